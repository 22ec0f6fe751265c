// What others are told of money: budgets as events, and what operators charge as a plan sees it. Knows no way to tell.
import { iso } from '../kit/iso.ts'
import { formatMicros } from '../kit/money.ts'
import type { Network } from '../routing/network.ts'
import type { Price } from '../routing/pick.ts'
import type { Warning } from './budget.ts'
import type { PriceRow } from './price.ts'

export function budgetTold({ budget, currency, spent, share, at }: Warning) {
  const money = (micros: number) => ({ amount: formatMicros(micros), currency })
  const { id, workspace, name, limit } = budget
  return {
    workspace, mode: 'live', type: share < 1 ? 'budget.threshold' : 'budget.stopped', subject: id, at,
    body: { id, name, spent: money(spent), limit: money(limit), share, at: iso(at) },
  } as const
}

/** Of connections that go there and charge in this currency, or in one that a rate is known of. */
export function cheapest(prices: readonly (Price | undefined)[], inCurrency: (micros: number, from: string) => number | undefined): number | undefined {
  const known = prices.flatMap((price) => (price && price.found !== 'closed' ? (inCurrency(price.found.micros, price.currency) ?? []) : []))
  return known.length > 0 ? Math.min(...known) : undefined
}

export const networkOfRow = ({ country, mcc, mnc }: PriceRow): Network | undefined =>
  country === undefined && mcc === undefined ? undefined : { country: country ?? '', source: 'imported', ...(mcc !== undefined && { mcc }), ...(mnc !== undefined && { mnc }) }
