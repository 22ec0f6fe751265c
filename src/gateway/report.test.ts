import { expect, test } from 'vitest'
import { gatewayRig } from '../../test/support/gateway-rig.ts'

const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const

test('a state and the end that both came before the answer, each in its own spelling, are both found', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  await rig.receipt('00004000003003', 'enroute')
  await rig.receipt('EE6B33BB', 'delivered')
  await rig.answer(taken('4000003003'))
  const view = await rig.view(id)
  expect(view.status).toBe('delivered')
  expect(view.timeline!.filter(({ event }) => event === 'receipt').map(({ state }) => state)).toEqual(['enroute', 'delivered'])
  expect(await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).toEqual({ data: [] })
})

test('every copy of a receipt that came before the answer belongs to its message, and the first end counts', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  for (const state of ['undelivered', 'undelivered', 'delivered'] as const) await rig.receipt('77', state)
  await rig.answer(taken('77'))
  const view = await rig.view(id)
  expect(view.status).toBe('undelivered')
  expect(view.timeline!.filter(({ event }) => event === 'receipt')).toHaveLength(3)
  expect(await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).toEqual({ data: [] })
})

test('receipts for two subscribers under one id each find their message', async () => {
  const rig = await gatewayRig()
  const [first, other] = [await rig.send(), await rig.send({ to: '+31687654321' })]
  await rig.receipt('5', 'delivered', { from: '31687654321' })
  await rig.receipt('5', 'undelivered')
  await rig.answer(taken('5'), taken('5'))
  expect((await rig.view(first)).status).toBe('undelivered')
  expect((await rig.view(other)).status).toBe('delivered')
})

test('an end under another spelling is left for the message that has it as its own', async () => {
  const rig = await gatewayRig()
  const [first, second] = [await rig.send(), await rig.send()]
  await rig.receipt('19', 'delivered')
  await rig.receipt('13', 'undelivered') // decimal 19 is hexadecimal 13
  await rig.answer(taken('19'), taken('13'))
  expect((await rig.view(first)).status).toBe('delivered')
  expect((await rig.view(second)).status).toBe('undelivered')
})

test('a message that is held does not begin to wait anew with every restart', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ lane: 'bulk' })
  let last = rig
  for (let restart = 0; restart < 3; restart++) {
    last.db.crash()
    last = await gatewayRig({ core: rig.db.core, clock: rig.clock })
    await last.rest(4 * 60_000)
    expect((await last.view(id)).status).toBe('sending')
  }
  last.db.crash()
  last = await gatewayRig({ core: rig.db.core, clock: rig.clock })
  await last.rest(5 * 60_000)
  expect((await last.view(id)).status).toBe('unknown')
})

test('of two ends the first counts, also where more has to be read for it than for the second', async () => {
  const before = await gatewayRig()
  const id = await before.send()
  await before.answer({ kind: 'submitted', operatorId: 'a1' })
  before.db.crash()
  const rig = await gatewayRig({ core: before.db.core, clock: before.clock })
  const report = (operatorId: string, state: 'delivered' | 'undelivered', source = '31612345678') => {
    return { receipt: { id: operatorId, state, final: true, raw: '' }, source, destination: 'Shop', handle: operatorId }
  }
  const others = Array.from({ length: 699 }, (_, at) => report(`x${at}`, 'delivered', '31699999999'))
  const { onReports } = rig.gateway.callbacksFor('op')
  onReports([...others, report('a1', 'delivered')])
  onReports([report('a1', 'undelivered')])
  for (let turn = 0; turn < 4; turn++) await rig.rest()
  expect(await rig.view(id)).toMatchObject({ status: 'delivered' })
  expect(rig.answered).toHaveLength(701)
})
