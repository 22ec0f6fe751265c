import { expect, test } from 'vitest'
import { parseReceipt } from '../smpp/receipt.ts'
import { formatAbsolute, formatRelative } from '../smpp/times.ts'
import { tags, tlv, tlvBytes, tlvInt, tlvText } from '../smpp/tlvs.ts'
import type { SubscriberChange } from './subscribers.ts'
import type { Program, Rig } from './rig.ts'
import { octets, openRig } from './rig.ts'

const phone = '31612345678'
const minute = 60_000
const hour = 60 * minute
const done = async <Result>(rig: Rig, promise: Promise<Result>): Promise<Result> => {
  let open = true
  const finished = promise.finally(() => (open = false))
  for (let ms = 0; open && ms < 200; ms++) await rig.pass(1)
  return finished
}
const change = (rig: Rig, changed: SubscriberChange, number = phone) =>
  done(rig, rig.smsc.subscribers.change(number, changed))
const texts = async (rig: Rig, number = phone) =>
  (await done(rig, rig.smsc.phones.messages(`+${number}`, { limit: 1000 }))).data.map(({ text }) => text).toReversed()
const states = (program: Program) => program.delivered.map((pdu) => parseReceipt(pdu)?.state)
const later = (rig: Rig, ms: number) => rig.pass(ms, Math.max(1, ms / 200))

test('what a detached phone is sent waits, is counted, and comes in order as soon as it is attached', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  for (let i = 0; i < 90; i++) program.submit({ short_message: octets(String(i)), registered_delivery: 1 })
  await rig.pass(20)
  expect(await texts(rig)).toEqual([])
  expect((await done(rig, rig.smsc.subscribers.get(phone))).waiting).toBe(90)
  expect(program.delivered).toEqual([])
  await change(rig, { state: 'attached' })
  await rig.pass(30)
  expect(await texts(rig)).toEqual(Array.from({ length: 90 }, (_, i) => String(i)))
  expect(states(program)).toEqual(Array(90).fill('delivered'))
  expect((await done(rig, rig.smsc.subscribers.get(phone))).waiting).toBe(0)
  expect(rig.smsc.counters()).toMatchObject({ parked: 0, forwarding: 0 })
})

test('what comes while older messages wait goes behind them', async () => {
  const rig = await openRig({ commitMs: 10 })
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  program.submit({ short_message: octets('first') })
  await rig.pass(50)
  const attached = rig.smsc.subscribers.change(phone, { state: 'attached' })
  program.submit({ short_message: octets('second') })
  await rig.pass(200)
  await attached
  expect(await texts(rig)).toEqual(['first', 'second'])
})

test('a restart keeps what waits, and an alert after it delivers', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  program.submit({ short_message: octets('kept'), destination_addr: `+${phone}` })
  await rig.pass(20)
  rig.db.crash()
  const again = await openRig({ clock: rig.clock, core: rig.db.core })
  expect((await done(again, again.smsc.subscribers.get(phone))).waiting).toBe(1)
  await change(again, { state: 'attached' })
  await again.pass(20)
  expect(await texts(again)).toEqual(['kept'])
})

test('a number nobody reaches is given up at once, and the receipt says why', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'barred' })
  program.submit({ short_message: octets('no'), registered_delivery: 1 })
  await rig.pass(20)
  const receipt = program.delivered[0]!
  expect(parseReceipt(receipt)).toMatchObject({ state: 'undelivered', err: '010' })
  expect([...tlvBytes(receipt.tlvs, tags.network_error_code)!]).toEqual([3, 0, 10])
  expect(tlvInt(receipt.tlvs, tags.message_state)).toBe(5)
})

test('one attempt only is what a datagram gets', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  program.submit({ short_message: octets('now or never'), esm_class: 1, registered_delivery: 2 })
  await rig.pass(20)
  expect(parseReceipt(program.delivered[0]!)).toMatchObject({ state: 'undelivered', err: '027' })
})

test('a full memory holds messages back, but not those that are shown at once', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'memory_full' })
  program.submit({ short_message: octets('to be kept') })
  program.submit({ short_message: octets('flash'), data_coding: 0x10 })
  await rig.pass(20)
  expect(await texts(rig)).toEqual(['flash'])
  await change(rig, { state: 'attached' })
  await rig.pass(20)
  expect(await texts(rig)).toEqual(['flash', 'to be kept'])
})

test('when its validity ends what waits expires, and the receipt says since when and why', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  program.submit({ short_message: octets('short'), validity_period: formatRelative(2 * minute), registered_delivery: 1 })
  program.submit({ short_message: octets('long'), registered_delivery: 1 })
  await later(rig, minute)
  expect(program.delivered).toEqual([])
  await later(rig, 2 * minute)
  expect(program.delivered.map((pdu) => parseReceipt(pdu))).toMatchObject([{ state: 'expired', err: '027' }])
  expect((await done(rig, rig.smsc.subscribers.get(phone))).waiting).toBe(1)
})

