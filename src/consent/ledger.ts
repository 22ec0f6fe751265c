// The ledger of consent: facts go in, chained, and how things stand is folded from them in the same transaction. One writer
// a book at a time. Knows neither why a fact came to be nor what it forbids.
import type { Database, Write, Written } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { verifyChain, type Marks } from './chain.ts'
import type { Action, Book, Entry, Fact, Recording } from './consent.ts'
import { consentReads, eraseNumber, insertEntries, upsertStandings, type Chained, type Standing, type State } from './records.ts'

export type Told = { readonly writes: readonly Write[]; ended(written: boolean): void }
type Needs = {
  db: Database
  clock: Clock
  ids: Ids
  marks: Marks
  /** Who is told of changes, in the transaction that makes them. */
  tell: (entries: readonly Entry[]) => Told
  /** Before anything of it is written: how somebody will stand. */
  onStanding: (standing: Standing) => void
}

const stateAfter: Partial<Record<Action, State>> = {
  given: 'in', confirmed: 'in', imported: 'in', withdrawn: 'out', suppressed: 'suppressed', requested: 'pending', expired: 'none', paused: 'paused', resumed: 'none', lifted: 'none',
}
/** A person may be in doubt beside whatever else is known. */
const purposeOf = ({ action, purpose }: Fact) => (action === 'paused' || action === 'resumed' ? 'review' : action === 'suppressed' || action === 'lifted' ? 'all' : purpose)
/** What others say of a person, or what was asked of them: it does not undo what they said themselves. */
const isHearsay = ({ action, source }: Fact) => action === 'imported' || action === 'requested' || action === 'expired' || (action === 'given' && source === 'form')
const mayBeWeak = (fact: Fact) => isHearsay(fact) || fact.at !== undefined
/** A STOP stays, whatever others say, and whatever was agreed to before it; that somebody is in, until they are out. */
const staysAfter = ({ state, at }: Standing, fact: Fact, next: Standing): boolean => {
  if (state === 'out') return isHearsay(fact) || (next.state === 'in' && next.at < at)
  return state === 'in' && (fact.action === 'requested' || fact.action === 'expired')
}
const keyOf = ({ workspace, mode }: Book) => `${workspace} ${mode}`
const personOf = ({ numberHash, ...book }: Book & { readonly numberHash: string }) => `${keyOf(book)} ${numberHash}`
const attempts = 5

export const senderKey = (sender: string) => sender.replace(/^\+/, '').toLowerCase()

export type ConsentLedger = ReturnType<typeof createLedger>

