import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import type { SqliteCore } from '../../db/core.ts'
import { gatewayMigrations } from '../../gateway/schema.ts'
import { carrierMigrations } from '../../carriers/records.ts'
import { queueMigrations } from '../../queue/embedded.ts'
import { createOutbox } from '../../gateway/outbox/outbox.ts'
import type { EventType } from '../../gateway/outbox/event.ts'
import { createForgetting } from '../../gateway/outbox/forget.ts'
import { seededChance } from '../../kit/chance.ts'
import { manualClock } from '../../kit/clock.ts'
import { createIds } from '../../kit/ids.ts'
import { silentLog } from '../../kit/log.ts'
import type { Reply, Request } from '../../kit/request.ts'
import { createSeal } from '../../kit/seal.ts'
import { createConnectionWatch } from './connections.ts'
import { openWebhooks } from './open.ts'
import { webhookMigrations } from './records.ts'

const workspace = 'wsp_1'
const owner = { workspace, mode: 'live' } as const
const ok: Reply = { kind: 'answer', status: 204, headers: {}, body: '' }
const answered = (status: number, body = '', headers = {}): Reply => ({ kind: 'answer', status, headers, body })
const usual = { mode: 'live', url: 'https://shop.example/hook', name: 'shop', types: ['*'], enabled: true } as const

type Options = { core?: SqliteCore; clock?: ReturnType<typeof manualClock>; answer?: (request: Request) => Reply | Promise<Reply> }

async function rig({ core, clock = manualClock(), answer = () => ok }: Options = {}) {
  const db = inlineSqlite({ clock, migrations: [...queueMigrations, ...carrierMigrations, ...gatewayMigrations, ...webhookMigrations], ...(core && { core }) })
  const asked: Request[] = []
  const ids = createIds({ clock })
  const state = { answer }
  const webhooks = openWebhooks({
    db, door: db, clock, chance: seededChance(3), ids, log: silentLog, seal: createSeal('x'.repeat(32), seededChance(4)),
    isOurs: () => false, allowPrivate: false, showAnswers: true,
    async ask(request) {
      asked.push(request)
      return state.answer(request)
    },
  })
  const outbox = createOutbox({ db, ids, log: silentLog, audiencesOf: webhooks.audiencesOf, evidenceOf: () => undefined })
  const rest = async (ms = 0) => {
    for (let i = 0; i < 40; i++) {
      clock.advance(i === 0 ? ms : 0)
      await new Promise(setImmediate)
    }
  }
  const resting = async <T>(promise: Promise<T>): Promise<T> => {
    await rest()
    return promise
  }
  await resting(webhooks.load())
  await resting(webhooks.start(outbox.events))
  const heard = () => asked.map(({ url, body }) => ({ url, ...(JSON.parse(body!) as { id: string; type: string; data: { n: number } }) }))
  return {
    db, clock, webhooks, outbox, asked, state, rest, resting, heard,
    numbers: () => heard().map(({ data }) => data.n),
    create: async (more: Partial<typeof usual> | object = {}) => {
      const made = await resting(webhooks.create(workspace, { ...usual, ...more }))
      if (made === 'too_many') throw new Error(made)
      return made
    },
    /** Each with the number it has in its body. */
    async tell(subjects: readonly string[], type: EventType = 'message.delivered', of: { workspace: string; mode: 'test' | 'live' } = owner) {
      const told = outbox.events.record(subjects.map((subject, n) => ({ ...of, type, subject, at: clock.wall(), body: { n } })))
      await resting(db.write(told.writes))
      told.ended(true)
      await rest()
    },
    deliveries: async (endpoint: string, asker: { workspace: string; mode: 'test' | 'live' } = owner) =>
      (await resting(webhooks.deliveries({ asker, endpoint, limit: 100 }))).data,
  }
}

test('an event is told to whoever wants its type, in its workspace and mode, and to nobody else', async () => {
  const { create, tell, heard } = await rig()
  await create({ url: 'https://a.example/', types: ['message.*'] })
  await create({ url: 'https://b.example/', types: ['message.failed', 'connection.up'] })
  await create({ url: 'https://c.example/', mode: 'test' })
  await create({ url: 'https://d.example/', enabled: false })
  await tell(['msg_1'])
  await tell(['con_1'], 'connection.up')
  await tell(['msg_2'], 'message.delivered', { workspace, mode: 'test' })
  await tell(['msg_3'], 'message.delivered', { workspace: 'wsp_2', mode: 'live' })
  expect(heard().map(({ url, type }) => [url, type])).toEqual([
    ['https://a.example/', 'message.delivered'],
    ['https://b.example/', 'connection.up'],
    ['https://c.example/', 'message.delivered'],
  ])
})

