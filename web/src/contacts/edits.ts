// The details of a person as a form holds them, and what the API is told of what was changed. Knows no pixels.
import { bareNumber } from '../text/format.ts'
import type { Contact, ContactEdit, Field, FieldValue, Place } from './calls.ts'
import { listed } from './naming.ts'

export type Typed = { number: string; language: string; timeZone: string; tags: string; fields: Readonly<Record<string, string>> }
export const parts = ['country', 'region', 'latitude', 'longitude'] as const

/** What stands in the fields of the form; a place takes four of them. */
export function typedOf(person: Partial<Contact>): Typed {
  const fields = Object.entries(person.fields ?? {}).flatMap(([key, value]) =>
    typeof value === 'object' ? parts.map((part) => [`${key}.${part}`, String(value[part] ?? '')]) : [[key, String(value)]],
  )
  const { number = '', language = '', timeZone = '', tags = [] } = person
  return { number, language, timeZone, tags: tags.join(', '), fields: Object.fromEntries(fields) as Record<string, string> }
}

/** What the API is told: what is otherwise than before, emptied with null. */
export function editOf(before: Typed, now: Typed, own: readonly Field[]): ContactEdit {
  const changed = own.filter(({ key, type }) =>
    (type === 'place' ? parts.map((part) => `${key}.${part}`) : [key]).some((one) => (before.fields[one] ?? '') !== (now.fields[one] ?? '')),
  )
  const fields = Object.fromEntries(changed.map((field) => [field.key, valueOf(field, now.fields)]))
  return {
    ...(now.number !== before.number && { number: bareNumber(now.number.trim()) }),
    ...(now.language !== before.language && { language: now.language.trim() || null }),
    ...(now.timeZone !== before.timeZone && { timeZone: now.timeZone.trim() || null }),
    ...(now.tags !== before.tags && { tags: listed(now.tags) }),
    ...(changed.length > 0 && { fields }),
  }
}

function valueOf({ key, type }: Field, typed: Readonly<Record<string, string>>): FieldValue | null {
  const text = (typed[key] ?? '').trim()
  if (type === 'place') {
    const [country, region, latitude, longitude] = parts.map((part) => (typed[`${key}.${part}`] ?? '').trim())
    const point = latitude && longitude ? { latitude: Number(latitude), longitude: Number(longitude) } : {}
    const place: Place = { ...(region ? { region } : country && { country }), ...point }
    return Object.keys(place).length === 0 ? null : place
  }
  if (text === '') return null
  return type === 'number' ? Number(text.replace(',', '.')) : text
}
