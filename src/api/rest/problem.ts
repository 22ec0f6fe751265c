// Everything that can go wrong at this door, as RFC 9457 problem+json: the one table from code to HTTP status and
// title. Knows no route, and tells nothing of our insides: what is not in the table leaves as `internal`.
import type { FastifyReply } from 'fastify'

type Row = { readonly status: number; readonly title: string; readonly retryable?: true }

/** Codes are stable: added, never renamed. */
export const problems = {
  // the request as a whole
  malformed_request: { status: 400, title: 'The request is not valid HTTP' },
  invalid_json: { status: 400, title: 'The body is not valid JSON' },
  not_authenticated: { status: 401, title: 'A valid API key or session is needed' },
  not_permitted: { status: 403, title: 'The API key or session may not do this' },
  code_needed: { status: 401, title: 'A code of the second factor is needed' },
  code_wrong: { status: 401, title: 'The code of the second factor is wrong' },
  sender_not_permitted: { status: 403, title: 'The API key may not send as this' },
  header_required: { status: 403, title: 'A request with a session cookie needs the header X-Onesixty: 1' },
  host_not_allowed: { status: 403, title: 'This host name is not ours' },
  not_found: { status: 404, title: 'There is nothing here' },
  method_not_allowed: { status: 405, title: 'This address does not take this method' },
  request_timeout: { status: 408, title: 'The request took too long to arrive', retryable: true },
  idempotency_in_progress: { status: 409, title: 'This Idempotency-Key is still being worked on', retryable: true },
  idempotency_interrupted: { status: 409, title: 'This Idempotency-Key was being worked on when the server stopped' },
  too_late: { status: 409, title: 'The message can no longer be changed' },
  connection_builtin: { status: 409, title: 'The built-in connection takes no change' },
  already_there: { status: 409, title: 'Somebody has it already' },
  too_many: { status: 409, title: 'There are as many as there can be' },
  wrong_state: { status: 409, title: 'Its state does not allow this' },
  too_many_connections: { status: 409, title: 'There are too many connections' },
  too_many_webhooks: { status: 409, title: 'There are too many webhooks' },
  text_gone: { status: 409, title: 'The text is no longer kept' },
  no_rule: { status: 422, title: 'The two ids have nothing in common' },
  not_failed: { status: 409, title: 'The message did not fail' },
  already_owned: { status: 409, title: 'The installation has an owner' },
  last_owner: { status: 409, title: 'A workspace needs an owner' },
  too_deep: { status: 409, title: 'There can be no workspace below this one' },
  too_many_workspaces: { status: 409, title: 'There are too many workspaces' },
  has_second_factor: { status: 409, title: 'There is a second factor already' },
  link_gone: { status: 410, title: 'The link is no longer good' },
  changed_meanwhile: { status: 412, title: 'It was changed by somebody else in the meantime' },
  body_too_large: { status: 413, title: 'The body is too large' },
  address_too_long: { status: 414, title: 'The address is too long' },
  unsupported_media_type: { status: 415, title: 'The body must be JSON' },
  idempotency_mismatch: { status: 422, title: 'This Idempotency-Key came before with another request' },
  invalid_idempotency_key: { status: 422, title: 'The Idempotency-Key cannot be used' },
  weak_password: { status: 422, title: 'The password is too easy to guess' },
  passkey_refused: { status: 422, title: 'The passkey cannot be used' },
  too_many_attempts: { status: 429, title: 'Too many wrong attempts', retryable: true },
  daily_cap_reached: { status: 429, title: 'The API key has sent what it may send in a day', retryable: true },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  rate_limited: { status: 429, title: 'Too many requests', retryable: true },
  internal: { status: 500, title: 'Something broke on our side', retryable: true },
  queue_full: { status: 503, title: 'Too much is waiting already', retryable: true },
  not_ready: { status: 503, title: 'Not ready', retryable: true },
  // a field of the request
  invalid_request: { status: 422, title: 'The request cannot be understood' },
  unknown_field: { status: 422, title: 'There is no such field' },
  missing_field: { status: 422, title: 'A field is missing' },
  invalid_type: { status: 422, title: 'A field has the wrong type' },
  invalid_value: { status: 422, title: 'A field has a value that is not possible' },
  too_many_messages: { status: 422, title: 'Too many messages in one request' },
  empty_list: { status: 422, title: 'The list is empty' },
  // what the rooms below refuse
  empty_text: { status: 422, title: 'The text is empty' },
  invalid_text: { status: 422, title: 'The text cannot be sent' },
  body_too_long: { status: 422, title: 'The text is too long' },
  invalid_recipient: { status: 422, title: 'The recipient cannot be reached by SMS' },
  invalid_sender: { status: 422, title: 'The sender cannot be used' },
  encoding_impossible: { status: 422, title: 'The text cannot be written in this encoding' },
  schedule_out_of_range: { status: 422, title: 'The time of sending is not possible' },
  insufficient_balance: { status: 402, title: 'The balance does not cover it' },
  budget_reached: { status: 402, title: 'A budget does not cover it' },
  no_price: { status: 422, title: 'There is no price for this recipient' },
  no_plan: { status: 409, title: 'The workspace has no plan' },
  in_use: { status: 409, title: 'Something depends on it' },
  no_route: { status: 422, title: 'No operator takes messages to this recipient' },
  prices_gone: { status: 422, title: 'Nothing of the price list in force would stay' },
  prices_below_cost: { status: 422, title: 'Prices are below what operators charge' },
  prices_jump: { status: 422, title: 'Prices change by more than is likely' },
  handset_refused: { status: 422, title: 'The phone cannot send this' },
} as const satisfies Record<string, Row>

