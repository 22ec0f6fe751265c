// Which of several texts did better, by a rule that may be asked as often as one likes: intervals that hold at every look
// together (an asymptotic confidence sequence after Robbins, shared among the pairs), not at one alone. Says only what the
// numbers show; knows no campaign.
export type Arm = { readonly name: string; readonly people: number; readonly hits: number }
/** `low` to `high`: how much more often `of` was hit than `than`, as a share of people. */
export type Difference = { readonly of: string; readonly than: string; readonly low: number; readonly high: number }
export type Lift = {
  readonly differences: readonly Difference[]
  /** Where every other is worse beyond doubt. */
  readonly best?: string
  readonly say: string
}

/** Of all looks and pairs together: how often a difference is claimed where there is none. */
const alpha = 0.05
/** Below so many there is nothing to compare. */
const leastHits = 10

/** `leastEach`: nothing is said before each has so many people. `few`: the fewer hits the better. */
export function liftOf(arms: readonly Arm[], { leastEach, few }: { readonly leastEach: number; readonly few: boolean }): Lift {
  const small = arms.find(({ people }) => people < leastEach)
  if (small) return { differences: [], say: `${small.name} has ${small.people} people; from ${leastEach} on it is compared.` }
  const hits = arms.reduce((sum, arm) => sum + arm.hits, 0)
  if (hits < leastHits) return { differences: [], say: `There were ${hits} in all; from ${leastHits} on it is compared.` }
  const pairs = arms.flatMap((of, at) => arms.slice(at + 1).map((than) => [of, than] as const))
  const differences = pairs.map(([of, than]) => differenceOf(of, than, alpha / pairs.length))
  const isBetter = ({ low, high }: Pick<Difference, 'low' | 'high'>) => (few ? high < 0 : low > 0)
  const turned = ({ low, high }: Difference) => ({ low: -high, high: -low })
  const best = arms.find(({ name }) => differences.every((one) => (one.of === name ? isBetter(one) : one.than === name ? isBetter(turned(one)) : true)))
  if (!best) return { differences, say: 'No difference was shown.' }
  return { differences, best: best.name, say: `${best.name} did better than the others.` }
}

function differenceOf(of: Arm, than: Arm, error: number): Difference {
  const people = of.people + than.people
  const rate = ({ hits, people: n }: Arm) => hits / n
  /** Never without spread, however few were hit. */
  const spread = ({ hits, people: n }: Arm) => ((hits + 1) / (n + 2)) * (1 - (hits + 1) / (n + 2)) * (people / n)
  const mixing = -2 * Math.log(error) + Math.log(1 - 2 * Math.log(error)) // narrowest when all of them were asked
  const half = Math.sqrt((((spread(of) + spread(than)) * 2 * (mixing + 1)) / (people * mixing)) * Math.log(Math.sqrt(mixing + 1) / error))
  const middle = rate(of) - rate(than)
  return { of: of.name, than: than.name, low: middle - half, high: middle + half }
}
