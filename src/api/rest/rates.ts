// How often may be asked: by one address before anybody knows who it is, by one key after that, and how often an
// address may be wrong. Token buckets, a second's worth each, in bounded memory. Knows no HTTP but the names of its
// headers.
import { isIPv6 } from 'node:net'
import type { Principal } from '../../accounts/account.ts'
import type { Clock } from '../../kit/clock.ts'
import { problem } from './problem.ts'
import type { Problem } from './problem.ts'

/** Requests a second; 0: as many as they like. */
export type RequestLimits = { readonly perKey: number; readonly perAddress: number }

/** Who asks without a good key or password may be wrong so often at once, and then so often a second. */
const wrongAtOnce = 100
const wrongPerSecond = 2
/** Of each sort; the one that was asked for longest ago leaves first. */
const bucketsKept = 20_000

type Bucket = { tokens: number; at: number }
type Taken = {
  readonly limit: number
  readonly remaining: number
  readonly resetMs: number
  readonly waitMs: number
}

export function createBuckets(clock: Clock, most = bucketsKept) {
  const buckets = new Map<string, Bucket>()
  const fill = (who: string, perSecond: number, size: number): Bucket => {
    const now = clock.now()
    const known = buckets.get(who)
    const tokens = known ? Math.min(size, known.tokens + ((now - known.at) * perSecond) / 1_000) : size
    if (known) buckets.delete(who)
    else if (buckets.size >= most) buckets.delete(buckets.keys().next().value!)
    const bucket = { tokens, at: now }
    buckets.set(who, bucket)
    return bucket
  }
  return {
    /** Takes one where there is one; `waitMs` is 0 then. */
    take(who: string, perSecond: number, size = Math.max(1, perSecond)): Taken {
      const bucket = fill(who, perSecond, size)
      const waitMs = bucket.tokens >= 1 ? 0 : ((1 - bucket.tokens) * 1_000) / perSecond
      if (waitMs === 0) bucket.tokens--
      const { tokens } = bucket
      const resetMs = ((size - tokens) * 1_000) / perSecond
      return { limit: Math.ceil(size), remaining: Math.floor(tokens), resetMs, waitMs }
    },
    /** Milliseconds until one is there; takes none. */
    waitMs(who: string, perSecond: number, size: number): number {
      if (!buckets.has(who)) return 0
      const { tokens } = fill(who, perSecond, size)
      return tokens >= 1 ? 0 : ((1 - tokens) * 1_000) / perSecond
    },
    get size() {
      return buckets.size
    },
  }
}

/** An IPv6 customer has 2^64 addresses: they count as one. */
export function neighbourhood(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [before = '', after] = plain.toLowerCase().split('::')
  const left = before === '' ? [] : before.split(':')
  const right = after === undefined ? [] : after.split(':')
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const network = [...left, ...zeros, ...right].slice(0, 4)
  return network.map((part) => part.replace(/^0+(?=.)/, '') || '0').join(':')
}

const seconds = (ms: number) => String(Math.ceil(ms / 1_000))
const headersOf = ({ limit, remaining, resetMs }: Taken): Record<string, string> => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': seconds(resetMs),
})
const refused = (say: string, retryAfterMs: number) => problem('rate_limited', say, { retryAfterMs })

export type Rates = ReturnType<typeof createRates>

export function createRates({ clock, limits }: { readonly clock: Clock; readonly limits: RequestLimits }) {
  const addresses = createBuckets(clock)
  const keys = createBuckets(clock)
  const wrong = createBuckets(clock)
  return {
    /** Before anybody knows who asks. */
    ofAddress(address: string): Problem | undefined {
      if (limits.perAddress === 0) return undefined
      const { limit, waitMs } = addresses.take(neighbourhood(address), limits.perAddress)
      return waitMs === 0 ? undefined : refused(`One address may ask ${limit} times a second.`, waitMs)
    },
    /** After: the headers that tell where the caller stands, and the problem where it asked too often. */
    ofCaller(caller: Principal): { headers: Record<string, string>; refused?: Problem } {
      const { key, person, workspace, limits: own } = caller
      const perSecond = own?.perSecond ?? limits.perKey
      if (perSecond === 0) return { headers: {} }
      const taken = keys.take(key ?? person ?? workspace, perSecond)
      const headers = headersOf(taken)
      if (taken.waitMs === 0) return { headers }
      const say = `This ${key === undefined ? 'session' : 'key'} may ask ${perSecond} times a second.`
      return { headers, refused: refused(say, taken.waitMs) }
    },
    /** It gave no good key or password. */
    wasWrong: (address: string) => void wrong.take(neighbourhood(address), wrongPerSecond, wrongAtOnce),
    /** Where an address was wrong too often: nothing more is judged of what it gives. */
    afterWrong(address: string): Problem | undefined {
      const waitMs = wrong.waitMs(neighbourhood(address), wrongPerSecond, wrongAtOnce)
      return waitMs === 0 ? undefined : refused('Too many wrong keys or passwords came from this address.', waitMs)
    },
  }
}
