import { expect, test } from 'vitest'
import { parseReceipt } from '../../smpp/receipt.ts'
import { formatRelative } from '../../smpp/times.ts'
import type { Program, Rig } from '../rig.ts'
import { lineTo, octets, openRig } from '../rig.ts'
import type { Peer } from './relay.ts'

const phone = '31687654321'

const open = async (peer: Partial<Peer> = { numbers: ['+3168'] }, farMs = 0) => {
  const far = await openRig({ commitMs: farMs })
  let there: Rig | undefined = far
  const line = lineTo(() => there, far.clock)
  const peers = [{ name: 'north', dial: line.dial, systemId: 'demo', password: 'demo', ...peer }]
  const broken: unknown[] = []
  const near = await openRig({ clock: far.clock, peers, onBroken: (cause) => broken.push(cause) })
  const program = await near.bind()
  await near.pass(500, 5)
  const away = () => {
    there = undefined
    line.cut()
  }
  return { near, far, program, away, peers, line, broken }
}
const texts = async (rig: Rig, number = phone) => {
  const page = rig.smsc.phones.messages(`+${number}`, { limit: 100 })
  await rig.pass(3)
  return (await page).data.map(({ text }) => text).toReversed()
}
const states = (program: Program) => program.delivered.map((pdu) => parseReceipt(pdu)?.state)

test('a number of another centre gets its message there, and the receipt comes all the way back', async () => {
  const { near, far, program } = await open()
  program.submit({ short_message: octets('over there'), destination_addr: phone, registered_delivery: 1 })
  program.submit({ short_message: octets('here') })
  await near.pass(200, 2)
  expect(await texts(far)).toEqual(['over there'])
  expect(await texts(near)).toEqual([])
  expect(program.delivered.map((pdu) => parseReceipt(pdu))).toMatchObject([{ id: program.answers[0], state: 'delivered' }])
  expect(near.smsc.counters()).toMatchObject({ relaying: 0, relayed: 1 })
})

test('what that centre finds out comes back with its cause', async () => {
  const { near, far, program } = await open()
  const barred = far.smsc.subscribers.change(phone, { state: 'barred' })
  await near.pass(10)
  await barred
  program.submit({ short_message: octets('no'), destination_addr: phone, registered_delivery: 1 })
  await near.pass(200, 2)
  expect(program.delivered.map((pdu) => parseReceipt(pdu))).toMatchObject([{ state: 'undelivered', err: '010' }])
})

test('while it is away messages wait, also through a restart, and all go when it is back', async () => {
  const { near, far, program, away, peers } = await open()
  away()
  await near.pass(50)
  for (let i = 0; i < 30; i++) program.submit({ short_message: octets(String(i)), destination_addr: phone })
  await near.pass(100)
  expect(program.answers.every((answer) => typeof answer === 'string')).toBe(true)
  near.db.crash()
  const there: { rig?: Rig } = {}
  const { dial } = lineTo(() => there.rig, near.clock)
  const again = await openRig({ clock: near.clock, core: near.db.core, peers: [{ ...peers[0]!, dial }] })
  await again.pass(5_000, 20)
  expect(await texts(far)).toEqual([])
  there.rig = far
  await again.pass(130_000, 100)
  expect(await texts(far)).toEqual(Array.from({ length: 30 }, (_, i) => String(i)))
  expect(again.smsc.counters()).toMatchObject({ relaying: 0, relayed: 30 })
})

test('what expires before it could go is reported so', async () => {
  const { near, program, away } = await open()
  away()
  await near.pass(50)
  const validity_period = formatRelative(60_000)
  program.submit({ short_message: octets('late'), destination_addr: phone, registered_delivery: 1, validity_period })
  await near.pass(120_000, 200)
  expect(states(program)).toEqual(['expired'])
  expect(near.smsc.counters()).toMatchObject({ relaying: 0 })
})

test('a ported subscriber is served by the centre of its network, and without one by none', async () => {
  const { near, far, program } = await open({ networks: ['204-08'] })
  const change = (number: string, network: string) => near.smsc.subscribers.change(number, { state: 'ported', network })
  const changes = [change('31600000001', '204-08'), change('31600000002', '204-99')]
  await near.pass(20)
  await Promise.all(changes)
  for (const destination_addr of ['31600000001', '31600000002']) {
    program.submit({ short_message: octets('hi'), destination_addr, registered_delivery: 1 })
  }
  await near.pass(200, 2)
  expect(await texts(far, '31600000001')).toEqual(['hi'])
  expect(states(program).toSorted()).toEqual(['delivered', 'undelivered'])
})

test('a line that breaks with much on it, and again, is taken up soon and in order', async () => {
  const { near, far, program, line } = await open(undefined, 100)
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 10; i++) program.submit({ short_message: octets(`${round}${i}`), destination_addr: phone })
    await near.pass(20)
    line.cut()
    await near.pass(6_000, 5)
  }
  const once = [...new Set(await texts(far))]
  expect(once).toEqual(Array.from({ length: 30 }, (_, i) => String(i).padStart(2, '0')))
  expect(near.smsc.counters()).toMatchObject({ relaying: 0, relayed: 30 })
})

test('a window full of refusals is one refusal: the wait grows by one step, and the order stays', async () => {
  const { near, far, program } = await open()
  expect(far.smsc.personality.set({ refusals: { temporary: 1 } })).not.toHaveProperty('fault')
  for (let i = 0; i < 10; i++) program.submit({ short_message: octets(String(i)), destination_addr: phone })
  await near.pass(1_500, 5)
  expect(await texts(far)).toEqual([])
  far.smsc.personality.set('healthy')
  await near.pass(4_000, 5)
  expect(await texts(far)).toEqual(Array.from({ length: 10 }, (_, i) => String(i)))
})

test('a receipt that came twice, and was looked up before the first of it counted, changes nothing', async () => {
  const { near, far, program, broken } = await open()
  expect(far.smsc.personality.set({ receipts: { repeated: 1 } })).not.toHaveProperty('fault')
  const { read } = near.db
  near.db.read = async (sql, values) => {
    const rows = await read(sql, values)
    if (sql.includes('remote = ?')) await new Promise<void>((resolve) => near.clock.after(8_000, resolve))
    return rows
  }
  program.submit({ short_message: octets('once'), destination_addr: phone, registered_delivery: 1 })
  await near.pass(30_000, 20)
  expect(broken).toEqual([])
  expect(states(program)).toEqual(['delivered'])
})
