// Money and reasons of campaigns in words. Knows no page.
import { type Money, showSum } from '../text/format.ts'
import type { Preview } from './calls.ts'
import { words } from './words.ts'

/** `€ 412.80`, `€ 400.00 – € 412.80`, one after another where there are several currencies; undefined where it is free. */
export function costOf(cost: Preview['cost']): string | undefined {
  const dear = cost.filter(({ high }) => Number(high.amount) > 0)
  if (dear.length === 0) return undefined
  return dear.map(({ low, high }) => (low.amount === high.amount ? showSum(high) : `${showSum(low)} – ${showSum(high)}`)).join(', ')
}

export const reasonOf = (code: string) => words.reasons[code as 'duplicate'] ?? code

export function needsAgreement(policy: { recipients?: number; cost?: Money } | undefined, { recipients, cost }: Pick<Preview, 'recipients' | 'cost'>): boolean {
  if (!policy) return false
  if (policy.recipients !== undefined && recipients > policy.recipients) return true
  const most = policy.cost
  return most !== undefined && cost.some(({ high }) => Number(high.amount) > 0 && (high.currency !== most.currency || Number(high.amount) > Number(most.amount)))
}
