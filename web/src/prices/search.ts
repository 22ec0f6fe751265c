// What stands in the address of the prices. Comes with the first load: knows nothing.
export const pricesTabs = ['sell', 'cost', 'rates'] as const
export type PricesTab = (typeof pricesTabs)[number]

export function pricesSearch({ tab }: Record<string, unknown>): { tab?: PricesTab } {
  const known = pricesTabs.find((one) => one === tab)
  return known ? { tab: known } : {}
}
