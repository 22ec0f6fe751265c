// What the gateway does to many stored rows at once comes to the same on every database: old messages leave by range, and
// waiting ones are moved to another connection or ended. So is what is asked of them: lists, unmatched receipts, repeats.
import { afterAll, expect, test } from 'vitest'
import { createIdForms } from '../../src/carriers/idforms.ts'
import { carrierMigrations } from '../../src/carriers/records.ts'
import type { Database } from '../../src/db/database.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { stateOf } from '../../src/gateway/message.ts'
import { openGateway } from '../../src/gateway/open.ts'
import { insertInbound, insertMessages, insertNotes, insertReceipts, upsertParts, type NewMessage } from '../../src/gateway/records.ts'
import { createRetention } from '../../src/gateway/retention/retention.ts'
import { gatewayMigrations } from '../../src/gateway/schema.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { systemClock, type Clock } from '../../src/kit/clock.ts'
import { createIds } from '../../src/kit/ids.ts'
import { silentLog } from '../../src/kit/log.ts'
import { embeddedQueue, queueMigrations } from '../../src/queue/embedded.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const missing = 'missing' in postgres ? postgres.missing : undefined
afterAll(() => ('missing' in postgres ? undefined : postgres.stop()))

const migrations = [...queueMigrations, ...carrierMigrations, ...gatewayMigrations]
const drivers: readonly (readonly [string, () => Promise<Database>])[] = [
  ['SQLite', async () => inlineSqlite({ clock: systemClock, migrations })],
  ['PostgreSQL', async () => openPostgres({ url: 'database' in postgres ? await postgres.database() : '', migrations })],
]
const onEach = (name: string, story: (db: Database) => Promise<void>) => {
  for (const [driver, open] of drivers)
    test(`${driver}: ${name}`, async (context) => {
      if (driver === 'PostgreSQL' && missing !== undefined) return context.skip(missing)
      const db = await open()
      await story(db)
      await db.close()
    })
}

const dayMs = 86_400_000
const to = '+31612345678'
/** Waits a thousandth of what it is asked to. */
const hasty: Clock = { ...systemClock, after: (ms, run) => systemClock.after(ms / 1000, run) }

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 2_000) throw new Error('it did not come to hold')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const count = async (db: Database, table: string) => Number((await db.read(`SELECT count(*) AS n FROM ${table}`))[0]!['n'])

/** `days` ago; each second one of two parts, with a note, a receipt and a message from a phone. */
async function store(db: Database, days: number, states: readonly number[], more: Partial<NewMessage> = {}) {
  const at = Date.now() - days * dayMs
  const ids = createIds({ clock: { ...systemClock, wall: () => at } })
  const messages = states.map((state, i): NewMessage => ({
    id: ids.next('msg_'), workspace: 'w', batch: null, mode: 'live', lane: 'bulk', state, from: 'Shop', to, text: 'words', encoding: 'gsm7',
    segments: 1 + (i % 2), concat: 0, flash: false, country: null, reference: null, tags: null, about: null, bill: null, connection: 'op', route: '{"id":"rte_op","why":[]}',
    network: null, cost: null, costCurrency: null, reason: null, error: null, createdAt: at, scheduledAt: null, heldUntil: null, expiresAt: at + dayMs,
    finishedAt: state >= stateOf.delivered ? at : null, wire: null, account: null, receiptWanted: 0, handle: null, origin: null, ...more,
  }))
  const two = messages.filter(({ segments }) => segments === 2)
  await db.write([
    insertMessages(messages),
    upsertParts(two.flatMap(({ id: message, state }) => [1, 2].map((number) => ({ message, number, connection: 'op', state, operatorId: null, error: null, submittedAt: null, finishedAt: null, reference: null })))),
    insertNotes(two.map(({ id: message }) => ({ message, at, event: 'note', detail: '{}' }))),
    insertReceipts(two.map(({ id: message }) => ({ id: ids.next('rcp_'), connection: 'op', operatorId: '1', sender: 'Shop', recipient: to, state: 'enroute', error: null, reference: null, at, message }))),
    insertInbound(two.map(() => ({ id: ids.next('inb_'), connection: 'op', sender: to, recipient: '1600', esmClass: 0, dataCoding: 0, octets: new Uint8Array([1]), at, workspace: 'w', mode: 'live' as const }))),
  ])
  return messages.map(({ id }) => id)
}

