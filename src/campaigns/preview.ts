// The whole audience as it would be sent now, with nothing sent: who is in, who is not and why, what it takes and costs,
// which characters make it dear, and some of the texts. Goes through everybody once, a page at a time.
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import type { Money } from '../kit/money.ts'
import { segment } from '../sms/segments.ts'
import { smarten } from '../sms/smart.ts'
import { personOf } from './audience.ts'
import { refuse, type Campaign, type Refused } from './campaign.ts'
import type { Accept } from './feed.ts'
import type { Audience, PriceOf, See } from './needs.ts'
import type { CampaignReads, Person } from './records.ts'
import { createRender } from './render.ts'

type Needs = {
  readonly reads: Pick<CampaignReads, 'recipients'>
  readonly clock: Clock
  readonly chance: Chance
  readonly see: See
  readonly accept: Accept
  readonly audience: Audience
  /** As `see` says, without it. */
  readonly priceOf?: PriceOf
}

type Shown = { readonly to: string; readonly text: string; readonly segments: number }
export type Preview = {
  readonly recipients: number
  readonly duplicates: number
  readonly excluded: Readonly<Record<string, { readonly count: number; readonly examples: readonly { readonly to: string; readonly say: string }[] }>>
  readonly parts: number
  /** Recipients by the number of parts that each takes. */
  readonly segments: Readonly<Record<string, number>>
  readonly countries: readonly { readonly country: string; readonly recipients: number; readonly parts: number; readonly low?: Money; readonly high?: Money }[]
  /** By currency. */
  readonly cost: readonly { readonly low: Money; readonly high: Money }[]
  /** Recipients of whose messages nobody knows the price. */
  readonly unpriced: number
  readonly costly: readonly { readonly characters: readonly string[]; readonly recipients: number; readonly partsSaved: number; readonly saving?: Money; readonly say: string }[]
  readonly finishesAt: number
  readonly shortest?: Shown
  readonly longest?: Shown
  readonly some: readonly Shown[]
  readonly variants: Readonly<Record<string, number>>
}

const pageOf = 2_000
/** Recipients between two turns of other work. */
const sliceOf = 250
const examplesShown = 5
const someShown = 5
const groupsMost = 200
const groupsShown = 20
const countriesMost = 300
/** Parts a second where nothing slows it down; what one machine does. */
const usualPerSecond = 15_000
const mostTests = 10
/** Duplicates are told apart from so many that were named one by one. */
const rememberedMost = 200_000