export function createLedger({ db, clock, ids, marks, tell, onStanding }: Needs) {
  const reads = consentReads(db)
  const turns = new Map<string, Promise<unknown>>()
  const heads = new Map<string, { seq: number; hash: string }>()

  /** One at a time of each book; in the order of their names, so that nobody waits for one who waits for them. */
  const inTurn = <T>(keys: readonly string[], run: () => Promise<T>): Promise<T> => {
    const [key, ...rest] = keys
    if (key === undefined) return run()
    const turn = (turns.get(key) ?? Promise.resolve()).then(() => inTurn(rest, run))
    const settled = turn.then(() => {}, () => {})
    turns.set(key, settled)
    void settled.then(() => void (turns.get(key) === settled && turns.delete(key)))
    return turn
  }

  const chain = async (facts: readonly Fact[]): Promise<Chained[]> => {
    const now = clock.wall()
    const run = ids.run('cns_', facts.length)
    const entries: Chained[] = []
    for (const [at, fact] of facts.entries()) {
      const key = keyOf(fact)
      const head = heads.get(key) ?? (await reads.head(fact))
      const { at: factAt = now, sender, ...rest } = fact
      const numberHash = marks.numberHash(fact.workspace, fact.number)
      const entry = { ...rest, sender: senderKey(sender), id: run[at]!, seq: head.seq + 1, at: factAt, recordedAt: now, numberHash, detailHash: marks.detailHash(rest) }
      const chained = { ...entry, hash: marks.hash(entry, head.hash) }
      heads.set(key, { seq: chained.seq, hash: chained.hash })
      entries.push(chained)
    }
    return entries
  }

  const standingAfter = (fact: Fact, { numberHash, sender, seq, at }: Chained): Standing => {
    const { workspace, mode, number, action } = fact
    return { workspace, mode, numberHash, number, sender, purpose: purposeOf(fact), state: stateAfter[action] ?? 'none', seq, at }
  }
  /** How people stand of whom something is said that may be weaker than what they said themselves. */
  const standingsBefore = async (facts: readonly Fact[], entries: readonly Chained[]): Promise<Map<string, Standing[]>> => {
    const asked = entries.filter((_, at) => mayBeWeak(facts[at]!))
    const found = new Map<string, Standing[]>()
    for (const of of Map.groupBy(asked, keyOf).values())
      for (const one of await reads.standingsByHash(of[0]!, [...new Set(of.map(({ numberHash }) => numberHash))])) found.set(personOf(one), [...(found.get(personOf(one)) ?? []), one])
    return found
  }
  /** What changes: a fact that is too weak says nothing beside the word that stays, and of other senders the least. */
  const standingsAfter = async (facts: readonly Fact[], entries: readonly Chained[]): Promise<Standing[]> => {
    const before = await standingsBefore(facts, entries)
    const changed: Standing[] = []
    for (const [at, fact] of facts.entries()) {
      const next = standingAfter(fact, entries[at]!)
      const known = before.get(personOf(next)) ?? []
      const staying = known.filter((one) => one.purpose === next.purpose && (one.sender === next.sender || one.sender === '*' || next.sender === '*') && staysAfter(one, fact, next))
      if (staying.some(({ sender }) => sender === next.sender)) continue
      const standing = staying.length > 0 ? { ...next, seq: 0 } : next
      before.set(personOf(next), [...known.filter((one) => one.purpose !== next.purpose || one.sender !== next.sender), standing])
      changed.push(standing)
    }
    return changed
  }

  /** `commit` puts the writes into its own transaction; it may be called again when another process wrote meanwhile. */
  const record = (facts: readonly Fact[], commit: Recording = (writes) => db.write(writes)): Promise<Entry[]> => {
    const keys = [...new Set(facts.map(keyOf))].sort()
    return inTurn(keys, async () => {
      let written: Written | undefined
      for (let attempt = 0; attempt < attempts; attempt++) {
        const entries = await chain(facts)
        const standings = await standingsAfter(facts, entries)
        for (const standing of standings) onStanding(standing)
        const told = tell(entries)
        try {
          written = await commit([insertEntries(entries), upsertStandings(standings), ...told.writes])
        } finally {
          told.ended(written?.ok === true)
          if (!written?.ok) for (const key of keys) heads.delete(key)
        }
        if (written.ok) return entries
      }
      throw new Error(`consent could not be written: ${written && !written.ok ? written.say : ''}`)
    })
  }

  return {
    record,
    verify: (book: Book) => verifyChain(reads, marks, book),
    async list(book: Book, { number, limit, after }: { number?: string; limit: number; after?: string }): Promise<{ data: Entry[]; nextCursor?: string }> {
      const below = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after)
      if (!Number.isSafeInteger(below)) return { data: [] }
      const found = number === undefined
        ? await reads.newest(book, below, limit + 1)
        : await reads.newestOf(book, marks.numberHash(book.workspace, number), below, limit + 1)
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: String(data.at(-1)!.seq) } : { data }
    },
    standingsOf: (book: Book, number: string) => reads.standingsByHash(book, [marks.numberHash(book.workspace, number)]),
    /** Everything about one person, in order, with the marks by which it is part of the whole. */
    async proof(book: Book, number: string): Promise<{ entries: Chained[]; standings: Standing[] }> {
      const hash = marks.numberHash(book.workspace, number)
      const entries: Chained[] = []
      for (let below = Number.MAX_SAFE_INTEGER; ; ) {
        const page = await reads.newestOf(book, hash, below, 1_000)
        entries.push(...page)
        if (page.length < 1_000 || entries.length >= 100_000) break
        below = page.at(-1)!.seq
      }
      return { entries: entries.reverse(), standings: await reads.standingsByHash(book, [hash]) }
    },
    async suppressions(book: Book, { limit, after = '' }: { limit: number; after?: string }): Promise<{ data: Standing[]; nextCursor?: string }> {
      const found = await reads.stopped(book, after, limit + 1)
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: data.at(-1)!.numberHash } : { data }
    },
    /** Nothing stays that names the person; that they are not to be written to stays, as a keyed hash. */
    async erase(book: Book, number: string): Promise<void> {
      await record([{ ...book, number, sender: '*', purpose: 'marketing', action: 'suppressed', source: 'api' }])
      const numberHash = marks.numberHash(book.workspace, number)
      onStanding({ ...book, numberHash, number: null, sender: '*', purpose: 'all', state: 'suppressed', seq: 0, at: 0 })
      await inTurn([keyOf(book)], () => db.write(eraseNumber(book, number, numberHash)))
    },
  }
}
