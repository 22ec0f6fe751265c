import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import type { Asked, Verdict } from '../consent/consent.ts'

/** Consent as the test says it is. */
function rules() {
  const stopped = new Map<string, Verdict>()
  const seen: Asked[] = []
  const judge = () => undefined
  const recheck = (asked: readonly Asked[]) => {
    seen.push(...asked)
    const verdicts = new Map<number, Verdict>()
    asked.forEach(({ to }, at) => void (stopped.has(to) && verdicts.set(at, stopped.get(to)!)))
    return verdicts.size > 0 ? verdicts : undefined
  }
  return { stopped, seen, consent: { judge, recheck } }
}
const optOut: Verdict = { kind: 'block', reason: 'opt_out', say: 'The recipient said STOP.' }
const [ann, bob] = ['+31612345678', '+31612345679']

test('a STOP that comes while messages wait blocks them before a byte leaves, and the others go', async () => {
  const { consent, stopped } = rules()
  const settled: string[] = []
  const ledger = { reserve: () => ({ writes: [], refused: new Map() }), settle: (endings: readonly { state: string }[]) => (settled.push(...endings.map(({ state }) => state)), { writes: [], ended() {} }) }
  const rig = await gatewayRig({ consent, windowed: true, ledger })
  rig.setRoom(0)
  const [first, second, code] = [await rig.send({ to: ann, lane: 'bulk' }), await rig.send({ to: bob, lane: 'bulk' }), await rig.send({ to: ann, lane: 'otp' })]
  stopped.set(ann, optOut)
  rig.setRoom(10)
  await rig.rest()
  expect(rig.sent.map(({ token }) => token.flight.id).sort()).toEqual([second, code].sort())
  expect(await rig.view(first)).toMatchObject({ status: 'blocked', reason: 'opt_out', error: { say: 'The recipient said STOP.' } })
  expect(settled).toEqual(['blocked'])
})

test('a scheduled message is asked about when its time comes', async () => {
  const { consent, stopped } = rules()
  const rig = await gatewayRig({ consent })
  const id = await rig.send({ scheduledAt: rig.clock.wall() + 60_000 })
  stopped.set(ann, optOut)
  await rig.rest(61_000)
  expect(rig.sent).toHaveLength(0)
  expect(await rig.view(id)).toMatchObject({ status: 'blocked' })
})

test('what waited into the night waits on, shown as held, and what waits for somebody goes when released', async () => {
  const { consent, stopped } = rules()
  const rig = await gatewayRig({ consent, windowed: true })
  rig.setRoom(0)
  const [first, second] = [await rig.send({ to: ann, lane: 'bulk' }), await rig.send({ to: bob, lane: 'bulk' })]
  const until = rig.clock.wall() + 3_600_000
  stopped.set(ann, { kind: 'hold', reason: 'quiet_hours', until, say: '' }).set(bob, { kind: 'hold', reason: 'review', until: undefined, say: '' })
  rig.setRoom(10)
  await rig.rest()
  expect(rig.sent).toHaveLength(0)
  expect(await rig.view(first)).toMatchObject({ status: 'held', reason: 'quiet_hours', heldUntil: until })
  expect(await rig.view(second)).toMatchObject({ status: 'held', reason: 'review' })
  stopped.clear()
  await rig.rest(3_600_001)
  expect(rig.sent.map(({ token }) => token.flight.id)).toEqual([first])
  expect(await rig.resting(rig.gateway.releaseAll(owner.workspace, 'review'))).toBe(1)
  await rig.rest()
  expect(rig.sent.map(({ token }) => token.flight.id)).toEqual([first, second])
})

test('a STOP that is said while an intent is being written stops it as well', async () => {
  let justStopped = false
  const rig = await gatewayRig({ consent: { judge: () => undefined, recheck: () => void (justStopped = true), isJustStopped: () => justStopped } })
  const told: (readonly [string, string | null | undefined])[] = []
  rig.gateway.watch((changes) => told.push(...changes.map(({ status, reason }) => [status, reason] as const)))
  const id = await rig.send({ to: ann, lane: 'bulk' })
  expect(rig.sent).toHaveLength(0)
  expect(await rig.view(id)).toMatchObject({ status: 'blocked', reason: 'opt_out' })
  expect(told.at(-1)).toEqual(['blocked', 'opt_out'])
  await rig.rest(60_000)
  expect(rig.sent).toHaveLength(0)
})
