// Turns whatever Fastify, Zod and Node say went wrong into a Problem. Nothing of an unknown error leaves the house: it
// is logged and the caller gets `internal` with the request's id.
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError } from 'fastify'
import { DatabaseError } from '../../db/database.ts'
import { wordsOf, type Said } from './issue-words.ts'
import { problem, problemText, ProblemError, statusOf } from './problem.ts'
import type { Code, FieldError, Problem } from './problem.ts'

const byFastifyCode: Readonly<Record<string, readonly [Code, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type', 'Send the body as `Content-Type: application/json`.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['malformed_request', 'The body is not as long as announced.'],
  FST_ERR_BAD_URL: ['malformed_request', 'The address is not valid.'],
  FST_ERR_MAX_PARAM_LENGTH: ['address_too_long', 'A part of the address is too long.'],
  FST_ERR_REOPENED_CLOSE_SERVER: ['not_ready', 'The server is stopping.'],
}

/** Undefined for an error that is nobody's fault but ours. `known`: what may be asked of the address. */
export function problemOf(error: unknown, known: readonly string[] = []): Problem | undefined {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof DatabaseError && error.temporary)
    return problem('queue_full', 'The database has too much to do. Try again in a moment.', { retryAfterMs: 1_000 })
  const { code, validation } = error as Partial<FastifyError>
  if (Array.isArray(validation) && validation.length > 0) {
    const asked = (error as Partial<FastifyError>).validationContext === 'querystring' ? known : []
    return validationProblem(validation as unknown as Issue[], asked)
  }
  const usual = code === undefined ? undefined : byFastifyCode[code]
  return usual && problem(usual[0], usual[1])
}

export const internal = () =>
  problem('internal', 'It is in our log under this requestId. Try again with the same Idempotency-Key.')

/** What fastify-type-provider-zod makes of a Zod issue. */
type Issue = {
  readonly keyword: string
  readonly instancePath: string
  readonly message: string
  readonly params: Said['params'] & {
    readonly keys?: readonly string[]
    readonly input?: unknown
    /** Of a union: what is wrong with each of its shapes. */
    readonly errors?: readonly (readonly Inner[])[]
  }
}
/** The same as Zod has it, inside a union. */
type Inner = Issue['params'] & { readonly code: string; readonly path: readonly PropertyKey[]; readonly message: string }
const errorsShown = 20

function validationProblem(issues: readonly Issue[], known: readonly string[]): Problem {
  const errors = issues.flatMap(unfold).slice(0, errorsShown).map((issue) => fieldError(issue, known))
  const [first] = errors
  return problem(first!.code, first!.detail, { param: first!.param, errors: errors.length > 1 ? errors : undefined })
}

/** A shape of another kind altogether is farther away than one with any number of faults inside. */
const distance = (faults: readonly Inner[]) =>
  faults.some(({ code, path }) => code === 'invalid_type' && path.length === 0) ? Infinity : faults.length

/** Of a union what is wrong with the shape that comes nearest: that nothing fits helps nobody. */
function unfold(issue: Issue): readonly Issue[] {
  const [first, ...others] = issue.keyword === 'invalid_union' ? (issue.params.errors ?? []) : []
  if (!first) return [issue]
  const nearest = others.reduce((best, other) => (distance(other) < distance(best) ? other : best), first)
  const above = issue.instancePath === '/' ? '' : issue.instancePath
  return nearest
    .map(({ code, path, message, ...params }) => {
      const keys = path.map((key) => `/${String(key)}`).join('')
      return { keyword: code, instancePath: `${above}${keys}` || '/', message, params }
    })
    .flatMap(unfold)
}

function fieldError({ keyword, instancePath, message, params }: Issue, known: readonly string[]): FieldError & { code: Code } {
  const param = instancePath === '/' ? '' : instancePath
  const name = param.slice(1) || 'body'
  if (keyword === 'unrecognized_keys') {
    const key = (params.keys?.[0] ?? '').slice(0, 64)
    const inside = `${param}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    return { code: 'unknown_field', param: inside, detail: `There is no field \`${key}\` here${known.length > 0 ? `; there are ${known.join(', ')}` : ''}.` }
  }
  if (keyword === 'invalid_type' && message.endsWith('received undefined'))
    return { code: 'missing_field', param, detail: `\`${name}\` is missing.` }
  const code = keyword === 'invalid_type' ? 'invalid_type' : 'invalid_value'
  const words = wordsOf({ keyword, message, params })
  return { code, param, detail: `\`${name}\`${/^[a-z]/.test(words) ? '' : ':'} ${words}.` }
}

const byNodeCode: Readonly<Record<string, readonly [Code, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['request_timeout', 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: ['headers_too_large', 'The headers have more than 16 KB.'],
}

/** Answers bytes that never became a request, where the connection is free for that, and closes it. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket, isFree: boolean): void {
  // every piece of what follows is one more fault of a connection that is being closed
  if (error.code === 'ECONNRESET' || socket.destroyed || (socket.writableEnded && !socket.writableFinished)) return
  const [code, say] = byNodeCode[error.code ?? ''] ?? ['malformed_request', 'These bytes are not an HTTP request.']
  const it = problem(code, say)
  const status = statusOf(it)
  const text = problemText(it)
  if (socket.writable && isFree)
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
    )
  socket.destroySoon()
}
