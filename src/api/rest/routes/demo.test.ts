import { expect, test } from 'vitest'
import { givenKey, openHouse } from '../house.test-support.ts'

test('virtual phones show what they received, newest first, and can write', async () => {
  const { call, fakePhone } = await openHouse()
  const phone = { number: '+31612345678', direction: 'in' as const, from: 'SHOP', to: '+31612345678', parts: 1 }
  fakePhone.add({ ...phone, id: '1', text: 'first', at: 1_767_225_600_000 })
  fakePhone.add({ ...phone, id: '2', text: 'second', at: 1_767_225_601_000, flash: true })
  expect((await call('GET', '/v1/handsets')).json).toEqual({ data: [{ number: '+31612345678', messages: 2, lastAt: '2026-01-01T00:00:01.000Z', lastText: 'second' }] })
  for (const written of ['+31612345678', '%2B31612345678', '31612345678']) {
    const { json } = await call('GET', `/v1/handsets/${written}/messages?limit=10`)
    expect(json.data.map(({ id }: { id: string }) => id), written).toEqual(['2', '1'])
  }
  fakePhone.add({ ...phone, id: '3', text: 'storm', at: 1_767_225_602_000, alert: true })
  expect((await call('GET', '/v1/handsets/+31612345678/messages?limit=1')).json.data[0]).toMatchObject({ id: '3', alert: true })
  const sent = await call('POST', '/v1/handsets/+31612345678/messages', { to: '1600', text: 'STOP' })
  expect(sent).toMatchObject({ status: 201, json: { direction: 'out', to: '1600', text: 'STOP', from: '+31612345678' } })
  expect(await call('POST', '/v1/handsets/+31612345678/messages', { to: '0000', text: 'Hi' })).toMatchObject({ status: 422, json: { code: 'handset_refused' } })
  expect(await call('POST', '/v1/handsets/+31612345678/messages', { to: '1600', text: '' })).toMatchObject({ status: 422, json: { param: '/text' } })
  expect(await call('POST', '/v1/handsets/+31612345678/messages', { to: '1600' })).toMatchObject({ status: 422, json: { code: 'missing_field', param: '/text' } })
  expect((await call('GET', '/v1/handsets/shop/messages')).json).toMatchObject({ code: 'invalid_value', param: '/number' })
})

test('where there are no virtual phones there are no such addresses', async () => {
  const { call } = await openHouse({ phones: undefined })
  expect((await call('GET', '/v1/handsets')).status).toBe(404)
})

test('the status tells version, counters and connections', async () => {
  const { call } = await openHouse()
  await call('POST', '/v1/messages', { to: '+31612345678', text: 'Hi' })
  expect((await call('GET', '/v1/status')).json).toEqual({
    version: '0.1.0',
    mode: { demo: true },
    counters: { accepted: 1, submitted: 1, delivered: 0, failed: 0, queued: 0, perSecond: expect.any(Number) },
    connections: [{ id: 'con_1', name: 'demo', state: 'bound', window: 100, outstanding: 3 }],
  })
})

test('health tells whether the process runs, whether it can store what it accepts, and whether an operator is there', async () => {
  let room = false
  let state: 'bound' | 'down' = 'bound'
  const connection = { id: 'con_1', name: 'demo', window: 100, outstanding: 3 }
  const { call } = await openHouse({ hasRoom: () => room, connections: () => [{ ...connection, state }] })
  const ask = async (path: string) => (await call('GET', path, undefined, {})).status
  expect([await ask('/health/live'), await ask('/health/ready')]).toEqual([200, 503])
  const full = await call('GET', '/health/ready', undefined, {})
  expect([full.json.code, full.json.detail, full.headers['retry-after']]).toEqual(['not_ready', expect.stringContaining('disk'), '10'])
  room = true
  expect((await call('GET', '/health/ready', undefined, {})).json).toEqual({ status: 'ready' })
  state = 'down'
  expect(await call('GET', '/health/ready', undefined, {})).toMatchObject({ status: 200, json: { status: 'waiting' } })
})

test('on a full disk whatever is new is refused at once and can be sent again; what ends something is not refused', async () => {
  const disk = { full: false }
  const { call } = await openHouse({}, { full: () => disk.full })
  const { id } = (await call('POST', '/v1/keys', { name: 'old', mode: 'test' })).json
  const csv = 'Country;Price\nNL;0.05'
  disk.full = true
  const made = [
    call('POST', '/v1/keys', { name: 'new', mode: 'test' }),
    call('POST', '/v1/session', { key: givenKey }),
    call('POST', '/v1/routes', { name: 'all', match: {}, action: { connections: [{ connection: 'con_a' }], policy: 'priority' } }),
    call('POST', '/v1/costs', { connection: 'con_a', currency: 'EUR', source: 'x', csv }),
    call('POST', '/v1/connections', { protocol: 'smpp', name: 'North', host: 'smsc.example.com', systemId: 'us', password: 'secret' }),
  ]
  for (const { json } of await Promise.all(made)) expect(json).toMatchObject({ status: 503, code: 'queue_full', retryable: true })
  const revoking = call('DELETE', `/v1/keys/${id}`)
  disk.full = false
  expect((await revoking).status).toBe(204)
  expect((await call('POST', '/v1/keys', { name: 'new', mode: 'test' })).status).toBe(201)
})
