// Group commit: gathers the transactions of many callers into one commit, one commit in flight. Under load the commit
// that runs is the time in which the next one fills; at rest a single write goes at the end of its turn. When there is no
// room, what may be refused is refused, and the rest keeps its place and is tried again until there is.
import type { Clock, Timer } from '../kit/clock.ts'
import { DatabaseError, diskFull, type Write, type WriteOptions, type Written } from './database.ts'

type Waiting = {
  readonly writes: readonly Write[]
  readonly runs: number
  readonly refusable: boolean
  readonly urgent: boolean
  resolve(written: Written): void
  reject(error: Error): void
}

/** A commit holds the writer; beyond this many statements latency grows and throughput no longer does. */
const runsPerCommit = 2000
/** What is urgent is committed with little beside it. */
const runsPerUrgentCommit = 200
const retryMs = 500

export type Committer = {
  write(writes: readonly Write[], options?: WriteOptions): Promise<Written>
  /** Resolves when nothing waits and nothing is in flight. */
  idle(): Promise<void>
  readonly waiting: number
}

export function createCommitter(needs: {
  clock: Pick<Clock, 'soon' | 'after'>
  /** Rejects with a temporary error when the group was undone for lack of room; with any other one when all is lost. */
  commit: (group: readonly (readonly Write[])[]) => Promise<Written[]>
  /** False when the room that is left is for what has been accepted already. */
  hasRoom?: () => boolean
}): Committer {
  let waiting: Waiting[] = []
  let inFlight = false
  let planned = false
  let retry: Timer | undefined
  let broken: Error | undefined
  const onIdle: (() => void)[] = []

  const fail = (error: Error, group: readonly Waiting[]) => {
    broken = error
    for (const entry of [...group, ...waiting.splice(0)]) entry.reject(error)
  }

  const refuse = (error: Error) => {
    const refused = waiting.filter((entry) => entry.refusable)
    if (refused.length === 0) return
    waiting = waiting.filter((entry) => !entry.refusable)
    for (const entry of refused) entry.reject(error)
  }

  const takeGroup = (): Waiting[] => {
    const most = waiting[0]!.urgent ? runsPerUrgentCommit : runsPerCommit
    let runs = 0
    let count = 0
    while (count < waiting.length && (count === 0 || runs + waiting[count]!.runs <= most)) runs += waiting[count++]!.runs
    return waiting.splice(0, count)
  }

  const undone = (error: Error, group: readonly Waiting[]) => {
    if (!(error instanceof DatabaseError && error.temporary)) return fail(error, group)
    waiting = [...group, ...waiting]
    refuse(error)
    if (waiting.length === 0) return
    retry = needs.clock.after(retryMs, () => {
      retry = undefined
      flush()
    })
  }

  const flush = () => {
    planned = false
    if (inFlight || retry) return
    if (needs.hasRoom && waiting.some((entry) => entry.refusable) && !needs.hasRoom())
      refuse(new DatabaseError('the disk is nearly full; what has been accepted is finished first', diskFull, { temporary: true }))
    if (waiting.length === 0) {
      for (const resolve of onIdle.splice(0)) resolve()
      return
    }
    const group = takeGroup()
    inFlight = true
    needs.commit(group.map((entry) => entry.writes)).then(
      (results) => {
        inFlight = false
        for (let i = 0; i < group.length; i++) group[i]!.resolve(results[i]!)
        flush()
      },
      (error: Error) => {
        inFlight = false
        undone(error, group)
        flush()
      },
    )
  }

  return {
    write(writes, { whenFull = 'wait', urgent = false } = {}) {
      if (broken) return Promise.reject(broken)
      const refusable = whenFull === 'refuse'
      if (refusable && retry) return Promise.reject(new DatabaseError('the disk is full', diskFull, { temporary: true }))
      return new Promise((resolve, reject) => {
        const entry = { writes, runs: writes.reduce((sum, write) => sum + write.rows.length, 0), refusable, urgent, resolve, reject }
        if (urgent) waiting.splice(waiting.findLastIndex((one) => one.urgent) + 1, 0, entry)
        else waiting.push(entry)
        if (inFlight || planned) return
        planned = true
        needs.clock.soon(flush)
      })
    },
    idle: () =>
      new Promise((resolve) => {
        onIdle.push(resolve)
        if (!inFlight && !planned) flush()
      }),
    get waiting() {
      return waiting.length
    },
  }
}
