// Hands one campaign over to the gateway: reads who waits, renders, submits in batches, never far ahead of the link and
// never faster than it may. Each batch is noted at its recipients in the transaction that accepts it. Stops between batches.
import type { Write } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Campaign } from './campaign.ts'
import { exclude, handOver, type CampaignReads, type Waiting, type Which } from './records.ts'
import type { Render, Submission } from './render.ts'
import type { Tally } from './tally.ts'

type Outcome = { readonly accepted: { readonly id: string; readonly segments: number; readonly status?: string; readonly reason?: string } } | { readonly refused: { readonly code: string; readonly say: string } }
export type Accept = (
  submissions: readonly Submission[],
  context: { workspace: string; mode: 'test' | 'live'; country?: string; spender: { campaign: string }; beside(outcomes: readonly Outcome[], from: number): readonly Write[] },
) => Promise<{ kind: 'done'; outcomes: readonly Outcome[] } | { kind: 'overloaded'; retryAfterMs: number } | { kind: 'mismatch' } | { kind: 'in_progress' }>

export type Range = Omit<Which, 'after' | 'limit'>
export type Trouble = { readonly code: string; readonly say: string; readonly since: number }
type Needs = {
  readonly reads: Pick<CampaignReads, 'waiting'>
  readonly write: (writes: readonly Write[]) => Promise<{ readonly ok: boolean }>
  readonly accept: Accept
  readonly clock: Clock
  /** As it is now: its speed and its texts may change under way. */
  readonly campaign: () => Campaign
  readonly render: () => Render
  readonly tally: Tally
  /** Messages that it may be ahead of the link now. */
  readonly share: () => number
  /** Parts a second now. */
  readonly perSecond: () => number
  /** What is noted beside people who are handed over, and what is to be done once that is true. */
  readonly beside?: ((handed: readonly Waiting[]) => { readonly writes: readonly Write[]; ended(): void }) | undefined
  /** What keeps it from going on, and undefined when that is over. */
  readonly onTrouble: (trouble: Omit<Trouble, 'since'> | undefined) => void
}

const pageOf = 4_000
export const batchOf = 500
/** Batches whose commit is awaited. */
const mostUnderway = 4
/** Looks again so often where nothing tells that there is room. */
const lookMs = 50
const troubleMs = 1_000
/** Rendered for so long without a turn for other work. */
const turnMs = 10
/** Refusals that end by themselves, or when somebody pays: these recipients wait. */
export const passing = new Set(['queue_full', 'insufficient_balance', 'budget_reached'])

export type Feed = { readonly done: Promise<'exhausted' | 'stopped'>; stop(): void; wake(): void }

