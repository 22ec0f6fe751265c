import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

type Made = { id: string; secret: string; url: string; enabled: boolean }
const url = 'https://shop.example/hook'

async function open() {
  const house = await openHouse()
  onTestFinished(() => house.close())
  const create = async (body: object = {}) => (await house.call('POST', '/v1/webhooks', { url, ...body })).json as Made
  const keyOf = async (mode: 'test' | 'live', scopes: string[]) => {
    const { json } = await house.call('POST', '/v1/keys', { name: 'k', mode, scopes })
    return { authorization: `Bearer ${(json as { key: string }).key}` }
  }
  return { ...house, create, keyOf }
}

test('a webhook is made, shown, changed, switched off and taken away', async () => {
  const { call, create } = await open()
  const { id, secret } = await create({ types: ['message.delivered', 'message.received'], name: 'shop' })
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const { json, headers } = await call('GET', `/v1/webhooks/${id}`)
  expect(json).toMatchObject({ id, url, name: 'shop', types: ['message.delivered', 'message.received'], mode: 'live', enabled: true, circuit: 'closed' })
  expect(JSON.stringify(json)).not.toContain(secret)
  expect((await call('GET', '/v1/webhooks')).json).toMatchObject({ data: [{ id }] })
  expect((await call('PATCH', `/v1/webhooks/${id}`, { enabled: false, types: ['*'] })).json).toMatchObject({ enabled: false, types: ['*'] })
  const stale = await call('PATCH', `/v1/webhooks/${id}`, { name: 'late' }, { authorization: `Bearer a-key-from-outside-0123456789-0123456789`, 'if-match': String(headers['etag']) })
  expect(stale.status).toBe(412)
  expect((await call('GET', `/v1/webhooks/${id}/secret`)).json).toMatchObject({ secret })
  expect((await call('DELETE', `/v1/webhooks/${id}`)).status).toBe(204)
  expect((await call('GET', `/v1/webhooks/${id}`)).status).toBe(404)
})

test.each([
  ['http://shop.example/', 'https:'],
  ['https://127.0.0.1/', 'public internet'],
  ['https://[::ffff:10.0.0.1]/', 'public internet'],
  ['https://2130706433/', 'public internet'],
  ['https://shop.example:22/', 'port 22'],
  ['https://me:secret@shop.example/', 'user name'],
  ['file:///etc/passwd', 'neither'],
])('%s is refused as an address', async (bad, why) => {
  const { call, create } = await open()
  expect(await call('POST', '/v1/webhooks', { url: bad })).toMatchObject({ status: 422, json: { code: 'invalid_value', param: '/url', detail: expect.stringContaining(why) } })
  const { id } = await create()
  expect(await call('PATCH', `/v1/webhooks/${id}`, { url: bad })).toMatchObject({ status: 422, json: { param: '/url' } })
  expect(await call('POST', '/v1/messages', { to: '+31612345678', text: 'Hi', callbackUrl: bad })).toMatchObject({ status: 422, json: { param: '/callbackUrl' } })
})

test('a type that there is not is refused with its place', async () => {
  const { call } = await open()
  expect(await call('POST', '/v1/webhooks', { url, types: ['message.delivered', 'message.burnt'] })).toMatchObject({ status: 422, json: { param: '/types/1' } })
})

test('a ping is signed, and what came of it is told', async () => {
  const { call, create, called } = await open()
  const { id, secret } = await create()
  expect((await call('POST', `/v1/webhooks/${id}/ping`, {})).json).toMatchObject({ delivered: true, status: 204 })
  expect(new Webhook(secret).verify(called[0]!.body!, called[0]!.headers as Record<string, string>)).toMatchObject({ type: 'webhook.ping', data: { webhook: id } })
})

test('keys that may not develop see nothing; a test key sees what is for tests alone', async () => {
  const { call, create, keyOf } = await open()
  const { id } = await create()
  const sender = await keyOf('live', ['read', 'send'])
  for (const [method, path] of [['GET', ''], ['GET', `/${id}`], ['DELETE', `/${id}`], ['GET', `/${id}/deliveries`], ['POST', `/${id}/rotate`]] as const)
    expect((await call(method, `/v1/webhooks${path}`, method === 'POST' ? {} : undefined, sender)).status, path).toBe(403)
  const tester = await keyOf('test', ['develop'])
  expect((await call('GET', '/v1/webhooks', undefined, tester)).json).toEqual({ data: [] })
  expect((await call('GET', `/v1/webhooks/${id}`, undefined, tester)).status).toBe(404)
  expect((await call('POST', '/v1/webhooks', { url, mode: 'live' }, tester)).status).toBe(403)
  expect((await call('POST', '/v1/webhooks', { url }, tester)).json).toMatchObject({ mode: 'test' })
})

test('what messages tell themselves has a secret of its own and cannot be taken away', async () => {
  const { call } = await open()
  const { json } = await call('GET', '/v1/webhooks/callbacks/secret')
  expect(json).toMatchObject({ secret: expect.stringMatching(/^whsec_/) })
  expect((await call('GET', '/v1/webhooks/callbacks/secret')).json).toEqual(json)
  expect((await call('DELETE', '/v1/webhooks/callbacks')).status).toBe(422)
  expect((await call('PATCH', '/v1/webhooks/callbacks', { url })).status).toBe(422)
})

test('an address for trying shows what came to it, to its workspace alone', async () => {
  const { call, create, keyOf } = await open()
  const echo = (await call('POST', '/v1/echo', {})).json as { token: string; url: string }
  const { id } = await create({ url: echo.url })
  await call('POST', `/v1/webhooks/${id}/ping`, {})
  expect((await call('POST', `/v1/echo/${echo.token}`, { by: 'hand' }, {})).status).toBe(204)
  expect((await call('GET', `/v1/echo/${echo.token}`)).json).toMatchObject({ data: [{ body: '{"by":"hand"}' }, { headers: { 'webhook-id': expect.stringMatching(/^ping_/) } }] })
  expect((await call('GET', `/v1/echo/${echo.token}`, undefined, await keyOf('test', ['develop']))).status).toBe(404)
  expect((await call('POST', '/v1/echo/nothing', {}, {})).status).toBe(404)
  for (let i = 0; i < 60; i++) await call('POST', `/v1/echo/${echo.token}`, { i }, {})
  const { data } = (await call('GET', `/v1/echo/${echo.token}`)).json as { data: unknown[] }
  expect(data).toHaveLength(50)
})
