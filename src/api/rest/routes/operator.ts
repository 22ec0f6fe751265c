// The embedded operator's view of itself: counters, who is bound, what waits for whom, and a record of every message as
// CSV. Demo only. Changes nothing.
import { pipeline, Readable } from 'node:stream'
import { z } from 'zod'
import { subscriberStates } from '../../../smsc/hlr/register.ts'
import type { SmscView, Subscribers } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { iso } from '../view.ts'
import { exampleSubscriber, showSubscriber, Subscriber } from './subscribers.ts'

const tag = 'smsc'

const exampleBind = {
  systemId: 'demo', state: 'bound_trx', version: '3.4', from: '127.0.0.1', systemType: '', addressRange: '',
  boundAt: '2026-11-22T10:00:00.000Z', outstanding: 0, unanswered: 0,
} as const

const View = z
  .strictObject({
    counters: z.record(z.string(), z.number()).describe('Counted since the start; the last ones are of this moment.'),
    binds: z.array(
      z.strictObject({
        systemId: z.string(),
        state: z.enum(['open', 'bound_tx', 'bound_rx', 'bound_trx', 'unbinding', 'closed']),
        version: z.string().describe('Of SMPP.'),
        from: z.string().describe('The address on the network.'),
        systemType: z.string(),
        addressRange: z.string(),
        boundAt: z.iso.datetime(),
        outstanding: z.int().describe('Our requests that wait for an answer.'),
        unanswered: z.int().describe('Theirs that wait for ours.'),
      }),
    ),
    queues: z.strictObject({
      phones: z.int().describe('Phones that messages wait for.'),
      waiting: z
        .array(z.strictObject({ number: z.string(), messages: z.int(), cause: z.int(), attempts: z.int() }))
        .describe('Those with most messages; `cause` is the RP-Cause of the last attempt (3GPP 24.011 §8.2.5.4).'),
      owed: z
        .array(z.strictObject({ account: z.string(), messages: z.int() }))
        .describe('Receipts and messages that programs are owed.'),
    }),
  })
  .meta({
    id: 'Smsc',
    examples: [
      {
        counters: { accepted: 7, delivered: 6, parked: 1 },
        binds: [exampleBind],
        queues: { phones: 1, waiting: [{ number: '+31612345678', messages: 1, cause: 22, attempts: 2 }], owed: [] },
      },
    ],
  })

const SubscriberPage = z
  .strictObject({ data: z.array(Subscriber), nextCursor: z.string().optional() })
  .meta({ id: 'SubscriberPage', examples: [{ data: [exampleSubscriber] }] })

const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

type Needs = { readonly smsc?: SmscView; readonly subscribers?: Subscribers }

export function operatorRoutes({ smsc, subscribers }: Needs): Route[] {
  return [...(smsc ? ofView(smsc) : []), ...(subscribers ? [listRoute(subscribers)] : [])]
}

const ofView = ({ operator, counters }: SmscView): Route[] => [
  route({
    method: 'GET',
    path: '/v1/smsc',
    operation: 'getSmsc',
    tag,
    summary: 'The embedded operator: counters, binds, and what waits for which phone',
    scope: 'admin',
    ofLive: true,
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(50).describe('The most phones.') }),
    answers: { 200: { description: 'As it is now.', schema: View } },
    handle({ query: { limit } }) {
      const { waiting, ...queues } = operator.queues({ limit })
      return answer(200, {
        counters: counters(),
        binds: operator.binds().map(({ boundAt, ...bind }) => ({ ...bind, boundAt: iso(boundAt) })),
        queues: { ...queues, waiting: waiting.map(({ number, ...rest }) => ({ number: `+${number}`, ...rest })) },
      })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/smsc/records.csv',
    operation: 'listSmscRecords',
    tag,
    summary: 'A record of every message of the embedded operator, as CSV',
    description:
      'In the order of acceptance, however many there are. Columns: id, direction, account, from, to, state, cause, ' +
      ' acceptedAt, doneAt, dataCoding, octets, network, roaming, tariff.',
    scope: 'admin',
    ofLive: true,
    query: z.strictObject({
      since: moment.optional().describe('Accepted from then on.'),
      until: moment.optional().describe('Accepted before.'),
      account: z.string().max(15).optional().describe('Of this system_id only.'),
    }),
    answers: { 200: { description: 'CSV after RFC 4180.', schema: z.string(), type: 'text/csv' } },
    handle: ({ query }) => ({
      kind: 'stream',
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="records.csv"',
        'cache-control': 'no-store',
      },
      // a reader that goes away ends it
      run: (to) => pipeline(Readable.from(operator.recordsCsv(query)), to, () => {}),
    }),
  }),
]

const listRoute = (subscribers: Subscribers): Route =>
  route({
    method: 'GET',
    path: '/v1/smsc/subscribers',
    operation: 'listSubscribers',
    tag,
    summary: 'Virtual phones that were made or changed, by number',
    scope: 'read',
    query: z.strictObject({ ...pageQuery, state: z.enum(subscriberStates).optional() }),
    answers: { 200: { description: 'A page.', schema: SubscriberPage } },
    handle: ({ query }) => pageAnswer(query, subscribers.list, showSubscriber),
  })
