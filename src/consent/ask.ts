// May these texts go? Answers at once, without the database, while nobody concerned ever said no and the workspace set no
// rule; else reads what is known about the numbers in question, together. Keeps in memory who might have said no.
import type { Database } from '../db/database.ts'
import { createRecent } from '../kit/recent.ts'
import type { Marks } from './chain.ts'
import { createClaims } from './claims.ts'
import type { Asked, Basis, Book, Fact, Verdict, Verdicts } from './consent.ts'
import { senderKey } from './ledger.ts'
import { createNumberSet, type NumberSet } from './number-set.ts'
import { consentReads, type Settings, type Standing } from './records.ts'

type Restricted = { readonly numbers: NumberSet; /** Erased ones, known by their keyed hash alone. */ readonly hashes: Set<string> }
type Needs = {
  db: Database
  marks: Marks
  settingsOf: (workspace: string) => Settings
  /** When this may go, where that is not now: undefined. */
  quietUntil: (asked: Asked, how: 'every' | 'some') => number | undefined
  /** How many bulk messages went to these numbers since then; by number. */
  sentSince: (book: Book, numbers: readonly string[], since: number) => Promise<ReadonlyMap<string, { count: number; oldestAt: number }>>
  record: (facts: readonly Fact[]) => Promise<unknown>
}

const keyOf = ({ workspace, mode }: Book) => `${workspace} ${mode}`
const hourMs = 3_600_000
const pageOf = 5_000
const justNowMost = 20_000

const say = {
  opt_out: 'The recipient said STOP.',
  suppressed: 'The number is on the list of those who are not to be written to.',
  no_consent: 'No opt-in of the recipient is recorded, and none was stated.',
  review: 'The recipient may have asked to stop; somebody is to read it first.',
  quiet_hours: 'It is not a time to write to people there.',
  cap: 'The recipient had as many of these as they are to get.',
} as const

export type Ask = ReturnType<typeof createAsk>

