import { expect, test } from 'vitest'
import { Intake } from './intake.ts'
import { makePdu } from './pdu.ts'
import type { Pdu } from './pdu.ts'
import { rig } from './rig.ts'
import { statuses } from './statuses.ts'
import { tlv } from './tlvs.ts'

test('a chunk counts until the last request that came in it is answered', () => {
  const intake = new Intake()
  const [a, b, c] = [makePdu('submit_sm'), makePdu('submit_sm'), makePdu('submit_sm')]
  intake.begin(60_000)
  intake.add(a, 100)
  intake.add(b, 100)
  const both = intake.bytes
  expect(both).toBeGreaterThan(60_000)
  intake.begin(1_000)
  intake.add(c, 900)
  expect(intake.bytes - both).toBeGreaterThan(1_900)
  intake.remove(a)
  intake.remove(a)
  expect([intake.has(a), intake.has(b), intake.count]).toEqual([false, true, 2])
  expect(intake.bytes).toBeGreaterThan(both)
  intake.remove(b)
  expect(intake.bytes).toBeLessThan(3_000)
  intake.remove(c)
  expect([intake.bytes, intake.count]).toEqual([0, 0])
})

const large = tlv.message_payload(new Uint8Array(60_000))

test('requests of 60,000 octets are held up to the bound, and the rest is told to come again', () => {
  const { session, log, feed } = rig({ side: 'smsc', limits: { receiveBytes: 1_048_576 } })
  for (let sequence = 1; sequence <= 100; sequence++) feed(makePdu('submit_sm', { sequence, tlvs: [large] }))
  const held = session.unanswered
  expect(held).toBeGreaterThan(5)
  expect(held * 60_000).toBeLessThanOrEqual(1_048_576 + 130_000)
  expect(log.sent.map(({ status }) => status)).toEqual(Array(100 - held).fill(statuses.ESME_RTHROTTLED))
  for (const pdu of log.requests) session.respond(pdu, 0)
  feed(makePdu('submit_sm', { sequence: 101 }))
  expect(session.unanswered).toBe(1)
})

test('many small TLVs or destinations count for what they cost, not for their octets', () => {
  const tlvs = Array.from({ length: 250 }, () => tlv.callback_num_pres_ind(0))
  const dest_addresses = Array.from({ length: 250 }, () => ({ dest_flag: 2 as const, dl_name: '' }))
  for (const pdu of [makePdu('submit_sm', { tlvs }), makePdu('submit_multi', { dest_addresses })]) {
    const { session, feed } = rig({ side: 'smsc', limits: { receiveBytes: 1_048_576 } })
    for (let sequence = 1; sequence <= 100; sequence++) feed({ ...pdu, sequence })
    expect(session.unanswered).toBeLessThan(20)
  }
})

test('one small request in each large chunk is charged for the chunk that it keeps', () => {
  const { session, feed } = rig({ side: 'smsc', limits: { receiveBytes: 1_048_576 } })
  const filling: Pdu[] = Array.from({ length: 3_000 }, () => makePdu('enquire_link'))
  for (let sequence = 1; sequence <= 50; sequence++) feed(makePdu('submit_sm', { sequence }), ...filling)
  expect(session.unanswered).toBeLessThan(25)
})

test('an answer that cannot be sent does not count as one', () => {
  const { session, log, feed, clock, last } = rig({ side: 'smsc' })
  feed(makePdu('submit_sm', { sequence: 5 }))
  expect(() => session.respond(log.requests[0]!, 0, { message_id: 'x'.repeat(65) })).toThrow('message_id')
  session.respond(log.requests[0]!, statuses.ESME_RSYSERR)
  clock.advance(0)
  expect(last()).toMatchObject({ sequence: 5, status: statuses.ESME_RSYSERR })
})

test('a request is answered once, whatever the application does', () => {
  const { session, log, feed, clock, commands } = rig({ side: 'smsc' })
  feed(makePdu('submit_sm', { sequence: 5 }), makePdu('submit_sm', { sequence: 6 }))
  for (let i = 0; i < 3; i++) session.respond(log.requests[0]!, 0)
  clock.advance(0)
  expect(commands()).toEqual(['submit_sm_resp'])
  expect(session.unanswered).toBe(1)
})
