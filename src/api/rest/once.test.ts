import { expect, test } from 'vitest'
import { manualClock } from '../../kit/clock.ts'
import { openHouse } from './house.test-support.ts'
import { createOnce } from './once.ts'
import { problem } from './problem.ts'
import { answer } from './route.ts'

test('a repeated request for a key gets the same key, another body is refused, another caller is another', async () => {
  const { call, bearer } = await openHouse()
  const again = { ...bearer, 'idempotency-key': 'k1' }
  const wanted = { name: 'shop', mode: 'live', scopes: ['admin'] }
  const [first, second] = [await call('POST', '/v1/keys', wanted, again), await call('POST', '/v1/keys', wanted, again)]
  expect([first.status, first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([201, undefined, 'true'])
  expect(second.json).toEqual(first.json)
  expect((await call('GET', '/v1/keys')).json.data).toHaveLength(1)
  expect(await call('POST', '/v1/keys', { ...wanted, mode: 'test' }, again)).toMatchObject({ status: 422, json: { code: 'idempotency_mismatch' } })
  const other = await call('POST', '/v1/keys', wanted, { authorization: `Bearer ${first.json.key}`, 'idempotency-key': 'k1' })
  expect(other.json.id).not.toBe(first.json.id)
  expect(await call('POST', '/v1/keys', wanted, { ...bearer, 'idempotency-key': 'é' })).toMatchObject({ status: 422, json: { code: 'invalid_idempotency_key' } })
})

test('a key without a body stands for its address: another message is another request', async () => {
  const { call, gateway, bearer } = await openHouse()
  const seen: unknown[] = []
  gateway.redrive = async (_workspace, id, idempotency) => (seen.push([id, idempotency]), 'not_failed')
  for (const id of ['msg_1', 'msg_2']) await call('POST', `/v1/messages/${id}/redrive`, undefined, { ...bearer, 'idempotency-key': 'k1' })
  expect(seen).toEqual(['msg_1', 'msg_2'].map((id) => [id, { key: 'k1', bodyHash: `POST /v1/messages/${id}/redrive` }]))
})

test('only one of two at the same time is worked on, and what failed or was refused may be tried again', async () => {
  const once = createOnce({ clock: manualClock() })
  let finish = () => {}
  const slow = once('a', '1', () => new Promise((resolve) => (finish = () => resolve(answer(200, { n: 1 })))))
  expect(await once('a', '1', () => answer(200, { n: 2 }))).toMatchObject({ code: 'idempotency_in_progress' })
  finish()
  await slow
  expect(await once('a', '1', () => answer(200, { n: 3 }))).toMatchObject({ body: '{"n":1}' })
  await expect(once('b', '1', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await once('b', '1', () => problem('too_late', 'It left.'))).toMatchObject({ code: 'too_late' })
  expect(await once('b', '1', () => answer(204))).toEqual(answer(204))
})

test('answers are kept for a day, and no more of them than their bounds say', async () => {
  const clock = manualClock()
  const once = createOnce({ clock, mostAnswers: 3, mostCharacters: 100 })
  let runs = 0
  const ask = (key: string, characters = 10) => once(key, '1', () => (runs++, answer(200, 'x'.repeat(characters))))
  for (const key of ['a', 'b', 'c', 'a', 'b', 'c']) await ask(key)
  expect(runs).toBe(3)
  await ask('d')
  await ask('a')
  expect(runs).toBe(5)
  await ask('e', 95)
  await ask('d')
  expect(runs).toBe(7)
  clock.advance(24 * 3_600_000)
  await ask('d')
  expect(runs).toBe(8)
})
