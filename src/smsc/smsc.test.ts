import { expect, test } from 'vitest'
import { statuses } from '../smpp/statuses.ts'
import { parseReceipt } from '../smpp/receipt.ts'
import { tags, tlv, tlvInt, tlvText } from '../smpp/tlvs.ts'
import { segment } from '../sms/segments.ts'
import { userData } from '../sms/parts.ts'
import type { Segmented } from '../sms/segments.ts'
import { octets, openRig } from './rig.ts'

const phone = '+31612345678'
const texts = async (rig: Awaited<ReturnType<typeof openRig>>, number = phone) => {
  const page = rig.smsc.phones.messages(number, { limit: 1000 })
  await rig.pass(2)
  return (await page).data.map(({ text }) => text)
}

test('a message is answered, buzzes on its phone, and its receipt comes back', async () => {
  const rig = await openRig()
  const seen: string[] = []
  rig.smsc.phones.watch((batch) => seen.push(...batch.map(({ text }) => text)))
  const program = await rig.bind()
  program.submit({ short_message: octets('Hello'), registered_delivery: 1, tlvs: [tlv.user_message_reference(0x1234)] })
  await rig.pass(10)
  expect(program.answers).toEqual(['1000001'])
  expect(seen).toEqual(['Hello'])
  expect(await texts(rig)).toEqual(['Hello'])
  const receipt = program.delivered[0]!
  expect(receipt).toMatchObject({
    source_addr: '31612345678', destination_addr: 'SHOP', dest_addr_ton: 5, esm_class: 0x04,
  })
  expect(parseReceipt(receipt)).toMatchObject({
    id: '1000001', state: 'delivered', final: true, reference: 0x1234, text: 'Hello',
  })
  expect(tlvText(receipt.tlvs, tags.receipted_message_id)).toBe('1000001')
  expect(tlvInt(receipt.tlvs, tags.message_state)).toBe(2)
  expect(rig.smsc.counters()).toMatchObject({
    accepted: 1, delivered: 1, answered: 1, storing: 0, forwarding: 0, owed: 0,
  })
})

test('an answer leaves only once the message is durable', async () => {
  const rig = await openRig({ commitMs: 20 })
  const program = await rig.bind()
  program.submit({ short_message: octets('Hi') })
  await rig.pass(9)
  expect(program.answers).toEqual([-1])
  await rig.pass(15)
  expect(program.answers).toEqual(['1000001'])
})

test('a receipt is sent only when registered_delivery asks for it', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  for (const registered_delivery of [0, 2, 1, 3]) program.submit({ short_message: octets('Hi'), registered_delivery })
  await rig.pass(10)
  const reported = program.delivered.map((pdu) => tlvText(pdu.tlvs, tags.receipted_message_id))
  expect(reported).toEqual(program.answers.slice(2))
})

test('a peer of version 3.3 gets receipts without TLVs', async () => {
  const rig = await openRig()
  const program = await rig.bind('bind_transceiver', { interface_version: 0x33 })
  program.submit({ short_message: octets('Hi'), registered_delivery: 1 })
  await rig.pass(10)
  expect(program.delivered[0]!.tlvs).toEqual([])
  expect(parseReceipt(program.delivered[0]!)).toMatchObject({ id: '1000001', state: 'delivered' })
})

test('parts in any order, some twice, become one message', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  const long = 'Доброе утро! 🙂 '.repeat(20)
  const parts = userData(segment(long) as Segmented, 77)
  const order = parts.map((_, i) => i).reverse()
  for (const i of [order[0]!, ...order]) {
    const { esmClass, dataCoding, octets: short_message } = parts[i]!
    program.submit({ esm_class: esmClass, data_coding: dataCoding, short_message, registered_delivery: 1 })
    await rig.pass(3)
  }
  await rig.pass(10)
  expect(parts.length).toBeGreaterThan(3)
  expect(await texts(rig)).toEqual([long])
  expect(program.delivered.length).toBe(parts.length + 1)
  expect(rig.smsc.counters().parts).toBe(0)
})

test('a phone answers whoever wrote to it last from that code, in parts when it is long', async () => {
  const rig = await openRig({ accounts: ['demo', 'shop'].map((systemId) => ({ systemId, password: 'demo' })) })
  const [demo, shop] = [await rig.bind(), await rig.bind('bind_transceiver', { system_id: 'shop' })]
  shop.submit({ source_addr_ton: 3, source_addr: '1600', short_message: octets('Answer us') })
  await rig.pass(10)
  const sent = rig.smsc.phones.send(phone, { to: '1600', text: 'é'.repeat(200) })
  await rig.pass(10)
  expect(await sent).toMatchObject({ number: phone, direction: 'out', to: '1600', parts: 2 })
  expect(demo.delivered).toEqual([])
  const part = { source_addr: '31612345678', destination_addr: '1600', esm_class: 0x40 }
  expect(shop.delivered).toMatchObject([part, part])
  expect(await texts(rig)).toEqual(['é'.repeat(200), 'Answer us'])
})

