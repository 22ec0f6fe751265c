// What can go wrong, as classes: an answer that is a problem (RFC 9457), no answer at all, and no answer in time.
// Programs branch on `code`, which is never renamed.
import type { Code } from './codes.ts'

/** A problem as the server describes it. */
export type ProblemDocument = {
  readonly type?: string
  readonly title?: string
  readonly status: number
  readonly detail?: string
  readonly code: string
  /** JSON pointer to the field at fault. */
  readonly param?: string
  readonly retryable: boolean
  readonly requestId?: string
  /** Seconds. */
  readonly retryAfter?: number
  readonly errors?: readonly { readonly code: string; readonly param: string; readonly detail: string }[]
}

/** Of everything that this package throws. */
export class OnesixtyError extends Error {
  override name = 'OnesixtyError'
  /** Whether the same request can succeed later. */
  readonly retryable: boolean
  constructor(say: string, retryable: boolean, options?: { cause?: unknown }) {
    super(say, options)
    this.retryable = retryable
  }
}

/** There was no answer: no connection, or it was lost. What was asked may have taken effect. */
export class ConnectionError extends OnesixtyError {
  override name = 'ConnectionError'
}
/** There was no answer in time. What was asked may have taken effect. */
export class TimeoutError extends ConnectionError {
  override name = 'TimeoutError'
}

/** The server answered with a problem. */
export class ProblemError extends OnesixtyError {
  override name = 'ProblemError'
  readonly status: number
  /** One of `Code`, or a newer one. */
  readonly code: Code | (string & {})
  readonly param: string | undefined
  readonly requestId: string | undefined
  readonly errors: NonNullable<ProblemDocument['errors']>
  /** Milliseconds that the server asks to wait. */
  readonly retryAfterMs: number | undefined
  readonly problem: ProblemDocument
  constructor(problem: ProblemDocument, retryAfterMs: number | undefined) {
    super(problem.detail ?? problem.title ?? problem.code, problem.retryable)
    this.problem = problem
    this.status = problem.status
    this.code = problem.code
    this.param = problem.param
    this.requestId = problem.requestId
    this.errors = problem.errors ?? []
    this.retryAfterMs = retryAfterMs
  }
}
/** 401: no key, or one that is not good. */
export class AuthenticationError extends ProblemError {
  override name = 'AuthenticationError'
}
/** 403: the key may not do this. */
export class PermissionError extends ProblemError {
  override name = 'PermissionError'
}
/** 404 and 410. */
export class NotFoundError extends ProblemError {
  override name = 'NotFoundError'
}
/** 409 and 412: it does not fit the present state. */
export class ConflictError extends ProblemError {
  override name = 'ConflictError'
}
/** 402: the balance does not suffice. */
export class BalanceError extends ProblemError {
  override name = 'BalanceError'
}
/** 400, 405, 413, 414, 415, 422, 431: the request is at fault; `param` names the field. */
export class InvalidRequestError extends ProblemError {
  override name = 'InvalidRequestError'
}
/** 429: too often; `retryAfterMs` says when to come back. */
export class RateLimitError extends ProblemError {
  override name = 'RateLimitError'
}
/** 5xx. */
export class ServerError extends ProblemError {
  override name = 'ServerError'
}

const byStatus: Readonly<Record<number, typeof ProblemError>> = {
  401: AuthenticationError, 402: BalanceError, 403: PermissionError, 404: NotFoundError, 409: ConflictError,
  410: NotFoundError, 412: ConflictError, 429: RateLimitError,
}

/** True for a problem with this code, or one of these. */
export const hasCode = <Wanted extends Code>(
  error: unknown,
  ...codes: readonly Wanted[]
): error is ProblemError & { readonly code: Wanted } =>
  error instanceof ProblemError && (codes as readonly string[]).includes(error.code)

/** The error for an answer with status 400 or more, whatever its body is. */
export function errorOf(status: number, text: string, retryAfter: string | null): ProblemError {
  const problem = problemOf(status, text)
  const seconds = retryAfter === null ? problem.retryAfter : secondsOf(retryAfter)
  const Kind = byStatus[status] ?? (status >= 500 ? ServerError : InvalidRequestError)
  return new Kind(problem, seconds === undefined || Number.isNaN(seconds) ? undefined : Math.max(0, seconds * 1000))
}

/** A number of seconds, or a date. */
const secondsOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000)

function problemOf(status: number, text: string): ProblemDocument {
  try {
    const given = JSON.parse(text) as Partial<ProblemDocument> | null
    if (typeof given?.code === 'string') return { retryable: status >= 500, ...given, code: given.code, status }
  } catch {
    // an answer of something in between: a proxy, a portal
  }
  const detail = `HTTP ${status}: ${text.slice(0, 200)}`
  return { status, code: 'unknown', detail, retryable: status === 429 || status >= 500 }
}
