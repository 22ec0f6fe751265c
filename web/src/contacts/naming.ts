// How a person is called on these pages, and what stands in a field, in words. Knows no page.
import { showDay, showNumber } from '../text/format.ts'
import type { Contact, Field, FieldValue, Place } from './calls.ts'

const text = (value: FieldValue | undefined) => (typeof value === 'string' ? value.trim() : '')

/** By the fields that imports usually make; undefined where nothing names the person. */
export function nameOf({ fields }: Pick<Contact, 'fields'>): string | undefined {
  const parts = [text(fields['first_name']), text(fields['last_name'])].filter((part) => part !== '')
  return parts.join(' ') || text(fields['name']) || undefined
}

export const calledOf = (contact: Contact) => nameOf(contact) ?? showNumber(contact.number)

export function showValue(value: FieldValue | undefined, field: Pick<Field, 'type'>): string {
  if (value === undefined) return ''
  if (typeof value === 'object') return showPlace(value)
  return field.type === 'date' ? showDay(String(value)) : String(value)
}

const showPlace = ({ country, region, latitude, longitude }: Place) =>
  [region ?? country, latitude === undefined ? undefined : `${latitude}, ${longitude}`].filter(Boolean).join(' · ')

/** What was typed between commas. */
export const listed = (typed: string) => [...new Set(typed.split(',').map((one) => one.trim()).filter((one) => one !== ''))]
