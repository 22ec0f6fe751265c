// Asking a portability look-up about single numbers: the contract, a memory with an age, and patience with an end.
// None is set up by default. When it is slow or broken the number range decides, and says so.
import type { Clock } from '../kit/clock.ts'
import { createRecent } from '../kit/recent.ts'
import type { Network } from './network.ts'

/** What a look-up knows of one number. */
export type LookedUp = { readonly country: string; readonly mcc: string; readonly mnc: string; readonly name?: string }

export type NumberLookup = {
  /** For logs and pages. */
  readonly name: string
  /** Numbers that one call of `ask` takes; a batch makes its calls one after the other. */
  readonly atOnce: number
  /** Numbers missing in the answer are not known there. A rejection means that nothing is known of any of them now. */
  ask(numbers: readonly string[]): Promise<ReadonlyMap<string, LookedUp>>
}

type Needs = {
  readonly lookup: NumberLookup
  readonly clock: Clock
  /** How long an answer is believed, and for how long one that says "not known". */
  readonly ttlMs?: number
  readonly unknownTtlMs?: number
  /** Answers kept in memory: at least so many, at most twice as many. */
  readonly remembered?: number
  /** How long a batch waits for answers before the number range decides. */
  readonly patienceMs?: number
}

type Answer = { readonly network: Network | undefined; readonly until: number }

/** Numbers being asked about at one moment; beyond them nobody is asked. */
const mostAsked = 20_000
const failuresInARow = 5
const restMs = 30_000

export type Lookups = ReturnType<typeof createLookups>

export function createLookups(needs: Needs) {
  const { lookup, clock, ttlMs = 86_400_000, unknownTtlMs = 3_600_000, remembered = 200_000, patienceMs = 300 } = needs
  const answers = createRecent<Answer>(remembered)
  const asked = new Set<string>()
  let failures = 0
  let restUntil = 0
  const counters = { asked: 0, answered: 0, failed: 0, tooLate: 0 }

  const fresh = (e164: string): Answer | undefined => {
    const answer = answers.get(e164)
    return answer && answer.until > clock.now() ? answer : undefined
  }

  const ask = async (numbers: readonly string[]): Promise<void> => {
    for (const number of numbers) asked.add(number)
    counters.asked += numbers.length
    try {
      const found = await lookup.ask(numbers)
      const now = clock.now()
      for (const number of numbers) {
        const it = found.get(number)
        answers.set(
          number,
          it
            ? { network: { ...it, source: 'lookup' }, until: now + ttlMs }
            : { network: undefined, until: now + unknownTtlMs },
        )
      }
      counters.answered += numbers.length
      failures = 0
    } catch {
      counters.failed += numbers.length
      if (++failures >= failuresInARow) restUntil = clock.now() + restMs
    }
    for (const number of numbers) asked.delete(number)
  }

  return {
    name: lookup.name,
    counters: () => ({ ...counters }),
    known: (e164: string): Network | undefined => fresh(e164)?.network,
    /** Resolves when the answers are there or patience has ended; undefined when there is nothing to wait for. */
    prefetch(numbers: readonly string[]): Promise<void> | undefined {
      if (clock.now() < restUntil) return undefined
      const unknown = [...new Set(numbers)].filter((number) => !fresh(number) && !asked.has(number))
      const wanted = unknown.slice(0, Math.max(0, mostAsked - asked.size))
      if (wanted.length === 0) return undefined
      return new Promise((resolve) => {
        let patient = true
        const timer = clock.after(patienceMs, () => {
          patient = false
          counters.tooLate += wanted.length
          resolve()
        })
        const inTurn = async () => {
          for (let at = 0; at < wanted.length && patient; at += lookup.atOnce)
            await ask(wanted.slice(at, at + lookup.atOnce))
          timer.cancel()
          resolve()
        }
        void inTurn()
      })
    },
  }
}

/** Places in the JSON answer, members separated by dots. */
export type LookupFields = { readonly country: string; readonly name?: string } & (
  { readonly mcc: string; readonly mnc: string } | { readonly mccmnc: string }
)

/** One HTTP request, made by whoever owns sockets; rejects when there was no answer in time. */
export type HttpAsk = (request: {
  url: string
  headers: Readonly<Record<string, string>>
}) => Promise<{ status: number; body: string }>

/**
 * A look-up over HTTP with one GET per number. `url` has `{number}` (digits) or `{e164}` in it; `mccmnc` of
 * `fields` may stand for both codes in one text, however separated.
 */
export function httpLookup(needs: {
  readonly name: string
  readonly http: HttpAsk
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly fields: LookupFields
  /** Requests under way at once. */
  readonly atOnce?: number
}): NumberLookup {
  const { http, url, headers = {}, fields } = needs
  const one = async (e164: string): Promise<LookedUp | undefined> => {
    const asked = url.replaceAll('{number}', e164.slice(1)).replaceAll('{e164}', encodeURIComponent(e164))
    const { status, body } = await http({ url: asked, headers })
    if (status === 404) return undefined
    if (status !== 200) throw new Error(`${needs.name} answered ${status}`)
    const answer: unknown = JSON.parse(body)
    const text = (place: string | undefined) => (place === undefined ? '' : textAt(answer, place))
    const joined = 'mccmnc' in fields ? text(fields.mccmnc).replace(/\D/g, '') : text(fields.mcc) + text(fields.mnc)
    const country = text(fields.country).toUpperCase()
    const name = text(fields.name)
    if (!/^\d{5,6}$/.test(joined) || !/^[A-Z]{2}$/.test(country)) return undefined
    return { country, mcc: joined.slice(0, 3), mnc: joined.slice(3), ...(name && { name: name.slice(0, 64) }) }
  }
  return {
    name: needs.name,
    atOnce: needs.atOnce ?? 20,
    async ask(numbers) {
      const answers = await Promise.all(numbers.map(one))
      return new Map(numbers.flatMap((number, at) => (answers[at] ? [[number, answers[at]] as const] : [])))
    },
  }
}

function textAt(value: unknown, place: string): string {
  let at = value
  for (const name of place.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return ''
    at = (at as Record<string, unknown>)[name]
  }
  return typeof at === 'string' || typeof at === 'number' ? String(at) : ''
}
