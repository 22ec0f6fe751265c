// Requests that meet: a thing is made, and everything that can be asked about it is asked at the same moment, its removal
// too. What is gone by then is not there (404, 409); nothing may be broken by it (5xx), and every answer is as documented.
// Operations are found in the OpenAPI document by the path that a DELETE names, and are asked with their examples.
// Run: node test/fuzz/rest-races.ts [rounds] [seed]
import { fileURLToPath } from 'node:url'
import { accountSid, sidOf } from '../../src/api/compat/twilio/sid.ts'
import type { Chance } from '../../src/kit/chance.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { bearer, judge, key, openTarget, operationsOf } from './rest.ts'
import type { Document, Told } from './rest.ts'
import type { Asked, Operation } from './rest-requests.ts'
import { createReader } from './rest-schema.ts'

type Json = Record<string, unknown>
type Ids = Readonly<Record<string, string>>
type Making = {
  /** A request that has to succeed. */
  readonly must: (method: string, path: string, body?: unknown) => Promise<Json>
  /** Of the installation. */
  readonly workspace: string
  /** Another for each. */
  readonly nth: number
}
type Request = { readonly method: string; readonly url: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
type Scene = {
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
const connection = made('/v1/connections', ({ nth }) => ({ protocol: 'smpp', name: `Operator ${nth}`, host: '127.0.0.1', port: 9, systemId: 'x', password: 'x' }))
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
const people = Array.from({ length: 60 }, (_, at) => ({ to: `+3161234${String(5_000 + at)}` }))
const prices = [{ country: 'NL', price: '0.0832' }]
const campaignOf = (audience: unknown, nth: number): Request => ({ method: 'POST', url: '/v1/campaigns', body: { name: `of ${nth}`, text: 'Hi', from: 'Shop', consent: 'existing', audience } })
const startAll = async (making: Making, audience: unknown) => String((await making.must('POST', '/v1/campaigns', campaignOf(audience, making.nth).body))['id'])

/** By the path that a DELETE names. */
const scenes: Readonly<Record<string, Scene>> = {
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
      await making.must('PUT', `/v1/workspaces/${making.workspace}/plan`, { plan: id, payment: 'postpaid' })
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
      return { id: id!, member: member!, campaign: await startAll(making, { lists: [id] }) }
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
      return { id: id!, campaign: await startAll(making, { segments: [id] }) }
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
    more: ({ id }, { workspace }) => {
      const of = accountSid(workspace)
      const headers = { authorization: `Basic ${Buffer.from(`${of}:${key}`).toString('base64')}` }
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

export type Races = { readonly requests: number; readonly statuses: Record<string, number>; readonly unmade: string[]; readonly faults: { what: string; detail: string; times: number }[]; readonly ms: number }

const shuffled = <One>(chance: Chance, of: readonly One[]): One[] => of.map((one) => [chance.float(), one] as const).sort(([a], [b]) => a - b).map(([, one]) => one)

export async function raceRest(rounds: number, seed: number, only?: string): Promise<Races> {
  const begun = performance.now()
  const chance = seededChance(seed)
  const { ask, errors, close } = await openTarget()
  const statuses: Record<string, number> = {}
  const faults = new Map<string, Races['faults'][number]>()
  const unmade = new Set<string>()
  let requests = 0
  const blame = (what: string, detail: string) => {
    const name = `${what} ${detail.replaceAll(/\d+|"[^"]*"/g, '').slice(0, 120)}`
    const known = faults.get(name) ?? { what, detail, times: 0 }
    known.times++
    faults.set(name, known)
  }
  const send = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = bearer(key)): Promise<Told> => {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'application/octet-stream' : 'application/json' }
    return ask({ method, url: path, headers: { ...type, ...headers }, body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body) })
  }
  try {
    const document = JSON.parse((await send('GET', '/v1/openapi.json')).text) as Document
    const operations = operationsOf(document)
    const reader = createReader(document.components.schemas)
    const must: Making['must'] = async (method, path, body) => {
      const told = await send(method, path, body)
      if (told.status >= 300) throw new Error(`${method} ${path}: ${told.status} ${told.text.slice(0, 200)}`)
      return told.text === '' ? {} : (JSON.parse(told.text) as Json)
    }
    const workspace = String((await must('GET', '/v1/me'))['workspace'])
    await connection({ must, workspace, nth: -1 }) // stays, so that there is a way for messages
    const toPath = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}$`)
    const operationOf = ({ method, url: to }: Request): Operation | undefined =>
      operations.filter((one) => one.method === method.toLowerCase() && toPath(one.path).test(to.split('?', 1)[0]!)).sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0]
    const bodyOf = (operation: Operation, scene: Scene, ids: Ids, making: Making): unknown => {
      const own = scene.bodies?.[operation.operationId]
      if (own) return own(ids, making)
      if (!operation.body) return undefined
      const { examples } = reader.resolve(operation.body) as { examples?: unknown[] }
      return operation.bodyExamples[0] ?? examples?.[0] ?? {}
    }
    /** Whoever changed it at the same moment has not brought it back. */
    const mustBeGone = async (path: string, ids: Ids, { unnamed, staysListed }: Scene) => {
      if (unnamed !== undefined && (await send('GET', unnamed)).text.includes(`"${ids['id']}"`)) blame(`${unnamed} still names what was removed`, path)
      const collection = path.slice(0, path.lastIndexOf('/{'))
      for (const read of operations.filter((one) => one.method === 'get' && (one.path === path || (one.path === collection && !staysListed)))) {
        const isList = read.path === collection
        const query = isList && read.parameters.some(({ name }) => name === 'limit') ? '?limit=1000' : ''
        const told = await send('GET', `${read.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name]!))}${query}`)
        if (isList ? told.text.includes(`"${ids['id'] ?? ids['key']}"`) : told.status !== 404) blame(`${read.operationId} still tells of what was removed`, told.text.slice(0, 200))
      }
    }
    const race = async (path: string, scene: Scene, nth: number) => {
      const making = { must, workspace, nth }
      const ids = await scene.make(making).catch((error: Error) => void unmade.add(`${path}: ${error.message}`))
      if (!ids) return
      const family = operations.filter((one) => (one.path === path || one.path.startsWith(`${path}/`)) && !one.path.slice(path.length).includes('{'))
      const named = family.map((operation): Request => {
        const body = bodyOf(operation, scene, ids, making)
        return { method: operation.method.toUpperCase(), url: operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name]!)), ...(body !== undefined && { body }) }
      })
      const all = shuffled(chance, [...named, ...named, ...(scene.more?.(ids, making) ?? [])])
      const spreadMs = nth % 3 === 0 ? 0 : 20
      let isRemoved = false
      await Promise.all(all.map(async (request) => {
        if (spreadMs > 0) await new Promise((resolve) => setTimeout(resolve, chance.float() * spreadMs))
        const told = await send(request.method, request.url, request.body, request.headers).catch((error: Error) => error)
        requests++
        if (told instanceof Error) return blame('no answer', `${request.method} ${request.url} ${told.message}`)
        statuses[told.status] = (statuses[told.status] ?? 0) + 1
        const operation = operationOf(request)
        const asked: Asked = { kind: 'valid', operation, method: request.method, url: request.url, headers: {}, body: undefined, breaks: undefined }
        const wrong = operation ? judge(reader, asked, told, undefined) : told.status >= 500 ? [String(told.status), told.text] : undefined
        if (wrong) blame(`${wrong[0]} ${operation?.operationId ?? request.url}`, `${wrong[1]} after ${path}`)
        if (operation?.path === path && request.method === 'DELETE' && told.status === 204) isRemoved = true
      }))
      if (isRemoved && !scene.isMadeAgain) await mustBeGone(path, ids, scene)
    }
    for (let round = 0; round < rounds; round++)
      for (const [at, [path, scene]] of Object.entries(scenes).entries()) {
        if (only !== undefined && path !== only) continue
        await race(path, scene, round * 100 + at)
      }
    const left = operations.filter(({ method, path }) => method === 'delete' && path.includes('{') && !(path in scenes)).map(({ operationId }) => operationId)
    for (const operation of left) if (!withoutScene.has(operation)) unmade.add(`${operation} has no scene`)
  } finally {
    await close()
  }
  for (const error of errors) blame('the house logged an error', error.slice(0, 1_500))
  return { requests, statuses, unmade: [...unmade], faults: [...faults.values()], ms: performance.now() - begun }
}

/** Those of one person, and what there is of every number. */
const withoutScene = new Set(['unshareCampaign', 'eraseConsents', 'liftSuppression', 'removePasskey', 'endSession', 'removeMember', 'deleteContactByExternalId'])

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [rounds = 30, seed = 1] = process.argv.slice(2, 4).map(Number)
  const { faults, ms, ...rest } = await raceRest(rounds, seed, process.argv[4])
  console.log(JSON.stringify({ seed, ...rest, seconds: Math.round(ms / 1_000) }, undefined, 1))
  for (const { what, detail, times } of faults.toSorted((a, b) => b.times - a.times)) console.log(`${times} × ${what}: ${detail}`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
