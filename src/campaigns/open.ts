// What may be done with campaigns: written, shown to somebody else, started, halted, taken back. Every one is its
// workspace’s alone. How they are sent is for the engine.
import type { Database } from '../db/database.ts'
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import type { Log } from '../kit/log.ts'
import { formatMicros } from '../kit/money.ts'
import { createAnswers, type Hear } from './answers.ts'
import { personOf } from './audience.ts'
import { mayEdit, refuse, type Campaign, type Content, type Counts, type Owner, type Policy, type Recipient, type Refused } from './campaign.ts'
import { faultOf } from './check.ts'
import { createEngine, type Live } from './engine.ts'
import type { Accept } from './feed.ts'
import { createLines } from './line.ts'
import type { Audience, CampaignMessages, Foresee, FundsOf, PriceOf, RecordEvents, See, Watch } from './needs.ts'
import { createPreview } from './preview.ts'
import { campaignReads, deleteCampaign, deleteRecipients, insertCampaign, insertRecipients, setPolicy, updateCampaign, type Person } from './records.ts'
import { nextRun, readRecurrence } from './recurrence.ts'
import { createForgetting } from './forget.ts'
import { createHeld, waitsForMoney, type Held } from './held.ts'
import { createReports } from './report.ts'
import { createShares } from './share.ts'
import { createTrigger } from './trigger.ts'

export type CampaignNeeds = {
  readonly db: Database
  readonly clock: Clock
  readonly chance: Chance
  readonly ids: Ids
  readonly log: Log
  readonly accept: Accept
  readonly see: See
  readonly priceOf?: PriceOf
  readonly fundsOf?: FundsOf
  readonly foresee?: Foresee
  readonly messages: CampaignMessages
  readonly watch: Watch
  readonly record: RecordEvents
  /** What phones write; unheard without it. */
  readonly hear?: Hear
  /** Nobody without it. */
  readonly audience?: Audience
  /** Rows of recipients stay so long; for ever without it. */
  readonly keepDays?: number
}
/** Who asks: a key or a person, by name; of a key, who made it. */
export type By = Owner & { readonly who: string; readonly makers?: readonly string[] | undefined }
export type View = Campaign & { readonly counts: Counts; readonly held?: Held; readonly trouble?: { readonly code: string; readonly say: string; readonly since: number } }
export type Campaigns = ReturnType<typeof openCampaigns>

const mostEditors = 50
/** Previews of a workspace that are made or waited for. */
const mostLooking = 8
/** Also under way. */
const changeable = new Set(['name', 'text', 'texts', 'from', 'senders', 'perSecond'])
const nobody: Audience = { open: async () => ({ fault: 'There are no lists and segments here.' }) }

