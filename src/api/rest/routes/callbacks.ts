// Where HTTP upstreams send receipts and messages from phones. Open to whoever knows the token in the address; answered
// when what was brought is stored, so that the upstream sends it again when it is not.
import { z } from 'zod'
import type { RestNeeds } from '../needs.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Answer, Route } from '../route.ts'

const params = z.strictObject({
  id: z.string().max(64),
  token: z.string().max(64),
  kind: z.enum(['receipts', 'inbound']),
})
const Fields = z.looseObject({}).meta({
  id: 'CallbackFields',
  description: 'As the upstream writes them.',
  examples: [{ MessageSid: 'SM…', MessageStatus: 'delivered' }],
})
const row = {
  path: '/carriers/{id}/{token}/{kind}',
  tag: 'connections',
  scope: 'public',
  params,
  answers: { 200: { description: 'Stored.' } },
  problems: ['not_found', 'queue_full'],
} as const

export function callbackRoutes({ fleet }: Pick<RestNeeds, 'fleet'>): Route[] {
  const take = async ({ id, token, kind }: z.output<typeof params>, fields: unknown): Promise<Answer> => {
    const stored = await fleet.receive(id, token, kind, fields)
    if (stored === undefined) return problem('not_found', 'There is nothing at this address.')
    if (stored) return answer(200)
    return problem('queue_full', 'It could not be stored now. Send it again.', { retryAfterMs: 5_000 })
  }
  return [
    route({
      ...row,
      method: 'POST',
      operation: 'takeCallback',
      summary: 'An HTTP upstream brings receipts or messages from phones',
      body: Fields,
      forms: true,
      bodyLimit: 262_144,
      handle: ({ params: where, body }) => take(where, body),
    }),
    route({
      ...row,
      method: 'GET',
      operation: 'takeCallbackByQuery',
      summary: 'The same in the query, as some upstreams do',
      query: z.looseObject({}),
      handle: ({ params: where, query }) => take(where, query),
    }),
  ]
}
