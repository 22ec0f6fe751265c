// API keys of the caller's workspace: list, make, revoke.
import { z } from 'zod'
import { scopes } from '../../../accounts/account.ts'
import type { Keys } from '../../../accounts/keys.ts'
import { accountSid } from '../../compat/twilio/sid.ts'
import { textOf } from '../messages-schema.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { showKey } from '../view.ts'

const mode = z.enum(['test', 'live']).describe('`test` reaches the virtual phones only and costs nothing.')
const scopeList = z.array(z.enum(scopes)).min(1).max(scopes.length)

const keyFields = {
  id: z.string(),
  name: z.string(),
  mode,
  scopes: scopeList,
  hint: z.string().describe('The first characters of the key.'),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional().describe('May lag some seconds behind.'),
  revokedAt: z.iso.datetime().optional(),
}
const exampleKey = {
  id: 'key_01kb3nq2s00000g',
  name: 'shop',
  mode: 'live',
  scopes: ['read', 'send'],
  hint: 'live_Xk3f',
  createdAt: '2026-11-22T10:00:00.123Z',
} as const

const KeyPage = z
  .strictObject({ data: z.array(z.strictObject(keyFields)), nextCursor: z.string().optional() })
  .meta({ id: 'KeyPage', examples: [{ data: [exampleKey] }] })
const KeyMade = z
  .strictObject({
    ...keyFields,
    key: z.string().describe('The key itself: shown now and never again.'),
    accountSid: z.string().describe('What programs for Twilio call the workspace; their auth token is the key.'),
  })
  .meta({ id: 'KeyMade', examples: [{ ...exampleKey, key: 'live_Xk3f…', accountSid: 'AC163031' }] })
const NewKey = z
  .strictObject({
    name: textOf(64),
    mode,
    scopes: scopeList.default(['read', 'send']),
  })
  .meta({ id: 'NewKey', examples: [{ name: 'shop', mode: 'live' }] })

export function keyRoutes({ keys }: { readonly keys: Pick<Keys, 'create' | 'list' | 'revoke'> }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/keys',
      operation: 'listKeys',
      tag: 'keys',
      summary: 'List API keys, the oldest first',
      description: 'A test key lists and revokes test keys alone.',
      scope: 'admin',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: KeyPage } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => keys.list(principal, piece), showKey),
    }),
    route({
      method: 'POST',
      path: '/v1/keys',
      operation: 'createKey',
      tag: 'keys',
      summary: 'Make an API key',
      scope: 'admin',
      body: NewKey,
      answers: { 201: { description: 'The key; it cannot be shown again.', schema: KeyMade } },
      async handle({ body, principal }) {
        if (principal.mode === 'test' && body.mode === 'live')
          return problem('not_permitted', 'A test key cannot make a live one.', { param: '/mode' })
        const { key, view } = await keys.create(principal.workspace, { ...body, scopes: [...new Set(body.scopes)] })
        return answer(201, { ...showKey(view), key, accountSid: accountSid(principal.workspace) })
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/keys/{id}',
      operation: 'revokeKey',
      tag: 'keys',
      summary: 'Revoke an API key, at once and for good',
      description: 'Sessions that were opened with the key end too.',
      scope: 'admin',
      params: z.strictObject({ id: z.string().max(64) }),
      answers: { 204: { description: 'Revoked.' } },
      problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const revoked = await keys.revoke(principal, id)
        return revoked ? answer(204) : problem('not_found', `There is no key ${id}.`)
      },
    }),
  ]
}
