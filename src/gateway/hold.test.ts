import { expect, test } from 'vitest'
import type { Ledger } from '../billing/ledger.ts'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import type { Verdict } from '../consent/consent.ts'

const hourMs = 3_600_000
const approval = { hold: { reason: 'approval' } } as const

test('what is held waits for its release, is shown with its reason, and goes then', async () => {
  const rig = await gatewayRig()
  const id = await rig.send(approval)
  await rig.rest(hourMs)
  expect(rig.sent).toHaveLength(0)
  expect(await rig.view(id)).toMatchObject({ status: 'held', reason: 'approval' })
  const { data } = await rig.resting(rig.gateway.messages(owner, { status: 'held', limit: 10 }))
  expect(data.map((one) => one.id)).toEqual([id])
  expect(await rig.resting(rig.gateway.release({ workspace: 'wsp_other', mode: 'live' }, [id]))).toBe(0)
  expect(await rig.resting(rig.gateway.release(owner, [id]))).toBe(1)
  await rig.rest()
  expect(rig.sent.map(({ token }) => token.flight.id)).toEqual([id])
  const view = await rig.view(id)
  expect(view).toMatchObject({ status: 'sending' })
  expect(view.reason).toBeUndefined()
  expect(await rig.resting(rig.gateway.release(owner, [id]))).toBe(0)
})

test('what is held until a time goes by itself then', async () => {
  const rig = await gatewayRig()
  const until = rig.clock.wall() + hourMs
  const id = await rig.send({ hold: { reason: 'quiet_hours', until } })
  expect(await rig.view(id)).toMatchObject({ status: 'held', reason: 'quiet_hours', heldUntil: until })
  await rig.rest(hourMs + 1)
  expect(rig.sent.map(({ token }) => token.flight.id)).toEqual([id])
  await rig.answer({ kind: 'ok', id: 'op-1' } as never)
})

test('what is held is cancelled, stays held with another text, and expires', async () => {
  const rig = await gatewayRig()
  const [canceled, reworded] = [await rig.send(approval), await rig.send({ ...approval, validity: 7_200 })]
  expect(await rig.resting(rig.gateway.cancel(owner, canceled))).toBe('canceled')
  expect(await rig.resting(rig.gateway.replace(owner, reworded, { text: 'Ho' }))).toBe('replaced')
  expect(await rig.view(reworded)).toMatchObject({ status: 'held', reason: 'approval', text: 'Ho' })
  await rig.rest(3 * hourMs)
  await rig.rest(60_000)
  expect(rig.sent).toHaveLength(0)
  expect(await rig.view(reworded)).toMatchObject({ status: 'expired' })
})

test('what waits for money is charged when it is released, and stays held while there is none', async () => {
  let poor = true
  const charged: string[] = []
  const ledger: Ledger = {
    reserve(charges) {
      if (!poor) charged.push(...charges.map(({ message }) => message))
      return { writes: [], refused: new Map(), ...(poor && { held: new Set(charges.keys()) }) }
    },
    settle: () => ({ writes: [] }),
  }
  const rig = await gatewayRig({ ledger })
  const id = await rig.send({ lane: 'bulk' })
  expect(await rig.view(id)).toMatchObject({ status: 'held', reason: 'budget' })
  expect(await rig.resting(rig.gateway.releaseAll(owner.workspace, 'budget'))).toBe(0)
  expect(await rig.view(id)).toMatchObject({ status: 'held' })
  poor = false
  expect(await rig.resting(rig.gateway.releaseAll(owner.workspace, 'budget'))).toBe(1)
  await rig.rest()
  expect(charged).toEqual([id])
  expect(rig.sent).toHaveLength(1)
})

test('the rules of consent block and hold, and are not asked about codes', async () => {
  const verdicts: Verdict[] = [
    { kind: 'block', reason: 'opt_out', say: 'They said STOP.' },
    { kind: 'hold', reason: 'quiet_hours', until: 1_767_225_600_000 + hourMs, say: 'It is night there.' },
  ]
  const asked: string[] = []
  const judge = (given: readonly { lane: string }[]) => {
    asked.push(...given.map(({ lane }) => lane))
    return new Map(verdicts.map((verdict, at) => [at, verdict]))
  }
  const rig = await gatewayRig({ consent: { judge } })
  const base = { to: '+31612345678', from: 'Shop', text: 'Hi' }
  const result = await rig.accept({ ...base, lane: 'otp' }, base, { ...base, lane: 'bulk' })
  await rig.rest()
  if (result.kind !== 'done') throw new Error(result.kind)
  expect(result.outcomes.map((one) => 'accepted' in one && one.accepted.status)).toEqual(['queued', 'blocked', 'held'])
  expect(result.outcomes).toMatchObject([{}, { accepted: { reason: 'opt_out' } }, { accepted: { reason: 'quiet_hours' } }])
  expect(asked).toEqual(['transactional', 'bulk'])
  expect(rig.sent).toHaveLength(1)
})

test('what is held is held after a crash, with its reason, and goes when released or when its time comes', async () => {
  const rig = await gatewayRig()
  const [waits, timed] = [await rig.send(approval), await rig.send({ hold: { reason: 'quiet_hours', until: rig.clock.wall() + hourMs } })]
  rig.db.crash()
  const next = await gatewayRig({ core: rig.db.core, clock: rig.clock })
  await next.rest(1_000)
  expect(next.sent).toHaveLength(0)
  expect(await next.view(waits)).toMatchObject({ status: 'held', reason: 'approval' })
  expect(await next.resting(next.gateway.release(owner, [waits]))).toBe(1)
  await next.rest(hourMs)
  expect(next.sent.map(({ token }) => token.flight.id)).toEqual([waits, timed])
})