export function createPreview(needs: Needs) {
  const { clock, chance } = needs
  const turn = () => new Promise<void>((resolve) => clock.soon(resolve))

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

  return {
    async whole(campaign: Campaign): Promise<Preview> {
      const { id, workspace, mode, content, facts } = campaign
      const render = createRender(id, content)
      const context = { workspace, mode, ...(content.country !== undefined && { country: content.country }) }
      let [recipients, parts, duplicates, unpriced] = [0, 0, facts.frozen?.duplicates ?? 0, 0]
      const excluded: Record<string, { count: number; examples: { to: string; say: string }[] }> = {}
      const segments: Record<string, number> = {}
      const countries = new Map<string, { recipients: number; parts: number; low: number; high: number; currency: string | undefined }>()
      const costly = new Map<string, { characters: string[]; recipients: number; partsSaved: number; saving: number; currency: string | undefined }>()
      const cost = new Map<string, { low: number; high: number }>()
      const variants: Record<string, number> = {}
      let shortest: Shown | undefined
      let longest: Shown | undefined
      const some: Shown[] = []

      const leaveOut = (reason: string, to: string, say: string) => {
        const one = (excluded[reason] ??= { count: 0, examples: [] })
        one.count++
        if (one.examples.length < examplesShown) one.examples.push({ to, say })
      }
      /** What would be saved by writing it in the small alphabet. */
      const fold = (text: string, before: number, language: string | null, perPart: number, currency: string | undefined, chars: readonly string[]) => {
        const { text: plain } = smarten(text, { fold: [...(language ? [language] : []), 'nl'] })
        const after = segment(plain, { maxParts: before })
        const saved = 'refused' in after || after.encoding !== 'gsm7' ? 0 : before - after.parts.length
        const key = chars.join('')
        const group = costly.get(key) ?? { characters: [...chars], recipients: 0, partsSaved: 0, saving: 0, currency }
        if (costly.size >= groupsMost && !costly.has(key)) return
        group.recipients++
        group.partsSaved += saved
        group.saving += saved * perPart
        costly.set(key, group)
      }
      const judge = (person: Person) => {
        if (person.reason === 'duplicate') return void duplicates++
        if (person.reason !== null && !('state' in person && person.state === 1)) return leaveOut(person.reason, person.number, sayOf[person.reason] ?? person.reason)
        const rendered = render(person)
        if ('excluded' in rendered) return leaveOut(rendered.excluded, person.number, rendered.say)
        const { submission, variant } = rendered
        const seen = needs.see(submission, context)
        if (seen.refusal) return leaveOut(seen.refusal.code, person.number, seen.refusal.say)
        if (seen.blocked) return leaveOut(seen.blocked.reason, person.number, seen.blocked.say)
        const { text, to, from } = submission
        const count = seen.segments ?? 1
        recipients++
        parts += count
        if (variant !== undefined) variants[variant] = (variants[variant] ?? 0) + 1
        segments[count] = (segments[count] ?? 0) + 1
        const sold = needs.priceOf?.({ workspace, mode, to, from, country: seen.country, network: seen.network })
        const asked = seen.price ?? seen.cost
        const price = sold ? { low: sold.low * count, high: sold.high * count, currency: sold.currency } : asked && { low: asked.micros, high: asked.micros, currency: asked.currency }
        if (price) {
          const sum = cost.get(price.currency) ?? { low: 0, high: 0 }
          cost.set(price.currency, { low: sum.low + price.low, high: sum.high + price.high })
        } else unpriced++
        const name = seen.country ?? 'other'
        if (countries.has(name) || countries.size < countriesMost) {
          const country = countries.get(name) ?? { recipients: 0, parts: 0, low: 0, high: 0, currency: price?.currency }
          countries.set(name, { ...country, recipients: country.recipients + 1, parts: country.parts + count, low: country.low + (price?.low ?? 0), high: country.high + (price?.high ?? 0) })
        }
        if (seen.costly && seen.costly.length > 0) fold(text, count, person.language, price ? price.high / count : 0, price?.currency, seen.costly.map(({ char }) => char))
        const shown = { to, text, segments: count }
        if (!shortest || text.length < shortest.text.length) shortest = shown
        if (!longest || text.length > longest.text.length) longest = shown
        if (some.length < someShown) some.push(shown)
        else {
          const place = chance.below(recipients) // every recipient is as likely to be shown
          if (place < someShown) some[place] = shown
        }
        return undefined
      }

      for await (const page of people(campaign))
        for (const [at, person] of page.entries()) {
          if (at % sliceOf === sliceOf - 1) await turn()
          judge(person)
        }

      const money = (micros: number, currency: string): Money => ({ micros: Math.round(micros), currency })
      const groups = [...costly.values()].filter(({ partsSaved }) => partsSaved > 0).sort((a, b) => b.partsSaved - a.partsSaved).slice(0, groupsShown)
      return {
        recipients, duplicates, excluded, parts, segments, unpriced,
        countries: [...countries].sort(([, a], [, b]) => b.recipients - a.recipients).map(([country, { currency, low, high, ...rest }]) =>
          ({ country, ...rest, ...(currency !== undefined && { low: money(low, currency), high: money(high, currency) }) })),
        cost: [...cost].map(([currency, { low, high }]) => ({ low: money(low, currency), high: money(high, currency) })),
        costly: groups.map(({ characters, recipients: of, partsSaved, saving, currency }) => ({
          characters, recipients: of, partsSaved, ...(currency !== undefined && { saving: money(saving, currency) }),
          say: `${of} need more parts because of ${characters.slice(0, 10).join(' ')}: without, ${partsSaved} parts are saved.`,
        })),
        finishesAt: finishOf(campaign, parts, clock.wall()),
        ...(shortest && { shortest }), ...(longest && { longest }), some, variants,
      }
    },

    /** One text for each number, as the first of the audience would get it; outside of the campaign’s counts. */
    async test({ id, workspace, mode, content }: Campaign, to: readonly string[]): Promise<{ readonly sent: readonly { readonly to: string; readonly id?: string; readonly say?: string }[] } | Refused> {
      if (to.length > mostTests) return refuse('invalid_value', `At most ${mostTests} numbers.`, '/to')
      const [first] = await needs.reads.recipients(id, '', 1)
      const render = createRender(id, { ...content, ...(content.split && { split: { ...content.split, holdOutPercent: 0 } }) })
      const rendered = to.map((number) => render({ number, bucket: 0, language: first?.language ?? null, fields: first?.fields ?? null }))
      const submissions = rendered.flatMap((one) => ('submission' in one ? [{ ...one.submission, tags: ['test', ...(content.tags ?? [])] }] : []))
      const bare = submissions.map(({ campaign: _, ...rest }) => rest as (typeof submissions)[number])
      const result = bare.length > 0 ? await needs.accept(bare, { workspace, mode, spender: { campaign: id }, ...(content.country !== undefined && { country: content.country }), beside: () => [] }) : undefined
      if (result && result.kind !== 'done') return refuse('too_many', 'There is no room for it now; try again.')
      let at = 0
      return {
        sent: rendered.map((one, i) => {
          if ('excluded' in one) return { to: to[i]!, say: one.say }
          const outcome = result!.outcomes[at++]!
          return 'accepted' in outcome ? { to: to[i]!, id: outcome.accepted.id } : { to: to[i]!, say: outcome.refused.say }
        }),
      }
    },
  }
}

const sayOf: Readonly<Record<string, string>> = {
  invalid_recipient: 'is no phone number',
  fields_too_long: 'has more details than are kept',
  held_out: 'gets nothing, so that the effect can be measured',
}

function finishOf({ content: { perSecond, schedule }, facts: { dueAt } }: Campaign, parts: number, now: number): number {
  const begins = Math.max(now, dueAt ?? schedule?.at ?? now)
  const ms = (parts * 1_000) / Math.min(perSecond ?? usualPerSecond, usualPerSecond)
  return Math.round(begins + Math.max(ms, (schedule?.spreadMinutes ?? 0) * 60_000))
}
