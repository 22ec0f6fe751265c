// What programs asked of late, for those who write them.
import { z } from 'zod'
import type { Asked, createAsked } from '../asked.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { iso } from '../view.ts'

const row = z
  .strictObject({
    id: z.string().describe('As in the header `X-Request-Id` of the answer.'),
    at: z.iso.datetime(),
    method: z.string(),
    path: z.string().describe('Without the query; phone numbers are left out.'),
    status: z.int(),
    code: z.string().optional().describe('Of the problem that was answered.'),
    param: z.string().optional().describe('The field at fault.'),
    tookMs: z.number(),
    key: z.string().optional().describe('Which key; absent for the one that was given to the server from outside.'),
    address: z.string(),
    agent: z.string().optional(),
    fields: z.array(z.string()).optional().describe('Names of the fields of the body. What stood in them is not kept.'),
  })
  .meta({
    id: 'Asked',
    examples: [{ id: 'req_01kb3nq2s00000g', at: '2026-11-22T10:00:00.123Z', method: 'POST', path: '/v1/messages', status: 422, code: 'invalid_recipient', param: '/to', tookMs: 1.4, key: 'key_01kb3nq2s00000h', address: '192.0.2.7', fields: ['to', 'text'] }],
  })
const AskedPage = z.strictObject({ data: z.array(row), nextCursor: z.string().optional() }).meta({ id: 'AskedPage', examples: [{ data: [] }] })

const show = ({ at, mode: _, ...rest }: Asked) => ({ ...rest, at: iso(Math.round(at)) })

export function requestRoutes({ asked }: { readonly asked: ReturnType<typeof createAsked> }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/requests',
      operation: 'listRequests',
      tag: 'keys',
      summary: 'List what keys of the workspace asked of late, the newest first',
      description: 'The last 1,000 since the server started. A test key hears of test keys alone.',
      scope: 'develop',
      query: z.strictObject({ status: z.string().regex(/^[1-5]\d{0,2}$/).optional().describe('`4`: all of 400 to 499; `422`.'), ...pageQuery }),
      answers: { 200: { description: 'A page.', schema: AskedPage } },
      handle: ({ query, principal }) => pageAnswer(query, async (piece) => asked.list(principal, { ...piece, status: query.status }), show),
    }),
  ]
}