test('an intermediate notification says that a message waits, once, and the final receipt follows', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  program.submit({ short_message: octets('hello'), registered_delivery: 0x11 })
  await later(rig, hour)
  expect(program.delivered).toMatchObject([{ esm_class: 0x20 }])
  expect(parseReceipt(program.delivered[0]!)).toMatchObject({ id: program.answers[0], state: 'enroute', err: '027' })
  await change(rig, { state: 'attached' })
  await rig.pass(20)
  expect(program.delivered.map((pdu) => pdu.esm_class)).toEqual([0x20, 0x04])
  expect(tlvText(program.delivered[1]!.tlvs, tags.receipted_message_id)).toBe(program.answers[0])
})

test('with set_dpf the account hears that the phone is back, also when it binds later', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  program.submit({ short_message: octets('a'), tlvs: [tlv.set_dpf(1)] })
  program.submit({ short_message: octets('b'), tlvs: [tlv.set_dpf(1)] })
  await rig.pass(20)
  rig.db.crash()
  const again = await openRig({ clock: rig.clock, core: rig.db.core })
  await change(again, { state: 'attached' })
  const late = await again.bind()
  await again.pass(20)
  expect(late.delivered).toMatchObject([{ command: 'alert_notification', source_addr: phone, esme_addr: 'SHOP' }])
  expect(tlvInt(late.delivered[0]!.tlvs, tags.ms_availability_status)).toBe(0)
  await change(again, { state: 'detached' })
  await change(again, { state: 'attached' })
  await again.pass(20)
  expect(late.delivered).toHaveLength(1)
})

test('a scheduled message comes at its time, a restart or not', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  program.submit({ short_message: octets('soon'), schedule_delivery_time: formatAbsolute(rig.clock.wall() + minute) })
  program.submit({ short_message: octets('later'), schedule_delivery_time: formatRelative(3 * minute) })
  await later(rig, 50_000)
  expect(await texts(rig)).toEqual([])
  await later(rig, 15_000)
  expect(await texts(rig)).toEqual(['soon'])
  rig.db.crash()
  const again = await openRig({ clock: rig.clock, core: rig.db.core })
  await later(again, 2 * minute)
  expect(await texts(again)).toEqual(['soon', 'later'])
})

test('of what waits for one phone the higher priority comes first', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  for (const [i, priority_flag] of [0, 3, 1, 3].entries()) program.submit({ short_message: octets(String(i)), priority_flag })
  await rig.pass(20)
  await change(rig, { state: 'attached' })
  await rig.pass(20)
  expect(await texts(rig)).toEqual(['1', '3', '2', '0'])
})

test('a message that replaces takes the place of one of its sender and service that waits, and of no other', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  program.submit({ short_message: octets('old'), service_type: 'WX', registered_delivery: 1 })
  program.submit({ short_message: octets('other service') })
  program.submit({ short_message: octets('other sender'), service_type: 'WX', source_addr: 'BANK' })
  await rig.pass(20)
  program.submit({ short_message: octets('new'), service_type: 'WX', replace_if_present_flag: 1 })
  await rig.pass(20)
  expect(states(program)).toEqual(['deleted'])
  await change(rig, { state: 'attached' })
  await rig.pass(20)
  expect(await texts(rig)).toEqual(['other service', 'other sender', 'new'])
})

test('after a restart whoever waits is tried at once', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  program.submit({ short_message: octets('x') })
  await rig.pass(20)
  rig.db.core.commit([[{ sql: "UPDATE smsc_subscribers SET state = 'attached'", rows: [[]] }]])
  rig.db.crash()
  const again = await openRig({ clock: rig.clock, core: rig.db.core })
  await again.pass(20)
  expect(await texts(again)).toEqual(['x'])
})

test('more than a phone may have waiting is refused for now', async () => {
  const rig = await openRig({ bounds: { perSubscriber: 2 } })
  const program = await rig.bind()
  await change(rig, { state: 'detached' })
  for (let i = 0; i < 3; i++) {
    program.submit({ short_message: octets('x') })
    await rig.pass(10)
  }
  program.submit({ short_message: octets('elsewhere'), destination_addr: '31612345679' })
  await rig.pass(10)
  expect(program.answers.map((answer) => typeof answer)).toEqual(['string', 'string', 'number', 'string'])
})

test('a phone that comes back in the moment in which it is tried in vain is tried again at once', async () => {
  for (const commitMs of [0, 1, 2, 5, 10]) {
    const rig = await openRig({ commitMs })
    const program = await rig.bind()
    await change(rig, { state: 'detached' })
    program.submit({ short_message: octets('x') })
    await rig.pass(50)
    const { subscribers } = rig.smsc
    const changes = [subscribers.change(phone, { state: 'memory_full' }), subscribers.change(phone, { state: 'attached' })]
    await rig.pass(200)
    await Promise.all(changes)
    expect(await texts(rig)).toEqual(['x'])
  }
})

test('a phone on a call is tried again soon, and has what waited when the call has ended', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await change(rig, { state: 'busy' })
  program.submit({ short_message: octets('ring'), registered_delivery: 0x11 })
  await rig.pass(20)
  expect(parseReceipt(program.delivered[0]!)).toMatchObject({ state: 'enroute', err: '041' })
  await change(rig, { state: 'attached' })
  await rig.pass(20)
  expect(await texts(rig)).toEqual(['ring'])
  expect(states(program)).toEqual(['enroute', 'delivered'])
})
