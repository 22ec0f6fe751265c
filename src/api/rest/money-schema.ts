// What money looks like at this door: amounts with their currency, accounts, entries, budgets. For routes and the document.
import { z } from 'zod'
import type { Budget } from '../../billing/budget.ts'
import { windows } from '../../billing/budget.ts'
import { chargeRules, payments, type Customer, type Plan } from '../../billing/plan.ts'
import type { Entry } from '../../billing/records.ts'
import { formatMicros, mostMicros, parseMicros, type Money } from '../../kit/money.ts'
import { instant, textOf } from './messages-schema.ts'
import { country, currency } from './routing-schema.ts'
import { iso } from './view.ts'

export const money = z.strictObject({ amount: z.string().describe('A decimal, exact.'), currency: z.string() })
export const showMoney = (micros: number, of: string) => ({ amount: formatMicros(micros), currency: of })
const isAmount = (text: string) => parseMicros(text.replace(/^-/, ''), mostMicros) !== undefined
/** As it came; `signedMicros` reads it. */
const amountText = z.string().max(20).refine((text) => !text.startsWith('-') && isAmount(text), 'must be an amount with at most 6 decimals, like 12.50')
const signedText = z.string().max(20).refine(isAmount, 'must be an amount with at most 6 decimals, like 12.50 or -3.00')
export const microsOf = (text: string): number => (text.startsWith('-') ? -1 : 1) * parseMicros(text.replace(/^-/, ''), mostMicros)!
export const givenMoney = z.strictObject({ amount: amountText, currency })
export type GivenMoney = z.output<typeof givenMoney>

// --- plans

const planFields = {
  name: textOf(100),
  charge: z.enum(chargeRules).describe('`submitted`: parts that an operator took. `delivered`: messages that arrived. `accepted`: all that was not canceled or blocked.'),
  monthlyFee: money.describe('For each month that begins.'),
  includedParts: z.int().min(0).max(1_000_000_000).describe('Parts of each month that cost nothing.'),
}
const examplePlan = {
  id: 'pln_01kb3nq2s00000g', name: 'Shops', currency: 'EUR', charge: 'submitted', monthlyFee: { amount: '25.00', currency: 'EUR' }, includedParts: 500, createdAt: '2026-11-22T10:00:00.123Z',
}
export const PlanAnswer = z.strictObject({ id: z.string(), currency: z.string(), ...planFields, createdAt: instant }).meta({ id: 'Plan', examples: [examplePlan] })
export const Plans = z.strictObject({ data: z.array(PlanAnswer) }).meta({ id: 'Plans', examples: [{ data: [examplePlan] }] })
const draft = { charge: planFields.charge.default('submitted'), monthlyFee: givenMoney.optional(), includedParts: planFields.includedParts.default(0) }
export const NewPlan = z
  .strictObject({ name: planFields.name, currency, ...draft })
  .meta({ id: 'NewPlan', examples: [{ name: 'Shops', currency: 'EUR', monthlyFee: { amount: '25.00', currency: 'EUR' }, includedParts: 500 }] })
export const PlanChange = z
  .strictObject({ name: planFields.name.optional(), charge: planFields.charge.optional(), monthlyFee: givenMoney.optional(), includedParts: planFields.includedParts.optional() })
  .meta({ id: 'PlanChange', examples: [{ includedParts: 1_000 }] })
export const showPlan = ({ monthlyFee, createdAt, ...plan }: Plan) => ({ ...plan, monthlyFee: showMoney(monthlyFee, plan.currency), createdAt: iso(createdAt) })

export const ToPay = z
  .strictObject({
    plan: z.string().max(64),
    payment: z.enum(payments).default('prepaid'),
    credit: givenMoney.optional().describe('What may be owed, where payment is `postpaid`.'),
    country: country.optional().describe('Its own: it, and what is below it without a plan, sends there alone until `PUT /v1/destinations` says otherwise, and 20 codes an hour to numbers next to each other. Absent: nothing is limited.'),
    whenSpent: z.enum(['refuse', 'hold']).default('refuse').describe('`hold`: bulk that the balance does not cover waits until it does. Everything else is refused.'),
  })
  .meta({ id: 'WorkspacePlan', examples: [{ plan: 'pln_01kb3nq2s00000g', payment: 'postpaid', credit: { amount: '500.00', currency: 'EUR' } }] })
export const Pays = z
  .strictObject({ workspace: z.string(), plan: z.string(), payment: z.enum(payments), credit: money, country: z.string().optional(), whenSpent: z.enum(['refuse', 'hold']), since: instant })
  .meta({ id: 'WorkspacePays', examples: [{ workspace: 'wsp_01kb3nq2s00000g', plan: 'pln_01kb3nq2s00000g', payment: 'postpaid', credit: { amount: '500.00', currency: 'EUR' }, whenSpent: 'refuse', since: '2026-11-22T10:00:00.123Z' }] })
export const showCustomer = ({ credit, since, ...customer }: Customer, of: string) => ({ ...customer, credit: showMoney(credit, of), since: iso(since) })

// --- accounts

