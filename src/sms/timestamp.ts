// Points in time and validity periods of the transfer layer (3GPP 23.040 §9.2.3.11, §9.2.3.12). Computes its calendar
// itself: it is told what time it is and never asks.

/** A point in time: milliseconds since 1970-01-01 UTC, and the sender's distance from UTC in minutes, by quarters. */
export type Timestamp = { at: number; offsetMinutes: number }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const weekMs = 7 * dayMs

/** Two-digit years from here on are of the last century: before GSM there were no messages. */
const pivotYear = 80

/** Days from 1970-01-01 to a date of the Gregorian calendar. Years count from March, so that leap days end them. */
function daysTo(year: number, month: number, day: number): number {
  const y = month < 3 ? year - 1 : year
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

function dateAfter(days: number): [year: number, month: number, day: number] {
  let year = Math.floor((days + 719_468) / 365.2425)
  if (daysTo(year + 1, 3, 1) <= days) year++
  if (daysTo(year, 3, 1) > days) year--
  const dayOfYear = days - daysTo(year, 3, 1)
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return fromMarch < 10 ? [year, fromMarch + 3, day] : [year + 1, fromMarch - 9, day]
}

/** Tens of quarters of an hour have three bits beside the sign. */
const mostQuarters = 79

const swapped = (value: number) => ((value % 10) << 4) | Math.floor(value / 10)
const unswapped = (octet: number) => ((octet & 15) > 9 || octet >> 4 > 9 ? NaN : (octet & 15) * 10 + (octet >> 4))

/**
 * 7 octets of swapped digits, YY MM DD hh mm ss and the zone in quarters of an hour: an offset between them is rounded,
 * the moment stays. RangeError outside of 1980 to 2079. 3GPP 23.040 §9.2.3.11.
 */
export function encodeTimestamp({ at, offsetMinutes }: Timestamp): Uint8Array {
  const quarters = Math.min(mostQuarters, Math.round(Math.abs(offsetMinutes) / 15))
  const local = at + Math.sign(offsetMinutes) * quarters * 15 * minuteMs
  const days = Math.floor(local / dayMs)
  const [year, month, day] = dateAfter(days)
  if (!(year >= 1900 + pivotYear && year < 2000 + pivotYear)) throw new RangeError(`at: ${at} has no two-digit year`)
  const time = local - days * dayMs
  return Uint8Array.of(
    swapped(year % 100),
    swapped(month),
    swapped(day),
    swapped(Math.floor(time / hourMs)),
    swapped(Math.floor((time % hourMs) / minuteMs)),
    swapped(Math.floor((time % minuteMs) / 1000)),
    swapped(quarters) | (offsetMinutes < 0 ? 0x08 : 0),
  )
}

/** Undefined where the octets are no time, for which the arrival has to stand in. 3GPP 23.040 §9.2.3.11. */
export function decodeTimestamp(octets: Uint8Array): Timestamp | undefined {
  const field = (at: number) => unswapped(octets[at] ?? 0xff)
  const [year, month, day] = [field(0), field(1), field(2)]
  const [hour, minute, second] = [field(3), field(4), field(5)]
  const zone = octets[6]
  if (zone === undefined) return undefined
  const quarters = unswapped(zone & ~0x08)
  const inRange = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 59
  if (!inRange || !(year >= 0) || !(quarters >= 0)) return undefined
  const days = daysTo(year + (year < pivotYear ? 2000 : 1900), month, day)
  if (dateAfter(days)[2] !== day) return undefined
  const offsetMinutes = (zone & 0x08 ? -15 : 15) * quarters || 0
  return { at: days * dayMs + hour * hourMs + (minute - offsetMinutes) * minuteMs + second * 1000, offsetMinutes }
}

/** How long a message may wait: from its acceptance, until a time, or the enhanced form with single shot. */
export type Validity =
  | { form: 'relative'; ms: number }
  | { form: 'absolute'; until: Timestamp }
  | { form: 'enhanced'; ms: number | undefined; singleShot: boolean }

/** The least relative code that is not shorter than so many milliseconds; 63 weeks at most. 3GPP 23.040 §9.2.3.12.1. */
export function relativeValidity(ms: number): number {
  if (ms <= 12 * hourMs) return Math.max(0, Math.ceil(ms / (5 * minuteMs)) - 1)
  if (ms <= dayMs) return 143 + Math.ceil((ms - 12 * hourMs) / (30 * minuteMs))
  if (ms <= 30 * dayMs) return 166 + Math.ceil(ms / dayMs)
  return Math.min(255, 192 + Math.ceil(ms / weekMs))
}

/** Milliseconds of a relative code. 3GPP 23.040 §9.2.3.12.1. */
export function relativeMs(code: number): number {
  if (code <= 143) return (code + 1) * 5 * minuteMs
  if (code <= 167) return 12 * hourMs + (code - 143) * 30 * minuteMs
  if (code <= 196) return (code - 166) * dayMs
  return (code - 192) * weekMs
}

/** TP-VPF of each form. 3GPP 23.040 §9.2.3.3. */
export const validityFormat = { relative: 2, absolute: 3, enhanced: 1 } as const

const singleShotFlag = 0x40

/** 1 or 7 octets. Enhanced counts seconds to 255, hours, minutes, seconds to 100 h. 3GPP 23.040 §9.2.3.12. */
export function encodeValidity(validity: Validity): Uint8Array {
  if (validity.form === 'relative') return Uint8Array.of(relativeValidity(validity.ms))
  if (validity.form === 'absolute') return encodeTimestamp(validity.until)
  const { ms, singleShot } = validity
  const octets = new Uint8Array(7)
  const put = (format: number, ...value: number[]) => octets.set([(singleShot ? singleShotFlag : 0) | format, ...value])
  const seconds = Math.ceil((ms ?? 0) / 1000)
  if (ms === undefined) put(0)
  else if (seconds <= 255) put(2, Math.max(1, seconds))
  else if (seconds < 360_000) {
    put(3, ...[seconds / 3600, (seconds % 3600) / 60, seconds % 60].map((field) => swapped(Math.floor(field))))
  } else put(1, relativeValidity(ms))
  return octets
}

/** Undefined where the octets are no such validity, for which the centre's default stands in. 3GPP 23.040 §9.2.3.12. */
export function decodeValidity(format: number, octets: Uint8Array): Validity | undefined {
  if (format === validityFormat.relative) return { form: 'relative', ms: relativeMs(octets[0]!) }
  if (format === validityFormat.absolute) {
    const until = decodeTimestamp(octets)
    return until && { form: 'absolute', until }
  }
  const indicator = octets[0]!
  const [hours, minutes, seconds] = Array.from(octets.subarray(1, 4), unswapped) as [number, number, number]
  const ms = [undefined, relativeMs(octets[1]!), octets[1]! * 1000, ((hours * 60 + minutes) * 60 + seconds) * 1000]
  const kind = indicator & 7
  if (format !== validityFormat.enhanced || kind > 3 || Number.isNaN(ms[kind])) return undefined
  return { form: 'enhanced', ms: ms[kind], singleShot: (indicator & singleShotFlag) !== 0 }
}
