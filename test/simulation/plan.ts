// What will happen in one history, as plain data: who asks for what and when, how the operator behaves, what breaks. Made
// from a seed; a smaller plan of the same seed is how a failure is reduced.
import { seededChance, type Chance } from '../../src/kit/chance.ts'
import type { Lane } from '../../src/gateway/message.ts'
import type { PartialPersonality } from '../../src/smsc/personality/personality.ts'
import { presetNames, type PresetName } from '../../src/smsc/personality/presets.ts'

export type Wanted = {
  readonly to: string
  readonly lane: Lane
  /** A long text of so many words; a short one when absent. In Cyrillic where it says so. */
  readonly words?: number
  readonly cyrillic?: boolean
  /** Milliseconds after it was asked for. */
  readonly inMs?: number
  readonly validitySeconds?: number
  /** What its customer wants instead, so long after hearing that it was accepted. */
  readonly change?: { readonly kind: 'cancel' | 'reword' | 'postpone'; readonly afterMs: number }
}

/** One call of a customer's program. With a key it asks again until it is answered; without one it never asks twice. */
export type Asked = {
  readonly at: number
  readonly key?: string
  readonly messages: readonly Wanted[]
  /** Does not wait for the answer before asking once more with the same key. */
  readonly impatient?: boolean
}

export const faultKinds = [
  'crash', 'restart', 'takeover', 'operator-crash', 'cut', 'silence', 'garbage', 'unbind', 'throttle', 'slow-disk', 'full-disk', 'wall-jump', 'hang',
] as const
export type Fault = { readonly at: number; readonly kind: (typeof faultKinds)[number]; /** how long, or how far */ readonly ms: number }

export const idStyles = ['same', 'hex', 'upper-hex', 'padded', 'answer-hex', 'answer-padded', 'answer-upper-hex'] as const

/** Shares are of messages, 0 to 1. */
export type Mood = {
  readonly answerMs: readonly [number, number]
  /** Taken, and answered after the gateway gave up waiting; taken, and never answered; never taken nor answered. */
  readonly late: number
  readonly unanswered: number
  readonly dropped: number
  readonly throttled: number
  readonly temporary: number
  readonly permanent: number
  readonly ids: (typeof idStyles)[number]
  /** Small ones have spellings in common. */
  readonly firstId: number
  readonly receiptMs: readonly [number, number]
  /** Before the answer to the submit; more than once; after a first one that is not final; followed by one that contradicts. */
  readonly early: number
  readonly repeated: number
  readonly intermediate: number
  readonly conflicting: number
  readonly failing: number
  readonly missing: number
  readonly veryLate: number
  /** Receipts for ids that nobody was ever given. */
  readonly strange: number
  readonly withTlvs: boolean
  /** Messages that phones write. */
  readonly inbound: number
}

export type Plan = {
  readonly seed: number
  readonly family: string
  /** Milliseconds during which messages are asked for and things break. */
  readonly busyMs: number
  readonly uncertain: 'resend' | 'hold' | 'by-lane'
  readonly operator: 'moody' | 'our-centre'
  /** Of our own centre; a healthy one when absent. */
  readonly personality?: readonly (PresetName | PartialPersonality)[]
  readonly binds: number
  readonly window: number
  readonly perSecond?: number
  readonly commitMs: number
  /** There is a second operator, taken where the first has been away for so long or would not have a message. */
  readonly detourMs?: number
  readonly mood: Mood
  readonly asked: readonly Asked[]
  readonly faults: readonly Fault[]
  /** A fault of ours put in on purpose: the checkers have to find it. */
  readonly plant?: string
}

/** No mood at all: everything is taken, answered and reported, once. */
export const calm: Mood = {
  answerMs: [1, 40], late: 0, unanswered: 0, dropped: 0, throttled: 0, temporary: 0, permanent: 0, ids: 'same', firstId: 1_000_000,
  receiptMs: [20, 2_000], early: 0, repeated: 0, intermediate: 0, conflicting: 0, failing: 0, missing: 0, veryLate: 0, strange: 0,
  withTlvs: true, inbound: 0,
}

type Family = {
  readonly mood: (chance: Chance) => Mood
  /** How many of each fault at most. */
  readonly faults: Partial<Record<Fault['kind'], number>>
  readonly shape?: (chance: Chance) => Partial<Plan>
}

