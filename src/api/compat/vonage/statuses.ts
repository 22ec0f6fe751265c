// What can go wrong, as Vonage's SMS API numbers it: the one table from our codes to theirs. Every answer is HTTP 200,
// and the number inside tells.
import type { Code, Problem } from '../../rest/problem.ts'
import { json } from '../door.ts'
import type { Reply } from '../door.ts'

export type Refusal = { readonly status: string; readonly say: string }
type Row = readonly [status: number, say?: string]

const rows: Partial<Readonly<Record<Code, Row>>> = {
  rate_limited: [1, 'Throughput Rate Exceeded - please wait and retry'],
  queue_full: [1, 'Throughput Rate Exceeded - please wait and retry'],
  not_ready: [1, 'Throughput Rate Exceeded - please wait and retry'],
  missing_field: [2],
  empty_text: [2, 'Missing text param'],
  invalid_recipient: [3, 'Invalid value for param: to'],
  schedule_out_of_range: [3],
  not_authenticated: [4, 'Bad Credentials'],
  internal: [5, 'Internal Error'],
  invalid_text: [6],
  encoding_impossible: [6],
  no_route: [6],
  insufficient_balance: [9, 'Quota Exceeded - rejected'],
  daily_cap_reached: [9, 'Quota Exceeded - rejected'],
  not_permitted: [11, 'Account not enabled for HTTP'],
  body_too_long: [12, 'Message too long'],
  invalid_sender: [15, 'Invalid sender address'],
  sender_not_permitted: [15, 'Invalid sender address'],
}

export const refusal = (status: number, say: string): Refusal => ({ status: String(status), say })

export function refusalOf({ code, say }: Pick<Problem, 'code' | 'say'>): Refusal {
  const [status, theirs = say] = rows[code as Code] ?? [3]
  return refusal(status, theirs)
}

/** A message that was stopped by a rule, by its reason. */
export const stopOf = (reason: string | undefined): Refusal =>
  reason === 'opt_out' || reason === 'suppressed'
    ? refusal(7, 'Number barred')
    : refusal(6, 'Unroutable message - rejected')

/** Of the whole request. */
export const refuse = (it: Problem): Reply =>
  it.code === 'not_found' || it.code === 'method_not_allowed'
    ? json(404, { 'error-code': '404', 'error-code-label': 'not found' })
    : answerOf([errorEntry(refusalOf(it))])

export const errorEntry = ({ status, say }: Refusal, to?: string) => ({
  ...(to !== undefined && { to }), status, 'error-text': say,
})

export const answerOf = (messages: readonly object[]): Reply =>
  json(200, { 'message-count': String(messages.length), messages })
