// What a request has found may go while it is worked on: then it is not there, and nothing is broken. The rooms below are
// made up here, so that it goes at the very moment.
import { expect, test } from 'vitest'
import type { Principal } from '../../../accounts/account.ts'
import { guardEdits } from '../edits.ts'
import { problemsOf } from '../problem-schema.ts'
import type { Answer, Call, Route } from '../route.ts'
import { campaignRoutes } from './campaigns.ts'
import { changeRoutes } from './changes.ts'
import { contactRoutes } from './contacts.ts'
import { lookupRoutes } from './lookup.ts'
import { numberRoutes } from './numbers.ts'
import { planRoutes } from './plans.ts'
import { receiptRoutes } from './receipts.ts'

const principal: Principal = { workspace: 'wsp_1', mode: 'live', scopes: ['admin'] }

/** Undefined, however often it is asked. */
const gone = async () => undefined
/** There the first time, and gone when it is looked at again. */
const once = <Found>(found: Found) => {
  let looks = 0
  return async () => (looks++ === 0 ? found : undefined)
}

async function ask(routes: readonly Route[], operation: string, call: Partial<Call>): Promise<Answer> {
  const row = guardEdits(routes).find((one) => one.operation === operation)!
  const answered = await row.handle({ params: { id: 'x_1' }, query: { limit: 100 }, body: {}, principal, ...call } as Call)
  if (answered.kind === 'problem') expect([...problemsOf(row).values()].flat(), operation).toContain(answered.code)
  return answered
}
/** Of what is needed, what these requests come to. */
const only = <Routes extends (needs: never) => Route[]>(routes: Routes, needs: object) => routes(needs as Parameters<Routes>[0])

const plan = { id: 'x_1', name: 'Shops', currency: 'EUR' }

test('a plan that goes while it is changed, or has gone from whoever pays by it', async () => {
  const plans = { get: () => plan, change: gone }
  const accounts = { workspace: 'wsp_1', workspaces: {} }
  expect(await ask(only(planRoutes, { billing: { plans, customers: {} }, accounts }), 'changePlan', { body: { name: 'Other' } })).toMatchObject({ code: 'not_found' })
  const orphan = { plans: { get: () => undefined }, customers: { get: () => ({ workspace: 'x_1', plan: 'pln_gone' }) } }
  expect(await ask(only(planRoutes, { billing: orphan, accounts }), 'getWorkspacePlan', {})).toMatchObject({ code: 'not_found' })
})

test('a campaign that is deleted while its recipients are listed, before the first of them and between two pieces', async () => {
  const row = { number: '+31612345678', state: 'waiting' }
  const first = once({ data: [row], nextCursor: row.number })
  expect(await ask(only(campaignRoutes, { campaigns: { recipients: first } }), 'listCampaignRecipients', {})).toMatchObject({ code: 'not_found' })
  expect(await ask(only(campaignRoutes, { campaigns: { recipients: gone } }), 'listCampaignRecipients', {})).toMatchObject({ code: 'not_found' })
})

test('a message that is erased after it was canceled, changed or matched, and before it is shown', async () => {
  const accounts = { workspace: 'wsp_1', limits: { takeParts: async () => true, returnParts: async () => {} } }
  const gateway = { message: gone, cancel: async () => 'canceled', replace: async () => 'replaced', matchReceipt: async () => 'matched' }
  const changes = only(changeRoutes, { gateway, accounts, clock: { wall: () => 0 } })
  expect(await ask(changes, 'cancelMessage', {})).toMatchObject({ code: 'not_found' })
  expect(await ask(changes, 'changeMessage', { body: { text: 'Hi' } })).toMatchObject({ code: 'not_found' })
  expect(await ask(only(receiptRoutes, { gateway, fleet: {} }), 'matchReceipt', { body: { message: 'msg_1' } })).toMatchObject({ code: 'not_found' })
})

test('a look-up that somebody else removes while it is set', async () => {
  const lookup = { set: gone, get: () => undefined }
  expect(await ask(only(lookupRoutes, { routing: { lookup } }), 'setNumberLookup', {})).toMatchObject({ code: 'changed_meanwhile' })
})

test('a contact that somebody else takes away at the same moment', async () => {
  const people = { ofExternal: async () => ({ id: 'ctc_1' }), remove: async () => [] }
  const routes = only(contactRoutes, { contacts: { people, search: {}, fields: {}, timeline: {} } })
  expect(await ask(routes, 'deleteContactByExternalId', { params: { system: 'crm', external: '7' } })).toMatchObject({ code: 'not_found' })
})

test('an SMPP account that goes while a number is given or assigned to it hears nothing of it', async () => {
  for (const operation of ['giveNumber', 'assignNumber']) {
    const rest = { id: 'num_1', number: '1600', workspace: 'wsp_1', createdAt: 0 }
    let account: string | undefined = 'sac_1'
    const owned = async () => ({ ...rest, account })
    const numbers = { give: owned, assign: owned, get: () => ({ ...rest, ...(account && { account }) }), forget: async () => void (account = undefined) }
    const routes = only(numberRoutes, { numbers, smppAccounts: { get: once({ id: 'sac_1' }) } })
    const given = await ask(routes, operation, { body: { number: '1600', account } })
    expect(given, operation).toMatchObject({ kind: 'answer', body: { id: 'num_1' } })
    expect((given as { body: object }).body).not.toHaveProperty('account')
  }
})
