import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'

const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const

test('messages are found by a word of their text, their country and what went wrong', async () => {
  const rig = await gatewayRig()
  const dutch = await rig.send({ text: 'Doors open at 8', to: '+31612345678' })
  const russian = await rig.send({ text: 'Двери открыты', to: '+79161234567' })
  await rig.answer(taken('1'), taken('2'))
  await rig.receipt('1', 'undelivered')
  const find = async (query: object) => (await rig.resting(rig.gateway.messages(owner, { limit: 10, ...query }))).data.map(({ id }) => id)
  expect(await find({ text: 'OPEN AT' })).toEqual([dutch])
  expect(await find({ text: 'двери' })).toEqual([russian])
  expect(await find({ error: 'operator_report' })).toEqual([dutch])
  expect(await find({ error: 'another' })).toEqual([])
  expect(await find({ text: '8', error: 'operator_report', to: '+79161234567' })).toEqual([])
})

test('a page looks so far and no further, and its cursor goes on from there', async () => {
  const rig = await gatewayRig()
  const oldest = await rig.send({ text: 'the needle' })
  for (let nth = 0; nth < 11; nth++) await rig.resting(rig.gateway.accept(Array.from({ length: 500 }, () => ({ to: '+31612345678', from: 'Shop', text: 'hay' })), { ...owner }))
  const first = await rig.resting(rig.gateway.messages(owner, { limit: 10, text: 'needle' }))
  expect(first.data).toEqual([])
  const second = await rig.resting(rig.gateway.messages(owner, { limit: 10, text: 'needle', after: first.nextCursor! }))
  expect([second.data.map(({ id }) => id), second.nextCursor]).toEqual([[oldest], undefined])
  const hay = await rig.resting(rig.gateway.messages(owner, { limit: 10, text: 'hay' }))
  expect([hay.data.length, hay.nextCursor]).toEqual([10, hay.data.at(-1)!.id])
})
