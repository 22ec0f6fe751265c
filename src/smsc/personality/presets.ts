// Operators as they are met, by name. Each says only in what it differs from a healthy one, so that names combine.
import type { PartialPersonality } from './personality.ts'

type Preset = { readonly say: string; readonly is: PartialPersonality }

export const presets = {
  healthy: { say: 'Everything is taken, answered, delivered and reported, at once.', is: {} },
  'eu-tier1': {
    say: 'A large network on a good day: tens of milliseconds to the answer, seconds to the phone, a few phones off.',
    is: {
      answers: { delay: { logNormal: { median: 35, p95: 120 } } },
      refusals: { perSecond: 500 },
      delivery: { delay: { logNormal: { median: 1_800, p95: 9_000 } }, failing: 0.03 },
      receipts: { delay: { logNormal: { median: 150, p95: 900 } } },
      ids: { answer: 'hex', receipt: 'decimal' },
    },
  },
  aggregator: {
    say: 'A chain of middlemen: slow receipts in text alone, some of them twice, some never, padded ids.',
    is: {
      answers: { delay: { logNormal: { median: 180, p95: 900 } } },
      refusals: { perSecond: 50, temporary: 0.01 },
      delivery: { delay: { logNormal: { median: 3_000, p95: 20_000 } }, failing: 0.06 },
      receipts: {
        delay: { logNormal: { median: 800, p95: 8_000 } },
        repeated: 0.05, missing: 0.03, intermediate: 0.2, tlvs: false,
      },
      ids: { answer: 'padded', receipt: 'decimal' },
    },
  },
  slow: {
    say: 'Answers after a second or two, delivers after ten.',
    is: {
      answers: { delay: { logNormal: { median: 1_200, p95: 4_000 } } },
      delivery: { delay: { logNormal: { median: 10_000, p95: 45_000 } } },
      receipts: { delay: { logNormal: { median: 3_000, p95: 15_000 } } },
    },
  },
  throttling: {
    say: 'Takes 20 messages a second and refuses the others.',
    is: { refusals: { perSecond: 20 } },
  },
  congested: {
    say: 'Its queue is full time and again, and a tenth is refused at random.',
    is: { refusals: { queueFull: 0.1, queueDepth: 200 }, delivery: { delay: { exponential: { mean: 2_000 } } } },
  },
  flaky: {
    say: 'Unbinds and breaks off within minutes, fails for a moment now and then, loses answers.',
    is: {
      answers: { delay: { uniform: [5, 200] }, lost: 0.01 },
      refusals: { temporary: 0.05, queueFull: 0.02 },
      delivery: { delay: { uniform: [50, 2_000] }, outOfOrder: 0.1 },
      receipts: { early: 0.05, repeated: 0.05 },
      line: {
        refuseBind: 0.2, unbindAfter: { exponential: { mean: 60_000 } }, cutAfter: { exponential: { mean: 60_000 } },
      },
    },
  },
  liar: {
    say: 'Delivers what it takes, and reports early, twice, the contrary, the unheard-of, or nothing.',
    is: {
      delivery: { failing: 0.1 },
      receipts: {
        delay: { uniform: [0, 500] }, early: 0.1, repeated: 0.2, missing: 0.1, conflicting: 0.1, madeUp: 0.1,
        intermediate: 0.2, late: 0.05, lateBy: 30_000,
      },
    },
  },
  late: {
    say: 'Half of the receipts come some minutes late.',
    is: { receipts: { late: 0.5, lateBy: { uniform: [60_000, 600_000] } } },
  },
  forgetful: {
    say: 'One answer in twenty is lost: the message arrives and nobody is told that it was taken.',
    is: { answers: { lost: 0.05 } },
  },
  'hex-ids': { say: 'Answers in hexadecimal, reports in decimal.', is: { ids: { answer: 'hex', receipt: 'decimal' } } },
  'decimal-ids': {
    say: 'Answers in decimal, reports in hexadecimal capitals.',
    is: { ids: { answer: 'decimal', receipt: 'upper-hex' } },
  },
  'padded-ids': { say: 'Answers with leading zeros, reports without.', is: { ids: { answer: 'padded' } } },
  disordered: {
    say: 'Parts of long messages overtake each other.',
    is: { delivery: { delay: { uniform: [0, 500] }, outOfOrder: 0.5 } },
  },
  'half-open': {
    say: 'Within a minute of each bind it falls silent on an open connection.',
    is: { line: { silentAfter: { uniform: [2_000, 60_000] } } },
  },
  garbled: {
    say: 'Sends octets that are no SMPP, about once a minute.',
    is: { line: { garbageAfter: { exponential: { mean: 60_000 } } } },
  },
  'slow-reader': { say: 'Reads 2000 octets a second.', is: { line: { octetsPerSecond: 2_000 } } },
  restless: {
    say: 'Unbinds about every ten seconds.',
    is: { line: { unbindAfter: { exponential: { mean: 10_000 } } } },
  },
  closed: { say: 'Refuses every bind.', is: { line: { refuseBind: 1 } } },
  dead: { say: 'Lets programs bind, and then neither reads nor answers anything.', is: { line: { silentAfter: 0 } } },
} as const satisfies Readonly<Record<string, Preset>>

export type PresetName = keyof typeof presets
export const presetNames = Object.keys(presets) as PresetName[]
