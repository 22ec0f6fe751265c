// What a customer pays: prices come in, an account is filled, messages cost what was said, a budget stops at the exact cent
// and lets go after a top-up. Through public doors only.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSite, type RunningHouse } from '../support/house.ts'

const site = await createSite()
let house: RunningHouse
let workspace: string
let plan: string
beforeAll(async () => {
  house = await site.start()
})
afterAll(async () => {
  await house.stop()
  site.remove()
})

const money = (amount: string) => ({ amount, currency: 'EUR' })
/** The customer, where it is not the house that asks. */
let customer: string
const houses = /^\/v1\/(plans|prices|rates|workspaces)/
async function must<Body = Record<string, unknown>>(path: string, body?: object, method = body ? 'POST' : 'GET', status?: number): Promise<Body> {
  const response = await fetch(`${house.url}${path}`, {
    method, signal: AbortSignal.timeout(30_000),
    headers: { authorization: `Bearer ${houses.test(path) ? house.key : customer}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (status === undefined ? !response.ok : response.status !== status) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return (text ? JSON.parse(text) : undefined) as Body
}
const balance = async () => must<{ available: { amount: string }; reserved: { amount: string } }>('/v1/balance')
async function until<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; ; tries++) {
    const value = await read()
    if (holds(value) || tries > 200) return value
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `+324712${String(from + at).padStart(5, '0')}`)

test('a plan with prices of a file, compared first and taken back in one step', async () => {
  plan = (await must<{ id: string }>('/v1/plans', { name: 'Shops', currency: 'EUR' })).id
  const csv = 'Country;MCC;MNC;Operator;Price;Effective Date\nNL;;;any;0,0832;2020-01-01\nNL;204;08;KPN;0,0800;\nNetherlands;204;04;Vodafone;0,0832;\nBE;;;;0.07;\n'
  expect(await must('/v1/prices', { plan, source: 'shops.csv', csv, dryRun: true })).toMatchObject({ rows: 4, diff: { added: 4 } })
  const list = await must<{ id: string }>('/v1/prices', { plan, source: 'shops.csv', csv })
  expect(await must('/v1/prices', { plan, source: 'slip.csv', csv: csv.replace('0.07', '0.7') }, 'POST', 422)).toMatchObject({ code: 'prices_jump' })
  const second = await must<{ id: string }>('/v1/prices', { plan, source: 'dearer', mode: 'merge', prices: [{ country: 'BE', price: '0.08' }] })
  expect(await must(`/v1/prices/${second.id}`)).toMatchObject({ data: expect.arrayContaining([{ country: 'BE', price: '0.08' }]) })
  await must(`/v1/prices/${second.id}`, undefined, 'DELETE')
  expect(await must(`/v1/prices?plan=${plan}`)).toMatchObject({ data: [{ id: list.id, rows: 4 }] })
  expect(await must(`/v1/prices/${list.id}`)).toMatchObject({ data: expect.arrayContaining([{ country: 'NL', mcc: '204', mnc: '08', price: '0.08', line: 3 }]) })
})

test('messages are charged what the preview said, and the ledger says so', async () => {
  workspace = (await must<{ id: string }>('/v1/workspaces', { name: 'A shop' })).id
  customer = (await must<{ key: string }>(`/v1/workspaces/${workspace}/keys`, { name: 'shop', mode: 'live', scopes: ['admin'] })).key
  await must('/v1/consents/settings', { quietHours: false, cap: 0 }, 'PATCH') // the tests run at night, too
  expect(await must('/v1/balance')).toEqual({ charged: false })
  await must(`/v1/workspaces/${workspace}/plan`, { plan, whenSpent: 'hold' }, 'PUT')
  expect(await must('/v1/messages', { to: '+31612345678', text: 'Hi' }, 'POST', 402)).toMatchObject({ code: 'insufficient_balance' })
  await must(`/v1/workspaces/${workspace}/entries`, { kind: 'top_up', amount: '1.00', reference: 'bank 1' })
  await must(`/v1/workspaces/${workspace}/entries`, { kind: 'top_up', amount: '1.00', reference: 'bank 1' })
  expect(await balance()).toMatchObject({ available: money('1.00') })
  const { price } = await must<{ price: object }>('/v1/messages/preview', { to: '+32471234567', text: 'x'.repeat(161) })
  expect(price).toEqual(money('0.14'))
  const sent = await must<{ id: string; price: object }>('/v1/messages', { to: '+32471234567', text: 'x'.repeat(161) })
  expect(sent.price).toEqual(price)
  const done = await until(() => must<{ status: string; price: object }>(`/v1/messages/${sent.id}`), ({ status }) => status === 'delivered')
  expect(done).toMatchObject({ status: 'delivered', price })
  expect(await until(balance, ({ reserved }) => reserved.amount === '0.00')).toMatchObject({ available: money('0.86') })
  expect(await must('/v1/ledger')).toMatchObject({ data: [{ kind: 'settle', amount: money('-0.14'), messages: 1, parts: 2 }, { kind: 'top_up', amount: money('1.00'), reference: 'bank 1' }] })
  expect(await must('/v1/usage')).toMatchObject({ data: [{ country: 'BE', unit: money('0.07'), messages: 1, parts: 2, charged: money('0.14') }] })
  expect(await must('/v1/messages', { to: '+4915112345678', text: 'Hi' }, 'POST', 422)).toMatchObject({ code: 'no_price' })
})

test('a balance stops a hundred bulk messages at the exact cent, and the rest goes after a top-up', async () => {
  const before = Number((await balance()).available.amount)
  await must(`/v1/workspaces/${workspace}/entries`, { kind: 'correction', amount: (2.8 - before).toFixed(6) })
  const body = { messages: numbers(100).map((to) => ({ to, text: 'Sale' })), lane: 'bulk', consent: 'existing', consentWording: 'customers since 2020' }
  const batch = await must<{ id: string; accepted: number; price: object; messages: { status: string }[] }>('/v1/messages', body)
  expect([batch.accepted, batch.price]).toEqual([100, money('2.80')])
  expect(batch.messages.filter(({ status }) => status === 'held')).toHaveLength(60)
  expect(await balance()).toMatchObject({ available: money('0.00') })
  await must(`/v1/workspaces/${workspace}/entries`, { kind: 'top_up', amount: '4.20' })
  const of = (status: string) => () => must<{ data: object[] }>(`/v1/messages?batch=${batch.id}&status=${status}&limit=200`).then(({ data }) => data.length)
  expect(await until(of('delivered'), (count) => count === 100)).toBe(100)
  expect(await until(balance, ({ reserved }) => reserved.amount === '0.00')).toMatchObject({ available: money('0.00') })
})

test('a budget of a day stops the same way, whatever the balance, until it is raised', async () => {
  await must(`/v1/workspaces/${workspace}/entries`, { kind: 'top_up', amount: '50' })
  const budget = await must<{ id: string }>('/v1/budgets', { name: 'A day', window: 'day', country: 'BE', reached: 'hold', limit: money('0.70') })
  const body = { messages: numbers(20, 500).map((to) => ({ to, text: 'Sale' })), lane: 'bulk', consent: 'existing', consentWording: 'customers since 2020' }
  const batch = await must<{ id: string; messages: { status: string }[] }>('/v1/messages', body)
  expect(batch.messages.map(({ status }) => status)).toEqual([...Array<string>(10).fill('queued'), ...Array<string>(10).fill('held')])
  expect(await must('/v1/messages', { to: '+32471234567', text: 'Hi' }, 'POST', 402)).toMatchObject({ code: 'budget_reached' })
  expect(await must('/v1/budgets')).toMatchObject({ data: [{ id: budget.id, spent: money('0.70') }] })
  await must(`/v1/budgets/${budget.id}`, { limit: money('1.40') }, 'PATCH')
  const delivered = () => must<{ data: object[] }>(`/v1/messages?batch=${batch.id}&status=delivered&limit=200`).then(({ data }) => data.length)
  expect(await until(delivered, (count) => count === 20)).toBe(20)
  expect(await must('/v1/budgets')).toMatchObject({ data: [{ spent: money('1.40') }] })
  await must(`/v1/budgets/${budget.id}`, undefined, 'DELETE')
})

test('a price list in another currency is charged by the rate of the day, which the message tells', async () => {
  await must('/v1/prices', { plan, source: 'in dollars', currency: 'USD', prices: [{ country: 'BE', price: '0.06' }] }, 'POST', 422)
  await must('/v1/rates', { source: 'bank', rates: [{ base: 'USD', quote: 'EUR', rate: '0.9215', validFrom: '2020-01-01' }] })
  const list = await must<{ id: string }>('/v1/prices', { plan, source: 'in dollars', currency: 'USD', prices: [{ country: 'BE', price: '0.06' }], allowJumps: true, confirm: true })
  const sent = await must<{ id: string; price: object }>('/v1/messages', { to: '+32471234567', text: 'Hi' })
  expect(sent.price).toEqual(money('0.05529'))
  expect(await must(`/v1/messages/${sent.id}/charge`)).toMatchObject({ charged: true, price: money('0.05529'), converted: { unit: { amount: '0.06', currency: 'USD' }, rate: { rate: '0.9215', source: 'bank' } } })
  await must(`/v1/prices/${list.id}`, undefined, 'DELETE')
})

test('a customer whose country is known sends there alone, until it names others', async () => {
  await must(`/v1/workspaces/${workspace}/plan`, { plan, whenSpent: 'hold', country: 'BE' }, 'PUT')
  expect(await must('/v1/destinations')).toEqual({ countries: ['BE'], codesPerBlock: 20, said: false })
  const to = async (number: string) => (await must<{ status: string }>('/v1/messages', { to: number, text: 'Hi' })).status
  expect([await to('+32471234567'), await to('+31612345678')]).toEqual(['queued', 'blocked'])
  await must('/v1/destinations', { countries: ['BE', 'NL'], codesPerBlock: null }, 'PUT')
  expect(await to('+31612345678')).toBe('queued')
})

test('what a message led to is told, what each conversion cost, and who bought', async () => {
  const person = await must<{ id: string }>('/v1/contacts', { number: '+32471234567' })
  const { id } = await must<{ id: string }>('/v1/messages', { to: '+32471234567', text: 'Sale', tags: ['sale'] })
  await until(() => must<{ status: string }>(`/v1/messages/${id}`), ({ status }) => status === 'delivered')
  const told = { message: id, name: 'order', worth: money('49.90') }
  await must('/v1/conversions', told, 'POST', 201)
  await must('/v1/conversions', told, 'POST', 200)
  await must('/v1/conversions', { message: id, name: 'visit' }, 'POST', 201)
  expect(await must('/v1/conversions?by=tag')).toMatchObject({ data: [{ tag: 'sale', messages: 1, charged: money('0.07'), conversions: 2, costPerConversion: money('0.035'), worth: [money('49.90')] }] })
  const bought = () => must<{ count: number }>('/v1/segments/count', { rule: { did: 'bought', withinDays: 1 } })
  expect(await until(bought, ({ count }) => count > 0)).toMatchObject({ count: 1 })
  const past = await must<{ data: { kind: string; subject: string; detail: string }[] }>(`/v1/contacts/${person.id}/timeline`)
  expect(past.data.filter(({ kind }) => kind === 'bought')).toMatchObject([{ subject: id, detail: 'order, 49.90 EUR' }])
})
