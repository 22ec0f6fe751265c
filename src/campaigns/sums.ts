// The sums of a preview: recipients one after another, what each takes and costs, and which characters make it dear. Knows
// neither where they come from nor what consent says of them.
import type { Chance } from '../kit/chance.ts'
import type { Money } from '../kit/money.ts'
import type { Owner } from './campaign.ts'
import type { PriceOf, Seen } from './needs.ts'
import { segment } from '../sms/segments.ts'
import { folded, type Submission } from './render.ts'

export type Shown = { readonly to: string; readonly text: string; readonly segments: number }
export type Span = { readonly low: Money; readonly high: Money }
export type Sums = {
  readonly recipients: number
  readonly parts: number
  /** Recipients by the number of parts that each takes. */
  readonly segments: Readonly<Record<string, number>>
  readonly countries: readonly ({ readonly country: string; readonly recipients: number; readonly parts: number } & Partial<Span>)[]
  /** By currency. */
  readonly cost: readonly Span[]
  /** Recipients of whose messages nobody knows the price. */
  readonly unpriced: number
  readonly costly: readonly { readonly characters: readonly string[]; readonly recipients: number; readonly partsSaved: number; /** By `fold`, too. */ readonly foldable: boolean; readonly saving?: Money; readonly say: string }[]
  readonly shortest?: Shown
  readonly longest?: Shown
  readonly some: readonly Shown[]
  readonly variants: Readonly<Record<string, number>>
  /** Written without accents, and the parts that this saves. */
  readonly folded: { readonly recipients: number; readonly parts: number }
}
export type One = {
  readonly submission: Submission
  readonly seen: Seen
  /** The same person with the other texts that it may come to. */
  readonly others: readonly { readonly submission: Submission; readonly seen: Seen }[]
  readonly variant: string | undefined
  readonly folded: number
  readonly language: string | null
}
type Price = { readonly low: number; readonly high: number; readonly currency: string }

const someShown = 5
const groupsMost = 200
const groupsShown = 20
const charactersShown = 10
const countriesMost = 300
const mostParts = 255

