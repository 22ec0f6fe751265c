// Lists of people and the tags that they bear.
import { z } from 'zod'
import { limits } from '../../../contacts/contact.ts'
import type { ContactsDoor } from '../contacts-needs.ts'
import * as shape from '../contacts-schema.ts'
import { bookOf, showGroup } from '../contacts-schema.ts'
import { viewOf } from '../../../contacts/groups/groups.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { iso } from '../view.ts'

const tag = 'contacts'
const missing = (id: string) => problem('not_found', `There is no list ${id}.`)
const taken = problem('already_there', 'A list has this name.', { param: '/name' })
const mostNamed = 100

export function listRoutes({ contacts: { groups } }: { readonly contacts: ContactsDoor }): Route[] {
  return [
    route({
      method: 'GET', path: '/v1/lists', operation: 'listLists', tag, scope: 'read', summary: 'List the lists of contacts, the oldest first', query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: shape.ListPage } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => groups.list(bookOf(principal), 'list', piece), (group) => showGroup(viewOf(group))),
    }),
    route({
      method: 'POST', path: '/v1/lists', operation: 'createList', tag, scope: 'write', summary: 'Make a list', body: shape.NewList,
      answers: { 201: { description: 'The list.', schema: shape.ListView } }, problems: ['already_there', 'too_many'],
      async handle({ body: { name, description }, principal }) {
        const made = await groups.create(bookOf(principal), 'list', { name, ...(description !== undefined && { description }) })
        if (made === 'taken') return taken
        return made === 'too_many' ? problem('too_many', `There are ${limits.groups} lists.`) : answer(201, showGroup(viewOf(made)))
      },
    }),
    route({
      method: 'GET', path: '/v1/lists/{id}', operation: 'getList', tag, scope: 'read', summary: 'Read a list', description: 'Its contacts: `GET /v1/contacts?list=…`.',
      params: shape.contactParams, answers: { 200: { description: 'The list.', schema: shape.ListView } }, problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const group = await groups.get(bookOf(principal), 'list', id)
        return group ? answer(200, showGroup(viewOf(group))) : missing(id)
      },
    }),
    route({
      method: 'PATCH', path: '/v1/lists/{id}', operation: 'changeList', tag, scope: 'write', summary: 'Rename a list', params: shape.contactParams, body: shape.ListChange,
      answers: { 200: { description: 'The list.', schema: shape.ListView } }, problems: ['not_found', 'already_there'],
      async handle({ params: { id }, body: { name, description }, principal }) {
        const changed = await groups.change(bookOf(principal), 'list', id, { ...(name !== undefined && { name }), ...(description !== undefined && { description }) })
        if (!changed) return missing(id)
        return changed === 'taken' ? taken : answer(200, showGroup(viewOf(changed)))
      },
    }),
    route({
      method: 'DELETE', path: '/v1/lists/{id}', operation: 'deleteList', tag, scope: 'write', summary: 'Take a list away', description: 'Its contacts stay.',
      params: shape.contactParams, answers: { 204: { description: 'It is gone.' } }, problems: ['not_found'],
      handle: async ({ params: { id }, principal }) => ((await groups.remove(bookOf(principal), 'list', id)) ? answer(204) : missing(id)),
    }),
    route({
      method: 'POST', path: '/v1/lists/{id}/members', operation: 'changeListMembers', tag, scope: 'write', summary: 'Put contacts into a list, and take them out',
      description: `At most ${limits.members} each.`, params: shape.contactParams, body: shape.Membership,
      answers: { 200: { description: 'How many came and went.', schema: shape.MembershipView } }, problems: ['not_found'],
      async handle({ params: { id }, body: { add = [], remove = [] }, principal }) {
        const book = bookOf(principal)
        if (!(await groups.get(book, 'list', id))) return missing(id)
        const came = await groups.put(book, id, add, true)
        const went = await groups.put(book, id, remove, false)
        return answer(200, { added: came.changed, removed: went.changed, unknown: [...new Set([...came.unknown, ...went.unknown])].slice(0, mostNamed) })
      },
    }),
    route({
      method: 'GET', path: '/v1/tags', operation: 'listTags', tag, scope: 'read', summary: 'List the tags that contacts bear or bore', query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: shape.TagPage } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => groups.list(bookOf(principal), 'tag', piece), ({ name, createdAt }) => ({ name, createdAt: iso(createdAt) })),
    }),
  ]
}
