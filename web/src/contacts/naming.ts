// How a person is called on these pages. Knows no page.
import { showNumber } from '../text/format.ts'
import type { Contact, FieldValue } from './calls.ts'

const text = (value: FieldValue | undefined) => (typeof value === 'string' ? value.trim() : '')

/** By the fields that imports usually make; undefined where nothing names the person. */
export function nameOf({ fields }: Pick<Contact, 'fields'>): string | undefined {
  const parts = [text(fields['first_name']), text(fields['last_name'])].filter((part) => part !== '')
  return parts.join(' ') || text(fields['name']) || undefined
}

export const calledOf = (contact: Contact) => nameOf(contact) ?? showNumber(contact.number)

/** What was typed between commas. */
export const listed = (typed: string) => [...new Set(typed.split(',').map((one) => one.trim()).filter((one) => one !== ''))]
