import { expect, test } from 'vitest'
import { gatewayRig, workspace } from '../../test/support/gateway-rig.ts'
import { monthOf } from '../kit/months.ts'
import type { Plan } from './plan.ts'

const dayMs = 86_400_000
const refused = { kind: 'refused', status: 'ESME_RINVDSTADR', retry: 'never' } as const

async function house() {
  const rig = await gatewayRig({ billed: true })
  const { billing, resting } = rig
  const planOf = async (currency: string, charge: Plan['charge'] = 'submitted') => {
    const plan = await resting(billing.plans.create({ name: currency, currency, charge, monthlyFee: 0, includedParts: 0 }))
    const list = { plan: plan.id, source: 'p.csv', rows: [{ country: 'NL', micros: 83_200 }], mode: 'replace', dryRun: false, allowJumps: false, allowLoss: false, confirm: false } as const
    await resting(billing.prices.import(list, undefined))
    return plan
  }
  const pays = (plan: Plan) => resting(billing.customers.set({ workspace, plan: plan.id, payment: 'postpaid', credit: 10_000_000, whenSpent: 'refuse' }))
  const arrives = async (operatorId: string) => {
    await rig.send()
    await rig.answer({ kind: 'submitted', operatorId })
    await rig.receipt(operatorId, 'delivered')
  }
  return { ...rig, planOf, pays, arrives }
}

test('what was used before a change of currency has an invoice of its own, in the month it is of, and none is made twice', async () => {
  const { billing, planOf, pays, arrives, clock, resting } = await house()
  await pays(await planOf('EUR'))
  await arrives('1')
  await pays(await planOf('USD'))
  await arrives('2')
  expect(await resting(billing.invoices.preview(workspace))).toMatchObject([{ currency: 'USD', total: 80_000 }, { currency: 'EUR', total: 80_000 }])
  clock.advance(40 * dayMs)
  const month = monthOf(clock.wall()) - 1
  const made = await resting(billing.invoices.make(workspace, month))
  expect(made).toMatchObject({ kind: 'made', invoice: { name: '000001', currency: 'USD', total: 80_000 }, beside: [{ name: '000002', currency: 'EUR', total: 80_000 }] })
  expect(await resting(billing.invoices.make(workspace, month))).toMatchObject({ kind: 'there', invoice: { name: '000001' }, beside: [{ name: '000002' }] })
  expect(await resting(billing.invoices.list(workspace, 9))).toHaveLength(2)
})

test('who has no plan any more is sent an invoice of what was used before', async () => {
  const { billing, planOf, pays, arrives, clock, resting } = await house()
  await pays(await planOf('EUR'))
  await arrives('1')
  await resting(billing.customers.remove(workspace))
  clock.advance(40 * dayMs)
  const month = monthOf(clock.wall()) - 1
  expect(await resting(billing.invoices.make(workspace, month))).toMatchObject({ kind: 'made', invoice: { currency: 'EUR', total: 80_000 }, beside: [] })
  expect((await resting(billing.invoices.make(workspace, month - 1))).kind).toBe('no_plan')
})

test('what was paid though no operator took it stands on the invoice, too', async () => {
  const { billing, planOf, pays, send, answer, clock, resting } = await house()
  await pays(await planOf('EUR', 'accepted'))
  await send()
  await answer(refused)
  expect(billing.accountOf(workspace)!.purse.revenue).toBe(83_200)
  clock.advance(40 * dayMs)
  expect(await resting(billing.invoices.make(workspace, monthOf(clock.wall()) - 1))).toMatchObject({ kind: 'made', invoice: { lines: [{ messages: 1, parts: 0, exact: 83_200 }] } })
})