const pick = <T>(chance: Chance, values: readonly T[]): T => values[chance.below(values.length)]!
/** Often nothing, else up to `most`: a history in which everything goes wrong at once hides what each does. */
const some = (chance: Chance, most: number) => (chance.float() < 0.5 ? 0 : chance.float() * most)

const receiptMood = (chance: Chance): Mood => ({
  ...calm,
  ids: pick(chance, idStyles),
  firstId: pick(chance, [9, 90, 1_000_000, 4_294_967_290]),
  early: some(chance, 0.6), repeated: some(chance, 0.5), intermediate: some(chance, 0.4), conflicting: some(chance, 0.3),
  failing: some(chance, 0.4), strange: some(chance, 0.2), withTlvs: chance.float() < 0.7,
  receiptMs: pick(chance, [[1, 50], [20, 2_000], [500, 60_000]] as const),
  inbound: chance.below(4),
})
const answerMood = (chance: Chance): Mood => ({
  ...receiptMood(chance),
  throttled: some(chance, 0.3), temporary: some(chance, 0.25), permanent: some(chance, 0.2),
})
const worstMood = (chance: Chance): Mood => ({
  ...answerMood(chance),
  late: some(chance, 0.1), unanswered: some(chance, 0.1), dropped: some(chance, 0.1),
})

export const families: Readonly<Record<string, Family>> = {
  crashes: { mood: receiptMood, faults: { crash: 4, 'operator-crash': 2, cut: 2, 'slow-disk': 1, 'full-disk': 1 } },
  answers: { mood: worstMood, faults: { throttle: 2, unbind: 1, 'slow-disk': 1 } },
  restarts: { mood: answerMood, faults: { restart: 4, throttle: 1, 'slow-disk': 1 } },
  network: { mood: receiptMood, faults: { cut: 3, silence: 1, garbage: 2, unbind: 2, 'operator-crash': 1 } },
  takeovers: { mood: receiptMood, faults: { takeover: 2, crash: 1, cut: 1 } },
  everything: {
    mood: worstMood,
    faults: { crash: 2, restart: 1, takeover: 1, 'operator-crash': 1, cut: 1, silence: 1, garbage: 1, unbind: 1, throttle: 1, 'slow-disk': 1, 'full-disk': 1, 'wall-jump': 2, hang: 1 },
  },
  days: {
    mood: (chance) => ({ ...receiptMood(chance), missing: 0.1, veryLate: 0.1 }),
    faults: { crash: 1, cut: 1 },
    shape: () => ({ busyMs: 20_000 }),
  },
  detours: {
    mood: worstMood,
    faults: { crash: 2, restart: 1, 'operator-crash': 4, cut: 3, unbind: 1, throttle: 1, 'slow-disk': 1 },
    shape: (chance) => ({ detourMs: pick(chance, [500, 2_000, 5_000]) }),
  },
  centre: {
    mood: () => calm,
    faults: { crash: 3, 'operator-crash': 2, cut: 3, restart: 1 },
    shape: () => ({ operator: 'our-centre' }),
  },
  personality: {
    mood: () => calm,
    faults: { crash: 1, 'operator-crash': 1, cut: 1, restart: 1 },
    shape: (chance) => ({ operator: 'our-centre', personality: [pick(chance, presetNames), pick(chance, presetNames)] }),
  },
}

/** With these a message may end by its validity alone. */
const silencing: ReadonlySet<unknown> = new Set(['liar', 'aggregator', 'closed', 'dead', 'half-open', 'slow-reader'])

/** Which family a seed is of: long histories are rare, since they cost most. */
const turns = [
  'crashes', 'answers', 'restarts', 'network', 'takeovers', 'everything', 'crashes', 'restarts', 'centre', 'answers',
  'crashes', 'answers', 'restarts', 'network', 'takeovers', 'everything', 'personality', 'detours', 'everything', 'days',
] as const

const lanes: readonly Lane[] = ['otp', 'transactional', 'transactional', 'bulk', 'bulk']

/** A few at once, most while their time is still to come. */
function changeOf(chance: Chance, scheduled: boolean): Wanted['change'] {
  if (chance.float() >= (scheduled ? 0.5 : 0.05)) return undefined
  return { kind: pick(chance, ['cancel', 'reword', 'postpone'] as const), afterMs: Math.round(chance.float() * (scheduled ? 8_000 : 20)) }
}

/** What it says after it was reworded: in two parts, often more or fewer than before. */
export const rewordedOf = (wanted: Wanted) => textOf({ ...wanted, words: 30, cyrillic: false })

