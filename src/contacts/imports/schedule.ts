// Whose work is next: a few at once, each of another workspace, the one that waited longest first. So nobody's million rows
// keep the three rows of somebody else waiting. Knows no import.
import type { Log } from '../../kit/log.ts'

type Needs = {
  /** Workspaces that have work, and the id of the first of it. */
  readonly waiting: () => Promise<readonly { readonly workspace: string; readonly first: string }[]>
  /** Works for one until it is done, or others had better go on. */
  readonly work: (workspace: string) => Promise<void>
  readonly log: Pick<Log, 'error'>
}

/** Files that are open, and transactions that are made, at once. */
const atOnce = 2

export function createSchedule({ waiting, work, log }: Needs) {
  const active = new Map<string, Promise<void>>()
  /** When each had its last turn; forgotten where it has no more work. */
  const served = new Map<string, number>()
  let turns = 0
  let filling: Promise<void> | undefined
  let again = false
  let stopping = false

  const others = async () => (await waiting()).filter(({ workspace }) => !active.has(workspace))
  async function fill(): Promise<void> {
    do {
      again = false
      while (!stopping && active.size < atOnce) {
        const found = await others()
        for (const workspace of served.keys()) if (!active.has(workspace) && !found.some((one) => one.workspace === workspace)) served.delete(workspace)
        const [next] = found.sort((a, b) => (served.get(a.workspace) ?? 0) - (served.get(b.workspace) ?? 0) || (a.first < b.first ? -1 : 1))
        if (!next) break
        begin(next.workspace)
      }
    } while (again)
  }
  function begin(workspace: string): void {
    served.set(workspace, ++turns)
    const job = work(workspace).then(
      () => true,
      (error: unknown) => (log.error('imports of a workspace stopped', { workspace, error }), false),
    )
    active.set(workspace, job.then((isWell) => {
      active.delete(workspace)
      if (isWell) wake() // else the next wake tries again: what is broken would be broken at once
    }))
  }
  function wake(): void {
    again = true
    if (stopping || filling) return
    filling = fill()
      .catch((error: unknown) => log.error('imports stopped', { error }))
      .finally(() => (filling = undefined))
  }
  /** Nothing is at work. */
  const idle = async (): Promise<void> => {
    while (filling || active.size > 0) await Promise.all([filling, ...active.values()])
  }
  return {
    /** Looks for work; whoever is at work goes on. */
    wake,
    /** Whether somebody has work and no turn. */
    isWanted: async (): Promise<boolean> => (await others()).length > 0,
    idle,
    async stop(): Promise<void> {
      stopping = true
      await idle()
    },
  }
}
