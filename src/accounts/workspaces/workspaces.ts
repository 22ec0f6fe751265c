// Workspaces below others: the house has customers, customers have sub-workspaces, and those have none. Whoever is above
// makes, sees, suspends. Knows which are suspended without asking the database each time.
import type { Clock, Timer } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import type { Workspace } from '../account.ts'
import type { WorkspaceRecords } from './records.ts'

export type Workspaces = {
  get(id: string): Promise<Workspace | undefined>
  /** One that `above` may see: itself, or one below it. Undefined for any other. */
  find(above: string, id: string): Promise<Workspace | undefined>
  /** Those directly below. */
  list(above: string, page: { limit: number; after?: string }): Promise<{ data: Workspace[]; nextCursor?: string }>
  create(above: string, wanted: { name: string }): Promise<Workspace | 'too_deep' | 'too_many'>
  /** Undefined when there is none below `above`; nobody suspends themselves. */
  change(above: string, id: string, change: { name?: string; suspended?: boolean }): Promise<Workspace | undefined>
  /** The one above it; undefined for that of the installation. Answered from memory. */
  parentOf(id: string): string | undefined
  /** Whether it, or the one above it, is suspended: every door asks this. Another process's change is seen within 5 s. */
  isSuspended(id: string): boolean
  /** Called with every workspace that was suspended just now: doors with open connections end them. */
  onSuspended(tell: (ids: readonly string[]) => void): void
  start(): Promise<void>
  stop(): void
}

export const mostBelow = 10_000
const refreshMs = 5_000

export function createWorkspaces(needs: {
  readonly records: WorkspaceRecords
  readonly clock: Clock
  readonly ids: Ids
  /** The workspace that the installation was made with. */
  readonly house: string
  /** Keys and sessions are to be looked up anew. */
  readonly onChanged: () => void
}): Workspaces {
  const { records, clock, ids, house, onChanged } = needs
  const listeners: ((ids: readonly string[]) => void)[] = []
  let suspended: ReadonlySet<string> = new Set()
  let parents = new Map<string, string>()
  let timer: Timer | undefined
  let stopped = false

  async function refresh(): Promise<void> {
    const ended = await records.suspended()
    const fresh = ended.filter((id) => !suspended.has(id))
    const changed = fresh.length > 0 || ended.length !== suspended.size
    suspended = new Set(ended)
    if (changed) onChanged()
    if (fresh.length > 0) for (const tell of listeners) tell(fresh)
  }
  const again = () => {
    // a failed look is made again: what is known stays true until then
    if (!stopped) timer = clock.after(refreshMs, () => void refresh().catch(() => {}).then(again))
  }

  async function find(above: string, id: string): Promise<Workspace | undefined> {
    const one = await records.get(id)
    if (!one || one.id === above || one.parent === above) return one
    const over = above === house && one.parent !== undefined
    return over ? one : undefined
  }

  return {
    get: records.get,
    find,
    async list(above, { limit, after = '' }) {
      const found = await records.below(above, limit + 1, after)
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    async create(above, { name }) {
      const parent = await records.get(above)
      if (above !== house && parent?.parent !== house) return 'too_deep'
      if ((await records.countBelow(above)) >= mostBelow) return 'too_many'
      const made: Workspace = { id: ids.next('wsp_'), name, parent: above, createdAt: clock.wall() }
      await records.add(made)
      parents.set(made.id, above)
      return made
    },
    async change(above, id, { name, suspended: suspend }) {
      const before = await find(above, id)
      if (!before) return undefined
      const since = suspend === undefined || id === above ? undefined : suspend ? (before.suspendedAt ?? clock.wall()) : null
      await records.change(id, { name, suspendedAt: since })
      await refresh()
      if (since !== undefined) onChanged()
      return records.get(id)
    },
    parentOf: (id) => parents.get(id),
    isSuspended: (id) => suspended.has(id),
    onSuspended: (tell) => void listeners.push(tell),
    async start() {
      parents = await records.parents()
      await refresh()
      again()
    },
    stop() {
      stopped = true
      timer?.cancel()
    },
  }
}