export function openCampaigns(needs: CampaignNeeds) {
  const { db, clock, ids } = needs
  const reads = campaignReads(db)
  const { audience = nobody } = needs
  const engine = createEngine({ ...needs, reads, audience, onRecur: (campaign) => recur(campaign), nextId: () => ids.next('cmp_') })
  const { lives, inLine } = engine
  const preview = createPreview({ ...needs, reads, audience })
  const heldOf = createHeld(needs)
  const reports = createReports({ ...needs, reads, countsOf: engine.countsOf, standing: engine.standing })
  const missing = (id: string) => refuse('not_found', `There is no campaign ${id}.`)
  const wrong = ({ state }: Campaign, say: string) => refuse('wrong_state', `It is ${state}. ${say}`)

  const find = async (owner: Owner, id: string): Promise<Campaign | undefined> => {
    const live = lives.get(id)?.campaign
    if (!live) return reads.get(owner, id)
    return live.workspace === owner.workspace && (owner.mode === 'live' || live.mode === 'test') ? live : undefined
  }
  const view = async (campaign: Campaign): Promise<View> => {
    const live = lives.get(campaign.id)
    const { held, poorSince } = live && live.tally.ahead() > 0 ? await heldOf(campaign) : {}
    const poor = held?.['budget'] && poorSince !== undefined ? waitsForMoney(held['budget'].count, poorSince) : undefined
    const trouble = live?.trouble ?? poor
    return { ...campaign, counts: await engine.countsOf(campaign), ...(held && Object.keys(held).length > 0 && { held }), ...(trouble && { trouble }) }
  }
  /** As nobody else changes it meanwhile. */
  const change = <T>(owner: Owner, id: string, run: (campaign: Campaign) => Promise<T | Refused>): Promise<T | Refused> =>
    inLine(id, async () => {
      const campaign = await find(owner, id)
      return campaign ? run(campaign) : missing(id)
    })
  const store = async (campaign: Campaign): Promise<Campaign> => {
    const live = lives.get(campaign.id)
    if (live) await engine.save(live, campaign)
    else await db.write([updateCampaign(campaign)])
    return campaign
  }

  /** One at a time of each workspace: a million people take a processor for as long as that lasts. */
  const inTurn = createLines()
  const looking = new Map<string, number>()
  const foreseen = async (campaign: Campaign) => {
    const { workspace } = campaign
    looking.set(workspace, (looking.get(workspace) ?? 0) + 1)
    try {
      return await inTurn(workspace, () => preview.whole(campaign))
    } finally {
      const left = looking.get(workspace)! - 1
      if (left > 0) looking.set(workspace, left)
      else looking.delete(workspace)
    }
  }
  const needsAgreement = async (campaign: Campaign): Promise<string | undefined> => {
    if (campaign.facts.approvedVersion === campaign.version) return undefined
    const { recipients, cost } = await reads.policy(campaign.workspace)
    const { audience: named } = await engine.countsOf(campaign)
    if (recipients !== undefined && (campaign.content.audience || named > recipients)) return `more than ${recipients} recipients`
    if (cost === undefined) return undefined
    const seen = await foreseen(campaign)
    const all = Map.groupBy([seen, ...seen.followUps].flatMap((one) => one.cost.map(({ high }) => high)), ({ currency }) => currency)
    const dear = [...all].map(([currency, of]) => ({ currency, micros: of.reduce((sum, { micros }) => sum + micros, 0) })).find(({ currency, micros }) => currency !== cost.currency || micros > cost.micros)
    return dear && `it may cost ${formatMicros(dear.micros)} ${dear.currency}, more than ${formatMicros(cost.micros)} ${cost.currency}`
  }
  const dueAt = ({ schedule }: Content, after: number): number | undefined => {
    const { recurring, at } = schedule ?? {}
    const recurrence = recurring && readRecurrence(recurring.cron)
    if (!recurrence || typeof recurrence === 'string') return at ?? after
    const next = nextRun(recurrence, recurring!.timeZone, after)
    return next !== undefined && next <= (recurring!.until ?? Infinity) ? next : undefined
  }
  const absent = async ({ workspace, mode, content }: Campaign): Promise<Refused | undefined> => {
    if (!content.audience) return undefined
    const members = await audience.open({ workspace, mode, ...content.audience })
    return 'fault' in members ? refuse('invalid_value', members.fault, `/audience${members.param ?? ''}`) : undefined
  }
  const schedule = async (campaign: Campaign, undoSeconds = 0): Promise<Campaign | Refused> => {
    const at = dueAt(campaign.content, clock.wall() + undoSeconds * 1_000)
    if (at === undefined) return refuse('invalid_value', 'Its recurrence never comes.', '/schedule/recurring')
    const live = lives.get(campaign.id) ?? (await engine.take(campaign))
    await engine.save(live, { state: 'scheduled', reason: null, facts: { ...campaign.facts, dueAt: at } })
    if (at <= clock.wall() && !campaign.content.schedule?.recurring) await engine.begin(live)
    return live.campaign
  }
  /** The one of this time is made and begins; the recurrence waits for the next. Its people are there before it is, so that a
   * crash leaves it to be made again or to be begun. */
  const recur = async (campaign: Campaign): Promise<void> => {
    if (campaign.state !== 'scheduled' || lives.get(campaign.id)?.campaign !== campaign) return // it is a draft again, or canceled
    const now = clock.wall()
    const { recurring: _, ...rest } = campaign.content.schedule!
    const content: Content = { ...campaign.content, schedule: rest }
    const { author } = campaign.facts
    const made: Campaign = { ...campaign, id: ids.next('cmp_'), state: 'scheduled', content, version: 1, createdAt: now, facts: { author, editors: [author], recurrenceOf: campaign.id, approvedVersion: 1, dueAt: now } }
    const next = dueAt(campaign.content, now)
    const live = lives.get(campaign.id)!
    const facts = { lastAt: now, ...(next !== undefined && { dueAt: next }) }
    await copyNamed(campaign.id, made)
    await engine.save(live, next === undefined ? { state: 'finishing', facts } : { facts }, [insertCampaign(made)])
    const begun = await engine.take(made)
    await inLine(made.id, () => engine.begin(begun))
  }
  const copyNamed = async (from: string, to: Campaign) => {
    const pageOf = 2_000
    for (let after = ''; ; ) {
      const page = await reads.recipients(from, after, pageOf)
      const people = page.map(({ number, zone, language, fields, reason }): Person => ({ ...personOf(to.id, { to: number }, undefined), number, zone, language, fields, reason }))
      if (people.length > 0) await db.write([insertRecipients(to.id, people)])
      if (page.length < pageOf) return
      after = page.at(-1)!.number
    }
  }

  const alter = async (campaign: Campaign, content: Content, by: By): Promise<Campaign | Refused> => {
    const fault = faultOf(content, clock.wall())
    if (fault) return fault
    const version = campaign.version + 1
    const editors = [...new Set([...campaign.facts.editors, by.who])].slice(-mostEditors)
    return store({ ...campaign, content, version, facts: { ...campaign.facts, editors } })
  }
  /** Of what is under way only the rest of its texts and its speed. */
  const alterRunning = async (live: Live, content: Content, by: By): Promise<Campaign | Refused> => {
    const { campaign } = live
    const fixed = (of: Content) => JSON.stringify(Object.entries(of).filter(([key]) => !changeable.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (fixed(content) !== fixed(campaign.content)) return wrong(campaign, 'Its texts, senders, name and speed can still be changed, and nothing else.')
    const rest = (of: Content) => JSON.stringify([of.text, of.texts, of.from, of.senders])
    if (rest(content) !== rest(campaign.content)) {
      if (campaign.state !== 'paused') return wrong(campaign, 'Pause it first, to change what the rest gets.')
      const altered = await alter(campaign, content, by)
      engine.changed(live)
      return altered
    }
    await engine.save(live, { content })
    engine.changed(live)
    return live.campaign
  }

  const { forget, ...forgetting } = createForgetting({ keepDays: 0, ...needs, reads })
  const stopWatching = needs.watch(engine.moved, undefined, () => lives.size > 0)
  const answers = needs.hear && createAnswers({ ...needs, reads, hear: needs.hear, tallyOf: (id) => lives.get(id)?.tally, leaving: engine.leaving })

  return {
    async create(by: By, content: Content, recipients: readonly Recipient[] = []): Promise<View | Refused> {
      const fault = faultOf(content, clock.wall())
      if (fault) return fault
      const { workspace, mode, who } = by
      const id = ids.next('cmp_')
      const people = [...new Map(recipients.map((one) => personOf(id, one, content.country)).map((one) => [one.number, one])).values()]
      const frozen = { given: recipients.length, duplicates: recipients.length - people.length }
      const campaign: Campaign = {
        id, workspace, mode, state: 'draft', reason: null, version: 1, content, createdAt: clock.wall(),
        facts: { author: who, editors: [who], ...(recipients.length > 0 && { frozen }) },
      }
      await db.write([insertCampaign(campaign), ...(people.length > 0 ? [insertRecipients(id, people)] : [])])
      return view(campaign)
    },
    async get(owner: Owner, id: string): Promise<View | undefined> {
      const campaign = await find(owner, id)
      return campaign && view(campaign)
    },
    async list(owner: Owner, query: { limit: number; after?: string | undefined; state?: Campaign['state'] | undefined }): Promise<{ data: View[]; nextCursor?: string }> {
      const found = await reads.list(owner, { ...query, limit: query.limit + 1 })
      const data = await Promise.all(found.slice(0, query.limit).map((one) => view(lives.get(one.id)?.campaign ?? one)))
      return found.length > query.limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    change: (by: By, id: string, edit: (content: Content) => Content): Promise<View | Refused> =>
      change(by, id, async (campaign) => {
        const content = edit(campaign.content)
        const live = lives.get(id)
        if (live && (campaign.state === 'running' || campaign.state === 'paused')) {
          const altered = await alterRunning(live, content, by)
          return 'refused' in altered ? altered : view(live.campaign)
        }
        if (!mayEdit(campaign.state)) return wrong(campaign, 'It can no longer be changed.')
        const altered = await alter(campaign, content, by)
        if ('refused' in altered) return altered
        lives.delete(id)
        return view(await store({ ...altered, state: 'draft' }))
      }),
    remove: (owner: Owner, id: string): Promise<true | Refused> =>
      change(owner, id, async (campaign) => {
        if (!mayEdit(campaign.state)) return wrong(campaign, 'Only a draft can be deleted.')
        lives.delete(id)
        await db.write([deleteCampaign(id), deleteRecipients(id)])
        return true as const
      }),
    /** Joins people to a draft. */
    addRecipients: (by: By, id: string, recipients: readonly Recipient[]): Promise<{ added: number; duplicates: number; invalid: number } | Refused> =>
      change(by, id, async (campaign) => {
        if (campaign.state !== 'draft') return wrong(campaign, 'People can be added to a draft only.')
        if (campaign.content.triggered) return refuse('invalid_value', 'A campaign that is triggered gets its people by its triggers.')
        const people = recipients.map((one) => personOf(id, one, campaign.content.country))
        const written = await db.write([insertRecipients(id, people)])
        if (!written.ok) throw new Error(`recipients of ${id} could not be written: ${written.say}`)
        const duplicates = people.length - written.changes[0]!
        const { given = 0, duplicates: before = 0 } = campaign.facts.frozen ?? {}
        const editors = [...new Set([...campaign.facts.editors, by.who])].slice(-mostEditors)
        await store({ ...campaign, version: campaign.version + 1, facts: { ...campaign.facts, editors, frozen: { given: given + people.length, duplicates: before + duplicates } } })
        return { added: people.length - duplicates, duplicates, invalid: people.filter(({ reason }) => reason !== null).length }
      }),
    /** With some seconds in which it can be undone: nothing is made ready or sent before they are over. */
    start: (by: By, id: string, undoSeconds = 0): Promise<View | Refused> =>
      change(by, id, async (campaign) => {
        if (campaign.state !== 'draft') return wrong(campaign, 'Only a draft is started; a paused campaign is resumed.')
        const { audience: named } = await engine.countsOf(campaign)
        if (named === 0 && !campaign.content.audience && !campaign.content.triggered) return refuse('invalid_value', 'It has no recipients.', '/audience')
        const fault = await absent(campaign)
        if (fault) return fault
        const why = await needsAgreement(campaign)
        const next = why ? await store({ ...campaign, state: 'in_review', reason: `Somebody else has to agree: ${why}.` }) : await schedule(campaign, undoSeconds)
        return 'refused' in next ? next : view(next)
      }),
    /** A draft again, as long as nothing of it has begun. */
    undo: (by: By, id: string): Promise<View | Refused> =>
      change(by, id, async (campaign) => {
        if (campaign.state !== 'scheduled') return wrong(campaign, 'What has begun can be paused or canceled.')
        lives.delete(id)
        const { dueAt: _, ...facts } = campaign.facts
        return view(await store({ ...campaign, state: 'draft', facts }))
      }),
    /** By somebody who neither wrote nor changed it, and whose key was made by nobody who did. */
    approve: (by: By, id: string): Promise<View | Refused> =>
      change(by, id, async (campaign) => {
        const isReview = campaign.state === 'in_review' || (campaign.state === 'paused' && campaign.facts.approvedVersion !== campaign.version)
        if (!isReview) return wrong(campaign, 'Nobody has to agree to it.')
        if ([by.who, ...(by.makers ?? [])].some((one) => campaign.facts.editors.includes(one))) return refuse('not_permitted', 'Who wrote or changed it cannot agree to it, nor a key that they made.')
        const approved = { ...campaign, facts: { ...campaign.facts, approvedBy: by.who, approvedVersion: campaign.version } }
        const next = campaign.state === 'paused' ? await store(approved) : await schedule(await store(approved))
        return 'refused' in next ? next : view(next)
      }),
    reject: (by: By, id: string, reason: string): Promise<View | Refused> =>
      change(by, id, async (campaign) => (campaign.state === 'in_review' ? view(await store({ ...campaign, state: 'draft', reason })) : wrong(campaign, 'It is not in review.'))),
    pause: (owner: Owner, id: string, reason: string | null = null): Promise<View | Refused> =>
      change(owner, id, async (campaign) => {
        const live = lives.get(id)
        if (!live || (campaign.state !== 'running' && campaign.state !== 'finishing')) return wrong(campaign, 'Only what is running can be paused.')
        await engine.pause(live, reason)
        for (const later of engine.followers(live)) await inLine(later.campaign.id, () => engine.pause(later, `campaign ${id} was paused`))
        return view(live.campaign)
      }),
    resume: (owner: Owner, id: string): Promise<View | Refused> =>
      change(owner, id, async (campaign) => {
        const live = lives.get(id)
        if (!live || campaign.state !== 'paused') return wrong(campaign, 'Only what is paused goes on.')
        const why = await needsAgreement(campaign)
        if (why) return wrong(campaign, `It was changed, and somebody else has to agree first: ${why}.`)
        await engine.resume(live)
        for (const later of engine.followers(live)) await inLine(later.campaign.id, async () => void (later.campaign.state === 'paused' && (await engine.resume(later))))
        return view(live.campaign)
      }),
    cancel: (owner: Owner, id: string): Promise<View | Refused> =>
      change(owner, id, async (campaign) => {
        const live = lives.get(id)
        if (mayEdit(campaign.state) && campaign.state !== 'scheduled') return wrong(campaign, 'A draft is deleted.')
        if (!live || campaign.state === 'canceled') return wrong(campaign, 'There is nothing left to cancel.')
        await engine.cancel(live)
        for (const later of engine.followers(live)) await inLine(later.campaign.id, async () => void (later.campaign.state !== 'canceled' && (await engine.cancel(later))))
        return view(live.campaign)
      }),
    /** Which variant the rest gets, whatever the numbers say. */
    choose: (by: By, id: string, variant: string): Promise<View | Refused> =>
      change(by, id, async (campaign) => {
        const live = lives.get(id)
        if (!campaign.content.split?.test || !live || campaign.facts.decided) return wrong(campaign, 'There is nothing to choose.')
        if (!campaign.content.split.variants.some(({ name }) => name === variant)) return refuse('invalid_value', `It has no variant ${variant}.`, '/variant')
        await engine.save(live, { facts: { decided: { variant, at: clock.wall(), by: by.who } } })
        return view(live.campaign)
      }),
    async recipients(owner: Owner, id: string, { limit, after = '' }: { limit: number; after?: string | undefined }) {
      if (!(await find(owner, id))) return undefined
      const rows = await reads.recipients(id, after, limit + 1)
      const data = await reports.recipients(rows.slice(0, limit))
      return rows.length > limit ? { data, nextCursor: rows[limit - 1]!.number } : { data }
    },
    async preview(owner: Owner, id: string) {
      const campaign = await find(owner, id)
      if (!campaign) return missing(id)
      const fault = await absent(campaign)
      if (fault) return fault
      const isFull = (looking.get(owner.workspace) ?? 0) >= mostLooking
      return isFull ? refuse('too_many', 'Other audiences of this workspace are being gone through; ask again in a while.') : foreseen(campaign)
    },
    /** To numbers that are named, whoever else is meant. */
    async test(owner: Owner, id: string, to: readonly string[]) {
      const campaign = await find(owner, id)
      return campaign ? preview.test(campaign, to) : missing(id)
    },
    trigger: createTrigger({ ...needs, reads, find, lives, inLine, renderOf: engine.renderOf, besideOf: engine.besideOf }),
    async report(owner: Owner, id: string) {
      const campaign = await find(owner, id)
      return campaign && reports.report(campaign)
    },
    async csv(owner: Owner, id: string) {
      const campaign = await find(owner, id)
      return campaign && reports.csv(campaign)
    },
    share: createShares({ ...needs, reads, find, report: reports.report }),
    policy: reads.policy,
    async setPolicy(workspace: string, policy: Policy): Promise<Policy> {
      await db.write([setPolicy(workspace, policy)])
      return policy
    },
    forget,
    /** Parts a second that its messages may have, however they come to be due. */
    speedOf: (id: string): number | undefined => lives.get(id)?.campaign.content.perSecond,
    load: engine.load,
    begin(): void {
      engine.start()
      forgetting.start()
      answers?.start()
    },
    async stop(): Promise<void> {
      await answers?.stop()
      await engine.stop()
      await forgetting.stop()
      stopWatching()
    },
  }
}
