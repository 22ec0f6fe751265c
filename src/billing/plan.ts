// A plan: in which currency, and by which rules a customer pays. Its prices are lists of their own. Imports nothing of its
// own folder.
export const payments = ['prepaid', 'postpaid'] as const
export const chargeRules = ['submitted', 'delivered', 'accepted'] as const

export type Plan = {
  /** `pln_…` */
  readonly id: string
  readonly name: string
  /** ISO 4217. */
  readonly currency: string
  /**
   * What is paid in the end. `submitted`: parts that an operator took, whatever came of them. `delivered`: messages that
   * arrived. `accepted`: everything that was accepted and not canceled or blocked.
   */
  readonly charge: (typeof chargeRules)[number]
  /** Millionths, for each month that begins. */
  readonly monthlyFee: number
  /** Parts of each month that cost nothing. A message is free where all of its parts still fit. */
  readonly includedParts: number
  readonly createdAt: number
}

/** How a workspace pays. Those below it without a plan of their own spend from its account. */
export type Customer = {
  readonly workspace: string
  readonly plan: string
  readonly payment: (typeof payments)[number]
  /** Millionths that may be owed: 0 for who pays before. */
  readonly credit: number
  /** Bulk that the balance or a budget does not cover waits instead of being refused. */
  readonly whenSpent: 'refuse' | 'hold'
  /** Its own, ISO 3166 alpha-2: the only one that it sends to until it says otherwise. */
  readonly country?: string | undefined
  readonly since: number
}

/** What a message came to, in millionths: the part of its price that stays. */
export function chargedFor(rule: Plan['charge'], { price, parts }: { price: number; parts: number }, ending: { state: string; partsSubmitted: number }): number {
  const { state, partsSubmitted } = ending
  if (state === 'canceled' || state === 'blocked') return 0
  if (rule === 'accepted') return price
  if (state === 'delivered') return price
  return rule === 'delivered' ? 0 : (price / parts) * Math.min(partsSubmitted, parts)
}
