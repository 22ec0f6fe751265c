// The log of what administrators and people did, one chain a workspace: each entry's mark covers the mark before it, under a
// key that is not in the database. So a changed, removed or inserted entry is found; a cut-off end is found by whoever kept
// the mark of an earlier look. Knows no action's meaning.
import { createHmac } from 'node:crypto'
import type { Clock } from '../../kit/clock.ts'
import type { Action, Entry } from './entry.ts'
import type { AuditRecords } from './records.ts'

export type Head = { readonly workspace: string; readonly entries: number; readonly hash: string }
export type Verdict =
  | { readonly kind: 'whole'; readonly heads: readonly Head[] }
  | { readonly kind: 'broken'; readonly workspace: string; readonly seq: number; readonly say: string }

export type Audit = {
  /** Resolves when it is on disk. */
  record(action: Action): Promise<void>
  /** The newest first; the cursor is a number as text. */
  list(workspace: string, page: { limit: number; after?: string }): Promise<{ data: Entry[]; nextCursor?: string }>
  /** Of all workspaces, or of one. `known`: what an earlier verification found, which must still be there. */
  verify(options?: { workspace?: string; known?: readonly Head[] }): Promise<Verdict>
}

const verifiedAtOnce = 1_000
const attempts = 10

export function createAudit({ records, clock, key }: { readonly records: AuditRecords; readonly clock: Clock; readonly key: Uint8Array }): Audit {
  const markOf = ({ workspace, seq, at, actor, action, target, detail, address, request }: Omit<Entry, 'hash'>, before: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([before, workspace, seq, at, actor, action, target ?? null, detail ?? null, address, request]))
      .digest('hex')
  /** One entry of a workspace at a time. */
  const lines = new Map<string, Promise<unknown>>()

  async function append(action: Action): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const head = await records.head(action.workspace)
      const entry = { ...action, seq: (head?.seq ?? 0) + 1, at: clock.wall() }
      if (await records.add([{ ...entry, hash: markOf(entry, head?.hash ?? '') }])) return
    }
    throw new Error('others wrote to the log of actions at every attempt')
  }

  async function verifyOne(workspace: string, known: Head | undefined): Promise<Head | Extract<Verdict, { kind: 'broken' }>> {
    const broken = (seq: number, say: string) => ({ kind: 'broken' as const, workspace, seq, say })
    let before = ''
    let seq = 0
    for (;;) {
      const entries = await records.oldest(workspace, verifiedAtOnce, seq)
      for (const entry of entries) {
        if (entry.seq !== ++seq) return broken(seq, `entry ${seq} is missing`)
        if (entry.hash !== markOf(entry, before)) return broken(seq, `entry ${seq} was changed, or the one before it`)
        before = entry.hash
        if (known?.entries === seq && known.hash !== before) return broken(seq, `entry ${seq} is not the one that was seen before`)
      }
      if (entries.length < verifiedAtOnce) break
    }
    if (known && known.entries > seq) return broken(seq + 1, `${known.entries - seq} entries at the end were removed since they were seen`)
    return { workspace, entries: seq, hash: before }
  }

  return {
    record(action) {
      const turn = (lines.get(action.workspace) ?? Promise.resolve()).then(() => append(action))
      const settled = turn.catch(() => {})
      lines.set(action.workspace, settled)
      void settled.then(() => void (lines.get(action.workspace) === settled && lines.delete(action.workspace)))
      return turn
    },
    async list(workspace, { limit, after }) {
      const below = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after)
      const found = Number.isSafeInteger(below) ? await records.newest(workspace, limit + 1, below) : []
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: String(data.at(-1)!.seq) } : { data }
    },
    async verify({ workspace, known = [] } = {}) {
      const all = workspace === undefined ? await records.workspaces() : [workspace]
      const gone = known.filter((head) => workspace === undefined && head.entries > 0 && !all.includes(head.workspace))
      const heads: Head[] = []
      for (const one of [...all, ...gone.map((head) => head.workspace)]) {
        const result = await verifyOne(one, known.find((head) => head.workspace === one))
        if ('kind' in result) return result
        heads.push(result)
      }
      return { kind: 'whole', heads }
    },
  }
}
