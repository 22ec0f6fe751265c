// Events reach a customer's program: signed, in order, once more after trouble on either side, and nobody else.
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse, type Site } from '../support/house.ts'
import { receiver as open, type Receiver } from '../support/receiver.ts'

const receivers: Receiver[] = []
async function receiver(port = 0): Promise<Receiver> {
  const one = await open(port)
  receivers.push(one)
  return one
}

let site: Site
let house: RunningHouse
beforeAll(async () => {
  site = await createSite({ ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on' })
  house = await site.start()
}, 60_000)
afterAll(async () => {
  for (const one of receivers) one.close()
  await house?.stop()
  site?.remove()
})

type Hook = { id: string; secret: string }
const listen = async (url: string, more: object = {}) => (await ask<Hook>(house, '/v1/webhooks', { url, ...more })).body
const send = async (to: string, more: object = {}) => (await ask<{ id: string }>(house, '/v1/messages', { to, text: 'Hi', ...more })).body.id
const of = (one: Receiver, id: string) => one.heard.filter(({ data }) => data['id'] === id)
const ended = (one: Receiver, id: string) =>
  until(`the end of ${id}`, async () => (of(one, id).some(({ type }) => type === 'message.delivered') ? of(one, id) : undefined))
const change = (path: string, method: string, body?: object) =>
  fetch(`${house.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${house.key}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
const drop = (id: string) => change(`/v1/webhooks/${id}`, 'DELETE')

test('every status of a message arrives, signed as the standard has it and in order', async () => {
  const shop = await receiver()
  const { id: hook, secret } = await listen(shop.url, { types: ['message.*'] })
  const id = await send('+31612345001', { reference: 'order 1' })
  const heard = await ended(shop, id)
  expect(heard.map(({ type }) => type)).toEqual(['message.queued', 'message.sending', 'message.submitted', 'message.delivered'])
  const checker = new Webhook(secret)
  for (const { body, headers } of heard) expect(checker.verify(body, headers as Record<string, string>)).toMatchObject({ data: { id, reference: 'order 1' } })
  expect(() => checker.verify(heard[0]!.body.replace('order 1', 'order 2'), heard[0]!.headers as Record<string, string>)).toThrow()
  await drop(hook)
})

test('a reply of a phone arrives with its text', async () => {
  const shop = await receiver()
  const { id: hook } = await listen(shop.url, { types: ['message.received'] })
  await ask(house, '/v1/handsets/+31612345002/messages', { to: '1600', text: 'Yes, please' })
  const [heard] = await until('the reply', async () => (shop.heard.length > 0 ? shop.heard : undefined))
  expect(heard).toMatchObject({ type: 'message.received', data: { from: '+31612345002', to: '1600', text: 'Yes, please' } })
  await drop(hook)
})

test('a message tells its own address, signed with the secret of the workspace', async () => {
  const shop = await receiver()
  const { secret } = (await ask<Hook>(house, '/v1/webhooks/callbacks/secret')).body
  const id = await send('+31612345003', { callbackUrl: shop.url })
  await send('+31612345003')
  const heard = await ended(shop, id)
  expect(heard).toHaveLength(4)
  expect(shop.heard).toHaveLength(4)
  new Webhook(secret).verify(heard[3]!.body, heard[3]!.headers as Record<string, string>)
})

test('what a receiver fails to take comes again, the rest of that message after it', async () => {
  const shop = await receiver()
  let refused = 0
  shop.answer = ({ type }) => (type === 'message.sending' && refused++ < 1 ? 500 : 204)
  const { id: hook } = await listen(shop.url)
  const id = await send('+31612345004')
  const heard = await ended(shop, id)
  expect(heard.map(({ type }) => type)).toEqual(['message.queued', 'message.sending', 'message.submitted', 'message.delivered'])
  const { data } = (await ask<{ data: { event: string; status: string; attempts: { status: number }[] }[] }>(house, `/v1/webhooks/${hook}/deliveries`)).body
  const again = data.find(({ event }) => event === heard[1]!.id)!
  expect(again).toMatchObject({ status: 'delivered', attempts: [{ status: 500 }, { status: 204 }] })
  await drop(hook)
}, 30_000)

test('two secrets sign while one replaces the other', async () => {
  const shop = await receiver()
  const { id: hook, secret } = await listen(shop.url, { types: ['message.delivered'] })
  const next = (await ask<Hook>(house, `/v1/webhooks/${hook}/rotate`, {})).body.secret
  expect(next).not.toBe(secret)
  const both = await ended(shop, await send('+31612345005'))
  for (const one of [secret, next]) new Webhook(one).verify(both[0]!.body, both[0]!.headers as Record<string, string>)
  const last = (await ask<Hook>(house, `/v1/webhooks/${hook}/rotate`, { overlapHours: 0 })).body.secret
  const one = await ended(shop, await send('+31612345005'))
  new Webhook(last).verify(one[0]!.body, one[0]!.headers as Record<string, string>)
  expect(() => new Webhook(next).verify(one[0]!.body, one[0]!.headers as Record<string, string>)).toThrow()
  await drop(hook)
})

test('deliveries are replayed by id and by time, under the id they had', async () => {
  const shop = await receiver()
  const { id: hook } = await listen(shop.url, { types: ['message.delivered'] })
  const since = new Date().toISOString()
  const id = await send('+31612345006')
  const [first] = await ended(shop, id)
  const { data } = (await ask<{ data: { id: string }[] }>(house, `/v1/webhooks/${hook}/deliveries`)).body
  expect((await ask(house, `/v1/webhooks/${hook}/replay`, { deliveries: [data[0]!.id] })).body).toEqual({ replayed: 1, more: false })
  await until('the replay by id', async () => (of(shop, id).length === 2 ? true : undefined))
  expect((await ask(house, `/v1/webhooks/${hook}/replay`, { since })).body).toEqual({ replayed: 1, more: false })
  await until('the replay by time', async () => (of(shop, id).length === 3 ? true : undefined))
  expect(new Set(shop.heard.map((heard) => heard.id))).toEqual(new Set([first!.id]))
  await drop(hook)
})

test('whoever answers 410 is told nothing more', async () => {
  const shop = await receiver()
  shop.answer = () => 410
  const { id: hook } = await listen(shop.url, { types: ['message.delivered'] })
  await send('+31612345007')
  const off = await until('the webhook to be off', async () => {
    const { body } = await ask<{ enabled: boolean; why?: string }>(house, `/v1/webhooks/${hook}`)
    return body.enabled ? undefined : body
  })
  expect(off.why).toContain('410')
  await drop(hook)
})

test('a dead receiver holds nobody else', async () => {
  const [dead, good] = [await receiver(), await receiver()]
  let tried = 0
  dead.answer = () => {
    tried++
    return 0 // and never answers
  }
  const hooks = [await listen(dead.url, { types: ['message.queued'] }), await listen(good.url, { types: ['message.queued'] })]
  const messages = Array.from({ length: 1_000 }, (_, at) => ({ to: `+3161235${String(at).padStart(4, '0')}`, text: 'Hi' }))
  await ask(house, '/v1/messages', { messages })
  await until('all of them at the good one', async () => (good.heard.length === 1_000 ? true : undefined))
  expect(tried).toBeGreaterThan(0)
  expect(tried).toBeLessThan(100)
  for (const { id } of hooks) await drop(id)
}, 30_000)

test('the next process tells what this one could not', async () => {
  const gone = await receiver()
  const port = Number(new URL(gone.url).port)
  const { id: hook } = await listen(gone.url, { types: ['message.delivered'] })
  gone.close()
  const ids = [await send('+31612345008'), await send('+31612345009')]
  await until('the messages to be delivered', async () => {
    const all = await Promise.all(ids.map(async (id) => (await ask<{ status: string }>(house, `/v1/messages/${id}`)).body.status))
    return all.every((status) => status === 'delivered') ? true : undefined
  })
  await house.kill()
  const back = await receiver(port)
  house = await site.start()
  await until('both, from the next process', async () => (back.heard.length >= 2 ? true : undefined), 30_000)
  expect(new Set(back.heard.map(({ data }) => data['id']))).toEqual(new Set(ids))
  await drop(hook)
}, 60_000)

test('an address for trying takes webhooks and shows them', async () => {
  const { url, token } = (await ask<{ url: string; token: string }>(house, '/v1/echo', {})).body
  const { id: hook, secret } = await listen(url, { types: ['message.delivered'] })
  expect((await ask(house, `/v1/webhooks/${hook}/ping`, {})).body).toMatchObject({ delivered: true, status: 204 })
  const id = await send('+31612345010')
  const [latest] = await until('the delivery', async () => {
    const { data } = (await ask<{ data: { headers: Record<string, string>; body: string }[] }>(house, `/v1/echo/${token}`)).body
    return data.length === 2 ? data : undefined
  })
  expect(new Webhook(secret).verify(latest!.body, latest!.headers)).toMatchObject({ type: 'message.delivered', data: { id } })
  await drop(hook)
})
