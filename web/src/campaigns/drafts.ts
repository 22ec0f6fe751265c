// A campaign as the wizard holds it, every field a text as it was typed, and the content that the API takes. Knows no
// pixels.
import type { Campaign, Content, Edit, Person, Schedule, Trial } from './calls.ts'
import { followUpOf, type Later, laterOf } from './followups.ts'
import { emptyRepeat, localOf, ownZone, recurringOf, type Repeat, repeatOf } from './repeats.ts'

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
  /** To nobody by itself: a program names the people, one by one. */
  triggered: boolean
  when: 'now' | 'at' | 'local' | 'again'
  /** As `datetime-local` gives it: in the time of whoever looks. */
  at: string
  localTime: string
  zone: string
  late: 'tomorrow' | 'now'
  repeat: Repeat
  perSecond: string
  spread: string
  windowed: boolean
  days: readonly number[]
  opens: string
  closes: string
  careful: boolean
  ramp: { steps: string; failed: string; optOut: string; waitMinutes: string }
  fold: boolean
  variants: readonly string[]
  holdOut: string
  /** A share tries the variants; the rest waits for the better one. */
  tried: boolean
  trial: { percent: string; by: Trial['by']; least: string; waitMinutes: string; otherwise: Trial['otherwise'] }
  /** By country. */
  senders: readonly { country: string; from: string }[]
  followUps: readonly Later[]
  /** For those alone who are old enough, by a detail that tells it; of no category for everybody. */
  age: { category: '' | NonNullable<Content['age']>['category']; field: string }
  /** Between commas. */
  tags: string
  validHours: string
  maxSegments: string
  /** What the wizard does not show, as it came. */
  kept: { windowZone?: string; names?: readonly string[]; localTime?: Schedule['localTime'] }
}

const letters = 'ABCDE'

export const emptyDraft = (): Draft => ({
  name: '', from: '', text: '', texts: {}, lists: [], segments: [], numbers: '', country: '', agreed: false, wording: '', when: 'now', at: '',
  localTime: '10:00', zone: ownZone(), late: 'tomorrow', perSecond: '', spread: '', windowed: false, days: [1, 2, 3, 4, 5], opens: '09:00', closes: '20:00',
  careful: false, fold: false, variants: [], holdOut: '', triggered: false, repeat: emptyRepeat(), ramp: { steps: '1, 10, 100', failed: '10', optOut: '2', waitMinutes: '5' },
  tried: false, trial: { percent: '20', by: 'replies', least: '500', waitMinutes: '240', otherwise: 'first' }, senders: [], followUps: [], age: { category: '', field: '' }, tags: '', validHours: '', maxSegments: '', kept: {},
})

export function draftOf(campaign: Campaign): Draft {
  const { name, from, text, texts = {}, audience = {}, country = '', consent, consentWording = '', schedule = {}, perSecond, ramp, fold, split, triggered } = campaign
  const { age = { category: '', field: '' }, senders = {}, followUps = [], tags = [], validity, maxSegments } = campaign
  const { at, localTime, spreadMinutes, window, recurring } = schedule
  const empty = emptyDraft()
  const kept = {
    ...(window && { windowZone: window.timeZone }), ...(split && { names: split.variants.map((one) => one.name) }), ...(recurring && localTime && { localTime }),
  }
  const { test } = split ?? {}
  return {
    ...empty, name, from, text, texts, lists: audience.lists ?? [], segments: audience.segments ?? [], country, agreed: consent !== undefined, triggered: triggered === true,
    wording: consentWording, when: recurring ? 'again' : localTime ? 'local' : at ? 'at' : 'now', ...(at && { at: localOf(at) }), ...(recurring && { repeat: repeatOf(recurring) }),
    ...(localTime && { localTime: localTime.time, zone: localTime.timeZone, late: localTime.late }),
    perSecond: String(perSecond ?? ''), spread: String(spreadMinutes ?? ''), careful: ramp !== undefined, fold: fold === true,
    ...(ramp && { ramp: { steps: ramp.steps.join(', '), failed: String(ramp.failedPercent), optOut: String(ramp.optOutPercent), waitMinutes: String(ramp.waitSeconds / 60) } }),
    ...(window && { windowed: true, days: window.days, opens: window.from, closes: window.to }),
    variants: split?.variants.map((one) => one.text) ?? [], holdOut: split?.holdOutPercent ? String(split.holdOutPercent) : '', tried: test !== undefined,
    ...(test && { trial: { percent: String(test.percent), by: test.by, least: String(test.leastEach), waitMinutes: String(test.waitMinutes), otherwise: test.otherwise } }),
    senders: Object.entries(senders).map(([of, sender]) => ({ country: of, from: sender })), followUps: followUps.map(laterOf), age, tags: tags.join(', '),
    validHours: validity === undefined ? '' : String(validity / 3_600), maxSegments: String(maxSegments ?? ''), kept,
  }
}

