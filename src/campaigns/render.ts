// From a recipient to what is submitted for them: which text, whose details, which sender. Compiled once per content.
import { ageFault, ageFor } from '../consent/ages.ts'
import { isGsm7 } from '../sms/gsm7.ts'
import { parseNumber } from '../sms/phone.ts'
import { segment } from '../sms/segments.ts'
import { smarten } from '../sms/smart.ts'
import type { Content, Split } from './campaign.ts'
import { buckets } from './records.ts'
import { compileTemplate, type Fields, type Template } from './template.ts'

/** What is handed to the gateway. */
export type Submission = {
  readonly to: string
  readonly from: string
  readonly text: string
  readonly lane: 'bulk'
  readonly campaign: string
  readonly tags?: readonly string[]
  readonly validity?: number
  readonly maxSegments?: number
  readonly consent?: { readonly wording: string }
  readonly timeZone?: string
}
export type Reader = { readonly number: string; readonly bucket: number; readonly language: string | null; readonly zone?: string | null; /** JSON. */ readonly fields: string | null }
/** `folded`: parts that it takes less for being written without accents. */
export type Rendered = { readonly submission: Submission; readonly variant: string | undefined; readonly folded: number } | { readonly excluded: string; readonly say: string }
export type Render = { (reader: Reader, variant?: string): Rendered; /** Names that any of its texts mentions, and the one that tells ages. */ readonly fields: readonly string[] }

const none: Fields = {}

/** The texts of a content in one place, with where each is told from. */
export const textsOf = ({ text, texts = {}, split, followUps = [] }: Content): { readonly param: string; readonly text: string }[] => [
  { param: '/text', text },
  ...Object.entries(texts).map(([language, own]) => ({ param: `/texts/${language}`, text: own })),
  ...(split?.variants ?? []).map((variant, at) => ({ param: `/split/variants/${at}/text`, text: variant.text })),
  ...followUps.flatMap(({ text: later, texts: others = {} }, at) => [
    { param: `/followUps/${at}/text`, text: later },
    ...Object.entries(others).map(([language, own]) => ({ param: `/followUps/${at}/texts/${language}`, text: own })),
  ]),
]

/** Buckets below it get nothing; from there on below the other the variants are tried; all others are the rest. */
export function sharesOf(split: Split | undefined): { readonly heldOut: number; readonly tried: number } {
  const ofPercent = (percent: number) => Math.round((percent * buckets) / 100)
  const heldOut = ofPercent(split?.holdOutPercent ?? 0)
  return { heldOut, tried: split?.test ? Math.min(buckets, heldOut + ofPercent(split.test.percent)) : buckets }
}

const mostParts = 255
/** The same written in the small alphabet, where that takes fewer parts. */
export function folded(text: string, language: string | null): { readonly text: string; readonly saved: number } {
  const as = { text, saved: 0 }
  if (isGsm7(text)) return as
  const before = segment(text, { maxParts: mostParts })
  if ('refused' in before || before.encoding === 'gsm7' || before.parts.length === 1) return as
  const { text: plain } = smarten(text, { fold: [...(language ? [language] : []), 'nl'] })
  const after = segment(plain, { maxParts: before.parts.length })
  return 'refused' in after || after.encoding !== 'gsm7' || after.parts.length >= before.parts.length ? as : { text: plain, saved: before.parts.length - after.parts.length }
}

/**
 * Throws for a content whose texts were not tried before. `now`: the time by which ages are counted. `decided`: the variant
 * that the rest gets, the first without it.
 */
export function createRender(campaign: string, content: Content, now: () => number, decided?: string | null): Render {
  const { age, fold = false, from, senders, texts = {}, tags, validity, maxSegments, consent, split, country } = content
  const template = (text: string): Template => {
    const compiled = compileTemplate(text)
    if ('refused' in compiled) throw new Error(compiled.refused)
    return compiled.template
  }
  const usual = template(content.text)
  const byLanguage = new Map(Object.entries(texts).map(([language, text]) => [language.toLowerCase(), template(text)]))
  const variants = split?.variants.map(({ name, text }) => ({ name, template: template(text) })) ?? []
  const all = [usual, ...byLanguage.values(), ...variants.map((variant) => variant.template)]
  const fields = [...new Set([...all.flatMap((one) => one.fields), ...(age ? [age.field] : [])])]
  const beside = {
    lane: 'bulk' as const, campaign,
    ...(tags && { tags }), ...(validity !== undefined && { validity }), ...(maxSegments !== undefined && { maxSegments }), ...(consent && { consent }),
  }
  const { heldOut, tried } = sharesOf(split)
  const ofRest = variants.find(({ name }) => name === decided) ?? variants[0]
  const variantOf = (bucket: number, wanted: string | undefined) =>
    wanted === undefined ? (bucket < tried ? variants[bucket % variants.length] : ofRest) : variants.find(({ name }) => name === wanted)
  const templateFor = (language: string | null): Template => {
    if (language === null || byLanguage.size === 0) return usual
    const tag = language.toLowerCase()
    return byLanguage.get(tag) ?? byLanguage.get(tag.split('-')[0]!) ?? usual
  }
  const countryFor = (number: string): string | undefined => {
    const parsed = parseNumber(number, country)
    return 'country' in parsed ? parsed.country : undefined
  }
  const senderFor = (number: string): string => (senders && senders[countryFor(number) ?? '']) || from
  const tooYoung = (number: string, stored: string | null): Extract<Rendered, { excluded: string }> | undefined => {
    if (!age) return undefined
    const { category, field } = age
    const there = countryFor(number) ?? null
    const born = stored === null ? undefined : (JSON.parse(stored) as Fields)[field]
    const fault = ageFault({ category, country: there, born: born === undefined || born === null ? undefined : String(born), at: now() })
    return fault && { excluded: fault, say: fault === 'too_young' ? `is younger than ${ageFor(category, there)}, the age for ${category} there` : `has no ${field} that tells an age` }
  }

  const render = ({ number, bucket, language, zone, fields: stored }: Reader, wanted?: string): Rendered => {
    if (bucket < heldOut) return { excluded: 'held_out', say: 'gets nothing, so that the effect can be measured' }
    const young = tooYoung(number, stored)
    if (young) return young
    const variant = variants.length > 0 ? variantOf(bucket, wanted) : undefined
    const chosen = variant?.template ?? templateFor(language)
    const values = chosen.fields.length > 0 && stored !== null ? (JSON.parse(stored) as Fields) : none
    const rendered = chosen.render(values)
    if ('refused' in rendered) return { excluded: 'missing_field', say: rendered.refused }
    const { text, saved } = fold ? folded(rendered.text, language) : { text: rendered.text, saved: 0 }
    return { submission: { to: number, from: senderFor(number), text, ...beside, ...(zone && { timeZone: zone }) }, variant: variant?.name, folded: saved }
  }
  return Object.assign(render, { fields })
}
