// Follow-ups: each is a campaign of its own that is triggered by the one before it, in the transaction that hands somebody
// over, for a time later. Who replied or asked for silence meanwhile is left out. Makes them, notes who is due, and says who is not.
import type { Database, Write } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import { bucketOf } from './audience.ts'
import type { Campaign, Content } from './campaign.ts'
import type { CampaignMessages } from './needs.ts'
import { insertRecipients, leaveOut, type CampaignReads, type Waiting } from './records.ts'
import type { Tally } from './tally.ts'

type Living = { campaign: Campaign; tally: Tally; dueAt: number }
type Needs = {
  readonly db: Database
  readonly reads: CampaignReads
  readonly clock: Clock
  readonly messages: Pick<CampaignMessages, 'outcomes'>
  readonly lives: ReadonlyMap<string, Living>
}

const minuteMs = 60_000
/** What a follow-up has of the campaign that it follows. */
const inherited = new Set(['from', 'senders', 'country', 'consent', 'age', 'tags', 'validity', 'maxSegments', 'perSecond', 'fold'])
/** Of one look at what became of messages. */
const looked = 250

export type Following = ReturnType<typeof createFollowing>

/** The campaigns that its follow-ups are, ready to run. */
export function followUpsOf(campaign: Campaign, nextId: () => string, at: number): Campaign[] {
  const { name, followUps = [], schedule } = campaign.content
  const ids = followUps.map(nextId)
  const kept = Object.fromEntries(Object.entries(campaign.content).filter(([key]) => inherited.has(key))) as Pick<Content, 'from'>
  return followUps.map(({ text, texts }, nth): Campaign => {
    const rest = followUps.slice(nth + 1)
    const content: Content = {
      ...kept, name: `${name}, follow-up ${nth + 1}`, text, ...(texts && { texts }), triggered: true,
      ...(schedule?.window && { schedule: { window: schedule.window } }), ...(rest.length > 0 && { followUps: rest }),
    }
    const { author, editors } = campaign.facts
    const followedBy = ids.slice(nth + 1)
    return {
      ...campaign, id: ids[nth]!, state: 'running', reason: null, version: 1, content, createdAt: at,
      facts: {
        author, editors, approvedVersion: 1, startedAt: at, followUpOf: { campaign: campaign.id, number: nth, after: ids[nth - 1] ?? campaign.id },
        ...(followedBy.length > 0 && { followedBy }),
      },
    }
  })
}

export function createFollowing({ db, reads, clock, messages, lives }: Needs) {
  /** What is noted beside people who are handed over. */
  const besideOf = ({ content, facts }: Campaign) => {
    const [next, id] = [content.followUps?.[0], facts.followedBy?.[0]]
    if (!next || id === undefined) return undefined
    return (handed: readonly Waiting[]): { readonly writes: readonly Write[]; ended(): void } => {
      const dueAt = clock.wall() + next.afterMinutes * minuteMs
      return {
        writes: [insertRecipients(id, handed.map((one) => ({ ...one, bucket: bucketOf(id, one.number), reason: null, dueAt })))],
        ended() {
          const live = lives.get(id)
          live?.tally.named(handed.length)
          if (live) live.dueAt = Math.min(live.dueAt, dueAt)
        },
      }
    }
  }

  return {
    besideOf,
    /** Those whose time has come and who are to get it; the others are left out. */
    async due(live: Living, limit: number): Promise<Waiting[]> {
      const { id, workspace, mode, facts: { followUpOf } } = live.campaign
      const due = await reads.due(id, clock.wall(), limit)
      const root = followUpOf && (lives.get(followUpOf.campaign)?.campaign ?? (await reads.get({ workspace, mode }, followUpOf.campaign)))
      const only = root?.content.followUps?.[followUpOf!.number]?.only
      if (!only || due.length === 0) return due
      const going: Waiting[] = []
      const left: { campaign: string; number: string }[] = []
      for (let at = 0; at < due.length; at += looked) {
        const some = due.slice(at, at + looked)
        const sent = await reads.messagesOf(followUpOf!.after, some.map(({ number }) => number))
        const known = await messages.outcomes([...sent.values()])
        for (const one of some) {
          const isDelivered = known.get(sent.get(one.number) ?? '')?.status === 'delivered'
          if (isDelivered === (only === 'delivered')) going.push(one)
          else left.push({ campaign: id, number: one.number })
        }
      }
      if (left.length > 0) {
        const reason = only === 'delivered' ? 'not_delivered' : 'delivered'
        const written = await db.write([leaveOut(reason, left)])
        for (let n = written.ok ? written.changes[0]! : 0; n > 0; n--) live.tally.excluded(reason)
      }
      return going
    },
    /** Whoever answered gets no more of what follows; says who has to be told how many that were, once it is written. */
    async leaving({ workspace, mode }: Pick<Campaign, 'workspace' | 'mode'>, answered: string, number: string, isStop: boolean): Promise<readonly { readonly write: Write; ended(changed: number): void }[]> {
      const owner = { workspace, mode }
      const find = async (id: string) => lives.get(id)?.campaign ?? (await reads.get(owner, id))
      const campaign = await find(answered)
      const root = campaign?.facts.followUpOf ? await find(campaign.facts.followUpOf.campaign) : campaign
      const reason = isStop ? 'opted_out' : 'replied'
      return (root?.facts.followedBy ?? []).flatMap((id, nth) => {
        if (!isStop && root!.content.followUps?.[nth]?.evenIfReplied) return []
        return [{ write: leaveOut(reason, [{ campaign: id, number }]), ended: (changed: number) => void (changed > 0 && lives.get(id)?.tally.excluded(reason)) }]
      })
    },
    /** Nothing more comes from what is before it. */
    isLast({ facts: { followUpOf } }: Campaign): boolean {
      const before = followUpOf && lives.get(followUpOf.after)?.campaign
      return followUpOf !== undefined && (!before || before.state === 'finishing' || before.state === 'canceled')
    },
  }
}
