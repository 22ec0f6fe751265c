// The contract between messages and money: what a message may cost is reserved in the transaction that accepts it and
// settled in the one that ends it, so that the two can never disagree. What things cost is for a driver to know.
import type { Write } from '../db/database.ts'
import type { Money } from '../kit/money.ts'
import type { Lane } from '../routing/route.ts'

/** What a price may depend on. */
export type Sale = {
  readonly workspace: string
  readonly mode: 'test' | 'live'
  readonly country: string | null | undefined
  readonly lane: Lane
  readonly to: string
  readonly from: string
}
export type Charge = Sale & {
  /** JSON, as stored with the message. */
  readonly network: string | null
  readonly message: string
  readonly connection: string
  readonly parts: number
  /** What the operator is expected to ask for it, in millionths. */
  readonly cost: number | null
  readonly costCurrency: string | null
  /** What budgets may be for. */
  readonly key?: string | undefined
  readonly campaign?: string | undefined
  /** It was accepted before, and waits for money: where it is not covered it waits on, whatever was agreed since. */
  readonly waited?: boolean | undefined
  /** Given back in the same moment: it was reserved for the same message, which has changed. */
  readonly instead?: Bill | null
}

/** The money of one message, as it travels with it. In millionths. */
export type Bill = {
  /** For all of its parts; reserved until its end. */
  readonly price: number
  /** Its currency, a space, and the workspace that pays. */
  readonly payer: string
  readonly parts: number
  readonly country: string | null
  /** Changes with the connection. */
  cost: number | null
  costCurrency: string | null
  /** What it came to in the end; null before. */
  charged: number | null
  /** By which key or account it came, where a budget of one counts it. */
  readonly key?: string | undefined
  /** The month of which its parts were free. */
  readonly included?: number | undefined
}
export const currencyOf = ({ payer }: Pick<Bill, 'payer'>) => payer.slice(0, 3)
/** What it costs, or came to. */
export const moneyOf = (bill: Bill): Money => ({ micros: bill.charged ?? bill.price, currency: currencyOf(bill) })

/** How a message ended, for its money: a refused one may be refunded. */
export type Ending = {
  readonly message: string
  readonly workspace: string
  readonly state: string
  readonly partsSubmitted: number
  /** As it was told before, when it is told again. */
  readonly partsBefore?: number | undefined
  /** What it is for; `tags` is JSON. */
  readonly about?: { readonly campaign: string | null; readonly tags: string | null } | null | undefined
  /** Its `charged` is set; null where nothing was reserved. */
  readonly bill: Bill | null
}

export type Uncovered = { readonly code: 'insufficient_balance' | 'no_price' | 'budget_reached'; readonly say: string }

export type Reserved = {
  /** Part of the accepting transaction. */
  readonly writes: readonly Write[]
  /** Charges that were not covered, by index, with a sentence. */
  readonly refused: ReadonlyMap<number, Uncovered>
  /** Charges by index whose messages wait for money: nothing is reserved for them, and they are charged when released. */
  readonly held?: ReadonlySet<number>
  /** By index; absent or null for what costs nothing. */
  readonly bills?: readonly (Bill | null)[]
  /** What became of the transaction. */
  ended?(written: boolean): void
}
export type Settled = { readonly writes: readonly Write[]; ended?(written: boolean): void }

/** In millionths. `included`: parts of this month that still cost nothing. */
export type Span = { readonly low: number; readonly high: number; readonly currency: string; readonly included: number }

/** One part from a phone, as it is stored. */
export type Arrival = { readonly workspace: string; readonly mode: 'test' | 'live'; readonly from: string; readonly to: string }

export type Ledger = {
  /** Part of the transaction that stores them. */
  readonly received?: (arrivals: readonly Arrival[]) => Settled
  /** Nothing is reserved for a workspace of which this is true. */
  readonly isFree?: (workspace: string, mode: 'test' | 'live') => boolean
  /** What one part is sold for, where that is known: connections that cost more are passed over, unless a route says otherwise. */
  readonly priceOf?: (sale: Sale) => Money | undefined
  /** What one part would cost now, at least and at most: apart where a network is not known. */
  readonly spanOf?: (sale: Sale, network: string | null) => Span | undefined
  /** What a message would cost now. */
  readonly quote?: (charge: Charge) => Money | Uncovered | undefined
  reserve(charges: readonly Charge[]): Reserved
  /**
   * Part of the transaction that makes the endings durable. Told again with more parts when an operator took some after
   * the end; a driver settles a message to what it was told last, however often it is told.
   */
  settle(endings: readonly Ending[]): Settled
}

const nothing: Reserved & Settled = { writes: [], refused: new Map() }

/** Everything is free: for installations that charge nobody. */
export const freeLedger: Ledger = { reserve: () => nothing, settle: () => nothing }
