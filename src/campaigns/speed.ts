// How fast a campaign may be: its own speed, what is left of the time that it is spread over, and its share of what all
// campaigns together may be ahead of the link.
import type { Campaign } from './campaign.ts'
import type { Tally } from './tally.ts'

type Fed = { readonly campaign: Campaign; readonly tally: Tally; readonly feed: object | undefined }

/** Messages of all campaigns that may be ahead of the link: some tenths of a second of a fast one. More of them live long enough
 * to be garbage of the old generation, which is seldom cleaned. */
const aheadMost = 6_000
const aheadLeast = 500

/** Parts a second. */
export function perSecondOf({ campaign: { content, facts }, tally }: Fed, now: number): number {
  const own = content.perSecond ?? Infinity
  const minutes = content.schedule?.spreadMinutes
  if (minutes === undefined || facts.startedAt === undefined) return own
  const leftMs = Math.max(1_000, facts.startedAt + minutes * 60_000 - now)
  return Math.min(own, Math.max(0.1, (tally.waiting * 1_000) / leftMs))
}

/** Workspaces get equal shares, and in a workspace campaigns. */
export function shareOf(live: Fed, all: Iterable<Fed>): number {
  const running = [...all].filter(({ feed }) => feed)
  const workspaces = new Set(running.map(({ campaign }) => campaign.workspace)).size
  const siblings = running.filter(({ campaign }) => campaign.workspace === live.campaign.workspace).length
  return Math.max(aheadLeast, Math.floor(aheadMost / Math.max(1, workspaces * siblings)))
}
