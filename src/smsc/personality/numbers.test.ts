import { expect, test } from 'vitest'
import { parseNumber } from '../../sms/phone.ts'
import { parseReceipt, type Receipt } from '../../smpp/receipt.ts'
import { statuses } from '../../smpp/statuses.ts'
import { octets, openRig } from '../rig.ts'
import { testNumberOf, testNumbers, testRanges } from './numbers.ts'

const endings = Object.keys(testNumbers)
const numberOf = (ending: string) => `${testRanges[0].prefix}${ending}`

test('every test number is valid where senders are checked, and has one name', () => {
  for (const { prefix, country } of testRanges) {
    for (const ending of endings) {
      const e164 = `+${prefix}${ending}`
      expect(parseNumber(e164)).toEqual({ e164, country })
      expect(testNumberOf(e164)).toBe(testNumbers[ending])
    }
  }
  expect(new Set(Object.values(testNumbers).map(({ name }) => name)).size).toBe(endings.length)
})

test.each(['31612345600', '1202555010', '120255501000', '+12025550199', '+12025560100', '100', ''])(
  '%j is no test number',
  (number) => expect(testNumberOf(number)).toBeUndefined(),
)

/** What an operator of the worst kind does does not touch them, but for what it refuses. */
const worst = {
  delivery: { failing: 1, delay: 60_000 },
  receipts: { repeated: 1, missing: 1, conflicting: 1, madeUp: 1, intermediate: 1, delay: 60_000 },
}

const causeOf = ({ networkError }: Receipt) => (networkError ? ` ${networkError.code}` : '')

/** Answers, receipts as `ms state`, and what its sender read from the phone, within 35 s. */
async function historyOf(ending: string) {
  const rig = await openRig()
  rig.smsc.personality.set(worst)
  const program = await rig.bind()
  const begun = rig.clock.now()
  const receipts: string[] = []
  const replies: string[] = []
  program.answer = (pdu) => {
    const receipt = parseReceipt(pdu)
    if (receipt?.networkError) expect(receipt.err).toBe(String(receipt.networkError.code).padStart(3, '0'))
    if (!receipt) replies.push(Buffer.from(pdu.short_message).toString('latin1'))
    else receipts.push(`${Math.floor((rig.clock.now() - begun) / 1_000)} ${receipt.state}${causeOf(receipt)}`)
    return 0
  }
  const submit = () => {
    program.submit({
      destination_addr: numberOf(ending), source_addr: '1600', source_addr_ton: 3, short_message: octets('Hello'),
      registered_delivery: 1,
    })
  }
  submit()
  await rig.pass(100)
  if (typeof program.answers[0] === 'number' && program.answers[0] > 0) submit()
  await rig.pass(35_000, 20)
  const phone = rig.smsc.phones.messages(`+${numberOf(ending)}`, { limit: 10 })
  await rig.pass(2)
  const shown = (await phone).data.filter(({ direction }) => direction === 'in').length
  return { answers: program.answers, receipts, replies, shown }
}

