// How many of a campaign are where: what its tally says while it lives, what was written down at its end, or counted anew.
// What was counted of a draft is kept until the draft is another.
import { createRecent } from '../kit/recent.ts'
import { mayEdit, type Campaign, type Counts } from './campaign.ts'
import type { CampaignMessages } from './needs.ts'
import type { CampaignReads } from './records.ts'
import { createTally, type Tally } from './tally.ts'

type Needs = {
  readonly reads: Pick<CampaignReads, 'audience' | 'answers'>
  readonly messages: Pick<CampaignMessages, 'counts'>
  readonly liveTally: (id: string) => Tally | undefined
}

const draftsKept = 500

export function createCounting({ reads, messages, liveTally }: Needs) {
  /** Every change of a draft is another version. */
  const drafts = createRecent<Counts>(draftsKept)

  const tallyOf = async ({ id, facts: { frozen } }: Campaign): Promise<Tally> => {
    const rows = await reads.audience(id)
    return createTally(rows, frozen?.duplicates ?? 0, await messages.counts(id), await reads.answers(id))
  }

  return {
    tallyOf,
    async countsOf(campaign: Campaign): Promise<Counts> {
      const { id, state, version, facts: { counts, finishedAt } } = campaign
      const live = liveTally(id)
      if (live) return live.counts(state)
      if (counts && finishedAt !== undefined) {
        const answers = await reads.answers(id) // none once they are not kept any more
        return { ...counts, ...(answers.replied + answers.optedOut > 0 && answers) }
      }
      const key = `${id} ${version}`
      const known = drafts.get(key)
      if (known) return known
      const counted = (await tallyOf(campaign)).counts(state)
      if (mayEdit(state)) drafts.set(key, counted)
      return counted
    },
  }
}
