// The parts of billing, as they stand in the address of the page.
export const billingTabs = ['account', 'budgets', 'invoices', 'usage', 'margin', 'plans'] as const
export type BillingTab = (typeof billingTabs)[number]

export function billingSearch({ tab }: Record<string, unknown>): { tab?: BillingTab } {
  const known = billingTabs.find((one) => one === tab)
  return known ? { tab: known } : {}
}
