// After a crash, where the operator can be asked what came through.
import { expect, test } from 'vitest'
import { gatewayRig } from '../../test/support/gateway-rig.ts'

test('what came through is taken for submitted and what never came is sent, whatever policy says of the uncertain', async () => {
  const rig = await gatewayRig()
  const ids = [await rig.send({ to: '+31612345671', lane: 'bulk' }), await rig.send({ to: '+31612345672', lane: 'bulk' }), await rig.send({ to: '+31612345673', lane: 'otp' })]
  const references = rig.sent.map(({ reference }) => reference)
  rig.db.crash()
  const asked: { to: string; reference: number; since: number }[] = []
  const next = await gatewayRig({
    core: rig.db.core, clock: rig.clock,
    recall: async (_, parts) => (asked.push(...parts), parts.map(({ to }) => (to === '31612345671' ? 'op-1' : undefined))),
  })
  await next.rest(1_000)
  const inOrder = asked.sort((one, other) => (one.to < other.to ? -1 : 1))
  expect(inOrder).toEqual(['31612345671', '31612345672', '31612345673'].map((to, at) => ({ to, reference: references[at], since: expect.any(Number) })))
  expect(next.sent.map(({ token }) => token.flight.id).sort()).toEqual(ids.slice(1).sort())
  const numbers = next.sent.map(({ token }) => token.flight.to.slice(1))
  await next.answer(...numbers.map((to) => ({ kind: 'submitted' as const, operatorId: `op-${to.slice(-1)}` })))
  for (const at of [1, 2, 3]) await next.receipt(`op-${at}`, 'delivered', { from: `3161234567${at}` })
  for (const id of ids) expect(await next.view(id)).toMatchObject({ status: 'delivered' })
})
