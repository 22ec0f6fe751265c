// People, lists, segments and own fields as the public API shows them, and the calls to it. Knows no page.
import { address, call } from '../api/call.ts'
import type { Page } from '../api/shapes.ts'

export type Place = { country?: string; region?: string; latitude?: number; longitude?: number }
export type FieldValue = string | number | Place
export type Contact = {
  id: string
  number: string
  country?: string
  language?: string
  timeZone?: string
  fields: Record<string, FieldValue>
  tags: readonly string[]
  externalIds: Record<string, string>
  createdAt: string
  updatedAt: string
}
export type ContactEdit = {
  number?: string
  country?: string
  language?: string | null
  timeZone?: string | null
  fields?: Record<string, FieldValue | null>
  tags?: readonly string[]
}
export type ContactFilter = { q?: string; list?: string; tag?: string; segment?: string; country?: string }
export type Activity = { id: string; kind: string; at: string; subject?: string; detail?: string }
export type Count = { count: number; exact: boolean }
export type FieldType = 'text' | 'number' | 'date' | 'choice' | 'place'
export const fieldTypes: readonly FieldType[] = ['text', 'number', 'date', 'choice', 'place']
export type Field = { key: string; title: string; type: FieldType; choices?: readonly string[]; createdAt: string }
export type List = { id: string; name: string; description?: string; createdAt: string; updatedAt: string }
export type Rule = { readonly [word: string]: unknown }
export type Segment = List & { rule: Rule }
type Piece = { after?: string; limit?: number; signal?: AbortSignal }

const one = (noun: string, id: string, rest = '') => `/v1/${noun}/${encodeURIComponent(id)}${rest}`

export const contactsPath = (filter: ContactFilter, page: { limit?: number; after?: string } = {}) =>
  address('/v1/contacts', { ...filter, ...page })
export const listContacts = (filter: ContactFilter, { after, limit = 100, signal }: Piece = {}) =>
  call<Page<Contact>>('GET', contactsPath(filter, { limit, after }), { signal })
export const countContacts = (filter: ContactFilter, signal?: AbortSignal) =>
  call<Count>('GET', address('/v1/contacts/count', filter), { signal })
export const contactsCsv = (filter: ContactFilter) => address('/v1/contacts/export', filter)
export const getContact = (id: string, signal?: AbortSignal) => call<Contact>('GET', one('contacts', id), { signal })
export const createContact = (body: ContactEdit) => call<Contact>('POST', '/v1/contacts', { body })
export const changeContact = (id: string, body: ContactEdit) => call<Contact>('PATCH', one('contacts', id), { body })
export const deleteContact = (id: string, erase: boolean) =>
  call<void>('DELETE', address(one('contacts', id), { erase: erase ? 'true' : undefined }))
export const mergeContacts = (id: string, from: string) =>
  call<Contact>('POST', one('contacts', id, '/merge'), { body: { from } })
export const listActivity = (id: string, { after, limit = 50, signal }: Piece) =>
  call<Page<Activity>>('GET', address(one('contacts', id, '/timeline'), { limit, after }), { signal })

export const listFields = (signal?: AbortSignal) => call<{ data: Field[] }>('GET', '/v1/contact-fields', { signal })
export const createField = (body: { key: string; title?: string; type: FieldType; choices?: readonly string[] }) =>
  call<Field>('POST', '/v1/contact-fields', { body })
export const changeField = (key: string, body: { title?: string; choices?: readonly string[] }) =>
  call<Field>('PATCH', one('contact-fields', key), { body })
export const deleteField = (key: string) => call<void>('DELETE', one('contact-fields', key))

export const listLists = ({ after, limit = 100, signal }: Piece = {}) =>
  call<Page<List>>('GET', address('/v1/lists', { limit, after }), { signal })
export const createList = (body: { name: string; description?: string }) => call<List>('POST', '/v1/lists', { body })
export const changeList = (id: string, body: { name?: string; description?: string }) =>
  call<List>('PATCH', one('lists', id), { body })
export const deleteList = (id: string) => call<void>('DELETE', one('lists', id))
export const changeMembers = (id: string, body: { add?: readonly string[]; remove?: readonly string[] }) =>
  call<{ added: number; removed: number }>('POST', one('lists', id, '/members'), { body })
export const listTags = (signal?: AbortSignal) =>
  call<Page<{ name: string }>>('GET', address('/v1/tags', { limit: 100 }), { signal })

export const listSegments = ({ after, limit = 100, signal }: Piece = {}) =>
  call<Page<Segment>>('GET', address('/v1/segments', { limit, after }), { signal })
export const getSegment = (id: string, signal?: AbortSignal) => call<Segment>('GET', one('segments', id), { signal })
export const createSegment = (body: { name: string; rule: Rule }) => call<Segment>('POST', '/v1/segments', { body })
export const changeSegment = (id: string, body: { name?: string; rule?: Rule }) =>
  call<Segment>('PATCH', one('segments', id), { body })
export const deleteSegment = (id: string) => call<void>('DELETE', one('segments', id))
export const countRule = (rule: Rule, signal?: AbortSignal) =>
  call<Count>('POST', '/v1/segments/count', { body: { rule }, signal })
