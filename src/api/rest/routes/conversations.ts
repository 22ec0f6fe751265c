// Conversations with people who wrote: a list of them, one with all that was said, and who looks after it. An answer is a
// message like any other.
import { z } from 'zod'
import type { Said as SaidView } from '../../../gateway/people/records.ts'
import type { ThreadView } from '../../../inbound/threads/threads.ts'
import { e164 } from '../consent-schema.ts'
import type { ConversationNeeds } from '../needs.ts'
import { digits, pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import { Thread, ThreadChange, ThreadPage, threadQuery, WholeThread } from '../threads-schema.ts'
import { iso } from '../view.ts'

const tag = 'inbound'
const params = z.strictObject({ number: e164 })
const showSaid = ({ at, ...said }: SaidView) => ({ ...said, at: iso(at) })
const show = ({ person, number, at, last, contact, name, from, state, unread, assignee }: ThreadView) => ({
  number: person, to: number, from, contact, name, state, unread, assignee, at: iso(at), ...(last && { last: showSaid(last) }),
})
const missing = (number: string) => problem('not_found', `${number} never wrote.`)

export function conversationRoutes({ conversation: { threads } }: ConversationNeeds): Route[] {
  return [
    route({
      method: 'GET', path: '/v1/conversations', operation: 'listConversations', tag, scope: 'read',
      summary: 'List conversations with people who wrote, the latest text from a person first',
      query: z.strictObject({ ...pageQuery, ...threadQuery }),
      answers: { 200: { description: 'A page.', schema: ThreadPage } },
      handle: ({ query: { unread, ...query }, principal: { workspace, mode } }) =>
        pageAnswer(query, (piece) => threads.list({ workspace, mode }, { ...piece, ...(unread && { unread: true }) }), show),
    }),
    route({
      method: 'GET', path: '/v1/conversations/{number}', operation: 'getConversation', tag, scope: 'read',
      summary: 'Show one conversation with what was said, the newest first',
      params,
      query: z.strictObject({ ...pageQuery, limit: digits(1, 200).default(50).describe('The most texts.') }),
      answers: { 200: { description: 'The conversation.', schema: WholeThread } },
      problems: ['not_found'],
      async handle({ params: { number }, query, principal: { workspace, mode } }) {
        const found = await threads.get({ workspace, mode }, number, query)
        return found ? answer(200, { ...show(found), stopped: found.stopped, messages: found.messages.map(showSaid), nextCursor: found.nextCursor }) : missing(number)
      },
    }),
    route({
      method: 'PATCH', path: '/v1/conversations/{number}', operation: 'changeConversation', tag, scope: 'write',
      summary: 'Say who looks after a conversation, or that it is done',
      params,
      body: ThreadChange,
      answers: { 200: { description: 'The conversation.', schema: Thread } },
      problems: ['not_found'],
      async handle({ params: { number }, body, principal: { workspace, mode } }) {
        const changed = await threads.change({ workspace, mode }, number, body)
        return changed ? answer(200, show(changed)) : missing(number)
      },
    }),
    route({
      method: 'POST', path: '/v1/conversations/{number}/read', operation: 'readConversation', tag, scope: 'write',
      summary: 'Mark a conversation as read',
      params,
      answers: { 200: { description: 'The conversation.', schema: Thread } },
      problems: ['not_found'],
      async handle({ params: { number }, principal: { workspace, mode } }) {
        const read = await threads.read({ workspace, mode }, number)
        return read ? answer(200, show(read)) : missing(number)
      },
    }),
  ]
}