const taken = ['1000001']
const refused = (status: number) => [status, '1000001']
test.each<[string, object]>([
  ['00', { answers: taken, receipts: ['0 delivered'], shown: 1, replies: [] }],
  ['01', { answers: taken, receipts: ['2 delivered'], shown: 1 }],
  ['02', { answers: taken, receipts: ['30 delivered'], shown: 1 }],
  ['10', { answers: taken, receipts: ['20 expired 27'], shown: 0 }],
  ['11', { answers: taken, receipts: ['10 delivered'], shown: 1 }],
  ['12', { answers: taken, receipts: ['10 delivered'], shown: 1 }],
  ['13', { answers: taken, receipts: ['5 delivered'], shown: 1 }],
  ['20', { answers: taken, receipts: ['0 undelivered 30'], shown: 0 }],
  ['21', { answers: taken, receipts: ['0 undelivered 10'], shown: 0 }],
  ['22', { answers: taken, receipts: ['0 undelivered 28'], shown: 0 }],
  ['23', { answers: taken, receipts: ['0 rejected 21'], shown: 0 }],
  ['24', { answers: taken, receipts: ['0 undelivered 111'], shown: 0 }],
  ['25', { answers: taken, receipts: ['0 deleted'], shown: 0 }],
  ['26', { answers: taken, receipts: ['0 unknown'], shown: 0 }],
  ['30', { receipts: ['0 delivered'], shown: 1, replies: ['STOP'] }],
  ['31', { receipts: ['0 delivered'], shown: 1, replies: ['YES'] }],
  ['32', { receipts: ['0 delivered'], shown: 1, replies: ['Hello'] }],
  ['33', { receipts: ['0 delivered'], shown: 1, replies: { length: 3 } }],
  ['40', { answers: taken, receipts: [], shown: 1 }],
  ['41', { answers: taken, receipts: ['0 delivered', '0 delivered'], shown: 1 }],
  ['42', { answers: taken, receipts: ['0 delivered', '1 undelivered'], shown: 1 }],
  ['43', { answers: taken, receipts: ['0 enroute', '0 delivered'], shown: 1 }],
  ['44', { answers: taken, receipts: ['0 delivered'], shown: 1 }],
  ['45', { answers: taken, receipts: ['30 delivered'], shown: 1 }],
  ['46', { answers: taken, receipts: ['0 delivered', '0 delivered'], shown: 1 }],
  ['50', { answers: [statuses.ESME_RINVDSTADR, statuses.ESME_RINVDSTADR], receipts: [], shown: 0 }],
  ['51', { answers: refused(statuses.ESME_RTHROTTLED), receipts: ['0 delivered'], shown: 1 }],
  ['52', { answers: refused(statuses.ESME_RMSGQFUL), receipts: ['0 delivered'], shown: 1 }],
  ['53', { answers: refused(statuses.ESME_RSYSERR), receipts: ['0 delivered'], shown: 1 }],
  ['54', { answers: [-1], receipts: ['0 delivered'], shown: 1 }],
])('the number that ends in %s does what the table says', async (ending, expected) => {
  covered.add(ending)
  expect(await historyOf(ending)).toMatchObject(expected)
})

const covered = new Set<string>()
test('no number is without a test', () => {
  expect([...covered].sort()).toEqual(endings.toSorted())
})

test('the receipt of the number that ends in 44 comes before the answer', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  program.submit({ destination_addr: numberOf('44'), short_message: octets('Hi'), registered_delivery: 1 })
  await rig.pass(100)
  expect([program.answers, program.delivered.length]).toEqual([[-1], 1])
  await rig.pass(300)
  expect(program.answers).toEqual(taken)
})

test('each message is refused once, not each number', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  for (const text of ['one', 'two', 'one', 'two', 'one']) {
    program.submit({ destination_addr: numberOf('51'), short_message: octets(text) })
    await rig.pass(5)
  }
  const { ESME_RTHROTTLED } = statuses
  expect(program.answers).toEqual([ESME_RTHROTTLED, ESME_RTHROTTLED, '1000001', '1000002', ESME_RTHROTTLED])
})

test('for a phone whose memory is full a message waits as for any, is told of, and survives a crash', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  const submit = { destination_addr: numberOf('12'), short_message: octets('Hi'), registered_delivery: 0x11 }
  program.submit(submit)
  await rig.pass(4_000, 20)
  expect(rig.smsc.counters()).toMatchObject({ parked: 1, delivered: 0 })
  expect(program.delivered.map((pdu) => parseReceipt(pdu))).toMatchObject([{ state: 'enroute', err: '022' }])
  rig.db.crash()
  const again = await openRig({ core: rig.db.core, clock: rig.clock })
  const receiver = await again.bind()
  await again.pass(5_000, 20)
  expect(again.smsc.counters()).toMatchObject({ parked: 1, delivered: 0 })
  await again.pass(2_000, 20)
  expect(receiver.delivered.map((pdu) => parseReceipt(pdu)?.state).at(-1)).toBe('delivered')
  expect(again.smsc.counters()).toMatchObject({ parked: 0, delivered: 1, owed: 0 })
})
