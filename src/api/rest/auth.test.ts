import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

const message = { to: '+31612345678', text: 'Hi' }
const cookieOf = (headers: Record<string, unknown>) => String(headers['set-cookie']).split(';', 1)[0]!

test('a key does what its scopes say and sends as its mode says', async () => {
  const { call, fake } = await openHouse()
  const make = async (body: object) => (await call('POST', '/v1/keys', body)).json
  const sender = { authorization: `Bearer ${(await make({ name: 's', mode: 'test', scopes: ['send'] })).key}` }
  const reader = { authorization: `Bearer ${(await make({ name: 'r', mode: 'live', scopes: ['read'] })).key}` }
  expect((await call('POST', '/v1/messages', message, sender)).json.mode).toBe('test')
  expect(fake.calls.at(-1)!.context.mode).toBe('test')
  expect(await call('GET', '/v1/messages', undefined, sender)).toMatchObject({ status: 403, json: { code: 'not_permitted' } })
  expect(await call('POST', '/v1/messages', message, reader)).toMatchObject({ status: 403, json: { code: 'not_permitted' } })
  expect((await call('GET', '/v1/messages', undefined, reader)).status).toBe(200)
  expect((await call('GET', '/v1/keys', undefined, reader)).status).toBe(403)
})

test('keys are made, shown once, listed without their secret, and revoked', async () => {
  const { call } = await openHouse()
  const made = await call('POST', '/v1/keys', { name: 'shop', mode: 'live' })
  expect(made).toMatchObject({ status: 201, json: { name: 'shop', mode: 'live', scopes: ['read', 'send'], key: expect.stringMatching(/^live_/) } })
  const bearer = { authorization: `Bearer ${made.json.key}` }
  expect((await call('POST', '/v1/messages', message, bearer)).status).toBe(202)
  const listed = await call('GET', '/v1/keys')
  expect(listed.json.data).toMatchObject([{ id: made.json.id, hint: made.json.key.slice(0, 9) }])
  expect(listed.raw).not.toContain(made.json.key)
  expect((await call('DELETE', `/v1/keys/${made.json.id}`)).status).toBe(204)
  expect((await call('POST', '/v1/messages', message, bearer)).status).toBe(401)
  expect((await call('GET', '/v1/keys')).json.data[0].revokedAt).toBeTypeOf('string')
  expect(await call('DELETE', '/v1/keys/key_none')).toMatchObject({ status: 404, json: { code: 'not_found' } })
  expect(await call('POST', '/v1/keys', { name: 'x', mode: 'fast' })).toMatchObject({ status: 422, json: { param: '/mode' } })
})

test('the start link signs a browser in with a cookie that scripts cannot read', async () => {
  const { call, accounts } = await openHouse()
  const signedIn = await call('POST', '/v1/session', { token: accounts.sessions.signInToken }, {})
  expect(signedIn.status).toBe(204)
  expect(signedIn.headers['set-cookie']).toMatch(/^onesixty_session=ses_\w+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/)
  const cookie = cookieOf(signedIn.headers)
  expect((await call('GET', '/v1/status', undefined, { cookie: `other=1; ${cookie}` })).status).toBe(200)
  expect(await call('POST', '/v1/messages', message, { cookie })).toMatchObject({ status: 403, json: { code: 'header_required' } })
  expect((await call('POST', '/v1/messages', message, { cookie, 'x-onesixty': '1' })).status).toBe(202)
  const out = await call('DELETE', '/v1/session', undefined, { cookie, 'x-onesixty': '1' })
  expect(out).toMatchObject({ status: 204 })
  expect(out.headers['set-cookie']).toContain('Max-Age=0')
  expect((await call('GET', '/v1/status', undefined, { cookie })).status).toBe(401)
})

test('an API key signs in with its own scopes and mode; a wrong token or key does not', async () => {
  const { call, fake } = await openHouse()
  const { key } = (await call('POST', '/v1/keys', { name: 'x', mode: 'test', scopes: ['send'] })).json
  const cookie = cookieOf((await call('POST', '/v1/session', { key }, {})).headers)
  expect((await call('POST', '/v1/messages', message, { cookie, 'x-onesixty': '1' })).status).toBe(202)
  expect(fake.calls.at(-1)!.context.mode).toBe('test')
  expect((await call('GET', '/v1/keys', undefined, { cookie })).status).toBe(403)
  expect(await call('POST', '/v1/session', { token: 'guess' }, {})).toMatchObject({ status: 401, json: { param: '/token' } })
  expect(await call('POST', '/v1/session', { key: 'live_guess' }, {})).toMatchObject({ status: 401, json: { param: '/key' } })
  expect((await call('POST', '/v1/session', {}, {})).status).toBe(422)
  expect((await call('POST', '/v1/session', { key, token: 'x' }, {})).status).toBe(422)
})

test('a wrong key is not forgiven for a good cookie beside it', async () => {
  const { call, accounts } = await openHouse()
  const cookie = cookieOf((await call('POST', '/v1/session', { token: accounts.sessions.signInToken }, {})).headers)
  expect((await call('GET', '/v1/status', undefined, { cookie, authorization: 'Bearer nonsense' })).status).toBe(401)
})

