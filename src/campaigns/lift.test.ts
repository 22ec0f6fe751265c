import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { liftOf } from './lift.ts'

const rule = { leastEach: 100, few: false }
const arm = (name: string, people: number, hits: number) => ({ name, people, hits })

test('a clear difference is told with its interval, for many as for few', () => {
  const { best, differences } = liftOf([arm('a', 1_000, 40), arm('b', 1_000, 120)], rule)
  expect(best).toBe('b')
  expect(differences[0]!.low).toBeLessThan(-0.08)
  expect(differences[0]!.high).toBeGreaterThan(-0.08)
  expect(differences[0]!.high).toBeLessThan(0)
  expect(liftOf([arm('a', 1_000, 40), arm('b', 1_000, 120)], { ...rule, few: true }).best).toBe('a')
})

test('no difference is an answer, and so is too few people or too few answers', () => {
  expect(liftOf([arm('a', 1_000, 60), arm('b', 1_000, 70)], rule)).toMatchObject({ say: 'No difference was shown.' })
  expect(liftOf([arm('a', 99, 0), arm('b', 1_000, 70)], rule)).toMatchObject({ differences: [], say: 'a has 99 people; from 100 on it is compared.' })
  expect(liftOf([arm('a', 1_000, 1), arm('b', 1_000, 8)], rule)).toMatchObject({ say: 'There were 9 in all; from 10 on it is compared.' })
})

test('of several the best is better than every other', () => {
  expect(liftOf([arm('a', 2_000, 40), arm('b', 2_000, 200), arm('c', 2_000, 60)], rule).best).toBe('b')
  expect(liftOf([arm('a', 2_000, 40), arm('b', 2_000, 200), arm('c', 2_000, 198)], rule).best).toBeUndefined()
})

test('looked at after every answer, equal texts are told apart in fewer than one of twenty trials', () => {
  const chance = seededChance(7)
  const trials = 600
  let wrong = 0
  for (let trial = 0; trial < trials; trial++) {
    const hits = [0, 0]
    for (let answers = 0; answers < 200; answers++) {
      hits[chance.below(2)]!++
      if (liftOf([arm('a', 2_000, hits[0]!), arm('b', 2_000, hits[1]!)], rule).best) {
        wrong++
        break
      }
    }
  }
  expect(wrong / trials).toBeLessThan(0.05)
})
