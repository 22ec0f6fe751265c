// What stands in an own field: reads what programs and files write by the type of the field, and turns it to columns and
// back. Knows no table's name.
import { faultAt, limits, type Fault, type Field, type FieldValue, type Place } from '../contact.ts'

/** A field and the columns that it stands in: `t3`, `n1`; a place has one for words and two for numbers. */
export type Slotted = Field & { readonly columns: readonly string[] }
export type Cell = string | number | null
export type Cells = Record<string, Cell>

const countryCode = /^[A-Za-z]{2}$/
const regionCode = /^([A-Za-z]{2})-([A-Za-z0-9]{1,3})$/
const coordinates = /^(-?\d{1,2}(?:\.\d+)?)\s*[,;/ ]\s*(-?\d{1,3}(?:\.\d+)?)$/
const dayMs = 86_400_000

/** The value as it is kept; null where there is none; a sentence where it is not of the type. */
export function readValue(field: Field, given: unknown): { value: FieldValue | null } | { say: string } {
  if (given === null || given === '') return { value: null }
  switch (field.type) {
    case 'text': {
      if (typeof given !== 'string' && typeof given !== 'number') return { say: 'must be a text' }
      const text = String(given).trim().normalize()
      if (text.length > limits.textCharacters) return { say: `has more than ${limits.textCharacters} characters` }
      if (!text.isWellFormed()) return { say: 'has half of a character in it' }
      return { value: text === '' ? null : text }
    }
    case 'choice': {
      const wanted = typeof given === 'string' ? given.trim().toLowerCase() : ''
      const choice = field.choices?.find((one) => one.toLowerCase() === wanted)
      return choice === undefined ? { say: `must be one of ${(field.choices ?? []).slice(0, 10).join(', ')}` } : { value: choice }
    }
    case 'number': {
      const value = typeof given === 'string' ? numberOf(given) : given
      return typeof value === 'number' && Number.isFinite(value) ? { value } : { say: 'must be a number' }
    }
    case 'date': {
      const value = typeof given === 'string' ? dateOf(given.trim()) : undefined
      return value === undefined ? { say: 'must be a date like 1990-12-31' } : { value }
    }
    case 'place':
      return readPlace(typeof given === 'string' ? placeOf(given.trim()) : given)
  }
}

/** `1234.5`, `1.234,5`, `1,234.5` and `1234,5`; a single separator before three digits is taken for thousands. */
function numberOf(text: string): number {
  const plain = text.replace(/[\s'’\u00a0]/g, '')
  if (/^-?\d+(\.\d+)?(e-?\d{1,3})?$/i.test(plain) && !/^-?\d{1,3}\.\d{3}$/.test(plain)) return Number(plain)
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''))
  return /^-?\d+,\d+$/.test(plain) ? Number(plain.replace(',', '.')) : NaN
}

/** ISO first; with points or slashes the day stands first, unless it cannot. */
function dateOf(text: string): number | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const other = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text)
  if (!other) return undefined
  const [first, second, year] = [Number(other[1]), Number(other[2]), Number(other[3])]
  return second > 12 ? dayOf(year, first, second) : dayOf(year, second, first)
}
function dayOf(year: number, month: number, day: number): number | undefined {
  const at = Date.UTC(year, month - 1, day)
  const back = new Date(at)
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day && year >= 1000 ? at : undefined
}

function placeOf(text: string): unknown {
  const found = coordinates.exec(text)
  if (found) return { latitude: Number(found[1]), longitude: Number(found[2]) }
  return regionCode.test(text) ? { region: text } : { country: text }
}

