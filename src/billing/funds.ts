// What is there for a campaign before it is sent: what the account still pays, and what the budgets that concern the campaign
// still allow. Reserves nothing and knows no message.
import type { BudgetBook } from './budget.ts'
import type { Payer } from './double-entry.ts'

/** In millionths. */
export type Funds = {
  readonly currency: string
  /** With the credit. */
  readonly available: number
  readonly budgets: readonly { readonly name: string; readonly country?: string | undefined; readonly left: number }[]
}

/** Undefined for a workspace that is free. */
export function createFunds({ payerOf, budgets, wall }: { payerOf(workspace: string): Payer | undefined; budgets: Pick<BudgetBook, 'of' | 'spentOf'>; wall(): number }) {
  return (workspace: string, campaign: string): Funds | undefined => {
    const payer = payerOf(workspace)
    if (!payer) return undefined
    const { plan, customer, purse } = payer
    const mine = budgets.of(workspace).filter((one) => one.key === undefined && (one.campaign === undefined || one.campaign === campaign))
    return {
      currency: plan.currency,
      available: purse.available + customer.credit,
      budgets: mine.map((one) => ({ name: one.name, country: one.country, left: Math.max(0, one.limit - budgets.spentOf(one, wall())) })),
    }
  }
}
