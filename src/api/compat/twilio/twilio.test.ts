// The Messages resource as Twilio's documentation describes it, spoken to by hand: every parameter, every refusal.
import { expect, test } from 'vitest'
import { givenKey, openHouse } from '../../rest/house.test-support.ts'
import { accountSid, idOf, sidOf } from './sid.ts'

const house = await openHouse()
const account = accountSid(house.accounts.workspace)
const basic = (name: string, key: string) => ({ authorization: `Basic ${Buffer.from(`${name}:${key}`).toString('base64')}` })
const base = `/compat/twilio/2010-04-01/Accounts/${account}`

async function ask(method: 'GET' | 'POST' | 'DELETE', url: string, form?: Record<string, string> | string, headers: Record<string, string> = basic(account, givenKey)) {
  const payload = form === undefined ? {} : { payload: typeof form === 'string' ? form : new URLSearchParams(form).toString() }
  const response = await house.app.inject({
    method, url, ...payload, headers: { ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }), ...headers },
  })
  return { status: response.statusCode, type: response.headers['content-type'], body: response.body === '' ? undefined : JSON.parse(response.body) }
}
const send = (form: Record<string, string>) => ask('POST', `${base}/Messages.json`, form)
const usual = { To: '+31612345678', From: 'SHOP', Body: 'Hi' }

test('a message is made and shown as the documentation shows one', async () => {
  const { status, type, body } = await send(usual)
  expect([status, type]).toEqual([201, 'application/json; charset=utf-8'])
  const { sid } = body
  expect(sid).toMatch(/^SM[0-9a-f]{32}$/)
  const rfc2822 = expect.stringMatching(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/)
  expect(body).toEqual({
    account_sid: account, api_version: '2010-04-01', body: 'Hi', date_created: rfc2822, date_sent: null, date_updated: rfc2822,
    direction: 'outbound-api', error_code: null, error_message: null, from: 'SHOP', messaging_service_sid: null, num_media: '0',
    num_segments: '1', price: null, price_unit: 'USD', sid, status: 'queued', to: '+31612345678',
    subresource_uris: { media: `/2010-04-01/Accounts/${account}/Messages/${sid}/Media.json` },
    uri: `/2010-04-01/Accounts/${account}/Messages/${sid}.json`,
  })
  expect((await ask('GET', `/compat/twilio${body.uri}`)).body).toEqual(body)
  expect((await ask('GET', `/compat/twilio${body.subresource_uris.media}`)).body.media_list).toEqual([])
  expect((await house.call('GET', `/v1/messages/${idOf(sid, 'SM', 'msg_')}`)).json.text).toBe('Hi')
})

test.each<[what: string, form: Record<string, string>, code: number, status?: number]>([
  ['no recipient', { From: 'SHOP', Body: 'Hi' }, 21604],
  ['a recipient that is no number', { ...usual, To: 'nobody' }, 21211],
  ['a recipient of another channel', { ...usual, To: 'whatsapp:+31612345678' }, 21211],
  ['no sender', { To: usual.To, Body: 'Hi' }, 21603],
  ['no text', { To: usual.To, From: 'SHOP' }, 21602],
  ['an empty text', { ...usual, Body: '' }, 21602],
  ['a text of 1601 characters', { ...usual, Body: 'x'.repeat(1601) }, 21617],
  ['media', { ...usual, MediaUrl: 'https://example.com/cat.png' }, 21620],
  ['a content template', { ...usual, ContentSid: 'HX00' }, 21656],
  ['a callback that is no address', { ...usual, StatusCallback: 'nowhere' }, 21609],
  ['a callback inside our network', { ...usual, StatusCallback: 'https://127.0.0.1/x' }, 21609],
  ['a validity of no time', { ...usual, ValidityPeriod: '0' }, 21624],
  ['a validity of more than ten hours', { ...usual, ValidityPeriod: '36001' }, 21624],
  ['a validity that is no number', { ...usual, ValidityPeriod: '1e3' }, 21624],
  ['a schedule of another type', { ...usual, ScheduleType: 'optimize', SendAt: '2026-11-22T10:00:00Z' }, 35126],
  ['a schedule without its time', { ...usual, ScheduleType: 'fixed' }, 35111],
  ['a schedule at no time', { ...usual, ScheduleType: 'fixed', SendAt: 'tomorrow' }, 35115],
  ['a recipient that a rule stops', { ...usual, To: '+31612345000' }, 30007],
])('%s is refused by its number', async (_what, form, code, status = 400) => {
  const refused = await send(form)
  expect(refused).toMatchObject({ status, body: { code, status, message: expect.any(String), more_info: `https://www.twilio.com/docs/errors/${code}` } })
})

