// One request, with a time for its answer and with repeats where a repeat does no harm: of what only reads, and of a
// POST under an Idempotency-Key, which it makes itself. Knows no resource.
import { ConnectionError, errorOf, OnesixtyError, ProblemError, TimeoutError } from './errors.ts'

export type Options = {
  /** `live_…` or `test_…`. Absent in a browser that has a session cookie. */
  readonly key?: string
  /** Where the installation is, without `/v1`; the page's own origin in a browser. */
  readonly url?: string
  /** For one answer; 30,000 unless said. */
  readonly timeoutMs?: number
  /** Repeats after the first try; 3 unless said. */
  readonly retries?: number
  /** Another fetch, for proxies and tests. */
  readonly fetch?: typeof fetch
}
export type Sending = {
  readonly query?: Readonly<Record<string, unknown>> | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  /** One is made for every POST that names none; the same one for all of its repeats. */
  readonly idempotencyKey?: string
  /** What you have read before: the change takes effect only on this state. */
  readonly ifMatch?: string
}
export type Received = { readonly status: number; readonly headers: Headers; readonly body: unknown }

const firstPauseMs = 250
const longestPauseMs = 20_000
/** A pause that the server asks for and that is longer than this is for the caller to wait. */
const patienceMs = 60_000

export function makeKey(): string {
  // randomUUID is there in secure contexts only
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal!.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

export type Transport = ReturnType<typeof createTransport>

export function createTransport(options: Options) {
  const { key, timeoutMs: usualTimeout = 30_000, retries = 3, fetch: ask = globalThis.fetch } = options
  const here = (globalThis as { location?: { origin: string } }).location?.origin ?? ''
  const base = (options.url ?? here).replace(/\/+$/, '').replace(/\/v1$/, '')
  if (base === '') throw new TypeError('`url` is missing: where the installation is, such as https://sms.example.com')

  const addressOf = (path: string, query: Sending['query']) => {
    const pairs = new URLSearchParams()
    for (const [name, value] of Object.entries(query ?? {}))
      if (value !== undefined) pairs.append(name, value instanceof Date ? value.toISOString() : String(value))
    return `${base}${path}${pairs.size === 0 ? '' : `?${pairs}`}`
  }
  const headersOf = (method: string, { body, headers, idempotencyKey, ifMatch }: Sending): Record<string, string> => ({
    accept: 'application/json',
    ...(key === undefined ? { 'x-onesixty': '1' } : { authorization: `Bearer ${key}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(method === 'POST' ? { 'idempotency-key': idempotencyKey ?? makeKey() } : {}),
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    ...headers,
  })

  /** One try. The caller's own abort leaves as it is; everything else as an error of ours. */
  async function attempt(
    address: string,
    init: RequestInit,
    signal: AbortSignal | undefined,
    timeoutMs: number,
  ): Promise<Response> {
    const late = AbortSignal.timeout(timeoutMs)
    try {
      return await ask(address, { ...init, signal: signal ? AbortSignal.any([signal, late]) : late })
    } catch (error) {
      throw asOurs(error, signal, late)
    }
  }
  const asOurs = (error: unknown, signal: AbortSignal | undefined, late: AbortSignal | undefined): unknown => {
    if (signal?.aborted) return signal.reason
    if (late?.aborted) return new TimeoutError('there was no answer in time', true, { cause: error })
    return new ConnectionError('there was no connection', true, { cause: error })
  }

  async function request(method: string, path: string, sending: Sending = {}): Promise<Received> {
    const { body, query, signal, timeoutMs = usualTimeout } = sending
    const init: RequestInit = { method, headers: headersOf(method, sending) }
    if (body !== undefined) init.body = JSON.stringify(body)
    const isSafe = method === 'GET' || method === 'POST'
    for (let tried = 0; ; tried++) {
      try {
        const answer = await attempt(addressOf(path, query), init, signal, timeoutMs)
        const text = await answer.text().catch((error: unknown) => {
          throw asOurs(error, signal, undefined)
        })
        if (answer.status >= 400) throw errorOf(answer.status, text, answer.headers.get('retry-after'))
        const isJson = answer.headers.get('content-type')?.includes('json') ?? false
        const { status, headers } = answer
        return { status, headers, body: text === '' ? undefined : isJson ? JSON.parse(text) : text }
      } catch (error) {
        if (!(error instanceof OnesixtyError) || !error.retryable || !isSafe || tried >= retries) throw error
        const asked = error instanceof ProblemError ? error.retryAfterMs : undefined
        if (asked !== undefined && asked > patienceMs) throw error
        const usual = Math.min(longestPauseMs, firstPauseMs * 2 ** tried)
        await pause(Math.max(asked ?? 0, usual * (0.5 + Math.random() / 2)), signal)
      }
    }
  }

  /** An answer that is read while it comes. */
  async function open(path: string, sending: Sending): Promise<Response> {
    const { query, signal, timeoutMs = usualTimeout } = sending
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), timeoutMs)
    try {
      const answer = await ask(addressOf(path, query), {
        headers: { ...headersOf('GET', sending), accept: 'text/event-stream' },
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      })
      if (answer.status >= 400) throw errorOf(answer.status, await answer.text(), answer.headers.get('retry-after'))
      return answer
    } catch (error) {
      throw error instanceof OnesixtyError ? error : asOurs(error, signal, late.signal)
    } finally {
      clearTimeout(timer)
    }
  }
  return { request, open }
}
