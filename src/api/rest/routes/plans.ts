// Plans, and which workspace has which: what the operator of an installation sells. For the house alone.
import { z } from 'zod'
import type { Billing } from '../../../billing/open.ts'
import { moneyIn, NewPlan, PlanAnswer, PlanChange, Plans, Pays, showCustomer, showPlan, ToPay, type GivenMoney } from '../money-schema.ts'
import { problem, type Problem } from '../problem.ts'
import { answer, route, type Route } from '../route.ts'
import type { RestNeeds } from '../needs.ts'

const params = z.strictObject({ id: z.string().max(64) })
const row = { tag: 'money', scope: 'bill', ofHouse: true, ofLive: true } as const
const none = (id: string) => problem('not_found', `There is no plan ${id}.`)

/** Millionths, or what is wrong with it. */
export function inCurrency(given: GivenMoney | undefined, currency: string, param: string): number | Problem {
  if (!given) return 0
  return given.currency === currency ? moneyIn(given).micros : problem('invalid_value', `\`${param.slice(1)}\` must be in ${currency}.`, { param })
}

export function planRoutes({ billing, accounts }: { readonly billing: Pick<Billing, 'plans' | 'customers'>; readonly accounts: Pick<RestNeeds['accounts'], 'workspace' | 'workspaces'> }): Route[] {
  const { plans, customers } = billing
  return [
    route({
      ...row,
      method: 'GET',
      path: '/v1/plans',
      operation: 'listPlans',
      summary: 'All plans',
      answers: { 200: { description: 'In the order they were made.', schema: Plans } },
      handle: () => answer(200, { data: plans.list().map(showPlan) }),
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/plans',
      operation: 'createPlan',
      summary: 'Make a plan',
      description: 'Its prices are brought with `POST /v1/prices`. A workspace pays by it once it is given to it; one without a plan is free.',
      body: NewPlan,
      answers: { 201: { description: 'The plan.', schema: PlanAnswer } },
      async handle({ body: { monthlyFee, ...draft } }) {
        const fee = inCurrency(monthlyFee, draft.currency, '/monthlyFee')
        return typeof fee === 'number' ? answer(201, showPlan(await plans.create({ ...draft, monthlyFee: fee }))) : fee
      },
    }),
    route({
      ...row,
      method: 'PATCH',
      path: '/v1/plans/{id}',
      operation: 'changePlan',
      summary: 'Change a plan',
      description: 'Holds for what is accepted or ends from now on.',
      params,
      body: PlanChange,
      answers: { 200: { description: 'As it is now.', schema: PlanAnswer } },
      problems: ['not_found'],
      async handle({ params: { id }, body: { monthlyFee, name, charge, includedParts } }) {
        const plan = plans.get(id)
        if (!plan) return none(id)
        const fee = inCurrency(monthlyFee, plan.currency, '/monthlyFee')
        if (typeof fee !== 'number') return fee
        const change = { ...(name !== undefined && { name }), ...(charge && { charge }), ...(includedParts !== undefined && { includedParts }), ...(monthlyFee && { monthlyFee: fee }) }
        const changed = await plans.change(id, change)
        return changed ? answer(200, showPlan(changed)) : none(id)
      },
    }),
    route({
      ...row,
      method: 'DELETE',
      path: '/v1/plans/{id}',
      operation: 'removePlan',
      summary: 'Remove a plan that nobody has, with its prices',
      params,
      answers: { 204: { description: 'Gone.' } },
      problems: ['not_found', 'in_use'],
      async handle({ params: { id } }) {
        const done = await plans.remove(id)
        if (done === 'in_use') return problem('in_use', `Workspaces have plan ${id}.`)
        return done === 'removed' ? answer(204) : none(id)
      },
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/workspaces/{id}/plan',
      operation: 'getWorkspacePlan',
      summary: 'How a workspace pays',
      params,
      answers: { 200: { description: 'Its plan and its credit.', schema: Pays } },
      problems: ['not_found'],
      handle({ params: { id } }) {
        const customer = customers.get(id)
        const plan = customer && plans.get(customer.plan)
        return plan ? answer(200, showCustomer(customer, plan.currency)) : problem('not_found', `Workspace ${id} has no plan.`)
      },
    }),
    route({
      ...row,
      method: 'PUT',
      path: '/v1/workspaces/{id}/plan',
      operation: 'setWorkspacePlan',
      summary: 'Let a workspace pay by a plan',
      description: 'Workspaces below it that have no plan of their own spend from its account.',
      params,
      body: ToPay,
      answers: { 200: { description: 'Holds from now on.', schema: Pays } },
      problems: ['not_found'],
      async handle({ params: { id }, body: { plan: planId, payment, credit: given, whenSpent, country } }) {
        const plan = plans.get(planId)
        if (!plan) return problem('invalid_value', `There is no plan ${planId}.`, { param: '/plan' })
        if (!(await accounts.workspaces.find(accounts.workspace, id))) return problem('not_found', `There is no workspace ${id}.`)
        const credit = inCurrency(given, plan.currency, '/credit')
        if (typeof credit !== 'number') return credit
        if (credit > 0 && payment === 'prepaid') return problem('invalid_value', 'Who pays before has no credit.', { param: '/credit' })
        const customer = await customers.set({ workspace: id, plan: planId, payment, credit, whenSpent, ...(country !== undefined && { country }) })
        return customer === 'no_plan' ? none(planId) : answer(200, showCustomer(customer, plan.currency))
      },
    }),
    route({
      ...row,
      method: 'DELETE',
      path: '/v1/workspaces/{id}/plan',
      operation: 'removeWorkspacePlan',
      summary: 'Let a workspace be free, or pay with the one above',
      params,
      answers: { 204: { description: 'From now on.' } },
      problems: ['not_found'],
      handle: async ({ params: { id } }) => ((await customers.remove(id)) ? answer(204) : problem('not_found', `Workspace ${id} has no plan.`)),
    }),
  ]
}