test('of one subject nothing goes before what came before it; others do not wait', async () => {
  const down = new Set(['msg_1'])
  const one = await rig({ answer: ({ body }) => answered(body!.includes('"n":0') && down.has('msg_1') ? 500 : 204) })
  await one.create()
  await one.tell(['msg_1', 'msg_2', 'msg_1', 'msg_2'])
  expect(one.numbers().toSorted()).toEqual([0, 1, 3])
  down.clear()
  await one.rest(6_000)
  expect(one.numbers().slice(3)).toEqual([0, 2])
})

test('what fails is tried eight times over more than a day, then dead and listed; it can be replayed', async () => {
  const { create, tell, rest, asked, deliveries, state, webhooks, resting, heard, clock } = await rig({ answer: () => answered(500, 'no room\u0007') })
  const { endpoint } = await create()
  const began = clock.wall()
  await tell(['msg_1'])
  for (let hour = 0; hour < 40; hour++) for (let i = 0; i < 60; i++) await (hour < 2 ? rest(60_000) : i === 0 ? rest(3_600_000) : undefined)
  expect(asked).toHaveLength(8)
  const [dead] = await deliveries(endpoint.id)
  expect(dead).toMatchObject({ state: 'dead', attempts: 8 })
  expect(dead!.log.at(-1)).toMatchObject({ number: 8, status: 500, error: 'no room ' })
  expect(dead!.log.at(-1)!.at - began).toBeGreaterThan(27 * 3_600_000)
  expect((await resting(webhooks.deliveries({ asker: owner, endpoint: endpoint.id, state: 'dead', limit: 10 }))).data).toHaveLength(1)
  state.answer = () => ok
  expect(await resting(webhooks.replay(endpoint, [dead!.id]))).toBe(1)
  await rest()
  expect(new Set(heard().map(({ id }) => id)).size).toBe(1)
  expect((await deliveries(endpoint.id))[0]).toMatchObject({ state: 'delivered', isReplay: true })
})

test('a receiver that says when to come again is asked then', async () => {
  const { create, tell, rest, asked } = await rig({ answer: () => answered(503, '', { 'retry-after': '120' }) })
  await create()
  await tell(['msg_1'])
  await rest(110_000)
  expect(asked).toHaveLength(1)
  await rest(11_000)
  expect(asked).toHaveLength(2)
})

test('a receiver that fails again and again is left alone but for a try now and then; when it is well all goes on at once', async () => {
  const { create, tell, rest, asked, state, webhooks, numbers } = await rig({ answer: () => ({ kind: 'unsent', say: 'connect ECONNREFUSED' }) })
  const { endpoint } = await create()
  await tell(Array.from({ length: 300 }, (_, n) => `msg_${n}`))
  expect(asked.length).toBeLessThan(10)
  expect(webhooks.circuitOf(endpoint)).toBe('open')
  const before = asked.length
  await rest(5_100)
  expect(asked).toHaveLength(before + 1)
  state.answer = () => ok
  await rest(10_100)
  await rest(60_000)
  expect(new Set(numbers()).size).toBe(300)
  expect(webhooks.circuitOf(endpoint)).toBe('closed')
})

test('a receiver that was down is told what waits as soon as a ping reaches it, and at another address', async () => {
  const { create, tell, state, rest, resting, webhooks, deliveries } = await rig({ answer: () => answered(500) })
  const { endpoint } = await create()
  const states = async () => new Set((await deliveries(endpoint.id)).map((delivery) => delivery.state))
  await tell(['a', 'b', 'c', 'd', 'e', 'f'])
  expect(webhooks.circuitOf(endpoint)).toBe('open')
  expect(await resting(webhooks.ping(endpoint))).toMatchObject({ kind: 'failed' })
  expect(webhooks.circuitOf(endpoint)).toBe('open')
  state.answer = () => ok
  await resting(webhooks.ping(endpoint))
  await rest()
  expect(webhooks.circuitOf(endpoint)).toBe('closed')
  expect(await states()).toEqual(new Set(['delivered']))

  state.answer = ({ url }) => (url === usual.url ? answered(500) : ok)
  await tell(['a', 'b', 'c', 'd', 'e', 'f'])
  expect(webhooks.circuitOf(endpoint)).toBe('open')
  await resting(webhooks.change(endpoint, { url: 'https://shop.example/elsewhere' }))
  await rest()
  expect(await states()).toEqual(new Set(['delivered']))
})

