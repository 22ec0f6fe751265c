// Long and short codes: whose they are, and the SMPP account that hears what phones send to them. Whoever runs the
// installation gives and takes them; a workspace assigns those it has.
import { z } from 'zod'
import type { OwnedNumber } from '../../../accounts/numbers/records.ts'
import type { RestNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { iso } from '../view.ts'

const number = z
  .string()
  .regex(/^(\+[1-9]\d{6,14}|\d{3,8})$/, { error: 'must be a number like +31612345678, or a short code of 3 to 8 digits' })
const account = z.string().max(64).describe('The SMPP account that hears what is sent to it.')
const Owned = z
  .strictObject({ id: z.string(), number: z.string(), workspace: z.string(), account: account.optional(), createdAt: z.iso.datetime() })
  .meta({ id: 'Number', examples: [{ id: 'num_01kb3nq2s00000g', number: '+3197010250000', workspace: 'wsp_01kb3nq2s00000g', createdAt: '2026-11-22T10:00:00.123Z' }] })
const OwnedPage = z.strictObject({ data: z.array(Owned), nextCursor: z.string().optional() }).meta({ id: 'NumberPage', examples: [{ data: [] }] })
const NewNumber = z
  .strictObject({ number, workspace: z.string().max(64).optional().describe('Your own where it is left out.'), account: account.optional() })
  .meta({ id: 'NewNumber', examples: [{ number: '1600' }] })
const Assignment = z
  .strictObject({ account: account.nullable().describe('`null`: the workspace alone has it.') })
  .meta({ id: 'NumberAssignment', examples: [{ account: 'sac_01kb3nq2s00000g' }] })

const params = z.strictObject({ id: z.string().max(64) })
const missing = (id: string) => problem('not_found', `There is no number ${id}.`)
const noAccount = (id: string) => problem('invalid_value', `There is no SMPP account ${id} in that workspace.`, { param: '/account' })

export function numberRoutes({ numbers, smppAccounts }: Pick<RestNeeds, 'numbers' | 'smppAccounts'>): Route[] {
  const show = ({ createdAt, ...owned }: OwnedNumber) => ({ ...owned, createdAt: iso(createdAt) })
  const isOf = async (workspace: string, id: string) => (await smppAccounts.get({ workspace, mode: 'live' }, id)) !== undefined
  /** An account may go while it is named. */
  const heardBy = async (owned: OwnedNumber): Promise<OwnedNumber> => {
    const { id, workspace, account: to } = owned
    if (to === undefined || (await isOf(workspace, to))) return owned
    await numbers.forget(to)
    return numbers.get(workspace, id) ?? owned
  }
  const tag = 'numbers'
  return [
    route({
      method: 'GET',
      path: '/v1/numbers',
      operation: 'listNumbers',
      tag,
      summary: 'List the numbers of the workspace, the oldest first',
      scope: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: OwnedPage } },
      handle: ({ query, principal }) => pageAnswer(query, async (piece) => numbers.list(principal.workspace, piece), show),
    }),
    route({
      method: 'POST',
      path: '/v1/numbers',
      operation: 'giveNumber',
      tag,
      summary: 'Give a long or short code to a workspace',
      description: 'What phones send to it is that workspace’s from then on, and is told to the SMPP account where one is named.',
      scope: 'admin',
      ofHouse: true,
      ofLive: true,
      body: NewNumber,
      answers: { 201: { description: 'Whose it is now.', schema: Owned } },
      problems: ['already_there', 'too_many'],
      async handle({ body, principal }) {
        const { workspace = principal.workspace, account: to } = body
        if (to !== undefined && !(await isOf(workspace, to))) return noAccount(to)
        const owned = await numbers.give({ number: body.number, workspace, ...(to !== undefined && { account: to }) })
        if (owned === 'taken') return problem('already_there', `Somebody has ${body.number} already.`, { param: '/number' })
        if (owned === 'too_many') return problem('too_many', 'There are as many numbers as there can be.')
        if (owned === 'no_workspace') return problem('invalid_value', `There is no workspace ${workspace}.`, { param: '/workspace' })
        return answer(201, show(await heardBy(owned)))
      },
    }),
    route({
      method: 'PATCH',
      path: '/v1/numbers/{id}',
      operation: 'assignNumber',
      tag,
      summary: 'Say which SMPP account hears what is sent to a number',
      scope: 'develop',
      ofLive: true,
      params,
      body: Assignment,
      answers: { 200: { description: 'The number.', schema: Owned } },
      problems: ['not_found'],
      async handle({ params: { id }, body, principal }) {
        if (!numbers.get(principal.workspace, id)) return missing(id)
        if (body.account !== null && !(await isOf(principal.workspace, body.account))) return noAccount(body.account)
        const owned = await numbers.assign(principal.workspace, id, body.account ?? undefined)
        return owned ? answer(200, show(await heardBy(owned))) : missing(id)
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/numbers/{id}',
      operation: 'takeNumber',
      tag,
      summary: 'Take a number from whoever has it',
      scope: 'admin',
      ofHouse: true,
      ofLive: true,
      params,
      answers: { 204: { description: 'Nobody has it any more.' } },
      problems: ['not_found'],
      handle: async ({ params: { id } }) => ((await numbers.take(id)) ? answer(204) : missing(id)),
    }),
  ]
}