export function startFeed(needs: Needs, range: Range): Feed {
  const { clock, tally } = needs
  let stopped = false
  let behind = false
  let credit = 0
  let creditAt = clock.now()
  let onWake: (() => void) | undefined
  const underway = new Set<Promise<void>>()

  const wake = () => onWake?.()
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = clock.after(ms, () => onWake?.())
      onWake = () => {
        timer.cancel()
        onWake = undefined
        resolve()
      }
    })

  /** What may be handed over now, in messages; a second’s worth of parts at most is kept for later. */
  const room = (): number => {
    const perSecond = needs.perSecond()
    const now = clock.now()
    credit = Math.min(Math.max(1, perSecond), credit + ((now - creditAt) * perSecond) / 1_000)
    creditAt = now
    const ahead = Math.min(needs.share(), Math.max(1_000, perSecond * 10)) - tally.ahead() - underway.size * batchOf
    return Math.floor(Math.min(ahead, perSecond === Infinity ? batchOf : credit))
  }

  const submit = async (people: readonly Waiting[], submissions: readonly Submission[]) => {
    const { id, workspace, mode, version, content } = needs.campaign()
    let besides: (() => void)[] = []
    const context = {
      workspace, mode, spender: { campaign: id }, ...(content.country !== undefined && { country: content.country }),
      beside(outcomes: readonly Outcome[], from: number): readonly Write[] {
        const handed: { number: string; message: string }[] = []
        const those: Waiting[] = []
        const excluded: { number: string; reason: string }[] = []
        outcomes.forEach((outcome, at) => {
          const { number } = people[from + at]!
          if ('accepted' in outcome) {
            handed.push({ number, message: outcome.accepted.id })
            those.push(people[from + at]!)
          } else if (!passing.has(outcome.refused.code)) excluded.push({ number, reason: outcome.refused.code })
        })
        const more = handed.length > 0 ? needs.beside?.(those) : undefined
        if (more) besides.push(more.ended)
        return [...(handed.length > 0 ? [handOver(id, version, handed)] : []), ...(more?.writes ?? []), ...(excluded.length > 0 ? [exclude(id, version, excluded)] : [])]
      },
    }
    for (;;) {
      besides = []
      const result = await needs.accept(submissions, context)
      if (result.kind === 'overloaded') {
        needs.onTrouble({ code: 'queue_full', say: 'There was no room to store more; it goes on by itself.' })
        if (stopped) return void (behind = true)
        await new Promise<void>((resolve) => void clock.after(result.retryAfterMs, resolve))
        continue
      }
      if (result.kind !== 'done') throw new Error(`a batch of ${id} was handed over by somebody else`)
      let [accepted, parts] = [0, 0]
      let kept: { code: string; say: string } | undefined
      for (const outcome of result.outcomes) {
        if ('accepted' in outcome) {
          accepted++
          if (outcome.accepted.status !== 'blocked') parts += outcome.accepted.segments
        } else if (passing.has(outcome.refused.code)) kept = outcome.refused
        else tally.excluded(outcome.refused.code)
      }
      tally.accepted(accepted, parts)
      for (const ended of besides) ended()
      if (needs.perSecond() !== Infinity) credit -= Math.max(0, parts - accepted) // one for each was taken before
      if (kept) behind = true
      needs.onTrouble(kept)
      return
    }
  }

  const hand = async (batch: readonly Waiting[]) => {
    const { id, version } = needs.campaign()
    const render = needs.render()
    let since = clock.now()
    const people: Waiting[] = []
    const submissions: Submission[] = []
    const excluded: { number: string; reason: string }[] = []
    for (const reader of batch) {
      if (clock.now() - since > turnMs) {
        await new Promise<void>((resolve) => clock.soon(resolve))
        since = clock.now()
      }
      const rendered = render(reader)
      if ('excluded' in rendered) excluded.push({ number: reader.number, reason: rendered.excluded })
      else {
        people.push(reader)
        submissions.push(rendered.submission)
      }
    }
    if (excluded.length > 0) {
      const written = await needs.write([exclude(id, version, excluded)])
      if (!written.ok) throw new Error(`recipients of ${id} were handled by somebody else`)
      for (const { reason } of excluded) tally.excluded(reason)
    }
    if (submissions.length > 0) await submit(people, submissions)
  }

  const run = async (): Promise<'exhausted' | 'stopped'> => {
    let failure: Error | undefined
    const failed = (error: unknown) => {
      failure ??= error instanceof Error ? error : new Error('handing over failed', { cause: error })
      stopped = true
    }
    let after = ''
    let page: Waiting[] = []
    let at = 0
    const read = (from: string) => needs.reads.waiting(needs.campaign().id, { ...range, after: from, limit: pageOf })
    let next: Promise<Waiting[]> | undefined = read(after)
    while (!stopped) {
      if (at === page.length) {
        page = next ? await next : []
        at = 0
        next = undefined
        if (page.length > 0) {
          after = page.at(-1)!.number
          if (page.length === pageOf) {
            next = read(after)
            next.catch(() => {}) // it is awaited above, which may be too late to be heard of as awaited
          }
        } else if (underway.size > 0) {
          await Promise.all(underway)
          continue
        } else if (behind) {
          behind = false
          await pause(troubleMs)
          next = read((after = ''))
          continue
        } else break
      }
      const free = underway.size < mostUnderway ? room() : 0
      if (free < 1) {
        await pause(lookMs)
        continue
      }
      const batch = page.slice(at, at + Math.min(batchOf, free))
      at += batch.length
      if (needs.perSecond() !== Infinity) credit -= batch.length
      const work = hand(batch).catch(failed).finally(() => {
        underway.delete(work)
        wake()
      })
      underway.add(work)
    }
    await Promise.all(underway)
    if (failure) throw failure
    return stopped ? 'stopped' : 'exhausted'
  }

  return {
    done: run(),
    stop() {
      stopped = true
      wake()
    },
    wake,
  }
}
