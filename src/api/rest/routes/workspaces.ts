// Workspaces below the caller's: a house's customers, a customer's shops. Whoever is above makes them, gives them keys and
// their first people, and suspends them; what they send stays theirs alone.
import { z } from 'zod'
import { idParams, KeyMade, KeyPage, NewKey, pageOf, showKey, showKeyMade, showWorkspace, Workspaces } from '../accounts-schema.ts'
import { textOf } from '../messages-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { newKeyFault, wantedKey } from './keys.ts'

const example = { id: 'wsp_01kb3nq2s00000g', name: 'Bakery', status: 'active', weight: 1, createdAt: '2026-11-22T10:00:00.123Z' }
const Page = pageOf('WorkspacePage', Workspaces, example)
const New = z.strictObject({ name: textOf(64) }).meta({ id: 'NewWorkspace', examples: [{ name: 'Bakery' }] })
const Change = z
  .strictObject({ name: textOf(64).optional(), status: z.enum(['active', 'suspended']).optional() })
  .meta({ id: 'WorkspaceChange', examples: [{ status: 'suspended' }] })
const keyParams = z.strictObject({ id: z.string().max(64), key: z.string().max(64) })

const none = (id: string) => problem('not_found', `There is no workspace ${id}.`)

type Needs = { readonly accounts: Pick<RestNeeds['accounts'], 'keys' | 'workspaces'>; readonly weights: Pick<RestNeeds['weights'], 'weightOf'> }

export function workspaceRoutes({ accounts: { keys, workspaces }, weights }: Needs): Route[] {
  const show = (one: Parameters<typeof showWorkspace>[0]) => showWorkspace(one, weights.weightOf(one.id))
  const row = { tag: 'workspaces', scope: 'admin', ofLive: true } as const
  return [
    route({
      ...row,
      method: 'GET',
      path: '/v1/workspaces',
      operation: 'listWorkspaces',
      summary: 'List the workspaces below yours, the oldest first',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: Page } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => workspaces.list(principal.workspace, piece), show),
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/workspaces',
      operation: 'createWorkspace',
      summary: 'Make a workspace below yours',
      description: 'The house has customers, a customer has workspaces of its own, and those have none.',
      body: New,
      answers: { 201: { description: 'The workspace.', schema: Workspaces } },
      problems: ['too_deep', 'too_many_workspaces'],
      async handle({ body, principal }) {
        const made = await workspaces.create(principal.workspace, body)
        if (made === 'too_deep') return problem('too_deep', 'This workspace is at the lowest level.')
        if (made === 'too_many') return problem('too_many_workspaces', 'Use those that you have.')
        return answer(201, show(made))
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/workspaces/{id}',
      operation: 'getWorkspace',
      summary: 'Your workspace, or one below it',
      params: idParams,
      answers: { 200: { description: 'The workspace.', schema: Workspaces } },
      problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const one = await workspaces.find(principal.workspace, id)
        return one ? answer(200, show(one)) : none(id)
      },
    }),
    route({
      ...row,
      method: 'PATCH',
      path: '/v1/workspaces/{id}',
      operation: 'changeWorkspace',
      summary: 'Rename a workspace, suspend one below yours, or take it up again',
      params: idParams,
      body: Change,
      answers: { 200: { description: 'As it is now.', schema: Workspaces } },
      problems: ['not_found'],
      async handle({ params: { id }, body: { name, status }, principal }) {
        if (status !== undefined && id === principal.workspace)
          return problem('not_permitted', 'A workspace is suspended by the one above it.', { param: '/status' })
        const change = { ...(name !== undefined && { name }), ...(status && { suspended: status === 'suspended' }) }
        const one = await workspaces.change(principal.workspace, id, change)
        return one ? answer(200, show(one)) : none(id)
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/workspaces/{id}/keys',
      operation: 'listWorkspaceKeys',
      summary: 'List the keys of a workspace below yours',
      params: idParams,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: KeyPage } },
      problems: ['not_found'],
      async handle({ params: { id }, query, principal }) {
        const one = await workspaces.find(principal.workspace, id)
        return one ? pageAnswer(query, (piece) => keys.list({ workspace: one.id, mode: 'live' }, piece), showKey) : none(id)
      },
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/workspaces/{id}/keys',
      operation: 'createWorkspaceKey',
      summary: 'Make a key for a workspace below yours',
      params: idParams,
      body: NewKey,
      answers: { 201: { description: 'The key; it cannot be shown again.', schema: KeyMade } },
      problems: ['not_found'],
      async handle({ params: { id }, body, principal }) {
        const one = await workspaces.find(principal.workspace, id)
        if (!one) return none(id)
        const fault = newKeyFault(principal, body)
        if (fault) return fault
        return answer(201, showKeyMade(one.id, await keys.create(one.id, { ...wantedKey(body), maker: principal })))
      },
    }),
    route({
      ...row,
      method: 'DELETE',
      path: '/v1/workspaces/{id}/keys/{key}',
      operation: 'revokeWorkspaceKey',
      summary: 'Revoke a key of a workspace below yours',
      params: keyParams,
      answers: { 204: { description: 'Revoked.' } },
      problems: ['not_found'],
      async handle({ params: { id, key }, principal }) {
        const one = await workspaces.find(principal.workspace, id)
        const revoked = one && (await keys.revoke({ workspace: one.id, mode: 'live' }, key))
        return revoked ? answer(204) : problem('not_found', `There is no key ${key} of a workspace ${id}.`)
      },
    }),
  ]
}
