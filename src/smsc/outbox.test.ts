import { expect, test } from 'vitest'
import { statuses } from '../smpp/statuses.ts'
import { tags, tlvText } from '../smpp/tlvs.ts'
import type { Program, Rig } from './rig.ts'
import { octets, openRig } from './rig.ts'

const idsOf = (program: Program) => program.delivered.map(({ tlvs }) => tlvText(tlvs, tags.receipted_message_id))
const submitMany = async (rig: Rig, program: Program, count: number) => {
  for (let i = 0; i < count; i++) program.submit({ short_message: octets(`Hi ${i}`), registered_delivery: 1 })
  await rig.pass(10)
  return program.answers.slice(-count)
}
const owed = async (rig: Rig) => {
  const rows = rig.db.read('SELECT count(*) AS n FROM smsc_messages WHERE stage > 0')
  await rig.pass(1)
  return (await rows)[0]!['n']
}

test('receipts wait in the store for a receiver, few of them in memory, and come in order', async () => {
  const rig = await openRig({ bounds: { owed: 10, forwarding: 10 } })
  const sender = await rig.bind('bind_transmitter')
  const ids = await submitMany(rig, sender, 95)
  await rig.pass(50)
  expect(rig.smsc.counters()).toMatchObject({ accepted: 95, delivered: 95, owed: 10, forwarding: 0 })
  const receiver = await rig.bind('bind_receiver')
  await rig.pass(100)
  expect(idsOf(receiver)).toEqual(ids)
  expect(await owed(rig)).toBe(0)
})

test('receipts that come while older ones wait in the store are not forgotten', async () => {
  const rig = await openRig({ bounds: { owed: 10 } })
  const program = await rig.bind()
  program.answer = () => undefined
  const first = await submitMany(rig, program, 30)
  program.cut()
  const other = await rig.bind()
  const second: (string | number)[] = []
  for (let i = 0; i < 20; i++) second.push(...(await submitMany(rig, other, 5)))
  await rig.pass(100)
  expect(new Set(idsOf(other))).toEqual(new Set([...first, ...second]))
  expect(idsOf(other).length).toBe(130)
  expect(await owed(rig)).toBe(0)
})

test('no more receipts are under way than the window allows', async () => {
  const rig = await openRig({ limits: { windowSize: 7 } })
  const program = await rig.bind()
  let open = 0
  let most = 0
  program.answer = (pdu) => {
    most = Math.max(most, ++open)
    rig.clock.after(3, () => {
      open--
      program.session.respond(pdu, 0)
    })
    return undefined
  }
  const ids = await submitMany(rig, program, 50)
  await rig.pass(100)
  expect(idsOf(program)).toEqual(ids)
  expect(most).toBe(7)
})

test('a receipt refused for now rests, the others go on, and it comes again with longer and longer waits', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  const times: number[] = []
  program.answer = ({ tlvs }) => {
    if (tlvText(tlvs, tags.receipted_message_id) !== '1000001') return 0
    times.push(rig.clock.now())
    return times.length < 5 ? statuses.ESME_RX_T_APPN : 0
  }
  const ids = await submitMany(rig, program, 10)
  expect(idsOf(program)).toEqual(ids)
  await rig.pass(20_000, 50)
  expect(times.length).toBe(5)
  const waits = times.slice(1).map((at, i) => at - times[i]!)
  expect(waits[0]).toBeLessThan(1100)
  for (let i = 1; i < waits.length; i++) expect(waits[i]).toBeGreaterThan(waits[i - 1]!)
  expect(await owed(rig)).toBe(0)
})

test('receipts that rest do not keep those in the store from being sent', async () => {
  const rig = await openRig({ bounds: { owed: 10 } })
  const sender = await rig.bind('bind_transmitter')
  const ids = await submitMany(rig, sender, 60)
  const program = await rig.bind('bind_receiver', {}, ({ tlvs }) =>
    Number(tlvText(tlvs, tags.receipted_message_id)) <= Number(ids[4]) ? statuses.ESME_RX_T_APPN : 0,
  )
  await rig.pass(200)
  expect(idsOf(program)).toEqual(ids)
  expect(await owed(rig)).toBe(5)
  program.answer = () => 0
  await rig.pass(2_000, 20)
  expect(await owed(rig)).toBe(0)
})

test('a receipt refused for good is not sent again', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  program.answer = () => statuses.ESME_RX_R_APPN
  await submitMany(rig, program, 1)
  await rig.pass(5_000, 50)
  expect(program.delivered.length).toBe(1)
  expect(rig.smsc.counters()).toMatchObject({ declined: 1, resent: 0 })
  expect(await owed(rig)).toBe(0)
})

test('a program that is congested is left in peace for a while, and then gets everything', async () => {
  const rig = await openRig({ limits: { windowSize: 5 } })
  const program = await rig.bind()
  program.answer = () => statuses.ESME_RTHROTTLED
  const ids = await submitMany(rig, program, 30)
  await rig.pass(100)
  expect(program.delivered.length).toBe(5)
  program.answer = () => 0
  program.delivered.length = 0
  await rig.pass(2_000, 10)
  expect(idsOf(program)).toEqual(ids)
})

test('a receipt that nobody answers is sent again', async () => {
  const rig = await openRig({ limits: { responseMs: 1000 } })
  const program = await rig.bind()
  program.answer = () => (program.delivered.length === 1 ? undefined : 0)
  const ids = await submitMany(rig, program, 1)
  await rig.pass(4_000, 10)
  expect(idsOf(program)).toEqual([...ids, ...ids])
})

test('receipts under way on a lost link come over the next one, in order, before the younger ones', async () => {
  const rig = await openRig({ limits: { windowSize: 5 } })
  const program = await rig.bind()
  await submitMany(rig, program, 13) // so that those under way lie across the end of the window's ring
  program.answer = () => undefined
  program.delivered.length = 0
  const ids = await submitMany(rig, program, 12)
  expect(program.delivered.length).toBe(5)
  program.cut()
  const next = await rig.bind()
  await rig.pass(10)
  expect(idsOf(next)).toEqual(ids)
})

test('a receipt goes to the account that submitted, and to no other', async () => {
  const rig = await openRig({ accounts: ['demo', 'shop'].map((systemId) => ({ systemId, password: 'demo' })) })
  const [demo, shop] = [await rig.bind(), await rig.bind('bind_transceiver', { system_id: 'shop' })]
  await submitMany(rig, demo, 3)
  expect(demo.delivered.length).toBe(3)
  expect(shop.delivered.length).toBe(0)
})
