// Where a number was given out: its state or province, where its area code tells, and the time zones that a person with it
// may live in. The plan of a country knows its areas; nobody knows where a phone is.
import areas from './areas.json' with { type: 'json' }

export type Area = {
  /** ISO 3166-2: `US-TX`. */
  readonly region: string
  /** IANA names. */
  readonly zones: readonly string[]
}

const byPrefix = new Map<string, Area>()
for (const { region, prefixes, zones } of areas.areas) {
  const area = { region, zones }
  for (const prefix of prefixes.split(' ')) byPrefix.set(prefix, area)
}
/** Digits of the plans whose areas are known. */
const lengths: readonly (readonly [calling: string, digits: number])[] = [['1', 4], ['55', 4]]

/** The area of an E.164 number with `+`; undefined where numbers are not given out by area, or this one is of none. */
export function areaOf(number: string): Area | undefined {
  for (const [calling, digits] of lengths) if (number.startsWith(calling, 1)) return byPrefix.get(number.slice(1, 1 + digits))
  return undefined
}

const byCountry = new Map<string, readonly string[]>()

/** All zones of a country (ISO 3166-1 alpha-2), as the time zone database has them; none where it is not known. */
export function zonesOfCountry(country: string | null | undefined): readonly string[] {
  const key = country ?? ''
  const known = byCountry.get(key)
  if (known) return known
  const zones = (/^[A-Z]{2}$/.test(key) && (new Intl.Locale(`und-${key}`) as LocaleWithZones).getTimeZones?.()) || []
  byCountry.set(key, zones)
  return zones
}

/** All zones that the holder of a number may live in: of its area, else of its country. */
export const zonesOfNumber = (number: string, country: string | null | undefined): readonly string[] => areaOf(number)?.zones ?? zonesOfCountry(country)

const singles = new Map<readonly string[], string | undefined>()
/** 2026-01-15 and 2026-07-15: a winter and a summer. */
const moments = [1_768_435_200_000, 1_784_073_600_000]

/** The time of a number, where there is but one: by the first of its zones, when the others show the same. */
export function zoneOfNumber(number: string, country: string | null | undefined): string | undefined {
  const zones = zonesOfNumber(number, country)
  if (zones.length < 2) return zones[0]
  if (!singles.has(zones)) singles.set(zones, new Set(zones.map(clocksOf)).size === 1 ? zones[0] : undefined)
  return singles.get(zones)
}

function clocksOf(zone: string): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  return moments.map((at) => format.formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value).join()
}

type LocaleWithZones = Intl.Locale & { getTimeZones?(): string[] | undefined }
