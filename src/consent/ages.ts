// Who is old enough for what, by the ages in the packs: from a date of birth, or an age in years, as a contact's field has it.
// Knows no contact, and no clock but the time it is asked about.
import { dateOf, dayOf } from './civil.ts'
import { packOf, packs } from './pack.ts'

export const ageCategories = ['alcohol'] as const
export type AgeCategory = (typeof ageCategories)[number]

/** Where a country has no row of its own, the highest of all. */
export const ageFor = (category: AgeCategory, country: string | null): number =>
  packOf(country).ages?.[category] ?? Math.max(...packs.map(({ ages }) => ages?.[category] ?? 0))

/** Nobody is older; what says so means something else. */
const oldest = 130
const dayMs = 86_400_000
const isDate = (...date: [year: number, month: number, day: number]) => dateOf(dayOf(...date)).every((one, at) => one === date[at])

/** Whole years at a time, by the calendar in UTC; undefined for what tells no age. */
export function yearsAt(born: string, at: number): number | undefined {
  const text = born.trim()
  if (/^\d{1,3}$/.test(text)) return Number(text) <= oldest ? Number(text) : undefined
  const [, ...date] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number)
  const [year, month, day] = date
  if (year === undefined || month === undefined || day === undefined || !isDate(year, month, day)) return undefined
  const [thisYear, thisMonth, today] = dateOf(Math.floor(at / dayMs))
  const years = thisYear - year - (thisMonth < month || (thisMonth === month && today < day) ? 1 : 0)
  return years >= 0 && years <= oldest ? years : undefined
}

/** Why somebody is not to get this; undefined where they are old enough. Whose age is not known is taken to be too young. */
export function ageFault({ category, country, born, at }: { category: AgeCategory; country: string | null; born: string | undefined; at: number }): 'too_young' | 'age_unknown' | undefined {
  const years = born === undefined ? undefined : yearsAt(born, at)
  if (years === undefined) return 'age_unknown'
  return years < ageFor(category, country) ? 'too_young' : undefined
}
