// Shapes of conversations: who wrote, what was said, who looks after it.
import { z } from 'zod'
import { statusNames } from '../../gateway/message.ts'
import { e164 } from './consent-schema.ts'
import { instant } from './messages-schema.ts'

const said = { id: 'inb_01kb3nq2s00000g', direction: 'in', from: '+31612345678', to: '1600', text: 'Are you open on Sunday?', at: '2026-11-22T10:00:00.123Z', parts: 1 } as const
const example = { number: '+31612345678', to: '1600', from: '1600', state: 'open', unread: 1, at: said.at, last: said } as const
const state = z.enum(['open', 'closed'])
const assignee = z.string().min(1).max(64)

export const Said = z
  .strictObject({
    id: z.string().describe('Of the message, or of the text from the phone.'),
    direction: z.enum(['in', 'out']).describe('`in`: from the person.'),
    from: z.string(),
    to: z.string(),
    text: z.string(),
    at: instant,
    parts: z.number().int(),
    status: z.enum(statusNames).optional().describe('Of what was sent to them.'),
  })
  .meta({ id: 'ConversationMessage', examples: [said] })

const shape = {
  number: e164.describe('Of the person.'),
  to: z.string().describe('The number of yours that they wrote to last.'),
  from: z.string().describe('The sender to answer with: `POST /v1/messages`.'),
  contact: z.string().optional().describe('Who it is, where they are in the book.'),
  name: z.string().optional().describe('What they are called there: `first_name` and `last_name`, or `name`.'),
  state: state.describe('`closed` until a text comes that nothing answers by itself.'),
  unread: z.number().int().describe('Texts that nothing answered and nobody has read. None after a message that answers: one by itself to `POST /v1/messages`, from the number they wrote to; nor once it is decided that they mean STOP.'),
  assignee: z.string().optional().describe('Who looks after it.'),
  at: instant.describe('Of the latest text from the person, by which conversations are listed; what was said last, by either side, is `last`.'),
  last: Said.optional().describe('What was said last, by either side; absent when it is not kept any more.'),
}
export const Thread = z.strictObject(shape).meta({ id: 'Conversation', examples: [example] })
export const ThreadPage = z.strictObject({ data: z.array(Thread), nextCursor: z.string().optional() }).meta({ id: 'ConversationPage', examples: [{ data: [example] }] })
export const WholeThread = z
  .strictObject({
    ...shape,
    stopped: z.boolean().describe('They said STOP, or are not to be written to: an answer is blocked.'),
    messages: z.array(Said).describe('The newest first.'),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'WholeConversation', examples: [{ ...example, stopped: false, messages: [said] }] })
export const ThreadChange = z
  .strictObject({ state: state.optional(), assignee: assignee.nullable().optional().describe('`null`: nobody.') })
  .meta({ id: 'ConversationChange', examples: [{ state: 'closed', assignee: null }] })

export const threadQuery = {
  state: state.optional(),
  unread: z.literal('true').optional().describe('Those alone that have something unread.'),
  assignee: assignee.optional(),
}
