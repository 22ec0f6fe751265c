// The log of what administrators and people did, one chain a workspace: each entry's mark covers the mark before it, under a
// key that is not in the database. So a changed, removed or inserted entry is found; a cut-off end is found by whoever kept
// the mark of an earlier look. Knows no action's meaning.
import type { Clock } from '../../kit/clock.ts'
import type { Action, Entry } from './entry.ts'
import type { AuditRecords } from './records.ts'
import { marksWith, verifyLog } from './verify.ts'
import type { Verdict, VerifyOptions } from './verify.ts'

export type Audit = {
  /** Resolves when it is on disk. */
  record(action: Action): Promise<void>
  /** The newest first; the cursor is a number as text. */
  list(workspace: string, page: { limit: number; after?: string }): Promise<{ data: Entry[]; nextCursor?: string }>
  verify(options?: VerifyOptions): Promise<Verdict>
}

const attempts = 10

export function createAudit({ records, clock, key }: { readonly records: AuditRecords; readonly clock: Clock; readonly key: Uint8Array }): Audit {
  const markOf = marksWith(key)
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
    verify: (options) => verifyLog(records, key, options),
  }
}
