// Recipients as they are typed or pasted, and what time it is where they are. Pure.
import { bareNumber } from '../text/format.ts'

/** Above, a campaign is the better way. */
export const mostRecipients = 1_000
/** Shown and looked at one by one. */
export const mostPreviewed = 12

/** One a line or with commas between, each once. */
export function numbersOf(text: string): string[] {
  return [...new Set(text.split(/[\n,;]+/).map((one) => bareNumber(one.trim())).filter((one) => one !== ''))]
}

type Zoned = Intl.Locale & { getTimeZones?(): string[] | undefined; timeZones?: string[] }

/** The time zones of a country; none where the browser does not know. */
export function zonesOf(country: string): string[] {
  try {
    const region: Zoned = new Intl.Locale('und', { region: country })
    return region.getTimeZones?.() ?? region.timeZones ?? []
  } catch {
    return []
  }
}

/** Minutes since midnight in a zone. */
export function minutesIn(zone: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  return of('hour') * 60 + of('minute')
}

const [night, morning] = [21 * 60, 8 * 60]
export const isNight = (minutes: number) => minutes >= night || minutes < morning

/** The earliest and the latest clock of a country now, by the way round the world; the same where it has one zone. */
export function clocksOf(country: string, now: Date): { from: string; to: string; night: boolean } | undefined {
  const zones = zonesOf(country)
  if (zones.length === 0) return undefined
  const utc = now.getUTCHours() * 60 + now.getUTCMinutes()
  /** How far ahead of UTC, from -11 h to +14 h. */
  const ahead = zones.map((zone) => {
    const by = minutesIn(zone, now) - utc
    return by > 14 * 60 ? by - 1440 : by <= -12 * 60 ? by + 1440 : by
  })
  const clock = (by: number) => (utc + by + 2_880) % 1440
  const show = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const [first, last] = [clock(Math.min(...ahead)), clock(Math.max(...ahead))]
  return { from: show(first), to: show(last), night: isNight(first) || isNight(last) }
}
