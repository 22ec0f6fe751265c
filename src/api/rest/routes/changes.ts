// What may be done to a message after it was accepted: cancel or change it while it waits, send it anew after it failed.
import { z } from 'zod'
import type { Principal } from '../../../accounts/account.ts'
import { Message, time } from '../messages-schema.ts'
import type { Asker, ChangeNeeds, RestNeeds } from '../needs.ts'
import { notAccepted } from './messages.ts'
import { messageRefusals, problem, refusalProblem } from '../problem.ts'
import { answer, replayedHeader, route } from '../route.ts'
import type { Route } from '../route.ts'
import { barredSender, partsOf, spend, spendParts } from '../spending.ts'
import type { Spending } from '../spending.ts'
import { messageFor } from '../view.ts'

const params = z.strictObject({ id: z.string().max(64) })
const change = z
  .strictObject({ text: z.string().optional(), scheduledAt: time.transform((text) => Date.parse(text)).optional() })
  .meta({ id: 'MessageChange', examples: [{ text: 'We open at 9, not at 8.' }] })
const redriven = z.strictObject({ id: z.string(), redriveOf: z.string() }).meta({
  id: 'Redriven',
  examples: [{ id: 'msg_01kb3nq2s00000h', redriveOf: 'msg_01kb3nq2s00000g' }],
})
const nothingThere = (id: string) => problem('not_found', `There is no message ${id}.`)
const tooLate = problem('too_late', 'It is on its way, or has come to its end; it can no longer be called back.')

/** What has come to its end may be erased before it is shown. */
const showing = (gateway: ChangeNeeds, house: string) => async (asker: Asker, id: string) => {
  const message = await gateway.message(asker, id)
  return message ? answer(200, messageFor(asker.workspace === house)(message)) : nothingThere(id)
}

type Needs = Pick<RestNeeds, 'clock'> & { readonly gateway: ChangeNeeds; readonly accounts: Pick<RestNeeds['accounts'], 'workspace'> & { readonly limits: Spending } }

export function changeRoutes({ gateway, clock, accounts: { limits, workspace: house } }: Needs): Route[] {
  const shown = showing(gateway, house)
  /** A key for some senders does not touch what others send. */
  const barred = async (principal: Principal, id: string) => {
    if (principal.limits?.senders === undefined) return undefined
    const message = await gateway.message(principal, id)
    return message && barredSender(principal, message.from)
  }
  return [
    route({
      method: 'POST',
      path: '/v1/messages/{id}/cancel',
      repeatable: true,
      operation: 'cancelMessage',
      tag: 'messages',
      summary: 'Cancel a message that has not left yet',
      scope: 'send',
      params,
      answers: { 200: { description: 'The message, canceled.', schema: Message } },
      problems: ['not_found', 'too_late', 'sender_not_permitted'],
      async handle({ params: { id }, principal }) {
        const fault = await barred(principal, id)
        if (fault) return fault
        const result = await gateway.cancel(principal, id)
        if (result === 'not_found') return nothingThere(id)
        return result === 'too_late' ? tooLate : shown(principal, id)
      },
    }),
    route({
      method: 'PATCH',
      path: '/v1/messages/{id}',
      operation: 'changeMessage',
      tag: 'messages',
      summary: 'Change the text or the time of a message that has not left yet',
      scope: 'send',
      params,
      body: change,
      answers: { 200: { description: 'The message as it is now.', schema: Message } },
      problems: ['not_found', 'too_late', 'invalid_request', 'sender_not_permitted', 'daily_cap_reached', ...messageRefusals],
      async handle({ params: { id }, body, principal }) {
        const fault = await barred(principal, id)
        if (fault) return fault
        // a longer text takes more parts than were taken when it was accepted
        const before = body.text === undefined || principal.limits?.partsPerDay === undefined ? undefined : await gateway.message(principal, id)
        const more = before ? Math.max(0, partsOf([{ text: body.text! }]) - (before.segments ?? 1)) : 0
        const result = await spendParts({ limits, principal, now: clock.wall() }, more, () => gateway.replace(principal, id, body), (one) => (one === 'replaced' ? more : 0))
        if (result === 'not_found') return nothingThere(id)
        if (result === 'too_late') return tooLate
        if (result === 'replaced') return shown(principal, id)
        return 'refused' in result ? refusalProblem(result.refused) : result
      },
    }),
    route({
      method: 'POST',
      path: '/v1/messages/{id}/redrive',
      operation: 'redriveMessage',
      tag: 'messages',
      summary: 'Send a failed message anew, as a new message that names it',
      scope: 'send',
      params,
      answers: { 202: { description: 'The new message is durable.', schema: redriven } },
      problems: ['not_found', 'not_failed', 'text_gone', 'sender_not_permitted', 'daily_cap_reached', ...messageRefusals],
      idempotent: true,
      async handle({ params: { id }, principal, idempotency }) {
        const fault = await barred(principal, id)
        if (fault) return fault
        const parts = principal.limits?.partsPerDay === undefined ? 0 : ((await gateway.message(principal, id))?.segments ?? 0)
        const result = await spend({ limits, principal, now: clock.wall() }, parts, () => gateway.redrive(principal, id, idempotency))
        if (result === 'not_found') return nothingThere(id)
        if (result === 'not_failed') return problem('not_failed', 'Only a message that failed can be sent anew.')
        if (result === 'text_gone') return problem('text_gone', 'Send it as a new message.')
        if (result.kind === 'problem') return result
        if (result.kind !== 'done') return notAccepted(result)
        const outcome = result.outcomes[0]!
        if ('refused' in outcome) return refusalProblem(outcome.refused)
        const headers = result.replayed ? replayedHeader : undefined
        return answer(202, { id: outcome.accepted.id, redriveOf: id }, headers)
      },
    }),
  ]
}
