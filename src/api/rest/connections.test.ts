import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

const north = { name: 'North', protocol: 'smpp', host: 'smsc.example.com', systemId: 'shop', password: 'topsecr8', window: 5, perSecond: 20 }
const web = { name: 'Web', protocol: 'http', profile: 'twilio', secrets: { accountSid: 'AC1', authToken: 'very-secret' } }

test('a connection is made, read, changed, listed with its versions, taken back and deleted', async () => {
  const { call } = await openHouse()
  const made = await call('POST', '/v1/connections', north)
  expect(made).toMatchObject({ status: 201, json: { name: 'North', protocol: 'smpp', port: 2775, window: 5, secrets: ['password'], version: 1, builtin: false, paused: false } })
  const { id } = made.json
  expect(id).toMatch(/^con_/)
  const changed = await call('PATCH', `/v1/connections/${id}`, { window: 8, perSecond: null, unstatedVersion: '3.4', tls: { servername: 'smsc' }, password: 'secret12' })
  expect(changed).toMatchObject({ status: 200, json: { window: 8, version: 2, unstatedVersion: '3.4', tls: { servername: 'smsc' }, host: 'smsc.example.com' } })
  expect(changed.json).not.toHaveProperty('perSecond')
  expect((await call('GET', '/v1/connections')).json.data.map((one: { name: string }) => one.name)).toEqual(['Embedded SMSC', 'North'])
  const first = await call('GET', `/v1/connections/${id}/versions?limit=1`)
  expect(first.json).toMatchObject({ data: [{ version: 2, changed: ['window', 'tls', 'unstatedVersion', 'perSecond', 'password'], secrets: ['password'], settings: { window: 8 } }], nextCursor: '2' })
  const second = await call('GET', `/v1/connections/${id}/versions?limit=1&after=2`)
  expect(second.json).toMatchObject({ data: [{ version: 1, settings: { window: 5 } }] })
  expect(second.json).not.toHaveProperty('nextCursor')
  expect((await call('POST', `/v1/connections/${id}/rollback`, { version: 1 })).json).toMatchObject({ version: 3, window: 5, perSecond: 20, tls: false })
  expect((await call('POST', `/v1/connections/${id}/pause`)).json).toMatchObject({ paused: true, status: { state: 'paused' } })
  expect((await call('POST', `/v1/connections/${id}/resume`)).json).toMatchObject({ paused: false })
  expect((await call('DELETE', `/v1/connections/${id}`)).status).toBe(204)
  for (const [method, path] of [['GET', ''], ['DELETE', ''], ['GET', '/versions'], ['POST', '/test'], ['POST', '/pause']] as const)
    expect((await call(method, `/v1/connections/${id}${path}`)).status, method + path).toBe(404)
})

test('no answer ever tells a secret', async () => {
  const { call } = await openHouse()
  const raws: string[] = []
  const ask = async (...of: Parameters<typeof call>) => {
    const answer = await call(...of)
    raws.push(answer.raw)
    return answer
  }
  const { id } = (await ask('POST', '/v1/connections', north)).json
  const { id: other } = (await ask('POST', '/v1/connections', web)).json
  await ask('PATCH', `/v1/connections/${other}`, { secrets: { extra: 'very-secret-too' } })
  await ask('PATCH', `/v1/connections/${id}`, { password: 'topsecr8', window: 0 })
  for (const one of [id, other]) {
    await ask('GET', `/v1/connections/${one}`)
    await ask('GET', `/v1/connections/${one}/versions`)
    await ask('POST', `/v1/connections/${one}/test`)
    await ask('POST', `/v1/connections/${one}/rollback`, { version: 1 })
  }
  await ask('GET', '/v1/connections')
  expect(raws.join()).not.toMatch(/topsecr8|very-secret/)
  expect((await call('GET', `/v1/connections/${other}`)).json.secrets).toEqual(['accountSid', 'authToken'])
})

