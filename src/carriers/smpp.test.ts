import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { memoryWire } from '../smpp/memory.ts'
import { makePdu, type Pdu, type SubmitSm } from '../smpp/pdu.ts'
import { createServer } from '../smpp/server.ts'
import type { Session } from '../smpp/session.ts'
import { tags, tlv, tlvBytes } from '../smpp/tlvs.ts'
import { joinText, userData } from '../sms/parts.ts'
import { segment } from '../sms/segments.ts'
import type { Inbound, PartResult, PartToSend, Report } from './carrier.ts'
import { smppCarrier, type SmppCarrierNeeds } from './smpp.ts'

/** A driver bound to a peer that answers only when it is told to. */
async function rig(settings: Partial<SmppCarrierNeeds<number>> = {}, wire: { swallows: boolean } = { swallows: false }) {
  const clock = manualClock()
  const sessions = new Map<string, Session<unknown>>()
  const asked: { session: Session<unknown>; pdu: SubmitSm }[] = []
  const server = createServer<unknown>({
    clock, log: silentLog, authenticate: async () => 'ok',
    handlers: {
      onRequest: (session, pdu) => void (pdu.command === 'submit_sm' && asked.push({ session, pdu })),
      onState: (session, state) => void sessions.set(state, session),
      onSettled() {},
      onClosed() {},
    },
  })
  const results: [number, PartResult][] = []
  const late: [number, PartResult][] = []
  const reports: Report[] = []
  const inbound: Inbound[] = []
  const { dial } = memoryWire({ clock, accept: server.accept })
  const driver = smppCarrier<number>({
    id: 'op', name: 'op', clock, chance: seededChance(1), log: silentLog, systemId: 'us', password: '', epoch: 1,
    dial: (handlers) => {
      const transport = dial({ ...handlers, onBytes: (bytes) => void (wire.swallows || handlers.onBytes(bytes)) })
      return { ...transport, write: (bytes) => wire.swallows || transport.write(bytes) }
    },
    limits: { responseMs: 5_000 },
    callbacks: {
      onRoom() {},
      onResults: (batch) => batch.forEach(({ token, result }) => results.push([token, result])),
      onLate: (batch) => batch.forEach(({ token, result }) => late.push([token, result])),
      onReports: (batch) => void reports.push(...batch),
      onInbound: (batch) => void inbound.push(...batch),
    },
    ...settings,
  })
  const rest = async (ms = 50) => {
    for (let at = 0; at < ms; at += 10) {
      clock.advance(10)
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    }
  }
  let token = 0
  const send = async (text: string) => {
    const segmented = segment(text)
    if ('refused' in segmented) throw new Error(segmented.say)
    const address = { source: { ton: 5, npi: 0, address: 'Shop' }, destination: { ton: 1, npi: 1, address: '31612345678' } }
    const parts = userData(segmented, 9).map((data): PartToSend<number> => ({ token: token++, ...address, ...data, reference: 3, validitySeconds: 60 }))
    const reservation = driver.reserve(parts.length)!
    driver.resize(reservation, parts.length)
    driver.submit(reservation, parts)
    await rest()
    return parts
  }
  const answer = async (message_id: string, at = 0) => {
    const { session, pdu } = asked.splice(at, 1)[0]!
    session.respond(pdu, 0, { message_id })
    await rest()
  }
  const deliver = async (pdu: Parameters<Session<unknown>['send']>[0]) => {
    const session = sessions.get('bound_trx') ?? sessions.get('bound_rx')!
    session.send(pdu, undefined)
    await rest()
  }
  driver.start()
  await rest()
  return { driver, clock, sessions, asked, results, late, reports, inbound, rest, send, answer, deliver }
}
const long = 'words and more '.repeat(30)

test('a pair of binds sends over one and hears over the other', async () => {
  const { sessions, driver, send, answer, results, deliver, reports, asked } = await rig({ mode: 'tx+rx', binds: 2 })
  expect([...sessions.keys()].sort()).toEqual(['bound_rx', 'bound_tx'])
  expect(driver.health).toMatchObject({ binds: 4, bindsUp: 4 })
  await send('Hi')
  expect(asked[0]!.session.state).toBe('bound_tx')
  await answer('A1')
  expect(results).toEqual([[0, { kind: 'submitted', operatorId: 'A1' }]])
  await deliver(makePdu('deliver_sm', { esm_class: 4, short_message: Buffer.from('id:A1 stat:DELIVRD') }))
  expect(reports).toMatchObject([{ receipt: { id: 'A1', state: 'delivered' } }])
})

