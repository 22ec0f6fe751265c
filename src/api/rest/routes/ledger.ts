// A workspace's account: what it has, what was booked, what it used; and, for the house, what is booked by hand and what is
// earned.
import { z } from 'zod'
import type { Billing } from '../../../billing/open.ts'
import { kinds } from '../../../billing/usage/records.ts'
import { instant } from '../messages-schema.ts'
import { Balance, EntryAnswer, microsOf, money, NewEntry, showEntry, shownKinds, showMoney, Statement } from '../money-schema.ts'
import type { RestNeeds } from '../needs.ts'
import { pageAnswer, pageQuery } from '../page.ts'
import { problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import { daysIn, span, tooLong } from '../span.ts'

const params = z.strictObject({ id: z.string().max(64) })
const row = { tag: 'money', scope: 'bill', ofLive: true } as const
const house = { ...row, ofHouse: true } as const
const usageRow = z.strictObject({
  country: z.string().optional(), tag: z.string().optional(), campaign: z.string().optional(), unit: money.optional().describe('For one part; by country.'), messages: z.int(), parts: z.int(), charged: money,
})
const receivedRow = z.strictObject({ country: z.string().optional().describe('Of the phones.'), unit: money.describe('For one part.'), parts: z.int(), charged: money, share: money.describe('Of one part.'), earned: money })
const Usage = z
  .strictObject({ since: instant, until: instant, data: z.array(usageRow), received: z.array(receivedRow).optional().describe('What came from phones and was charged or earned; by country.') })
  .meta({ id: 'Usage', examples: [{ since: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z', data: [{ country: 'NL', unit: { amount: '0.0832', currency: 'EUR' }, messages: 3, parts: 4, charged: { amount: '0.3328', currency: 'EUR' } }] }] })
const marginRow = z.strictObject({ workspace: z.string(), country: z.string().optional(), messages: z.int(), parts: z.int(), charged: money, cost: money, margin: money })
const Margin = z
  .strictObject({ since: instant, until: instant, data: z.array(marginRow) })
  .meta({ id: 'Margin', examples: [{ since: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z', data: [] }] })
const refusals = {
  no_plan: problem('no_plan', 'The workspace has no plan, hence no account.'),
  taken: problem('already_there', 'Something else was booked with this reference.', { param: '/reference' }),
  no_rate: problem('invalid_value', 'There is no rate between this currency and that of the account; bring it with `POST /v1/rates`.', { param: '/currency' }),
  overdrawn: problem('invalid_value', 'The account could not hold that much.', { param: '/amount' }),
} as const

export function ledgerRoutes({ billing, clock }: { readonly billing: Pick<Billing, 'accountOf' | 'entries' | 'usage' | 'labelled' | 'received' | 'book'> } & Pick<RestNeeds, 'clock'>): Route[] {
  const daysOf = (given: z.output<typeof span>) => daysIn(given, clock.wall())
  return [
    route({
      ...row,
      method: 'GET',
      path: '/v1/balance',
      operation: 'getBalance',
      summary: 'What your account has',
      answers: { 200: { description: 'The account that your messages are paid from.', schema: Balance } },
      handle({ principal: { workspace } }) {
        const account = billing.accountOf(workspace)
        if (!account) return answer(200, { charged: false })
        const { customer, plan, purse, included } = account
        return answer(200, {
          charged: true, payer: customer.workspace, plan: { id: plan.id, name: plan.name }, payment: customer.payment,
          available: showMoney(purse.available, plan.currency), reserved: showMoney(purse.reserved, plan.currency), credit: showMoney(customer.credit, plan.currency), includedLeft: included,
        })
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/ledger',
      operation: 'listEntries',
      summary: 'What was booked on your account, newest first',
      description: 'Messages are booked when they end, many at once.',
      query: z.strictObject({ kind: z.enum(shownKinds).optional(), ...pageQuery }),
      answers: { 200: { description: 'A page.', schema: Statement } },
      handle: ({ query: { kind, ...query }, principal: { workspace } }) =>
        pageAnswer(query, async ({ limit, after }) => {
          const found = await billing.entries(workspace, { limit: limit + 1, kinds: kind ? [kind] : shownKinds, ...(after !== undefined && { after }) })
          const data = found.slice(0, limit)
          return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
        }, showEntry),
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/usage',
      operation: 'getUsage',
      summary: 'What you used, by country and price, by tag or by campaign',
      description: 'Counts what left or was charged, nothing that was canceled, blocked or refused. A message counts for each of its tags. Beyond 2,000 different tags or campaigns in a day the rest is added up under an empty one.',
      query: span.extend({ by: z.enum(['country', ...kinds]).default('country') }),
      answers: { 200: { description: 'By the day on which messages ended, UTC.', schema: Usage } },
      problems: ['invalid_value'],
      async handle({ query: { by, ...query }, principal: { workspace } }) {
        const days = daysOf(query)
        if (!days) return tooLong
        const { since, until } = days
        if (by !== 'country') {
          const used = await billing.labelled(workspace, by, days.from, days.to)
          return answer(200, { since, until, data: used.map(({ label, messages, parts, charged, currency }) => ({ [by]: label, messages, parts, charged: showMoney(charged, currency) })) })
        }
        const data = (await billing.usage({ workspace }, days.from, days.to)).map(({ currency, country, unit, messages, parts, charged }) =>
          ({ country: country || undefined, unit: showMoney(unit, currency), messages, parts, charged: showMoney(charged, currency) }))
        const received = (await billing.received({ workspace }, days.from, days.to)).map(({ currency, country, unit, share, parts }) =>
          ({ country: country || undefined, unit: showMoney(unit, currency), parts, charged: showMoney(unit * parts, currency), share: showMoney(share, currency), earned: showMoney(share * parts, currency) }))
        return answer(200, { since, until, data, ...(received.length > 0 && { received }) })
      },
    }),
    route({
      ...house,
      method: 'GET',
      path: '/v1/margin',
      operation: 'getMargin',
      summary: 'What customers paid and operators charged, by workspace and country',
      description: 'Costs in another currency than that of the account are converted by the rate of the moment in which the message ended; where there is none they do not count.',
      query: span,
      answers: { 200: { description: 'By the day on which messages ended, UTC.', schema: Margin } },
      problems: ['invalid_value'],
      async handle({ query }) {
        const days = daysOf(query)
        if (!days) return tooLong
        const sums = new Map<string, { workspace: string; country: string; currency: string; messages: number; parts: number; charged: number; cost: number }>()
        for (const { workspace, country, currency, messages, parts, charged, cost } of await billing.usage({}, days.from, days.to)) {
          const key = `${workspace} ${country} ${currency}`
          const sum = sums.get(key) ?? { workspace, country, currency, messages: 0, parts: 0, charged: 0, cost: 0 }
          sums.set(key, { ...sum, messages: sum.messages + messages, parts: sum.parts + parts, charged: sum.charged + charged, cost: sum.cost + cost })
        }
        const data = [...sums.values()].map(({ country, currency, charged, cost, ...rest }) =>
          ({ ...rest, country: country || undefined, charged: showMoney(charged, currency), cost: showMoney(cost, currency), margin: showMoney(charged - cost, currency) }))
        return answer(200, { since: days.since, until: days.until, data })
      },
    }),
    route({
      ...house,
      method: 'POST',
      path: '/v1/workspaces/{id}/entries',
      operation: 'bookEntry',
      summary: 'Book a top-up, a payment or a correction',
      description: 'What waits for money is released at once, as far as it is covered then.',
      params,
      body: NewEntry,
      answers: { 200: { description: 'It was booked before, with this reference.', schema: EntryAnswer }, 201: { description: 'Booked.', schema: EntryAnswer } },
      problems: ['no_plan', 'already_there', 'invalid_value'],
      async handle({ params: { id }, body: { amount, ...rest }, principal: { key, person } }) {
        const booked = await billing.book({ workspace: id, micros: microsOf(amount), by: person ?? key, ...rest })
        if (!('entry' in booked)) return refusals[booked.kind]
        return answer(booked.kind === 'booked' ? 201 : 200, showEntry(booked.entry))
      },
    }),
  ]
}
