// Money stops a campaign in its middle, at the exact cent, and lets it go on: a balance that is spent until a top-up comes, a
// budget that is reached until it is raised. On the phones of the embedded operator nobody is left out or written to twice.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { booksOf, unbalanced } from '../failure/books.ts'
import { createSite, until, type RunningHouse } from '../support/house.ts'

const site = await createSite()
let house: RunningHouse
let workspace: string
/** The customer's key. */
let customer: string
beforeAll(async () => {
  house = await site.start()
})
afterAll(async () => {
  if (house) await house.stop()
  site.remove()
})

async function ask<Body>(path: string, body?: object, { method = body ? 'POST' : 'GET', key = customer } = {}): Promise<Body> {
  const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) }
  const response = await fetch(`${house.url}${path}`, { method, headers, signal: AbortSignal.timeout(30_000), ...(body && { body: JSON.stringify(body) }) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return (text ? JSON.parse(text) : undefined) as Body
}
const asHouse = <Body>(path: string, body?: object, method?: string) => ask<Body>(path, body, { key: house.key, ...(method && { method }) })
const topUp = (amount: string) => asHouse(`/v1/workspaces/${workspace}/entries`, { kind: 'top_up', amount })
const available = async () => (await ask<{ available: { amount: string } }>('/v1/balance')).available.amount

type Campaign = { id: string; state: string; counts: { audience: number; delivered: number; waiting: number; sent: number; excluded: number }; trouble?: { code: string } }
const number = (at: number) => `+3247${String(1_000_000 + at)}`
async function start(name: string, from: number, count: number): Promise<string> {
  const recipients = Array.from({ length: count }, (_, at) => ({ to: number(from + at), fields: { nr: String(at) } }))
  const { id } = await ask<Campaign>('/v1/campaigns', { name, text: 'Sale, nr {{ nr }}', from: 'SHOP', consent: 'existing', consentWording: 'customers since 2020', recipients })
  await ask(`/v1/campaigns/${id}/start`, {})
  return id
}
const look = (id: string) => ask<Campaign>(`/v1/campaigns/${id}`)
/** How many of so many phones show how many messages. */
async function phones(from: number, count: number): Promise<Record<string, number>> {
  const shown: Record<string, number> = {}
  await Promise.all(Array.from({ length: count }, async (_, at) => {
    const { data } = await asHouse<{ data: unknown[] }>(`/v1/handsets/${encodeURIComponent(number(from + at))}/messages`)
    shown[data.length] = (shown[data.length] ?? 0) + 1
  }))
  return shown
}
const delivered = (id: string, count: number) => until(`${count} delivered`, async () => ((await look(id)).counts.delivered === count ? true : undefined), 30_000)

test('a customer with a plan and a balance for sixty of a hundred', async () => {
  workspace = (await asHouse<{ id: string }>('/v1/workspaces', { name: 'A shop' })).id
  customer = (await asHouse<{ key: string }>(`/v1/workspaces/${workspace}/keys`, { name: 'shop', mode: 'live', scopes: ['admin'] })).key
  await ask('/v1/consents/settings', { quietHours: false, cap: 0 }, { method: 'PATCH' }) // the tests run at night, too
  const { id: plan } = await asHouse<{ id: string }>('/v1/plans', { name: 'Shops', currency: 'EUR' })
  await asHouse('/v1/prices', { plan, source: 'shops', prices: [{ country: 'BE', price: '0.07' }] })
  await asHouse(`/v1/workspaces/${workspace}/plan`, { plan, whenSpent: 'hold' }, 'PUT')
  await topUp('4.25')
  expect(await available()).toBe('4.25')
})

test('the balance stops the campaign after the sixtieth, at the cent, and a top-up lets the rest go', async () => {
  const id = await start('All at once', 0, 100)
  await delivered(id, 60)
  expect(await available()).toBe('0.05')
  expect(await phones(0, 100)).toEqual({ 0: 40, 1: 60 })
  await topUp('0.70')
  await delivered(id, 70)
  expect(await available()).toBe('0.05')
  await house.kill() // what waits for money waits through a crash
  expect(await unbalanced(booksOf(site))).toEqual([])
  house = await site.start()
  expect(await phones(0, 100)).toEqual({ 0: 30, 1: 70 })
  await topUp('2.05')
  await delivered(id, 100)
  expect([await available(), await phones(0, 100)]).toEqual(['0.00', { 1: 100 }])
  expect(await until('the end', async () => ((await look(id)).state === 'finished' ? 'finished' : undefined))).toBe('finished')
  expect((await ask<{ data: object[] }>('/v1/usage?by=campaign')).data).toEqual([{ campaign: id, messages: 100, parts: 100, charged: { amount: '7.00', currency: 'EUR' } }])
})

test('a budget of a day that refuses makes the campaign wait, until it is raised; it tells at its shares and where it stops', async () => {
  await topUp('50')
  const budget = await ask<{ id: string }>('/v1/budgets', { name: 'A day', window: 'day', limit: { amount: '2.10', currency: 'EUR' } })
  const id = await start('By the day', 200, 50)
  await delivered(id, 30)
  expect(await until('it to say why', async () => (await look(id)).trouble?.code)).toBe('budget_reached')
  expect([await available(), await phones(200, 50)]).toEqual(['47.90', { 0: 20, 1: 30 }])
  await ask(`/v1/budgets/${budget.id}`, { limit: { amount: '100.00', currency: 'EUR' } }, { method: 'PATCH' })
  await delivered(id, 50)
  expect([await available(), await phones(200, 50)]).toEqual(['46.50', { 1: 50 }])
  await ask(`/v1/budgets/${budget.id}`, undefined, { method: 'DELETE' })
})

test('a campaign that is canceled while it waits for money costs what was sent, and nothing is held back', async () => {
  const budget = await ask<{ id: string }>('/v1/budgets', { name: 'Belgium', window: 'hour', country: 'BE', reached: 'hold', limit: { amount: '0.70', currency: 'EUR' } })
  const id = await start('Canceled', 400, 25)
  await delivered(id, 10)
  await ask(`/v1/campaigns/${id}/cancel`, {})
  await until('its end', async () => ((await look(id)).state === 'canceled' ? true : undefined))
  await ask(`/v1/budgets/${budget.id}`, undefined, { method: 'DELETE' })
  expect([await available(), await phones(400, 25)]).toEqual(['45.80', { 0: 15, 1: 10 }])
  expect(await house.stop()).toBe(0)
  expect(await unbalanced(booksOf(site))).toEqual([])
  house = await site.start()
})
