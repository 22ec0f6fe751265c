// Budgets of a workspace: what may be spent in an hour, a day, a month or in all.
import { z } from 'zod'
import type { Billing } from '../../../billing/open.ts'
import { BudgetAnswer, BudgetChange, Budgets, NewBudget, showBudget } from '../money-schema.ts'
import { problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import { country } from '../routing-schema.ts'
import { inCurrency } from './plans.ts'

const params = z.strictObject({ id: z.string().max(64) })
const row = { tag: 'money', scope: 'bill', ofLive: true } as const
const none = (id: string) => problem('not_found', `There is no budget ${id}.`)
const noPlan = problem('no_plan', 'The workspace is free: there is nothing to limit.')

const Destinations = z
  .strictObject({
    countries: z.array(country).max(250).nullable().describe('The only ones that are sent to; null: everywhere. What is for another is kept, blocked and free.'),
    codesPerBlock: z.int().min(1).max(10_000).nullable().describe('Messages of the lane `otp` in an hour to numbers that differ in their last four digits alone; null: as many as come.'),
  })
  .meta({ id: 'NewDestinations', examples: [{ countries: ['NL', 'BE'], codesPerBlock: 20 }] })
const DestinationsAnswer = Destinations.extend({ said: z.boolean().describe('False where you said nothing: then it is the country of your plan alone, or everywhere where your plan has none.') })
  .meta({ id: 'Destinations', examples: [{ countries: ['NL', 'BE'], codesPerBlock: 20, said: true }] })

export function budgetRoutes({ billing: { budgets, destinations, accountOf } }: { readonly billing: Pick<Billing, 'budgets' | 'destinations' | 'accountOf'> }): Route[] {
  const currencyOf = (workspace: string) => accountOf(workspace)?.plan.currency
  const show = (budget: Parameters<typeof showBudget>[0]) => showBudget(budget, budgets.spentOf(budget), currencyOf(budget.workspace) ?? '')
  return [
    route({
      ...row,
      method: 'GET',
      path: '/v1/budgets',
      operation: 'listBudgets',
      summary: 'Your budgets, and what is spent of them',
      answers: { 200: { description: 'In the order they were made.', schema: Budgets } },
      handle: ({ principal: { workspace } }) => answer(200, { data: budgets.list(workspace).map(show) }),
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/destinations',
      operation: 'getDestinations',
      summary: 'Where you send to at all',
      answers: { 200: { description: 'Limits against fraud.', schema: DestinationsAnswer } },
      handle({ principal: { workspace } }) {
        const { countries = null, codesPerBlock = null } = destinations.get(workspace)
        return answer(200, { countries, codesPerBlock, said: destinations.isSaid(workspace) })
      },
    }),
    route({
      ...row,
      method: 'PUT',
      path: '/v1/destinations',
      operation: 'setDestinations',
      summary: 'Name the countries that you send to, and how many codes an hour go to neighbouring numbers',
      body: Destinations,
      answers: { 200: { description: 'Holds for what is accepted from now on.', schema: DestinationsAnswer } },
      async handle({ body: { countries, codesPerBlock }, principal: { workspace } }) {
        await destinations.set(workspace, { ...(countries && { countries }), ...(codesPerBlock !== null && { codesPerBlock }) })
        return answer(200, { countries, codesPerBlock, said: true })
      },
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/budgets',
      operation: 'createBudget',
      summary: 'Set a budget',
      description:
        'Counts what is accepted from now on, in the very moment it is; it stops at the exact amount. What never left comes back to it while its window lasts, what left and came to nothing does not. ' +
        'At 50, 80 and 95 % the event `budget.threshold` tells, at its end `budget.stopped`.',
      body: NewBudget,
      answers: { 201: { description: 'The budget.', schema: BudgetAnswer } },
      problems: ['no_plan', 'too_many', 'invalid_value'],
      async handle({ body: { limit: given, ...draft }, principal: { workspace } }) {
        const currency = currencyOf(workspace)
        if (currency === undefined) return noPlan
        const limit = inCurrency(given, currency, '/limit')
        if (typeof limit !== 'number') return limit
        const budget = await budgets.create(workspace, { ...draft, limit })
        return budget === 'too_many' ? problem('too_many', 'A workspace has at most 100 budgets.') : answer(201, show(budget))
      },
    }),
    route({
      ...row,
      method: 'PATCH',
      path: '/v1/budgets/{id}',
      operation: 'changeBudget',
      summary: 'Change a budget',
      description: 'Raised, it lets go what waits for it.',
      params,
      body: BudgetChange,
      answers: { 200: { description: 'As it is now.', schema: BudgetAnswer } },
      problems: ['not_found', 'invalid_value'],
      async handle({ params: { id }, body: { limit: given, name, reached }, principal: { workspace } }) {
        const limit = inCurrency(given, currencyOf(workspace) ?? given?.currency ?? '', '/limit')
        if (typeof limit !== 'number') return limit
        const budget = await budgets.change(workspace, id, { ...(name !== undefined && { name }), ...(reached && { reached }), ...(given && { limit }) })
        return budget ? answer(200, show(budget)) : none(id)
      },
    }),
    route({
      ...row,
      method: 'DELETE',
      path: '/v1/budgets/{id}',
      operation: 'removeBudget',
      summary: 'Remove a budget',
      params,
      answers: { 204: { description: 'Gone; nothing is limited by it.' } },
      problems: ['not_found'],
      handle: async ({ params: { id }, principal: { workspace } }) => ((await budgets.remove(workspace, id)) ? answer(204) : none(id)),
    }),
  ]
}
