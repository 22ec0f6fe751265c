// Runs the campaigns that somebody waits for: begins each at its time, feeds it wave by wave, stands still and goes on as
// told, and ends it when its last message has ended. All that it keeps in memory is counted anew when a process begins.
import type { Database, Write } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import { iso } from '../kit/iso.ts'
import type { Log } from '../kit/log.ts'
import type { Campaign, Counts, Facts, State } from './campaign.ts'
import { joinMembers } from './audience.ts'
import { createCounting } from './counting.ts'
import type { Audience } from './needs.ts'
import type { CampaignMessages, RecordEvents } from './needs.ts'
import { startFeed, type Accept, type Feed, type Range, type Trouble } from './feed.ts'
import { createFollowing, followUpsOf } from './follow.ts'
import { insertCampaign, updateCampaign, type CampaignReads } from './records.ts'
import { createLines } from './line.ts'
import { createRender, type Render } from './render.ts'
import { perSecondOf, shareOf } from './speed.ts'
import type { Moved, Tally } from './tally.ts'
import { opensAt } from './time.ts'
import { createTrials } from './trial.ts'
import { everybody, haltsRamp, wavesOf } from './waves.ts'

type Needs = {
  readonly db: Database
  readonly reads: CampaignReads
  readonly clock: Clock
  readonly log: Log
  readonly accept: Accept
  readonly messages: CampaignMessages
  readonly record: RecordEvents
  readonly audience: Audience
  /** It is its time to be sent again. */
  readonly onRecur: (campaign: Campaign) => Promise<void>
  readonly nextId: () => string
}

export type Live = {
  campaign: Campaign
  tally: Tally
  render: Render | undefined
  feed: Feed | undefined
  running: Promise<void> | undefined
  trouble: Trouble | undefined
  /** The last word on going on: what runs and does not find itself here stops. */
  turn: number
  /** When the next of those who were triggered is due; in a campaign that is triggered. */
  dueAt: number
}

const lookMs = 500
/** Between two looks at how variants do. */
const trialLookMs = 5_000
/** Of which one took long, as that of a million people: it goes through all that were written to. */
const trialLookFactor = 20
/** Handed over at once of what is due. */
const dueAtOnce = 2_000

export type Engine = ReturnType<typeof createEngine>

