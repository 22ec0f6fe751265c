// How a person is called on these pages. Knows no page.
import { nameOf as nameIn } from '../../../src/contacts/contact.ts'
import { showNumber } from '../text/format.ts'
import type { Contact } from './calls.ts'

/** Undefined where nothing names the person. */
export const nameOf = ({ fields }: Pick<Contact, 'fields'>): string | undefined => nameIn(fields)

export const calledOf = (contact: Contact) => nameOf(contact) ?? showNumber(contact.number)

/** What was typed between commas. */
export const listed = (typed: string) => [...new Set(typed.split(',').map((one) => one.trim()).filter((one) => one !== ''))]
