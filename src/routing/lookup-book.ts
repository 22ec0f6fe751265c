// The portability look-up of this installation as it is kept: over HTTP, set and taken away while everything runs. Its
// headers are secrets, sealed at rest and shown to nobody. Without one the number ranges decide.
import type { Clock } from '../kit/clock.ts'
import { urlFault, type Ask } from '../kit/request.ts'
import type { Seal } from '../kit/seal.ts'
import { createLookups, httpLookup, type HttpAsk, type LookupFields, type Lookups } from './lookup.ts'
import type { Network } from './network.ts'
import type { RoutingRecords } from './records.ts'
import { createTurns } from './turns.ts'

export type LookupSettings = {
  readonly name: string
  /** `{number}` in it stands for the digits, `{e164}` for them with a +. */
  readonly url: string
  readonly fields: LookupFields
  /** Requests under way at once. */
  readonly atOnce: number
  /** How long one request may take, and how long a message waits for it before the number range decides. */
  readonly timeoutMs: number
  readonly patienceMs: number
  readonly cacheSeconds: number
}
/** Headers not given stay as they were, while the address stays. */
export type LookupDraft = LookupSettings & { readonly headers?: Readonly<Record<string, string>> }

export type LookupView = LookupSettings & {
  /** Names of those that are set. */
  readonly headers: readonly string[]
  readonly changedAt: number
  readonly changedBy?: string
  /** The headers were sealed under another key: nobody is asked until they are given anew. */
  readonly sealedAway: boolean
  /** Numbers, since it was set or the process began. */
  readonly counters: ReturnType<Lookups['counters']>
}
export type LookupFault = { readonly param: string; readonly say: string }
export type Tried = { readonly ok: boolean; readonly say: string; readonly tookMs: number; readonly network?: Network }

/** What a look-up needs of the world. */
export type Outward = { readonly ask: Ask; readonly seal: Seal; readonly allowPrivate: boolean }

type Kept = {
  readonly settings: LookupSettings
  readonly headers: Readonly<Record<string, string>> | undefined
  readonly changedAt: number
  readonly changedBy: string | undefined
}
type Needs = { readonly records: RoutingRecords; readonly clock: Clock; readonly outward: Outward }

const place = 'routing/lookup'
const nothingAsked = { asked: 0, answered: 0, failed: 0, tooLate: 0 }

export type LookupBook = ReturnType<typeof createLookupBook>

export function createLookupBook({ records, clock, outward: { ask, seal, allowPrivate } }: Needs) {
  const inTurn = createTurns()
  let kept: Kept | undefined
  let lookups: Lookups | undefined

  const httpFor = (timeoutMs: number): HttpAsk => async ({ url, headers }) => {
    const reply = await ask({ method: 'GET', url, headers, timeoutMs })
    if (reply.kind !== 'answer') throw new Error(reply.say)
    return { status: reply.status, body: reply.body }
  }
  const lookupOf = ({ name, url, fields, atOnce, timeoutMs }: LookupSettings, headers: Readonly<Record<string, string>>) =>
    httpLookup({ name, http: httpFor(timeoutMs), url, headers, fields, atOnce })
  const use = (next: Kept | undefined) => {
    kept = next
    lookups = undefined
    if (!next?.headers) return
    const { patienceMs, cacheSeconds } = next.settings
    lookups = createLookups({ lookup: lookupOf(next.settings, next.headers), clock, patienceMs, ttlMs: cacheSeconds * 1_000 })
  }

  const faultOf = ({ url, headers }: LookupDraft): LookupFault | undefined => {
    if (!/\{number\}|\{e164\}/.test(url)) return { param: '/url', say: 'it needs {number} or {e164} where the number goes' }
    const fault = urlFault(asked(url), allowPrivate)
    if (fault) return { param: '/url', say: fault }
    if (headers === undefined && kept && (kept.headers === undefined || new URL(asked(kept.settings.url)).origin !== new URL(asked(url)).origin))
      return { param: '/headers', say: 'they would be sent to another place than they were given for: give them anew' }
    return undefined
  }

  return {
    known: (e164: string): Network | undefined => lookups?.known(e164),
    /** Resolves when numbers were asked about, or patience has ended; undefined when there is nothing to wait for. */
    prefetch: (numbers: () => readonly string[]): Promise<void> | undefined => lookups?.prefetch(numbers()),

    async start(): Promise<void> {
      const row = await records.lookup()
      if (!row) return
      const headers = seal.open(row.headers, place)
      use({
        settings: JSON.parse(row.settings) as LookupSettings,
        headers: headers === undefined ? undefined : (JSON.parse(headers) as Record<string, string>),
        changedAt: row.changedAt,
        changedBy: row.changedBy,
      })
    },
    get(): LookupView | undefined {
      if (!kept) return undefined
      const { settings, headers, changedAt, changedBy } = kept
      return {
        ...settings,
        headers: Object.keys(headers ?? {}),
        changedAt,
        ...(changedBy === undefined ? {} : { changedBy }),
        sealedAway: headers === undefined,
        counters: lookups?.counters() ?? nothingAsked,
      }
    },
    /** What is wrong with it, or nothing. What was looked up before is forgotten. */
    set: (draft: LookupDraft, by: string | undefined): Promise<LookupFault | undefined> =>
      inTurn(async () => {
        const fault = faultOf(draft)
        if (fault) return fault
        const { headers = kept?.headers ?? {}, ...settings } = draft
        const next = { settings, headers, changedAt: clock.wall(), changedBy: by }
        await records.setLookup({
          settings: JSON.stringify(settings),
          headers: seal.close(JSON.stringify(headers), place),
          changedAt: next.changedAt,
          changedBy: by,
        })
        use(next)
        return undefined
      }),
    /** False when there was none. */
    remove: (): Promise<boolean> =>
      inTurn(async () => {
        if (!kept) return false
        await records.removeLookup()
        use(undefined)
        return true
      }),
    /** Asks about one number now, whatever is remembered; undefined when no look-up is set. */
    async tryOut(e164: string): Promise<Tried | undefined> {
      if (!kept) return undefined
      if (!kept.headers) return { ok: false, say: 'its headers cannot be opened with the present key; set them again', tookMs: 0 }
      const began = clock.now()
      const tookMs = () => Math.round(clock.now() - began)
      try {
        const found = (await lookupOf(kept.settings, kept.headers).ask([e164])).get(e164)
        if (!found) return { ok: true, say: 'it answered, and knows no network of this number', tookMs: tookMs() }
        return { ok: true, say: 'it knows the network', tookMs: tookMs(), network: { ...found, source: 'lookup' } }
      } catch (error) {
        return { ok: false, say: (error as Error).message, tookMs: tookMs() }
      }
    },
  }
}

/** The address with some number in it. */
const asked = (url: string) => url.replaceAll('{number}', '31612345678').replaceAll('{e164}', '%2B31612345678')
