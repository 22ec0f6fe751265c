// A campaign that is not sent to all at once but to each when something happened to them: an event said by API. Nobody
// gets it twice. Who could not be handed over at once is kept, and tried again when half a minute has passed.
import type { Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Following } from './follow.ts'
import { personOf } from './audience.ts'
import { refuse, type Campaign, type Owner, type Recipient, type Refused } from './campaign.ts'
import type { Live } from './engine.ts'
import { passing, type Accept } from './feed.ts'
import { exclude, handOver, insertRecipients, type CampaignReads } from './records.ts'
import type { Render } from './render.ts'
import { rowState } from './schema.ts'

type Needs = {
  readonly db: Database
  readonly clock: Clock
  readonly reads: Pick<CampaignReads, 'recipient'>
  readonly accept: Accept
  readonly find: (owner: Owner, id: string) => Promise<Campaign | undefined>
  readonly lives: ReadonlyMap<string, Live>
  readonly inLine: <T>(id: string, run: () => Promise<T>) => Promise<T>
  readonly renderOf: (live: Live) => Render
  readonly besideOf: Following['besideOf']
}
export type Triggered = { readonly to: string; readonly id?: string; readonly segments?: number; readonly say?: string }

/** What is handed over here is so long kept from being handed over as due. */
const againMs = 30_000

/** Each of these people gets it, once: who has had it gets nothing more. */
export function createTrigger({ db, clock, reads, accept, find, lives, inLine, renderOf, besideOf }: Needs) {
  return (owner: Owner, id: string, recipients: readonly Recipient[]): Promise<{ readonly outcomes: readonly Triggered[] } | Refused> =>
    inLine(id, async () => {
      const campaign = await find(owner, id)
      const live = lives.get(id)
      if (!campaign) return refuse('not_found', `There is no campaign ${id}.`)
      const { content, version, workspace, mode } = campaign
      if (!content.triggered) return refuse('wrong_state', 'It is sent to its audience, and not by triggers.')
      if (!live || campaign.state !== 'running') return refuse('wrong_state', `It is ${campaign.state}. Start it before it is triggered.`)
      const people = recipients.map((one) => personOf(id, one, content.country))
      const render = renderOf(live)
      const beside = besideOf(campaign)
      const context = { workspace, mode, spender: { campaign: id }, ...(content.country !== undefined && { country: content.country }) }
      const outcomes: Triggered[] = []
      for (const person of people) {
        const { number: to, reason } = person
        const dueAt = clock.wall() + againMs
        const written = await db.write([insertRecipients(id, [{ ...person, dueAt }])])
        const isNew = written.ok && written.changes[0] === 1
        if (!isNew) {
          const isWaiting = (await reads.recipient(id, to))?.state === rowState.waiting
          outcomes.push({ to, say: isWaiting ? 'waits for it already' : 'has had it already' })
          continue
        }
        if (reason !== null) {
          live.tally.excluded(reason, false)
          outcomes.push({ to, say: reason })
          continue
        }
        live.tally.named(1)
        const rendered = render(person)
        if ('excluded' in rendered) {
          await db.write([exclude(id, version, [{ number: to, reason: rendered.excluded }])])
          live.tally.excluded(rendered.excluded)
          outcomes.push({ to, say: rendered.say })
          continue
        }
        const more = beside?.([person])
        const result = await accept([rendered.submission], {
          ...context,
          beside: ([outcome]) => {
            if ('accepted' in outcome!) return [handOver(id, version, [{ number: to, message: outcome.accepted.id }]), ...(more?.writes ?? [])]
            return passing.has(outcome!.refused.code) ? [] : [exclude(id, version, [{ number: to, reason: outcome!.refused.code }])]
          },
        })
        const [outcome] = result.kind === 'done' ? result.outcomes : []
        if (!outcome || ('refused' in outcome && passing.has(outcome.refused.code))) {
          live.dueAt = Math.min(live.dueAt, dueAt)
          outcomes.push({ to, say: `${outcome?.refused.say ?? 'There is no room for it now.'} It is tried again by itself.` })
        } else if ('accepted' in outcome) {
          live.tally.accepted(1, outcome.accepted.status === 'blocked' ? 0 : outcome.accepted.segments)
          more?.ended()
          outcomes.push({ to, id: outcome.accepted.id, segments: outcome.accepted.segments })
        } else {
          live.tally.excluded(outcome.refused.code)
          outcomes.push({ to, say: outcome.refused.say })
        }
      }
      return { outcomes }
    })
}
