// The message: its states, what a caller submits, what a caller sees. A message moves forward through its states and ends
// in exactly one final one; retries and uncertainty are inside `sending`. Imports nothing of its own folder.
import type { Bill } from '../billing/ledger.ts'
import type { Money } from '../kit/money.ts'
import type { Network } from '../routing/network.ts'
import type { PartData } from '../sms/parts.ts'

/** In order: a status never moves to one of a lower number; from `delivered` on they are final. The number is stored. */
export const statusNames = [
  'scheduled',
  'queued',
  'held',
  'sending',
  'submitted',
  'delivered',
  'undelivered',
  'expired',
  'rejected',
  'unknown',
  'canceled',
  'blocked',
] as const
export type Status = (typeof statusNames)[number]
export const stateOf = Object.fromEntries(statusNames.map((name, at) => [name, at])) as Readonly<Record<Status, number>>
export const isFinal = (state: number) => state >= stateOf.delivered

/** What a held message waits for. */
export const holdReasons = ['quiet_hours', 'budget', 'approval', 'paused', 'cap', 'review'] as const
export type HoldReason = (typeof holdReasons)[number]

export const laneNames = ['otp', 'transactional', 'bulk'] as const
export type Lane = (typeof laneNames)[number]
export const modeNames = ['test', 'live'] as const
export type Mode = (typeof modeNames)[number]
/** Who asks about messages of theirs: with `test` they meet the test messages alone, with `live` all of the workspace. */
export type Asker = { readonly workspace: string; readonly mode: Mode }
/** `binary` is what came ready and is no text. */
export const encodingNames = ['gsm7', 'ucs2', 'binary'] as const
export type EncodingName = (typeof encodingNames)[number]

/** What a caller asks for. Shapes are checked at the door; what they mean is checked by `accept`. */
export type Submission = {
  readonly to: string
  readonly from?: string
  readonly text: string
  readonly lane?: Lane
  readonly reference?: string
  readonly tags?: readonly string[]
  readonly encoding?: 'auto' | 'gsm7' | 'ucs2'
  readonly maxSegments?: number
  /** Seconds from now (or from `scheduledAt`) during which sending still makes sense. */
  readonly validity?: number
  /** Wall time in milliseconds. */
  readonly scheduledAt?: number
  readonly flash?: boolean
  /** What goes out octet for octet; where it has parts, the text is for reading only. */
  readonly wire?: Wire
  /** A user data header to stand before the text, or before octets that go out instead of it. */
  readonly octets?: { readonly udh?: Uint8Array; readonly binary?: Uint8Array }
  /** Of what came by an SMPP account. */
  readonly origin?: Origin
  /** IANA name of the recipient's, where it is known. */
  readonly timeZone?: string
  /** Not to be sent before this time, or before it is released. */
  readonly hold?: { readonly reason: HoldReason; readonly until?: number }
  /** That the recipient agreed to be written to, in the words of who says so. */
  readonly consent?: { readonly wording: string }
  /** The campaign that it is part of. */
  readonly campaign?: string
  /** Told every status of this message by webhook. */
  readonly callbackUrl?: string
  /** How that is told, in a word of the door that took it; as webhooks are without. */
  readonly callbackKind?: string
}

/** Beside or instead of a text. */
export type Wire = {
  /** Header and user data of every part, instead of a text that is cut here. */
  readonly parts?: readonly PartData[]
  readonly protocolId?: number
  readonly serviceType?: string
  /** Optional parameters of SMPP, passed through. */
  readonly tlvs?: readonly { readonly tag: number; readonly value: Uint8Array }[]
}

/** Which SMPP account it came by, and what that one wants to hear of it. */
export type Origin = {
  readonly account: string
  /** registered_delivery bits 1-0: 0 none, 1 every end, 2 failures, 3 deliveries. SMPP 3.4 §5.2.17. */
  readonly receiptWanted: number
  /** The number that the account knows the message by, where it wants one. */
  readonly handle?: number
  /** The door's own notes for the receipt. */
  readonly note?: string
}

export type RefusalCode =
  | 'invalid_recipient'
  | 'queue_full'
  | 'invalid_sender'
  | 'empty_text'
  | 'body_too_long'
  | 'encoding_impossible'
  | 'invalid_text'
  | 'schedule_out_of_range'
  | 'invalid_request'
  | 'no_route'
  | 'insufficient_balance'
  | 'no_price'
  | 'budget_reached'

/** Bad input: nothing was made of it. `param` is a JSON pointer inside the one message. */
export type Refusal = { readonly code: RefusalCode; readonly param: string; readonly say: string; readonly retry: 'never' | 'later' }

