// The score of the checkers: each fault put in on purpose must be found within a thousand seeds. That proves the checkers,
// not the gateway; what is found without a fault put in is not counted here.
import { expect, test } from 'vitest'
import { planFor } from './plan.ts'
import { plants } from './plants.ts'
import { brokenBy } from './shrink.ts'

const within = 1_000
const names = Object.keys(plants)
const found: string[] = []

test('a program without a planted fault passes where one with it is found out', () => {
  expect(names.length).toBeGreaterThanOrEqual(20)
})

for (const plant of names)
  test(`found out: ${plant}`, async () => {
    for (let seed = 1; seed <= within; seed++) {
      const plan = planFor(seed)
      const [sentence] = await brokenBy({ ...plan, plant })
      if (sentence === undefined || (await brokenBy(plan)).length > 0) continue
      found.push(plant)
      console.log(`planted faults found ${found.length} of ${names.length} · ${plant}: seed ${seed}: ${sentence}`)
      return
    }
    expect.fail(`${within} seeds did not find it`)
  }, 240_000)
