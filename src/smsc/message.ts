// The short message in the centre's hands, and the phone's message that comes of it. Knows no SQL and no session.
//
// Its life. Stored, and only then acknowledged, a submitted message is `enroute`. It becomes `delivered` in the very
// transaction that writes it into the phone, or `expired` when its validity passes first; both are final, and a final
// state never changes. The other final states of SMPP belong to phones that refuse and originators that cancel.
//
// What is still to be done with it is its stage, the reason why it stays in the store:
//   enroute ──► receipt    its final state is owed to the account that asked for it
//   originated             written on a phone, owed to the account that is to read it
// A message leaves the store when nothing is owed any more: final with no receipt asked for, or answered with status 0.

export const stages = { enroute: 0, receipt: 1, originated: 2 } as const
export type Stage = (typeof stages)[keyof typeof stages]

/** message_state, SMPP 3.4 §5.2.28. The last two come of personalities only. */
export const messageStates = {
  enroute: 1, delivered: 2, expired: 3, deleted: 4, undeliverable: 5, unknown: 7, rejected: 8,
} as const
export type MessageState = (typeof messageStates)[keyof typeof messageStates]

export type Message = {
  readonly id: number
  stage: Stage
  state: MessageState
  /** The system_id it came from, or, for an originated one, goes to. */
  readonly account: string
  readonly sourceTon: number
  readonly sourceNpi: number
  readonly source: string
  readonly destinationTon: number
  readonly destinationNpi: number
  readonly destination: string
  readonly esmClass: number
  readonly dataCoding: number
  readonly registeredDelivery: number
  /** User data: header, where esm_class says so, and text; once only a receipt is owed, no more than its beginning. */
  octets: Uint8Array
  /** Concatenation told by TLVs: reference << 16 | total << 8 | sequence; 0 for none. */
  readonly sar: number
  /** user_message_reference as it came, to be given back in the receipt. */
  readonly userReference: number | null
  /** To be shown at once and not kept: class 0. */
  readonly flash: boolean
  /** Milliseconds of wall time. */
  readonly acceptedAt: number
  readonly expiresAt: number
  /** When it became final; 0 before. */
  doneAt: number
  /** A false copy made for its receipt: nothing is stored of it. */
  readonly made?: true
}

export type PhoneMessage = {
  readonly id: string
  /** The phone, as '+' and digits. */
  readonly number: string
  /** As the phone sees it: `in` was received, `out` was written on it. */
  readonly direction: 'in' | 'out'
  readonly from: string
  readonly to: string
  readonly text: string
  readonly at: number
  readonly parts: number
  readonly flash?: boolean
}

/** One PDU or TPDU of a message's way, octet by octet and field by field. */
export type Trace = {
  /** Milliseconds of wall time. */
  readonly at: number
  /** `pdu`: SMPP, between an account and the centre. `tpdu`: 3GPP 23.040, between the centre and the phone. */
  readonly kind: 'pdu' | 'tpdu'
  readonly direction: 'to_centre' | 'to_phone' | 'from_phone' | 'to_application'
  /** 'submit_sm', 'SMS-DELIVER' … */
  readonly name: string
  readonly hex: string
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

/** A phone message with the account on the other side: the one that wrote it, or the one that is to read it. */
export type Kept = { readonly message: PhoneMessage; readonly account: string }

/** The digits of a phone's number. */
export const digitsOf = (address: string): string => (address.charCodeAt(0) === plus ? address.slice(1) : address)

/** An address as a phone displays it: international numbers with '+', names and short codes as they are. */
export const displayed = (ton: number, address: string): string =>
  ton === international && address.charCodeAt(0) !== plus ? `+${address}` : address

const plus = 0x2b
const international = 1
