import { expect, test } from 'vitest'
import { fuzzFrames, fuzzStreams } from './smpp.ts'

// Every run takes other seeds than the last; a failure names its own.
const seed = Date.now() % 1_000_000_007

test('no mutated PDU makes the decoder throw, hang or contradict itself', () => {
  const tally = fuzzFrames(250_000, seed)
  for (const kind of ['pdus', 'forgiven', 'answered', 'silent', 'receipts'] as const) {
    expect(tally[kind], kind).toBeGreaterThan(400)
  }
}, 60_000)

test('no way of cutting a stream changes what is in it', () => {
  const tally = fuzzStreams(25_000, seed)
  expect(tally.fatal).toBeGreaterThan(100)
  expect(tally.pdus).toBeGreaterThan(1000)
}, 60_000)
