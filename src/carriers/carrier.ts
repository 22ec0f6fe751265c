// A road to an operator, whatever it speaks. The gateway hands over parts whose intent is durable and gets exactly one
// result for each; receipts and inbound messages come back through callbacks given at construction, in batches, and are
// answered to the operator only when the gateway says they are stored.
import type { Receipt } from '../smpp/receipt.ts'

export type PartToSend<Token> = {
  /** Comes back with the result. */
  readonly token: Token
  readonly source: Address
  readonly destination: Address
  readonly esmClass: number
  readonly dataCoding: number
  /** User data header and text, at most 254 octets. */
  readonly octets: Uint8Array
  /** 16-bit tag of the attempt, sent as user_message_reference. */
  readonly reference: number
  /** Seconds the operator may keep trying. */
  readonly validitySeconds: number
}

export type Address = { readonly ton: number; readonly npi: number; readonly address: string }

export type PartResult =
  | { readonly kind: 'submitted'; readonly operatorId: string }
  | { readonly kind: 'refused'; readonly status: string; readonly retry: 'never' | 'later' | 'throttled' }
  /** Bytes may have left and no answer will come. */
  | { readonly kind: 'uncertain'; readonly why: string }
  /** No byte left. */
  | { readonly kind: 'unsent' }

/** A receipt as it came; `handle` is the carrier's own and goes back in `answer`. */
export type Report = { readonly receipt: Receipt; readonly source: string; readonly destination: string; readonly handle: unknown }

/** A message from a phone (mobile originated), one part as it came. */
export type Inbound = {
  readonly source: string
  readonly destination: string
  readonly esmClass: number
  readonly dataCoding: number
  readonly octets: Uint8Array
  readonly handle: unknown
}

export type CarrierState = 'down' | 'connecting' | 'bound'

/** Room for parts on one bind, taken before the intent is written and used or given back after. */
export type Reservation = { parts: number; readonly epoch: number; readonly bind: unknown }

export type CarrierCallbacks<Token> = {
  /** There may be room for more. */
  onRoom(): void
  /** One call for all results of a turn. */
  onResults(results: readonly { token: Token; result: PartResult }[]): void
  onReports(reports: readonly Report[]): void
  onInbound(messages: readonly Inbound[]): void
}

export type Carrier<Token> = {
  readonly id: string
  readonly name: string
  readonly state: CarrierState
  /** Parts that were handed over and have no result yet. */
  readonly outstanding: number
  readonly window: number
  start(): void
  /** Finishes what is outstanding (bounded), says good-bye, closes. */
  stop(): Promise<void>
  /** Takes room for up to `upTo` parts on the bind that has most; undefined when none has any. */
  reserve(upTo: number): Reservation | undefined
  /** How many parts will really come. May exceed what was reserved by the rest of one long message; 0 gives all back. */
  resize(reservation: Reservation, parts: number): void
  /** Every part gets exactly one result, also when the bind was lost meanwhile. */
  submit(reservation: Reservation, parts: readonly PartToSend<Token>[]): void
  /** Tells the operator that reports or inbound messages are stored (or, with false, to try again later). */
  answer(handles: readonly unknown[], stored: boolean): void
}