onEach('old messages leave with all that belongs to them, then texts; what has not ended stays', async (db) => {
  const { delivered, scheduled, submitted, rejected } = stateOf
  const mixed = (length: number) => Array.from({ length }, (_, i) => (i === 7 ? scheduled : i === 450 ? submitted : i % 3 === 0 ? rejected : delivered))
  const old = await store(db, 100, mixed(900))
  const ageing = await store(db, 40, mixed(500))
  const young = await store(db, 1, mixed(20))
  const [late] = await store(db, 99, [delivered], { finishedAt: Date.now() - dayMs })
  const codes = await store(db, 1, [delivered, submitted, scheduled], { lane: 'otp' })
  const retention = createRetention({ db, clock: hasty, log: silentLog, retention: { messageDays: 90, textDays: 30, keepCodes: false } })
  const looking = retention.start()
  await until(async () => (await count(db, 'message')) === 2 + 500 + 20 + 1 + 3)
  await until(async () => (await count(db, 'inbound')) === 250 + 10 + 1)
  looking.cancel()
  const rows = new Map((await db.read('SELECT id, text, redacted_at FROM message')).map((row) => [String(row['id']), row]))
  const textOf = (id: string | undefined) => rows.get(id!)?.['text']
  expect([old[7], old[450], late].map(textOf)).toEqual(['words', 'words', 'words'])
  expect(ageing.filter((id) => textOf(id) === 'words')).toEqual([ageing[7], ageing[450]])
  expect(rows.get(ageing[0]!)).toMatchObject({ text: '***', redacted_at: expect.any(Number) })
  expect(young.every((id) => textOf(id) === 'words')).toBe(true)
  expect(codes.map(textOf)).toEqual(['***', '***', 'words'])
  // of the old ones that stay, number 7 has parts
  expect(await count(db, 'part')).toBe(2 * (1 + 250 + 10 + 1))
  expect(await count(db, 'note')).toBe(1 + 250 + 10 + 1)
  expect(await count(db, 'receipt')).toBe(250 + 10 + 1)
})

onEach('what waits for a connection that was removed is moved, page by page', async (db) => {
  const states = new Map([['op', 'bound'], ['other', 'bound']])
  const gateway = openGateway({
    db, clock: hasty, queue: embeddedQueue({ db, clock: hasty }), chance: seededChance(1), ids: createIds({ clock: systemClock }), log: silentLog,
    chooseRoute: ({ parts }) => ({ kind: 'send', id: 'rte_1', connection: [...states.keys()][0]!, why: ['it is first'], cost: { micros: parts, currency: 'EUR' } }),
    evidenceOf: () => 'unverified',
    rerouting: { connections: () => [...states].map(([id, state]) => ({ id, state })), isRoute: () => true, revision: () => 1, afterMs: 30_000 },
  })
  await gateway.start()
  const submissions = Array.from({ length: 700 }, (_, i) => ({ to, text: i % 2 ? 'x'.repeat(200) : 'short', lane: i % 3 ? 'bulk' : 'otp' }) as const)
  await gateway.accept(submissions, { workspace: 'w', mode: 'live' })
  await db.write([{ sql: 'UPDATE queue SET epoch = 1, reference = 1, intent_at = 1 WHERE lane = ? AND parts = ?', rows: [[0, 2]] }])
  states.delete('op')
  await until(async () => (await count(db, `queue WHERE connection = 'other'`)) === 583)
  const left = await db.read(`SELECT DISTINCT lane, parts FROM queue WHERE connection = 'op'`)
  expect(left).toEqual([{ lane: 0, parts: 2 }]) // which may have left
  expect(await count(db, `message WHERE connection = 'other' AND cost = segments`)).toBe(583)
  await gateway.stop()
})