test.each([
  [{ ...north, host: undefined }, 'missing_field', '/host'],
  [{ ...north, host: 'no host' }, 'invalid_value', '/host'],
  [{ ...north, port: 0 }, 'invalid_value', '/port'],
  [{ ...north, window: '5' }, 'invalid_type', '/window'],
  [{ ...north, colour: 'red' }, 'unknown_field', '/colour'],
  [{ ...north, password: 'longer than eight' }, 'invalid_value', '/password'],
  [{ ...north, concatenation: 'magic' }, 'invalid_value', '/concatenation'],
  [{ ...north, tls: { cert: 'PEM' } }, 'missing_field', '/tlsKey'],
  [{ ...north, tls: { servername: 5 } }, 'invalid_type', '/tls/servername'],
  [{ ...north, tls: 'yes' }, 'invalid_type', '/tls'],
  [{ ...north, protocol: 'fax' }, 'invalid_value', '/protocol'],
  [{ ...web, profile: 'nobody' }, 'invalid_value', '/profile'],
  [{ ...web, secrets: { accountSid: 'AC1' } }, 'missing_field', '/secrets/authToken'],
  [{ ...web, upstream: { baseUrl: 'http://10.0.0.1' } }, 'invalid_value', '/upstream/baseUrl'],
  [{ ...web, upstream: { baseUrl: 'https://127.1/' } }, 'invalid_value', '/upstream/baseUrl'],
  [{ ...web, upstream: { request: { method: 'POST', url: '{{baseUrl}}/{{nonsense}}' } } }, 'invalid_value', '/upstream/request'],
  [{ ...web, upstream: { request: { method: 'POST', url: '{{baseUrl}}/', headers: { Authorization: 'Bearer abc' } } } }, 'invalid_value', '/upstream/request/headers/Authorization'],
  [{ ...web, upstream: { receipts: { id: 'no pointer', state: '/s', states: {} } } }, 'invalid_value', '/upstream/receipts/id'],
])('what is wrong is named: %j', async (body, code, param) => {
  const { call } = await openHouse()
  expect(await call('POST', '/v1/connections', body)).toMatchObject({ status: 422, json: { code, param } })
  expect((await call('GET', '/v1/connections')).json.data).toHaveLength(1)
})

test('the built-in connection takes no change, and fields of the other protocol are refused', async () => {
  const { call } = await openHouse()
  expect(await call('PATCH', '/v1/connections/demo', { window: 1 })).toMatchObject({ status: 409, json: { code: 'connection_builtin' } })
  expect(await call('DELETE', '/v1/connections/demo')).toMatchObject({ status: 409 })
  const { id } = (await call('POST', '/v1/connections', web)).json
  expect(await call('PATCH', `/v1/connections/${id}`, { host: 'x' })).toMatchObject({ status: 422, json: { code: 'unknown_field', param: '/host' } })
})

test('a change made on an older version is refused', async () => {
  const { call, bearer } = await openHouse()
  const made = await call('POST', '/v1/connections', north)
  expect(made.headers.etag).toBe('"1"')
  const path = `/v1/connections/${made.json.id}`
  expect((await call('PATCH', path, { window: 6 }, { ...bearer, 'if-match': '"1"' })).headers.etag).toBe('"2"')
  expect(await call('PATCH', path, { window: 7 }, { ...bearer, 'if-match': '"1"' })).toMatchObject({ status: 412, json: { code: 'changed_meanwhile' } })
  expect(await call('POST', `${path}/rollback`, { version: 1 }, { ...bearer, 'if-match': '"x"' })).toMatchObject({ status: 412 })
})

test('a trial says in words what came of it', async () => {
  const { call, asked } = await openHouse()
  const { id } = (await call('POST', '/v1/connections', { ...north, paused: true })).json
  expect((await call('POST', `/v1/connections/${id}/test`)).json).toMatchObject({ ok: false, say: 'no connection: connect ECONNREFUSED' })
  const { id: other } = (await call('POST', '/v1/connections', web)).json
  expect((await call('POST', `/v1/connections/${other}/test`)).json).toMatchObject({ ok: true, answer: 'HTTP 200' })
  expect(asked.requests).toMatchObject([
    { method: 'GET', url: 'https://api.twilio.com/2010-04-01/Accounts/AC1.json', headers: { authorization: `Basic ${btoa('AC1:very-secret')}` } },
  ])
  const cm = await call('POST', '/v1/connections', { name: 'CM', protocol: 'http', profile: 'cm', secrets: { productToken: 't' } })
  expect((await call('POST', `/v1/connections/${cm.json.id}/test`)).json).toMatchObject({ ok: false, say: expect.stringContaining('nothing can be asked') })
})

