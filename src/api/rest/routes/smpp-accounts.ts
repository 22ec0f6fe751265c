// SMPP accounts of the caller's workspace: what programs that speak SMPP bind with. Make, list, look at, change, remove.
import { z } from 'zod'
import { alphabets, idForms, isNetwork, laneNames, receiptDialects, versions } from '../../../accounts/smpp-accounts/smpp-account.ts'
import type { SmppAccount } from '../../../accounts/smpp-accounts/smpp-account.ts'
import { textOf } from '../messages-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { iso } from '../view.ts'

const mode = z.enum(['test', 'live']).describe('`test` reaches the virtual phones only and costs nothing.')
const tagOfTlv = z
  .int()
  .min(0x1400)
  .max(0x3fff)
  .describe('A tag of the vendors’ range, 5120 (0x1400) to 16383 (0x3fff).')
const settings = {
  name: textOf(64, 0),
  senders: z.array(z.string().min(1).max(20)).max(1_000).describe('Senders it may use; none: any.'),
  addresses: z
    .array(z.string().max(64).refine(isNetwork, { error: 'must be an IP address, or a network like 192.0.2.0/24' }))
    .max(100)
    .describe('Where it may bind from. None: from this machine, and from anywhere over TLS.'),
  window: z.int().min(1).max(1_000).describe('Requests that may be unanswered on one bind, in either direction.'),
  perSecond: z.int().min(1).max(100_000).describe('Parts a second, all binds together; beyond it ESME_RTHROTTLED.'),
  binds: z.int().min(1).max(100).describe('Binds at the same time.'),
  ids: z.enum(idForms).describe('How message ids are written: our own, or a number. Binds of version 3.3 have hexadecimal ones always.'),
  receipts: z.enum(receiptDialects).describe('How receipts are written: as the specification has them, with dates of 12 or 14 digits, without the text, or as TLVs alone.'),
  alphabet: z.enum(alphabets).describe('What `data_coding` 0 means to it.'),
  version: z.enum(versions).describe('The highest version that is spoken with it.'),
  tlvs: z
    .record(z.string().regex(/^[\w-]{1,40}$/), tagOfTlv)
    .refine((named) => Object.keys(named).length <= 32, { error: 'must have at most 32 names' })
    .describe('Vendors’ optional parameters that are passed on to operators, by name: `{"PE_ID":5120}`.'),
  lanes: z.array(z.enum(laneNames)).length(4).describe('The lane of a message by its `priority_flag`, 0 to 3.'),
}
const systemId = z.string().regex(/^[!-~]{1,15}$/, { error: 'must have 1 to 15 characters, without spaces' })
const password = z.string().regex(/^[!-~]{6,8}$/, { error: 'must have 6 to 8 characters, without spaces' })

const accountFields = { id: z.string(), mode, systemId: z.string(), ...settings, createdAt: z.iso.datetime() }
const exampleAccount = {
  id: 'sac_01kb3nq2s00000g', mode: 'live', systemId: 'sx3kd82nqa', name: 'shop', senders: ['SHOP'], addresses: ['192.0.2.0/24'], window: 100,
  perSecond: 1000, binds: 10, ids: 'text', receipts: 'standard', alphabet: 'gsm7', version: '5.0', tlvs: {},
  lanes: ['transactional', 'transactional', 'otp', 'otp'], createdAt: '2026-11-22T10:00:00.123Z',
} as const
const binds = z.array(z.strictObject({ state: z.string(), version: z.string(), outstanding: z.int(), unanswered: z.int() }))
const Account = z.strictObject({ ...accountFields, binds }).meta({ id: 'SmppAccount', examples: [{ ...exampleAccount, binds: [] }] })
const AccountMade = z
  .strictObject({ ...accountFields, password: z.string().describe('Shown now and never again.') })
  .meta({ id: 'SmppAccountMade', examples: [{ ...exampleAccount, password: 'q8Zr41Lx' }] })
const AccountPage = z
  .strictObject({ data: z.array(Account), nextCursor: z.string().optional() })
  .meta({ id: 'SmppAccountPage', examples: [{ data: [{ ...exampleAccount, binds: [] }] }] })
const NewAccount = z
  .strictObject({ ...z.object(settings).partial().shape, systemId: systemId.optional(), password: password.optional(), mode: mode.optional() })
  .meta({ id: 'NewSmppAccount', examples: [{ name: 'shop' }], description: 'What is left out is made, or has its usual value.' })
