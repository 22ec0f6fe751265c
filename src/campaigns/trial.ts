// How the variants of a campaign do against each other, counted from what is stored; and which of them the rest is to get,
// as soon as that may be said. Knows no way to send.
import type { Clock } from '../kit/clock.ts'
import { bucketOf } from './audience.ts'
import type { Campaign, Facts } from './campaign.ts'
import { liftOf, type Lift } from './lift.ts'
import type { CampaignReads } from './records.ts'
import { sharesOf } from './render.ts'

export type Standing = Lift & { readonly variants: readonly { readonly name: string; readonly people: number; readonly replies: number; readonly optOuts: number }[] }
/** `facts`: it is decided. `pause`: why nobody but people can. Neither: wait. */
export type Decision = { readonly facts?: Partial<Facts>; readonly pause?: string }

const pageOf = 5_000
const minuteMs = 60_000
const usualLeast = 500

export type Trials = ReturnType<typeof createTrials>

export function createTrials({ reads, clock }: { readonly reads: Pick<CampaignReads, 'tried' | 'answered'>; readonly clock: Clock }) {
  const standing = async ({ id, content: { split } }: Campaign): Promise<Standing | undefined> => {
    if (!split) return undefined
    const { heldOut, tried } = sharesOf(split)
    const of = split.variants.length
    const people = await reads.tried(id, { from: heldOut, below: tried, of })
    const replies = split.variants.map(() => 0)
    const optOuts = split.variants.map(() => 0)
    for (let after = ''; ; ) {
      const page = await reads.answered(id, after, pageOf)
      for (const { number, isStop } of page) {
        const bucket = bucketOf(id, number)
        if (bucket >= heldOut && bucket < tried) (isStop ? optOuts : replies)[bucket % of]!++
      }
      if (page.length < pageOf) break
      after = page.at(-1)!.number
    }
    const variants = split.variants.map(({ name }, at) => ({ name, people: people.get(at) ?? 0, replies: replies[at]!, optOuts: optOuts[at]! }))
    const few = split.test?.by === 'optOuts'
    const arms = variants.map(({ name, people: n, ...hits }) => ({ name, people: n, hits: few ? hits.optOuts : hits.replies }))
    return { variants, ...liftOf(arms, { leastEach: split.test?.leastEach ?? usualLeast, few }) }
  }

  return {
    standing,
    async decide(campaign: Campaign): Promise<Decision> {
      const { content: { split }, facts } = campaign
      const at = clock.wall()
      const best = (await standing(campaign))?.best
      if (best !== undefined) return { facts: { decided: { variant: best, at } } }
      if (at < (facts.triedAt ?? at) + split!.test!.waitMinutes * minuteMs) return {}
      if (split!.test!.otherwise === 'first') return { facts: { decided: { variant: null, at } } }
      return { pause: 'no difference was shown; choose the variant that the rest is to get' }
    },
  }
}
