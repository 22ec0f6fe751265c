// How people come in: the first owner by the set-up link, all others by an invitation.
import { z } from 'zod'
import { code, email, password, role } from '../accounts-schema.ts'
import { textOf } from '../messages-schema.ts'
import { problem } from '../problem.ts'
import type { Problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { enter, refusedProof, tooOften } from '../signed-in.ts'
import type { SignInNeeds } from '../signed-in.ts'

const token = z.string().min(1).max(256)
const name = textOf(100)
const SetUp = z
  .strictObject({ token: token.describe('From the set-up link that the server prints.'), name, email, password })
  .meta({ id: 'SetUp', examples: [{ token: 'Xk3f…', name: 'Ann', email: 'ann@example.com', password: 'four little words here' }] })
const Token = z.strictObject({ token }).meta({ id: 'InvitationToken', examples: [{ token: 'inv_Xk3f…' }] })
const Shown = z
  .strictObject({
    workspace: z.string().describe('Its name.'),
    email: z.string(),
    role,
    known: z.boolean().describe('The person has a password here already: ask for that one.'),
  })
  .meta({ id: 'InvitationShown', examples: [{ workspace: 'Bakery', email: 'ann@example.com', role: 'sender', known: false }] })
const Accepting = z
  .strictObject({ token, name: name.optional(), password, code: code.optional() })
  .meta({ id: 'InvitationAccepted', examples: [{ token: 'inv_Xk3f…', name: 'Ann', password: 'four little words here' }] })

const gone = problem('link_gone', 'The invitation was used, taken back, or is too old. Ask for another.')
const weak = (fault: string): Problem => problem('weak_password', `The password cannot be used: ${fault}.`, { param: '/password' })

export function signUpRoutes(needs: SignInNeeds): Route[] {
  const { accounts: { sessions, people, members, workspaces } } = needs
  const row = { tag: 'session', scope: 'public', method: 'POST', bodyLimit: 10_000 } as const
  return [
    route({
      ...row,
      path: '/v1/setup',
      operation: 'setUp',
      summary: 'Become the owner of a new installation',
      description: 'Once, with the link that the server prints as long as nobody owns it.',
      audited: true,
      body: SetUp,
      answers: { 204: { description: 'You are the owner, and signed in.' } },
      problems: ['not_authenticated', 'already_owned', 'weak_password', 'queue_full'],
      async handle(call) {
        const { token, ...wanted } = call.body
        if (!sessions.signIn(token, 'set up')) return problem('not_authenticated', 'The set-up link is not that of this start.', { param: '/token' })
        const made = await people.setUp(wanted)
        if (made === 'owned') return problem('already_owned', 'Somebody owns it already. Sign in, or have yourself invited.')
        return 'fault' in made ? weak(made.fault) : enter(needs, call, made.principal, 'set-up')
      },
    }),
    route({
      ...row,
      path: '/v1/invitations/look',
      operation: 'lookAtInvitation',
      summary: 'What an invitation is to',
      body: Token,
      answers: { 200: { description: 'The invitation.', schema: Shown } },
      problems: ['link_gone'],
      async handle({ body }) {
        const found = await members.look(body.token)
        if (!found) return gone
        const { invitation: { workspace, email, role }, isKnown } = found
        const one = await workspaces.find(workspace, workspace)
        return answer(200, { workspace: one?.name ?? workspace, email, role, known: isKnown })
      },
    }),
    route({
      ...row,
      path: '/v1/invitations/accept',
      operation: 'acceptInvitation',
      summary: 'Accept an invitation',
      description: 'A new person chooses a name and a password; who has one here already gives it.',
      audited: true,
      body: Accepting,
      answers: { 204: { description: 'A member, and signed in.' } },
      problems: ['link_gone', 'weak_password', 'not_authenticated', 'code_needed', 'code_wrong', 'too_many_attempts', 'queue_full'],
      async handle(call) {
        const { name, code, ...rest } = call.body
        const made = await members.accept({ ...rest, ...(name !== undefined && { name }), ...(code !== undefined && { code }), address: call.address })
        if (made === 'gone') return gone
        if ('fault' in made) return weak(made.fault)
        if ('waitMs' in made) return tooOften(made.waitMs)
        return 'refused' in made ? refusedProof[made.refused] : enter(needs, call, made.principal, 'invitation')
      },
    }),
  ]
}
