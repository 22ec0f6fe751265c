// A code is accepted while a request of the largest size is.
import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'

test('while 100,000 messages are being accepted a few more are, and not another thousand', async () => {
  const rig = await gatewayRig()
  rig.setRoom(0)
  const broadcast = rig.gateway.accept(Array.from({ length: 100_000 }, (_, i) => ({ to: `+316${10_000_000 + i}`, text: 'Hi', lane: 'bulk' as const })), owner)
  const more = rig.gateway.accept(Array.from({ length: 1_000 }, () => ({ to: '+31612345678', text: 'Hi' })), owner)
  const code = rig.gateway.accept([{ to: '+31612345678', text: 'Code 1234', lane: 'otp' }], owner)
  expect(await rig.resting(more)).toMatchObject({ kind: 'overloaded' })
  let whole = false
  void broadcast.then(() => (whole = true))
  expect(await rig.resting(code)).toMatchObject({ kind: 'done' })
  expect(whole).toBe(false)
})
