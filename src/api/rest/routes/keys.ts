// API keys of the caller's workspace: list, make, put another in a key's place, revoke. Nobody gives a key more than they have.
import { z } from 'zod'
import { mayGive } from '../../../accounts/account.ts'
import type { Principal } from '../../../accounts/account.ts'
import { limitPassed } from '../../../accounts/limits.ts'
import { idParams, KeyMade, KeyPage, limitsOf, NewKey, showKey, showKeyMade } from '../accounts-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import type { Problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'

const Rotation = z
  .strictObject({
    overlapSeconds: z.number().int().min(0).max(30 * 86_400).default(86_400)
      .describe('For so long the old key stays good, so that programs can change over.'),
  })
  .meta({ id: 'Rotation', examples: [{ overlapSeconds: 3_600 }] })

export type NewKeyBody = z.output<typeof NewKey>

/** What is wrong with making such a key, by whoever asks. */
export function newKeyFault(principal: Principal, { mode, scopes, limits }: NewKeyBody): Problem | undefined {
  if (principal.mode === 'test' && mode === 'live') return problem('not_permitted', 'A test key cannot make a live one.', { param: '/mode' })
  if (!mayGive(principal, scopes)) return problem('not_permitted', 'A key gets no scope that you do not have.', { param: '/scopes' })
  const passed = limitPassed(principal.limits, limits && limitsOf(limits))
  if (passed) return problem('not_permitted', 'A key gets no more than the key that makes it: this limit is missing, or wider.', { param: `/limits/${passed}` })
  const handsOut = scopes.includes('admin') || scopes.includes('develop')
  if (handsOut && (limits?.senders || limits?.partsPerDay !== undefined))
    return problem('invalid_value', 'A key with `admin` or `develop` can make others without these limits.', { param: '/limits' })
  return undefined
}

export const wantedKey = ({ limits, scopes, ...rest }: NewKeyBody) => ({ ...rest, scopes: [...new Set(scopes)], ...(limits && { limits: limitsOf(limits) }) })

const none = (id: string) => problem('not_found', `There is no key ${id}.`)
const tooMuch = problem('not_permitted', 'This key has a scope that you do not have.')
const tooFree = problem('not_permitted', 'This key is less restricted than yours.')

export function keyRoutes({ keys }: Pick<RestNeeds['accounts'], 'keys'>): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/keys',
      operation: 'listKeys',
      tag: 'keys',
      summary: 'List API keys, the oldest first',
      description: 'A test key lists and revokes test keys alone.',
      scope: 'develop',
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
      description: 'Beside its scopes it can be restricted to senders, addresses, a time, a rate and parts a day.',
      scope: 'develop',
      body: NewKey,
      answers: { 201: { description: 'The key; it cannot be shown again.', schema: KeyMade } },
      async handle({ body, principal }) {
        const fault = newKeyFault(principal, body)
        if (fault) return fault
        return answer(201, showKeyMade(principal.workspace, await keys.create(principal.workspace, { ...wantedKey(body), maker: principal })))
      },
    }),
    route({
      method: 'POST',
      path: '/v1/keys/{id}/rotate',
      operation: 'rotateKey',
      tag: 'keys',
      summary: 'Put a new key in the place of one',
      description: 'The new one has the same name, scopes and limits. Both are good until the overlap is over.',
      scope: 'develop',
      params: idParams,
      body: Rotation,
      answers: { 201: { description: 'The new key; it cannot be shown again.', schema: KeyMade } },
      problems: ['not_found'],
      async handle({ params: { id }, body: { overlapSeconds }, principal }) {
        const old = await keys.get(principal, id)
        if (!old) return none(id)
        if (!mayGive(principal, old.scopes)) return tooMuch
        if (limitPassed(principal.limits, old.limits)) return tooFree
        const made = await keys.rotate(principal, id, overlapSeconds * 1_000)
        return made ? answer(201, showKeyMade(principal.workspace, made)) : none(id)
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/keys/{id}',
      operation: 'revokeKey',
      tag: 'keys',
      summary: 'Revoke an API key, at once and for good',
      description: 'Sessions that were opened with the key end too.',
      scope: 'develop',
      params: idParams,
      answers: { 204: { description: 'Revoked.' } },
      problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const old = await keys.get(principal, id)
        if (!old) return none(id)
        if (!mayGive(principal, old.scopes)) return tooMuch
        return (await keys.revoke(principal, id)) ? answer(204) : none(id)
      },
    }),
  ]
}
