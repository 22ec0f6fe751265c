// Operators that use an id again, or give the same one to everything.
import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import { createCalled } from './called.ts'
import { createFlight } from './flight.ts'
import type { Outbound } from './message.ts'

const [ann, bob] = ['+31611111111', '+31622222222']

test('of two messages with one id each is ended by the receipt from its own phone', async () => {
  const rig = await gatewayRig()
  const [first, second] = [await rig.send({ to: ann }), await rig.send({ to: bob })]
  await rig.answer({ kind: 'submitted', operatorId: '5' }, { kind: 'submitted', operatorId: '5' })
  await rig.receipt('5', 'delivered', { from: ann.slice(1) })
  await rig.receipt('5', 'undelivered', { from: bob.slice(1) })
  expect(await rig.view(first)).toMatchObject({ status: 'delivered' })
  expect(await rig.view(second)).toMatchObject({ status: 'undelivered' })
})

const oneIdTwice = async () => {
  const rig = await gatewayRig()
  const ids = [await rig.send({ to: ann }), await rig.send({ to: ann })]
  const tags = rig.sent.map(({ reference }) => reference)
  await rig.answer({ kind: 'submitted', operatorId: '5' }, { kind: 'submitted', operatorId: '5' })
  return { rig, ids, tags, statuses: () => Promise.all(ids.map(async (id) => (await rig.view(id)).status)) }
}
const from = ann.slice(1)

test('of two messages to one phone with one id each has a receipt, the older one the first', async () => {
  const { rig, statuses } = await oneIdTwice()
  await rig.receipt('5', 'enroute', { from, raw: 'on its way' })
  await rig.receipt('5', 'undelivered', { from, raw: 'first' })
  await rig.receipt('5', 'undelivered', { from, raw: 'first' }) // said again, as after a lost link
  expect(await statuses()).toEqual(['undelivered', 'submitted'])
  await rig.receipt('5', 'delivered', { from, raw: 'second' })
  expect(await statuses()).toEqual(['undelivered', 'delivered'])
})

test('or the one whose tag it bears', async () => {
  const { rig, tags, statuses } = await oneIdTwice()
  await rig.receipt('5', 'undelivered', { from, reference: tags[1]! })
  expect(await statuses()).toEqual(['submitted', 'undelivered'])
  await rig.receipt('5', 'delivered', { from, reference: tags[0]! })
  expect(await statuses()).toEqual(['delivered', 'undelivered'])
})

test('after a restart, too', async () => {
  const before = await gatewayRig()
  const [first, second] = [await before.send({ to: ann }), await before.send({ to: bob })]
  await before.answer({ kind: 'submitted', operatorId: '5' }, { kind: 'submitted', operatorId: '5' })
  before.db.crash()
  const rig = await gatewayRig({ core: before.db.core, clock: before.clock })
  await rig.receipt('5', 'undelivered', { from: bob.slice(1) })
  await rig.receipt('5', 'delivered', { from: ann.slice(1) })
  expect(await rig.view(first)).toMatchObject({ status: 'delivered' })
  expect(await rig.view(second)).toMatchObject({ status: 'undelivered' })
})

test('where everything is called the same a receipt that nobody sent reads few messages', async () => {
  const before = await gatewayRig()
  for (let batch = 0; batch < 2; batch++) {
    await before.accept(...Array.from({ length: 1_000 }, (_, at) => ({ to: `+316${10_000_000 + batch * 1_000 + at}`, text: 'Hi' })))
    for (let again = 0; again < 20 && before.sent.length > 0; again++) await before.answer(...before.sent.map(() => ({ kind: 'submitted', operatorId: '0' }) as const))
  }
  before.db.crash()
  const rig = await gatewayRig({ core: before.db.core, clock: before.clock })
  let rows = 0
  const { read } = rig.db
  rig.db.read = async (sql, values) => {
    const found = await read(sql, values)
    rows += found.length
    return found
  }
  await rig.receipt('0', 'delivered', { from: '49000000000' })
  expect(rows).toBeGreaterThan(0)
  expect(rows).toBeLessThan(1_000)
  expect((await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).data).toHaveLength(1)
})

test('of those who bear a name the latest are kept, and of one that ended its message', () => {
  const called = createCalled()
  const parts = Array.from({ length: 30 }, (_, at) => partOf(`m${at}`, `+316${11_111_100 + at}`))
  for (const part of parts) called.set('op 5', part)
  expect(called.find('op 5', '31611111129')).toBe(parts[29])
  expect(called.find('op 5', '31611111113')).toBe(parts[13])
  expect(called.find('op 5', '31611111112')).toBeUndefined()
  called.add('op 5', parts[12]!)
  expect(called.find('op 5', '31611111112')).toBeUndefined()
  const left = { message: 'm13', to: parts[13]!.flight.to }
  called.ended('op 5', parts[13]!, left)
  expect(called.find('op 5', '31611111113')).toBe(left)
  expect(called.of('op 5', 'm29')).toBe(parts[29])
})

function partOf(id: string, to: string) {
  const item = { id, connection: 'op', lane: 2, workspace: 'w', parts: 1, dueAt: 0, expiresAt: 0, attempts: 1 } as const
  return createFlight(item, { id, to, segments: 1 } as Outbound).parts[0]!
}

test('where everything is called the same each message is ended by the receipt from its phone, however many there are', async () => {
  const rig = await gatewayRig()
  const phones = Array.from({ length: 60 }, (_, at) => `+316${30_000_000 + at}`)
  await rig.accept(...phones.map((to, at) => ({ to, text: at === 5 ? 'Long '.repeat(50) : 'Hi' })))
  await rig.answer(...rig.sent.map(() => ({ kind: 'submitted', operatorId: '0' }) as const))
  const told: string[] = []
  rig.gateway.watch((batch) => told.push(...batch.flatMap(({ to, status }) => (status === 'delivered' ? [to] : []))))
  const report = (to: string) => ({ receipt: { id: '0', state: 'delivered', final: true, raw: to } as const, source: to.slice(1), destination: 'Shop', handle: to })
  for (const to of phones) {
    for (const again of [1, 2, 3]) rig.gateway.callbacksFor('op').onReports(again === 1 ? [report(to), report(to)] : [report(to)])
    await rig.rest()
  }
  expect(told.toSorted()).toEqual(phones)
  const { data } = await rig.resting(rig.gateway.messages(owner, { limit: 100 }))
  expect(data.filter(({ status }) => status !== 'delivered').map(({ to }) => to)).toEqual([])
  expect(await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).toEqual({ data: [] })
})
