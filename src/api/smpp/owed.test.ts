import { expect, test } from 'vitest'
import { manualClock } from '../../kit/clock.ts'
import { makePdu } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { tags, tlvInt, tlvText } from '../../smpp/tlvs.ts'
import { doorLimits } from './limits.ts'
import { doorRig, submitSm, type Program } from '../../../test/support/smpp-door.ts'

type Rig = Awaited<ReturnType<typeof doorRig>>
const text = (pdu: { short_message: Uint8Array }) => Buffer.from(pdu.short_message).toString('latin1')

/** Submits one message and lets the operator end it. */
async function ended(rig: Rig, customer: Program, as: 'delivered' | 'undelivered' | 'expired' = 'delivered', fields: Parameters<Program['submit']>[0] = {}, name = 'SM1') {
  const { message_id } = (await customer.submit(fields)) as { message_id: string }
  await rig.answer({ kind: 'submitted', operatorId: name })
  await rig.receipt(name, as)
  return message_id
}
const left = async (rig: Rig) => (await rig.rows("SELECT id FROM event WHERE audience = 'sac_shop' AND settled = 0")).length

test('a receipt goes to a bind of the account that receives, and is forgotten once it is answered', async () => {
  const rig = await doorRig()
  const [sender, receiver] = [await rig.bind('bind_transmitter'), await rig.bind('bind_receiver')]
  const id = await ended(rig, sender)
  expect(sender.delivered).toEqual([])
  const [receipt] = receiver.delivered
  expect(text(receipt!)).toBe(`id:${id} sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000 text:Hello`)
  expect(receipt).toMatchObject({ esm_class: 4, source_addr: '31612345678', source_addr_ton: 1, destination_addr: 'SHOP', dest_addr_ton: 5 })
  expect([tlvText(receipt!.tlvs, tags.receipted_message_id), tlvInt(receipt!.tlvs, tags.message_state)]).toEqual([id, 2])
  expect(await left(rig)).toBe(0)
})

test('after the clock was set back no receipt says that its message came later than its end', async () => {
  const clock = manualClock()
  let aheadMs = 3_600_000
  const rig = await doorRig({ clock: { ...clock, wall: () => clock.wall() + aheadMs } })
  const customer = await rig.bind()
  await ended(rig, customer)
  aheadMs = 0
  await ended(rig, customer, 'delivered', {}, 'SM2')
  expect(customer.delivered.map((receipt) => text(receipt).match(/submit date:\d+ done date:\d+/)![0])).toEqual([
    'submit date:2601010100 done date:2601010100', 'submit date:2601010000 done date:2601010000',
  ])
})

test('only what registered_delivery asks for is told', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  const cases = [[0, 'delivered', 0], [0, 'undelivered', 0], [1, 'undelivered', 1], [2, 'delivered', 0], [2, 'undelivered', 1], [3, 'delivered', 1], [3, 'undelivered', 0]] as const
  for (const [at, [registered_delivery, as, told]] of cases.entries()) {
    customer.delivered.length = 0
    await ended(rig, customer, as, { registered_delivery }, `SM${at}`)
    expect([registered_delivery, as, customer.delivered.length]).toEqual([registered_delivery, as, told])
  }
})

test('while nobody is bound receipts stay, also over a crash, and come in order with the next bind', async () => {
  const first = await doorRig()
  const customer = await first.bind('bind_transmitter')
  const ids: string[] = []
  for (let i = 0; i < 5; i++) ids.push(await ended(first, customer, 'delivered', {}, `SM${i}`))
  first.db.crash()
  const second = await doorRig({ core: first.db.core, clock: first.clock })
  expect(await left(second)).toBe(5)
  const receiver = await second.bind('bind_receiver')
  await second.rest()
  expect(receiver.delivered.map((pdu) => tlvText(pdu.tlvs, tags.receipted_message_id))).toEqual(ids)
  expect(await left(second)).toBe(0)
})

