// The times of SMPP as text, to and from milliseconds since 1970-01-01 UTC. Reads no clock: who asks says what time it
// is. SMPP 3.4 §7.1.1, SMPP 5.0 §4.7.23.4.

/** A date and time of day without a zone. */
export type Civil = { year: number; month: number; day: number; hour: number; minute: number; second: number }

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const quarterMs = 15 * minuteMs
/** Two-digit years from here on belong to the 20th century. */
const pivotYear = 70

export const two = (value: number): string => String(value).padStart(2, '0')
export const fullYear = (twoDigits: number): number => twoDigits + (twoDigits >= pivotYear ? 1900 : 2000)

/** Days since 1970-01-01 of a date in the Gregorian calendar; years count from March so that leap days come last. */
function daysOf(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const leaps = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leaps + dayOfYear - 719_468
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

/** Milliseconds of a civil time taken as UTC; undefined for a date that does not exist. */
export function msOf({ year, month, day, hour, minute, second }: Civil): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return daysOf(year, month, day) * dayMs + hour * hourMs + minute * minuteMs + second * secondMs
}

/** The civil time in UTC, from year 0 on. */
export function civilOf(ms: number): Civil {
  const days = Math.floor(ms / dayMs)
  const rest = ms - days * dayMs
  let year = Math.floor((days + 719_468) / 365.2425)
  if (daysOf(year + 1, 1, 1) <= days) year++
  else if (daysOf(year, 1, 1) > days) year--
  let month = 12
  while (daysOf(year, month, 1) > days) month--
  return {
    year,
    month,
    day: days - daysOf(year, month, 1) + 1,
    hour: Math.floor(rest / hourMs),
    minute: Math.floor((rest % hourMs) / minuteMs),
    second: Math.floor((rest % minuteMs) / secondMs),
  }
}

/** `YYMMDDhhmmsst00+`, in UTC. */
export function formatAbsolute(ms: number): string {
  const { year, month, day, hour, minute, second } = civilOf(ms)
  const tenth = Math.floor((ms - Math.floor(ms / secondMs) * secondMs) / 100)
  return [year % 100, month, day, hour, minute, second].map(two).join('') + tenth + '00+'
}

/** Messages that leave together mostly have the same time. */
let lastRelative = { ms: -1, text: '' }

/**
 * `0000DDhhmmss000R` for a duration, rounded up to whole seconds, since one of 0 would be over at once; RangeError from
 * 32 days on, where an absolute time is needed.
 */
export function formatRelative(durationMs: number): string {
  const wholeMs = Math.ceil(durationMs / secondMs) * secondMs
  if (wholeMs === lastRelative.ms) return lastRelative.text
  if (!(wholeMs >= 0 && wholeMs < 32 * dayMs)) throw new RangeError('a relative time must be from 0 to 31 days')
  const rest = [
    Math.floor(wholeMs / dayMs),
    Math.floor((wholeMs % dayMs) / hourMs),
    Math.floor((wholeMs % hourMs) / minuteMs),
    Math.floor((wholeMs % minuteMs) / secondMs),
  ]
  lastRelative = { ms: wholeMs, text: `0000${rest.map(two).join('')}000R` }
  return lastRelative.text
}

/** Years and months are added in the calendar, in UTC; a day that the month lacks becomes its last one. */
function addCalendar(nowMs: number, years: number, months: number): number {
  const now = civilOf(nowMs)
  const count = now.year * 12 + now.month - 1 + years * 12 + months
  const year = Math.floor(count / 12)
  const month = (count % 12) + 1
  const day = Math.min(now.day, daysIn(year, month))
  return nowMs + (daysOf(year, month, day) - daysOf(now.year, now.month, now.day)) * dayMs
}

/**
 * The moment that a schedule_delivery_time, validity_period or final_date means, in milliseconds UTC; relative times
 * count from `nowMs`. Undefined for empty text, which stands for the default of the message centre.
 */
export function parseTime(text: string, nowMs: number): { at: number } | { refused: string } | undefined {
  if (text === '') return undefined
  if (!/^\d{15}[R+-]$/.test(text)) return { refused: `a time must be YYMMDDhhmmsstnnp, not ${JSON.stringify(text)}` }
  const part = (i: number) => Number(text.slice(2 * i, 2 * i + 2))
  const [year, month, day, hour, minute, second] = [part(0), part(1), part(2), part(3), part(4), part(5)]
  if (text.endsWith('R')) {
    const start = addCalendar(nowMs, year, month)
    return { at: start + day * dayMs + hour * hourMs + minute * minuteMs + second * secondMs }
  }
  const local = msOf({ year: fullYear(year), month, day, hour, minute, second })
  const quarters = Number(text.slice(13, 15))
  if (local === undefined || quarters > 48) return { refused: `there is no such time as ${text}` }
  const offset = quarters * quarterMs * (text.endsWith('+') ? 1 : -1)
  return { at: local + Number(text[12]) * 100 - offset }
}
