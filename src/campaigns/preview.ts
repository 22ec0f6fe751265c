// The whole audience as it would be sent now, with nothing sent: who is in, who is not and why, who gets it later, what it
// takes and costs, and some of the texts. Goes through everybody once, a page at a time.
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import { personOf } from './audience.ts'
import { refuse, type Campaign, type Refused } from './campaign.ts'
import type { Accept } from './feed.ts'
import { finishOf } from './finish.ts'
import type { Audience, Foresee, FundsOf, PriceOf, See } from './needs.ts'
import type { CampaignReads, Person } from './records.ts'
import { createRender, sharesOf, type Render } from './render.ts'
import { createSums, type One, type Sums } from './sums.ts'
import { createUnknownFields, type Unknown } from './unknown-fields.ts'
import { coveredBy, noReplyTo, type Covered, type Warning } from './warnings.ts'

type Needs = {
  readonly reads: Pick<CampaignReads, 'recipients'>
  readonly clock: Clock
  readonly chance: Chance
  readonly see: See
  readonly accept: Accept
  readonly audience: Audience
  /** As `see` says, without it. */
  readonly priceOf?: PriceOf
  /** It costs nobody anything without it. */
  readonly fundsOf?: FundsOf
  /** Everybody may be written to without it. */
  readonly foresee?: Foresee
}

export type Preview = Sums & {
  readonly duplicates: number
  readonly excluded: Readonly<Record<string, { readonly count: number; readonly examples: readonly { readonly to: string; readonly name?: string; readonly say: string }[] }>>
  /** Of the recipients, those who get it later than it is sent, by reason; `until` is when the last of them does. */
  readonly held: Readonly<Record<string, { readonly count: number; readonly until?: number; readonly say: string }>>
  readonly finishesAt: number
  /** Details that its text names and nobody has. */
  readonly unknownFields: readonly Unknown[]
  /** None where nothing is charged. */
  readonly money?: Covered
  /** What should be looked at before it is sent; it is sent either way. */
  readonly warnings: readonly Warning[]
  /** What follows, if everybody gets it. */
  readonly followUps: readonly Pick<Sums, 'recipients' | 'parts' | 'cost'>[]
}

const pageOf = 2_000
/** Recipients, and milliseconds, between two turns of other work. */
const sliceOf = 250
const sliceMs = 10
const examplesShown = 5
const mostTests = 10
const pagesLookedAt = 5
/** Duplicates are told apart from so many that were named one by one. */
const rememberedMost = 200_000