export function createEngine(needs: Needs) {
  const { db, reads, clock, log, messages } = needs
  const lives = new Map<string, Live>()
  const inLine = createLines()
  const following = createFollowing({ ...needs, lives })
  const trials = createTrials(needs)
  const { tallyOf, countsOf } = createCounting({ ...needs, liveTally: (id) => lives.get(id)?.tally })
  let timer: Timer | undefined
  let stopping = false

  const save = async (live: Live, change: { state?: State; reason?: string | null; content?: Campaign['content']; version?: number; facts?: Partial<Facts> }, more: readonly Write[] = []): Promise<void> => {
    const before = live.campaign
    const { facts, ...rest } = change
    const next: Campaign = { ...before, ...rest, facts: { ...before.facts, ...facts } }
    const type = next.state === before.state ? undefined : eventOf(before.state, next.state)
    const { id, workspace, mode, state, reason, content: { name } } = next
    const at = clock.wall()
    const body = () => {
      const { sent, audience: of } = live.tally.counts(state)
      return { id, name, state, ...(reason !== null && { reason }), sent, of, at: iso(at) }
    }
    const told = needs.record(type ? [{ workspace, mode, type, subject: id, at, body }] : [])
    const written = await db.write([updateCampaign(next), ...more, ...told.writes])
    told.ended(written.ok)
    if (!written.ok) throw new Error(`campaign ${id} could not be written: ${written.say}`)
    live.campaign = next
  }

  const take = async (campaign: Campaign): Promise<Live> => {
    const live: Live = { campaign, tally: await tallyOf(campaign), render: undefined, feed: undefined, running: undefined, trouble: undefined, turn: 0, dueAt: Infinity }
    lives.set(campaign.id, live)
    return live
  }

  const stopFeed = async ({ feed }: Live): Promise<void> => {
    feed?.stop()
    await feed?.done.catch(() => {}) // who runs it hears of it, too
  }

  const halt = async (live: Live): Promise<void> => {
    live.turn++
    messages.stop(live.campaign.id)
    await stopFeed(live)
  }

  /** The people of lists and segments join those who were named. */
  const freeze = async (live: Live): Promise<void> => {
    const { id, content, facts } = live.campaign
    const joined = await joinMembers(needs, live.campaign)
    if ('fault' in joined) {
      await save(live, { state: 'failed', reason: joined.fault, facts: { finishedAt: clock.wall(), counts: live.tally.counts() } })
      lives.delete(id)
      return
    }
    if (content.audience) live.tally = await tallyOf(live.campaign)
    const given = (facts.frozen?.given ?? 0) + joined.given
    const { audience } = live.tally.counts()
    await save(live, { facts: { frozen: { given: Math.max(given, audience), duplicates: Math.max(0, given - audience) }, step: 0, stepSince: clock.wall() } })
    if (content.audience) live.tally = await tallyOf(live.campaign) // with its duplicates; to count a million takes a second
  }

  const feedOf = (live: Live, from: Pick<CampaignReads, 'waiting'>, range: Range): Feed =>
    startFeed({
      reads: from, clock, tally: live.tally, accept: needs.accept, write: (writes) => db.write(writes),
      campaign: () => live.campaign,
      render: () => renderOf(live),
      share: () => shareOf(live, lives.values()), perSecond: () => perSecondOf(live, clock.wall()),
      beside: following.besideOf(live.campaign),
      onTrouble: (trouble) => void (live.trouble = trouble && { ...trouble, since: live.trouble?.since ?? clock.wall() }),
    }, range)
  const renderOf = (live: Live): Render => (live.render ??= createRender(live.campaign.id, live.campaign.content, () => clock.wall(), live.campaign.facts.decided?.variant))

  /** Whoever is due, as long as somebody may still come. */
  const runTriggered = async (live: Live, isMine: () => boolean): Promise<void> => {
    const { id } = live.campaign
    const those = { waiting: async (_: string, { after }: { after: string }) => (after === '' ? following.due(live, dueAtOnce) : []) }
    for (;;) {
      live.dueAt = Math.min(live.dueAt, (await reads.nextDue(id)) ?? Infinity)
      while (isMine() && clock.wall() < Math.max(live.dueAt, opens(live))) {
        if (live.tally.isHandedOver() && following.isLast(live.campaign)) break
        await rest(lookMs)
      }
      if (!isMine()) return
      if (live.tally.isHandedOver() && following.isLast(live.campaign)) break
      live.dueAt = Infinity
      live.feed = feedOf(live, those, everybody)
      await live.feed.done.finally(() => void (live.feed = undefined))
    }
    await finishing(live, isMine)
  }

  /** From where it is to its end, or until somebody says otherwise. */
  const run = async (live: Live, turn: number): Promise<void> => {
    const isMine = () => live.turn === turn && !stopping
    const { id } = live.campaign
    if (live.campaign.content.triggered) return runTriggered(live, isMine)
    if (live.campaign.facts.step === undefined) await inLine(id, async () => void (isMine() && (await freeze(live))))
    if (live.campaign.state !== 'running') return
    const waves = wavesOf(live.campaign, live.campaign.content.schedule?.localTime ? await reads.zones(id) : [])
    for (const { range, at, step } of waves) {
      if (step !== undefined && step < (live.campaign.facts.step ?? 0)) continue
      for (;;) {
        while (isMine() && clock.wall() < Math.max(at, opens(live))) await rest(Math.min(lookMs, Math.max(at, opens(live)) - clock.wall()))
        if (!isMine()) return
        live.feed = feedOf(live, reads, range)
        const came = await live.feed.done.finally(() => void (live.feed = undefined))
        if (!isMine()) return
        if (came === 'exhausted') break
      }
      if (step !== undefined && step < waves.length - 1 && !(await (live.campaign.content.ramp ? climb(live, step, isMine) : decide(live, isMine)))) return
    }
    await finishing(live, isMine)
  }
  const finishing = async (live: Live, isMine: () => boolean): Promise<void> => {
    if (isMine()) await inLine(live.campaign.id, async () => void (isMine() && live.campaign.state === 'running' && (await save(live, { state: 'finishing' }))))
    await settle(live)
  }

  /** To the rest, when it is known which text that gets. */
  const decide = async (live: Live, isMine: () => boolean): Promise<boolean> => {
    const { id } = live.campaign
    if (live.campaign.facts.triedAt === undefined) await inLine(id, () => save(live, { facts: { triedAt: clock.wall() } }))
    while (isMine() && !live.campaign.facts.decided) {
      const since = clock.now()
      const { facts, pause: why } = await trials.decide(live.campaign)
      if (why !== undefined) {
        pauseSoon(live, why, isMine)
        return false
      }
      if (facts) await inLine(id, async () => void (isMine() && !live.campaign.facts.decided && (await save(live, { facts }))))
      const due = clock.now() + Math.max(trialLookMs, (clock.now() - since) * trialLookFactor)
      while (isMine() && !live.campaign.facts.decided && clock.now() < due) await rest(lookMs)
    }
    if (!isMine()) return false
    live.render = undefined
    await inLine(id, () => save(live, { facts: { step: 1, stepSince: clock.wall() } }))
    return true
  }

  /** To the next step of the ramp, when this one has shown that nothing is wrong. */
  const climb = async (live: Live, step: number, isMine: () => boolean): Promise<boolean> => {
    const { id, content: { ramp } } = live.campaign
    const until = clock.wall() + ramp!.waitSeconds * 1_000
    while (isMine() && (clock.wall() < until || live.tally.ahead() > 0)) {
      if (haltsRamp(ramp!, live.tally)) break
      await rest(lookMs)
    }
    if (!isMine()) return false
    const why = haltsRamp(ramp!, live.tally)
    if (why) {
      pauseSoon(live, `the ramp was halted: ${why}`, isMine)
      return false
    }
    await inLine(id, () => save(live, { facts: { step: step + 1, stepSince: clock.wall() } }))
    return true
  }

  const rest = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))

  const opens = (live: Live): number => {
    const { window } = live.campaign.content.schedule ?? {}
    return window ? opensAt(window, clock.wall()) : 0
  }

  const go = (live: Live): void => {
    const turn = ++live.turn
    live.render = undefined
    live.running = run(live, turn).catch((error: unknown) => goAgain(live, turn, error))
  }
  const goAgain = async (live: Live, turn: number, error: unknown): Promise<void> => {
    log.error('a campaign cannot go on; it is tried again', { campaign: live.campaign.id, error })
    live.trouble = { code: 'internal', say: 'Something broke on our side; it goes on by itself.', since: clock.wall() }
    await rest(5_000)
    if (live.turn === turn && !stopping) go(live)
  }

  const pause = async (live: Live, reason: string | null): Promise<void> => {
    if (live.campaign.state !== 'running' && live.campaign.state !== 'finishing') return
    live.turn++
    messages.stop(live.campaign.id)
    live.feed?.stop()
    await save(live, { state: 'paused', reason })
    await stopFeed(live)
  }

  /** By what runs it itself, which a pause waits for. */
  const pauseSoon = (live: Live, why: string, isMine: () => boolean): void =>
    void inLine(live.campaign.id, async () => void (isMine() && (await pause(live, why)))).catch((error: unknown) => goAgain(live, live.turn, error))

  /** Ends what has nothing left to wait for. */
  const settle = async (live: Live): Promise<void> => {
    const { id, state } = live.campaign
    if ((state !== 'finishing' && state !== 'canceled') || !live.tally.isOver() || !lives.has(id)) return
    const counts = live.tally.counts(state)
    await inLine(id, async () => {
      if (live.campaign.state !== state || !lives.has(id)) return
      await save(live, { reason: null, ...(state === 'finishing' && { state: 'finished' as const }), facts: { finishedAt: clock.wall(), counts } })
      lives.delete(id)
      messages.go(id)
    })
  }

  const lookAt = async (live: Live): Promise<void> => {
    const { campaign: { id, state, facts, content } } = live
    if (state === 'scheduled' && (facts.dueAt ?? 0) <= clock.wall()) {
      await inLine(id, () => (content.schedule?.recurring ? needs.onRecur(live.campaign) : begin(live)))
    } else if (state === 'finishing' || state === 'canceled') await settle(live)
    else if (state === 'running' && content.schedule?.window) {
      if (opens(live) <= clock.wall()) messages.go(id)
      else {
        messages.stop(id)
        live.feed?.stop()
      }
    }
  }
  /** What is wrong with one is nothing to the others. */
  const look = async (): Promise<void> => {
    for (const live of lives.values())
      await lookAt(live).catch((error: unknown) => log.error('looking after a campaign failed; it is tried again', { campaign: live.campaign.id, error }))
  }
  const again = () => {
    timer = clock.after(lookMs, () => {
      void look().finally(() => void (stopping || again()))
    })
  }

  const begin = async (live: Live): Promise<void> => {
    if (live.campaign.state !== 'scheduled' || lives.get(live.campaign.id) !== live) return // it is a draft again
    const at = clock.wall()
    const later = followUpsOf(live.campaign, needs.nextId, at)
    await save(live, { state: 'running', reason: null, facts: { startedAt: at, ...(later.length > 0 && { followedBy: later.map(({ id }) => id) }) } }, later.map(insertCampaign))
    for (const one of later) go(await take(one))
    go(live)
  }
  /** What follows it does as it does. */
  const followers = (live: Live): Live[] => (live.campaign.facts.followUpOf ? [] : (live.campaign.facts.followedBy ?? []).flatMap((id) => lives.get(id) ?? []))

  return {
    inLine,
    lives,
    take,
    save,
    pause,
    countsOf,
    begin,
    followers,
    leaving: following.leaving,
    besideOf: following.besideOf,
    standing: trials.standing,
    renderOf,
    /** From paused. */
    async resume(live: Live): Promise<void> {
      await save(live, { state: 'running', reason: null })
      live.trouble = undefined
      messages.go(live.campaign.id)
      go(live)
    },
    /** Its texts or its speed were changed. */
    changed(live: Live): void {
      live.render = undefined
      live.feed?.wake()
    },
    async cancel(live: Live): Promise<Counts> {
      await save(live, { state: 'canceled', reason: 'withdrawing' })
      await halt(live)
      await messages.withdraw(live.campaign.id)
      messages.go(live.campaign.id)
      return live.tally.counts('canceled')
    },
    /** Told by the gateway, after it is durable. */
    moved(batch: readonly (Moved & { readonly about?: { readonly campaign: string | null } | null })[]): void {
      const touched = new Set<Live>()
      let id: string | null | undefined
      let live: Live | undefined
      for (const change of batch) {
        const campaign = change.about?.campaign
        if (!campaign) continue
        if (campaign !== id) {
          id = campaign
          live = lives.get(campaign)
          if (live) touched.add(live)
        }
        live?.tally.moved(change)
      }
      for (const one of touched) one.feed?.wake()
    },
    /** Before the gateway begins to send: what was under way goes on, what stood still stands still. */
    async load(): Promise<void> {
      for (const campaign of await reads.open()) {
        await take(campaign)
        if (campaign.state === 'paused' || campaign.state === 'canceled') messages.stop(campaign.id)
      }
    },
    start(): void {
      for (const live of lives.values()) {
        const { id, state } = live.campaign
        if (state === 'running') go(live)
        if (state === 'canceled') void inLine(id, async () => {
          await messages.withdraw(id)
          messages.go(id)
        })
      }
      again()
    },
    async stop(): Promise<void> {
      stopping = true
      timer?.cancel()
      for (const { feed } of lives.values()) feed?.stop()
      await Promise.all([...lives.values()].flatMap(({ running }) => running ?? []))
    },
  }
}

function eventOf(before: State, after: State) {
  if (after === 'running' && before === 'scheduled') return 'campaign.started' as const
  if (after === 'paused') return 'campaign.paused' as const
  return after === 'finished' ? ('campaign.finished' as const) : undefined
}
