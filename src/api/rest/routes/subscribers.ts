// The virtual phones as their operator knows them: state, network, what waits for them, and octet by octet what
// travelled for a message. Demo only. Decides nothing about delivery.
import { z } from 'zod'
import { subscriberStates } from '../../../smsc/hlr/register.ts'
import { type Phones, seenBy, type Subscribers } from '../needs.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Answer, Route } from '../route.ts'
import { iso } from '../view.ts'
import { phone } from './handsets.ts'

const state = z
  .enum(subscriberStates)
  .describe('`attached` takes messages at once. For `detached` and `memory_full` they wait; for the others they fail.')
const network = z
  .string()
  .regex(/^\d{3}-\d{2,3}$/, "must be MCC-MNC, as in '204-04'")
  .describe('MCC-MNC.')
const roaming = z
  .string()
  .regex(/^[A-Z]{2}$/, "must be the two letters of a country, as in 'FR'")
  .describe('The country it is in, where that is abroad.')
const oldPhone = z.boolean().describe('A phone of long ago: 160 GSM-7 characters, parts apart, no Unicode.')
const imsi = z.string().regex(/^\d{6,15}$/, 'must be 6 to 15 digits')

export const exampleSubscriber = { number: '+31612345678', state: 'attached', oldPhone: false, waiting: 0 } as const
export const Subscriber = z
  .strictObject({
    number: z.string(),
    state,
    imsi: imsi.optional(),
    network: network.optional(),
    roaming: roaming.optional(),
    oldPhone,
    waiting: z.int().describe('Messages in the store for it.'),
  })
  .meta({ id: 'Subscriber', examples: [exampleSubscriber] })

const SubscriberChange = z
  .strictObject({
    state: state.optional(),
    imsi: imsi.optional(),
    network: network.optional(),
    roaming: roaming.nullable().optional().describe('A country, or null for at home.'),
    oldPhone: oldPhone.optional(),
  })
  .meta({ id: 'SubscriberChange', examples: [{ state: 'memory_full' }] })

const SubscriberRange = z
  .strictObject({
    from: phone.shape.number.describe('The first number.'),
    count: z.int().min(1).max(100_000),
    network: network.optional(),
    state: state.optional(),
  })
  .meta({ id: 'SubscriberRange', examples: [{ from: '+31600000000', count: 10_000, network: '204-04' }] })

const Trace = z
  .strictObject({
    data: z.array(
      z.strictObject({
        at: z.iso.datetime(),
        kind: z.enum(['pdu', 'tpdu']).describe('Over SMPP with a program, or on the air with the phone.'),
        direction: z.enum(['to_centre', 'to_phone', 'from_phone', 'to_application']),
        name: z.string(),
        hex: z.string(),
        fields: z.array(
          z.strictObject({
            name: z.string(),
            value: z.string(),
            at: z.int().describe('The first octet of the field, counted from 0.'),
            length: z.int(),
          }),
        ),
      }),
    ),
  })
  .meta({
    id: 'HandsetTrace',
    examples: [
      {
        data: [
          {
            at: '2026-11-22T10:00:00.456Z',
            kind: 'tpdu',
            direction: 'to_phone',
            name: 'SMS-DELIVER',
            hex: '040b917400170000f1000062112200500000' + '05c8329bfd06',
            fields: [{ name: 'TP-MTI', value: '0: SMS-DELIVER', at: 0, length: 1 }],
          },
        ],
      },
    ],
  })

type Needs = { readonly phones?: Phones; readonly subscribers?: Subscribers }

export function subscriberRoutes({ phones, subscribers }: Needs): Route[] {
  return [...(subscribers ? ofSubscribers(subscribers) : []), ...(phones?.truth ? ofTraces(phones.truth) : [])]
}

const ofSubscribers = (subscribers: Subscribers): Route[] => [
  route({
    method: 'GET',
    path: '/v1/handsets/{number}',
    operation: 'getHandset',
    tag: 'handsets',
    summary: 'A virtual phone as its operator knows it',
    scope: 'read',
    params: phone,
    answers: { 200: { description: 'A number that nobody changed is an ordinary one, attached.', schema: Subscriber } },
    handle: ({ params: { number } }) => answerWith(200, async () => showSubscriber(await subscribers.get(number))),
  }),
  route({
    method: 'PATCH',
    path: '/v1/handsets/{number}',
    operation: 'changeHandset',
    tag: 'handsets',
    summary: 'Switch a virtual phone off, fill its memory, move it abroad, and back',
    description: 'Back to `attached`, what waits is delivered at once.',
    scope: 'send',
    params: phone,
    body: SubscriberChange,
    answers: { 200: { description: 'The phone as it is now.', schema: Subscriber } },
    problems: ['invalid_value'],
    handle: ({ params: { number }, body }) =>
      answerWith(200, async () => showSubscriber(await subscribers.change(number, body))),
  }),
  route({
    method: 'POST',
    path: '/v1/handsets',
    operation: 'createHandsets',
    tag: 'handsets',
    summary: 'Make a range of virtual phones',
    description:
      'Only needed for phones that are not ordinary: every number has one. Where ranges overlap the latest counts.',
    scope: 'admin',
    body: SubscriberRange,
    answers: { 201: { description: 'Made.', schema: z.strictObject({ created: z.int() }) } },
    problems: ['invalid_value'],
    handle: ({ body }) => answerWith(201, () => subscribers.createRange(body)),
  }),
]

const ofTraces = (truth: NonNullable<Phones['truth']>): Route[] => [
  route({
    method: 'GET',
    path: '/v1/handsets/{number}/messages/{id}/trace',
    operation: 'traceHandsetMessage',
    tag: 'handsets',
    summary: 'What travelled for one message of a virtual phone, octet by octet',
    scope: 'read',
    params: phone.extend({ id: z.string().regex(/^\d{1,15}$/, 'must be the id of a phone’s message') }),
    answers: { 200: { description: 'Oldest first.', schema: Trace } },
    problems: ['not_found'],
    async handle({ params: { number, id }, principal }) {
      const travelled = await truth(number, id, seenBy(principal))
      if (!travelled) return problem('not_found', `No trace was kept of the message ${id} of ${number}.`)
      return answer(200, { data: travelled.map(({ at, ...rest }) => ({ at: iso(at), ...rest })) })
    },
  }),
]

/** What makes no sense to the operator is told with its field, as `state: …`. */
async function answerWith(status: number, act: () => Promise<object>): Promise<Answer> {
  try {
    return answer(status, await act())
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const field = /^([a-zA-Z]+): /.exec(error.message)?.[1]
    return problem('invalid_value', error.message, field === undefined ? {} : { param: `/${field}` })
  }
}

export const showSubscriber = ({ number, ...rest }: Awaited<ReturnType<Subscribers['get']>>) => ({
  number: number.startsWith('+') ? number : `+${number}`,
  ...rest,
})