test('one that never answers takes no place of another', async () => {
  const { create, tell, heard, rest } = await rig({ answer: ({ url }) => (url.includes('dead') ? new Promise<Reply>(() => {}) : ok) })
  for (let n = 0; n < 40; n++) await create({ url: `https://dead-${n}.example/` })
  await create({ url: 'https://good.example/' })
  await tell(Array.from({ length: 300 }, (_, n) => `msg_${n}`))
  await rest()
  expect(heard().filter(({ url }) => url.includes('good'))).toHaveLength(300)
  expect(heard().filter(({ url }) => url.includes('dead'))).toHaveLength(80)
})

test('what a process did not get to tell is told by the next, under the same id', async () => {
  const clock = manualClock()
  const first = await rig({ clock, answer: () => new Promise<Reply>(() => {}) })
  await first.create()
  await first.tell(['msg_1', 'msg_1'])
  const [before] = first.heard()
  first.db.crash()
  const next = await rig({ clock, core: first.db.core })
  await next.rest()
  expect(next.numbers()).toEqual([0, 1])
  expect(next.heard()[0]!.id).toBe(before!.id)
})

test('410 switches the endpoint off and what waits for it waits; switched on, it goes on', async () => {
  const { create, tell, heard, state, webhooks, resting, rest, numbers } = await rig({ answer: () => answered(410) })
  const { endpoint } = await create()
  await tell(['msg_1', 'msg_1'])
  const off = webhooks.find(owner, endpoint.id)!
  expect(off).toMatchObject({ enabled: false, why: 'the receiver answered 410 Gone' })
  await tell(['msg_2'])
  expect(heard()).toHaveLength(1)
  state.answer = () => ok
  await resting(webhooks.change(off, { enabled: true }))
  await rest()
  expect(numbers().slice(1)).toEqual([1])
})

test('a time is replayed as far as the endpoint wants it', async () => {
  const { create, tell, clock, webhooks, resting, rest, asked } = await rig()
  const { endpoint } = await create({ types: ['message.delivered', 'message.received'] })
  await tell(['msg_1'])
  await rest(60_000)
  const since = clock.wall()
  await tell(['msg_2', 'msg_3'])
  await tell(['inb_1'], 'message.received')
  await rest(60_000)
  const until = clock.wall()
  await tell(['msg_4'])
  asked.length = 0
  expect(await resting(webhooks.replayRange(endpoint, { since, until }))).toEqual({ replayed: 3, more: false })
  await rest()
  expect(asked).toHaveLength(3)
  expect(await resting(webhooks.replayRange(endpoint, { since, types: ['message.received'] }))).toEqual({ replayed: 1, more: false })
})

test('another workspace, and a test key, see nothing of it', async () => {
  const { create, tell, deliveries, webhooks } = await rig()
  const { endpoint } = await create()
  await tell(['msg_1'])
  for (const asker of [{ workspace: 'wsp_2', mode: 'live' }, { workspace, mode: 'test' }] as const) {
    expect(webhooks.find(asker, endpoint.id)).toBeUndefined()
    expect(webhooks.list(asker)).toEqual([])
    expect(await deliveries(endpoint.id, asker)).toEqual([])
  }
  expect(await deliveries(endpoint.id)).toHaveLength(1)
})

test('no secret is stored as it is', async () => {
  const { create, webhooks, resting, db } = await rig()
  const { endpoint, secret } = await create()
  const next = await resting(webhooks.rotate(endpoint, 1_000))
  expect(webhooks.secretsOf(next!.endpoint)).toEqual([next!.secret, secret])
  const stored = JSON.stringify(db.core.read('SELECT * FROM webhook', []))
  for (const one of [secret, next!.secret]) expect(stored).not.toContain(one.slice(6))
})

test('a workspace has so many endpoints and no more', async () => {
  const { create, webhooks, resting } = await rig()
  for (let n = 0; n < 50; n++) await create()
  expect(await resting(webhooks.create(workspace, usual))).toBe('too_many')
})