test('a plan that is removed while it is given to somebody is either gone or theirs', async () => {
  const { billing, planOf, resting, db } = await house()
  const plan = await planOf('EUR')
  const set = () => billing.customers.set({ workspace, plan: plan.id, payment: 'prepaid', credit: 0, whenSpent: 'refuse' })
  const both = await resting(Promise.all([set(), billing.plans.remove(plan.id)]))
  expect(both[1]).toBe('in_use')
  await resting(billing.customers.remove(workspace))
  const [removed, given] = await resting(Promise.all([billing.plans.remove(plan.id), set()]))
  expect([removed, given]).toEqual(['removed', 'no_plan'])
  expect(await resting(db.read('SELECT workspace FROM customer'))).toEqual([])
})

test('two changes of a plan or a budget at the same moment are both kept', async () => {
  const { billing, planOf, pays, resting } = await house()
  const plan = await planOf('EUR')
  await pays(plan)
  await resting(Promise.all([billing.plans.change(plan.id, { name: 'Other' }), billing.plans.change(plan.id, { includedParts: 7 })]))
  expect(billing.plans.get(plan.id)).toMatchObject({ name: 'Other', includedParts: 7 })
  const budget = await resting(billing.budgets.create(workspace, { name: 'day', window: 'day', limit: 1, reached: 'refuse' }))
  if (typeof budget === 'string') throw new Error(budget)
  await resting(Promise.all([billing.budgets.change(workspace, budget.id, { limit: 5 }), billing.budgets.change(workspace, budget.id, { name: 'Day' })]))
  expect(billing.budgets.list(workspace)).toMatchObject([{ name: 'Day', limit: 5 }])
  for (let at = 1; at < 99; at++) await resting(billing.budgets.create(workspace, { name: String(at), window: 'day', limit: 1, reached: 'refuse' }))
  const races = await resting(Promise.all([1, 2, 3].map(() => billing.budgets.create(workspace, { name: 'last', window: 'day', limit: 1, reached: 'refuse' }))))
  expect(races.filter((one) => one === 'too_many')).toHaveLength(2)
  const [, gone] = await resting(Promise.all([billing.budgets.remove(workspace, budget.id), billing.budgets.change(workspace, budget.id, { limit: 9 })]))
  expect(gone).toBeUndefined()
  expect(billing.budgets.list(workspace).some(({ id }) => id === budget.id)).toBe(false)
})

test('what could not be stored is not said to be so', async () => {
  let full = false
  const rig = await gatewayRig({ billed: true, full: () => full })
  const { billing, resting } = rig
  const plan = await resting(billing.plans.create({ name: 'EUR', currency: 'EUR', charge: 'submitted', monthlyFee: 0, includedParts: 0 }))
  const other = await resting(billing.plans.create({ name: 'EUR', currency: 'EUR', charge: 'submitted', monthlyFee: 0, includedParts: 0 }))
  await resting(billing.customers.set({ workspace, plan: plan.id, payment: 'prepaid', credit: 0, whenSpent: 'refuse' }))
  full = true
  await expect(resting(billing.plans.remove(other.id))).rejects.toThrow()
  expect(billing.plans.get(other.id)).toBeDefined()
  await expect(resting(billing.customers.remove(workspace))).rejects.toThrow()
  expect(billing.customers.get(workspace)).toBeDefined()
})

test('no account comes to hold more than can be counted, however it is booked: it could not be read again', async () => {
  const { billing, planOf, pays, resting, clock, db } = await house()
  const plan = await planOf('EUR')
  await pays(plan)
  const book = (kind: 'top_up' | 'correction', micros: number) => resting(billing.book({ workspace, kind, micros })).then((one) => one.kind)
  expect([await book('top_up', 9e15), await book('correction', -9e15), await book('top_up', 9e15)]).toEqual(['booked', 'booked', 'overdrawn'])
  await resting(billing.plans.change(plan.id, { monthlyFee: 9e15 }))
  for (let month = 0; month < 3; month++) {
    clock.advance(31 * dayMs)
    await resting(billing.bookFees())
  }
  expect((await resting(db.read('SELECT available FROM account'))).map((row) => row['available'])).toEqual([-9e15])
})
