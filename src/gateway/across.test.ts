import { expect, test } from 'vitest'
import { gatewayRig } from '../../test/support/gateway-rig.ts'

const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const
const twoOfOne = { siblingsOf: (id: string) => ['op', 'op2'].filter((other) => other !== id) }

test('a receipt over another connection of the same account ends the message, is stored with it and answered', async () => {
  const rig = await gatewayRig(twoOfOne)
  const id = await rig.send()
  await rig.answer(taken('77'))
  await rig.receiptOver('op2', '77', 'delivered')
  expect((await rig.view(id)).status).toBe('delivered')
  expect(rig.answered).toEqual([{ handle: '77', stored: true }])
  expect(await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).toEqual({ data: [] })
})

test('it may come before the answer, and after a restart', async () => {
  const before = await gatewayRig(twoOfOne)
  const [early, later] = [await before.send(), await before.send()]
  await before.receiptOver('op2', '78', 'undelivered')
  await before.answer(taken('78'), taken('79'))
  expect((await before.view(early)).status).toBe('undelivered')
  before.db.crash()
  const rig = await gatewayRig({ ...twoOfOne, core: before.db.core, clock: before.clock })
  await rig.receiptOver('op2', '79', 'delivered')
  expect((await rig.view(later)).status).toBe('delivered')
  expect(await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).toEqual({ data: [] })
})

test('a connection of another account proves nothing by the same id', async () => {
  const rig = await gatewayRig()
  const id = await rig.send()
  await rig.answer(taken('77'))
  await rig.receiptOver('op2', '77', 'delivered')
  expect((await rig.view(id)).status).toBe('submitted')
  expect((await rig.resting(rig.gateway.unmatchedReceipts({ limit: 10 }))).data).toHaveLength(1)
})
