// Whether a log of actions is whole: walks each chain from its beginning and makes every mark anew. Reads only, so that it can
// be done beside a server that writes, by somebody who does not trust it.
import { createHmac } from 'node:crypto'
import type { Entry } from './entry.ts'
import type { AuditReads } from './records.ts'

export type Head = { readonly workspace: string; readonly entries: number; readonly hash: string }
export type Verdict =
  | { readonly kind: 'whole'; readonly heads: readonly Head[] }
  | { readonly kind: 'broken'; readonly workspace: string; readonly seq: number; readonly say: string }
/** Of all workspaces, or of one. `known`: what an earlier verification found, which must still be there. */
export type VerifyOptions = { readonly workspace?: string; readonly known?: readonly Head[] }

const verifiedAtOnce = 1_000

/** The mark of an entry: covers it and the mark before it. */
export const marksWith = (key: Uint8Array) => ({ workspace, seq, at, actor, action, target, detail, address, request }: Omit<Entry, 'hash'>, before: string) =>
  createHmac('sha256', key)
    .update(JSON.stringify([before, workspace, seq, at, actor, action, target ?? null, detail ?? null, address, request]))
    .digest('hex')

export async function verifyLog(records: AuditReads, key: Uint8Array, { workspace, known = [] }: VerifyOptions = {}): Promise<Verdict> {
  const markOf = marksWith(key)

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

  const all = workspace === undefined ? await records.workspaces() : [workspace]
  const gone = known.filter((head) => workspace === undefined && head.entries > 0 && !all.includes(head.workspace))
  const heads: Head[] = []
  for (const one of [...all, ...gone.map((head) => head.workspace)]) {
    const result = await verifyOne(one, known.find((head) => head.workspace === one))
    if ('kind' in result) return result
    heads.push(result)
  }
  return { kind: 'whole', heads }
}
