import { expect, test } from 'vitest'
import { seededChance } from '../../src/kit/chance.ts'
import { readCorpus } from './guided.ts'
import { mutate } from './smpp.ts'
import { target } from './target.ts'

const inputs = readCorpus()

test('what the guided fuzz has learnt does no harm to a session of either side', () => {
  expect(inputs.length).toBeGreaterThan(30)
  for (const input of inputs) target(input)
})

test('nor does what is like it', () => {
  const seed = Date.now() % 1_000_000_007
  const chance = seededChance(seed)
  for (let round = 0; round < 10_000; round++) {
    let input: Buffer = Buffer.from(inputs[chance.below(inputs.length)]!)
    for (let i = 1 + chance.below(3); i > 0; i--) input = mutate(chance, input, inputs[chance.below(inputs.length)]!)
    try {
      target(input)
    } catch (thrown) {
      throw new Error(`round ${round} of seed ${seed}: ${String(thrown)}: ${input.toString('hex')}`, { cause: thrown })
    }
  }
}, 120_000)
