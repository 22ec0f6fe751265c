import { expect, test } from 'vitest'
import { inlineSqlite } from '../../../db/inline.ts'
import { systemClock } from '../../../kit/clock.ts'
import { smscMigrations } from '../../../smsc/records.ts'
import { createSubscribers } from '../../../smsc/subscribers.ts'
import { openHouse } from '../house.test-support.ts'

async function withSubscribers(waiting = 0) {
  const db = inlineSqlite({ clock: systemClock, migrations: smscMigrations })
  const changed: unknown[] = []
  const { subscribers } = createSubscribers({
    db,
    waiting: () => waiting,
    awaited: () => [],
    onChanged: (digits, available) => changed.push([digits, available]),
    onBroken(cause) {
      throw cause
    },
  })
  return { ...(await openHouse({ subscribers })), changed }
}

test('a phone nobody changed is an ordinary one, and what is changed shows', async () => {
  const { call, changed } = await withSubscribers(3)
  const number = '+31612345678'
  expect(await call('GET', `/v1/handsets/${number}`)).toMatchObject({
    status: 200,
    json: { number, state: 'attached', oldPhone: false, waiting: 3 },
  })
  const change = { state: 'memory_full', network: '204-04', roaming: 'FR', imsi: '204046123456789', oldPhone: true }
  const answer = await call('PATCH', `/v1/handsets/${number}`, change)
  expect(answer).toMatchObject({ status: 200, json: { number, ...change } })
  expect((await call('PATCH', '/v1/handsets/31612345678', { state: 'attached', roaming: null })).json).toMatchObject({
    state: 'attached',
    imsi: '204046123456789',
  })
  expect((await call('GET', `/v1/handsets/${number}`)).json).not.toHaveProperty('roaming')
  expect(changed).toEqual([
    ['31612345678', false],
    ['31612345678', true],
  ])
})

test('a range of phones is made at once', async () => {
  const { call } = await withSubscribers()
  const range = { from: '+31600000000', count: 10_000, network: '204-04', state: 'detached' }
  expect(await call('POST', '/v1/handsets', range)).toMatchObject({ status: 201, json: { created: 10_000 } })
  expect((await call('GET', '/v1/handsets/+31600009999')).json).toMatchObject({ state: 'detached', network: '204-04' })
  expect((await call('GET', '/v1/handsets/+31600010000')).json).toMatchObject({ state: 'attached' })
})

test('what makes no sense is refused with its field', async () => {
  const { call } = await withSubscribers()
  const refused = async (method: 'PATCH' | 'POST', path: string, body: object) => {
    const { status, json } = await call(method, path, body)
    return [status, json.code, json.param]
  }
  const number = '/v1/handsets/+31612345678'
  expect(await refused('PATCH', number, { state: 'asleep' })).toEqual([422, 'invalid_value', '/state'])
  expect(await refused('PATCH', number, { network: '20404' })).toEqual([422, 'invalid_value', '/network'])
  expect(await refused('PATCH', number, { roaming: 'France' })).toEqual([422, 'invalid_value', '/roaming'])
  expect(await refused('PATCH', number, { power: 'off' })).toEqual([422, 'unknown_field', '/power'])
  expect(await refused('POST', '/v1/handsets', { from: '+31600000000', count: 0 })).toEqual([422, 'invalid_value', '/count'])
  expect(await refused('POST', '/v1/handsets', { from: '+9999999', count: 5 })).toEqual([422, 'invalid_value', '/count'])
})

test('the trace of a message tells every octet, and a message without one is not found', async () => {
  const { phones } = await openHouse()
  const fields = [{ name: 'TP-MTI', value: '0: SMS-DELIVER-REPORT', at: 0, length: 1 }]
  const step = { kind: 'tpdu', direction: 'from_phone', name: 'SMS-DELIVER-REPORT', hex: '0000', fields } as const
  const truth = async (_: string, id: string) => (id === '7' ? [{ at: 1_767_225_600_005, ...step }] : undefined)
  const { call } = await openHouse({ phones: { ...phones, truth } })
  const { json } = await call('GET', '/v1/handsets/+31612345678/messages/7/trace')
  expect(json).toEqual({ data: [{ at: '2026-01-01T00:00:00.005Z', ...step }] })
  expect((await call('GET', '/v1/handsets/+31612345678/messages/8/trace')).status).toBe(404)
})