function readPlace(given: unknown): { value: Place | null } | { say: string } {
  if (typeof given !== 'object' || given === null) return { say: 'must be a place' }
  const { country, region, latitude, longitude, ...rest } = given as Record<string, unknown>
  if (Object.keys(rest).length > 0) return { say: `has no \`${Object.keys(rest)[0]}\`` }
  const isLocated = latitude !== undefined || longitude !== undefined
  if (region !== undefined && !(typeof region === 'string' && regionCode.test(region)))
    return { say: 'must have a region of ISO 3166-2, like NL-NH' }
  if (country !== undefined && !(typeof country === 'string' && countryCode.test(country)))
    return { say: 'must have the two letters of a country, like NL' }
  if (isLocated && !(within(latitude, 90) && within(longitude, 180)))
    return { say: 'must have a latitude from -90 to 90 and a longitude from -180 to 180' }
  const code = typeof region === 'string' ? region.slice(0, 2).toUpperCase() : undefined
  if (code !== undefined && typeof country === 'string' && country.toUpperCase() !== code) return { say: 'has a region of another country' }
  const named = typeof country === 'string' ? country.toUpperCase() : code
  if (named === undefined && !isLocated) return { value: null }
  return {
    value: {
      ...(named !== undefined && { country: named }),
      ...(typeof region === 'string' && { region: region.toUpperCase() }),
      ...(isLocated && { latitude: latitude as number, longitude: longitude as number }),
    },
  }
}
const within = (value: unknown, most: number) => typeof value === 'number' && Math.abs(value) <= most

/** The columns of a value. */
export function cellsOf({ type, columns }: Slotted, value: FieldValue | null, into: Cells): void {
  if (type !== 'place') {
    into[columns[0]!] = value as string | number | null
    return
  }
  const { country, region, latitude, longitude } = (value ?? {}) as Place
  into[columns[0]!] = region ?? country ?? null
  into[columns[1]!] = latitude ?? null
  into[columns[2]!] = longitude ?? null
}

/** The value that stands in the columns of a row. */
export function valueOf({ type, columns }: Slotted, row: Readonly<Record<string, unknown>>): FieldValue | undefined {
  const [first, second, third] = columns
  const value = row[first!]
  if (type === 'place') {
    const latitude = row[second!]
    if (value === null && latitude === null) return undefined
    return {
      ...(typeof value === 'string' && { country: value.slice(0, 2), ...(value.length > 2 && { region: value }) }),
      ...(typeof latitude === 'number' && { latitude, longitude: row[third!] as number }),
    }
  }
  return value === null || value === undefined ? undefined : (value as string | number)
}

const days = new Map<number, string>()
function dayWritten(at: number): string {
  let text = days.get(at)
  if (text === undefined) {
    if (days.size >= 50_000) days.clear()
    days.set(at, (text = new Date(at).toISOString().slice(0, 10)))
  }
  return text
}

/** As a text message or a table shows it. */
export function written({ type }: Pick<Field, 'type'>, value: FieldValue): string {
  if (type === 'date') return dayWritten(value as number)
  if (type !== 'place') return String(value)
  const { country, region, latitude, longitude } = value as Place
  return region ?? country ?? `${latitude}, ${longitude}`
}

/** Values of several fields as columns, or the first fault. `at` is the pointer to them. */
export function readFields(fields: ReadonlyMap<string, Slotted>, given: Readonly<Record<string, unknown>>, at: string): Cells | Fault {
  const cells: Cells = {}
  for (const [key, value] of Object.entries(given)) {
    const field = fields.get(key)
    if (!field) return faultAt(`${at}/${key}`, `There is no field \`${key}\`; make it first.`)
    const read = readValue(field, value)
    if ('say' in read) return faultAt(`${at}/${key}`, `\`${key}\` ${read.say}.`)
    cellsOf(field, read.value, cells)
  }
  return cells
}

const beyondAscii = /[^\0-\x7f]/
/** As words are searched: lower case, without accents. */
export const folded = (text: string): string =>
  beyondAscii.test(text) ? text.normalize('NFKD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '').toLowerCase().replaceAll('ς', 'σ') : text.toLowerCase()
/** What stands beside a word: null where `lower` of either database comes to the same. */
export const foldedCell = (value: Cell | undefined): string | null => (typeof value === 'string' && beyondAscii.test(value) ? folded(value) : null)

export const longestSearch = 200
/** What a search looks at: the texts of a person. */
export function searchOf(fields: Iterable<Slotted>, cells: Readonly<Record<string, unknown>>): string | null {
  let text = ''
  for (const { type, columns } of fields) {
    const value = type === 'text' ? cells[columns[0]!] : undefined
    if (typeof value === 'string') text += text === '' ? value : ` ${value}`
  }
  return text === '' ? null : folded(text.slice(0, longestSearch))
}

export const daysMs = (days: number) => days * dayMs