test('a long message that goes as one payload has one answer for all of its parts', async () => {
  const { send, answer, asked, results, driver } = await rig({ concatenation: 'payload', window: 2 })
  const parts = await send(long)
  expect([parts.length, asked.length, driver.outstanding]).toEqual([3, 1, 3])
  const octets = tlvBytes(asked[0]!.pdu.tlvs, tags.message_payload)!
  expect(joinText([{ esmClass: 0, dataCoding: 0, octets }])).toBe(long)
  await answer('A1')
  expect(results).toEqual(parts.map(({ token }) => [token, { kind: 'submitted', operatorId: 'A1' }]))
  expect(driver.health.sent).toBe(3)
})

test('an answer that comes after its time is told apart, for every part of it', async () => {
  const { send, answer, results, late, rest } = await rig({ concatenation: 'payload' })
  await send(long)
  await rest(6_000)
  expect(results.map(([, { kind }]) => kind)).toEqual(['uncertain', 'uncertain', 'uncertain'])
  await answer('A1')
  expect(late).toEqual([0, 1, 2].map((token) => [token, { kind: 'submitted', operatorId: 'A1' }]))
  expect(results).toHaveLength(3)
})

test('what cannot be written is refused for good and holds up nothing', async () => {
  const { send, answer, results, driver } = await rig({ alphabet: 'ascii' })
  await send('€'.repeat(80))
  expect(results).toMatchObject([[0, { kind: 'refused', retry: 'never', status: expect.stringContaining('ascii') }]])
  await send('Hi')
  await answer('A1')
  expect([results.length, driver.outstanding]).toEqual([2, 0])
})

test('ids that were pinned come in a form that can be compared', async () => {
  const { send, answer, results, deliver, reports } = await rig({ receiptIds: { response: 'hex', receipt: 'decimal' } })
  await send('Hi')
  await answer('00FF')
  await deliver(makePdu('deliver_sm', { esm_class: 4, short_message: Buffer.from('id:0000000255 stat:DELIVRD') }))
  expect([results[0]![1], reports[0]!.receipt.id]).toEqual([{ kind: 'submitted', operatorId: 'ff' }, 'ff'])
})

test('receipts and messages come in data_sm and in message_payload too', async () => {
  const { deliver, reports, inbound } = await rig()
  await deliver(makePdu('data_sm', { esm_class: 4, tlvs: [tlv.receipted_message_id('A1'), tlv.message_state(2)] }))
  await deliver(makePdu('deliver_sm', { source_addr: '316', tlvs: [tlv.message_payload(Buffer.from('STOP'))] }))
  expect(reports).toMatchObject([{ receipt: { id: 'A1', state: 'delivered' } }])
  expect(inbound.map(joinOne)).toEqual(['STOP'])
})
const joinOne = (message: Inbound) => joinText([message])

test('a stop ends within 12 s where the operator answers no more, and what it left open is uncertain', async () => {
  const { driver, send, results, rest, clock, sessions } = await rig({ limits: {} })
  await send('Hi')
  sessions.get('bound_trx')!.pause() // from now on it reads nothing
  const from = clock.now()
  let tookMs = Infinity
  void driver.stop().then(() => (tookMs = clock.now() - from))
  await rest(8_100)
  expect(tookMs).toBe(Infinity)
  await rest(4_000)
  expect(tookMs).toBeLessThanOrEqual(12_100)
  expect(results).toEqual([[0, { kind: 'uncertain', why: 'closed' }]])
})

test('a throttled or full operator slows the connection and costs the message no try; other trouble does', async () => {
  const { send, asked, results, driver, rest } = await rig()
  const refuse = async (status: number) => {
    await rest(10_000)
    await send('Hi')
    const { session, pdu } = asked.splice(0)[0]!
    session.respond(pdu as Pdu, status)
    await rest()
  }
  await refuse(0x58)
  await refuse(0x14)
  await refuse(0x08)
  expect(results.map(([, result]) => result.kind === 'refused' && result.retry)).toEqual(['throttled', 'throttled', 'later'])
  expect(driver.health.slowed).toBe(2)
})

test.each([
  [{}, 14],
  [{ enquireSeconds: 20, enquireAnswerSeconds: 8 }, 28],
])('a link whose other end is gone is noticed in time, with %j after %i s', async (settings, seconds) => {
  const wire = { swallows: false }
  const { driver, rest } = await rig(settings, wire)
  expect(driver.state).toBe('bound')
  wire.swallows = true
  await rest(seconds * 1000 - 500)
  expect(driver.state).toBe('bound')
  await rest(1_500)
  expect(driver.state).toBe('down')
  expect(driver.health.error?.say).toContain('enquire_link')
})
