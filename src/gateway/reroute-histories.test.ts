// Random histories of two operators that fall, pause, refuse, lose answers and come back, and of a gateway that crashes:
// whatever way messages go, none is lost, none ends in two ways, and none is sent twice that must not be. `SEED=9` begins
// with another one.
import { expect, test } from 'vitest'
import { owner, type Sent } from '../../test/support/gateway-rig.ts'
import { twoOperators } from '../../test/support/two-operators.ts'
import type { PartResult } from '../carriers/carrier.ts'
import { seededChance } from '../kit/chance.ts'

type House = Awaited<ReturnType<typeof twoOperators>>
/** One part as an operator saw it. */
type Copy = { message: string; part: number; at: string; mayHaveArrived: boolean; id?: string; to: string }

const histories = 40
const steps = 60

async function history(seed: number) {
  const chance = seededChance(seed)
  const one = <T>(list: readonly T[]): T => list[chance.below(list.length)]!
  let house: House = await twoOperators()
  const bulk = new Set<string>()
  const accepted: string[] = []
  const copies: Copy[] = []
  const seen = new Map<Sent, Copy>()
  let ids = 1_000

  const operators = () => [
    { at: 'op', sent: house.sent, answer: house.answer },
    { at: 'other', sent: house.other.sent, answer: house.other.answer },
  ]
  const note = () => {
    for (const { at, sent } of operators())
      for (const part of sent)
        if (!seen.has(part)) {
          const copy = { message: part.token.flight.id, part: part.token.number, at, mayHaveArrived: true, to: part.token.flight.to }
          seen.set(part, copy)
          copies.push(copy)
        }
  }
  const resultFor = (part: Sent, isUp: boolean): PartResult => {
    const copy = seen.get(part)!
    const roll = chance.float()
    if (!isUp) {
      copy.mayHaveArrived = roll < 0.5
      return roll < 0.5 ? { kind: 'uncertain', why: 'closed' } : { kind: 'unsent' }
    }
    if (roll < 0.6) {
      copy.id = String(++ids)
      return { kind: 'submitted', operatorId: copy.id }
    }
    if (roll < 0.65) return { kind: 'uncertain', why: 'timeout' }
    copy.mayHaveArrived = false
    if (roll < 0.97) return { kind: 'refused', status: 'ESME_RSUBMITFAIL', retry: one(['later', 'elsewhere', 'throttled']) }
    return { kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' }
  }
  const answerSome = async ({ at, sent, answer }: ReturnType<typeof operators>[number], most = 4) => {
    note()
    const some = sent.slice(0, 1 + chance.below(most))
    if (some.length > 0) await answer(...some.map((part) => resultFor(part, house.states[at] === 'bound')))
  }
  const reported = new Set<Copy>()
  const report = async (copy: Copy) => {
    if (copy.id === undefined || reported.has(copy)) return
    reported.add(copy)
    const from = copy.to.slice(1)
    if (copy.at === 'op') await house.receipt(copy.id, 'delivered', { from })
    else await house.other.receipt(copy.id, 'delivered', from)
  }
  const restart = async () => {
    house.db.crash()
    house = await twoOperators({ core: house.db.core, clock: house.clock, states: house.states })
  }

  for (let step = 0; step < steps; step++) {
    const roll = chance.float()
    if (roll < 0.3) {
      const lane = one(['otp', 'transactional', 'bulk'] as const)
      const id = await house.send({ lane, to: `+316${20_000_000 + accepted.length}`, text: chance.float() < 0.4 ? 'x'.repeat(200) : 'Hi' })
      accepted.push(id)
      if (lane === 'bulk') bulk.add(id)
    } else if (roll < 0.4) house.set(one(['op', 'other']), one(['bound', 'bound', 'down', 'paused']))
    else if (roll < 0.75) await answerSome(one(operators()))
    else if (roll < 0.85 && copies.length > 0) await report(one(copies))
    else if (roll < 0.97) await house.seconds(one([1, 6, 35]))
    else await restart()
    await house.rest()
    note()
  }
  for (const id of ['op', 'other']) house.set(id, 'bound')
  for (let hour = 0; hour < 80; hour++) {
    for (let again = 0; again < 5; again++) {
      await house.rest(again === 0 ? 3_600_000 : 1_000)
      note()
      for (const operator of operators()) while (operator.sent.length > 0) await answerSome(operator, 50)
      for (const copy of copies) await report(copy)
    }
    if (house.gateway.counters().queued === 0) break
  }
  await house.rest(20 * 60_000)
  for (const copy of copies) await report(copy)

  const faults: string[] = []
  if (house.gateway.counters().queued > 0) faults.push('something still waits')
  for (const id of accepted) {
    const view = (await house.resting(house.gateway.message(owner, id)))!
    if (view.finishedAt === undefined) faults.push(`${id} (${view.status}) has not ended`)
    const parts = new Map<number, Copy[]>()
    for (const copy of copies) if (copy.message === id && copy.mayHaveArrived) parts.set(copy.part, [...(parts.get(copy.part) ?? []), copy])
    for (const [part, arrived] of parts) {
      if (arrived.length > 1 && !view.possibleDuplicate) faults.push(`${id} part ${part} went ${arrived.length} times unmarked`)
      if (arrived.length > 1 && bulk.has(id)) faults.push(`${id} part ${part} of lane bulk went ${arrived.length} times`)
    }
    const ways = new Set([...parts.values()].flat().map(({ at }) => at))
    if (ways.size > 1 && !view.possibleDuplicate) faults.push(`the parts of ${id} went two ways`)
    if (view.status === 'delivered' && !copies.some(({ message, id: taken }) => message === id && taken !== undefined)) faults.push(`${id} was delivered by nobody`)
  }
  const moved = new Set(copies.filter(({ at }) => at === 'other').map(({ message }) => message)).size
  return { faults, accepted: accepted.length, moved }
}

test(`whatever operators do, messages that go another way end once and are marked where they may have come twice (${histories} histories)`, async () => {
  const first = Number(process.env['SEED'] ?? 0)
  let [accepted, moved] = [0, 0]
  for (let seed = first; seed < first + histories; seed++) {
    const told = await history(seed)
    expect(told.faults, `seed ${seed}`).toEqual([])
    accepted += told.accepted
    moved += told.moved
  }
  expect(accepted).toBeGreaterThan(histories * 10)
  expect(moved).toBeGreaterThan(histories)
}, 120_000)