onEach('messages are listed by whatever they are asked for, and receipts find theirs by a rule', async (db) => {
  const gateway = openGateway({
    db, clock: hasty, queue: embeddedQueue({ db, clock: hasty }), chance: seededChance(1), ids: createIds({ clock: systemClock }), log: silentLog,
    chooseRoute: () => ({ kind: 'send', id: 'rte_1', connection: 'op', why: ['it is first'] }), evidenceOf: () => 'unverified',
  })
  const { delivered, submitted, rejected, scheduled } = stateOf
  const ids = await store(db, 1, [submitted, submitted, delivered, rejected, scheduled], { batch: 'bat_1', reference: 'order' })
  const [single, double, , failed] = ids
  await db.write([
    { sql: 'UPDATE message SET operator_id = ? WHERE id = ?', rows: [['North.700001', single!]] },
    { sql: 'UPDATE part SET operator_id = ?, state = 4 WHERE message = ? AND number = 1', rows: [['North.700000', double!]] },
    insertReceipts(['700001', '700000', '700009'].map((operatorId, at) => {
      return { id: `rcp_${createIds({ clock: systemClock }).next('')}${at}`, connection: 'op', operatorId, sender: 'Shop', recipient: to.slice(1), state: 'undelivered', error: '1', reference: null, at: Date.now(), message: null }
    })),
  ])
  await gateway.start()
  const asker = { workspace: 'w', mode: 'live' } as const
  const found = async (query: object) => (await gateway.messages(asker, { limit: 10, ...query })).data.map(({ id }) => id)
  const newestFirst = ids.toReversed()
  for (const query of [{}, { to }, { from: 'Shop' }, { batch: 'bat_1' }, { reference: 'order' }, { connection: 'op' }]) expect(await found(query)).toEqual(newestFirst)
  expect(await found({ status: 'rejected' })).toEqual([failed])
  expect(await found({ status: 'scheduled', batch: 'bat_1' })).toEqual([ids[4]])
  expect(await found({ batch: 'bat_2' })).toEqual([])

  const rules = { response: 'as-is', receipt: 'as-is', responseCut: { start: 6, end: 0 } } as const
  expect(await gateway.rematch('op', createIdForms(rules))).toEqual({ matched: 2, left: 1 })
  expect(await gateway.rematch('other', createIdForms(rules))).toEqual({ matched: 0, left: 0 })
  expect(await Promise.all([single, double].map(async (id) => (await gateway.message(asker, id!))?.status))).toEqual(['undelivered', 'undelivered'])
  expect((await gateway.unmatchedReceipts({ limit: 10 })).data).toMatchObject([{ operatorId: '700009' }])

  const [first, again] = [await gateway.redrive(asker, failed!), await gateway.redrive(asker, failed!)]
  expect(first).toMatchObject({ kind: 'done', replayed: false })
  expect(again).toMatchObject({ kind: 'done', replayed: true })
  expect(await count(db, `message WHERE redrive_of = '${failed}'`)).toBe(1)
  await gateway.stop()
})

onEach('what waits is ended by a route that blocks it', async (db) => {
  let [stop, revision] = [false, 1]
  const gateway = openGateway({
    db, clock: hasty, queue: embeddedQueue({ db, clock: hasty }), chance: seededChance(1), ids: createIds({ clock: systemClock }), log: silentLog,
    chooseRoute: ({ text }) =>
      stop && text === 'bad' ? { kind: 'block', id: 'rte_2', reason: 'content', say: 'not this', why: ['blocked'] } : { kind: 'send', id: 'rte_1', connection: 'op', why: ['it is first'] },
    evidenceOf: () => 'unverified',
    rerouting: { connections: () => [{ id: 'op', state: 'bound' }], isRoute: () => true, blocks: () => stop, revision: () => revision, afterMs: 30_000 },
  })
  await gateway.start()
  await gateway.accept(Array.from({ length: 600 }, (_, i) => ({ to, text: i % 2 ? 'bad' : 'good' })), { workspace: 'w', mode: 'live' })
  await new Promise((resolve) => setTimeout(resolve, 20)) // it has seen the routes of before
  stop = true
  revision++
  await until(async () => (await count(db, 'queue')) === 300)
  expect(await count(db, `message WHERE state = ${stateOf.blocked} AND reason = 'content' AND finished_at IS NOT NULL AND text = 'bad'`)).toBe(300)
  await gateway.stop()
})
