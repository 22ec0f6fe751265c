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
  /** Said beside it by whoever submitted it, for operators of whom it can be said. */
  readonly extras?: {
    readonly protocolId?: number
    readonly serviceType?: string
    readonly tlvs?: readonly { readonly tag: number; readonly value: Uint8Array }[]
  }
}

export type Address = { readonly ton: number; readonly npi: number; readonly address: string }

export type PartResult =
  | { readonly kind: 'submitted'; readonly operatorId: string }
  /** `elsewhere`: it is not a message for this operator, another may take it. */
  | { readonly kind: 'refused'; readonly status: string; readonly retry: 'never' | 'later' | 'elsewhere' | 'throttled' }
  /** Bytes may have left and no answer will come. */
  | { readonly kind: 'uncertain'; readonly why: string }
  /** No byte left. */
  | { readonly kind: 'unsent' }

/** A receipt as it came; `handle` is the carrier's own and goes back in `answer`. */
export type Report = {
  readonly receipt: Receipt
  readonly source: string
  readonly destination: string
  readonly handle: unknown
}

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
export type Reservation = {
  parts: number
  readonly epoch: number
  readonly bind: unknown
  /** Parts that have room beside these, whatever a rate allows. */
  readonly left: number
}

export type CarrierCallbacks<Token> = {
  /** There may be room for more. */
  onRoom(): void
  /** One call for all results of a turn. */
  onResults(results: readonly { token: Token; result: PartResult }[]): void
  onReports(reports: readonly Report[]): void
  onInbound(messages: readonly Inbound[]): void
  /** Answers to parts whose result was `uncertain`, come after all. */
  onLate?(answers: readonly { token: Token; result: PartResult }[]): void
}

export type Carrier<Token> = {
  readonly id: string
  readonly name: string
  readonly state: CarrierState
  /** Parts that were handed over and have no result yet. */
  readonly outstanding: number
  readonly window: number
  /** Once more on one that waits before it tries again: it tries at once. */
  start(): void
  /** Finishes what is outstanding (bounded), says good-bye, closes. */
  stop(): Promise<void>
  /** Takes room for up to `upTo` parts on the bind that has most; undefined when none has any. */
  reserve(upTo: number): Reservation | undefined
  /** How many parts will really come. May exceed what was reserved by the rest of a long message; 0 gives all back. */
  resize(reservation: Reservation, parts: number): void
  /** Every part gets exactly one result, also when the bind was lost meanwhile. */
  submit(reservation: Reservation, parts: readonly PartToSend<Token>[]): void
  /**
   * Tells the operator that reports or inbound messages are stored (or, with false, to try again later). Handles of any
   * carrier of the same connection will do: one that was replaced may have taken them in.
   */
  answer(handles: readonly unknown[], stored: boolean): void
}

/** What became of handing parts over, as far as a driver can tell. */
export type Health = {
  readonly bindsUp?: number
  readonly binds?: number
  /** Parts a second it allows itself now; Infinity where nothing limits it. */
  readonly perSecond: number
  /** Since it was opened: parts handed over, answers that asked to go slower, parts that will have no answer. */
  readonly sent: number
  readonly slowed: number
  readonly uncertain: number
  /** What the operator last said of its load, 0 to 100. */
  readonly congestion?: number
  /** What went wrong last, until it goes right. */
  readonly error?: { readonly at: number; readonly say: string }
}

/** What a callback over HTTP brought: `receipts` or `inbound`. */
export type CallbackKind = 'receipts' | 'inbound'

/** A carrier as this room sees it. */
export type Driver<Token> = Carrier<Token> & {
  readonly health: Health
  /** Sends nothing until `resume`; receipts and inbound messages still come in. */
  pause(): void
  resume(): void
  /** Says whether everything in it is stored. Absent where nothing comes by HTTP. */
  receive?(kind: CallbackKind, fields: unknown): Promise<boolean>
}
