import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../../test/support/gateway-rig.ts'

const taken = (operatorId: string) => ({ kind: 'submitted', operatorId }) as const
const stranger = { workspace: 'wsp_other', mode: 'live' } as const
const all = async (rig: Awaited<ReturnType<typeof gatewayRig>>) =>
  JSON.stringify(['message', 'part', 'note', 'receipt'].map((table) => rig.db.core.read(`SELECT * FROM ${table}`, [])))

test('a text is erased on request once its message has ended, by its owner alone', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: 'The secret is K7QX' })
  const other = await rig.send({ text: 'Another' })
  expect(await rig.resting(rig.gateway.erase.text(owner, id))).toBe('not_ended')
  await rig.answer(taken('1'), taken('2'))
  expect(await rig.resting(rig.gateway.erase.text(owner, id))).toBe('not_ended')
  await rig.receipt('1', 'delivered')
  expect(await rig.resting(rig.gateway.erase.text(stranger, id))).toBe('not_found')
  expect(await rig.resting(rig.gateway.erase.text(owner, id))).toBe('erased')
  expect(await rig.resting(rig.gateway.erase.text(owner, id))).toBe('erased')
  expect(await rig.view(id)).toMatchObject({ status: 'delivered', text: '***', redactedAt: expect.any(Number) })
  expect(await all(rig)).not.toContain('K7QX')
  expect((await rig.view(other)).text).toBe('Another')
})

test('a message that has ended is erased with all that belongs to it, and nothing else', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: `Long ${'x'.repeat(200)}` })
  const other = await rig.send({ text: 'Another' })
  expect(await rig.resting(rig.gateway.erase.message(owner, id))).toBe('not_ended')
  await rig.answer(taken('1'), taken('2'), taken('3'))
  await rig.receipt('1', 'delivered')
  await rig.receipt('2', 'delivered')
  expect(await rig.resting(rig.gateway.erase.message(stranger, id))).toBe('not_found')
  expect(await rig.resting(rig.gateway.erase.message(owner, id))).toBe('erased')
  expect(await rig.resting(rig.gateway.message(owner, id))).toBeUndefined()
  expect(await all(rig)).not.toContain(id)
  await rig.receipt('3', 'delivered')
  expect((await rig.view(other)).status).toBe('delivered')
  expect(await rig.resting(rig.gateway.erase.message(owner, id))).toBe('not_found')
})