test('the log and the events leave after a week', async () => {
  const { create, tell, rest, db, clock, outbox } = await rig()
  await create()
  const sweeping = createForgetting({ db, clock, log: silentLog, wanted: outbox.wanted }).start()
  await tell(['msg_1'])
  await rest(8 * 86_400_000)
  await rest(600_000)
  await rest(100)
  for (const table of ['webhook_delivery', 'webhook_attempt', 'event']) expect(db.core.read(`SELECT * FROM ${table}`, []), table).toEqual([])
  sweeping.cancel()
})

test('however many events there are, what a receiver has not been told yet stays until it is', async () => {
  const { create, tell, numbers, state, rest, db, clock, outbox } = await rig()
  await create()
  const sweeping = createForgetting({ db, clock, log: silentLog, most: 2, wanted: outbox.wanted }).start()
  await tell(['msg_1', 'msg_2'])
  state.answer = () => answered(500)
  await tell(['msg_3', 'msg_4', 'msg_5'])
  state.answer = () => ok
  await tell(['msg_6', 'msg_7', 'msg_8', 'msg_9'])
  state.answer = () => answered(500)
  await rest(600_000)
  for (let turn = 0; turn < 3; turn++) await rest(100)
  expect(db.core.read('SELECT subject FROM event ORDER BY id', []).map(({ subject }) => subject)).toEqual(['msg_3', 'msg_4', 'msg_5', 'msg_7', 'msg_8', 'msg_9'])
  state.answer = () => ok
  const before = numbers().length
  for (let turn = 0; turn < 4; turn++) await rest(3_600_000)
  expect(numbers().slice(before).toSorted()).toEqual([0, 1, 2])
  sweeping.cancel()
})

test.each(['removed', 'given up', 'well again'])('whatever waits for a receiver that is %s, no write of its is so large that others wait for it', async (now) => {
  const { create, rest, resting, state, db, webhooks, tell } = await rig()
  const { endpoint } = await create()
  state.answer = () => answered(500)
  for (let page = 0; page < 5; page++) await tell(Array.from({ length: 500 }, (_, n) => `msg_${page}_${n}`))
  await resting(db.write([{ sql: 'UPDATE webhook_delivery SET due_at = due_at + 3600000', rows: [[]] }]))
  let largest = 0
  let changed = 0
  const { write } = db
  db.write = async (writes, how) => {
    const written = await write(writes, how)
    if (written.ok) for (const changes of written.changes) [largest, changed] = [Math.max(largest, changes), changed + changes]
    return written
  }
  if (now === 'removed') await resting(webhooks.remove(endpoint))
  else if (now === 'given up') await rest(3 * 86_400_000)
  else {
    state.answer = () => ok
    await tell(['msg_last'])
  }
  for (let turn = 0; turn < 4; turn++) await rest(now === 'given up' && turn === 0 ? 600_000 : 5_000)
  expect(changed).toBeGreaterThan(1_000)
  expect(largest).toBeLessThanOrEqual(1_000)
})

test('a connection that comes and goes is told of', async () => {
  const { create, db, clock, outbox, rest, heard } = await rig()
  await create({ types: ['connection.*'] })
  let state: 'bound' | 'down' = 'down'
  const watching = createConnectionWatch({ db, clock, log: silentLog, events: outbox.events, workspace, connections: () => [{ id: 'con_1', name: 'Op', state }] }).start()
  for (const next of ['down', 'bound', 'bound', 'down'] as const) {
    state = next
    await rest(1_100)
  }
  expect(heard().map(({ type }) => type)).toEqual(['connection.up', 'connection.down'])
  watching.cancel()
})

test('what was told while more was being read is not told again', async () => {
  const held: (() => void)[] = []
  const { create, tell, heard, db, rest, asked, clock } = await rig({
    answer: () => new Promise<Reply>((resolve) => held.push(() => resolve(ok))),
  })
  await create()
  const read = db.read.bind(db)
  await tell(Array.from({ length: 6 }, (_, n) => `msg_${n}`))
  // a reading takes its rows, and hands them over only after what was under way has ended
  db.read = async (sql, values) => {
    const rows = await read(sql, values)
    if (!sql.includes('NOT EXISTS')) return rows
    for (const go of held.splice(0)) go()
    for (let i = 0; i < 20; i++) {
      clock.advance(0)
      await new Promise(setImmediate)
    }
    return rows
  }
  held.shift()!()
  for (let i = 0; i < 20; i++) {
    await rest()
    held.shift()?.()
  }
  expect(asked).toHaveLength(6)
  expect(new Set(heard().map(({ id }) => id)).size).toBe(6)
})
