import { expect, test } from 'vitest'
import { tlv } from '../smpp/tlvs.ts'
import type { Rig } from './rig.ts'
import { openRig } from './rig.ts'

const done = async <Result>(rig: Rig, promise: Promise<Result>): Promise<Result> => {
  await rig.pass(5)
  return promise
}
const failing = async (rig: Rig, promise: Promise<unknown>): Promise<string> => {
  const said = promise.then(() => '', (error: unknown) => String(error))
  await rig.pass(5)
  return said
}

test('a number that nobody made is an attached subscriber, and is not listed', async () => {
  const rig = await openRig()
  expect(await done(rig, rig.smsc.subscribers.get('+31612345678'))).toEqual({
    number: '31612345678', state: 'attached', oldPhone: false, waiting: 0,
  })
  expect(await done(rig, rig.smsc.subscribers.list({ limit: 10 }))).toEqual({ data: [] })
})

test('a change of one number stays after a restart, and leaves its range as it is', async () => {
  const rig = await openRig()
  const { subscribers } = rig.smsc
  const range = { from: '31600000000', count: 100_000, network: '204-04' }
  expect(await done(rig, subscribers.createRange(range))).toEqual({ created: 100_000 })
  await done(rig, subscribers.change('31600000007', { state: 'memory_full', oldPhone: true, roaming: 'FR' }))
  rig.db.crash()
  const again = await openRig({ clock: rig.clock, core: rig.db.core })
  const { data, nextCursor } = await done(again, again.smsc.subscribers.list({ limit: 3, after: '31600000005' }))
  const usual = { state: 'attached', network: '204-04', oldPhone: false, waiting: 0 }
  expect(data).toEqual([
    { ...usual, number: '31600000006', imsi: '204041600000006' },
    { ...usual, number: '31600000007', imsi: '204041600000007', state: 'memory_full', oldPhone: true, roaming: 'FR' },
    { ...usual, number: '31600000008', imsi: '204041600000008' },
  ])
  expect(nextCursor).toBe('31600000008')
})

test('a list of one state passes over ranges of another, and ends', async () => {
  const rig = await openRig()
  const { subscribers } = rig.smsc
  await done(rig, subscribers.createRange({ from: '31600000000', count: 100_000 }))
  await done(rig, subscribers.createRange({ from: '31600099998', count: 4, state: 'barred' }))
  await done(rig, subscribers.change('31600000000', { state: 'barred' }))
  await done(rig, subscribers.change('31600099999', { state: 'attached' }))
  await done(rig, subscribers.change('4915112345678', { state: 'barred' }))
  const barred = await done(rig, subscribers.list({ limit: 1000, state: 'barred' }))
  expect(barred.data.map(({ number }) => number)).toEqual([
    '31600000000', '31600099998', '31600100000', '31600100001', '4915112345678',
  ])
  const first = await done(rig, subscribers.list({ limit: 1, state: 'barred' }))
  expect(first.nextCursor).toBe('31600000000')
})

test('changes made at the same time do not undo each other', async () => {
  const rig = await openRig()
  const { subscribers } = rig.smsc
  const changes = [{ state: 'detached' }, { oldPhone: true }, { network: '262-01' }] as const
  await done(rig, Promise.all(changes.map((change) => subscribers.change('31612345678', change))))
  expect(await done(rig, subscribers.get('31612345678'))).toMatchObject({
    state: 'detached', oldPhone: true, network: '262-01',
  })
})

test.each([
  ['number', (rig: Rig) => rig.smsc.subscribers.change('12', { state: 'barred' })],
  ['state', (rig: Rig) => rig.smsc.subscribers.change('31612345678', { state: 'off' as never })],
  ['network', (rig: Rig) => rig.smsc.subscribers.change('31612345678', { network: '20404' })],
  ['roaming', (rig: Rig) => rig.smsc.subscribers.change('31612345678', { roaming: 'France' })],
  ['imsi', (rig: Rig) => rig.smsc.subscribers.change('31612345678', { imsi: 'x' })],
  ['count', (rig: Rig) => rig.smsc.subscribers.createRange({ from: '31600000000', count: 100_001 })],
  ['count', (rig: Rig) => rig.smsc.subscribers.createRange({ from: '9999999', count: 2 })],
  ['from', (rig: Rig) => rig.smsc.subscribers.createRange({ from: 'x', count: 2 })],
])('what makes no sense is refused by the name of the field: %s', async (field, call) => {
  const rig = await openRig()
  expect(await failing(rig, call(rig))).toContain(`RangeError: ${field}: `)
})

test('on a full disk a change is refused, and nothing breaks', async () => {
  let full = true
  const broken: unknown[] = []
  const rig = await openRig({ full: () => full, onBroken: (cause) => void broken.push(cause) })
  const { subscribers } = rig.smsc
  expect(await failing(rig, subscribers.change('31600000007', { oldPhone: true }))).toContain('the disk is full')
  full = false
  await rig.pass(600, 10)
  await done(rig, subscribers.change('31600000007', { oldPhone: true }))
  expect(broken).toEqual([])
})

test('a range that is put back among the attached gets what waits for its numbers at once, and who asked hears of it', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  const range = { from: '31600000000', count: 100 }
  await done(rig, rig.smsc.subscribers.createRange({ ...range, state: 'detached' }))
  for (const destination_addr of ['31600000005', '31600000007']) {
    program.submit({ short_message: Buffer.from('Hi'), destination_addr, tlvs: [tlv.set_dpf(1)] })
  }
  await rig.pass(20)
  expect(rig.smsc.counters()).toMatchObject({ parked: 2, delivered: 0 })
  await done(rig, rig.smsc.subscribers.createRange({ ...range, count: 6 }))
  await rig.pass(20)
  expect(rig.smsc.counters()).toMatchObject({ parked: 1, delivered: 1 })
  expect(program.delivered).toMatchObject([{ command: 'alert_notification', source_addr: '31600000005' }])
})