test('the owner of a code reads what is written to it, and it waits until the owner is bound to receive', async () => {
  const accounts = [{ systemId: 'demo', password: 'demo' }, { systemId: 'shop', password: 'demo', numbers: ['1600'] }]
  const rig = await openRig({ accounts })
  await rig.bind('bind_transmitter', { system_id: 'shop' })
  const sent = rig.smsc.phones.send(phone, { to: '1600', text: 'JOIN' })
  await rig.pass(50)
  await sent
  const receiver = await rig.bind('bind_receiver', { system_id: 'shop' })
  await rig.pass(5)
  expect(receiver.delivered.map(({ short_message }) => Buffer.from(short_message).toString())).toEqual(['JOIN'])
})

test('what a phone cannot send is refused by name of the field', async () => {
  const { smsc } = await openRig()
  const refusal = async (number: string, to: string, text: string) => {
    const sent = await smsc.phones.send(number, { to, text })
    return 'refused' in sent ? sent.refused : ''
  }
  expect(await refusal('hello', '1600', 'x')).toContain('"hello" is not the number of a phone')
  expect(await refusal(phone, 'SHOP', 'x')).toContain('to: "SHOP" is a name')
  expect(await refusal(phone, '1600', '')).toContain('text: ')
})

test('phones are listed, the latest first, page by page', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  for (let i = 0; i < 5; i++) {
    program.submit({ destination_addr: `3161234567${i}`, short_message: octets(`Hi ${i}`) })
    await rig.pass(5)
  }
  program.submit({ destination_addr: '31612345671', short_message: octets('Again') })
  await rig.pass(5)
  const numbers: string[] = []
  let after: string | undefined
  do {
    const asked = rig.smsc.phones.list({ limit: 2, after })
    await rig.pass(2)
    const page = await asked
    numbers.push(...page.data.map(({ number, messages, lastText }) => `${number.at(-1)} ${messages} ${lastText}`))
    after = page.nextCursor
  } while (after)
  expect(numbers).toEqual(['1 2 Again', '4 1 Hi 4', '3 1 Hi 3', '2 1 Hi 2', '0 1 Hi 0'])
})

test('wrong passwords, unknown programs and addresses that are not allowed are kept out', async () => {
  const rig = await openRig({ allow: (address) => address === '127.0.0.1' })
  expect((await rig.bind('bind_transceiver', { password: 'wrong' })).session.bindStatus).toBe(statuses.ESME_RINVPASWD)
  expect((await rig.bind('bind_transceiver', { system_id: 'nobody' })).session.bindStatus).toBe(statuses.ESME_RINVPASWD)
  const closed = await openRig({ allow: () => false })
  expect((await closed.bind()).session.bindStatus).toBe(statuses.ESME_RBINDFAIL)
})

test('beside too many that wait for the store, a submit is refused for now, and the others are not lost', async () => {
  const rig = await openRig({ bounds: { storing: 10 }, commitMs: 50 })
  const program = await rig.bind()
  for (let i = 0; i < 15; i++) program.submit({ short_message: octets(String(i)) })
  await rig.pass(200)
  expect(program.answers.slice(10)).toEqual(Array(5).fill(statuses.ESME_RMSGQFUL))
  expect(await texts(rig)).toHaveLength(10)
})

test('stopping answers what is under way and unbinds everybody', async () => {
  const rig = await openRig({ commitMs: 10 })
  const program = await rig.bind()
  program.submit({ short_message: octets('Last'), registered_delivery: 1 })
  await rig.pass(1)
  const stopped = rig.smsc.stop().then(() => rig.smsc.counters())
  await rig.pass(100)
  expect(await stopped).toMatchObject({ storing: 0, forwarding: 0, sessions: 0 })
  expect(program.answers).toEqual(['1000001'])
  expect(program.session.state).toBe('closed')
  expect(await texts(rig)).toEqual(['Last'])
  expect((await rig.bind()).session.state).toBe('closed')
})

test('on a full disk a phone cannot write, is told to try again, and nothing breaks', async () => {
  let full = false
  const broken: unknown[] = []
  const rig = await openRig({ full: () => full, onBroken: (cause) => void broken.push(cause) })
  await rig.bind()
  full = true
  const refused = expect(rig.smsc.phones.send(phone, { to: '1600', text: 'JOIN' })).rejects.toMatchObject({ temporary: true })
  await rig.pass(600, 10)
  await refused
  full = false
  const sent = rig.smsc.phones.send(phone, { to: '1600', text: 'JOIN' })
  await rig.pass(600, 10)
  expect(await sent).toMatchObject({ text: 'JOIN' })
  expect(broken).toEqual([])
})

test('a watcher of phones that throws is heard of, and breaks nothing', async () => {
  const broken: unknown[] = []
  const rig = await openRig({ onBroken: (cause) => broken.push(cause) })
  const program = await rig.bind()
  const seen: string[] = []
  const unwatch = rig.smsc.phones.watch(() => {
    throw new Error('the watcher failed')
  })
  rig.smsc.phones.watch((batch) => seen.push(...batch.map(({ text }) => text)))
  program.submit({ short_message: octets('one') })
  await expect(rig.pass(20)).rejects.toThrow('the watcher failed')
  unwatch()
  await rig.pass(20)
  program.submit({ short_message: octets('two') })
  await rig.pass(20)
  expect(seen).toEqual(['one', 'two'])
  expect(broken).toEqual([])
})