test('parameters become what they mean here', async () => {
  const before = house.fake.calls.length
  await send({ ...usual, ValidityPeriod: '300', ScheduleType: 'fixed', SendAt: '2030-01-02T03:04:05Z', SmartEncoded: 'true', Tags: '{}' })
  const [{ submissions, context }] = house.fake.calls.slice(before) as [(typeof house.fake.calls)[number]]
  expect(submissions).toEqual([{ to: '+31612345678', from: 'SHOP', text: 'Hi', validity: 300, scheduledAt: Date.UTC(2030, 0, 2, 3, 4, 5) }])
  expect(context).toEqual({ workspace: house.accounts.workspace, mode: 'live' })
})

test('with a messaging service no sender is needed, and the message is accepted first', async () => {
  const { status, body } = await send({ To: usual.To, Body: 'Hi', MessagingServiceSid: 'MG0123' })
  expect([status, body.status, body.messaging_service_sid]).toEqual([201, 'accepted', 'MG0123'])
})

test.each<[what: string, headers: Record<string, string>]>([
  ['no credentials', { authorization: '' }],
  ['a bearer key', { authorization: `Bearer ${givenKey}` }],
  ['another account', basic(`AC${'0'.repeat(32)}`, givenKey)],
  ['a wrong key', basic(account, 'wrong')],
  ['a name without a key', { authorization: `Basic ${Buffer.from(account).toString('base64')}` }],
])('%s is not let in', async (_what, headers) => {
  const refused = await ask('POST', `${base}/Messages.json`, usual, headers)
  expect(refused).toMatchObject({ status: 401, body: { code: 20003, status: 401 } })
})

test('a key is let in by its own SID, does what its scopes say, and sees what its mode shows', async () => {
  const made = async (mode: 'test' | 'live', scopes: string[]) => (await house.call('POST', '/v1/keys', { name: 'shop', mode, scopes })).json
  const [reader, sender] = [await made('live', ['read']), await made('test', ['send', 'read'])]
  const messages = `${base}/Messages.json`
  expect(await ask('POST', messages, usual, basic(account, reader.key))).toMatchObject({ status: 403, body: { code: 20003 } })
  const live = (await send(usual)).body
  const own = await ask('POST', messages, usual, basic(sidOf('SK', sender.id), sender.key))
  expect(own.status).toBe(201)
  expect(house.fake.calls.at(-1)!.context.mode).toBe('test')
  expect((await ask('GET', `/compat/twilio${live.uri}`, undefined, basic(account, sender.key))).status).toBe(404)
  expect((await ask('GET', `/compat/twilio${own.body.uri}`, undefined, basic(account, sender.key))).status).toBe(200)
})

test('pages lead on by their token, whatever arrives meanwhile', async () => {
  for (let i = 0; i < 5; i++) await send({ ...usual, To: '+31687654321', Body: `${i}` })
  const first = await ask('GET', `${base}/Messages.json?To=${encodeURIComponent('+31687654321')}&PageSize=2`)
  expect(first.body).toMatchObject({ page: 0, page_size: 2, start: 0, end: 1, previous_page_uri: null })
  await send({ ...usual, To: '+31687654321', Body: 'later' })
  const bodies: string[] = first.body.messages.map(({ body }: { body: string }) => body)
  let next: string | null = first.body.next_page_uri
  while (next !== null) {
    expect(next).toContain(`/2010-04-01/Accounts/${account}/Messages.json?To=%2B31687654321&PageSize=2&Page=`)
    const { body } = await ask('GET', `/compat/twilio${next}`)
    bodies.push(...body.messages.map((message: { body: string }) => message.body))
    next = body.next_page_uri
  }
  expect(bodies).toEqual(['4', '3', '2', '1', '0'])
})

