import { expect, test } from 'vitest'
import { formatRelative } from '../smpp/times.ts'
import type { Rig } from './rig.ts'
import { octets, openRig } from './rig.ts'

const phone = '31612345678'
const done = async <Result>(rig: Rig, promise: Promise<Result>): Promise<Result> => {
  let open = true
  const finished = promise.finally(() => (open = false))
  for (let ms = 0; open && ms < 5_000; ms++) await rig.pass(1)
  return finished
}
const all = async <Item>(rig: Rig, items: AsyncIterable<Item>): Promise<Item[]> => {
  const list: Item[] = []
  await done(rig, (async () => {
    for await (const item of items) list.push(item)
  })())
  return list
}
const accounts = [{ systemId: 'demo', password: 'demo', numbers: ['4422'], tariffs: { '4422': '1.50 EUR, VAT included' } }]

test('every message has its record, whatever became of it, as rows and as CSV', async () => {
  const rig = await openRig({ accounts })
  const program = await rig.bind()
  await done(rig, rig.smsc.subscribers.createRange({ from: phone, count: 1, network: '204-04' }))
  await done(rig, rig.smsc.subscribers.change('31600000001', { state: 'barred' }))
  await done(rig, rig.smsc.subscribers.change('31600000002', { state: 'detached' }))
  program.submit({ short_message: octets('delivered'), registered_delivery: 1 })
  program.submit({ short_message: octets('barred'), destination_addr: '31600000001', source_addr: '=1+1' })
  program.submit({ short_message: octets('absent'), destination_addr: '31600000002', registered_delivery: 0x10 })
  program.submit({ short_message: octets('later'), schedule_delivery_time: formatRelative(60_000) })
  await rig.pass(20)
  await done(rig, rig.smsc.phones.send(`+${phone}`, { to: '4422', text: 'VOTE 7' }))
  await done(rig, rig.smsc.phones.send('+31600000009', { to: `+${phone}`, text: 'hi' }))
  await rig.pass(20)
  const records = await all(rig, rig.smsc.operator.records())
  expect(records.map(({ direction, to, state, cause }) => [direction, to, state, cause])).toEqual([
    ['to_phone', phone, 'delivered', 0],
    ['to_phone', '31600000001', 'undeliverable', 10],
    ['to_phone', '31600000002', 'waiting', 27],
    ['to_phone', phone, 'scheduled', 0],
    ['from_phone', '4422', 'delivered', 0],
    ['between_phones', phone, 'delivered', 0],
  ])
  const [header, first, second, , , vote] = (await all(rig, rig.smsc.operator.recordsCsv({}))) as string[]
  expect(header).toMatch(/^id,direction,account,from,to,state,cause,acceptedAt,doneAt,/)
  expect(first).toMatch(/^\d+,to_phone,demo,SHOP,31612345678,delivered,0,2026-\d\d-\d\dT[\d:.]+Z,2026-[\d:.T-]+Z,0,9,204-04,,\r\n$/)
  expect(second).toContain(',"\'=1+1",')
  expect(vote).toContain(',"1.50 EUR, VAT included"\r\n')
})

test('records are read page by page, by account and time', async () => {
  const rig = await openRig({ limits: { windowSize: 1000 } })
  const program = await rig.bind()
  for (let i = 0; i < 1_250; i++) {
    program.submit({ short_message: octets(String(i)) })
    if (i % 50 === 49) await rig.pass(10)
  }
  await rig.pass(20)
  expect(await all(rig, rig.smsc.operator.records())).toHaveLength(1_250)
  const from = rig.clock.wall()
  program.submit({ short_message: octets('new') })
  await rig.pass(20)
  expect(await all(rig, rig.smsc.operator.records({ since: from }))).toHaveLength(1)
  expect(await all(rig, rig.smsc.operator.records({ until: from }))).toHaveLength(1_250)
  expect(await all(rig, rig.smsc.operator.records({ account: 'nobody' }))).toEqual([])
})

test('records are forgotten when they are old, and what still waits is not', async () => {
  const rig = await openRig({ keepRecordsMs: 3_600_000 })
  const program = await rig.bind()
  await done(rig, rig.smsc.subscribers.change(phone, { state: 'detached' }))
  program.submit({ short_message: octets('waits') })
  program.submit({ short_message: octets('done'), destination_addr: '31600000001' })
  await rig.pass(20)
  await rig.pass(3_500_000, 10_000)
  expect(await all(rig, rig.smsc.operator.records())).toHaveLength(2)
  await rig.pass(300_000, 1_000)
  expect(await all(rig, rig.smsc.operator.records())).toMatchObject([{ state: 'waiting' }])
})

test('the operator sees who is bound from where, and whom most messages wait for', async () => {
  const rig = await openRig()
  const program = await rig.bind('bind_transceiver', { system_type: 'shop', address_range: '^16' })
  const gone = await rig.bind('bind_receiver')
  gone.cut()
  await done(rig, rig.smsc.subscribers.createRange({ from: '31600000001', count: 2, state: 'detached' }))
  for (const to of ['31600000001', '31600000002', '31600000002']) program.submit({ short_message: octets('x'), destination_addr: to })
  await rig.pass(20)
  expect(rig.smsc.operator.binds()).toMatchObject([
    { systemId: 'demo', state: 'bound_trx', version: '3.4', from: '127.0.0.1', systemType: 'shop', addressRange: '^16' },
  ])
  expect(rig.smsc.operator.queues({ limit: 1 })).toEqual({
    waiting: [{ number: '31600000002', messages: 2, cause: 27, attempts: 1 }], phones: 2, owed: [{ account: 'demo', messages: 0 }],
  })
})

test('records are forgotten although much that is older still waits', async () => {
  const rig = await openRig({ keepRecordsMs: 3_600_000 })
  const rows = `WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 45000)
    INSERT INTO smsc_messages (id, stage, state, account, source_type, source, destination_type, destination, esm_class,
      data_coding, registered_delivery, octets, sar, traits, accepted_at, expires_at, done_at)
    SELECT id, CASE WHEN id > 42000 THEN 0 ELSE -4 END, 1, 'demo', 0, '1', 0, '2', 0, 0, 0, x'', 0, 0, 0, 1, 1 FROM n`
  await done(rig, rig.db.write([{ sql: rows, rows: [[]] }]))
  await rig.pass(200_000, 1_000)
  const left = await done(rig, rig.db.read('SELECT count(*) AS n FROM smsc_messages'))
  expect(left).toEqual([{ n: 42_000 }])
})
