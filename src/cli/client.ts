// The REST API as the command line uses it: finds its address and a key, asks, and repeats what may be repeated.
// Knows no route.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { Stop } from './terminal.ts'

export type Request = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  /** In place of a body: octets as they are. */
  readonly octets?: Uint8Array<ArrayBuffer>
  readonly idempotencyKey?: string
}
export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers }
/** No answer: whether the request had its effect is unknown. */
export type Away = { readonly away: string }
export type Client = { ask(request: Request): Promise<Answer | Away>; readonly address: string }
export type StreamClient = Client & {
  /** An answer that goes on until the signal ends it; what goes wrong on the way is thrown. */
  open(path: string, signal: AbortSignal): Promise<Response>
}

/** Where the first start keeps its key for the command line of the same machine. */
export const keyFile = (config: Pick<Config, 'dataDir'>) => join(config.dataDir, 'cli-key')

const answerMs = 60_000

export async function connect(config: Config): Promise<StreamClient> {
  const here = ['0.0.0.0', '::'].includes(config.httpHost) ? '127.0.0.1' : config.httpHost
  const local = `http://${here.includes(':') ? `[${here}]` : here}:${config.httpPort}`
  const address = config.apiUrl?.replace(/\/+$/, '') ?? local
  // The key file belongs to this machine; it is not shown to another.
  const key =
    config.apiKey ??
    (config.apiUrl ? undefined : await readFile(keyFile(config), 'utf8').catch(() => undefined))?.trim()
  if (!key) {
    throw new Stop(config.apiUrl ? 'There is no API key: set ONESIXTY_API_KEY.' : sayLost(keyFile(config)), 2)
  }
  return createClient(address, key)
}

/** A key is kept nowhere in readable form but in this file, so that a lost one can only be replaced. */
const sayLost = (file: string) =>
  [
    `There is no API key: ${file} is not there. The first start makes it. If it is lost:`,
    '  1. choose a key of 32 characters or more and set ONESIXTY_API_KEY to it, here and where Onesixty is started',
    '  2. start Onesixty anew: npm start',
    `  3. make a key to keep: npx onesixty keys create cli --mode live --admin > ${file} && chmod 600 ${file}`,
    '  4. unset ONESIXTY_API_KEY and start Onesixty without it',
  ].join('\n')

export function createClient(address: string, key: string): StreamClient {
  return {
    address,
    open: (path, signal) =>
      fetch(address + path, {
        headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream' },
        redirect: 'error',
        signal,
      }),
    async ask({ method, path, body, octets, idempotencyKey }) {
      const headers: Record<string, string> = { authorization: `Bearer ${key}`, accept: 'application/json' }
      if (body !== undefined) headers['content-type'] = 'application/json'
      if (octets) headers['content-type'] = 'application/octet-stream'
      if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
      try {
        const signal = AbortSignal.timeout(answerMs)
        const init: RequestInit = { method, headers, signal, redirect: 'error' }
        if (body !== undefined) init.body = JSON.stringify(body)
        if (octets) init.body = octets
        const response = await fetch(address + path, init)
        const text = await response.text()
        return { status: response.status, headers: response.headers, body: parse(text) }
      } catch (error) {
        return { away: `${address} does not answer (${reason(error)})` }
      }
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text ? { detail: text.slice(0, 200) } : {}
  }
}

function reason(error: unknown): string {
  const { cause, message } = error as Error
  return (cause as { code?: string } | undefined)?.code ?? (cause as Error | undefined)?.message ?? message
}

const sayAway = ({ away }: Away) => `${away}. Is Onesixty running? Start it with: npm start`

/** The answer's body when it is a success; otherwise the command ends with what the server said. */
export function expectOk(answer: Answer | Away): unknown {
  if ('away' in answer) throw new Stop(sayAway(answer))
  if (answer.status < 300) return answer.body
  const { detail, title, param, requestId } = answer.body as Record<string, string | undefined>
  const field = param && !detail?.includes(`\`${param.slice(1)}\``) ? `${param}: ` : ''
  const advice = answer.status === 401 ? ' Set ONESIXTY_API_KEY to a key that is valid there.' : ''
  throw new Stop(
    `${field}${detail ?? title ?? 'refused'} (${answer.status}${requestId ? `, request ${requestId}` : ''})${advice}`,
  )
}

export type Patience = {
  forMs: number
  onWait?: (say: string) => void
  sleep?: (ms: number) => Promise<unknown>
  now?: () => number
}

/**
 * Asks until there is an answer other than "not now". Only for requests that do no harm twice: reads, and those with an
 * idempotency key. Gives the last answer when patience ends.
 */
export async function persist(client: Client, request: Request, patience: Patience): Promise<Answer | Away> {
  const { forMs, onWait, sleep = sleepFor, now = () => performance.now() } = patience
  let began: number | undefined
  for (let attempt = 0; ; attempt++) {
    const answer = await client.ask(request)
    if (!isNotNow(answer)) return answer
    began ??= now()
    const waited = now() - began
    if (waited >= forMs) return answer
    if (attempt === 0) onWait?.(`${sayNotNow(answer)}\nTrying again for up to ${Math.ceil(forMs / 60_000)} min ...`)
    const asked = 'away' in answer ? 0 : Number(answer.headers.get('retry-after') ?? 0) * 1_000 || 0
    const backOff = Math.min(5_000, 200 * 2 ** attempt)
    await sleep(Math.min(Math.max(backOff, Math.min(asked, 30_000)), forMs - waited))
  }
}

function isNotNow(answer: Answer | Away): boolean {
  if ('away' in answer) return true
  return (
    [429, 502, 503, 504].includes(answer.status) ||
    (answer.status >= 400 && (answer.body as { retryable?: unknown }).retryable === true)
  )
}

function sayNotNow(answer: Answer | Away): string {
  if ('away' in answer) return sayAway(answer)
  const { detail, title } = answer.body as { detail?: string; title?: string }
  return `The server says "${detail ?? title ?? answer.status}"`
}
