// How things of every kind come to be over the API, and what can be asked of each beside the operations of its path. Knows
// neither who asks nor what may be answered.
import { accountSid, sidOf } from '../../src/api/compat/twilio/sid.ts'

type Json = Record<string, unknown>
export type Ids = Readonly<Record<string, string>>
export type Making = {
  /** A request that has to succeed. */
  readonly must: (method: string, path: string, body?: unknown) => Promise<Json>
  /** Of the installation, and a key of it. */
  readonly workspace: string
  readonly secret: string
  /** Another for each. */
  readonly nth: number
}
export type Request = { readonly method: string; readonly url: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
export type Scene = {
  make(making: Making): Promise<Ids>
  /** Beside the operations of its path. */
  readonly more?: (ids: Ids, making: Making) => readonly Request[]
  /** It is listed as what it was. */
  readonly staysListed?: true
  /** Where nothing may name it any more once it is removed, beside its own list. */
  readonly unnamed?: string
  /** Some of its requests make it anew. */
  readonly isMadeAgain?: true
  /** What its operations are told, where an example will not do. */
  readonly bodies?: Readonly<Record<string, (ids: Ids, making: Making) => unknown>>
}

const idOf = ({ id }: Json): Ids => ({ id: String(id) })
const made = (path: string, body: (making: Making) => unknown): Scene['make'] => async (making) => idOf(await making.must('POST', path, body(making)))
const plan = made('/v1/plans', ({ nth }) => ({ name: `Plan ${nth}`, currency: 'EUR' }))
const account = made('/v1/smpp-accounts', ({ nth }) => ({ name: `account ${nth}` }))
const list = made('/v1/lists', ({ nth }) => ({ name: `list ${nth}` }))
const segment = made('/v1/segments', ({ nth }) => ({ name: `segment ${nth}`, rule: { tag: 'x' } }))
export const connection = made('/v1/connections', ({ nth }) => ({ protocol: 'smpp', name: `Operator ${nth}`, host: '127.0.0.1', port: 9, systemId: 'x', password: 'x' }))
const contact = made('/v1/contacts', ({ nth }) => ({ number: `+316${20_000_000 + nth}`, tags: ['x'] }))
const customer = made('/v1/workspaces', ({ nth }) => ({ name: `Customer ${nth}` }))
const paying: Scene['make'] = async (making) => {
  const [{ id: bought }, { id }] = [await plan(making), await customer(making)]
  await making.must('PUT', `/v1/workspaces/${id}/plan`, { plan: bought, payment: 'prepaid' })
  return { id: id!, plan: bought! }
}
const toConnection = (id: string, nth: number) => ({ name: `Route ${nth}`, enabled: false, action: { connections: [{ connection: id }], policy: 'priority' } })
const campaign = (recipients: readonly unknown[]) =>
  made('/v1/campaigns', ({ nth }) => ({ name: `campaign ${nth}`, text: 'Hi', from: 'Shop', consent: 'existing', perSecond: 0.1, recipients }))
const people = Array.from({ length: 60 }, (_, at) => ({ to: `+3161234${5_000 + at}` }))
const prices = ['NL', 'DE', 'RU'].map((country) => ({ country, price: '0.0832' }))
const campaignOf = (audience: unknown, nth: number): Request => ({ method: 'POST', url: '/v1/campaigns', body: { name: `of ${nth}`, text: 'Hi', from: 'Shop', consent: 'existing', audience } })
const campaignFor = async (making: Making, audience: unknown) => String((await making.must('POST', '/v1/campaigns', campaignOf(audience, making.nth).body))['id'])

/** By the path that a DELETE names. */
export const scenes: Readonly<Record<string, Scene>> = {
  '/v1/keys/{id}': { staysListed: true, make: made('/v1/keys', ({ nth }) => ({ name: `key ${nth}`, mode: 'live', scopes: ['read'] })) },
  '/v1/smpp-accounts/{id}': {
    make: async (making) => {
      const number = await making.must('POST', '/v1/numbers', { number: `+3197010${300_000 + making.nth}` })
      return { ...(await account(making)), number: String(number['id']) }
    },
    unnamed: '/v1/numbers?limit=1000',
    more: ({ id, number }, { nth }) => [
      { method: 'PATCH', url: `/v1/numbers/${number}`, body: { account: id } },
      { method: 'POST', url: '/v1/numbers', body: { number: `+3197010${600_000 + nth}`, account: id } },
    ],
  },
  '/v1/numbers/{id}': { make: made('/v1/numbers', ({ nth }) => ({ number: `+3197010${900_000 + nth}` })), bodies: { assignNumber: () => ({ account: null }) } },
  '/v1/campaigns/{id}': { make: campaign(people) },
  '/v1/keywords/{id}': { make: made('/v1/keywords', ({ nth }) => ({ number: '1600', words: [`WORD${nth}`], action: { kind: 'reply', text: 'Hi' } })) },
  '/v1/forms/{id}': {
    make: made('/v1/forms', () => ({ number: '1600', title: 'Shop', wording: 'yes', thanks: 'Welcome' })),
    more: ({ id }) => [
      { method: 'GET', url: `/f/${id}` },
      { method: 'POST', url: `/f/${id}`, body: { number: '+31612345678', agree: 'yes' } },
    ],
  },
  '/v1/connections/{id}': {
    make: connection,
    more: ({ id }, { nth }) => [
      { method: 'POST', url: '/v1/costs', body: { connection: id, currency: 'EUR', source: 'a file', prices } },
      { method: 'POST', url: '/v1/routes', body: toConnection(id!, nth) },
      { method: 'GET', url: '/v1/connections' },
    ],
    bodies: { changeConnection: ({ id }) => ({ name: `Other ${id}` }), rollBackConnection: () => ({ version: 1 }) },
  },
  '/v1/webhooks/{id}': { make: async (making) => idOf(await making.must('POST', '/v1/webhooks', { url: (await making.must('POST', '/v1/echo'))['url'] })) },
  '/v1/routes/{id}': { make: made('/v1/routes', ({ nth }) => toConnection('demo', nth)) },
  '/v1/networks/lookup': { isMadeAgain: true, make: async ({ must }) => (await must('PUT', '/v1/networks/lookup', lookup), {}) },
  '/v1/networks/prefixes/{id}': { make: made('/v1/networks/prefixes', () => ({ source: 'here', prefixes: [{ prefix: '31612', country: 'NL' }] })), more: () => [{ method: 'GET', url: '/v1/networks/+31612345678' }] },
  '/v1/costs/{id}': { make: made('/v1/costs', () => ({ connection: 'demo', currency: 'EUR', source: 'a file', prices, allowJumps: true, confirm: true })) },
  '/v1/plans/{id}': {
    make: async (making) => ({ ...(await plan(making)), workspace: (await customer(making))['id']! }),
    more: ({ id, workspace }) => [
      { method: 'PUT', url: `/v1/workspaces/${workspace}/plan`, body: { plan: id, payment: 'prepaid' } },
      { method: 'GET', url: `/v1/workspaces/${workspace}/plan` },
      { method: 'POST', url: '/v1/prices', body: { plan: id, source: 'a file', prices } },
      { method: 'DELETE', url: `/v1/workspaces/${workspace}/plan` },
    ],
    bodies: { changePlan: () => ({ name: 'Other', monthlyFee: { amount: '1.00', currency: 'EUR' } }) },
  },
  '/v1/workspaces/{id}/plan': {
    isMadeAgain: true,
    make: paying,
    more: ({ id, plan: bought }) => [
      { method: 'POST', url: `/v1/workspaces/${id}/entries`, body: { kind: 'top_up', amount: '5.00' } },
      { method: 'POST', url: '/v1/invoices', body: { workspace: id, month: '2026-01' } },
      { method: 'DELETE', url: `/v1/plans/${bought}` },
    ],
    bodies: { setWorkspacePlan: ({ plan: bought }) => ({ plan: bought, payment: 'prepaid' }) },
  },
  '/v1/prices/{id}': {
    make: async (making) => idOf(await making.must('POST', '/v1/prices', { plan: (await plan(making))['id'], source: 'a file', prices })),
  },
  '/v1/budgets/{id}': {
    make: async (making) => {
      const { id } = await plan(making)
      await making.must('POST', '/v1/prices', { plan: id, source: 'a file', prices })
      await making.must('PUT', `/v1/workspaces/${making.workspace}/plan`, { plan: id, payment: 'postpaid', credit: { amount: '1000.00', currency: 'EUR' } })
      return made('/v1/budgets', () => ({ name: 'A day', window: 'day', limit: { amount: '1000.00', currency: 'EUR' } }))(making)
    },
    more: (_, { workspace }) => [
      { method: 'DELETE', url: `/v1/workspaces/${workspace}/plan` },
      { method: 'GET', url: '/v1/budgets' },
      { method: 'GET', url: '/v1/balance' },
    ],
  },
  '/v1/invitations/{id}': { staysListed: true, make: made('/v1/invitations', ({ nth }) => ({ email: `p${nth}@example.com`, role: 'viewer' })) },
  '/v1/workspaces/{id}/keys/{key}': {
    staysListed: true,
    make: async (making) => {
      const { id } = await customer(making)
      return { id: id!, key: String((await making.must('POST', `/v1/workspaces/${id}/keys`, { name: 'x', mode: 'live', scopes: ['read'] }))['id']) }
    },
  },
  '/v1/contacts/{id}': {
    make: async (making) => {
      const { id: other } = await made('/v1/contacts', ({ nth }) => ({ number: `+316${24_000_000 + nth}` }))(making)
      return { ...(await contact(making)), other: other!, list: (await list(making))['id']! }
    },
    more: ({ id, other, list: of }, { nth }) => [
      { method: 'POST', url: `/v1/lists/${of}/members`, body: { add: [id, other] } },
      { method: 'POST', url: `/v1/contacts/${other}/merge`, body: { from: id } },
      { method: 'PUT', url: `/v1/contacts/by-external-id/crm/r${nth}`, body: { number: `+316${20_000_000 + nth}` } },
      { method: 'DELETE', url: `/v1/contacts/by-external-id/crm/r${nth}` },
      { method: 'DELETE', url: `/v1/consents/+316${20_000_000 + nth}` },
      { method: 'POST', url: '/v1/contacts/batch', body: { contacts: [{ number: `+316${20_000_000 + nth}`, tags: ['y', `t${nth}`] }] } },
    ],
    bodies: { mergeContacts: ({ other }) => ({ from: other }), changeContact: (_, { nth }) => ({ language: 'nl', tags: [`u${nth}`] }) },
  },
  '/v1/contact-fields/{key}': {
    make: async ({ must, nth }) => ({ key: String((await must('POST', '/v1/contact-fields', { key: `f${nth}`, type: 'text' }))['key']) }),
    more: ({ key: named }, { nth }) => [
      { method: 'POST', url: '/v1/contacts', body: { number: `+316${28_000_000 + nth}`, fields: { [named!]: 'x' } } },
      { method: 'POST', url: '/v1/segments', body: { name: `by field ${nth}`, rule: { field: named, is: 'x' } } },
      { method: 'POST', url: '/v1/segments/count', body: { rule: { field: named, is: 'x' } } },
    ],
  },
  '/v1/lists/{id}': {
    make: async (making) => {
      const { id } = await list(making)
      const { id: member } = await contact(making)
      await making.must('POST', `/v1/lists/${id}/members`, { add: [member] })
      return { id: id!, member: member!, campaign: await campaignFor(making, { lists: [id] }) }
    },
    more: ({ id, campaign: of }, { nth }) => [
      campaignOf({ lists: [id] }, nth),
      { method: 'POST', url: `/v1/campaigns/${of}/start`, body: {} },
      { method: 'POST', url: `/v1/campaigns/${of}/preview`, body: {} },
      { method: 'GET', url: `/v1/contacts?list=${id}` },
      { method: 'GET', url: `/v1/contacts/count?list=${id}` },
      { method: 'POST', url: '/v1/forms', body: { number: '1600', title: 'Shop', wording: 'yes', thanks: 'Welcome', list: id } },
    ],
    bodies: { changeListMembers: ({ member }) => ({ add: [member], remove: [member] }) },
  },
  '/v1/segments/{id}': {
    make: async (making) => {
      const { id } = await segment(making)
      return { id: id!, campaign: await campaignFor(making, { segments: [id] }) }
    },
    more: ({ id, campaign: of }, { nth }) => [
      campaignOf({ segments: [id] }, nth),
      { method: 'POST', url: `/v1/campaigns/${of}/start`, body: {} },
      { method: 'POST', url: `/v1/campaigns/${of}/preview`, body: {} },
      { method: 'GET', url: `/v1/contacts?segment=${id}` },
    ],
    bodies: { changeSegment: (_, { nth }) => ({ name: `another ${nth}`, rule: { tag: 'y' } }) },
  },
  // ended in other ways than by a DELETE of this API
  '/v1/messages/{id}': {
    make: made('/v1/messages', () => ({ to: '+31612345678', from: 'Shop', text: 'Hi', scheduledAt: new Date(Date.now() + 86_400_000).toISOString() })),
    more: ({ id }, { workspace, secret }) => {
      const of = accountSid(workspace)
      const headers = { authorization: `Basic ${Buffer.from(`${of}:${secret}`).toString('base64')}` }
      const url = `/compat/twilio/2010-04-01/Accounts/${of}/Messages/${sidOf('SM', id!)}.json`
      return [...Array.from({ length: 6 }, () => ({ method: 'DELETE', url, headers })), { method: 'GET', url, headers }]
    },
    bodies: { changeMessage: () => ({ text: 'Other' }) },
  },
  '/v1/imports/{id}': {
    make: async (making) => {
      const { id } = await made('/v1/imports', ({ nth }) => ({ name: `import ${nth}` }))(making)
      await making.must('PUT', `/v1/imports/${id}/file`, 'number,name\n+31612345678,Ann\n')
      return { id: id! }
    },
    bodies: { startImport: () => ({}), previewImport: () => ({}), putImportFile: () => 'number,name\n+31612345678,Ann\n' },
  },
}
const lookup = { name: 'Portability', url: 'https://lookup.example.invalid/{number}', fields: { country: 'country', mccmnc: 'mccmnc' }, headers: {} }

/** After the first connection live messages are for it; and a look-up that is away is waited for. */
const notGiven = new Set(['/v1/connections/{id}', '/v1/networks/lookup'])
const collections: Readonly<Record<string, string>> = { plan: '/v1/plans', campaign: '/v1/campaigns', list: '/v1/lists', other: '/v1/contacts', member: '/v1/contacts', number: '/v1/numbers' }

/** One of every kind, by the path of its collection. What cannot be made, there being too many, is left out. */
export async function givenThings(making: Making): Promise<Map<string, string[]>> {
  const given = new Map<string, string[]>()
  const add = (place: string, id: string) => given.set(place, [...(given.get(place) ?? []), id])
  for (const [path, { make }] of Object.entries(scenes)) {
    if (notGiven.has(path)) continue
    const ids = await make(making).catch(() => undefined)
    const id = ids?.['id'] ?? ids?.['key']
    if (!ids || id === undefined) continue
    add(path.slice(0, path.indexOf('/{')), id)
    for (const [name, one] of Object.entries(ids)) if (collections[name]) add(collections[name], one)
    if (path === '/v1/forms/{id}') add('/f', id)
  }
  return given
}
