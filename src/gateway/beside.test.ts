// A code is accepted while a request of the largest size is.
import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'

test('100,000 messages are accepted beside others, and a few more beside those, but not any number', async () => {
  const rig = await gatewayRig()
  rig.setRoom(0)
  const before = rig.gateway.accept(Array.from({ length: 1_000 }, () => ({ to: '+31612345678', text: 'Hi' })), owner)
  const broadcast = rig.gateway.accept(Array.from({ length: 100_000 }, (_, i) => ({ to: `+316${10_000_000 + i}`, text: 'Hi', lane: 'bulk' as const })), owner)
  const more = rig.gateway.accept(Array.from({ length: 20_000 }, () => ({ to: '+31612345678', text: 'Hi' })), owner)
  const code = rig.gateway.accept([{ to: '+31612345678', text: 'Code 1234', lane: 'otp' }], owner)
  expect(await rig.resting(more)).toMatchObject({ kind: 'overloaded' })
  let ended: unknown
  void broadcast.then((result) => (ended = result))
  expect(await rig.resting(code)).toMatchObject({ kind: 'done' })
  expect(await rig.resting(before)).toMatchObject({ kind: 'done' })
  expect(ended).toBeUndefined()
})
