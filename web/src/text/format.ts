// Times, numbers, money and phone numbers as people read them, by the locale. Knows no page.
import { type Language, language, locale } from './language.ts'

const clockParts = { hour: '2-digit', minute: '2-digit' } as const
const dayParts = { day: 'numeric', month: 'short' } as const
const count = new Intl.NumberFormat(locale)
const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
const clock = new Intl.DateTimeFormat(locale, { ...clockParts, second: '2-digit' })
const shortClock = new Intl.DateTimeFormat(locale, clockParts)
const day = new Intl.DateTimeFormat(locale, dayParts)
const dayAndYear = new Intl.DateTimeFormat(locale, { ...dayParts, year: 'numeric' })
const precise = new Intl.DateTimeFormat(locale, { ...clockParts, second: '2-digit', fractionalSecondDigits: 3 })
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })

export const showCountry = (code: string) => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code)
export const showCount = (value: number) => count.format(value)
/** 0.25 becomes `25%`. */
export const showShare = (value: number) => share.format(value)
export const showFull = (iso: string) => full.format(new Date(iso))
export const showDay = (iso: string) => dayAndYear.format(new Date(iso))

export type Money = { amount: string; currency: string }
const currencies = new Map<string, Intl.NumberFormat>()
/** Digit for digit: prices of a single message have four decimals and more. */
export function showMoney({ amount, currency }: Money): string {
  if (!/^[A-Z]{3}$/.test(currency) || !/^-?\d+(\.\d+)?$/.test(amount)) return `${amount} ${currency}`
  let format = currencies.get(currency)
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 10 })
    currencies.set(currency, format)
  }
  return format.format(amount as `${number}`)
}

/** Two decimals for sums; a price of a part keeps its own, and what is more than a number holds exactly. */
export function showSum({ amount, currency }: Money): string {
  const value = Number(amount)
  return showMoney({ amount: Math.abs(value) >= 1 && Math.abs(value) < 1e13 ? value.toFixed(2) : amount, currency })
}

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

const units: Readonly<Record<Language, readonly [ms: string, s: string, min: string, h: string]>> = {
  en: ['ms', 's', 'min', 'h'],
  nl: ['ms', 's', 'min', 'u'],
  ru: ['мс', 'с', 'мин', 'ч'],
}

/** A span in the unit that suits it: `< 1 ms`, `41 ms`, `1.2 s`, `3 min`. */
export function showSpan(ms: number): string {
  const [milli, second, minute, hour] = units[language]
  if (ms < 1) return `< 1 ${milli}`
  if (ms < 10) return `${showCount(Math.round(ms * 10) / 10)} ${milli}`
  if (ms < 1000) return `${Math.round(ms)} ${milli}`
  if (ms < 60_000) return `${showCount(Math.round(ms / 100) / 10)} ${second}`
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} ${minute}`
  return `${showCount(Math.round(ms / 3_600_000))} ${hour}`
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

/** What a person types as an amount, with the point of programs: `1,50` becomes `1.50`. */
export const bareAmount = (text: string) => text.trim().replace(',', '.')

/** A number with its country, as messages are kept under it. */
export const isWhole = (text: string) => /^\+\d{8,15}$/.test(text)
