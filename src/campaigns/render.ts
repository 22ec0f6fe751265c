// From a recipient to what is submitted for them: which text, whose details, which sender. Compiled once per content.
import { parseNumber } from '../sms/phone.ts'
import type { Content } from './campaign.ts'
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
}
export type Reader = { readonly number: string; readonly bucket: number; readonly language: string | null; /** JSON. */ readonly fields: string | null }
export type Rendered = { readonly submission: Submission; readonly variant: string | undefined } | { readonly excluded: string; readonly say: string }
export type Render = { (reader: Reader): Rendered; /** Names that any of its texts mentions. */ readonly fields: readonly string[] }

const none: Fields = {}

/** The texts of a content in one place, with where each is told from. */
export const textsOf = ({ text, texts = {}, split }: Content): { readonly param: string; readonly text: string }[] => [
  { param: '/text', text },
  ...Object.entries(texts).map(([language, own]) => ({ param: `/texts/${language}`, text: own })),
  ...(split?.variants ?? []).map((variant, at) => ({ param: `/split/variants/${at}/text`, text: variant.text })),
]

/** Throws for a content whose texts were not tried before. */
export function createRender(campaign: string, content: Content): Render {
  const { from, senders, texts = {}, tags, validity, maxSegments, consent, split, country } = content
  const template = (text: string): Template => {
    const compiled = compileTemplate(text)
    if ('refused' in compiled) throw new Error(compiled.refused)
    return compiled.template
  }
  const usual = template(content.text)
  const byLanguage = new Map(Object.entries(texts).map(([language, text]) => [language.toLowerCase(), template(text)]))
  const variants = split?.variants.map(({ name, text }) => ({ name, template: template(text) })) ?? []
  const all = [usual, ...byLanguage.values(), ...variants.map((variant) => variant.template)]
  const fields = [...new Set(all.flatMap((one) => one.fields))]
  const beside = {
    lane: 'bulk' as const, campaign,
    ...(tags && { tags }), ...(validity !== undefined && { validity }), ...(maxSegments !== undefined && { maxSegments }), ...(consent && { consent }),
  }
  const heldOut = (split?.holdOutPercent ?? 0) * 100
  const templateFor = (language: string | null): Template => {
    if (language === null || byLanguage.size === 0) return usual
    const tag = language.toLowerCase()
    return byLanguage.get(tag) ?? byLanguage.get(tag.split('-')[0]!) ?? usual
  }
  const senderFor = (number: string): string => {
    if (!senders) return from
    const parsed = parseNumber(number, country)
    return ('country' in parsed && parsed.country !== undefined && senders[parsed.country]) || from
  }

  const render = ({ number, bucket, language, fields: stored }: Reader): Rendered => {
    if (bucket < heldOut) return { excluded: 'held_out', say: 'gets nothing, so that the effect can be measured' }
    const variant = variants.length > 0 ? variants[bucket % variants.length] : undefined
    const chosen = variant?.template ?? templateFor(language)
    const values = chosen.fields.length > 0 && stored !== null ? (JSON.parse(stored) as Fields) : none
    const rendered = chosen.render(values)
    if ('refused' in rendered) return { excluded: 'missing_field', say: rendered.refused }
    return { submission: { to: number, from: senderFor(number), text: rendered.text, ...beside }, variant: variant?.name }
  }
  return Object.assign(render, { fields })
}