test('a day is a filter', async () => {
  const today = new Date().toISOString().slice(0, 10)
  const count = async (filter: string) => (await ask('GET', `${base}/Messages.json?${filter}&PageSize=1000`)).body.messages.length
  expect(await count(`DateSent=${today}`)).toBeGreaterThan(5)
  expect(await count('DateSent=2020-01-01')).toBe(0)
  expect(await count(`${encodeURIComponent('DateSent>')}=2099-01-01`)).toBe(0)
  expect(await count(`${encodeURIComponent('DateSent<')}=2020-01-01T00:00:00Z`)).toBe(0)
})

test.each(['PageSize=0', 'PageSize=many', 'Page=1', 'PageToken=PASM00', 'DateSent=yesterday', 'DateSent=2026-13-45'])(
  'a page of %s is refused',
  async (query) => {
    expect(await ask('GET', `${base}/Messages.json?${query}`)).toMatchObject({ status: 400, body: { code: 20001 } })
  },
)

test('what waits is canceled, what has left is not', async () => {
  const [one, other] = [(await send(usual)).body, (await send(usual)).body]
  const waits = [one, other].find(({ sid }) => idOf(sid, 'SM', 'msg_')!.endsWith('0')) ?? expect.fail()
  const cancel = (uri: string) => ask('POST', `/compat/twilio${uri}`, { Status: 'canceled' })
  expect(await cancel(waits.uri)).toMatchObject({ status: 200, body: { sid: waits.sid, status: 'canceled' } })
  const batch = await house.call('POST', '/v1/messages', { messages: [{ to: usual.To, text: 'a' }, { to: usual.To, text: 'b' }] })
  const left = batch.json.messages.find(({ id }: { id: string }) => !id.endsWith('0')).id
  expect(await cancel(`/2010-04-01/Accounts/${account}/Messages/${sidOf('SM', left)}.json`)).toMatchObject({ status: 409, body: { code: 30409 } })
})

test('what has ended is redacted and deleted, what is under way is not', async () => {
  const { sid, uri } = (await send(usual)).body
  const url = `/compat/twilio${uri}`
  for (const refused of [await ask('POST', url, 'Body='), await ask('DELETE', url)]) expect(refused).toMatchObject({ status: 409, body: { code: 20009 } })
  expect((await ask('POST', url, { Status: 'canceled' })).body.body).toBe('Hi')
  const { json: sender } = await house.call('POST', '/v1/keys', { name: 'sender', mode: 'live', scopes: ['read', 'send'] })
  for (const method of ['POST', 'DELETE'] as const)
    expect(await ask(method, url, 'Body=', basic(account, sender.key))).toMatchObject({ status: 403, body: { code: 20003 } })
  expect(await ask('POST', url, 'Body=')).toMatchObject({ status: 200, body: { sid, body: '' } })
  expect(await ask('DELETE', url)).toMatchObject({ status: 204, body: undefined })
  for (const gone of [await ask('GET', url), await ask('DELETE', url)]) expect(gone).toMatchObject({ status: 404, body: { code: 20404 } })
})

test.each(['Status=sent', 'Body=other', 'Status=canceled&Body=', ''])('an update of %j is refused', async (form) => {
  const { body } = await send(usual)
  expect(await ask('POST', `/compat/twilio${body.uri}`, form)).toMatchObject({ status: 400, body: { code: 30400 } })
})

test.each(['/Messages/SM00.json', `/Messages/SM${'f'.repeat(32)}.json`, '/Calls.json', '/Messages', '/Messages/.json', '/Messages/%ff.json'])(
  '%s is not there, and said so in their words',
  async (path) => {
    const found = await ask('GET', `${base}${path}`)
    expect([400, 404]).toContain(found.status)
    if (found.status === 404) expect(found.body).toMatchObject({ code: 20404, status: 404 })
  },
)

