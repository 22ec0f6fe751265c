// Conversions: a customer's program tells what a message led to; what each cost, by campaign and by tag.
import { z } from 'zod'
import type { Billing } from '../../../billing/open.ts'
import { kinds, type Conversion } from '../../../billing/usage/records.ts'
import { formatMicros, mostMicros } from '../../../kit/money.ts'
import { instant } from '../messages-schema.ts'
import { givenMoney, money, moneyIn, showMoney } from '../money-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import { daysIn, span, tooLong } from '../span.ts'
import { iso } from '../view.ts'

const fields = { message: z.string().max(64), name: z.string().min(1).max(64).regex(/^[\w.:-]+$/, 'must be of letters, digits and _ . : -').describe('What happened: `order`, `sign_up`.') }
const Told = z
  .strictObject({ message: fields.message, name: fields.name.default('conversion'), worth: givenMoney.optional().describe('What it brought.') })
  .meta({ id: 'NewConversion', examples: [{ message: 'msg_01kb3nq2s00000g', name: 'order', worth: { amount: '49.90', currency: 'EUR' } }] })
const one = { id: 'cnv_01kb3nq2s00000g', message: 'msg_01kb3nq2s00000g', name: 'order', at: '2026-11-22T10:00:00.123Z', worth: { amount: '49.90', currency: 'EUR' } }
const ConversionAnswer = z.strictObject({ id: z.string(), ...fields, at: instant, worth: money.optional() }).meta({ id: 'Conversion', examples: [one] })
const returned = z.strictObject({
  campaign: z.string().optional(), tag: z.string().optional(), messages: z.int(), parts: z.int(), charged: money.optional().describe('Absent where nothing was charged.'), conversions: z.int(),
  costPerConversion: money.optional().describe('`charged` by `conversions`, rounded to the millionth, half away from nothing.'), worth: z.array(money).describe('By currency.'),
})
const Returns = z.strictObject({ since: instant, until: instant, data: z.array(returned) }).meta({
  id: 'Returns',
  examples: [{
    since: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z',
    data: [{ campaign: 'cmp_01kb3nq2s00000g', messages: 1_000, parts: 1_000, charged: { amount: '83.20', currency: 'EUR' }, conversions: 40, costPerConversion: { amount: '2.08', currency: 'EUR' }, worth: [{ amount: '1996.00', currency: 'EUR' }] }],
  }],
})

const show = ({ id, message, name, at, micros, currency }: Conversion) => ({ id, message, name, at: iso(at), ...(micros !== undefined && { worth: showMoney(micros, currency!) }) })
const tooMuch = problem('invalid_value', `What conversions of one campaign or tag are worth in a day is at most ${formatMicros(mostMicros)} of a currency; give a lower \`worth\`, or none.`, { param: '/worth/amount' })
const row = { tag: 'money', ofLive: true } as const

/** `contacts`: whose timelines tell who bought. */
type Needs = Pick<RestNeeds, 'clock'> & { readonly contacts?: Pick<NonNullable<RestNeeds['contacts']>, 'timeline'> | undefined } & { readonly billing: Pick<Billing, 'conversions'>; readonly gateway: Pick<RestNeeds['gateway'], 'message'> }

export function conversionRoutes({ billing: { conversions }, gateway, clock, contacts }: Needs): Route[] {
  return [
    route({
      ...row,
      scope: 'write',
      method: 'POST',
      path: '/v1/conversions',
      operation: 'tellConversion',
      summary: 'Tell what a message led to',
      description: 'Counts once for a message and a name, however often it is told; for its campaign and each of its tags, on the day on which the message ended. With a `worth` the person bought: their timeline says so, and segments ask for it.',
      body: Told,
      answers: { 200: { description: 'It was told before.', schema: ConversionAnswer }, 201: { description: 'It counts.', schema: ConversionAnswer } },
      problems: ['not_found'],
      async handle({ body: { message: id, name, worth }, principal }) {
        const message = await gateway.message(principal, id)
        if (!message) return problem('not_found', `There is no message ${id}.`, { param: '/message' })
        const { campaign, tags, finishedAt: endedAt } = message
        const told = await conversions.tell({ message: id, workspace: principal.workspace, campaign, tags, endedAt }, name, worth && moneyIn(worth))
        if (told.kind === 'too_much') return tooMuch
        if (told.kind === 'told' && worth)
          contacts?.timeline.note({ workspace: principal.workspace, mode: principal.mode, number: message.to, kind: 'bought', subject: campaign ?? id, detail: `${name}, ${worth.amount} ${worth.currency}` })
        return answer(told.kind === 'told' ? 201 : 200, show(told.conversion))
      },
    }),
    route({
      ...row,
      scope: 'read',
      method: 'GET',
      path: '/v1/conversions',
      operation: 'getReturns',
      summary: 'What campaigns or tags cost, and what each conversion did',
      query: span.extend({ by: z.enum(kinds).default('campaign') }),
      answers: { 200: { description: 'By the day on which messages ended, UTC; the dearest first.', schema: Returns } },
      problems: ['invalid_value'],
      async handle({ query: { by, ...given }, principal: { workspace } }) {
        const days = daysIn(given, clock.wall())
        if (!days) return tooLong
        const data = (await conversions.returns(workspace, by, days.from, days.to)).map(({ label, currency, charged, conversions: count, worth, ...rest }) => ({
          [by]: label, ...rest, conversions: count, ...(currency !== '' && { charged: showMoney(charged, currency) }),
          ...(currency !== '' && count > 0 && { costPerConversion: showMoney(Math.floor((2 * charged + count) / (2 * count)), currency) }),
          worth: worth.map(({ micros, currency: of }) => showMoney(micros, of)),
        }))
        return answer(200, { since: days.since, until: days.until, data })
      },
    }),
  ]
}