/** Written in it throughout, as Russian is: there is nothing to take away. */
function isOfOtherAlphabet(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return (text.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 < letters
}
/** Where a few letters, as of a name, cannot be written in the small alphabet at all. */
function savedWithout(text: string, characters: readonly string[]): number {
  const costly = new Set(characters)
  const before = segment(text, { maxParts: mostParts })
  const after = segment([...text].map((char) => (costly.has(char) ? '-' : char)).join(''), { maxParts: mostParts })
  return 'refused' in before || 'refused' in after ? 0 : Math.max(0, before.parts.length - after.parts.length)
}

export function createSums({ workspace, mode }: Owner, chance: Chance, priceOf: PriceOf | undefined) {
  let [recipients, parts, unpriced] = [0, 0, 0]
  /** Of this month, as far as nothing else uses them up. */
  let included: number | undefined
  const segments: Record<string, number> = {}
  const countries = new Map<string, { recipients: number; parts: number; low: number; high: number; currency: string | undefined }>()
  const costly = new Map<string, { characters: string[]; recipients: number; partsSaved: number; foldable: boolean; saving: number; currency: string | undefined }>()
  const cost = new Map<string, { low: number; high: number }>()
  const variants: Record<string, number> = {}
  const unaccented = { recipients: 0, parts: 0 }
  let shortest: Shown | undefined
  let longest: Shown | undefined
  const some: Shown[] = []
  const networks = new WeakMap<object, string>()
  const textOf = (network: object | undefined): string | null => {
    if (!network) return null
    const known = networks.get(network) ?? JSON.stringify(network)
    networks.set(network, known)
    return known
  }

  const priced = ({ to, from }: Submission, seen: Seen): Price | undefined => {
    const count = seen.segments ?? 1
    const sold = priceOf?.({ workspace, mode, to, from, country: seen.country, lane: 'bulk' }, textOf(seen.network))
    if (sold) {
      included ??= sold.included ?? 0
      if (count <= included) {
        included -= count
        return { low: 0, high: 0, currency: sold.currency }
      }
      return { low: sold.low * count, high: sold.high * count, currency: sold.currency }
    }
    const asked = seen.price ?? seen.cost
    return asked && { low: asked.micros, high: asked.micros, currency: asked.currency }
  }
  const wider = (one: Price | undefined, other: Price | undefined): Price | undefined =>
    one && other && one.currency === other.currency ? { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high), currency: one.currency } : one

  /** What would be saved by writing it in the small alphabet. */
  const fold = (text: string, language: string | null, perPart: number, currency: string | undefined, characters: readonly string[]) => {
    if (isOfOtherAlphabet(text)) return
    const key = characters.join('')
    if (costly.size >= groupsMost && !costly.has(key)) return
    const group = costly.get(key) ?? { characters: [...characters], recipients: 0, partsSaved: 0, foldable: false, saving: 0, currency }
    const byFolding = folded(text, language).saved
    const saved = byFolding || savedWithout(text, characters)
    group.foldable ||= byFolding > 0
    group.recipients++
    group.partsSaved += saved
    group.saving += saved * perPart
    costly.set(key, group)
  }
  const money = (micros: number, currency: string): Money => ({ micros: Math.round(micros), currency })

  return {
    add({ submission, seen, others, variant, folded: saved, language }: One): void {
      const { text, to } = submission
      const count = seen.segments ?? 1
      recipients++
      parts += count
      if (variant !== undefined) variants[variant] = (variants[variant] ?? 0) + 1
      segments[count] = (segments[count] ?? 0) + 1
      if (saved > 0) {
        unaccented.recipients++
        unaccented.parts += saved
      }
      const price = others.reduce((so, other) => wider(so, priced(other.submission, other.seen)), priced(submission, seen))
      if (price) {
        const sum = cost.get(price.currency) ?? { low: 0, high: 0 }
        cost.set(price.currency, { low: sum.low + price.low, high: sum.high + price.high })
      } else unpriced++
      const name = seen.country ?? 'other'
      if (countries.has(name) || countries.size < countriesMost) {
        const country = countries.get(name) ?? { recipients: 0, parts: 0, low: 0, high: 0, currency: price?.currency }
        countries.set(name, { ...country, recipients: country.recipients + 1, parts: country.parts + count, low: country.low + (price?.low ?? 0), high: country.high + (price?.high ?? 0) })
      }
      if (seen.costly && seen.costly.length > 0) fold(text, language, price ? price.high / count : 0, price?.currency, [...new Set(seen.costly.map(({ char }) => char))])
      const shown = { to, text, segments: count }
      if (!shortest || text.length < shortest.text.length) shortest = shown
      if (!longest || text.length > longest.text.length) longest = shown
      if (some.length < someShown) some.push(shown)
      else {
        const place = chance.below(recipients) // every recipient is as likely to be shown
        if (place < someShown) some[place] = shown
      }
    },
    sums(): Sums {
      const groups = [...costly.values()].filter(({ partsSaved }) => partsSaved > 0).sort((a, b) => b.partsSaved - a.partsSaved).slice(0, groupsShown)
      return {
        recipients, parts, segments, unpriced, some, variants, folded: unaccented,
        countries: [...countries].sort(([, a], [, b]) => b.recipients - a.recipients).map(([country, { currency, low, high, ...rest }]) =>
          ({ country, ...rest, ...(currency !== undefined && { low: money(low, currency), high: money(high, currency) }) })),
        cost: [...cost].map(([currency, { low, high }]) => ({ low: money(low, currency), high: money(high, currency) })),
        costly: groups.map(({ characters, recipients: of, partsSaved, foldable, saving, currency }) => ({
          characters, recipients: of, partsSaved, foldable, ...(currency !== undefined && { saving: money(saving, currency) }),
          say: `${of} need more parts because of ${characters.slice(0, charactersShown).join(' ')}: without, ${partsSaved} parts are saved.`,
        })),
        ...(shortest && { shortest }), ...(longest && { longest }),
      }
    },
  }
}