export function createPreview(needs: Needs) {
  const { clock, chance } = needs
  let since = 0
  const turn = async () => {
    await new Promise<void>((resolve) => clock.soon(resolve))
    since = clock.now()
  }
  const isTurn = (nth: number) => nth % sliceOf === sliceOf - 1 || clock.now() - since > sliceMs

  async function* people({ id, workspace, mode, content, facts }: Campaign): AsyncGenerator<readonly Person[]> {
    const named = new Set<string>()
    for (let after = ''; ; ) {
      const page = await needs.reads.recipients(id, after, pageOf)
      if (page.length > 0) yield page
      if (content.audience && facts.step === undefined && named.size < rememberedMost) for (const { number } of page) named.add(number)
      if (page.length < pageOf) break
      after = page.at(-1)!.number
    }
    if (!content.audience || facts.step !== undefined) return
    const members = await needs.audience.open({ workspace, mode, ...content.audience })
    if ('fault' in members) return
    for await (const page of members) {
      const all = page.map(({ number: to, ...one }) => personOf(id, { to, ...one }, content.country))
      yield all.map((one) => (named.has(one.number) ? { ...one, reason: 'duplicate' } : one))
    }
  }

  /** Who gets it first, lists and segments included; looked for in the first pages. */
  async function firstOf(campaign: Campaign, render: Render): Promise<Person | undefined> {
    let looked = 0
    for await (const page of people(campaign)) {
      const found = page.find((one) => one.reason === null && 'submission' in render(one))
      if (found || ++looked >= pagesLookedAt) return found
    }
    return undefined
  }

  return {
    async whole(campaign: Campaign): Promise<Preview> {
      const { id, workspace, mode, content, facts } = campaign
      const at = Math.max(clock.wall(), facts.dueAt ?? content.schedule?.at ?? 0)
      const render = createRender(id, content, () => at, facts.decided?.variant)
      const context = { workspace, mode, ...(content.country !== undefined && { country: content.country }) }
      const sums = createSums(campaign, chance, needs.priceOf)
      let duplicates = facts.frozen?.duplicates ?? 0
      const excluded: Record<string, { count: number; examples: { to: string; name?: string; say: string }[] }> = {}
      const held: Record<string, { count: number; until?: number; say: string }> = {}
      const unknown = createUnknownFields(render.fields)
      const zones = new Map<string | null, number>()
      /** Where it is not decided yet which of its texts the rest gets. */
      const open = content.split?.test && facts.decided === undefined ? content.split.variants.map(({ name }) => name) : []
      const { tried } = sharesOf(content.split)

      const following = (content.followUps ?? []).map(({ text, texts }) => {
        const { split: _, texts: __, ...kept } = content
        return { render: createRender(id, { ...kept, text, ...(texts && { texts }) }, () => at), sums: createSums(campaign, chance, needs.priceOf) }
      })

      const leaveOut = (reason: string, { number: to, fields }: Person, say: string) => {
        const one = (excluded[reason] ??= { count: 0, examples: [] })
        one.count++
        if (one.examples.length >= examplesShown) return
        const name = nameIn(fields)
        one.examples.push({ to, ...(name && { name }), say })
      }
      const seenOf = (person: Person): (One & { readonly person: Person }) | undefined => {
        if (person.reason === 'duplicate') return void duplicates++
        if (person.reason !== null && !('state' in person && person.state === 1)) return void leaveOut(person.reason, person, sayOf[person.reason] ?? person.reason)
        const rendered = render(person)
        if ('excluded' in rendered) return void leaveOut(rendered.excluded, person, rendered.say)
        const { submission, variant } = rendered
        const seen = needs.see(submission, context)
        if (seen.refusal) return void leaveOut(seen.refusal.code, person, seen.refusal.say)
        if (seen.blocked) return void leaveOut(seen.blocked.reason, person, seen.blocked.say)
        const others = (person.bucket < tried ? [] : open).filter((name) => name !== variant).flatMap((name) => {
          const other = render(person, name)
          return 'excluded' in other ? [] : [{ submission: other.submission, seen: needs.see(other.submission, context) }]
        })
        return { submission, seen, others, variant, folded: rendered.folded, language: person.language, person }
      }

      for await (const page of people(campaign)) {
        const those: NonNullable<ReturnType<typeof seenOf>>[] = []
        for (const [nth, person] of page.entries()) {
          if (isTurn(nth)) await turn()
          unknown.see(person.fields)
          const one = seenOf(person)
          if (one) those.push(one)
        }
        const asked = those.map(({ submission: { to, from }, seen, person: { zone } }) => ({ workspace, mode, to, from, lane: 'bulk' as const, country: seen.country ?? null, ...(zone !== null && { zone }), at }))
        const verdicts = await needs.foresee?.(asked, content.consent)
        for (const [nth, one] of those.entries()) {
          if (isTurn(nth)) await turn()
          const verdict = verdicts?.get(nth)
          if (verdict?.kind === 'block') {
            leaveOut(verdict.reason, one.person, verdict.say)
            continue
          }
          if (verdict) {
            const { count = 0, until: before } = held[verdict.reason] ?? {}
            const until = Math.max(verdict.until ?? 0, before ?? 0)
            held[verdict.reason] = { count: count + 1, say: verdict.say, ...(until > 0 && { until }) }
          }
          const { zone, language } = one.person
          zones.set(zone, (zones.get(zone) ?? 0) + (one.seen.segments ?? 1))
          sums.add(one)
          for (const later of following) {
            const rendered = later.render(one.person)
            if ('submission' in rendered) later.sums.add({ ...rendered, seen: needs.see(rendered.submission, context), others: [], language })
          }
        }
      }
      const latest = Math.max(0, ...Object.values(held).map(({ until = 0 }) => until))
      const followUps = following.map((later) => later.sums.sums()).map(({ recipients, parts, cost }) => ({ recipients, parts, cost }))
      const all = sums.sums()
      const funds = mode === 'live' ? needs.fundsOf?.(workspace, id) : undefined
      const money = funds && coveredBy(funds, all)
      const noReply = noReplyTo(content)
      const warnings: Warning[] = [...(money?.short ? [{ code: 'short_of_money' as const, say: money.say ?? '' }] : []), ...(noReply ? [noReply] : [])]
      return { ...all, duplicates, excluded, held, unknownFields: unknown.found(excluded['missing_field'] !== undefined || excluded['age_unknown'] !== undefined), followUps, ...(money && { money }), warnings, finishesAt: Math.max(latest, finishOf(campaign, zones, clock.wall())) }
    },

    /** One text for each number, as the first of the audience would get it; outside of the campaign’s counts. */
    async test(campaign: Campaign, to: readonly string[]): Promise<{ readonly sent: readonly { readonly to: string; readonly id?: string; readonly say?: string }[] } | Refused> {
      const { id, workspace, mode, content } = campaign
      if (to.length > mostTests) return refuse('invalid_value', `At most ${mostTests} numbers.`, '/to')
      const { age: _, ...rest } = content
      const render = createRender(id, { ...rest, ...(content.split && { split: { ...content.split, holdOutPercent: 0 } }) }, () => clock.wall())
      const first = await firstOf(campaign, render)
      const rendered = to.map((number) => render({ number, bucket: 0, language: first?.language ?? null, fields: first?.fields ?? null }))
      const submissions = rendered.flatMap((one) => ('submission' in one ? [{ ...one.submission, tags: ['test', ...(content.tags ?? [])] }] : []))
      const bare = submissions.map(({ campaign: _, ...rest }) => rest as (typeof submissions)[number])
      const result = bare.length > 0 ? await needs.accept(bare, { workspace, mode, spender: { campaign: id }, ...(content.country !== undefined && { country: content.country }), beside: () => [] }) : undefined
      if (result && result.kind !== 'done') return refuse('too_many', 'There is no room for it now; try again.')
      let at = 0
      const sent = rendered.map((one, i): { readonly to: string; readonly id?: string; readonly say?: string } => {
        if ('excluded' in one) return { to: to[i]!, say: one.say }
        const outcome = result!.outcomes[at++]!
        if ('refused' in outcome) return { to: to[i]!, say: outcome.refused.say }
        const { id: made, status, reason = 'blocked' } = outcome.accepted
        return { to: to[i]!, id: made, ...(status === 'blocked' && { say: sayOf[reason] ?? `was stopped: ${reason}` }) }
      })
      return sent.some(({ id: made }) => made !== undefined) ? { sent } : refuse('invalid_value', `Nothing was sent. ${sent[0]?.to}: ${sent[0]?.say}`, submissions.length > 0 ? '/to' : '/text')
    },
  }
}

/** What a person is called, where their details say so. */
function nameIn(fields: string | null): string | undefined {
  const { name, first_name: first, last_name: last } = fields === null ? {} : (JSON.parse(fields) as Record<string, string | undefined>)
  return name ?? ([first, last].filter(Boolean).join(' ') || undefined)
}

const sayOf: Readonly<Record<string, string>> = {
  invalid_recipient: 'is no phone number',
  fields_too_long: 'has more details than are kept',
  opt_out: 'said STOP, and got nothing',
  suppressed: 'is not to be written to, and got nothing',
  no_consent: 'did not agree to texts, and got nothing',
  held_out: 'gets nothing, so that the effect can be measured',
  too_young: 'is too young for it where they live',
  age_unknown: 'is of no known age',
}
