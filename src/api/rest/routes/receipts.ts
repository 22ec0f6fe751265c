// Receipts that found no message: listed, matched by hand, and tried again by a rule that one of them shows.
import { z } from 'zod'
import { createIdForms, rulesFrom } from '../../../carriers/idforms.ts'
import { receiptIds } from '../connections-schema.ts'
import { instant, Message } from '../messages-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'
import { iso, messageFor } from '../view.ts'
import { problemOf } from './connections.ts'

const params = z.strictObject({ id: z.string().max(64) })
const unmatched = z
  .strictObject({
    id: z.string(), connection: z.string(), operatorId: z.string(), from: z.string(), to: z.string(), state: z.string(),
    error: z.string().optional(), at: instant,
  })
  .meta({ id: 'UnmatchedReceipt' })
const unmatchedPage = z.strictObject({ data: z.array(unmatched), nextCursor: z.string().optional() }).meta({
  id: 'UnmatchedReceipts',
  examples: [
    { data: [{ id: 'rcp_01kb3nq2s00000g', connection: 'demo', operatorId: '7F3A', from: 'Shop', to: '31612345678', state: 'delivered', at: '2026-11-22T10:00:00.123Z' }] },
  ],
})
const match = z.strictObject({ message: z.string().max(64) }).meta({ id: 'ReceiptMatch', examples: [{ message: 'msg_01kb3nq2s00000g' }] })
const counts = {
  matched: z.int().describe('Receipts that found their message now.'),
  left: z.int().describe('Receipts of the last three days that still have none.'),
}
const Rematched = z.strictObject(counts).meta({ id: 'Rematched', examples: [{ matched: 118, left: 0 }] })
const Learned = z
  .strictObject({ connection: z.string(), receiptIds, ...counts })
  .meta({ id: 'ReceiptIdsLearned', examples: [{ connection: 'con_01kb3nq2s00000g', receiptIds: { response: 'hex', receipt: 'decimal' }, matched: 118, left: 0 }] })

export function receiptRoutes({ gateway, fleet }: Pick<RestNeeds, 'gateway' | 'fleet'>): Route[] {
  const noReceipt = (id: string) => problem('not_found', `There is no unmatched receipt ${id}.`)
  const noMessage = (id: string) => problem('not_found', `There is no message ${id}.`)
  return [
    route({
      method: 'GET',
      path: '/v1/receipts/unmatched',
      operation: 'listUnmatchedReceipts',
      tag: 'receipts',
      summary: 'Receipts of the last three days that found no message, newest first',
      scope: 'admin',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: unmatchedPage } },
      handle: ({ query }) => pageAnswer(query, gateway.unmatchedReceipts, ({ at, ...receipt }) => ({ ...receipt, at: iso(at) })),
    }),
    route({
      method: 'POST',
      path: '/v1/receipts/{id}/match',
      operation: 'matchReceipt',
      tag: 'receipts',
      summary: 'Say by hand which message a receipt speaks of',
      scope: 'admin',
      params,
      body: match,
      answers: { 200: { description: 'The message as the receipt leaves it.', schema: Message } },
      problems: ['not_found', 'too_late'],
      async handle({ params: { id }, body: { message }, principal }) {
        const matched = await gateway.matchReceipt(principal, id, message)
        if (matched === 'no_receipt') return noReceipt(id)
        if (matched === 'no_message') return noMessage(message)
        if (matched === 'not_submitted')
          return problem('too_late', 'Only a message that is `submitted`, and so waits for its receipt, takes one.')
        const now = await gateway.message(principal, message)
        return now ? answer(200, messageFor(true)(now)) : noMessage(message)
      },
    }),
    route({
      method: 'POST',
      path: '/v1/receipts/{id}/learn',
      repeatable: true,
      operation: 'learnReceiptIds',
      tag: 'receipts',
      summary: 'Learn from a receipt and its message how the operator writes ids, and match all the others',
      description:
        'What the id of the receipt and that of the answer have in common (the base they are written in, characters around ' +
        'them) is pinned as `receiptIds` of the connection, which makes a new version of it; then every receipt of the ' +
        'connection that found no message is tried again.',
      scope: 'admin',
      params,
      body: match,
      answers: { 200: { description: 'What was learned, and what came of it.', schema: Learned } },
      problems: ['not_found', 'no_rule', 'connection_builtin'],
      async handle({ params: { id }, body: { message }, principal }) {
        const pair = await gateway.pairOf(principal, id, message)
        if (pair === 'no_receipt') return noReceipt(id)
        if (pair === 'no_message') return noMessage(message)
        const { connection, answered, reported } = pair
        const receiptIds = answered.map((name) => rulesFrom(name, reported)).find((rules) => rules !== undefined)
        if (!receiptIds) return problem('no_rule', `The receipt has ${reported}, the answer had ${answered.join(', ') || 'none'}.`, { param: '/message' })
        const outcome = await fleet.change(connection, { receiptIds }, { by: principal.key })
        if (outcome.kind !== 'done') return problemOf(outcome, connection)
        return answer(200, { connection, receiptIds, ...(await gateway.rematch(connection, createIdForms(receiptIds))) })
      },
    }),
    route({
      method: 'POST',
      path: '/v1/connections/{id}/rematch',
      repeatable: true,
      operation: 'rematchReceipts',
      tag: 'receipts',
      summary: 'Try the receipts again that found no message, as after `receiptIds` was changed',
      scope: 'admin',
      params,
      answers: { 200: { description: 'What came of it.', schema: Rematched } },
      problems: ['not_found'],
      async handle({ params: { id } }) {
        const connection = fleet.find(id)
        if (!connection) return problem('not_found', `There is no connection ${id}.`)
        return answer(200, await gateway.rematch(id, createIdForms(connection.settings.receiptIds)))
      },
    }),
  ]
}