test('a key for some senders does not touch what others sent', async () => {
  const { json: key } = await house.call('POST', '/v1/keys', { name: 'one', mode: 'live', scopes: ['send', 'write', 'read'], limits: { senders: ['OTHER'] } })
  const as = basic(account, key.key)
  const url = `${base}/Messages/${(await send(usual)).body.sid}.json`
  for (const form of ['Status=canceled', 'Body=']) expect((await ask('POST', url, form, as)).status).toBe(400)
  expect((await ask('DELETE', url, undefined, as)).status).toBe(400)
  expect((await ask('GET', url, undefined, as)).body).toMatchObject({ body: 'Hi' })
})

test('the account is there, and no other', async () => {
  expect((await ask('GET', `${base}.json`)).body).toMatchObject({ sid: account, status: 'active' })
  expect((await ask('GET', `/compat/twilio/2010-04-01/Accounts/AC${'0'.repeat(32)}.json`)).status).toBe(404)
})

test('numbers of the workspace are listed, found and told where to be called', async () => {
  const { json: given } = await house.call('POST', '/v1/numbers', { number: '+31201234567' })
  const sid = sidOf('PN', given.id)
  const url = `${base}/IncomingPhoneNumbers/${sid}.json`
  const listed = await ask('GET', `${base}/IncomingPhoneNumbers.json?PhoneNumber=%2B3120`)
  expect(listed.body.incoming_phone_numbers).toMatchObject([{ sid, phone_number: '+31201234567', sms_url: '', capabilities: { sms: true, voice: false } }])
  expect((await ask('GET', `${base}/IncomingPhoneNumbers.json?PhoneNumber=%2B49`)).body.incoming_phone_numbers).toEqual([])
  expect(await ask('POST', url, { SmsUrl: 'https://shop.example/sms?a=b' })).toMatchObject({ status: 200, body: { sms_url: 'https://shop.example/sms?a=b', sms_method: 'POST' } })
  expect((await ask('GET', url)).body.sms_url).toBe('https://shop.example/sms?a=b')
  expect(await ask('POST', url, { SmsUrl: 'https://10.0.0.1/' })).toMatchObject({ status: 400, body: { code: 21502 } })
  expect(await ask('POST', url, { SmsUrl: 'https://shop.example/', SmsMethod: 'GET' })).toMatchObject({ status: 400, body: { code: 21403 } })
  expect((await ask('POST', url, { SmsUrl: '' })).body.sms_url).toBe('')
  expect((await ask('GET', `${base}/IncomingPhoneNumbers/PN00.json`)).status).toBe(404)
  const { json: reader } = await house.call('POST', '/v1/keys', { name: 'reader', mode: 'live', scopes: ['read'] })
  expect((await ask('POST', url, { SmsUrl: 'https://shop.example/' }, basic(account, reader.key))).status).toBe(403)
  // what phones write is live: no test key has it told elsewhere
  const { json: test } = await house.call('POST', '/v1/keys', { name: 'test', mode: 'test', scopes: ['develop', 'read'] })
  expect((await ask('POST', url, { SmsUrl: 'https://shop.example/' }, basic(account, test.key))).status).toBe(403)
  expect((await ask('GET', url)).body.sms_url).toBe('')
})

test('too much at once is told as such, what breaks here stays here', async () => {
  house.fake.state.overloaded = true
  expect(await send(usual)).toMatchObject({ status: 503, body: { code: 20503 } })
  house.fake.state.overloaded = false
  house.fake.state.broken = true
  const { status, body } = await send(usual)
  house.fake.state.broken = false
  expect([status, body.code]).toEqual([500, 20500])
  expect(JSON.stringify(body)).not.toContain('secret')
})

test('the doors are no part of our own API’s document', async () => {
  const { json } = await house.call('GET', '/v1/openapi.json')
  expect(Object.keys(json.paths).filter((path) => /^\/(compat|cgi-bin)/.test(path))).toEqual([])
})
