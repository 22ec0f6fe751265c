// People: made, read, found, changed, merged and taken away, by our id or by that of another system; and what happened with
// them.
import { z } from 'zod'
import type { ContactsDoor } from '../contacts-needs.ts'
import * as shape from '../contacts-schema.ts'
import { bookOf, faultProblem, showContact } from '../contacts-schema.ts'
import { isFault, type Contact } from '../../../contacts/contact.ts'
import { fileAnswer } from '../file-answer.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { iso } from '../view.ts'

const tag = 'contacts'
const filters = {
  q: z.string().min(1).max(100).optional().describe('The beginning or a piece of a number, or words of texts.'),
  list: z.string().max(64).optional(), tag: z.string().max(60).optional(), segment: z.string().max(64).optional(),
  country: shape.country.optional(), language: z.string().max(35).optional(),
}
const missing = (id: string) => problem('not_found', `There is no contact ${id}.`)
const eraseQuery = z.strictObject({ erase: z.stringbool().default(false).describe('Their consent goes too; that they are not to be written to stays known.') })

export function contactRoutes({ contacts }: { readonly contacts: ContactsDoor }): Route[] {
  const { people, search, fields, timeline } = contacts
  const one = async (principal: Parameters<typeof bookOf>[0], contact: Contact, status = 200) => answer(status, showContact(contact, await fields.of(bookOf(principal))))
  return [
    route({
      method: 'GET', path: '/v1/contacts', operation: 'listContacts', tag, scope: 'read',
      summary: 'List contacts, the oldest first',
      description: 'All of them, or those of a list, a tag, a segment, a country or a language, or whom words match. A page may be short, or empty, where looking took long: `nextCursor` goes on.',
      query: z.strictObject({ ...pageQuery, ...filters }),
      answers: { 200: { description: 'A page.', schema: shape.ContactPage } },
      async handle({ query, principal }) {
        const own = await fields.of(bookOf(principal))
        const page = await search.list(bookOf(principal), query)
        return isFault(page) ? faultProblem(page) : answer(200, { ...page, data: page.data.map((contact) => showContact(contact, own)) })
      },
    }),
    route({
      method: 'GET', path: '/v1/contacts/count', operation: 'countContacts', tag, scope: 'read', summary: 'Count contacts, in a bounded time',
      query: z.strictObject(filters), answers: { 200: { description: 'How many.', schema: shape.CountView } },
      async handle({ query, principal }) {
        const count = await search.count(bookOf(principal), query)
        return isFault(count) ? faultProblem(count) : answer(200, count)
      },
    }),
    route({
      method: 'GET', path: '/v1/contacts/export', operation: 'exportContacts', tag, scope: 'read', summary: 'All contacts, or those that match, as CSV',
      query: z.strictObject(filters), answers: { 200: { description: 'CSV.', schema: z.string(), type: 'text/csv' } },
      async handle({ query, principal }) {
        const pieces = await contacts.exported(bookOf(principal), query)
        return 'fault' in pieces ? faultProblem(pieces) : fileAnswer('contacts.csv', pieces)
      },
    }),
    route({
      method: 'POST', path: '/v1/contacts', operation: 'createContact', tag, scope: 'write', summary: 'Make a contact',
      description: 'A number is one contact. To make or change, whichever it is: `POST /v1/contacts/batch` or the id of your own system.',
      body: shape.NewContact, answers: { 201: { description: 'The contact.', schema: shape.ContactView } }, problems: ['already_there', 'invalid_value'],
      async handle({ body: { country, ...wanted }, principal }) {
        const made = await people.create(bookOf(principal), wanted, country)
        if (isFault(made)) return faultProblem(made)
        return 'taken' in made ? problem('already_there', `The number is of ${made.taken}.`, { param: '/number' }) : one(principal, made, 201)
      },
    }),
    route({
      method: 'POST', path: '/v1/contacts/batch', operation: 'upsertContacts', tag, scope: 'write', summary: 'Make or change many contacts',
      description: 'Each is told what became of it, in order; what is wrong with one keeps no other back.', bodyLimit: 4_000_000,
      body: shape.ContactBatch, answers: { 200: { description: 'What became of each.', schema: shape.BatchResult } }, problems: ['invalid_value'],
      async handle({ body: { by, country, contacts: given }, principal }) {
        const outcomes = await people.upsert(bookOf(principal), given, { by, country })
        if ('fault' in outcomes) return faultProblem(outcomes)
        return answer(200, { results: outcomes.map((outcome) => (isFault(outcome) ? { error: outcome.fault, param: outcome.param } : { id: outcome.id, result: outcome.kind })) })
      },
    }),
    route({
      method: 'GET', path: '/v1/contacts/{id}', operation: 'getContact', tag, scope: 'read', summary: 'Read a contact', params: shape.contactParams,
      answers: { 200: { description: 'The contact.', schema: shape.ContactView } }, problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const contact = await people.get(bookOf(principal), id)
        return contact ? one(principal, contact) : missing(id)
      },
    }),
    route({
      method: 'PATCH', path: '/v1/contacts/{id}', operation: 'changeContact', tag, scope: 'write', summary: 'Change a contact',
      description: 'What is not named stays. Tags are named all together.', params: shape.contactParams, body: shape.ContactChange,
      answers: { 200: { description: 'The contact.', schema: shape.ContactView } }, problems: ['not_found', 'invalid_value'],
      async handle({ params: { id }, body: { country, ...wanted }, principal }) {
        const changed = await people.change(bookOf(principal), id, wanted, country)
        if (!changed) return missing(id)
        return isFault(changed) ? faultProblem(changed) : one(principal, changed)
      },
    }),
    route({
      method: 'DELETE', path: '/v1/contacts/{id}', operation: 'deleteContact', tag, scope: 'write', summary: 'Take a contact away, with its timeline',
      params: shape.contactParams, query: eraseQuery, answers: { 204: { description: 'It is gone.' } }, problems: ['not_found'],
      async handle({ params: { id }, query: { erase }, principal }) {
        return (await people.remove(bookOf(principal), [id], erase)).length > 0 ? answer(204) : missing(id)
      },
    }),
    route({
      method: 'POST', path: '/v1/contacts/{id}/merge', operation: 'mergeContacts', tag, scope: 'write', summary: 'Make two contacts one',
      description: 'What this one lacks comes from the other; lists, tags, ids and the timeline of both are kept. The other is no more.',
      params: shape.contactParams, body: shape.Merge, answers: { 200: { description: 'The contact.', schema: shape.ContactView } }, problems: ['not_found', 'invalid_value'],
      async handle({ params: { id }, body: { from }, principal }) {
        if (id === from) return problem('invalid_value', 'It is the same contact.', { param: '/from' })
        const merged = await people.merge(bookOf(principal), id, from)
        return merged ? one(principal, merged) : problem('not_found', `There is no contact ${id}, or no ${from}.`)
      },
    }),
    route({
      method: 'GET', path: '/v1/contacts/{id}/timeline', operation: 'listContactActivity', tag, scope: 'read', summary: 'What happened with a contact, the newest first',
      params: shape.contactParams, query: z.strictObject(pageQuery), answers: { 200: { description: 'A page.', schema: shape.ActivityPage } }, problems: ['not_found'],
      async handle({ params: { id }, query, principal }) {
        const contact = await people.get(bookOf(principal), id)
        if (!contact) return missing(id)
        return pageAnswer(query, (piece) => timeline.of(bookOf(principal), contact, piece), ({ at, ...rest }) => ({ ...rest, at: iso(at) }))
      },
    }),
    route({
      method: 'POST', path: '/v1/contacts/{id}/timeline', operation: 'addContactActivity', tag, scope: 'write', summary: 'Say what else happened with a contact',
      description: 'What a shop or a page of yours knows: segments ask for it. It is written a moment later.',
      params: shape.contactParams, body: shape.NewActivity, answers: { 202: { description: 'It is on its way into the timeline.' } }, problems: ['not_found'],
      async handle({ params: { id }, body: { kind, at, subject, detail }, principal }) {
        const contact = await people.get(bookOf(principal), id)
        if (!contact) return missing(id)
        timeline.note({ ...bookOf(principal), number: contact.number, kind, ...(at !== undefined && { at: Date.parse(at) }), ...(subject !== undefined && { subject }), ...(detail !== undefined && { detail }) })
        return answer(202)
      },
    }),
    route({
      method: 'PUT', path: '/v1/contacts/by-external-id/{system}/{external}', operation: 'putContactByExternalId', tag, scope: 'write',
      summary: 'Make or change a contact by the id of another system',
      description: 'Who has the id already, or else the number, is changed; somebody new needs a number.', params: shape.externalParams, body: shape.ContactSync,
      answers: { 200: { description: 'Changed, or as it was.', schema: shape.ContactView }, 201: { description: 'Made.', schema: shape.ContactView } }, problems: ['invalid_value'],
      async handle({ params: { system, external }, body: { country, ...wanted }, principal }) {
        const saved = await people.upsertExternal(bookOf(principal), system, external, wanted, country)
        return isFault(saved) ? faultProblem(saved) : one(principal, saved.contact, saved.kind === 'created' ? 201 : 200)
      },
    }),
    route({
      method: 'GET', path: '/v1/contacts/by-external-id/{system}/{external}', operation: 'getContactByExternalId', tag, scope: 'read', summary: 'Read a contact by the id of another system',
      params: shape.externalParams, answers: { 200: { description: 'The contact.', schema: shape.ContactView } }, problems: ['not_found'],
      async handle({ params: { system, external }, principal }) {
        const contact = await people.ofExternal(bookOf(principal), system, external)
        return contact ? one(principal, contact) : problem('not_found', `${system} has no contact ${external} here.`)
      },
    }),
    route({
      method: 'DELETE', path: '/v1/contacts/by-external-id/{system}/{external}', operation: 'deleteContactByExternalId', tag, scope: 'write', summary: 'Take a contact away by the id of another system',
      params: shape.externalParams, query: eraseQuery, answers: { 204: { description: 'It is gone.' } }, problems: ['not_found'],
      async handle({ params: { system, external }, query: { erase }, principal }) {
        const contact = await people.ofExternal(bookOf(principal), system, external)
        const removed = contact && (await people.remove(bookOf(principal), [contact.id], erase))
        return removed?.length ? answer(204) : problem('not_found', `${system} has no contact ${external} here.`)
      },
    }),
    ...fieldRoutes({ contacts }),
  ]
}

