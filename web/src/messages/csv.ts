// Messages as a file for a spreadsheet, which must not take a text for a formula. Pure.
import type { Message } from '../api/shapes.ts'

export const columns = ['id', 'createdAt', 'status', 'to', 'from', 'text', 'segments', 'encoding', 'country', 'network', 'price', 'currency', 'error', 'reference', 'campaign', 'submittedAt', 'finishedAt'] as const

/** What a spreadsheet would reckon with is kept from it; a phone number is none of that. */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^\+\d+$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`

export function csvOf(message: Message): string {
  const { network, price, error, segments, ...rest } = message
  const known: Record<string, unknown> = {
    ...rest, segments, country: network?.country, network: network?.name, price: price?.amount, currency: price?.currency, error: error?.code,
  }
  return csvLine(columns.map((name) => (known[name] === undefined || known[name] === null ? '' : String(known[name]))))
}
