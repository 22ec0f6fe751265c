// What a problem looks like, for the OpenAPI document.
import { z } from 'zod'
import { problems } from './problem.ts'
import type { Code } from './problem.ts'
import { takesKey } from './route.ts'
import type { Route } from './route.ts'

export const ProblemDocument = z
  .strictObject({
    type: z.string().describe('Leads to the page of this code on this installation.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('One sentence for a person.'),
    code: z.string().describe('Stable; programs branch on it. Codes are added, never renamed.'),
    param: z.string().optional().describe('The field at fault, as a JSON pointer into the request.'),
    retryable: z.boolean().describe('Whether the same request can succeed later.'),
    requestId: z.string().optional(),
    retryAfter: z.int().optional().describe('Seconds to wait before asking again, as in the header `Retry-After`.'),
    errors: z.array(z.strictObject({ code: z.string(), param: z.string(), detail: z.string() })).optional()
      .describe('Every field at fault, when there is more than one.'),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457.',
    examples: [
      {
        type: '/docs/errors/invalid_recipient',
        title: problems.invalid_recipient.title,
        status: 422,
        detail: 'The number is too short.',
        code: 'invalid_recipient',
        param: '/to',
        retryable: false,
        requestId: 'req_01kb3nq2s00000g',
      },
    ],
  })

/** What any address may answer before a request comes to a route; not named with each. */
export const everywhere: readonly Code[] = [
  'malformed_request', 'invalid_json', 'host_not_allowed', 'header_required', 'not_found', 'method_not_allowed',
  'request_timeout', 'body_too_large', 'address_too_long', 'unsupported_media_type', 'headers_too_large',
  'rate_limited',
]

/** The codes a route may answer with, by status: its own and those of every such route. */
export function problemsOf(row: Route): Map<number, Code[]> {
  const { scope, params, body, query, problems: own = [] } = row
  const codes = new Set<Code>(own)
  if (scope !== 'public') codes.add('not_authenticated').add('not_permitted').add('queue_full')
  if (body) for (const code of bodyProblems) codes.add(code)
  if (params) codes.add('invalid_value')
  if (body || query) for (const code of fieldProblems) codes.add(code)
  if (takesKey(row)) for (const code of idempotencyProblems) codes.add(code)
  codes.add('rate_limited').add('internal')
  const byStatus = new Map<number, Code[]>()
  for (const code of codes) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return byStatus
}

const bodyProblems: readonly Code[] = [
  'invalid_json',
  'body_too_large',
  'unsupported_media_type',
  'missing_field',
  'queue_full',
]
const fieldProblems: readonly Code[] = ['unknown_field', 'invalid_type', 'invalid_value']
const idempotencyProblems: readonly Code[] = [
  'idempotency_in_progress',
  'idempotency_interrupted',
  'idempotency_mismatch',
  'invalid_idempotency_key',
]
