// Messages: send, preview, look up.
import { z } from 'zod'
import { may } from '../../../accounts/account.ts'
import type { Principal } from '../../../accounts/account.ts'
import type { Webhooks } from '../../webhooks/open.ts'
import { acceptedMessage, batchAnswer } from '../messages-answer.ts'
import { previewOfMany } from '../messages-previewed.ts'
import { checkPreview, checkSend } from '../messages-check.ts'
import type { SendRequest } from '../messages-check.ts'
import { Message, MessagePage, PreviewAnswer, PreviewOfMany, SendAnswer, time, ToPreview, ToSend } from '../messages-schema.ts'
import { statuses } from '../needs.ts'
import type { AcceptContext, AcceptResult, Gateway, RestNeeds, Submission } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { idempotencyInProgress, idempotencyMismatch, messageRefusals, problem, refusalProblem } from '../problem.ts'
import type { Problem } from '../problem.ts'
import { answer, replayedHeader, route } from '../route.ts'
import type { Answer, Route } from '../route.ts'
import { country, showMoney } from '../routing-schema.ts'
import { barredSender, spend } from '../spending.ts'
import type { Spending } from '../spending.ts'
import { iso, messageFor, showRefusal } from '../view.ts'

const sendLimit = 20_000_000
/** Of a page that is looked for one by one. */
const mostSought = 50

type Done = Extract<AcceptResult, { kind: 'done' }>
const nothing: Done = { kind: 'done', batch: '', outcomes: [], replayed: false }

/** A plus that was not written as %2B arrives as a space. */
const address = z.string().max(64).transform((text) => text.replace(/^ /, '+')).optional()
const moment = time.transform((text) => Date.parse(text)).optional()
const listQuery = z.strictObject({
  status: z.enum(statuses).optional(),
  to: address.describe('The recipient, E.164.'),
  from: address.describe('The sender.'),
  batch: z.string().max(64).optional().describe('Accepted with this request.'),
  reference: z.string().max(256).optional().describe('As given by the caller.'),
  campaign: z.string().max(64).optional().describe('Of this campaign.'),
  connection: z.string().max(64).optional().describe('Sent, or to be sent, over this connection.'),
  text: z.string().min(1).max(200).optional().describe('Stands in its text; case is ignored. With `text`, `country` or `error` a page may hold few or none and still have a `nextCursor`.'),
  country: country.optional().describe('Of the recipient’s network.'),
  error: z.string().min(1).max(64).optional().describe('Failed with this code.'),
  since: moment.describe('Created at this time or later.'),
  until: moment.describe('Created before this time.'),
  ...pageQuery,
})

type Needs = Pick<RestNeeds, 'clock'> & {
  readonly conversation?: Pick<NonNullable<RestNeeds['conversation']>, 'answered'>
  readonly gateway: Gateway
  readonly webhooks: Pick<Webhooks, 'faultOf'>
  readonly accounts: Pick<RestNeeds['accounts'], 'workspace'> & { readonly limits: Spending }
}

