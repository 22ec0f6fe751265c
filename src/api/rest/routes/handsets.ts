// The virtual phones of the embedded operator: what they received, and a way to write from one. Demo only. A test key sees
// the messages of test keys there, a live one all.
import { z } from 'zod'
import { textOf } from '../messages-schema.ts'
import { type Phones, seenBy } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { showPhone, showPhoneMessage } from '../view.ts'

const examplePhoneMessage = {
  id: '1017',
  from: 'SHOP',
  to: '+31612345678',
  text: 'Your order is on its way.',
  receivedAt: '2026-11-22T10:00:00.456Z',
  parts: 1,
  direction: 'in',
} as const

const PhoneMessage = z
  .strictObject({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    text: z.string(),
    receivedAt: z.iso.datetime(),
    parts: z.int(),
    direction: z.enum(['in', 'out']).describe('`in` arrived at the phone, `out` was sent from it.'),
    flash: z.boolean().optional().describe('Shown at once, over all else.'),
    alert: z.boolean().optional().describe('Came by cell broadcast.'),
  })
  .meta({ id: 'PhoneMessage', examples: [examplePhoneMessage] })

const PhoneMessagePage = z
  .strictObject({ data: z.array(PhoneMessage), nextCursor: z.string().optional() })
  .meta({ id: 'PhoneMessagePage', examples: [{ data: [examplePhoneMessage] }] })

const PhonePage = z
  .strictObject({
    data: z.array(
      z.strictObject({ number: z.string(), messages: z.int(), lastAt: z.iso.datetime(), lastText: z.string() }),
    ),
    nextCursor: z.string().optional(),
  })
  .meta({
    id: 'PhonePage',
    examples: [{ data: [{ number: '+31612345678', messages: 1, lastAt: '2026-11-22T10:00:00.456Z', lastText: 'Hi' }] }],
  })

const NewPhoneMessage = z
  .strictObject({
    to: z.string().min(1).max(32).describe('A short or long code.'),
    text: textOf(10_000),
  })
  .meta({ id: 'NewPhoneMessage', examples: [{ to: '1600', text: 'STOP' }] })

export const phone = z.strictObject({
  number: z
    .string()
    .regex(/^\+?\d{3,15}$/, 'must be an E.164 number')
    .transform((text) => (text.startsWith('+') ? text : `+${text}`)),
})

const seen = 'A test key sees the messages of test keys, answers to them, and alerts; a live key sees all.'

export function handsetRoutes({ phones }: { readonly phones?: Phones }): Route[] {
  if (!phones) return []
  return [
    route({
      method: 'GET',
      path: '/v1/handsets',
      operation: 'listHandsets',
      tag: 'handsets',
      summary: 'Virtual phones that something happened on, the latest first',
      description: seen,
      scope: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: PhonePage } },
      handle: ({ query, principal }) =>
        pageAnswer(query, (piece) => phones.list({ ...piece, seen: seenBy(principal) }), showPhone),
    }),
    route({
      method: 'GET',
      path: '/v1/handsets/{number}/messages',
      operation: 'listHandsetMessages',
      tag: 'handsets',
      summary: 'What a virtual phone received and sent, newest first',
      description: seen,
      scope: 'read',
      params: phone,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page; empty for a phone that received nothing.', schema: PhoneMessagePage } },
      handle: ({ params: { number }, query, principal }) =>
        pageAnswer(query, (piece) => phones.messages(number, { ...piece, seen: seenBy(principal) }), showPhoneMessage),
    }),
    route({
      method: 'POST',
      path: '/v1/handsets/{number}/messages',
      operation: 'sendFromHandset',
      tag: 'handsets',
      summary: 'Send a message from a virtual phone',
      scope: 'send',
      params: phone,
      body: NewPhoneMessage,
      answers: { 201: { description: 'Sent.', schema: PhoneMessage } },
      problems: ['handset_refused'],
      async handle({ params, body, principal }) {
        const test = principal.mode === 'test' ? { test: true } : {}
        const sent = await phones.send(params.number, { ...body, ...test })
        if (!('refused' in sent)) return answer(201, showPhoneMessage(sent))
        const field = /^(to|text): /.exec(sent.refused)?.[1]
        return problem('handset_refused', sent.refused, field === undefined ? {} : { param: `/${field}` })
      },
    }),
  ]
}
