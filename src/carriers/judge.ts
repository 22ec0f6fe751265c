// What an HTTP upstream's answer means for the message, by the rules of its profile and then by HTTP's own.
import { extract, readFields, textAt } from './extract.ts'
import type { ErrorRow, ResponseRule, RetryClass } from './upstream.ts'

export type Judged =
  | { readonly kind: 'taken'; readonly ids: readonly string[] }
  /** `status` is what to call it: `HTTP 400, code 21211`. */
  | { readonly kind: 'refused'; readonly status: string; readonly retry: RetryClass }

const longestCode = 40

/**
 * Trouble with our account must not end messages; a server that failed half-way may have taken the message, and one
 * that says it is not available did not. RFC 9110 §15.
 */
const usual: readonly ErrorRow[] = [
  { status: [429], retry: 'slow' },
  { status: ['3xx', 401, 402, 403, 404, 405, 407], retry: 'account' },
  { status: [408, 425, 503], retry: 'later' },
  { status: ['5xx'], retry: 'uncertain' },
  { retry: 'never' },
]

export function judge(rule: ResponseRule, status: number, body: string): Judged {
  const fields = readFields(body)
  const { success } = rule
  const good = status >= 200 && status < 300
  const taken = good && (!success || success.equals.includes(textAt(fields, success.pointer) ?? ''))
  if (taken) return { kind: 'taken', ids: extract(rule.id, fields, body) }
  const codes = (rule.errorCode ?? []).flatMap((one) => extract(one, fields, body))
  const code = codes.find((one) => one !== '0')
  const row = [...(rule.errors ?? []), ...usual].find((one) => fits(one, status, code))!
  const called = code === undefined ? `HTTP ${status}` : `HTTP ${status}, code ${code.slice(0, longestCode)}`
  return { kind: 'refused', status: called, retry: row.retry }
}

const fits = (row: ErrorRow, status: number, code: string | undefined) =>
  (!row.status || row.status.some((one) => one === status || one === `${Math.floor(status / 100)}xx`)) &&
  (!row.code || (code !== undefined && row.code.includes(code)))

/** Seconds in a Retry-After header, between 1 and 300; dates are not understood. */
export function retryAfterMs(header: string | undefined): number | undefined {
  const seconds = header === undefined || !/^\d{1,6}$/.test(header) ? undefined : Number(header)
  return seconds === undefined ? undefined : Math.min(Math.max(seconds, 1), 300) * 1000
}
