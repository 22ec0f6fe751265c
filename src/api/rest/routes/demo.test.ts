import { expect, test } from 'vitest'
import { openHouse } from '../house.test-support.ts'

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

test('health tells whether the process runs and whether it can accept', async () => {
  let ready = false
  const { call } = await openHouse({ ready: () => ready })
  const ask = async (path: string) => (await call('GET', path, undefined, {})).status
  expect([await ask('/health/live'), await ask('/health/ready')]).toEqual([200, 503])
  ready = true
  expect(await ask('/health/ready')).toBe(200)
})
