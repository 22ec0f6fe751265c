// Balances in memory: what is available and what is reserved of each account, and how many parts of a month were free.
// Read once at the start; changed by those who book. Knows no price.
import { monthBegan, monthOf } from '../kit/months.ts'
import type { Account, Allowance, Legs } from './records.ts'
import { noLegs } from './records.ts'
import { legs, type Leg } from './schema.ts'

export type Purse = Record<Leg, number>
export type Purses = ReturnType<typeof createPurses>

/** A currency and who pays in it, as messages bear it. */
export const payerKey = (currency: string, workspace: string) => `${currency} ${workspace}`

export function add(purse: Purse, by: Legs, sign: 1 | -1): void {
  for (const leg of legs) purse[leg] += by[leg] * sign
}

export function createPurses() {
  const purses = new Map<string, Purse>()
  const included = new Map<string, { month: number; parts: number }>()
  /** The month of the last time that was asked about: the calendar is slow. */
  let known = { from: 0, until: 0, month: 0 }
  const monthAt = (at: number): number => {
    if (at < known.from || at >= known.until) {
      const month = monthOf(at)
      known = { from: monthBegan(month), until: monthBegan(month + 1), month }
    }
    return known.month
  }
  const of = (key: string): Purse => {
    let purse = purses.get(key)
    if (!purse) purses.set(key, (purse = { ...noLegs }))
    return purse
  }
  return {
    restore: (accounts: readonly Account[]) => accounts.forEach(({ workspace, currency, legs: sums }) => add(of(payerKey(currency, workspace)), sums, 1)),
    restoreIncluded: (month: number, parts: ReadonlyMap<string, number>) => parts.forEach((count, workspace) => included.set(workspace, { month, parts: count })),
    monthAt,
    /** The same object always, for whoever books. */
    of,
    /** The currencies that a workspace has an account in. */
    currenciesOf: (workspace: string): string[] => [...purses.keys()].filter((key) => key.slice(4) === workspace).map((key) => key.slice(0, 3)),
    /** Free parts of the month that were used. */
    included(workspace: string, at: number): number {
      const used = included.get(workspace)
      return used?.month === monthAt(at) ? used.parts : 0
    },
    /** Taken; less than nothing where some come back, which they do to their own month alone. */
    include({ workspace, month, parts }: Allowance, sign: 1 | -1 = 1): void {
      const used = included.get(workspace)
      if (used?.month === month) used.parts += parts * sign
      else if (parts * sign > 0) included.set(workspace, { month, parts })
    },
  }
}
