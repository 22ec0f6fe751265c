// What of a campaign under way waits for something else than its turn: for the end of quiet hours, for money. Asked of what
// is stored at most as often as it costs little. Knows no reason but that of money, which is a trouble.
import type { Clock } from '../kit/clock.ts'
import { createRecent } from '../kit/recent.ts'
import type { Campaign } from './campaign.ts'
import type { CampaignMessages } from './needs.ts'

/** By reason; `until` is when the last of them may go, where that is known. */
export type Held = Readonly<Record<string, { readonly count: number; readonly until?: number }>>
type Known = { readonly held: Promise<Held>; until: number; poorSince: number | undefined }
type Needs = { readonly messages: Pick<CampaignMessages, 'held'>; readonly clock: Clock }

/** An answer that took one second is kept for twenty. */
const keptFactor = 20
const keptLeastMs = 500
const keptMost = 1_000

export function createHeld({ messages, clock }: Needs) {
  const known = createRecent<Known>(keptMost)
  const ask = async ({ id, workspace }: Campaign): Promise<Held> => {
    const rows = await messages.held(id, workspace, clock.wall())
    return Object.fromEntries(rows.map(({ reason, messages: count, until }) => [reason, { count, ...(until !== null && { until }) }]))
  }
  return async (campaign: Campaign): Promise<{ readonly held: Held; readonly poorSince: number | undefined }> => {
    const now = clock.now()
    const found = known.get(campaign.id)
    if (found && found.until > now) return { held: await found.held, poorSince: found.poorSince }
    const next: Known = { held: ask(campaign), until: Infinity, poorSince: found?.poorSince }
    known.set(campaign.id, next)
    try {
      const held = await next.held
      next.poorSince = held['budget'] && (next.poorSince ?? clock.wall())
      return { held, poorSince: next.poorSince }
    } finally {
      next.until = clock.now() + Math.max(keptLeastMs, (clock.now() - now) * keptFactor)
    }
  }
}

export const waitsForMoney = (count: number, since: number) =>
  ({ code: 'budget_reached', say: `${count} messages wait for money: a budget or the balance is used up. They go on by themselves when there is more.`, since })