export function messageRoutes({ gateway, webhooks, clock, conversation, accounts: { limits, workspace: house } }: Needs): Route[] {
  const showTo = ({ workspace }: Pick<Principal, 'workspace'>) => messageFor(workspace === house)
  return [
    route({
      method: 'POST',
      path: '/v1/messages',
      operation: 'sendMessages',
      tag: 'messages',
      summary: 'Send one message, many messages, or one text to many numbers',
      description:
        'Answered after the messages are durable. In the two shapes for many, a bad message is refused alone and ' +
        'named; the others are accepted.',
      scope: 'send',
      body: ToSend,
      checksBody: true,
      bodyLimit: sendLimit,
      idempotent: true,
      answers: { 202: { description: 'Durable. The shape follows that of the request.', schema: SendAnswer } },
      problems: ['invalid_request', 'empty_list', 'too_many_messages', 'sender_not_permitted', 'daily_cap_reached', ...messageRefusals],
      async handle({ body, principal, idempotency }) {
        const request = checkSend(body)
        if ('kind' in request) return request
        const context = contextOf(principal, request.country, idempotency)
        const submissions = request.shape === 'single' ? [request.submission] : request.submissions
        const fault = callbackFault(submissions, webhooks.faultOf) ?? senderFault(principal, submissions, request.shape)
        if (fault) return fault
        const within = { limits, principal, now: clock.wall() }
        const result = submissions.length === 0 ? nothing : await spend(within, submissions, () => gateway.accept(submissions, context))
        if (result.kind === 'problem') return result
        if (result.kind !== 'done') return notAccepted(result)
        if (result.outcomes.length !== submissions.length) throw new Error('the gateway lost count of the messages')
        const [first] = result.outcomes
        if (conversation && request.shape === 'single' && first && 'accepted' in first) await conversation.answered(principal, first.accepted.to, first.accepted.from)
        return answerTo(request, result, principal)
      },
    }),
    route({
      method: 'POST',
      path: '/v1/messages/preview',
      repeatable: true,
      operation: 'previewMessage',
      tag: 'messages',
      summary: 'See what sending a message would come to; nothing is sent',
      description:
        'For one number: its segments, price and way, and whether it would be refused, stopped or kept back. For many: how many of them, by ' +
        'reason. Consent, quiet hours, caps and countries are asked as sending asks them, and nothing is kept of it.',
      scope: 'read',
      body: ToPreview,
      checksBody: true,
      answers: { 200: { description: 'What it would come to.', schema: z.union([PreviewAnswer, PreviewOfMany]) } },
      problems: ['invalid_request', 'empty_list', 'too_many_messages', ...messageRefusals],
      async handle({ body, principal }) {
        const request = checkPreview(body)
        if ('kind' in request) return request
        const context = contextOf(principal, request.country)
        if (request.shape === 'broadcast') return answer(200, previewOfMany(request, await gateway.foresee(request.submissions, context)))
        const [{ refusal, costly, cost, price, held, route: way, ...rest } = {}] = await gateway.foresee([request.submission], context)
        return answer(200, {
          ...rest,
          costlyCharacters: costly,
          price: price && showMoney(price),
          // which way the house sends and what operators charge is no business of its customers
          route: principal.workspace === house ? way : undefined,
          cost: cost && principal.workspace === house && may(principal, 'admin') ? showMoney(cost) : undefined,
          held: held && { ...held, until: held.until === undefined ? undefined : iso(held.until) },
          refusal: refusal && showRefusal(refusal),
        })
      },
    }),
    route({
      method: 'GET',
      path: '/v1/messages',
      operation: 'listMessages',
      tag: 'messages',
      summary: 'List messages, newest first',
      scope: 'read',
      query: listQuery,
      answers: { 200: { description: 'A page.', schema: MessagePage } },
      problems: ['invalid_value'],
      async handle({ query, principal }) {
        if (query.text === undefined && query.country === undefined && query.error === undefined)
          return pageAnswer(query, (piece) => gateway.messages(principal, piece), showTo(principal))
        const { data, nextCursor } = await gateway.messages(principal, { ...query, limit: Math.min(query.limit, mostSought) })
        return answer(200, { data: data.map(showTo(principal)), nextCursor })
      },
    }),
    route({
      method: 'GET',
      path: '/v1/messages/{id}',
      operation: 'getMessage',
      tag: 'messages',
      summary: 'One message with its timeline',
      scope: 'read',
      params: z.strictObject({ id: z.string().max(64) }),
      answers: { 200: { description: 'The message.', schema: Message } },
      problems: ['not_found'],
      async handle({ params, principal }) {
        const message = await gateway.message(principal, params.id)
        return message ? answer(200, showTo(principal)(message)) : problem('not_found', `There is no message ${params.id}.`)
      },
    }),
  ]
}

/** Most requests name one address, if any. */
function callbackFault(submissions: readonly Submission[], faultOf: Webhooks['faultOf']): Problem | undefined {
  let checked: string | undefined
  for (const { callbackUrl } of submissions) {
    if (callbackUrl === undefined || callbackUrl === checked) continue
    const fault = faultOf(callbackUrl)
    if (fault !== undefined) return problem('invalid_value', `\`callbackUrl\` cannot be called: ${fault}.`, { param: '/callbackUrl' })
    checked = callbackUrl
  }
  return undefined
}

/** Nothing of a request is taken when one message of it is not this key's to send. */
function senderFault(principal: Principal, submissions: readonly Submission[], shape: SendRequest['shape']): Problem | undefined {
  if (principal.limits?.senders === undefined) return undefined
  for (const { from } of submissions) {
    const barred = barredSender(principal, from, shape === 'bulk' ? '/messages' : '/from')
    if (barred) return barred
  }
  return undefined
}

const contextOf = (
  { workspace, mode, key }: Principal,
  country: string | undefined,
  idempotency?: AcceptContext['idempotency'],
): AcceptContext => ({ workspace, mode, country, idempotency, ...(key !== undefined && { spender: { key } }) })

export function notAccepted(result: Exclude<AcceptResult, { kind: 'done' }>): Problem {
  if (result.kind === 'mismatch') return idempotencyMismatch
  if (result.kind === 'in_progress') return idempotencyInProgress
  const { retryAfterMs } = result
  return problem('queue_full', 'Nothing of this request was accepted. Send it again later.', { retryAfterMs })
}

function answerTo(request: SendRequest, { batch, outcomes, replayed }: Done, { mode }: Principal): Answer {
  const headers = replayed ? replayedHeader : undefined
  if (request.shape !== 'single') return answer(202, batchAnswer(request, batch, outcomes), headers)
  const outcome = outcomes[0]!
  if ('refused' in outcome) return { ...refusalProblem(outcome.refused), headers }
  return answer(202, acceptedMessage(outcome.accepted, request.submission, mode), headers)
}