export const Balance = z
  .strictObject({
    charged: z.boolean().describe('False for a workspace that is free.'),
    payer: z.string().optional().describe('The workspace whose account it is: yours, or the one above.'),
    plan: z.strictObject({ id: z.string(), name: z.string() }).optional(),
    payment: z.enum(payments).optional(),
    available: money.optional().describe('What may still be spent, without credit. Below nothing when it is owed.'),
    reserved: money.optional().describe('For messages under way.'),
    credit: money.optional(),
    includedLeft: z.int().optional().describe('Parts of this month that are still free.'),
  })
  .meta({ id: 'Balance', examples: [{ charged: true, payer: 'wsp_01kb3nq2s00000g', plan: { id: 'pln_01kb3nq2s00000g', name: 'Shops' }, payment: 'prepaid', available: { amount: '41.1736', currency: 'EUR' }, reserved: { amount: '0.0832', currency: 'EUR' }, credit: { amount: '0.00', currency: 'EUR' }, includedLeft: 0 }] })

export const shownKinds = ['settle', 'top_up', 'payment', 'correction', 'fee', 'inbound'] as const
export const NewEntry = z
  .strictObject({
    kind: z.enum(['top_up', 'payment', 'correction']),
    amount: signedText.describe('With a minus sign it is taken away.'),
    currency: currency.optional().describe('That of the account when absent; another is converted by the rate in force, which is kept with the entry.'),
    reference: textOf(100).optional().describe('Booked once, however often it is sent: a number of the bank’s, say.'),
    note: textOf(500).optional(),
  })
  .meta({ id: 'NewEntry', examples: [{ kind: 'top_up', amount: '50.00', reference: 'bank 2026-11-22 17' }] })
const entryExample = { id: 'led_01kb3nq2s00000g', at: '2026-11-22T10:00:00.123Z', kind: 'top_up', amount: { amount: '50.00', currency: 'EUR' }, messages: 0, parts: 0, reference: 'bank 2026-11-22 17' }
export const EntryAnswer = z
  .strictObject({
    id: z.string(), at: instant, kind: z.enum(shownKinds), amount: money.describe('What it added to what you have; below nothing what it took.'),
    messages: z.int(), parts: z.int(), reference: z.string().optional(), note: z.string().optional(), by: z.string().optional(),
    foreign: money.optional().describe('What was booked, where that was in another currency.'), rate: z.string().optional().describe('By which rate it was converted.'),
  })
  .meta({ id: 'LedgerEntry', examples: [entryExample] })
export const Statement = z.strictObject({ data: z.array(EntryAnswer), nextCursor: z.string().optional() }).meta({ id: 'Statement', examples: [{ data: [entryExample] }] })
/** Reservations come and go; what a customer sees of them is what they came to. */
export const showEntry = ({ id, at, kind, legs, currency: of, messages, parts, reference, note, by, foreign, rate }: Entry) => ({
  id, at: iso(at), kind, amount: showMoney(legs.available + legs.reserved, of), messages, parts, reference, note, by,
  ...(foreign && { foreign: showMoney(foreign.micros, foreign.currency) }), rate,
})

// --- budgets

const budgetFields = {
  name: textOf(100),
  window: z.enum(windows).describe('By UTC; `total` never begins anew.'),
  key: z.string().max(64).optional().describe('What this API key sends, alone.'),
  campaign: z.string().max(64).optional(),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a country in two capital letters, like NL').optional(),
  reached: z.enum(['refuse', 'hold']).describe('`hold`: bulk beyond it waits. Everything else is refused.'),
}
export const NewBudget = z
  .strictObject({ ...budgetFields, reached: budgetFields.reached.default('refuse'), limit: givenMoney })
  .meta({ id: 'NewBudget', examples: [{ name: 'A day', window: 'day', limit: { amount: '100.00', currency: 'EUR' } }] })
export const BudgetChange = z
  .strictObject({ name: budgetFields.name.optional(), limit: givenMoney.optional(), reached: budgetFields.reached.optional() })
  .meta({ id: 'BudgetChange', examples: [{ limit: { amount: '200.00', currency: 'EUR' } }] })
const budgetExample = { id: 'bdg_01kb3nq2s00000g', name: 'A day', window: 'day', reached: 'refuse', limit: { amount: '100.00', currency: 'EUR' }, spent: { amount: '12.48', currency: 'EUR' } }
export const BudgetAnswer = z
  .strictObject({ id: z.string(), ...budgetFields, limit: money, spent: money.describe('In the window that is now.') })
  .meta({ id: 'Budget', examples: [budgetExample] })
export const Budgets = z.strictObject({ data: z.array(BudgetAnswer) }).meta({ id: 'Budgets', examples: [{ data: [budgetExample] }] })
export const showBudget = ({ workspace: _, limit, ...budget }: Budget, spent: number, of: string) => ({ ...budget, limit: showMoney(limit, of), spent: showMoney(spent, of) })

export const moneyIn = ({ amount, currency: of }: GivenMoney): Money => ({ micros: microsOf(amount), currency: of })
