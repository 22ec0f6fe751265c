// What a list of messages shows, as it stands in the address of the page and in a saved view. Knows no list.
import type { MessageFilter } from '../api/routes.ts'
import { isStatus } from './states.tsx'

export const filterNames = ['status', 'to', 'from', 'country', 'connection', 'campaign', 'batch', 'error', 'text', 'since', 'until'] as const

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)

/** What is unknown or empty is left out. */
export function messagesSearch(given: Record<string, unknown>): MessageFilter {
  const kept = filterNames.flatMap((name) => {
    const value = text(given[name])
    return value === undefined || value === '' || (name === 'status' && !isStatus(value)) ? [] : [[name, value]]
  })
  return Object.fromEntries(kept) as MessageFilter
}

/** The filter with one of it changed; nothing takes it away. */
export const changed = (filter: MessageFilter, name: keyof MessageFilter, value: string | undefined): MessageFilter => {
  const { [name]: _, ...rest } = filter
  return value === undefined || value === '' ? rest : { ...rest, [name]: value }
}
