// The people of the caller's workspace, and the invitations by which others become some. Owners alone make and unmake owners.
import { z } from 'zod'
import type { Role } from '../../../accounts/account.ts'
import { mayMakeOwners } from '../../../accounts/people/members.ts'
import { email, idParams, InvitationShape, MemberShape, pageOf, role, showInvitation, showMember } from '../accounts-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Call, Route } from '../route.ts'

const exampleMember = { id: 'usr_01kb3nq2s00000g', name: 'Ann', email: 'ann@example.com', role: 'sender', memberSince: '2026-11-22T10:00:00.123Z', secondFactor: true }
const exampleInvitation = {
  id: 'ivt_01kb3nq2s00000g', workspace: 'wsp_01kb3nq2s00000f', email: 'ann@example.com', role: 'sender', status: 'open',
  createdAt: '2026-11-22T10:00:00.123Z', expiresAt: '2026-11-25T10:00:00.123Z',
}
const MemberPage = pageOf('MemberPage', MemberShape, exampleMember)
const InvitationPage = pageOf('InvitationPage', InvitationShape, exampleInvitation)
const Invited = z
  .strictObject({ ...InvitationShape.shape, link: z.string().describe('For the invited one: good once. Shown now and never again.') })
  .meta({ id: 'InvitationMade', examples: [{ ...exampleInvitation, link: 'https://sms.example.com/#invitation=inv_…' }] })
const NewInvitation = z
  .strictObject({
    email,
    role,
    workspace: z.string().max(64).optional().describe('One below yours; your own where it is left out.'),
    hours: z.number().int().min(1).max(720).default(72).describe('The link is good for so long.'),
  })
  .meta({ id: 'NewInvitation', examples: [{ email: 'ann@example.com', role: 'sender' }] })
const MemberChange = z.strictObject({ role }).meta({ id: 'MemberChange', examples: [{ role: 'viewer' }] })

const none = (id: string) => problem('not_found', `There is no member ${id}.`)
const ownersOnly = problem('not_permitted', 'Only an owner makes and unmakes owners.', { param: '/role' })
const lastOwner = problem('last_owner', 'Make somebody else an owner first.')

type Needs = { readonly accounts: Pick<RestNeeds['accounts'], 'members' | 'workspaces'>; readonly clock: RestNeeds['clock']; readonly publicUrl?: string }

export function memberRoutes({ accounts: { members, workspaces }, clock, publicUrl }: Needs): Route[] {
  const row = { tag: 'members', scope: 'admin', ofLive: true } as const
  const touchesOwner = async ({ principal }: Call, id: string, to?: Role) => {
    if (mayMakeOwners(principal)) return false
    return to === 'owner' || (await members.get(principal.workspace, id))?.role === 'owner'
  }
  return [
    route({
      ...row,
      method: 'GET',
      path: '/v1/members',
      operation: 'listMembers',
      summary: 'List the people of your workspace',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: MemberPage } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => members.list(principal.workspace, piece), showMember),
    }),
    route({
      ...row,
      method: 'PATCH',
      path: '/v1/members/{id}',
      operation: 'changeMember',
      summary: 'Give a person another role',
      description: 'Their sessions in this workspace end, so that they sign in as what they are now.',
      params: idParams,
      body: MemberChange,
      answers: { 200: { description: 'As it is now.', schema: MemberShape } },
      problems: ['not_found', 'last_owner'],
      async handle(call) {
        const { params: { id }, body, principal } = call
        if (await touchesOwner(call, id, body.role)) return ownersOnly
        const changed = await members.setRole(principal.workspace, id, body.role)
        if (changed === 'last_owner') return lastOwner
        const now = changed && (await members.get(principal.workspace, id))
        return now ? answer(200, showMember(now), undefined, { detail: `role ${body.role}` }) : none(id)
      },
    }),
    route({
      ...row,
      method: 'DELETE',
      path: '/v1/members/{id}',
      operation: 'removeMember',
      summary: 'Take a person out of your workspace',
      params: idParams,
      answers: { 204: { description: 'They are out, and their sessions here ended.' } },
      problems: ['not_found', 'last_owner'],
      async handle(call) {
        const { params: { id }, principal } = call
        if (await touchesOwner(call, id)) return ownersOnly
        const removed = await members.remove(principal.workspace, id)
        return removed === 'last_owner' ? lastOwner : removed ? answer(204) : none(id)
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/invitations',
      operation: 'listInvitations',
      summary: 'List invitations to your workspace',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: InvitationPage } },
      handle: ({ query, principal }) =>
        pageAnswer(query, (piece) => members.invitations(principal.workspace, piece), (one) => showInvitation(one, clock.wall())),
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/invitations',
      operation: 'createInvitation',
      summary: 'Invite a person',
      description: 'Pass the link on to them: nothing is mailed. Who makes a workspace invites its first owner.',
      body: NewInvitation,
      answers: { 201: { description: 'The invitation.', schema: Invited } },
      problems: ['not_found'],
      async handle({ body: { workspace, ...wanted }, principal, host }) {
        const own = workspace === undefined || workspace === principal.workspace
        if (own && wanted.role === 'owner' && !mayMakeOwners(principal)) return ownersOnly
        const to = own ? principal.workspace : (await workspaces.find(principal.workspace, workspace))?.id
        if (to === undefined) return problem('not_found', `There is no workspace ${workspace}.`, { param: '/workspace' })
        const { invitation, token } = await members.invite(to, wanted)
        const link = `${publicUrl ?? `http://${host}`}/#invitation=${token}`
        return answer(201, { ...showInvitation(invitation, clock.wall()), link })
      },
    }),
    route({
      ...row,
      method: 'DELETE',
      path: '/v1/invitations/{id}',
      operation: 'revokeInvitation',
      summary: 'Take an invitation back',
      params: idParams,
      answers: { 204: { description: 'Its link is no longer good.' } },
      problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const revoked = await members.revoke(principal.workspace, id)
        return revoked ? answer(204) : problem('not_found', `There is no open invitation ${id}.`)
      },
    }),
  ]
}