test.each(['as they are kept', 'as they were kept before'])('receipts that waited %s have the names and addresses that the account knows', async (kept) => {
  const first = await doorRig()
  first.account('shop', { ids: 'hex' })
  const id = await ended(first, await first.bind('bind_transmitter'), 'delivered', { dest_addr_ton: 0, dest_addr_npi: 0, destination_addr: '0031612345678' })
  const before = [{ sql: "UPDATE event SET body = json_remove(body, '$.handle', '$.note')", rows: [[]], expect: 1 }]
  if (kept !== 'as they are kept') expect(first.db.core.commit([before])).toMatchObject([{ ok: true }])
  first.db.crash()
  const second = await doorRig({ core: first.db.core, clock: first.clock })
  second.account('shop', { ids: 'decimal' })
  const receiver = await second.bind('bind_receiver')
  await second.rest()
  expect(receiver.delivered).toMatchObject([{ source_addr: '0031612345678', source_addr_ton: 0 }])
  expect([id, tlvText(receiver.delivered[0]!.tlvs, tags.receipted_message_id)]).toEqual(['00000001', '00000001'])
})

test.each(['refused for a while', 'scheduled', 'under way in a crash'])('the receipt of a message that was %s has the name and the addresses that the account knows', async (how) => {
  let rig = await doorRig()
  rig.account('shop', { ids: 'decimal' })
  let customer = await rig.bind()
  const written = { dest_addr_ton: 0, dest_addr_npi: 0, destination_addr: '0031612345678' }
  const answer = (await customer.submit({ ...written, ...(how === 'scheduled' && { schedule_delivery_time: '000000010000000R' }) })) as { message_id: string }
  if (how === 'refused for a while') await rig.answer({ kind: 'refused', status: 'ESME_RSYSERR', retry: 'later' })
  if (how === 'under way in a crash') {
    rig.db.crash()
    rig = await doorRig({ core: rig.db.core, clock: rig.clock })
    rig.account('shop', { ids: 'decimal' })
    customer = await rig.bind()
  }
  await rig.rest(3_700_000)
  if (rig.sent.length > 0) await rig.answer({ kind: 'submitted', operatorId: 'SM1' })
  await rig.receipt('SM1', 'delivered')
  await rig.rest()
  expect(customer.delivered).toMatchObject([{ source_addr: '0031612345678', source_addr_ton: 0 }])
  expect([answer.message_id, tlvText(customer.delivered[0]!.tlvs, tags.receipted_message_id)]).toEqual(['1', '1'])
})

test('what could not be read comes all the same', async () => {
  const rig = await doorRig()
  const sender = await rig.bind('bind_transmitter')
  const ids: string[] = []
  for (let i = 0; i < 3; i++) ids.push(await ended(rig, sender, 'delivered', {}, `SM${i}`))
  const strip = [{ sql: "UPDATE event SET body = json_remove(body, '$.handle')", rows: [[]] }] // so that the messages are asked
  expect(rig.db.core.commit([strip])).toMatchObject([{ ok: true }])
  const { of } = rig.gateway.submitters
  let failures = 0
  rig.gateway.submitters.of = (...asked) => (failures++ < 2 ? Promise.reject(new Error('busy')) : of(...asked))
  const receiver = await rig.bind('bind_receiver')
  for (let i = 0; i < 5; i++) await rig.rest(200)
  expect(failures).toBe(3)
  expect(receiver.delivered.map((pdu) => tlvText(pdu.tlvs, tags.receipted_message_id))).toEqual(ids)
})

test('what is not answered comes again with the next bind', async () => {
  const rig = await doorRig()
  const deaf = await rig.bind()
  deaf.answer = () => undefined
  const id = await ended(rig, deaf)
  expect(deaf.delivered).toHaveLength(1)
  deaf.cut()
  await rig.rest()
  expect(await left(rig)).toBe(1)
  const next = await rig.bind()
  expect(next.delivered.map((pdu) => tlvText(pdu.tlvs, tags.receipted_message_id))).toEqual([id])
  await rig.rest()
  expect(await left(rig)).toBe(0)
})

