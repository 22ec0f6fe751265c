// When it is a time to write to somebody: the hours of their country in their own time. Where the country has several zones
// and theirs is not known, all of them must allow it. Knows no message, and no clock but the time it is asked about.
import { packOf, type Pack } from './pack.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** Zones differ from UTC by whole quarters of an hour, and rules begin at such. */
const stepMs = 15 * minuteMs
const longestLook = 14 * dayMs
/** Of the cache of zones' offsets. */
const mostOffsets = 20_000

export type Quiet = ReturnType<typeof createQuiet>

export function createQuiet() {
  const formats = new Map<string, Intl.DateTimeFormat | undefined>()
  const offsets = new Map<string, number>()
  const zonesByCountry = new Map<string, readonly string[]>()
  const answers = new Map<string, { minute: number; until: number | undefined }>()

  const formatOf = (zone: string): Intl.DateTimeFormat | undefined => {
    if (!formats.has(zone)) formats.set(zone, isZone(zone) ? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }) : undefined)
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
    const key = country ?? ''
    const known = zonesByCountry.get(key)
    if (known) return known
    const zones = /^[A-Z]{2}$/.test(key) ? (new Intl.Locale(`und-${key}`) as LocaleWithZones).getTimeZones?.() : undefined
    const found = zones && zones.length > 0 ? zones : ['UTC']
    zonesByCountry.set(key, found)
    return found
  }

  const mayGo = (pack: Pack, zones: readonly string[], at: number, how: 'every' | 'some'): boolean => {
    const seen = [...new Set(zones.map((zone) => offsetAt(zone, at)))]
    return seen[how]((offset) => isOpen(pack, at + offset))
  }

  const next = (country: string | null, zones: readonly string[], at: number, how: 'every' | 'some'): number | undefined => {
    const pack = packOf(country)
    if (mayGo(pack, zones, at, how)) return undefined
    for (let then = Math.floor(at / stepMs) * stepMs + stepMs; then < at + longestLook; then += stepMs) if (mayGo(pack, zones, then, how)) return then
    return at + longestLook
  }

  return {
    zonesOf,
    /**
     * The first moment at which somebody there may be written to; undefined when that is now. `zone`: theirs, where it is
     * known. `how`: whether all zones of the country must allow it, or one is enough.
     */
    until({ country, zone, at, how = 'every' }: { country: string | null; zone?: string; at: number; how?: 'every' | 'some' }): number | undefined {
      const zones = zone !== undefined && formatOf(zone) ? [zone] : zonesOf(country)
      const key = `${how}${country} ${zones.length === 1 ? zones[0] : ''}`
      const minute = Math.floor(at / minuteMs)
      const known = answers.get(key)
      if (known?.minute === minute) return known.until
      const until = next(country, zones, at, how)
      if (answers.size >= mostOffsets) answers.clear()
      answers.set(key, { minute, until })
      return until
    },
  }
}

type LocaleWithZones = Intl.Locale & { getTimeZones?(): string[] | undefined }

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
function isOpen({ hours, holidays }: Pack, local: number): boolean {
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

/** Civil date of a day since 1970 (H. Hinnant, days_from_civil and back). */
function dateOf(day: number): [year: number, month: number, date: number] {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1_460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1]
}
function dayOf(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468
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
