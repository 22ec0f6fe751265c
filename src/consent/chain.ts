// What makes a ledger of consent tamper-evident: each entry's mark covers the mark before it under a key that is not in the
// database, and the entry's details by a mark of their own, so that these may be erased and the chain still holds.
import { createHmac, hkdfSync } from 'node:crypto'
import type { Book } from './consent.ts'
import type { Chained, ConsentReads } from './records.ts'

export type Marks = ReturnType<typeof createMarks>
type Content = Omit<Chained, 'hash' | 'detailHash' | 'numberHash'>

/** `secret` stays outside of the database. */
export function createMarks(secret: string) {
  const keyFor = (use: string) => new Uint8Array(hkdfSync('sha256', secret, '', use, 32))
  const [pepper, chainKey] = [keyFor('onesixty consent numbers'), keyFor('onesixty consent chain')]
  const mark = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest('hex')
  return {
    /** The same number in two workspaces has two. */
    numberHash: (workspace: string, number: string) => mark(pepper, `${workspace} ${number}`),
    detailHash: ({ number, wording, wordingVersion, url, ip, actor }: Partial<Content>) =>
      mark(chainKey, JSON.stringify([number ?? null, wording ?? null, wordingVersion ?? null, url ?? null, ip ?? null, actor ?? null])),
    hash: (e: Omit<Chained, 'hash'>, before: string) =>
      mark(chainKey, JSON.stringify([
        before, e.workspace, e.mode, e.seq, e.id, e.numberHash, e.sender, e.purpose, e.action, e.source, e.at, e.recordedAt, e.inbound ?? null, e.message ?? null, e.detailHash,
      ])),
  }
}

export type ChainVerdict =
  | { readonly kind: 'whole'; readonly entries: number; readonly hash: string }
  | { readonly kind: 'broken'; readonly seq: number; readonly say: string }

const atOnce = 1_000

/** Walks a book from its beginning and makes every mark anew. */
export async function verifyChain(reads: Pick<ConsentReads, 'oldest'>, marks: Marks, book: Book): Promise<ChainVerdict> {
  let [before, seq] = ['', 0]
  for (;;) {
    const entries = await reads.oldest(book, seq, atOnce)
    for (const entry of entries) {
      seq++
      const broken = (say: string): ChainVerdict => ({ kind: 'broken', seq, say })
      if (entry.seq !== seq) return broken(`entry ${seq} is missing`)
      if (entry.hash !== marks.hash(entry, before)) return broken(`entry ${seq} was changed, or the one before it`)
      const isErased = entry.number === null
      if (!isErased && (entry.detailHash !== marks.detailHash(entry) || entry.numberHash !== marks.numberHash(entry.workspace, entry.number!)))
        return broken(`what entry ${seq} says was changed`)
      before = entry.hash
    }
    if (entries.length < atOnce) return { kind: 'whole', entries: seq, hash: before }
  }
}
