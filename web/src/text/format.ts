// Times, numbers and phone numbers as people read them. Knows no page.
const count = new Intl.NumberFormat('en')
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const shortClock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const precise = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

export const showCountry = (code: string) => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code)
export const showCount = (value: number) => count.format(value)
export const showFull = (iso: string) => full.format(new Date(iso))

const isSameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString()
const dayOf = (at: Date, now: Date) => (at.getFullYear() === now.getFullYear() ? day : dayAndYear).format(at)

/** Today's moments as a time, older ones with their day. */
export function showMoment(iso: string, now = new Date()): string {
  const at = new Date(iso)
  return isSameDay(at, now) ? clock.format(at) : `${dayOf(at, now)}, ${shortClock.format(at)}`
}

/** To the millisecond; older moments with their day. */
export function showPrecise(iso: string, now = new Date()): string {
  const at = new Date(iso)
  return isSameDay(at, now) ? precise.format(at) : `${dayOf(at, now)}, ${precise.format(at)}`
}

/** A span in the unit that suits it: `< 1 ms`, `41 ms`, `1.2 s`, `3 min`. */
export function showSpan(ms: number): string {
  if (ms < 1) return '< 1 ms'
  if (ms < 10) return `${Math.round(ms * 10) / 10} ms`
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${Math.round(ms / 100) / 10} s`
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`
  return `${Math.round(ms / 3_600_000)} h`
}

/** Country codes of two digits; 1 and 7 stand alone and the others have three. ITU-T E.164. */
const twoDigits = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

/** `+31612345678` becomes `+31 612 345 678`; names and short codes stay as they are. */
export function showNumber(text: string): string {
  if (!/^\+\d{8,15}$/.test(text)) return text
  const digits = text.slice(1)
  const country = /^[17]/.test(digits) ? 1 : twoDigits.test(digits) ? 2 : 3
  const rest = digits.slice(country)
  const groups = rest.match(/\d{3}(?!\d$)|\d{2,4}/g) ?? [rest]
  return `+${digits.slice(0, country)} ${groups.join(' ')}`
}

/** What a person types as a phone number, without the writing: `+31 6-1234 (5678)` becomes `+31612345678`. */
export const bareNumber = (text: string) => text.replace(/[\s().\-/]/g, '').replace(/^00/, '+')

/** A number with its country, as messages are kept under it. */
export const isWhole = (text: string) => /^\+\d{8,15}$/.test(text)