test('on loopback a foreign host name is refused everywhere, so that no page can make its name ours', async () => {
  const { app, bearer } = await openHouse()
  const ask = async (host: string, url: string) => (await app.inject({ url, headers: { ...bearer, host } })).statusCode
  for (const host of ['localhost:1600', '127.0.0.1:1600', '[::1]:1600', '127.0.0.1', 'LOCALHOST']) expect(await ask(host, '/v1/status'), host).toBe(200)
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:1600', '10.0.0.1', 'evil@127.0.0.1'])
    for (const url of ['/v1/status', '/health/live', '/']) expect(await ask(host, url), host).toBe(403)
})

test('a test key cannot make itself a live one', async () => {
  const { call } = await openHouse()
  const { key } = (await call('POST', '/v1/keys', { name: 't', mode: 'test', scopes: ['admin'] })).json
  const asTest = { authorization: `Bearer ${key}` }
  const wanted = { name: 'l', mode: 'live', scopes: ['admin', 'send'] }
  expect(await call('POST', '/v1/keys', wanted, asTest)).toMatchObject({ status: 403, json: { code: 'not_permitted', param: '/mode' } })
  expect((await call('POST', '/v1/keys', { ...wanted, mode: 'test' }, asTest)).status).toBe(201)
})

test('a test key meets no live message and no live key', async () => {
  const { call } = await openHouse()
  const { id: testKey, key } = (await call('POST', '/v1/keys', { name: 't', mode: 'test', scopes: ['read', 'send', 'admin'] })).json
  const asTest = { authorization: `Bearer ${key}` }
  const { id } = (await call('POST', '/v1/messages', { to: '+31612345678', text: 'your code is 4711' })).json
  expect((await call('GET', `/v1/messages/${id}`, undefined, asTest)).status).toBe(404)
  expect((await call('POST', `/v1/messages/${id}/cancel`, undefined, asTest)).status).toBe(404)
  expect((await call('GET', '/v1/messages', undefined, asTest)).json.data).toEqual([])

  const { id: liveKey } = (await call('POST', '/v1/keys', { name: 'l', mode: 'live' })).json
  expect((await call('GET', '/v1/keys', undefined, asTest)).json.data).toMatchObject([{ id: testKey }])
  expect((await call('DELETE', `/v1/keys/${liveKey}`, undefined, asTest)).status).toBe(404)
  expect((await call('GET', '/v1/keys')).json.data.find((one: { id: string }) => one.id === liveKey)).not.toHaveProperty('revokedAt')
})

test('a key with limits makes none without them, in its workspace or below, and takes over none that has fewer', async () => {
  const { call } = await openHouse()
  const limits = { perSecond: 50, expiresAt: '2099-01-01T00:00:00Z' }
  const made = (await call('POST', '/v1/keys', { name: 'deploys', mode: 'live', scopes: ['admin'], limits })).json
  const bearer = { authorization: `Bearer ${made.key}` }
  const free = { name: 'free', mode: 'live', scopes: ['send'] }
  const refused = { status: 403, json: { code: 'not_permitted', param: '/limits/expiresAt' } }
  expect(await call('POST', '/v1/keys', free, bearer)).toMatchObject(refused)
  expect(await call('POST', '/v1/keys', { ...free, limits: { ...limits, expiresAt: '2099-01-02T00:00:00Z' } }, bearer)).toMatchObject(refused)
  expect((await call('POST', '/v1/keys', { ...free, limits: { ...limits, perSecond: 40 } }, bearer)).status).toBe(201)
  const { json: below } = await call('POST', '/v1/workspaces', { name: 'Bakery' })
  expect(await call('POST', `/v1/workspaces/${below.id}/keys`, free, bearer)).toMatchObject(refused)
  const { json: other } = await call('POST', '/v1/keys', free)
  expect(await call('POST', `/v1/keys/${other.id}/rotate`, {}, bearer)).toMatchObject({ status: 403, json: { code: 'not_permitted' } })
  expect((await call('POST', `/v1/keys/${made.id}/rotate`, {}, bearer)).status).toBe(201)
})

test('once somebody owns the installation the link of a start is for the machine itself; until then for whoever has it', async () => {
  const { call, app, accounts } = await openHouse()
  const { signInToken: token, setUpToken } = accounts.sessions
  const enter = (given: { remoteAddress?: string; headers?: Record<string, string> } = {}) =>
    app.inject({ method: 'POST', url: '/v1/session', payload: { token }, ...given })
  const elsewhere = [{ remoteAddress: '10.0.0.7' }, { headers: { 'x-forwarded-for': '203.0.113.9' } }]
  for (const from of elsewhere) expect((await enter(from)).statusCode).toBe(204)
  await call('POST', '/v1/setup', { token: setUpToken, name: 'Ann', email: 'ann@example.com', password: 'four little words here' }, {})
  for (const from of elsewhere) expect((await enter(from)).json()).toMatchObject({ status: 403, code: 'not_permitted', param: '/token' })
  expect((await enter()).statusCode).toBe(204)
})
