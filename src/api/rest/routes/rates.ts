// What currencies are worth in one another, brought by the house with their dates; and by which rate a message was charged.
import { z } from 'zod'
import type { Billing } from '../../../billing/open.ts'
import { isRate, mostRates, type Rate } from '../../../billing/rates.ts'
import { instant, textOf, time } from '../messages-schema.ts'
import { money, showMoney } from '../money-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import { currency } from '../routing-schema.ts'
import { iso } from '../view.ts'

const rate = z.string().max(21).refine(isRate, 'must be a decimal above 0 and up to 1000000, with at most 10 decimals, like 0.9215').describe('What one of `base` is worth in `quote`.')
const day = z.union([time, z.iso.date()]).transform((text) => Date.parse(text))
const shown = z.strictObject({ id: z.string(), base: z.string(), quote: z.string(), rate: z.string(), validFrom: instant, source: z.string(), createdAt: instant, createdBy: z.string().optional() })
const example = { id: 'rat_01kb3nq2s00000g', base: 'USD', quote: 'EUR', rate: '0.9215', validFrom: '2026-11-22T00:00:00.000Z', source: 'ECB', createdAt: '2026-11-22T16:00:00.123Z' }
const Rates = z.strictObject({ data: z.array(shown), nextCursor: z.string().optional() }).meta({ id: 'Rates', examples: [{ data: [example] }] })
const ToBring = z
  .strictObject({
    source: textOf(200).describe('Whose rates they are.'),
    rates: z
      .array(z.strictObject({ base: currency, quote: currency, rate, validFrom: day.optional().describe('A day, by UTC, or a moment; now when absent.') })
        .refine(({ base, quote }) => base !== quote, { path: ['quote'], message: 'must be another currency than `base`' }))
      .min(1)
      .max(1_000),
  })
  .meta({ id: 'NewRates', examples: [{ source: 'ECB', rates: [{ base: 'USD', quote: 'EUR', rate: '0.9215', validFrom: '2026-11-22' }] }] })
const Brought = z.strictObject({ data: z.array(shown) }).meta({ id: 'BroughtRates', examples: [{ data: [example] }] })
const Charge = z
  .strictObject({
    message: z.string(),
    charged: z.boolean().describe('False for a message that cost nothing to anybody.'),
    parts: z.int(),
    price: money.optional().describe('What it costs, or came to once it ended.'),
    converted: z
      .strictObject({ unit: money.describe('For one part, as its price list has it.'), rate: shown })
      .optional()
      .describe('Where the price list is in another currency: by which rate it was converted when the message was accepted.'),
  })
  .meta({ id: 'Charge', examples: [{ message: 'msg_01kb3nq2s00000g', charged: true, parts: 1, price: { amount: '0.0553', currency: 'EUR' }, converted: { unit: { amount: '0.06', currency: 'USD' }, rate: example } }] })

const show = ({ value, validFrom, createdAt, ...rest }: Rate) => ({ ...rest, rate: value, validFrom: iso(validFrom), createdAt: iso(createdAt) })
const house = { tag: 'money', scope: 'bill', ofHouse: true, ofLive: true } as const

type Needs = Pick<RestNeeds, 'clock'> & { readonly billing: Pick<Billing, 'rates' | 'convertedFor'>; readonly gateway: Pick<RestNeeds['gateway'], 'message'> }

export function rateRoutes({ billing: { rates, convertedFor }, gateway, clock }: Needs): Route[] {
  return [
    route({
      ...house,
      method: 'GET',
      path: '/v1/rates',
      operation: 'listRates',
      summary: 'Rates between currencies, the one that was brought last first',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: Rates } },
      handle: ({ query }) =>
        pageAnswer(query, ({ limit, after }) => {
          const found = rates.list(limit + 1, after)
          return Promise.resolve({ data: found.slice(0, limit), ...(found.length > limit && { nextCursor: found[limit - 1]!.id }) })
        }, show),
    }),
    route({
      ...house,
      method: 'POST',
      path: '/v1/rates',
      operation: 'bringRates',
      summary: 'Bring rates between currencies',
      description:
        'The one that came into force last counts, either way about; of two for one moment the one that was brought last. None is ever changed or removed. A price is converted ' +
        'for one part, at the moment of acceptance, exactly, and rounded once to the millionth, half away from nothing; the rate is kept with the message.',
      body: ToBring,
      answers: { 201: { description: 'They are known from now on.', schema: Brought } },
      problems: ['too_many'],
      async handle({ body: { source, rates: given }, principal: { key, person } }) {
        const now = clock.wall()
        const made = await rates.bring(given.map(({ rate: value, validFrom = now, ...pair }) => ({ ...pair, value, validFrom, source })), person ?? key)
        return made === 'too_many' ? problem('too_many', `There are at most ${mostRates} rates.`) : answer(201, { data: made.map(show) })
      },
    }),
    route({
      tag: 'money',
      scope: 'read',
      method: 'GET',
      path: '/v1/messages/{id}/charge',
      operation: 'getCharge',
      summary: 'What a message is charged, and by which rate',
      params: z.strictObject({ id: z.string().max(64) }),
      answers: { 200: { description: 'Its price in the currency of the account.', schema: Charge } },
      problems: ['not_found'],
      async handle({ params: { id }, principal }) {
        const message = await gateway.message(principal, id)
        if (!message) return problem('not_found', `There is no message ${id}.`)
        const { price, segments } = message
        const converted = price && (await convertedFor(id))
        const by = converted && rates.get(converted.rate)
        return answer(200, {
          message: id, charged: price !== undefined, parts: segments, ...(price && { price: showMoney(price.micros, price.currency) }),
          ...(by && { converted: { unit: showMoney(converted.unit, converted.currency), rate: show(by) } }),
        })
      },
    }),
  ]
}
