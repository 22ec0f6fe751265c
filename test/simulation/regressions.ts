// Plans that once broke a promise, made as small as they would go; the tests play them first. A new one is what
// `node test/simulation/replay.ts --seed N` prints last.
import { calm, type Asked, type Fault, type Mood, type Plan } from './plan.ts'

export type Regression = { readonly why: string; readonly plan: Plan }

/** What differs from a calm operator with one bind. */
type Bare = Partial<Omit<Plan, 'mood' | 'asked' | 'faults'>> & {
  readonly seed: number
  readonly mood?: Partial<Mood>
  readonly asked: readonly Asked[]
  readonly faults?: readonly Fault[]
}

const broken = (why: string, { mood, faults = [], ...rest }: Bare): Regression => ({
  why,
  plan: {
    family: 'crashes', busyMs: 10_000, uncertain: 'resend', operator: 'moody', binds: 1, window: 20, commitMs: 1,
    ...rest, mood: { ...calm, ...mood }, faults,
  },
})

export const regressions: readonly Regression[] = [
  broken('a late answer ends a message, and its second copy does not un-end it', {
    seed: 89, uncertain: 'by-lane', mood: { late: 0.08628447221126408 },
    asked: [{ at: 1581, key: 'key-4', messages: [{ to: '+31610000010', lane: 'transactional', inMs: 6936 }] }],
  }),
  broken('a late answer, and the second copy is throttled', {
    seed: 11, window: 1, mood: { late: 0.09826065541710705, throttled: 0.2044633203651756 },
    asked: [{ at: 2667, key: 'key-3', messages: [{ to: '+31610000011', lane: 'bulk', inMs: 5150 }] }],
  }),
  broken('an answer to a part that ended meanwhile ends nobody', {
    seed: 109, mood: { late: 0.06517289383336902 },
    asked: [{ at: 5410, key: 'key-4', messages: [{ to: '+31610000008', lane: 'bulk', words: 71, inMs: 9951 }] }],
  }),
  broken('money is settled though the process ends between the end of a message and the last answer to its parts', {
    seed: 290, uncertain: 'by-lane', window: 4, commitMs: 4, mood: { receiptMs: [1, 50], early: 0.3152025191579014, failing: 0.3336573373526335 },
    asked: [
      { at: 43, key: 'key-11', messages: [{ to: '+31610000022', lane: 'transactional' }] },
      { at: 43, messages: [{ to: '+31610000023', lane: 'bulk' }, { to: '+31610000024', lane: 'transactional' }] },
      {
        at: 59, key: 'key-10', impatient: true,
        messages: [{ to: '+31610000019', lane: 'otp' }, { to: '+31610000020', lane: 'transactional' }, { to: '+31610000021', lane: 'transactional' }],
      },
      { at: 81, key: 'key-0', messages: [{ to: '+31610000000', lane: 'bulk' }] },
      { at: 146, key: 'key-14', messages: [{ to: '+31610000027', lane: 'transactional', inMs: 5517 }, { to: '+31610000028', lane: 'bulk', words: 70 }] },
      {
        at: 148, key: 'key-9',
        messages: [{ to: '+31610000016', lane: 'transactional' }, { to: '+31610000017', lane: 'bulk' }, { to: '+31610000018', lane: 'bulk' }],
      },
      { at: 161, messages: [{ to: '+31610000007', lane: 'bulk', words: 76 }] },
      { at: 169, messages: [{ to: '+31610000026', lane: 'otp' }] },
    ],
    faults: [
      { at: 568, kind: 'full-disk', ms: 1260 }, { at: 1511, kind: 'operator-crash', ms: 358 },
      { at: 2287, kind: 'operator-crash', ms: 2187 }, { at: 4968, kind: 'crash', ms: 1070 },
    ],
  }),
  broken('a held part outlives a crash and the retry of another part', {
    seed: 4096, uncertain: 'by-lane', window: 1,
    asked: [
      { at: 6230, messages: [{ to: '+31610000019', lane: 'transactional' }, { to: '+31610000020', lane: 'bulk', words: 63 }] },
      { at: 6424, key: 'key-0', impatient: true, messages: [{ to: '+31610000001', lane: 'transactional' }] },
    ],
    faults: [{ at: 6412, kind: 'operator-crash', ms: 4384 }, { at: 8890, kind: 'crash', ms: 189 }],
  }),
  broken('what the old owner sent while the new one was starting is not forgotten', {
    seed: 795, family: 'everything', uncertain: 'by-lane', mood: { early: 0.16312537626363335 },
    asked: [{ at: 1462, key: 'key-6', impatient: true, messages: [{ to: '+31610000023', lane: 'bulk' }] }],
    faults: [{ at: 1380, kind: 'full-disk', ms: 3484 }, { at: 3577, kind: 'takeover', ms: 310 }],
  }),
  broken('who was told that it is being sent is not told after a crash that it waits', {
    seed: 56, uncertain: 'by-lane', mood: { early: 0.5008750160224735 },
    asked: [{ at: 6911, key: 'key-0', messages: [{ to: '+31610000001', lane: 'bulk' }] }],
    faults: [{ at: 7043, kind: 'crash', ms: 75 }],
  }),
  broken('who was taken over cancels nothing that the new owner sends', {
    seed: 2095, family: 'everything', commitMs: 4,
    asked: [{ at: 647, key: 'key-15', messages: [{ to: '+31610000038', lane: 'otp', inMs: 14974, change: { kind: 'cancel', afterMs: 7770 } }] }],
    faults: [
      { at: 1932, kind: 'wall-jump', ms: 1415881 }, { at: 6737, kind: 'slow-disk', ms: 2576 },
      { at: 7808, kind: 'takeover', ms: 1264 }, { at: 7982, kind: 'hang', ms: 1122 },
    ],
  }),
  broken('a message whose time comes while it is being reworded is not told to be scheduled after that', {
    seed: 5266, commitMs: 40,
    asked: [{ at: 4205, key: 'key-7', messages: [{ to: '+31610000021', lane: 'otp', inMs: 5268, change: { kind: 'reword', afterMs: 4438 } }] }],
    faults: [{ at: 8566, kind: 'slow-disk', ms: 2371 }],
  }),
]
