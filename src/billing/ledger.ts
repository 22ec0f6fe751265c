// The contract between messages and money: what a message may cost is reserved in the transaction that accepts it and
// settled in the one that ends it, so that the two can never disagree. What things cost is for a driver to know.
import type { Write } from '../db/database.ts'
import type { Money } from '../kit/money.ts'

export type Charge = {
  readonly message: string
  readonly workspace: string
  readonly mode: 'test' | 'live'
  readonly country: string | null
  readonly connection: string
  readonly parts: number
}

/** How a message ended, for its money: a refused one may be refunded. */
export type Ending = { readonly message: string; readonly workspace: string; readonly state: string; readonly partsSubmitted: number }

export type Reserved = {
  /** Part of the accepting transaction. */
  readonly writes: readonly Write[]
  /** Charges that were not covered, by index, with a sentence. */
  readonly refused: ReadonlyMap<number, string>
  /** Charges by index whose messages wait for money: nothing is reserved for them, and they are charged when released. */
  readonly held?: ReadonlySet<number>
}

/** What a price may depend on. */
export type Sale = { readonly workspace: string; readonly mode: 'test' | 'live'; readonly country: string | undefined; readonly lane: string; readonly to: string }

export type Ledger = {
  /** What one part is sold for, where that is known: connections that cost more are passed over, unless a route says otherwise. */
  readonly priceOf?: (sale: Sale) => Money | undefined
  reserve(charges: readonly Charge[]): Reserved
  /**
   * Part of the transaction that makes the endings durable. Told again with more parts when an operator took some after
   * the end; a driver settles a message to what it was told last, however often it is told.
   */
  settle(endings: readonly Ending[]): readonly Write[]
}

const nothing: Reserved = { writes: [], refused: new Map() }

/** Everything is free: for installations that charge nobody. */
export const freeLedger: Ledger = { reserve: () => nothing, settle: () => [] }
