// What listmonk's postback messenger sends, and what it makes of the answers.
import { expect, test } from 'vitest'
import { growth } from '../../../../test/support/growth.ts'
import { givenKey, openHouse } from '../../rest/house.test-support.ts'
import { readPush } from './push.ts'

const house = await openHouse()
const authorization = `Basic ${Buffer.from(`listmonk:${givenKey}`).toString('base64')}`

/** As listmonk writes it. */
const push = (more: object = {}, recipient: object = {}) => ({
  subject: 'Doors open', body: 'Doors open at 8', content_type: 'plain',
  recipients: [{ uuid: 'r-1', email: 'ann@example.com', name: 'Ann', attribs: { phone: '+31612345678', city: 'Delft' }, status: 'enabled', ...recipient }],
  campaign: { from_email: 'Shop <shop@example.com>', uuid: 'c-1', name: 'Doors', tags: ['news'] },
  attachments: null, ...more,
})
async function post(body: unknown, { query = '', headers = { authorization } as Record<string, string> } = {}) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await house.app.inject({ method: 'POST', url: `/compat/listmonk${query}`, payload, headers: { 'content-type': 'application/json', 'user-agent': 'listmonk', ...headers } })
  return { status: response.statusCode, body: JSON.parse(response.body) }
}
const lastSubmission = () => house.fake.calls.at(-1)!.submissions[0]

test('a push of a campaign becomes a message in bulk, once however often it is pushed', async () => {
  expect(await post(push())).toEqual({ status: 200, body: { accepted: 1 } })
  expect(lastSubmission()).toEqual({ to: '+31612345678', text: 'Doors open at 8', lane: 'bulk', reference: 'c-1/r-1', tags: ['Doors'] })
  const sent = async () => (await house.call('GET', '/v1/messages?to=%2B31612345678')).json.data.length
  const before = await sent()
  expect((await post(push())).status).toBe(200)
  expect(await sent()).toBe(before)
  expect((await post(push({ body: 'Doors open at 9' }))).status).toBe(200)
  expect(await sent()).toBe(before + 1)
})

test('without a campaign it is transactional, and told apart from nothing', async () => {
  expect((await post(push({ campaign: undefined }))).status).toBe(200)
  expect(lastSubmission()).toEqual({ to: '+31612345678', text: 'Doors open at 8', lane: 'transactional' })
  expect(house.fake.calls.at(-1)!.context.idempotency).toBeUndefined()
})

test.each<[what: string, recipient: object, query: string, to: string]>([
  ['another attribute', { attribs: { mobile: '+31611111111' } }, '?attribute=mobile', '+31611111111'],
  ['a number that is a number', { attribs: { phone: 31611111112 } }, '', '+31611111112'],
  ['digits without a plus', { attribs: { phone: '31611111113' } }, '', '+31611111113'],
  ['an address of digits', { email: '31611111114@sms', attribs: {} }, '', '+31611111114'],
  ['no attributes at all', { email: '31611111115@sms', attribs: null }, '', '+31611111115'],
])('the number is found: %s', async (_what, recipient, query, to) => {
  expect((await post(push({}, recipient), { query })).status).toBe(200)
  expect(lastSubmission()!.to).toBe(to)
})

test('the sender stands in the address', async () => {
  await post(push({}, { uuid: 'r-2' }), { query: '?from=SHOP' })
  expect(lastSubmission()!.from).toBe('SHOP')
})

test('a page is read as its reader would', async () => {
  const html = '<head><title>x</title></head><style>p { color: red }</style>\n<p>Doors &amp; more</p>\n<p>open <b>at</b>&nbsp;8 &lt;now&gt;</p>'
  await post(push({ body: html, content_type: 'html' }))
  expect(lastSubmission()!.text).toBe('Doors & more\nopen at 8 <now>')
})

test.each(['<style>', '</style', '<', '<br', ' ', '&', '<br>', '<p>İ', '\n'])('a page of nothing but %j is read in a time that grows with its length alone', (piece) => {
  const of = (count: number) => push({ body: piece.repeat(count), content_type: 'html' })
  expect(growth((body: object) => readPush(body, { attribute: 'phone' }), of(4_000), of(32_000))).toBeLessThan(32)
})

test.each<[what: string, body: unknown, status: number, code: string]>([
  ['no JSON', '{', 400, 'invalid_json'],
  ['no object', [], 422, 'invalid_type'],
  ['no text', push({ body: '' }), 422, 'empty_text'],
  ['nobody', push({ recipients: [] }), 422, 'missing_field'],
  ['a recipient without a number', push({}, { attribs: {} }), 422, 'invalid_recipient'],
  ['recipients of another kind', push({ recipients: [7, null] }), 422, 'invalid_recipient'],
  ['a number that is none', push({}, { uuid: 'r-3', attribs: { phone: 'none' } }), 422, 'invalid_recipient'],
  ['more recipients than listmonk sends', push({ recipients: Array.from({ length: 101 }, () => ({})) }), 422, 'too_many_messages'],
])('%s is a failure that listmonk counts', async (_what, body, status, code) => {
  expect(await post(body)).toMatchObject({ status, body: { code } })
})

test('without the key nothing is taken', async () => {
  for (const given of ['', 'Basic eDp5', `Bearer ${givenKey}`])
    expect((await post(push(), { headers: { authorization: given } })).status).toBe(401)
})