export type Code = keyof typeof problems

/** What the gateway may refuse a message for. */
export const messageRefusals = [
  'empty_text', 'invalid_text', 'body_too_long', 'invalid_recipient', 'invalid_sender', 'encoding_impossible',
  'schedule_out_of_range', 'insufficient_balance', 'budget_reached', 'no_price', 'no_route',
] as const satisfies readonly Code[]

export type Problem = {
  readonly kind: 'problem'
  /** A code of the table, or one of a room below that the table does not know yet. */
  readonly code: string
  /** One sentence for a person. */
  readonly say: string
  /** JSON pointer into the request. */
  readonly param?: string
  /** Overrides what the table says. */
  readonly retryable?: boolean
  readonly retryAfterMs?: number
  /** Every field at fault, when there is more than one. */
  readonly errors?: readonly FieldError[]
  readonly headers?: Readonly<Record<string, string>>
}
export type FieldError = { readonly code: string; readonly param: string; readonly detail: string }

export const problem = (code: Code, say: string, more: Omit<Problem, 'kind' | 'code' | 'say'> = {}): Problem => ({
  kind: 'problem',
  code,
  say,
  ...more,
})

export const idempotencyMismatch = problem('idempotency_mismatch', 'Use a new Idempotency-Key for a new request.')
export const idempotencyInterrupted = problem(
  'idempotency_interrupted',
  'Whether it took effect is not known here. Look, and use a new Idempotency-Key to do it again.',
)
export const idempotencyInProgress = problem('idempotency_in_progress', 'Ask again with the same key and body.', {
  retryAfterMs: 1_000,
})

/** A refusal of a room below; its code may be newer than the table, then its `retry` decides the status. */
export const refusalProblem = (refusal: { code: string; param?: string; say: string; retry: string }): Problem => ({
  kind: 'problem',
  code: refusal.code,
  say: refusal.say,
  param: refusal.param,
  retryable: refusal.retry !== 'never',
})

/** Carries a problem out of the body parser, which Fastify lets fail only by throwing. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(it: Problem) {
    super(it.say)
    this.problem = it
  }
}

function rowOf(it: Problem): Row {
  if (Object.hasOwn(problems, it.code)) return problems[it.code as Code]
  return it.retryable ? { status: 503, title: 'Not possible now' } : { status: 422, title: 'The request was refused' }
}

export const statusOf = (it: Problem) => rowOf(it).status

/** In seconds. */
const retryAfterOf = ({ retryAfterMs }: Problem) =>
  retryAfterMs === undefined ? undefined : Math.max(1, Math.ceil(retryAfterMs / 1000))

/** The document of a problem, as its JSON text. Absent members are left out. */
export function problemText(it: Problem, requestId?: string): string {
  const row = rowOf(it)
  return JSON.stringify({
    // relative to wherever this installation is
    type: `/docs/errors/${it.code}`,
    title: row.title,
    status: row.status,
    detail: it.say,
    code: it.code,
    param: it.param,
    retryable: it.retryable ?? row.retryable ?? false,
    requestId,
    retryAfter: retryAfterOf(it),
    errors: it.errors,
  })
}

export function sendProblem(reply: FastifyReply, it: Problem): FastifyReply {
  reply.refused = it
  if (it.headers) reply.headers(it.headers)
  const retryAfter = retryAfterOf(it)
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  return reply.code(statusOf(it)).type('application/problem+json').send(problemText(it, reply.request.id))
}
