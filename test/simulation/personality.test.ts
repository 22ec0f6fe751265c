// Our own SMSC with each of its personalities as the operator of whole histories: whatever it is like, what was
// accepted ends, nothing is lost, and nothing is doubled beyond what went unanswered.
import { expect, test } from 'vitest'
import { presetNames } from '../../src/smsc/personality/presets.ts'
import { hastened } from '../support/personalities.ts'
import { planFor } from './plan.ts'
import { play } from './scenario.ts'

const seedsEach = 3

const operators = [...presetNames.map((name) => [name, name] as const), ...Object.entries(hastened)]

test.each(operators)('every promise holds when the operator is %s', async (_, personality) => {
  let acknowledged = 0
  for (let seed = 1; seed <= seedsEach; seed++) {
    const plan = planFor(seed, 'personality', { personality: [personality] })
    const verdict = await play(plan)
    expect(verdict.broken, `node test/simulation/replay.ts --plan '${JSON.stringify(plan)}'`).toEqual([])
    acknowledged += verdict.acknowledged
  }
  expect(acknowledged).toBeGreaterThan(20 * seedsEach)
}, 120_000)

test('a session gives up in time, however often customers ask meanwhile', async () => {
  const forgetful = hastened['losing every third answer']!
  expect((await play(planFor(111, 'personality', { personality: [forgetful] }))).broken).toEqual([])
}, 120_000)

test('the same seed makes the same history of an operator with a personality', async () => {
  const both = { personality: ['flaky', 'disordered'] } as const
  const marks = async (seed: number) => (await play(planFor(seed, 'personality', both))).mark
  expect(await marks(3)).toBe(await marks(3))
  expect(await marks(3)).not.toBe(await marks(4))
})