/** Other words for everybody, so that parts of two messages cannot be taken for each other. */
export function textOf({ to, words = 0, cyrillic }: Wanted): string {
  const first = Number(to.slice(-4))
  const word = cyrillic ? 'слово' : 'word'
  return [to, 'says', 'hi', ...Array.from({ length: words }, (_, i) => `${word}${(first * 7 + i * 13) % 1000}`)].join(' ')
}

const mayBeSilent = (personality: Plan['personality'] = []) => personality.some((name) => silencing.has(name))

/** `fixed` takes the place of what the seed would choose. */
export function planFor(seed: number, family: string = turns[seed % turns.length]!, fixed: Partial<Plan> = {}): Plan {
  const chance = seededChance(seed ^ 0x5eed)
  const { mood, faults, shape } = families[family]!
  const shaped = { busyMs: 10_000, ...shape?.(chance), ...fixed }
  const operatorsMood = mood(chance)
  // Parts of one message to one phone whose ids can be read in two ways cannot be told apart by anybody.
  const short = operatorsMood.firstId < 1_000
  return {
    seed,
    family,
    uncertain: pick(chance, ['resend', 'hold', 'by-lane'] as const),
    operator: 'moody',
    binds: pick(chance, [1, 1, 2]),
    window: pick(chance, [1, 4, 20]),
    ...(chance.float() < 0.15 ? { perSecond: pick(chance, [5, 50]) } : {}),
    commitMs: pick(chance, [1, 4, 40]),
    mood: operatorsMood,
    asked: askedBy(chance, { busyMs: shaped.busyMs, brief: family === 'days' || mayBeSilent(shaped.personality), short }),
    faults: faultsOf(chance, faults, shaped.busyMs),
    ...shaped,
  }
}

type Style = { readonly busyMs: number; /** valid for minutes only */ readonly brief: boolean; /** of one part */ readonly short: boolean }

function askedBy(chance: Chance, { busyMs, brief, short }: Style): Asked[] {
  const asked: Asked[] = []
  let number = 10_000_000
  const burst = chance.float() < 0.2
  for (let i = 0; i < 16; i++) {
    const at = Math.round(burst ? chance.float() * 200 : chance.float() * busyMs)
    const messages = Array.from({ length: 1 + chance.below(4) }, (): Wanted => {
      const to = `+316${number++}`
      const roll = short ? 1 : chance.float()
      const long = roll < 0.12 ? { words: 40 + chance.below(40) } : roll < 0.18 ? { words: 12, cyrillic: true } : {}
      const validitySeconds = brief ? 120 : chance.float() < 0.1 ? 30 + chance.below(120) : undefined
      const inMs = chance.float() < 0.12 ? 500 + chance.below(20_000) : undefined
      const change = changeOf(chance, inMs !== undefined)
      return {
        to, lane: pick(chance, lanes), ...long,
        ...(inMs === undefined ? {} : { inMs }),
        ...(validitySeconds ? { validitySeconds } : {}),
        ...(change && !(short && change.kind === 'reword') ? { change } : {}),
      }
    })
    const keyed = chance.float() < 0.7
    asked.push({ at, messages, ...(keyed ? { key: `key-${i}` } : {}), ...(keyed && chance.float() < 0.15 ? { impatient: true } : {}) })
  }
  return asked.sort((a, b) => a.at - b.at)
}

const lengths: Readonly<Record<Fault['kind'], readonly [number, number]>> = {
  crash: [50, 2_000], restart: [50, 1_000], takeover: [200, 8_000], 'operator-crash': [50, 5_000], cut: [0, 0], silence: [0, 0],
  garbage: [0, 0], unbind: [0, 0], throttle: [500, 6_000], 'slow-disk': [500, 3_000], 'full-disk': [200, 4_000], 'wall-jump': [-3_600_000, 3_600_000], hang: [100, 20_000],
}

function faultsOf(chance: Chance, most: Family['faults'], busyMs: number): Fault[] {
  const faults: Fault[] = []
  for (const kind of faultKinds) {
    const [low, high] = lengths[kind]
    for (let n = chance.below((most[kind] ?? 0) + 1); n > 0; n--)
      faults.push({ at: Math.round(100 + chance.float() * busyMs), kind, ms: Math.round(low + chance.float() * (high - low)) })
  }
  return faults.sort((a, b) => a.at - b.at)
}
