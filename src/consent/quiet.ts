// When it is a time to write to somebody: the hours of their country in their own time. Where the country has several zones
// and theirs is not known, all of them must allow it. Where the number tells a part of the country, its hours and zones count.
// Knows no message, and no clock but the time it is asked about.
import { areaOf, zonesOfCountry } from '../sms/zones.ts'
import { dateOf, dayOf } from './civil.ts'
import { hoursOf, packOf, type Hours, type Pack } from './pack.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** Zones differ from UTC by whole quarters of an hour, and rules begin at such. */
const stepMs = 15 * minuteMs
const longestLook = 14 * dayMs
/** Of the cache of zones' offsets. */
const mostOffsets = 20_000
/** Each is large, and one zone has many spellings. */
const mostFormats = 500

export type Quiet = ReturnType<typeof createQuiet>

export function createQuiet() {
  const formats = new Map<string, Intl.DateTimeFormat | undefined>()
  const offsets = new Map<string, number>()
  const answers = new Map<string, { minute: number; until: number | undefined }>()

  const formatOf = (zone: string): Intl.DateTimeFormat | undefined => {
    if (!formats.has(zone)) {
      if (formats.size >= mostFormats) formats.clear()
      formats.set(zone, isZone(zone) ? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }) : undefined)
    }
    return formats.get(zone)
  }
  /** Milliseconds that local time is ahead of UTC. */
  const offsetAt = (zone: string, at: number): number => {
    const quarter = Math.floor(at / stepMs)
    const key = `${zone} ${quarter}`
    const known = offsets.get(key)
    if (known !== undefined) return known
    const name = formatOf(zone)!.formatToParts(quarter * stepMs).find(({ type }) => type === 'timeZoneName')!.value
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])?(\d+)?:?(\d+)?/.exec(name) ?? []
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs
    if (offsets.size >= mostOffsets) offsets.clear()
    offsets.set(key, offset)
    return offset
  }

  const zonesOf = (country: string | null): readonly string[] => {
    const zones = zonesOfCountry(country)
    return zones.length > 0 ? zones : ['UTC']
  }

  const isOpenIn = ({ hours, holidays, zones }: Where, at: number): boolean =>
    [...new Set(zones.map((zone) => offsetAt(zone, at)))].every((offset) => isOpen(hours, holidays, at + offset))

  /** What is known of where somebody is. */
  const whereOf = ({ country, number, zone }: Person): Where => {
    const pack = packOf(country)
    const area = number === undefined ? undefined : areaOf(number)
    const { holidays } = pack
    if (zone === undefined || !formatOf(zone)) return { hours: hoursOf(pack, area?.region), holidays, zones: area?.zones ?? zonesOf(country) }
    // whoever lives in another zone than their number was given out in has moved
    return { hours: hoursOf(pack, area?.zones.includes(zone) ? area.region : undefined), holidays, zones: [zone] }
  }

  const next = (where: Where, at: number): number | undefined => {
    if (isOpenIn(where, at)) return undefined
    for (let then = Math.floor(at / stepMs) * stepMs + stepMs; then < at + longestLook; then += stepMs) if (isOpenIn(where, then)) return then
    return at + longestLook
  }

  /** Nowhere in the country, by none of its rules, is it a time. */
  const isNight = (country: string | null, at: number): boolean => {
    const pack = packOf(country)
    const { holidays } = pack
    const rules = [pack.hours, ...Object.values(pack.regions ?? {})]
    return !zonesOf(country).some((zone) => rules.some((hours) => isOpenIn({ hours, holidays, zones: [zone] }, at)))
  }

  return {
    /**
     * The first moment at which somebody there may be written to; undefined when that is now. `zone`: theirs, where it is
     * known. `how`: whether all zones that they may be in must allow it, or one of the country is enough.
     */
    until({ at, how = 'every', ...person }: Person & { at: number; how?: 'every' | 'some' }): number | undefined {
      const { country, number, zone } = person
      const minute = Math.floor(at / minuteMs)
      const remembered = (key: string, make: () => number | undefined): number | undefined => {
        const known = answers.get(key)
        if (known?.minute === minute) return known.until
        const until = make()
        if (answers.size >= mostOffsets) answers.clear()
        answers.set(key, { minute, until })
        return until
      }
      if (how === 'some' && remembered(`night ${country}`, () => (isNight(country, at) ? at : undefined)) === undefined) return undefined
      const area = number === undefined ? undefined : areaOf(number)
      return remembered(`${country} ${zone ?? ''} ${area?.region ?? ''} ${area?.zones.length ?? ''}`, () => next(whereOf(person), at))
    },
  }
}

/** Who is to be written to, as far as it is known. */
type Person = { readonly country: string | null; /** E.164, with `+`. */ readonly number?: string; readonly zone?: string }
type Where = { readonly hours: Hours; readonly holidays: Pack['holidays']; readonly zones: readonly string[] }

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false // the only way to ask
  }
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** `local`: milliseconds as if local time were UTC. */
function isOpen(hours: Hours, holidays: Pack['holidays'], local: number): boolean {
  const day = Math.floor(local / dayMs)
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1 // 1970-01-01 was a Thursday
  const minute = Math.floor((local - day * dayMs) / minuteMs)
  const open = hours.some(({ days, from, to }) => days.includes(weekday) && minute >= minutesOf(from) && minute < minutesOf(to))
  return open && !holidays.some((holiday) => isHoliday(holiday, day))
}

function isHoliday(holiday: string, day: number): boolean {
  const [year, month, date] = dateOf(day)
  const moved = /^easter([+-]\d+)$/.exec(holiday)
  if (moved) return day === dayOf(year, ...easter(year)) + Number(moved[1])
  return holiday === `${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** Easter Sunday in the Gregorian calendar (anonymous algorithm of Meeus, Jones and Butcher). */
function easter(year: number): [month: number, date: number] {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return [Math.floor(n / 31), (n % 31) + 1]
}
