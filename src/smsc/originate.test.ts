import { expect, test } from 'vitest'
import { parseReceipt } from '../smpp/receipt.ts'
import { decodeText } from '../sms/text.ts'
import { addressRange } from './address-range.ts'
import type { Program, Rig } from './rig.ts'
import { octets, openRig } from './rig.ts'

const phone = '+31612345678'
const done = async <Result>(rig: Rig, promise: Promise<Result>): Promise<Result> => {
  let open = true
  const finished = promise.finally(() => (open = false))
  for (let ms = 0; open && ms < 200; ms++) await rig.pass(1)
  await rig.pass(10)
  return finished
}
const write = (rig: Rig, to: string, text: string, from = phone) => done(rig, rig.smsc.phones.send(from, { to, text }))
const textsOf = (program: Program) =>
  program.delivered.map((pdu) => `${pdu.destination_addr} ${decodeText(pdu.data_coding, pdu.short_message)}`)
const accounts = [
  { systemId: 'demo', password: 'demo', numbers: ['1600'] },
  { systemId: 'quiz', password: 'quiz', numbers: ['4422', '+31970'], tariffs: { '4422': '1.50 EUR' } },
]

test('each code is read by the account that owns it, also when that binds later', async () => {
  const rig = await openRig({ accounts })
  const demo = await rig.bind()
  await write(rig, '1600', 'to demo')
  await write(rig, '4422', 'to quiz')
  const quiz = await rig.bind('bind_receiver', { system_id: 'quiz', password: 'quiz' })
  await rig.pass(20)
  expect(textsOf(demo)).toEqual(['1600 to demo'])
  expect(textsOf(quiz)).toEqual(['4422 to quiz'])
})

test('of the binds of an account each gets what is in its address range, and what nobody reads waits for one', async () => {
  const rig = await openRig({ accounts: [{ systemId: 'demo', password: 'demo', numbers: ['1600', '1700', '1800'] }] })
  const first = await rig.bind('bind_transceiver', { address_range: '^1600$' })
  const second = await rig.bind('bind_transceiver', { address_range: '^17' })
  for (const to of ['1600', '1700', '1800', '1601']) await write(rig, to, 'x')
  expect(textsOf(first)).toEqual(['1600 x'])
  expect(textsOf(second)).toEqual(['1700 x'])
  const third = await rig.bind('bind_receiver', { address_range: '' })
  await rig.pass(20)
  expect(textsOf(third)).toEqual(['1800 x', '1601 x'])
})

test('a bind with a range reads addresses that nobody owns', async () => {
  const rig = await openRig({ accounts })
  const quiz = await rig.bind('bind_transceiver', { system_id: 'quiz', password: 'quiz', address_range: '^3120' })
  await write(rig, '+31201234567', 'hello')
  expect(textsOf(quiz)).toEqual(['31201234567 hello'])
})

test('one phone writes to another, which is off and gets it when it is on, in parts or not', async () => {
  const rig = await openRig({ accounts })
  const other = '+31687654321'
  const long = 'Come to the market at noon, and bring the boat. '.repeat(8)
  await done(rig, rig.smsc.subscribers.change(other, { state: 'detached' }))
  expect(await write(rig, other, long)).toMatchObject({ direction: 'out', parts: 3, to: other })
  expect((await done(rig, rig.smsc.phones.messages(other, { limit: 9 }))).data).toEqual([])
  await done(rig, rig.smsc.subscribers.change(other, { state: 'attached' }))
  const { data } = await done(rig, rig.smsc.phones.messages(other, { limit: 9 }))
  expect(data).toMatchObject([{ from: phone, text: long, parts: 3 }])
  await write(rig, phone, 'Yes 👍', other)
  expect((await done(rig, rig.smsc.phones.messages(phone, { limit: 9 }))).data[0]).toMatchObject({ from: other, text: 'Yes 👍' })
})

test('the truth under a message shows every PDU and TPDU of its way in order', async () => {
  const rig = await openRig({ accounts })
  const program = await rig.bind()
  program.submit({ short_message: octets('Hello'), registered_delivery: 1 })
  await rig.pass(20)
  const [shown] = (await done(rig, rig.smsc.phones.messages(phone, { limit: 1 }))).data
  const trace = (await done(rig, rig.smsc.phones.truth(phone, shown!.id)))!
  expect(trace.map(({ direction, name }) => `${direction} ${name}`)).toEqual([
    'to_centre submit_sm', 'to_application submit_sm_resp', 'to_phone SMS-DELIVER', 'from_phone SMS-DELIVER-REPORT',
    'to_application deliver_sm',
  ])
  // SMS-DELIVER of "Hello" from the name SHOP: the octets that 3GPP 23.040 gives by hand.
  expect(trace[2]!.hex).toMatch(/^2407d053e4130a0000.{14}05c8329bfd06$/)
  expect(trace[2]!.fields.map(({ value }) => value).join()).toContain('Hello')
  expect(parseReceipt(program.delivered[0]!)!.id).toBe(program.answers[0])
  expect(trace[4]!.fields.find(({ name }) => name === 'receipted_message_id')?.value).toContain(program.answers[0])
  expect(await done(rig, rig.smsc.phones.truth('+31600000000', shown!.id))).toBeUndefined()
})

test('the truth under what a phone wrote to another ends with the status report', async () => {
  const rig = await openRig({ accounts: [] })
  const sent = await write(rig, '+31687654321', 'Hi')
  const trace = (await done(rig, rig.smsc.phones.truth(phone, (sent as { id: string }).id)))!
  expect(trace.map(({ name }) => name)).toEqual(['SMS-SUBMIT', 'SMS-SUBMIT-REPORT', 'SMS-STATUS-REPORT'])
  expect(trace[2]!.fields.find(({ name }) => name === 'TP-ST')?.value).toContain('received by the phone')
})

test.each([
  ['^1600$', '1600', '16001'],
  ['1600', '21600', '160'],
  ['^31(6|97)', '3197', '3198'],
  ['^16[0-3]\\d$', '1620', '1640'],
  ['16*', '1', '7'],
])('the address range %s has %s in it, and not %s', (range, inside, outside) => {
  expect(addressRange(range)!(inside)).toBe(true)
  expect(addressRange(range)!(outside)).toBe(false)
})

test('a range that would take long to match, or is no pattern, is a prefix', () => {
  for (const range of ['(1*)*$', '((1+)+)+x', '[', '1600)', '+++']) {
    const reads = addressRange(range)!
    expect(typeof reads('1'.repeat(20))).toBe('boolean')
  }
  expect(addressRange('')).toBeUndefined()
})
