// What stands in the address of the inbox. Comes with the first load: knows nothing.
export const shownOf = ['open', 'unread', 'closed'] as const
export type InboxSearch = { show?: (typeof shownOf)[number]; number?: string }

export function inboxSearch({ show, number }: Record<string, unknown>): InboxSearch {
  const known = shownOf.find((one) => one === show)
  const digits = typeof number === 'number' ? `+${number}` : typeof number === 'string' ? number.trim() : ''
  return { ...(known && known !== 'open' && { show: known }), ...(digits !== '' && { number: digits }) }
}