/** What a message carries for those who are told what becomes of it. */
export type About = {
  readonly campaign: string | null
  readonly reference: string | null
  /** JSON. */
  readonly tags: string | null
  readonly callbackUrl: string | null
  readonly callbackKind: string | null
  /** Of a message that a receipt over SMPP will tell of: how its text begins, by which number it is known, what the door noted. */
  readonly head: string | null
  readonly handle: number | null
  readonly note: string | null
}

type AboutGiven = Omit<About, 'head'> & Pick<Outbound, 'text' | 'lane' | 'receiptWanted'>
/** Null for a message that carries none of it, which most do. */
export function aboutOf(given: AboutGiven): About | null {
  const { campaign, reference, tags, callbackUrl, callbackKind, receiptWanted, text, lane } = given
  const [handle, note] = receiptWanted === 0 ? [null, null] : [given.handle, given.note]
  const head = receiptWanted === 0 || lane === 'otp' ? null : text.slice(0, 20)
  return campaign ?? reference ?? tags ?? callbackUrl ?? head ?? handle ?? note ? { campaign, reference, tags, callbackUrl, callbackKind, head, handle, note } : null
}

/** A message on its way, as the rooms below accept pass it on. */
export type Outbound = {
  readonly id: string
  readonly workspace: string
  readonly mode: Mode
  readonly to: string
  readonly from: string
  readonly text: string
  readonly encoding: EncodingName
  readonly segments: number
  /** A `Wire` as text. */
  readonly wire: string | null
  /** The SMPP account it came by, and the receipts that this one asked for. */
  readonly account: string | null
  readonly receiptWanted: number
  /** Concatenation reference, the same in every attempt so that a phone joins parts of different attempts. */
  readonly concat: number
  readonly flash: boolean
  readonly lane: Lane
  readonly expiresAt: number
  /** The destination network as stored with the message. */
  readonly network: string | null
  readonly about: About | null
  /** Null for what costs nothing. */
  bill: Bill | null
}

export type Change = {
  readonly workspace: string
  readonly mode: Mode
  readonly id: string
  readonly to: string
  readonly from: string
  readonly status: Status
  readonly at: number
  /** A second copy of it may have arrived. */
  readonly possibleDuplicate?: true
  /** Only with the first change of a message. */
  readonly text?: string
  /** Once an operator has it: whose connection, and since when. */
  readonly connection?: string
  readonly submittedAt?: number
  /** Its receipt was as quick as the answer: that it was submitted has not been told before its end. */
  readonly submittedToo?: true
  /** The destination network as stored with the message. */
  readonly network?: string | null
  readonly about?: About | null
  readonly account?: string | null
  readonly receiptWanted?: number
  readonly segments?: number
  /** Why it is blocked. */
  readonly reason?: string | null
  /** Parts that an operator took. */
  readonly partsSubmitted?: number
  /** JSON. */
  readonly error?: string | null
}

export type TimelineEntry = { readonly at: number; readonly event: string; readonly [detail: string]: unknown }

/** The message as a caller sees it; times in wall milliseconds. Fields exist only where they mean something. */
export type MessageView = {
  readonly id: string
  readonly to: string
  readonly from: string
  readonly text: string
  readonly status: Status
  readonly mode: Mode
  readonly lane: Lane
  readonly encoding: EncodingName
  readonly segments: number
  readonly campaign?: string
  readonly reference?: string
  readonly tags?: readonly string[]
  readonly batch?: string
  /** The SMPP account that it came by. */
  readonly smppAccount?: string
  /** The failed message that this one repeats. */
  readonly redriveOf?: string
  readonly network?: Network
  readonly route: { readonly id: string; readonly why: readonly string[] }
  /** What it costs, or came to in the end. */
  readonly price?: Money
  readonly possibleDuplicate: boolean
  /** Why it is blocked or held. */
  readonly reason?: string
  /** When what holds it ends by itself. */
  readonly heldUntil?: number
  readonly evidence?: 'handset' | 'operator' | 'unverified'
  readonly error?: { readonly code: string; readonly say: string }
  readonly createdAt: number
  readonly scheduledAt?: number
  readonly submittedAt?: number
  readonly finishedAt?: number
  /** Its text is not kept any more, since then. */
  readonly redactedAt?: number
  /** Only when one message was asked for. */
  readonly timeline?: readonly TimelineEntry[]
  readonly parts?: readonly { readonly number: number; readonly status: Status; readonly operatorId?: string; readonly text: string }[]
}
