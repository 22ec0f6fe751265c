import { expect, test } from 'vitest'
import { fuzzAll, fuzzStreams } from './smpp.ts'

const seed = Date.now() % 1_000_000_007

test('no way of cutting and joining 1,000,000 streams changes what is in them', () => {
  const { done, tally, grownMiB, slowestStepMs } = fuzzAll(fuzzStreams, 1_000_000, seed, undefined, 50_000)
  expect(done).toBe(1_000_000)
  expect(tally.fatal).toBeGreaterThan(10_000)
  expect(tally.pdus).toBeGreaterThan(100_000)
  expect(grownMiB).toBeLessThan(4)
  expect(slowestStepMs).toBeLessThan(60_000)
}, 600_000)
