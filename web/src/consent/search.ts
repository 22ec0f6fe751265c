// What stands in the address of the page about consent. Comes with the first load: knows nothing.
export const consentTabs = ['proof', 'reviews', 'suppressions', 'rules'] as const
type ConsentTab = (typeof consentTabs)[number]

export function consentSearch({ tab, number }: Record<string, unknown>): { tab?: ConsentTab; number?: string } {
  const known = consentTabs.find((one) => one === tab)
  const digits = typeof number === 'number' ? `+${number}` : typeof number === 'string' ? number.trim() : ''
  return { ...(known && known !== 'proof' && { tab: known }), ...(digits !== '' && { number: digits }) }
}
