import { expect, test } from 'vitest'
import { testMark } from '../smpp/own-tlvs.ts'
import { octets, openRig, type Rig } from './rig.ts'

const phone = '+31612345678'
const other = '+31687654321'
const done = async <Result>(rig: Rig, promise: Promise<Result>): Promise<Result> => {
  let open = true
  const finished = promise.finally(() => (open = false))
  for (let ms = 0; open && ms < 500; ms++) await rig.pass(1)
  return finished
}
const seen = 'tests' as const

async function withBoth() {
  const rig = await openRig()
  const program = await rig.bind()
  program.submit({ short_message: octets('live') })
  program.submit({ short_message: octets('test'), tlvs: [testMark] })
  program.submit({ short_message: octets('live only'), destination_addr: other.slice(1) })
  await rig.pass(20)
  const textsFor = async (which?: 'tests', number = phone) => {
    const query = { limit: 10, ...(which ? { seen: which } : {}) }
    return (await done(rig, rig.smsc.phones.messages(number, query))).data.map(({ text }) => text).toReversed()
  }
  const idOf = async (text: string) =>
    (await done(rig, rig.smsc.phones.messages(phone, { limit: 10 }))).data.find((one) => one.text === text)!.id
  return { rig, program, textsFor, idOf }
}

test('on a phone tests are seen apart from all else, which sees them too', async () => {
  const { rig, textsFor, idOf } = await withBoth()
  expect(await textsFor()).toEqual(['live', 'test'])
  expect(await textsFor(seen)).toEqual(['test'])
  const listed = async (which?: 'tests') =>
    (await done(rig, rig.smsc.phones.list({ limit: 10, ...(which ? { seen: which } : {}) }))).data
  expect((await listed()).map(({ number, messages }) => [number, messages])).toEqual([[other, 1], [phone, 2]])
  expect(await listed(seen)).toMatchObject([{ number: phone, messages: 1, lastText: 'test' }])
  expect(await done(rig, rig.smsc.phones.truth(phone, await idOf('live'), seen))).toBeUndefined()
  expect(await done(rig, rig.smsc.phones.truth(phone, await idOf('test'), seen))).toMatchObject([{ name: 'submit_sm' }, {}, {}, {}])
})

test('the answer to a test is one, and so is what somebody writes who tries', async () => {
  const { rig, program, textsFor } = await withBoth()
  const write = (message: { to: string; text: string; test?: boolean }) => done(rig, rig.smsc.phones.send(phone, message))
  await write({ to: '1600', text: 'to nobody' })
  program.submit({ source_addr_ton: 3, source_addr: '1600', short_message: octets('try'), tlvs: [testMark] })
  await rig.pass(20)
  await write({ to: '1600', text: 'tried' })
  program.submit({ source_addr_ton: 3, source_addr: '1600', short_message: octets('serious') })
  await rig.pass(20)
  await write({ to: '1600', text: 'meant' })
  await write({ to: '1600', text: 'from a test key', test: true })
  expect(await textsFor(seen)).toEqual(['test', 'try', 'tried', 'from a test key'])
})

test('alerts are for everybody, and marks survive a restart that finds a series half come', async () => {
  const { rig, program, textsFor } = await withBoth()
  await done(rig, rig.smsc.operator.broadcast({ text: 'Storm' }))
  await rig.pass(500, 10)
  expect(await textsFor(seen, other)).toEqual(['Storm'])
  const part = (number: number, text: string) =>
    ({ esm_class: 0x40, short_message: Buffer.concat([Uint8Array.of(5, 0, 3, 9, 2, number), octets(text)]) })
  program.submit({ ...part(1, 'one '), tlvs: [testMark], destination_addr: other.slice(1) })
  program.submit({ ...part(1, 'ein '), destination_addr: other.slice(1) })
  await rig.pass(20)
  rig.db.crash()
  const again = await openRig({ clock: rig.clock, core: rig.db.core })
  const sender = await again.bind()
  sender.submit({ ...part(2, 'two'), tlvs: [testMark], destination_addr: other.slice(1) })
  await again.pass(20)
  const page = await done(again, again.smsc.phones.messages(other, { limit: 10, seen }))
  expect(page.data.map(({ text, test: tried }) => [text, tried])).toEqual([['one two', true], ['Storm', undefined]])
})

test('an old phone keeps tests apart, too', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  await done(rig, rig.smsc.subscribers.change(phone, { oldPhone: true }))
  program.submit({ short_message: octets('test'), tlvs: [testMark] })
  await rig.pass(20)
  expect((await done(rig, rig.smsc.phones.messages(phone, { limit: 10, seen }))).data).toMatchObject([{ text: 'test', test: true }])
  const answered = { source_addr: '1600', short_message: octets('test'), tlvs: [testMark] }
  program.submit(answered)
  await rig.pass(20)
  expect(await done(rig, rig.smsc.phones.send(phone, { to: '1600', text: 'answer' }))).toMatchObject({ test: true })
})

test('a phone that answers by itself answers a live message live, although a test came after it', async () => {
  const rig = await openRig()
  const program = await rig.bind()
  const number = '+12025550131'
  program.submit({ short_message: octets('live'), source_addr: '1600', destination_addr: number.slice(1) })
  await rig.pass(300)
  program.submit({ short_message: octets('test'), source_addr: '1600', destination_addr: number.slice(1), tlvs: [testMark] })
  await rig.pass(2_000)
  const { data } = await done(rig, rig.smsc.phones.messages(number, { limit: 10 }))
  const replies = data.filter(({ direction }) => direction === 'out').toReversed()
  expect(replies.map(({ test: tried = false }) => tried)).toEqual([false, true])
})
