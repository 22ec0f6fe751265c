// Times of day in time zones, and send windows. Given moments, tells moments; daylight saving by the rules of the zone
// database that comes with the runtime.
import { iso } from '../kit/iso.ts'
import type { Window } from './campaign.ts'

const dayMs = 86_400_000
/** Each is large. */
const mostFormats = 500
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    if (formats.size >= mostFormats) formats.clear()
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', weekday: 'short',
    })
    formats.set(timeZone, format)
  }
  return format
}

/** One name has many spellings, and whoever writes to us knows more of them. */
const spellings = new Map<string, string | undefined>()
const mostSpellings = 2_000

/** The usual spelling of a zone; undefined where there is none of that name. */
export function zoneOf(name: string): string | undefined {
  if (!spellings.has(name)) {
    if (spellings.size >= mostSpellings) spellings.clear()
    spellings.set(name, readZone(name))
  }
  return spellings.get(name)
}
function readZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined // the only way to ask
  }
}
export const isTimeZone = (name: string): boolean => zoneOf(name) !== undefined

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Days from 1970-01-01; the year begins in March, so that a leap day is its last. */
function daysUntil(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + ofYear - 719_468
}

/** What a clock on the wall there shows, as if it were UTC; and the day, 1 for Monday. */
function shownAt(ms: number, timeZone: string): { shown: number; day: number } {
  const parts = Object.fromEntries(formatOf(timeZone).formatToParts(ms).map(({ type, value }) => [type, value]))
  const number = (part: string) => Number(parts[part])
  const shown = daysUntil(number('year'), number('month'), number('day')) * dayMs + (number('hour') * 3_600 + number('minute') * 60 + number('second')) * 1_000
  return { shown, day: weekdays.indexOf(parts['weekday']!) + 1 }
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** When a clock there shows `time` on the day of `ms`; what a change of clocks leaves out is as much later. */
export function momentOf(ms: number, time: string, timeZone: string, daysLater = 0): number {
  const { shown } = shownAt(ms, timeZone)
  const wanted = Math.floor(shown / dayMs) * dayMs + daysLater * dayMs + minutesOf(time) * 60_000
  let moment = ms + (wanted - shown)
  for (let tries = 0; tries < 2; tries++) moment += wanted - shownAt(moment, timeZone).shown
  return Math.floor(moment / 1_000) * 1_000
}

/** The same time on the day after that of `ms`. */
export const nextOf = (ms: number, time: string, timeZone: string) => momentOf(ms, time, timeZone, 1)

/** When one may send next: from `ms` itself on inside the window, else when it opens. A window may go over midnight. */
export function openTimes(window: Window, ms: number): { readonly opens: number; readonly closes: number } {
  const { days, from, to, timeZone } = window
  for (let later = -1; later <= 8; later++) {
    const opens = momentOf(ms, from, timeZone, later)
    const closes = momentOf(ms, to, timeZone, minutesOf(to) > minutesOf(from) ? later : later + 1)
    if (closes > ms && days.includes(shownAt(opens, timeZone).day)) return { opens: Math.max(opens, ms), closes }
  }
  return { opens: ms + 8 * dayMs, closes: ms + 9 * dayMs }
}
export const opensAt = (window: Window, ms: number): number => openTimes(window, ms).opens

/** The date so many days after that of `ms` there; weekday 0 for Sunday. */
export function dayAt(ms: number, timeZone: string, daysLater: number): { day: number; month: number; weekday: number } {
  const { shown, day } = shownAt(ms, timeZone)
  const then = shown + daysLater * dayMs
  const [, month, date] = iso(then).slice(0, 10).split('-').map(Number)
  return { day: date!, month: month!, weekday: (day + daysLater) % 7 }
}
