// A person writes, also in parts: whoever looks after answers finds it in one conversation with all that was said, reads it,
// answers, and is done. Over the public doors alone, with phones of the embedded operator.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse, type Site } from '../support/house.ts'

let site: Site
let house: RunningHouse
beforeAll(async () => {
  site = await createSite()
  house = await site.start()
}, 30_000)
afterAll(async () => {
  await house?.stop()
  site?.remove()
})

type Said = { id: string; direction: 'in' | 'out'; text: string; parts: number; status?: string }
type Thread = { number: string; to: string; from: string; state: string; unread: number; assignee?: string; contact?: string; last?: Said }
type Whole = Thread & { stopped: boolean; messages: Said[]; nextCursor?: string }

const write = (number: string, text: string) => ask(house, `/v1/handsets/${encodeURIComponent(number)}/messages`, { to: '1600', text })
const threads = async (query = '') => (await ask<{ data: Thread[]; nextCursor?: string }>(house, `/v1/conversations${query}`)).body
const whole = async (number: string, query = '') => (await ask<Whole>(house, `/v1/conversations/${encodeURIComponent(number)}${query}`)).body
const texts = ({ messages }: Whole) => messages.map(({ direction, text }) => `${direction} ${text}`)
const call = async (method: string, number: string, body?: object) =>
  (await (await fetch(`${house.url}/v1/conversations/${encodeURIComponent(number)}${method === 'POST' ? '/read' : ''}`, {
    method, headers: { authorization: `Bearer ${house.key}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }), signal: AbortSignal.timeout(30_000),
  })).json()) as Thread
const waits = (number: string, unread: number) => until(`${unread} unread of ${number}`, async () => (await threads('?unread=true')).data.find((one) => one.number === number && one.unread === unread))

test('what a person writes waits to be read, is answered and done', async () => {
  const number = '+31612345801'
  const { body: contact } = await ask<{ id: string }>(house, '/v1/contacts', { number })
  await ask(house, '/v1/messages', { to: number, from: '1600', text: 'Your order is here' })
  await write(number, 'Are you open on Sunday?')
  expect(await waits(number, 1)).toMatchObject({ to: '1600', from: '1600', state: 'open', contact: contact.id, last: { direction: 'in', text: 'Are you open on Sunday?' } })
  await write(number, 'Hello?')
  await waits(number, 2)
  expect(await call('POST', number)).toMatchObject({ unread: 0, state: 'open' })
  const mine = await call('PATCH', number, { state: 'open', assignee: 'usr_ann' })
  expect(mine).toMatchObject({ assignee: 'usr_ann' })
  expect((await threads('?assignee=usr_ann')).data).toHaveLength(1)
  const { from } = mine
  expect((await ask(house, '/v1/messages', { to: number, from, text: 'From 10 to 5' })).status).toBe(202)
  const found = await whole(number)
  expect(texts(found)).toEqual(['out From 10 to 5', 'in Hello?', 'in Are you open on Sunday?', 'out Your order is here'])
  expect(found).toMatchObject({ stopped: false, last: { direction: 'out', text: 'From 10 to 5' } })
  const first = await whole(number, '?limit=3')
  expect(texts(await whole(number, `?limit=3&after=${first.nextCursor}`))).toEqual(['out Your order is here'])
  await call('PATCH', number, { state: 'closed', assignee: null })
  expect((await threads('?state=open')).data.map((one) => one.number)).not.toContain(number)
  await write(number, 'And Monday?')
  expect(await waits(number, 1)).toMatchObject({ state: 'open' })
  expect((await ask(house, '/v1/conversations/%2B31612345899')).status).toBe(404)
})

test('an answer over the API is one: nobody need read what it answers', async () => {
  const number = '+31612345804'
  await ask(house, '/v1/contact-fields', { key: 'first_name', type: 'text' })
  await ask(house, '/v1/contacts', { number, fields: { first_name: 'Ann' } })
  await write(number, 'Are you open today?')
  expect(await waits(number, 1)).toMatchObject({ name: 'Ann' })
  await ask(house, '/v1/messages', { to: number, from: 'SHOP', text: 'An offer' })
  expect(await whole(number)).toMatchObject({ unread: 1 })
  await ask(house, '/v1/messages', { to: number, from: '1600', text: 'Until 5' })
  expect(await whole(number)).toMatchObject({ unread: 0, state: 'open' })
})

test('what was decided to mean STOP is done', async () => {
  const number = '+31612345805'
  await write(number, 'please stop texting me')
  await waits(number, 1)
  const { body: { data } } = await ask<{ data: { id: string; number: string }[] }>(house, '/v1/reviews')
  await ask(house, `/v1/reviews/${data.find((one) => one.number === number)!.id}`, { decision: 'stop' })
  await until('it to be done', async () => {
    const { unread, state } = await whole(number)
    return unread === 0 && state === 'closed'
  })
})

test('what an answer was given to by itself waits for nobody, and is in the conversation', async () => {
  const number = '+31612345802'
  await ask(house, '/v1/messages', { to: number, from: '1600', text: 'An offer' })
  await write(number, 'STOP')
  const found = await until('the conversation', async () => (await threads()).data.find((one) => one.number === number))
  expect(found).toMatchObject({ unread: 0, state: 'closed' })
  const said = await until('the confirmation', async () => ((await whole(number)).messages.length === 3 ? whole(number) : undefined))
  expect(said.stopped).toBe(true)
})

test('a text in parts is one', async () => {
  const number = '+31612345803'
  const long = `${'I would like to know when my parcel comes, since nobody was here. '.repeat(4)}Thanks, Ann`
  await ask(house, '/v1/messages', { to: number, from: '1600', text: 'Your parcel' })
  await write(number, long)
  const found = await until('both parts', async () => (await threads('?unread=true')).data.find((one) => one.number === number && one.last?.parts === 2))
  expect(found).toMatchObject({ unread: 1, last: { direction: 'in', text: long } })
  expect((await whole(number)).messages[0]).toMatchObject({ direction: 'in', parts: 2, text: long })
})
