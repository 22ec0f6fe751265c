// Of the connections that can take a message, which one: by order, price, receipts or weight. Knows nothing of why the
// others cannot.
import type { Chance } from '../kit/chance.ts'
import type { Found } from './cost.ts'
import type { Leg, Policy } from './route.ts'

export type Price = { readonly found: Found; readonly currency: string }

export const verdicts = {
  fit: 'it is well',
  probe: 'it failed lately and is being tried again',
  gone: 'there is no such connection any more',
  demo: 'the embedded SMSC takes no live traffic here',
  paused: 'it is paused',
  down: 'it is down',
  failing: 'too many of its answers are errors',
  closed: 'its price list does not go there',
  tried: 'it would not take this message',
  loss: 'it costs more than the message is sold for',
} as const
export type Verdict = keyof typeof verdicts
/** What will pass, soonest first: a message may wait for such a connection when there is no other. */
export const passing: readonly Verdict[] = ['failing', 'down', 'paused']

export type Candidate = {
  readonly leg: Leg
  readonly name: string
  readonly verdict: Verdict
  readonly say: string
  readonly price: Price | undefined
  readonly score: number
}

type Drawing = {
  /** What is kept together: a sender or a recipient. */
  readonly key: string | undefined
  /** The connection it had before. */
  readonly before: string | undefined
  readonly chance: Chance
}

/** The best of candidates that are all equally able, and how it was found. */
export function pick(
  able: readonly Candidate[],
  policy: Policy,
  { key, before, chance }: Drawing,
): { best: Candidate; how: string } {
  if (able.length === 1) return { best: able[0]!, how: 'the only one that can take it' }
  const same = before === undefined ? undefined : able.find(({ leg }) => leg.connection === before)
  if (same) return { best: same, how: 'kept to the connection it had before' }
  const count = `of ${able.length} that can take it`
  switch (policy) {
    case 'priority':
      return { best: able[0]!, how: `the first ${count}` }
    case 'cost':
      return { best: cheapest(able), how: `the cheapest ${count}` }
    case 'quality': {
      const best = able.reduce((a, b) => (b.score > a.score ? b : a))
      return { best, how: `the best receipts ${count}: ${Math.round(best.score * 100)} %` }
    }
    case 'weighted':
      return { best: drawn(able, key, chance), how: `by weight, ${count}` }
  }
}

/** Prices in another currency than the first cannot be compared, and count as unknown; what is unknown comes last. */
function cheapest(able: readonly Candidate[]): Candidate {
  const currency = able.find(({ price }) => price)?.price?.currency
  const microsOf = ({ price }: Candidate) =>
    price && price.currency === currency && price.found !== 'closed' ? price.found.micros : Infinity
  return able.reduce((a, b) => (microsOf(b) < microsOf(a) ? b : a))
}

/** With a key every draw for it comes out the same as long as the candidates do (weighted rendezvous hashing). */
function drawn(able: readonly Candidate[], key: string | undefined, chance: Chance): Candidate {
  const weightOf = ({ leg }: Candidate) => leg.weight ?? 1
  if (key !== undefined) {
    const scoreOf = (one: Candidate) => weightOf(one) / -Math.log(fraction(`${key} ${one.leg.connection}`))
    return able.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a))
  }
  let left = chance.float() * able.reduce((sum, one) => sum + weightOf(one), 0)
  return able.find((one) => (left -= weightOf(one)) < 0) ?? able.at(-1)!
}

/** A number between 0 and 1 that depends on every character (FNV-1a, then mixed). */
function fraction(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return (((hash ^ (hash >>> 15)) >>> 0) + 0.5) / 2 ** 32
}
