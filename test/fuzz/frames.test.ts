import { expect, test } from 'vitest'
import { fuzzAll, fuzzFrames } from './smpp.ts'

// Every run takes other seeds than the last; a failure names its own.
const seed = Date.now() % 1_000_000_007

test('none of 10,000,000 mutated PDUs makes the decoder throw, hang, grow or contradict itself', () => {
  const { done, tally, grownMiB, slowestStepMs } = fuzzAll(fuzzFrames, 10_000_000, seed)
  expect(done).toBe(10_000_000)
  for (const kind of ['pdus', 'forgiven', 'answered', 'silent', 'receipts'] as const) {
    expect(tally[kind], kind).toBeGreaterThan(10_000)
  }
  expect(grownMiB).toBeLessThan(4)
  expect(slowestStepMs).toBeLessThan(60_000)
}, 600_000)
