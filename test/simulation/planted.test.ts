// The score of the checkers: each fault put in on purpose must be found within a thousand seeds. That proves the checkers,
// not the gateway; what is found without a fault put in is not counted here.
import { expect, test } from 'vitest'
import { planFor } from './plan.ts'
import { plants } from './plants.ts'
import { brokenBy, promiseOf } from './shrink.ts'

const within = 1_000
const names = Object.keys(plants)
/** For each promise a fault that no other checker would have found: without its own, that history would pass. */
const alone: Readonly<Record<string, string>> = {
  P1: 'say "stored" to a message from a phone before it is',
  P2: 'try again what was refused for good',
  P3: 'forget the label of duplicates',
  P4: 'end without storing what came back',
  P5: 'take another body under the same key',
  P6: 'write an old status over a newer one',
  P7: 'take a connection without raising its epoch',
  P8: 'exceed the window',
  P10: 'settle no money for what expired',
}
const ownerOf = new Map(Object.entries(alone).map(([promise, plant]) => [plant, promise]))
let found = 0

test('at least twenty faults are planted, and for each promise one that only its own checker finds', () => {
  expect(names.length).toBeGreaterThanOrEqual(20)
  expect(names).toEqual(expect.arrayContaining([...ownerOf.keys()]))
})

for (const plant of names) {
  const owner = ownerOf.get(plant)
  test(`found out${owner ? ` by the checker of ${owner} alone` : ''}: ${plant}`, async () => {
    for (let seed = 1; seed <= within; seed++) {
      const plan = planFor(seed)
      const sentences = await brokenBy({ ...plan, plant })
      if (sentences.length === 0 || (owner && sentences.some((one) => promiseOf(one) !== owner))) continue
      if ((await brokenBy(plan)).length > 0) continue
      console.log(`planted faults found ${++found} of ${names.length} · ${plant}: seed ${seed}: ${sentences[0]}`)
      return
    }
    expect.fail(`${within} seeds did not find it`)
  }, 240_000)
}