export function createAsk({ db, marks, settingsOf, quietUntil, sentSince, record }: Needs) {
  const reads = consentReads(db)
  const restricted = new Map<string, Restricted>()
  const claims = createClaims()

  /** Said in this process a moment ago: what was looked up before may be on its way still. */
  const justNow = createRecent<Set<string>>(justNowMost)
  const note = ({ workspace, mode, number, purpose, sender, state }: Standing) => {
    if (number === null || purpose === 'review') return
    const name = `${workspace} ${mode} ${number}`
    const said = justNow.get(name) ?? new Set()
    if (state === 'out' || state === 'suppressed') said.add(`${purpose} ${sender}`)
    else said.delete(`${purpose} ${sender}`)
    justNow.set(name, said)
  }

  const restrict = (standing: Standing) => {
    const key = keyOf(standing)
    let book = restricted.get(key)
    if (!book) restricted.set(key, (book = { numbers: createNumberSet(), hashes: new Set() }))
    if (standing.number === null) book.hashes.add(standing.numberHash)
    else book.numbers.add(standing.number)
  }

  /** Exact about who is not restricted; whoever is, or was, has to be looked up. */
  const mayBeRestricted = (book: Book, number: string): boolean => {
    const known = restricted.get(keyOf(book))
    if (!known) return false
    return known.numbers.has(number) || (known.hashes.size > 0 && known.hashes.has(marks.numberHash(book.workspace, number)))
  }

  const standingsOf = async (book: Book, numbers: readonly string[]): Promise<Map<string, Standing[]>> => {
    const found = Map.groupBy(await reads.standings(book, numbers), ({ number }) => number!)
    const { hashes } = restricted.get(keyOf(book)) ?? {}
    if (!hashes || hashes.size === 0) return found
    const erased = new Map(numbers.map((number) => [marks.numberHash(book.workspace, number), number] as const).filter(([hash]) => hashes.has(hash)))
    for (const one of await reads.standingsByHash(book, [...erased.keys()])) {
      const number = erased.get(one.numberHash)!
      found.set(number, [...(found.get(number) ?? []), one])
    }
    return found
  }

  /** Of what concerns this sender, or all of them, the latest word counts. */
  const latest = (standings: readonly Standing[], purpose: string, sender: string) =>
    standings
      .filter((one) => one.purpose === purpose && (one.sender === '*' || one.sender === sender))
      .reduce<Standing | undefined>((last, one) => (!last || one.seq > last.seq ? one : last), undefined)?.state

  const forbids = ({ lane, from }: Asked, standings: readonly Standing[]): Verdict | undefined => {
    if (standings.some(({ state }) => state === 'suppressed')) return { kind: 'block', reason: 'suppressed', say: say.suppressed }
    const word = latest(standings, lane === 'bulk' ? 'marketing' : 'transactional', senderKey(from))
    if (word === 'out') return { kind: 'block', reason: 'opt_out', say: say.opt_out }
    if (lane === 'bulk' && standings.some(({ state }) => state === 'paused')) return { kind: 'hold', reason: 'review', until: undefined, say: say.review }
    return undefined
  }

  const isCapped = ({ workspace, lane }: Asked) => lane === 'bulk' && settingsOf(workspace).cap > 0
  const needsLooking = (one: Asked) =>
    mayBeRestricted(one, one.to) || isCapped(one) || (one.lane === 'bulk' && settingsOf(one.workspace).bulkNeedsConsent)

  const quiet = (one: Asked, into: Map<number, Verdict>, at: number, how: 'every' | 'some' = 'every') => {
    const until = one.lane === 'bulk' && settingsOf(one.workspace).quietHours ? quietUntil(one, how) : undefined
    if (until !== undefined) into.set(at, { kind: 'hold', reason: 'quiet_hours', until, say: say.quiet_hours })
  }

  const look = async (asked: readonly Asked[], places: readonly number[], bases: (at: number) => Basis | undefined, verdicts: Map<number, Verdict>, keep: Needs['record'] = record): Promise<Verdicts> => {
    for (const at of places) verdicts.delete(at)
    for (const some of Map.groupBy(places, (at) => keyOf(asked[at]!)).values()) {
      const book: Book = { workspace: asked[some[0]!]!.workspace, mode: asked[some[0]!]!.mode }
      const { bulkNeedsConsent, cap, capHours } = settingsOf(book.workspace)
      const standings = await standingsOf(book, [...new Set(some.map((at) => asked[at]!.to))])
      const bulk = some.filter((at) => asked[at]!.lane === 'bulk')
      const facts: Fact[] = []
      for (const at of some) {
        const one = asked[at]!
        const known = standings.get(one.to) ?? []
        const forbidden = forbids(one, known)
        if (forbidden) verdicts.set(at, forbidden)
        else if (bulkNeedsConsent && one.lane === 'bulk' && latest(known, 'marketing', senderKey(one.from)) !== 'in') {
          const basis = bases(at)
          if (!basis) verdicts.set(at, { kind: 'block', reason: 'no_consent', say: say.no_consent })
          else facts.push({ ...book, number: one.to, sender: one.from, purpose: 'marketing', action: 'given', source: 'basis', wording: basis.wording })
        }
        if (!verdicts.has(at)) quiet(one, verdicts, at)
      }
      if (facts.length > 0) await keep([...new Map(facts.map((fact) => [`${fact.number} ${fact.sender}`, fact])).values()])
      if (cap > 0 && bulk.length > 0) await limit(book, asked, bulk.filter((at) => [undefined, 'quiet_hours'].includes(verdicts.get(at)?.reason)), cap, capHours, verdicts)
    }
    return verdicts
  }

  /** So many in as many hours; what comes beyond waits as long as it takes for all before it to have gone. */
  const limit = async (book: Book, asked: readonly Asked[], places: readonly number[], cap: number, capHours: number, verdicts: Map<number, Verdict>) => {
    if (places.length === 0) return
    const now = asked[places[0]!]!.at
    const sent = await sentSince(book, [...new Set(places.map((at) => asked[at]!.to))], now - capHours * hourMs)
    const here = new Map<string, number>()
    for (const at of places) {
      const { to } = asked[at]!
      const before = sent.get(to)
      const count = (before?.count ?? 0) + (here.get(to) ?? 0)
      here.set(to, (here.get(to) ?? 0) + 1)
      if (count < cap) continue
      const held = verdicts.get(at)
      const until = (before?.oldestAt ?? now) + Math.floor(count / cap) * capHours * hourMs
      verdicts.set(at, { kind: 'hold', reason: 'cap', until: Math.max(until, held?.kind === 'hold' ? (held.until ?? 0) : 0), say: say.cap })
    }
  }

  const judge = (asked: readonly Asked[], bases: (at: number) => Basis | undefined, stored?: Promise<unknown>, keep?: Needs['record']): Verdicts | Promise<Verdicts> | undefined => {
    const verdicts = new Map<number, Verdict>()
    const places: number[] = []
    asked.forEach((one, at) => {
      if (needsLooking(one)) places.push(at)
      else quiet(one, verdicts, at)
    })
    if (places.length > 0) {
      const claiming = stored && claims.take(places.filter((at) => isCapped(asked[at]!)).map((at) => `${keyOf(asked[at]!)} ${asked[at]!.to}`), stored)
      return claiming ? claiming.then(() => look(asked, places, bases, verdicts, keep)) : look(asked, places, bases, verdicts, keep)
    }
    return verdicts.size > 0 ? verdicts : undefined
  }

  return {
    restrict,
    /** A fact is about to be written: whom it silences is not written to from here on, also by what was looked up before. */
    heard(standing: Standing): void {
      note(standing)
      if (standing.state === 'out' || standing.state === 'suppressed' || standing.state === 'paused') restrict(standing)
    },
    isJustStopped({ workspace, mode, to, from, lane }: Omit<Asked, 'at' | 'country'>): boolean {
      const said = justNow.get(`${workspace} ${mode} ${to}`)
      if (!said || said.size === 0 || lane === 'otp') return false
      const purpose = lane === 'bulk' ? 'marketing' : 'transactional'
      return said.has('all *') || said.has(`${purpose} *`) || said.has(`${purpose} ${senderKey(from)}`)
    },
    /** At start: whoever said no, of all workspaces. */
    async load(): Promise<void> {
      for (let after: [string, number, string] = ['', -1, '']; ; ) {
        const page = await reads.restricted(after, pageOf)
        for (const standing of page) restrict(standing)
        if (page.length < pageOf) return
        const last = page.at(-1)!
        // Where several of one number are cut by the page, it is known already.
        after = [last.workspace, last.mode === 'live' ? 1 : 0, last.numberHash]
      }
    },
    /** No rule of this workspace and nobody's word can forbid anything: nobody needs to be asked. */
    isIdle(book: Book): boolean {
      const { bulkNeedsConsent, quietHours, cap } = settingsOf(book.workspace)
      return !bulkNeedsConsent && !quietHours && cap === 0 && !restricted.has(keyOf(book))
    },
    /** `stored`: when what this permits is in the database, or given up; until then nobody else counts what went to the same people. */
    judge: (asked: readonly Asked[], bases: (at: number) => Basis | undefined, stored?: Promise<unknown>) => judge(asked, bases, stored),
    /** What `judge` would say, with nothing kept of it. */
    foresee: (asked: readonly Asked[], basis: Basis | undefined) => judge(asked, () => basis, undefined, async () => {}),
    /**
     * Once more, before bytes leave: what was said since, and whether night fell meanwhile everywhere
     * in the country: the recipient's own zone was known at acceptance alone. Undefined where all may go.
     */
    recheck(asked: readonly Asked[]): Verdicts | Promise<Verdicts> | undefined {
      const verdicts = new Map<number, Verdict>()
      const places: number[] = []
      asked.forEach((one, at) => {
        if (one.lane === 'otp') return
        if (mayBeRestricted(one, one.to)) places.push(at)
        else quiet(one, verdicts, at, 'some')
      })
      if (places.length === 0) return verdicts.size > 0 ? verdicts : undefined
      return again(asked, places, verdicts)
    },
  }

  async function again(asked: readonly Asked[], places: readonly number[], verdicts: Map<number, Verdict>): Promise<Verdicts> {
    for (const some of Map.groupBy(places, (at) => keyOf(asked[at]!)).values()) {
      const standings = await standingsOf(asked[some[0]!]!, [...new Set(some.map((at) => asked[at]!.to))])
      for (const at of some) {
        const forbidden = forbids(asked[at]!, standings.get(asked[at]!.to) ?? [])
        if (forbidden) verdicts.set(at, forbidden)
        else quiet(asked[at]!, verdicts, at, 'some')
      }
    }
    return verdicts
  }
}
