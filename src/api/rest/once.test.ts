import { expect, test, vi } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import { seededChance } from '../../kit/chance.ts'
import { manualClock, systemClock } from '../../kit/clock.ts'
import { silentLog } from '../../kit/log.ts'
import { createSeal } from '../../kit/seal.ts'
import { givenKey, openHouse } from './house.test-support.ts'
import { createOnce } from './once.ts'
import { problem } from './problem.ts'
import { keptAnswers, restMigrations } from './records.ts'
import { answer } from './route.ts'
import type { Answer } from './route.ts'

test('a repeated request for a key gets the same key, whichever key of the workspace asks, and another body is refused', async () => {
  const { call, bearer } = await openHouse()
  const again = { ...bearer, 'idempotency-key': 'k1' }
  const wanted = { name: 'shop', mode: 'live', scopes: ['admin'] }
  const [first, second] = [await call('POST', '/v1/keys', wanted, again), await call('POST', '/v1/keys', wanted, again)]
  expect([first.status, first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([201, undefined, 'true'])
  expect(second.json).toEqual(first.json)
  expect((await call('GET', '/v1/keys')).json.data).toHaveLength(1)
  expect(await call('POST', '/v1/keys', { ...wanted, mode: 'test' }, again)).toMatchObject({ status: 422, json: { code: 'idempotency_mismatch' } })
  const other = await call('POST', '/v1/keys', wanted, { authorization: `Bearer ${first.json.key}`, 'idempotency-key': 'k1' })
  expect(other.json.id).toBe(first.json.id)
  expect(await call('POST', '/v1/keys', wanted, { ...bearer, 'idempotency-key': 'é' })).toMatchObject({ status: 422, json: { code: 'invalid_idempotency_key' } })
})

test('a key without a body stands for its address: another message is another request', async () => {
  const { call, gateway, bearer } = await openHouse()
  const seen: unknown[] = []
  gateway.redrive = async (_workspace, id, idempotency) => (seen.push([id, idempotency]), 'not_failed')
  for (const id of ['msg_1', 'msg_2']) await call('POST', `/v1/messages/${id}/redrive`, undefined, { ...bearer, 'idempotency-key': 'k1' })
  expect(seen).toEqual(['msg_1', 'msg_2'].map((id) => [id, { key: 'k1', bodyHash: `POST /v1/messages/${id}/redrive` }]))
})

const openOnce = ({ clock = manualClock(), db = inlineSqlite({ clock: systemClock, migrations: restMigrations }) } = {}) => {
  const seal = createSeal(givenKey, seededChance(160))
  const { once, ...rest } = createOnce({ records: keptAnswers(db), seal, clock, log: silentLog })
  const ask = (key: string, run: () => Answer | Promise<Answer>, more: object = {}) =>
    once({ workspace: 'wsp_1', mode: 'live', bodyHash: '1', repeatable: false, ...more, key }, run)
  return { ...rest, ask, clock, db }
}

test('only one of two at the same time is worked on, and what failed or was refused may be tried again', async () => {
  const { ask } = openOnce()
  let finish = () => {}
  const slow = ask('a', () => new Promise((resolve) => (finish = () => resolve(answer(200, { n: 1 })))))
  await vi.waitFor(() => expect(finish.toString()).toContain('resolve'), 20_000)
  expect(await ask('a', () => answer(200, { n: 2 }))).toMatchObject({ code: 'idempotency_in_progress' })
  expect(await ask('a', () => answer(200, { n: 2 }), { bodyHash: '2' })).toMatchObject({ code: 'idempotency_mismatch' })
  finish()
  await slow
  expect(await ask('a', () => answer(200, { n: 3 }))).toMatchObject({ body: '{"n":1}' })
  expect(await ask('a', () => answer(200, { n: 4 }), { workspace: 'wsp_2' })).toMatchObject({ body: '{"n":4}' })
  expect(await ask('a', () => answer(200, { n: 5 }), { mode: 'test' })).toMatchObject({ body: '{"n":5}' })
  await expect(ask('b', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await ask('b', () => problem('too_late', 'It left.'))).toMatchObject({ code: 'too_late' })
  expect(await ask('b', () => answer(204))).toEqual(answer(204))
})

test('an answer outlives the process, sealed, and is the same to the byte', async () => {
  const { ask, db } = openOnce()
  const told = () => answer(201, { secret: 'whsec_told_once', name: 'Zoë' }, { etag: '"1"' })
  const first = await ask('a', told)
  const again = await openOnce({ db }).ask('a', () => answer(500))
  expect(again).toEqual({ ...first, headers: { etag: '"1"', 'idempotent-replayed': 'true' } })
  expect(JSON.stringify(await db.read('SELECT * FROM kept_answer'))).not.toMatch(/told_once|Zo/)
})

test('work whose end nobody saw is not done again, unless doing it twice changes nothing', async () => {
  const { ask, db } = openOnce()
  for (const key of ['a', 'b']) void ask(key, () => new Promise(() => {}))
  await vi.waitFor(async () => expect(await db.read('SELECT * FROM kept_answer')).toHaveLength(2), 20_000)
  const restarted = openOnce({ db })
  let runs = 0
  const run = () => (runs++, answer(200, { runs }))
  expect(await restarted.ask('a', run)).toMatchObject({ code: 'idempotency_interrupted' })
  expect(await restarted.ask('b', run, { repeatable: true })).toMatchObject({ body: '{"runs":1}' })
  expect(await restarted.ask('b', run, { repeatable: true })).toMatchObject({ body: '{"runs":1}' })
  expect(runs).toBe(1)
})

test('answers are kept for a day at least, and then forgotten', async () => {
  const { ask, clock, db, forget } = openOnce()
  let runs = 0
  const run = () => (runs++, answer(200))
  await Promise.all(Array.from({ length: 1_500 }, (_, at) => ask(`k${at}`, run)))
  clock.advance(24 * 3_600_000)
  await forget()
  await ask('k0', run)
  expect(runs).toBe(1_500)
  clock.advance(2 * 3_600_000)
  await ask('k1', run)
  expect(runs).toBe(1_501)
  await forget()
  expect(await db.read('SELECT key FROM kept_answer')).toEqual([{ key: 'k1' }])
})

test('work that is done is not done again where its answer could not be kept', async () => {
  const db = inlineSqlite({ clock: systemClock, migrations: restMigrations })
  const { write } = db
  db.write = (writes, how) => (writes[0]!.sql.startsWith('UPDATE kept_answer') ? Promise.reject(new Error('no way')) : write(writes, how))
  const { ask } = openOnce({ db })
  const run = vi.fn(() => answer(201, { id: 'key_1' }))
  await expect(ask('k', run)).rejects.toThrow('no way')
  expect(await ask('k', run)).toMatchObject({ kind: 'problem', code: 'idempotency_interrupted' })
  expect(run).toHaveBeenCalledTimes(1)
})