test('what one bind has not answered waits for its end, and then goes to the bind that came meanwhile', async () => {
  const rig = await doorRig()
  const [sender, deaf] = [await rig.bind('bind_transmitter'), await rig.bind('bind_receiver')]
  deaf.answer = () => undefined
  for (let i = 0; i < 3; i++) await ended(rig, sender, 'delivered', {}, `SM${i}`)
  sender.cut()
  deaf.session.unbind()
  await rig.rest()
  const next = await rig.bind('bind_receiver')
  await rig.rest()
  expect([deaf.delivered.length, next.delivered.length]).toEqual([3, 0])
  deaf.cut()
  for (let i = 0; i < 5; i++) await rig.rest(200)
  expect(next.delivered).toHaveLength(3)
  expect(await left(rig)).toBe(0)
})

test('a temporary refusal rests and comes again; a permanent one ends it', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  const verdicts: number[] = [statuses.ESME_RX_T_APPN, statuses.ESME_RMSGQFUL, 0]
  customer.answer = () => verdicts.shift() ?? 0
  await ended(rig, customer)
  expect(customer.delivered).toHaveLength(1)
  await rig.rest(2_000)
  expect(customer.delivered).toHaveLength(2)
  await rig.rest(5_000)
  expect(customer.delivered).toHaveLength(3)
  customer.answer = () => statuses.ESME_RX_P_APPN
  await ended(rig, customer, 'delivered', {}, 'SM2')
  await rig.rest(60_000)
  expect(customer.delivered).toHaveLength(4)
  expect(await left(rig)).toBe(0)
  expect(rig.door.counters()).toMatchObject({ declined: 1, resent: 2 })
})

test('no more than the window of a bind is under way', async () => {
  const rig = await doorRig()
  rig.account('shop', { window: 2 })
  const sender = await rig.bind('bind_transmitter')
  for (let i = 0; i < 6; i++) await ended(rig, sender, 'delivered', {}, `SM${i}`)
  const receiver = rig.call()
  receiver.answer = () => undefined
  receiver.session.bind('bind_receiver', { system_id: 'shop', password: 'secret' })
  await rig.rest()
  expect(receiver.delivered).toHaveLength(2)
  receiver.session.respond(receiver.delivered[0]!, 0)
  await rig.rest()
  expect(receiver.delivered).toHaveLength(3)
})

test('a peer that reads nothing is closed, and what is owed to it stays for another bind', async () => {
  const rig = await doorRig()
  const [sender, slow] = [await rig.bind('bind_transmitter'), await rig.bind('bind_receiver')]
  slow.stuffed = true
  for (let i = 0; i < 5; i++) await ended(rig, sender, 'delivered', {}, `SM${i}`)
  for (let at = 0; at < doorLimits.writeMs + doorLimits.enquireMs; at += 1_000) await rig.rest(1_000)
  expect([slow.delivered.length, rig.door.binds('sac_shop').map(({ state }) => state)]).toEqual([0, expect.not.arrayContaining(['bound_rx'])])
  expect(await left(rig)).toBe(5)
  const next = await rig.bind('bind_receiver')
  expect(next.delivered).toHaveLength(5)
})

