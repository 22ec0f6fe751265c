import { expect, test } from 'vitest'
import { gatewayRig, owner } from '../../test/support/gateway-rig.ts'
import type { Submission } from './message.ts'
import { keptOutcomes, outcomeKeeper, type Outcome } from './outcomes.ts'

const accepted = (id: string, to: string, more = {}): Outcome => {
  return { accepted: { id, to, from: 'Shop', status: 'queued', segments: 1, encoding: 'gsm7', createdAt: 7, ...more } }
}
const refused = { code: 'invalid_recipient', param: '/to', say: 'no', retry: 'never' } as const

function kept(outcomes: readonly Outcome[], given: readonly string[]) {
  const keeper = outcomeKeeper('bat_1')
  outcomes.forEach((outcome, at) => keeper.add(outcome, given[at]!))
  return keeper.text()
}
const asking = (given: readonly string[]): Submission[] => given.map((to) => ({ to, text: 'Hi' }))

test('what became of a batch is told again as it was, whatever the mixture', () => {
  const given = ['+311', '06 1', '+313', 'x', '+315', '+316', '+317']
  const outcomes = [
    accepted('msg_0y', '+311'), accepted('msg_0z', '+312'), accepted('msg_10', '+313', { status: 'blocked', reason: 'opt_out' }), { refused, to: 'x' },
    accepted('msg_20', '+315', { segments: 3, encoding: 'ucs2' }), { refused }, accepted('msg_21', '+317', { from: 'Other' }),
  ]
  expect(keptOutcomes(kept(outcomes, given), asking(given))).toEqual({ batch: 'bat_1', outcomes })
  expect(keptOutcomes(kept([], []), [])).toEqual({ batch: 'bat_1', outcomes: [] })
  expect(keptOutcomes(kept(outcomes, given), asking(given.slice(1)))).toBeUndefined()
})

test('of many messages alike little is kept, and all that is made of them is made in turns', async () => {
  const rig = await gatewayRig()
  const { soon } = rig.clock
  let turns = 0
  rig.clock.soon = (run) => soon((turns++, run))
  const many = Array.from({ length: 10_000 }, (_, i) => ({ to: `+316${10_000_000 + i}`, text: 'sale', lane: 'bulk' }) as const)
  const idempotency = { key: 'k', bodyHash: 'h' }
  rig.setRoom(0)
  const accepting = rig.gateway.accept(many, { ...owner, idempotency })
  let done = false
  void accepting.then(() => (done = true))
  while (!done) await rig.rest()
  const first = await accepting
  expect(turns).toBeGreaterThan(6 * (many.length / 500 - 1)) // judged, made, charged, told, and written twice
  const [row] = rig.db.core.read('SELECT length(result) AS n FROM idempotency', [])
  expect(row!['n']).toBeLessThan(500)
  expect(await rig.resting(rig.gateway.accept(many, { ...owner, idempotency }))).toEqual({ ...first, replayed: true })
})