const AccountChange = z
  .strictObject({ ...z.object(settings).partial().shape, password: password.optional() })
  .meta({ id: 'SmppAccountChange', examples: [{ window: 50 }] })

const params = z.strictObject({ id: z.string().max(64) })
const missing = (id: string) => problem('not_found', `There is no SMPP account ${id}.`)
/** Members that were not given are not set. */
const given = <Body extends object>(body: Body) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as { [Key in keyof Body]?: Exclude<Body[Key], undefined> }

export function smppAccountRoutes({ smppAccounts, numbers }: Pick<RestNeeds, 'smppAccounts' | 'numbers'>): Route[] {
  const shown = ({ workspace: _, createdAt, ...account }: SmppAccount) => ({ ...account, createdAt: iso(createdAt) })
  const show = (account: SmppAccount) => ({ ...shown(account), binds: smppAccounts.binds(account.id) })
  const tag = 'smpp-accounts'
  return [
    route({
      method: 'GET',
      path: '/v1/smpp-accounts',
      operation: 'listSmppAccounts',
      tag,
      summary: 'List SMPP accounts, the oldest first',
      description: 'A test key meets test accounts alone.',
      scope: 'develop',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: AccountPage } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => smppAccounts.list(principal, piece), show),
    }),
    route({
      method: 'POST',
      path: '/v1/smpp-accounts',
      operation: 'createSmppAccount',
      tag,
      summary: 'Make an SMPP account',
      description: 'For programs that bind to the SMPP door. Without a system id or password these are made; the password is shown this once.',
      scope: 'develop',
      body: NewAccount,
      answers: { 201: { description: 'The account with its password.', schema: AccountMade } },
      problems: ['already_there', 'too_many'],
      async handle({ body, principal }) {
        if (principal.mode === 'test' && body.mode === 'live')
          return problem('not_permitted', 'A test key cannot make a live account.', { param: '/mode' })
        const made = await smppAccounts.create(principal.workspace, { ...given(body), mode: body.mode ?? principal.mode })
        if (made === 'taken') return problem('already_there', `The system id ${body.systemId} is taken.`, { param: '/systemId' })
        if (made === 'too_many') return problem('too_many', 'The workspace has as many SMPP accounts as it can have.')
        return answer(201, { ...shown(made.account), password: made.password })
      },
    }),
    route({
      method: 'GET',
      path: '/v1/smpp-accounts/{id}',
      operation: 'getSmppAccount',
      tag,
      summary: 'Look at an SMPP account and who is bound with it',
      scope: 'develop',
      params,
      answers: { 200: { description: 'The account.', schema: Account } },
      problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const account = await smppAccounts.get(principal, id)
        return account ? answer(200, show(account)) : missing(id)
      },
    }),
    route({
      method: 'PATCH',
      path: '/v1/smpp-accounts/{id}',
      operation: 'changeSmppAccount',
      tag,
      summary: 'Change an SMPP account',
      description: 'Holds at once, also for who is bound. Another password ends all binds.',
      scope: 'develop',
      params,
      body: AccountChange,
      answers: { 200: { description: 'The account as it is now.', schema: Account } },
      problems: ['not_found'],
      async handle({ params: { id }, body, principal }) {
        const account = await smppAccounts.change(principal, id, given(body))
        return account ? answer(200, show(account)) : missing(id)
      },
    }),
    route({
      method: 'POST',
      path: '/v1/smpp-accounts/{id}/password',
      operation: 'renewSmppPassword',
      tag,
      summary: 'Make another password',
      description: 'The one before is good for nothing from then on, and all binds end.',
      scope: 'develop',
      params,
      answers: { 200: { description: 'The account with its new password.', schema: AccountMade } },
      problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const made = await smppAccounts.renewPassword(principal, id)
        return made ? answer(200, { ...shown(made.account), password: made.password }) : missing(id)
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/smpp-accounts/{id}',
      operation: 'deleteSmppAccount',
      tag,
      summary: 'Remove an SMPP account',
      description: 'All its binds end; receipts that wait for it are not delivered any more.',
      scope: 'develop',
      params,
      answers: { 204: { description: 'Removed.' } },
      problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        if (!(await smppAccounts.remove(principal, id))) return missing(id)
        await numbers.forget(id)
        return answer(204)
      },
    }),
  ]
}
