// A campaign as the wizard holds it, every field a text as it was typed, and the content that the API takes. Knows no
// pixels.
import type { Campaign, Content, Edit, Person, Schedule, Trial } from './calls.ts'

export type Draft = {
  name: string
  from: string
  text: string
  /** By language. */
  texts: Readonly<Record<string, string>>
  lists: readonly string[]
  segments: readonly string[]
  /** Typed, and not sent yet. */
  numbers: string
  country: string
  agreed: boolean
  wording: string
  when: 'now' | 'at' | 'local'
  /** As `datetime-local` gives it: in the time of whoever looks. */
  at: string
  localTime: string
  zone: string
  late: 'tomorrow' | 'now'
  perSecond: string
  spread: string
  windowed: boolean
  days: readonly number[]
  opens: string
  closes: string
  careful: boolean
  fold: boolean
  variants: readonly string[]
  holdOut: string
  /** What the wizard does not show, as it came. */
  kept: { recurring?: Schedule['recurring']; windowZone?: string; ramp?: Content['ramp']; names?: readonly string[]; trial?: Trial }
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const letters = 'ABCDE'
const ramp = { steps: [1, 10, 100], failedPercent: 10, optOutPercent: 2, waitSeconds: 300 }

export const emptyDraft = (): Draft => ({
  name: '', from: '', text: '', texts: {}, lists: [], segments: [], numbers: '', country: '', agreed: false, wording: '', when: 'now', at: '',
  localTime: '10:00', zone: ownZone(), late: 'tomorrow', perSecond: '', spread: '', windowed: false, days: [1, 2, 3, 4, 5], opens: '09:00', closes: '20:00',
  careful: false, fold: false, variants: [], holdOut: '', kept: {},
})

const localOf = (iso: string) => {
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export function draftOf(campaign: Campaign): Draft {
  const { name, from, text, texts = {}, audience = {}, country = '', consent, consentWording = '', schedule = {}, perSecond, ramp: careful, fold, split } = campaign
  const { at, localTime, spreadMinutes, window, recurring } = schedule
  const kept = {
    ...(recurring && { recurring }), ...(window && { windowZone: window.timeZone }), ...(careful && { ramp: careful }),
    ...(split && { names: split.variants.map((one) => one.name) }), ...(split?.test && { trial: split.test }),
  }
  return {
    ...emptyDraft(), name, from, text, texts, lists: audience.lists ?? [], segments: audience.segments ?? [], country, agreed: consent !== undefined,
    wording: consentWording, when: localTime ? 'local' : at ? 'at' : 'now', ...(at && { at: localOf(at) }),
    ...(localTime && { localTime: localTime.time, zone: localTime.timeZone, late: localTime.late }),
    perSecond: String(perSecond ?? ''), spread: String(spreadMinutes ?? ''), careful: careful !== undefined, fold: fold === true,
    ...(window && { windowed: true, days: window.days, opens: window.from, closes: window.to }),
    variants: split?.variants.map((one) => one.text) ?? [], holdOut: split?.holdOutPercent ? String(split.holdOutPercent) : '', kept,
  }
}

const positive = (text: string) => (Number(text) > 0 ? Number(text) : undefined)

export function contentOf(draft: Draft): Content {
  const { name, from, lists, segments, wording, variants, texts, kept } = draft
  const text = variants[0] ?? draft.text
  const perSecond = positive(draft.perSecond)
  const schedule = scheduleOf(draft)
  const audience = { ...(lists.length > 0 && { lists: [...lists] }), ...(segments.length > 0 && { segments: [...segments] }) }
  const written = Object.entries(texts).filter(([, one]) => one.trim() !== '')
  const names = kept.names?.length === variants.length ? kept.names : undefined
  const split = {
    variants: variants.map((one, at) => ({ name: names?.[at] ?? letters[at]!, text: one })), holdOutPercent: positive(draft.holdOut) ?? 0,
    ...(kept.trial && { test: kept.trial }),
  }
  return {
    name: name.trim(), text, from: from.trim(), ...(written.length > 0 && { texts: Object.fromEntries(written) }),
    ...(Object.keys(audience).length > 0 && { audience }), ...(draft.country.trim() !== '' && { country: draft.country.trim().toUpperCase() }),
    ...(draft.agreed && { consent: 'existing', ...(wording.trim() !== '' && { consentWording: wording.trim() }) }),
    ...(perSecond !== undefined && { perSecond }), ...(Object.keys(schedule).length > 0 && { schedule }),
    ...(draft.careful && { ramp: kept.ramp ?? ramp }), ...(draft.fold && { fold: true }), ...(variants.length > 0 && { split }),
  }
}

function scheduleOf({ when, at, localTime, zone, late, spread, windowed, days, opens, closes, kept }: Draft): Schedule {
  const spreadMinutes = positive(spread)
  return {
    ...(when === 'at' && at !== '' && { at: new Date(at).toISOString() }),
    ...(when === 'local' && { localTime: { time: localTime, timeZone: zone, late } }),
    ...(spreadMinutes !== undefined && { spreadMinutes }),
    ...(windowed && { window: { days: [...days], from: opens, to: closes, timeZone: kept.windowZone ?? ownZone() } }),
    ...(kept.recurring && { recurring: kept.recurring }),
  }
}

const optional = ['texts', 'audience', 'country', 'consent', 'consentWording', 'perSecond', 'schedule', 'ramp', 'split', 'fold'] as const

/** What the API is told of a draft that is there: what is not in it any more is taken away. */
export function editOf(draft: Draft): Edit {
  const content = contentOf(draft)
  return { ...Object.fromEntries(optional.map((key) => [key, null])), ...content }
}

export const isWritten = ({ name, from, text, variants }: Draft) =>
  [name, from, ...(variants.length > 0 ? variants : [text])].every((one) => one.trim() !== '')

/** The numbers that were typed, one on each line or between commas. */
export const peopleOf = (draft: Draft): Person[] =>
  draft.numbers.split(/[\n,;]/).map((one) => one.trim()).filter((one) => one !== '').map((to) => ({ to }))

export const variantName = (at: number) => letters[at] ?? '?'
export const mostVariants = letters.length