test('receipts and messages come in by form, JSON or query, with the token only', async () => {
  const { call, app, asked } = await openHouse()
  const { receiptsUrl, inboundUrl } = (await call('POST', '/v1/connections', web)).json
  const path = receiptsUrl.replace('https://sms.example.com', '')
  const post = async (url: string, payload: string, type = 'application/x-www-form-urlencoded') =>
    (await app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })).statusCode
  expect(await post(path, 'MessageSid=SM1&MessageStatus=delivered&To=%2B31612345678&From=SHOP')).toBe(200)
  expect(await post(path, JSON.stringify({ MessageSid: 'SM2', MessageStatus: 'undelivered', ErrorCode: 30003 }), 'application/json')).toBe(200)
  expect((await app.inject(`${path}?MessageSid=SM3&MessageStatus=sent`)).statusCode).toBe(200)
  expect(asked.reports.map(({ receipt }) => [receipt.id, receipt.state, receipt.final, receipt.err])).toEqual([
    ['SM1', 'delivered', true, undefined], ['SM2', 'undelivered', true, '30003'], ['SM3', 'enroute', false, undefined],
  ])
  expect(asked.reports[0]!.source).toBe('31612345678')
  expect(await post(path, 'MessageSid=unstored&MessageStatus=delivered')).toBe(503)
  expect(await post(inboundUrl.replace('https://sms.example.com', ''), 'From=%2B31612345678&To=1600&Body=STOP')).toBe(200)
  expect(await post(path, 'nonsense')).toBe(200)
  const wrong = path.replace(/\/[\w-]+\/receipts$/, `/${'x'.repeat(32)}/receipts`)
  expect([await post(wrong, 'MessageSid=SM1'), await post(`/carriers/demo/${'x'.repeat(32)}/receipts`, '')]).toEqual([404, 404])
  expect(await post(path, `MessageSid=${'x'.repeat(300_000)}`)).toBe(413)
  expect(await post('/v1/messages', 'to=1')).toBe(401)
})

test('the profiles tell which secrets they need', async () => {
  const { call } = await openHouse()
  expect((await call('GET', '/v1/connection-profiles')).json.data.map(({ name, secrets }: { name: string; secrets: string[] }) => [name, secrets])).toEqual([
    ['twilio', ['accountSid', 'authToken']], ['vonage', ['apiKey', 'apiSecret']], ['cm', ['productToken']],
  ])
})

test('only administrators see or touch connections', async () => {
  const { call, accounts } = await openHouse()
  const { key } = await accounts.keys.create(accounts.workspace, { name: 'shop', mode: 'live', scopes: ['read', 'send'] })
  const asShop = { authorization: `Bearer ${key}` }
  for (const [method, path] of [['GET', ''], ['POST', ''], ['GET', '/demo'], ['PATCH', '/demo'], ['POST', '/demo/test']] as const)
    expect((await call(method, `/v1/connections${path}`, method === 'GET' ? undefined : {}, asShop)).status, method + path).toBe(403)
})

test('a connection shows what was learned of its ids, and for which countries its receipts look made up', async () => {
  const { call, fleet, routing } = await openHouse()
  const { id } = (await call('POST', '/v1/connections', north)).json
  const shown = async () => (await call('GET', `/v1/connections/${id}`)).json
  expect(await shown()).not.toHaveProperty('doubtedReceipts')
  for (let at = 100; at < 120; at++) fleet.idStyles.matched(id, String(at), at.toString(16))
  const told = { to: '+31612345678', status: 'delivered', at: 1_050, connection: id, submittedAt: 1_000 }
  routing.observe(Array.from({ length: 600 }, () => told))
  expect(await shown()).toMatchObject({ doubtedReceipts: ['NL'], learnedIds: { response: 'hex', receipt: 'decimal', since: expect.any(String) } })
  expect((await call('PATCH', `/v1/connections/${id}`, { receiptIds: { response: 'hex', receipt: 'decimal' } })).json).not.toHaveProperty('learnedIds')
  expect((await call('GET', '/v1/connections')).json.data[1]).toMatchObject({ doubtedReceipts: ['NL'] })
})
