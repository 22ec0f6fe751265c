// One request to the public API: JSON in, JSON out, everything that goes wrong as a Problem. Knows no route.
import { heardTime } from './clock.ts'

type Said = Partial<Record<'code' | 'detail' | 'title' | 'param' | 'requestId', unknown>>

/** What the server (or the way to it) said no with: the fields of its problem+json. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly code: string
  /** JSON pointer to the field at fault. */
  readonly param: string | undefined
  readonly requestId: string | undefined

  constructor(status: number, said: Said) {
    super(text(said.detail) ?? text(said.title) ?? `HTTP ${status}`)
    this.status = status
    this.code = text(said.code) ?? (status === 0 ? 'unreachable' : 'internal')
    this.param = text(said.param)
    this.requestId = text(said.requestId)
  }
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const longestWaitMs = 20_000

export async function call<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  /** `background`: asked for by itself, which keeps no session open. `seen`: the version that is changed, of routes that count them. */
  options: { body?: unknown; key?: string; signal?: AbortSignal; background?: boolean; seen?: number } = {},
): Promise<Answer> {
  const deadline = AbortSignal.timeout(longestWaitMs)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') headers['x-onesixty'] = '1'
  else if (options.background) headers['x-onesixty'] = 'background'
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  if (options.seen !== undefined) headers['if-match'] = `"${options.seen}"`
  if (options.key) headers['idempotency-key'] = options.key
  let response: Response
  let said: unknown
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      signal: options.signal ? AbortSignal.any([options.signal, deadline]) : deadline,
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    })
    heardTime(response.headers.get('date'))
    const raw = await response.text()
    said = raw === '' ? undefined : parsed(raw)
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw new Problem(0, { code: 'unreachable' })
  }
  if (response.ok) return said as Answer
  throw new Problem(response.status, said !== null && typeof said === 'object' ? said : {})
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

/** `/v1/messages?status=queued`, without the parameters that hold nothing. */
export function address(path: string, query: Record<string, string | number | undefined>): string {
  const kept = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`
}

/** A fresh Idempotency-Key. Not randomUUID, which exists on secure pages only. */
export const freshKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
