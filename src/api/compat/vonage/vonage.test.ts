// Vonage's SMS API as its reference describes it: every parameter, every status.
import { expect, test } from 'vitest'
import { givenKey, openHouse } from '../../rest/house.test-support.ts'

const house = await openHouse()
const url = '/compat/vonage/sms/json'
const usual = { api_key: 'shop', api_secret: givenKey, to: '31612345678', from: 'SHOP', text: 'Hi' }

async function send(fields: Record<string, unknown>, headers: Record<string, string> = {}) {
  const response = await house.app.inject({ method: 'POST', url, payload: JSON.stringify(fields), headers: { 'content-type': 'application/json', ...headers } })
  expect(response.statusCode).toBe(200)
  return JSON.parse(response.body) as { 'message-count': string; messages: Record<string, string>[] }
}

test('a message is taken, with one entry a part', async () => {
  const { messages, ...rest } = await send({ ...usual, text: 'x'.repeat(161), 'client-ref': 'order-7', 'account-ref': 'shops' })
  expect(rest).toEqual({ 'message-count': '2' })
  const [first, second] = messages
  expect(first).toEqual({
    to: '31612345678', 'message-id': expect.stringMatching(/^msg_/), status: '0', 'remaining-balance': '0.00000000', 'message-price': '0.00000000',
    network: expect.stringMatching(/^(204\d\d)?$/), 'client-ref': 'order-7', 'account-ref': 'shops',
  })
  expect(second!['message-id']).toBe(`${first!['message-id']}-2`)
  const stored = await house.call('GET', `/v1/messages/${first!['message-id']}`)
  expect(stored.json).toMatchObject({ to: '+31612345678', from: 'SHOP', reference: 'order-7' })
})

test('the same comes as a form, in the address, and with a Basic header', async () => {
  const form = new URLSearchParams(usual).toString()
  const posted = await house.app.inject({ method: 'POST', url, payload: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  const asked = await house.app.inject({ method: 'GET', url: `${url}?${form}` })
  const { api_key: _, api_secret: __, ...rest } = usual
  const basic = await send(rest, { authorization: `Basic ${Buffer.from(`shop:${givenKey}`).toString('base64')}` })
  for (const { messages } of [JSON.parse(posted.body), JSON.parse(asked.body), basic]) expect(messages[0].status).toBe('0')
})

test('parameters become what they mean here', async () => {
  const before = house.fake.calls.length
  await send({ ...usual, from: '31600000001', type: 'unicode', ttl: 20_001, 'message-class': 0 })
  await send({ ...usual, to: '+31612345678' })
  const [one, two] = house.fake.calls.slice(before).map(({ submissions }) => submissions[0])
  expect(one).toEqual({ to: '+31612345678', from: '+31600000001', text: 'Hi', encoding: 'ucs2', validity: 21, flash: true })
  expect(two).toEqual({ to: '+31612345678', from: 'SHOP', text: 'Hi' })
})

test.each<[what: string, fields: Record<string, unknown>, status: string, say?: string]>([
  ['no recipient', { to: undefined }, '2', 'Missing to param'],
  ['no sender', { from: '' }, '2', 'Missing from param'],
  ['no text', { text: undefined }, '2', 'Missing text param'],
  ['a recipient that is no number', { to: 'nobody' }, '3', 'Invalid value for param: to'],
  ['a type of another trade', { type: 'wappush' }, '3', 'Invalid value for param: type'],
  ['a life of a second', { ttl: 1_000 }, '3', 'Invalid value for param: ttl'],
  ['a life of eight days', { ttl: 700_000_000 }, '3', 'Invalid value for param: ttl'],
  ['a class that is not', { 'message-class': 4 }, '3'],
  ['a reference of 101 characters', { 'client-ref': 'x'.repeat(101) }, '3'],
  ['a wrong secret', { api_secret: 'wrong' }, '4', 'Bad Credentials'],
  ['no secret', { api_secret: undefined }, '4'],
  ['half a character', { text: '\ud800' }, '6'],
  ['a recipient that a rule stops', { to: '31612345000' }, '6'],
  ['a text of eleven parts', { text: 'x'.repeat(1_601) }, '12', 'Message too long'],
  ['a signature', { api_secret: undefined, sig: '00' }, '14'],
  ['a callback inside our network', { callback: 'http://127.0.0.1/' }, '23'],
  ['a signature and a secret', { sig: '00' }, '32'],
])('%s is told by its status', async (_what, fields, status, say) => {
  const { messages, ...rest } = await send({ ...usual, ...fields })
  expect(rest).toEqual({ 'message-count': '1' })
  expect(messages[0]).toMatchObject({ status, 'error-text': say ?? expect.any(String) })
})

test('a key that may not send is told so', async () => {
  const { key } = (await house.call('POST', '/v1/keys', { name: 'reader', mode: 'live', scopes: ['read'] })).json
  expect((await send({ ...usual, api_secret: key })).messages[0]!['status']).toBe('11')
})

test('what is no request is answered all the same', async () => {
  for (const payload of ['{', '[]', 'null', '"text"', '\u0000', '{"to":{"a":[]}}', `{"__proto__":1}`]) {
    const response = await house.app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
    expect([response.statusCode, JSON.parse(response.body).messages.length]).toEqual([200, 1])
  }
})

test('too much at once, and what breaks here', async () => {
  house.fake.state.overloaded = true
  expect((await send(usual)).messages[0]!['status']).toBe('1')
  house.fake.state.overloaded = false
  house.fake.state.broken = true
  expect((await send(usual)).messages[0]).toEqual({ status: '5', 'error-text': 'Internal Error' })
  house.fake.state.broken = false
})

test('who guesses secrets is told to wait, though every answer is a 200', async () => {
  const statuses = new Set<string>()
  for (let i = 0; i < 120; i++) statuses.add((await send({ ...usual, api_secret: `live_${i}` })).messages[0]!['status']!)
  expect([...statuses].sort()).toEqual(['1', '4'])
})
