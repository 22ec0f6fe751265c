// Operators that misbehave every second or so, for tests that cannot wait for the minutes that the presets take.
import type { PartialPersonality } from '../../src/smsc/personality/personality.ts'

export const hastened: Readonly<Record<string, PartialPersonality>> = {
  'garbage every second': { line: { garbageAfter: { exponential: { mean: 1_000 } } } },
  'unbinding every second': { line: { unbindAfter: { exponential: { mean: 1_000 } } } },
  'cut every second': { line: { cutAfter: { exponential: { mean: 1_000 } } } },
  'silent after twenty seconds or so': { line: { silentAfter: { exponential: { mean: 20_000 } } }, answers: { delay: 200 } },
  'reading 300 octets a second': { line: { octetsPerSecond: 300 } },
  'losing every third answer': { answers: { lost: 0.3 } },
  'reporting before it answers': { receipts: { early: 1 } },
  'everything at once': {
    answers: { delay: { uniform: [0, 400] }, lost: 0.1 },
    refusals: { perSecond: 10, queueFull: 0.1, temporary: 0.1, queueDepth: 50 },
    delivery: { delay: { exponential: { mean: 500 } }, outOfOrder: 0.3 },
    receipts: {
      delay: { uniform: [0, 1_000] },
      early: 0.2, repeated: 0.3, madeUp: 0.2, intermediate: 0.3, late: 0.1, lateBy: 2_000,
    },
    ids: { answer: 'hex', receipt: 'padded' },
    line: {
      unbindAfter: { exponential: { mean: 5_000 } }, cutAfter: { exponential: { mean: 5_000 } },
      garbageAfter: { exponential: { mean: 8_000 } }, silentAfter: { exponential: { mean: 8_000 } },
      octetsPerSecond: 3_000,
    },
  },
}