const positive = (text: string) => (Number(text) > 0 ? Number(text) : undefined)

const listed = (text: string) => text.split(/[,;]/).map((one) => one.trim()).filter((one) => one !== '')
const upper = (country: string) => country.trim().toUpperCase()

export function contentOf(draft: Draft): Content {
  const { name, from, lists, segments, wording, variants, texts, triggered, age: { category, field } } = draft
  const text = variants[0] ?? draft.text
  const perSecond = positive(draft.perSecond)
  const hours = positive(draft.validHours)
  const maxSegments = positive(draft.maxSegments)
  const schedule = scheduleOf(draft)
  const audience = { ...(lists.length > 0 && { lists: [...lists] }), ...(segments.length > 0 && { segments: [...segments] }) }
  const written = Object.entries(texts).filter(([, one]) => one.trim() !== '')
  const senders = draft.senders.filter((one) => one.country.trim() !== '' && one.from.trim() !== '')
  const tags = listed(draft.tags)
  return {
    name: name.trim(), text, from: from.trim(), ...(written.length > 0 && variants.length === 0 && { texts: Object.fromEntries(written) }),
    ...(senders.length > 0 && { senders: Object.fromEntries(senders.map((one) => [upper(one.country), one.from.trim()])) }),
    ...(Object.keys(audience).length > 0 && !triggered && { audience }), ...(draft.country.trim() !== '' && { country: upper(draft.country) }),
    ...(draft.agreed && { consent: 'existing', ...(wording.trim() !== '' && { consentWording: wording.trim() }) }),
    ...(perSecond !== undefined && { perSecond }), ...(Object.keys(schedule).length > 0 && { schedule }), ...(triggered && { triggered }),
    ...(draft.careful && !triggered && { ramp: rampOf(draft.ramp) }), ...(draft.fold && { fold: true }), ...(variants.length > 0 && { split: splitOf(draft) }),
    ...(draft.followUps.length > 0 && { followUps: draft.followUps.map(followUpOf) }), ...(category !== '' && { age: { category, field } }), ...(tags.length > 0 && { tags }),
    ...(hours !== undefined && { validity: Math.round(hours * 3_600) }), ...(maxSegments !== undefined && { maxSegments }),
  }
}

const rampOf = ({ steps, failed, optOut, waitMinutes }: Draft['ramp']) => ({
  steps: listed(steps).map(Number), failedPercent: Number(failed), optOutPercent: Number(optOut), waitSeconds: Math.round(Number(waitMinutes) * 60),
})

function splitOf({ variants, holdOut, tried, trial: { percent, by, least, waitMinutes, otherwise }, kept }: Draft): NonNullable<Content['split']> {
  const names = kept.names?.length === variants.length ? kept.names : undefined
  return {
    variants: variants.map((text, at) => ({ name: names?.[at] ?? letters[at]!, text })), holdOutPercent: positive(holdOut) ?? 0,
    ...(tried && { test: { percent: Number(percent), by, leastEach: Number(least), waitMinutes: Number(waitMinutes), otherwise } }),
  }
}

function scheduleOf({ when, at, localTime, zone, late, spread, windowed, days, opens, closes, repeat, triggered, kept }: Draft): Schedule {
  const spreadMinutes = positive(spread)
  const window = windowed && { window: { days: [...days], from: opens, to: closes, timeZone: kept.windowZone ?? ownZone() } }
  if (triggered) return { ...window }
  return {
    ...(when === 'at' && at !== '' && { at: new Date(at).toISOString() }),
    ...(when === 'local' && { localTime: { time: localTime, timeZone: zone, late } }),
    ...(when === 'again' && { recurring: recurringOf(repeat), ...(kept.localTime && { localTime: kept.localTime }) }),
    ...(spreadMinutes !== undefined && { spreadMinutes }), ...window,
  }
}

const optional = [
  'texts', 'senders', 'audience', 'country', 'consent', 'consentWording', 'perSecond', 'schedule', 'ramp', 'split', 'fold', 'triggered', 'followUps', 'age', 'tags', 'validity', 'maxSegments',
] as const

/** What the API is told of a draft that is there: what is not in it any more is taken away. */
export function editOf(draft: Draft): Edit {
  const content = contentOf(draft)
  return { ...Object.fromEntries(optional.map((key) => [key, null])), ...content }
}

export const isWritten = ({ name, from, text, variants, followUps }: Draft) =>
  [name, from, ...(variants.length > 0 ? variants : [text]), ...followUps.map((one) => one.text)].every((one) => one.trim() !== '')

/** The numbers that were typed, one on each line or between commas. */
export const peopleOf = (draft: Draft): Person[] =>
  draft.numbers.split(/[\n,;]/).map((one) => one.trim()).filter((one) => one !== '').map((to) => ({ to }))

export const variantName = (at: number) => letters[at] ?? '?'
export const mostVariants = letters.length
