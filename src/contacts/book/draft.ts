// What is wanted of a person, read into columns: the number by the number plan, language and time zone by their standards,
// own fields by their types. Knows no table and asks nobody.
import { parseNumber } from '../../sms/phone.ts'
import { faultAt, isFault, limits, type Fault, type Wanted } from '../contact.ts'
import { readFields, type Cells, type Slotted } from './values.ts'

/** Only what was given is in it. */
export type Draft = {
  readonly number?: string
  readonly country?: string | null
  /** Own columns, `language`, `time_zone`. */
  readonly cells: Cells
  /** Null takes the id of that system away. */
  readonly externals: readonly (readonly [system: string, external: string | null])[]
  readonly tags?: readonly string[]
}

export const systemName = /^[a-z0-9][a-z0-9_.-]{0,39}$/
const remembered = 5_000

function remember<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const seen = known.get(text)
    if (seen !== undefined || known.has(text)) return seen as T
    const made = make(text)
    if (known.size >= remembered) known.clear()
    known.set(text, made)
    return made
  }
}

/** A language tag in its usual spelling, such as `nl` or `pt-BR`; undefined where it is none. */
export const languageOf = remember((text): string | undefined => {
  try {
    return text.length > 35 ? undefined : Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
})
/** A name of the IANA time zone database in its usual spelling; undefined where it is none. */
export const timeZoneOf = remember((text): string | undefined => {
  try {
    const name = text.trim()
    return name.includes('/') || name.toUpperCase() === 'UTC' ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone : undefined
  } catch {
    return undefined
  }
})

export function tagFault(tag: string): string | undefined {
  if (tag.trim() !== tag || tag === '') return 'a tag has words and no blanks around them'
  if (tag.length > 60) return 'a tag has at most 60 characters'
  if (!tag.isWellFormed()) return 'it has half of a character in it'
  return /[\p{Cc},;|]/u.test(tag) ? 'a tag has no comma, semicolon, bar or control character' : undefined
}

/** `at`: where it stands in the request. `country` reads national numbers. */
export function readDraft(fields: ReadonlyMap<string, Slotted>, wanted: Wanted, at = '', country?: string): Draft | Fault {
  const cells = wanted.fields === undefined ? {} : readFields(fields, wanted.fields, `${at}/fields`)
  if (isFault(cells)) return cells as Fault
  const parsed = wanted.number === undefined ? undefined : parseNumber(wanted.number, country)
  if (parsed && 'refused' in parsed) return faultAt(`${at}/number`, parsed.refused)
  const plain = [['language', 'language', languageOf, 'a language like nl or pt-BR'], ['timeZone', 'time_zone', timeZoneOf, 'a time zone like Europe/Amsterdam']] as const
  for (const [name, column, read, what] of plain) {
    const given = wanted[name]
    if (given === undefined) continue
    const value = given === null || given === '' ? null : read(given)
    if (value === undefined) return faultAt(`${at}/${name}`, `It must be ${what}.`)
    cells[column] = value
  }
  for (const [place, tag] of (wanted.tags ?? []).entries()) {
    const fault = tagFault(tag)
    if (fault !== undefined) return faultAt(`${at}/tags/${place}`, `It cannot be a tag: ${fault}.`)
  }
  if ((wanted.tags?.length ?? 0) > limits.tags) return faultAt(`${at}/tags`, `A person has at most ${limits.tags} tags.`)
  const externals = Object.entries(wanted.externalIds ?? {})
  for (const [system, external] of externals) {
    if (!systemName.test(system)) return faultAt(`${at}/externalIds`, 'A system is named in at most 40 of a-z, 0-9, point, dash and underscore.')
    if (external !== null && !external.isWellFormed()) return faultAt(`${at}/externalIds/${system}`, 'It has half of a character in it.')
    if (external !== null && (external === '' || external.length > 200)) return faultAt(`${at}/externalIds/${system}`, 'An id has 1 to 200 characters.')
  }
  return {
    cells, externals,
    ...(parsed && { number: parsed.e164, country: parsed.country ?? null }),
    ...(wanted.tags && { tags: [...new Set(wanted.tags)] }),
  }
}
