// The short message in the centre's hands, and the phone's message that comes of it. Knows no SQL and no session.
//
// Its life. Stored, and only then acknowledged, a submitted message is `enroute`. It becomes `delivered` in the very
// transaction that writes it into the phone, or `expired` when its validity passes first, or `undeliverable` when the
// network says so for good, or `deleted` by its sender. All of these are final, and a final state never changes.
//
// What is still to be done with it is its stage. Below 0 it is to be delivered, above 0 an account is owed something:
//   scheduled ──► enroute ──► waiting ──► receipt    its final state is owed to the account that asked for it
//                    └───────────────────────┘
//   relaying ──► relayed    of a number that another centre serves: to be sent there; its word is waited for
//   originated             written on a phone, owed to the account that is to read it
//   notification           the word that a message waits, owed to the account that asked for it
// Nothing to be done, a message stays as a record: `done`.

export const stages = {
  relayed: -5, relaying: -4, scheduled: -3, waiting: -2, enroute: -1, done: 0,
  receipt: 1, originated: 2, notification: 3,
} as const
export type Stage = (typeof stages)[keyof typeof stages]

/** message_state, SMPP 3.4 §5.2.28. `unknown` and `rejected` come of personalities only. */
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
  registeredDelivery: number
  readonly serviceType: string
  /** TP-PID. */
  readonly protocolId: number
  /** Higher goes first among what waits for one phone. */
  readonly priority: number
  /** User data: header, where esm_class says so, and text; once only a receipt is owed, no more than its beginning. */
  octets: Uint8Array
  /** Concatenation told by TLVs: reference << 16 | total << 8 | sequence; 0 for none. */
  readonly sar: number
  /** user_message_reference as it came, to be given back in the receipt. */
  readonly userReference: number | null
  /** To be shown at once and not kept: class 0. */
  readonly flash: boolean
  /** Submitted to try something out: shown to test keys too. */
  readonly test: boolean
  /** Takes the place of a message of this sender, service and recipient that waits. */
  readonly replaces: boolean
  /** The account wants to hear when the phone is back (set_dpf). */
  readonly dpf: boolean
  /** Milliseconds of wall time. */
  readonly acceptedAt: number
  expiresAt: number
  /** When it is to be delivered at the earliest; 0: at once. */
  dueAt: number
  /** When it became final; 0 before. */
  doneAt: number
  /** Why it is not delivered: RP-Cause of the last attempt, 3GPP 24.011 §8.2.5.4; 0 for none. */
  cause: number
  /** The message that accounts know it by, where that is another one: of a submit_multi, of a notification. */
  readonly about: number | null
  /** What the writer pays for it, as agreed for the short code it went to. */
  readonly tariff: string | null
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
  /** A broadcast to all phones of an area. */
  readonly alert?: boolean
  /** Sent to try something out, or an answer to such a message. */
  readonly test?: boolean
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
  /** `at` and `length` count octets of `hex`; several fields may share one. */
  readonly fields: readonly {
    readonly name: string
    readonly value: string
    readonly at: number
    readonly length: number
  }[]
}

/** A phone message with the account on the other side: the one that wrote it, or the one that is to read it. */
export type Kept = {
  readonly message: PhoneMessage
  readonly account: string
  /** The messages of the centre that it was shown from, or became. */
  readonly sources: readonly number[]
}

/** The number that accounts know a message by. */
export const publicId = ({ id, about }: Pick<Message, 'id' | 'about'>): number => about ?? id

/** The digits of a phone's number. */
export const digitsOf = (address: string): string => (address.charCodeAt(0) === plus ? address.slice(1) : address)

/** An address as a phone displays it: international numbers with '+', names and short codes as they are. */
export const displayed = (ton: number, address: string): string =>
  ton === international && address.charCodeAt(0) !== plus ? `+${address}` : address

const plus = 0x2b
const international = 1
