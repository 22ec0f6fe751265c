// Segments: rules with a name, and how many contacts a rule fits.
import { z } from 'zod'
import { isFault } from '../../../contacts/contact.ts'
import type { ContactsDoor } from '../contacts-needs.ts'
import * as shape from '../contacts-schema.ts'
import { bookOf, faultProblem, showSegment } from '../contacts-schema.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'

const tag = 'contacts'
const missing = (id: string) => problem('not_found', `There is no segment ${id}.`)
const taken = problem('already_there', 'A segment has this name.', { param: '/name' })

export function segmentRoutes({ contacts: { segments } }: { readonly contacts: ContactsDoor }): Route[] {
  return [
    route({
      method: 'GET', path: '/v1/segments', operation: 'listSegments', tag, scope: 'read', summary: 'List segments, the oldest first', query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: shape.SegmentPage } },
      handle: ({ query, principal }) => pageAnswer(query, (piece) => segments.list(bookOf(principal), piece), showSegment),
    }),
    route({
      method: 'POST', path: '/v1/segments', operation: 'createSegment', tag, scope: 'write', summary: 'Make a segment',
      description: 'A rule that cannot be answered is refused with the place that is wrong.', body: shape.NewSegment,
      answers: { 201: { description: 'The segment.', schema: shape.SegmentView } }, problems: ['invalid_value', 'already_there', 'too_many'],
      async handle({ body: { name, description, rule }, principal }) {
        const made = await segments.create(bookOf(principal), { name, rule, ...(description !== undefined && { description }) })
        if (made === 'taken') return taken
        if (made === 'too_many') return problem('too_many', 'There are as many segments as there can be.')
        return isFault(made) ? faultProblem(made) : answer(201, showSegment(made))
      },
    }),
    route({
      method: 'POST', path: '/v1/segments/count', operation: 'countSegment', tag, scope: 'read', summary: 'Count whom a rule fits, while it is built', repeatable: true,
      body: shape.RuleToCount, answers: { 200: { description: 'How many.', schema: shape.CountView } }, problems: ['invalid_value'],
      async handle({ body: { rule }, principal }) {
        const count = await segments.count(bookOf(principal), rule)
        return isFault(count) ? faultProblem(count) : answer(200, count)
      },
    }),
    route({
      method: 'GET', path: '/v1/segments/{id}', operation: 'getSegment', tag, scope: 'read', summary: 'Read a segment', description: 'Its contacts: `GET /v1/contacts?segment=…`.',
      params: shape.contactParams, answers: { 200: { description: 'The segment.', schema: shape.SegmentView } }, problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const segment = await segments.get(bookOf(principal), id)
        return segment ? answer(200, showSegment(segment)) : missing(id)
      },
    }),
    route({
      method: 'PATCH', path: '/v1/segments/{id}', operation: 'changeSegment', tag, scope: 'write', summary: 'Change a segment', params: shape.contactParams, body: shape.SegmentChange,
      answers: { 200: { description: 'The segment.', schema: shape.SegmentView } }, problems: ['not_found', 'invalid_value', 'already_there'],
      async handle({ params: { id }, body: { name, description, rule }, principal }) {
        const changed = await segments.change(bookOf(principal), id, { ...(name !== undefined && { name }), ...(description !== undefined && { description }), ...(rule && { rule }) })
        if (!changed) return missing(id)
        if (changed === 'taken') return taken
        return isFault(changed) ? faultProblem(changed) : answer(200, showSegment(changed))
      },
    }),
    route({
      method: 'DELETE', path: '/v1/segments/{id}', operation: 'deleteSegment', tag, scope: 'write', summary: 'Take a segment away', description: 'Its contacts stay.',
      params: shape.contactParams, answers: { 204: { description: 'It is gone.' } }, problems: ['not_found'],
      handle: async ({ params: { id }, principal }) => ((await segments.remove(bookOf(principal), id)) ? answer(204) : missing(id)),
    }),
  ]
}
