// Where a workspace may send at all: the countries that it named, and how many codes an hour may go to numbers next to each
// other, which is what fraud looks like. Whoever named none, and pays, and whose own country is known, sends there alone: the
// first that a thief of a key does is to send abroad. Counts in memory, since an hour is soon over. Knows no route.
import type { Clock } from '../kit/clock.ts'
import type { Choice, Question } from '../routing/route.ts'

export type Destinations = {
  /** ISO 3166 alpha-2; absent: everywhere. */
  readonly countries?: readonly string[] | undefined
  /** Messages of the lane `otp` in an hour to numbers that differ in their last four digits alone; absent: as many as come. */
  readonly codesPerBlock?: number | undefined
}

const hourMs = 3_600_000
const blockDigits = 4
/** Of a workspace that said nothing: what a shop's own customers do not reach. */
const usualCodesPerBlock = 20
/** Blocks that are counted at once; beyond them the oldest counts are forgotten. */
const mostBlocks = 200_000

export type DestinationBook = ReturnType<typeof createDestinationBook>

type Rule = { readonly countries: ReadonlySet<string> | undefined; readonly codesPerBlock: number | undefined; readonly given: Destinations }

/** `ownOf`: the country of who pays for a workspace; undefined where nobody does, or has said. */
export function createDestinationBook({ clock, ownOf }: { readonly clock: Clock; readonly ownOf: (workspace: string) => string | undefined }) {
  const kept = new Map<string, Rule>()
  /** By country, for all that said nothing. */
  const usual = new Map<string, Rule>()
  const ruleOf = (workspace: string): Rule | undefined => {
    const said = kept.get(workspace)
    if (said) return said
    const own = ownOf(workspace)
    if (own === undefined) return undefined
    let rule = usual.get(own)
    if (!rule) usual.set(own, (rule = { countries: new Set([own]), codesPerBlock: usualCodesPerBlock, given: { countries: [own], codesPerBlock: usualCodesPerBlock } }))
    return rule
  }
  let [hour, counts, before] = [0, new Map<string, number>(), new Map<string, number>()]

  /** Of the last hour, by the share of the hour before that is still in it. */
  const countOf = (block: string, at: number): number => {
    const now = Math.floor(at / hourMs)
    if (now !== hour || counts.size > mostBlocks) {
      before = now === hour + 1 || now === hour ? counts : new Map()
      counts = new Map()
      hour = now
    }
    return (counts.get(block) ?? 0) + (before.get(block) ?? 0) * (1 - (at % hourMs) / hourMs)
  }
  const block = (reason: 'country' | 'fraud', say: string): Choice => ({ kind: 'block', id: 'rte_destinations', reason, say, why: [say] })

  return {
    set(workspace: string, given: Destinations): void {
      const { countries, codesPerBlock } = given
      kept.set(workspace, { countries: countries && new Set(countries), codesPerBlock, given })
    },
    get: (workspace: string): Destinations => ruleOf(workspace)?.given ?? {},
    isSaid: (workspace: string): boolean => kept.has(workspace),
    /** Undefined where nothing speaks against it. What is only asked about is not counted. */
    judge({ workspace, mode, lane, to, country }: Question, counted: boolean): Choice | undefined {
      const rule = mode === 'live' ? ruleOf(workspace) : undefined
      if (!rule) return undefined
      if (rule.countries && !rule.countries.has(country ?? '')) return block('country', `This workspace does not send to ${country ?? 'numbers of no country'}; it names the countries that it does with PUT /v1/destinations.`)
      if (rule.codesPerBlock === undefined || lane !== 'otp') return undefined
      const place = `${workspace} ${to.slice(0, -blockDigits)}`
      if (countOf(place, clock.wall()) + 1 > rule.codesPerBlock) return block('fraud', `More than ${rule.codesPerBlock} codes in an hour would go to numbers that begin with ${to.slice(0, -blockDigits)}.`)
      if (counted) counts.set(place, (counts.get(place) ?? 0) + 1)
      return undefined
    },
  }
}