test('receipts are written in the dialect and with the id of the account', async () => {
  const rig = await doorRig()
  rig.account('shop', { ids: 'decimal', receipts: 'fourteen' })
  const customer = await rig.bind()
  expect(await ended(rig, customer)).toBe('1')
  expect(text(customer.delivered[0]!)).toMatch(/^id:1 sub:001 dlvrd:001 submit date:\d{14} done date:\d{14} stat:DELIVRD err:000 text:Hello$/)
  rig.change('shop', { receipts: 'bare', ids: 'hex' })
  expect(await ended(rig, customer, 'undelivered', {}, 'SM2')).toBe('00000002')
  expect(text(customer.delivered[1]!)).toMatch(/^id:00000002 .* stat:UNDELIV err:\d{3}$/)
  rig.change('shop', { receipts: 'tlvs' })
  await ended(rig, customer, 'delivered', {}, 'SM3')
  expect([text(customer.delivered[2]!), tlvText(customer.delivered[2]!.tlvs, tags.receipted_message_id)]).toEqual(['', '00000003'])
  const old = await rig.bind('bind_transceiver', { interface_version: 0x33 })
  customer.cut()
  await ended(rig, old, 'delivered', {}, 'SM4')
  expect(old.delivered[0]!.tlvs).toEqual([])
  expect(text(old.delivered[0]!)).toContain('id:00000004')
})

test('a receipt has the addresses and the reference as they were submitted', async () => {
  const rig = await doorRig()
  const customer = await rig.bind()
  const reference = { tag: tags.user_message_reference, value: Uint8Array.of(1, 2) }
  await ended(rig, customer, 'delivered', { dest_addr_ton: 0, dest_addr_npi: 0, destination_addr: '0031612345678', source_addr_ton: 0, source_addr: '31201234567', service_type: 'WEB', tlvs: [reference] })
  expect(customer.delivered).toMatchObject([{ source_addr: '0031612345678', source_addr_ton: 0, destination_addr: '31201234567', dest_addr_ton: 0, service_type: 'WEB' }])
  expect(tlvInt(customer.delivered[0]!.tlvs, tags.user_message_reference)).toBe(258)
})

test('who cancels a message is told that it was deleted', async () => {
  const rig = await doorRig()
  rig.setRoom(0)
  const customer = await rig.bind()
  const { message_id } = (await customer.submit()) as { message_id: string }
  expect((await customer.ask(makePdu('cancel_sm', { message_id, source_addr: 'SHOP' }))).status).toBe(0)
  await rig.rest()
  expect(text(customer.delivered[0]!)).toContain('stat:DELETED')
})

test('what a phone writes to a number of the account comes to its binds, and to nobody else', async () => {
  const rig = await doorRig({ ownerOf: (to) => ({ workspace: 'wsp_test', mode: 'live', audiences: to === '1600' ? ['sac_shop'] : [] }) })
  rig.account('other')
  const [shop, other] = [await rig.bind('bind_receiver'), await rig.bind('bind_receiver', { system_id: 'other' })]
  for (const destination of ['1600', '1700']) await rig.inbound({ source: '31612345678', destination, esmClass: 0, dataCoding: 0, octets: new Uint8Array(Buffer.from('STOP')) })
  await rig.rest()
  expect(shop.delivered).toMatchObject([{ esm_class: 0, source_addr: '31612345678', source_addr_ton: 1, destination_addr: '1600', dest_addr_ton: 3 }])
  expect(text(shop.delivered[0]!)).toBe('STOP')
  expect(other.delivered).toEqual([])
})

test('thousands of receipts leave no more in memory than is read ahead, and all of them arrive once', async () => {
  const rig = await doorRig()
  const sender = await rig.bind('bind_transmitter')
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < 100; i++) sender.send(submitSm())
    await rig.rest()
    await rig.answer(...rig.sent.map((_, i) => ({ kind: 'submitted', operatorId: `R${round}I${i}` }) as const))
    for (let i = 0; i < 100; i++) void rig.receipt(`R${round}I${i}`, 'delivered')
    await rig.rest()
    await rig.rest(1_000)
  }
  const receiver = await rig.bind('bind_receiver')
  for (let i = 0; i < 200 && receiver.delivered.length < 2_000; i++) await rig.rest(1)
  expect(new Set(receiver.delivered.map((pdu) => tlvText(pdu.tlvs, tags.receipted_message_id))).size).toBe(2_000)
  expect(receiver.delivered).toHaveLength(2_000)
  await rig.rest()
  expect(await left(rig)).toBe(0)
})