const noField = (key: string) => problem('not_found', `There is no field ${key}.`)

function fieldRoutes({ contacts: { fields } }: { readonly contacts: ContactsDoor }): Route[] {
  return [
    route({
      method: 'GET', path: '/v1/contact-fields', operation: 'listContactFields', tag, scope: 'read', summary: 'List the own fields of contacts',
      answers: { 200: { description: 'All of them.', schema: shape.FieldList } },
      handle: async ({ principal }) => answer(200, { data: (await fields.list(bookOf(principal))).map(shape.showField) }),
    }),
    route({
      method: 'POST', path: '/v1/contact-fields', operation: 'createContactField', tag, scope: 'write', summary: 'Give contacts a field',
      body: shape.NewField, answers: { 201: { description: 'The field.', schema: shape.FieldView } }, problems: ['already_there', 'too_many'],
      async handle({ body: { key, type, title, choices }, principal }) {
        const made = await fields.create(bookOf(principal), { key, type, ...(title !== undefined && { title }), ...(choices && { choices }) })
        if (made === 'taken') return problem('already_there', `\`${key}\` is a field, or stands for something else.`, { param: '/key' })
        return made === 'too_many' ? problem('too_many', 'Contacts have 16 fields for words and 16 for numbers.') : answer(201, shape.showField(made))
      },
    }),
    route({
      method: 'PATCH', path: '/v1/contact-fields/{key}', operation: 'changeContactField', tag, scope: 'write', summary: 'Rename a field, or change its choices',
      params: shape.fieldParams, body: shape.FieldChange, answers: { 200: { description: 'The field.', schema: shape.FieldView } }, problems: ['not_found'],
      async handle({ params: { key }, body: { title, choices }, principal }) {
        const changed = await fields.change(bookOf(principal), key, { ...(title !== undefined && { title }), ...(choices && { choices }) })
        return changed ? answer(200, shape.showField(changed)) : noField(key)
      },
    }),
    route({
      method: 'DELETE', path: '/v1/contact-fields/{key}', operation: 'deleteContactField', tag, scope: 'write', summary: 'Take a field away, with all that stands in it',
      params: shape.fieldParams, answers: { 204: { description: 'It is gone.' } }, problems: ['not_found'],
      handle: async ({ params: { key }, principal }) => ((await fields.remove(bookOf(principal), key)) ? answer(204) : noField(key)),
    }),
  ]
}
