// What memory and the database know of the parts of one message must agree, whatever was changed in between.
import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'

const long = 'x'.repeat(200)
const texts = (sent: readonly { octets: Uint8Array }[]) => sent.map(({ octets }) => Buffer.from(octets).toString())

test('a scheduled long message that was told to come back for its rate can still be changed to a short one', async () => {
  const rig = await gatewayRig({ limits: { senderPerSecond: 1 } })
  const at = rig.clock.wall() + 60_000
  await rig.send({ text: long, scheduledAt: at })
  await rig.send({ text: long, scheduledAt: at })
  const id = await rig.send({ text: long, scheduledAt: at })
  await rig.rest(60_500)
  expect(rig.sent).toHaveLength(2)
  expect(await rig.resting(rig.gateway.replace(owner, id, { text: 'Short' }))).toBe('replaced')
  for (let second = 0; second < 20; second++) await rig.rest(1_000)
  expect(texts(rig.sent)).toContain('Short')
  expect(await rig.view(id)).toMatchObject({ status: 'sending', segments: 1 })
})

test('a part that was held, and refused for a while after all, is sent again after a restart', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ text: long, lane: 'bulk' })
  const second = rig.sent[1]!
  await rig.answer({ kind: 'submitted', operatorId: '1' }, { kind: 'uncertain', why: 'timeout' })
  await rig.late(second, { kind: 'refused', status: 'ESME_RSYSERR', retry: 'later' })
  rig.db.crash()
  const next = await gatewayRig({ core: rig.db.core, clock: rig.clock })
  for (let i = 0; i < 20; i++) await next.rest(60_000)
  expect(next.sent.map(({ token }) => token.number)).toEqual([2])
  await next.answer({ kind: 'submitted', operatorId: '2' })
  for (const receipt of ['1', '2']) await next.receipt(receipt, 'delivered')
  expect(await next.view(id)).toMatchObject({ status: 'delivered' })
})

test('what is held a second time waits as long as the first time', async () => {
  const rig = await gatewayRig()
  const id = await rig.send({ lane: 'bulk' })
  const first = rig.sent[0]!
  await rig.answer({ kind: 'uncertain', why: 'timeout' })
  await rig.late(first, { kind: 'refused', status: 'ESME_RSYSERR', retry: 'later' })
  await rig.rest(10 * 60_000)
  expect(rig.sent).toHaveLength(1)
  const reference = rig.sent[0]!.reference
  await rig.answer({ kind: 'uncertain', why: 'timeout' })
  await rig.rest(8 * 60_000)
  expect(await rig.view(id)).toMatchObject({ status: 'sending' })
  await rig.receipt('77', 'delivered', { reference })
  expect(await rig.view(id)).toMatchObject({ status: 'delivered' })
})
