import { expect, test } from 'vitest'
import type { Verdict } from '../consent/consent.ts'
import { gatewayRig, workspace } from '../../test/support/gateway-rig.ts'
import type { Rules } from './permit.ts'

const stop: Verdict = { kind: 'block', reason: 'opt_out', say: 'The recipient said STOP.' }
const night: Verdict = { kind: 'hold', reason: 'quiet_hours', until: 5_000, say: 'It is not a time to write to people there.' }

test('what consent would say of each is told beside its preview, with nothing accepted and nothing kept of the question', async () => {
  const asked: string[][] = []
  let judged = 0
  const consent: Rules = {
    judge: () => void judged++,
    foresee: async (those) => {
      asked.push(those.map(({ to, lane }) => `${to} ${lane}`))
      return new Map<number, Verdict>([[0, stop], [1, night]])
    },
  }
  const { gateway, resting, sent } = await gatewayRig({ consent })
  const context = { workspace, mode: 'live' } as const
  const to = (number: string, lane: 'bulk' | 'otp' = 'bulk') => ({ to: number, from: 'SHOP', text: 'Hi', lane })
  const seen = await resting(gateway.foresee([to('+31612345601'), to('nobody'), to('+31612345602'), to('+31612345603'), to('+31612345611', 'otp')], context))
  expect(seen).toMatchObject([{ blocked: { reason: 'opt_out' } }, { refusal: { code: 'invalid_recipient' } }, { held: { reason: 'quiet_hours', until: 5_000 }, segments: 1 }, { segments: 1 }, { segments: 1 }])
  expect(seen[3]).not.toHaveProperty('held')
  expect(seen[4]).not.toHaveProperty('blocked')
  expect(asked).toEqual([['+31612345601 bulk', '+31612345602 bulk', '+31612345603 bulk']])
  expect([judged, sent.length, gateway.counters().accepted]).toEqual([0, 0, 0])
})
