// Octets to messages of the transfer layer (3GPP 23.040 §9.2.2). Forgives what can be read all the same, names what
// cannot, and never throws.
import { readAddress } from './address.ts'
import { isPacked } from './dcs.ts'
import { Cursor, joined } from './octets.ts'
import { fillBitsAfter, packedLength, unpackSeptets } from './packing.ts'
import { decodeTimestamp, decodeValidity, validityFormat } from './timestamp.ts'
import type {
  Command, Content, Deliver, DeliverReport, StatusReport, Submit, SubmitReport, ToCentre, ToPhone, Tpdu,
} from './tpdu.ts'
import { mostUserData } from './udh.ts'

/** `cause` is the RP-Cause to answer with. 3GPP 24.011 §8.2.5.4. */
export type BadTpdu = { kind: 'bad'; cause: 95 | 96; say: string }
export type DecodedTpdu<Message extends Tpdu> = { kind: 'tpdu'; tpdu: Message } | BadTpdu

const has = (octet: number, bit: number) => (octet & (1 << bit)) !== 0

/** Reads what a phone sent; `error` says that it came in an RP-ERROR, so that a report has its cause. Never throws. */
export function decodeToCentre(octets: Uint8Array, { error = false } = {}): DecodedTpdu<ToCentre> {
  const cursor = new Cursor(octets)
  const first = cursor.octet()
  const read = [readDeliverReport, readSubmit, readCommand][first & 3]
  if (!read) return { kind: 'bad', cause: 95, say: 'the message type 3 is reserved' }
  return whole(cursor, read(cursor, first, error))
}

/** Reads what a centre sent; `error` says that it came in an RP-ERROR, so that a report has its cause. Never throws. */
export function decodeToPhone(octets: Uint8Array, { error = false } = {}): DecodedTpdu<ToPhone> {
  const cursor = new Cursor(octets)
  const first = cursor.octet()
  const read = [readDeliver, readSubmitReport, readStatusReport][first & 3]
  if (!read) return { kind: 'bad', cause: 95, say: 'the message type 3 is reserved' }
  return whole(cursor, read(cursor, first, error))
}

function whole<Message extends Tpdu>(cursor: Cursor, tpdu: Message | string): DecodedTpdu<Message> {
  if (typeof tpdu === 'string') return { kind: 'bad', cause: 96, say: tpdu }
  if (!cursor.failed) return { kind: 'tpdu', tpdu }
  return { kind: 'bad', cause: 96, say: `the ${tpdu.type} ends too early, or its text is too long` }
}

const badAddress = 'the address is longer than 20 digits'

function readSubmit(cursor: Cursor, first: number): Submit | string {
  const reference = cursor.octet()
  const destination = readAddress(cursor)
  if (!destination) return badAddress
  const pid = cursor.octet()
  const dcs = cursor.octet()
  const format = (first >> 3) & 3
  const validity = format ? decodeValidity(format, cursor.take(format === validityFormat.relative ? 1 : 7)) : undefined
  return {
    type: 'submit', reference, destination, validity, pid, dcs, ...readUserData(cursor, dcs, has(first, 6)),
    rejectDuplicates: has(first, 2), statusReport: has(first, 5), replyPath: has(first, 7),
  }
}

function readDeliver(cursor: Cursor, first: number): Deliver | string {
  const originator = readAddress(cursor)
  if (!originator) return badAddress
  const pid = cursor.octet()
  const dcs = cursor.octet()
  const sentAt = decodeTimestamp(cursor.view(7))
  return {
    type: 'deliver', originator, sentAt, pid, dcs, ...readUserData(cursor, dcs, has(first, 6)),
    moreMessages: !has(first, 2), loopPrevention: has(first, 3), statusReport: has(first, 5), replyPath: has(first, 7),
  }
}

function readStatusReport(cursor: Cursor, first: number): StatusReport | string {
  const reference = cursor.octet()
  const recipient = readAddress(cursor)
  if (!recipient) return badAddress
  const sentAt = decodeTimestamp(cursor.view(7))
  const doneAt = decodeTimestamp(cursor.view(7))
  const status = cursor.octet()
  const content = cursor.left > 0 ? readOptional(cursor, readIndicator(cursor), has(first, 6)) : undefined
  return {
    type: 'status_report', reference, recipient, sentAt, doneAt, status, ...content,
    moreMessages: !has(first, 2), loopPrevention: has(first, 3), forCommand: has(first, 5),
  }
}

function readCommand(cursor: Cursor, first: number): Command | string {
  const [reference, pid, command, message] = [cursor.octet(), cursor.octet(), cursor.octet(), cursor.octet()] as const
  const destination = readAddress(cursor)
  if (!destination) return badAddress
  const octets = cursor.take(cursor.octet())
  return {
    type: 'command', reference, pid, command, message, destination, octets,
    statusReport: has(first, 5), udhi: has(first, 6),
  }
}

function readDeliverReport(cursor: Cursor, first: number, error: boolean): DeliverReport {
  const failure = error ? cursor.octet() : undefined
  return { type: 'deliver_report', failure, ...readOptional(cursor, readIndicator(cursor), has(first, 6)) }
}

function readSubmitReport(cursor: Cursor, first: number, error: boolean): SubmitReport {
  const failure = error ? cursor.octet() : undefined
  const indicator = readIndicator(cursor)
  const sentAt = decodeTimestamp(cursor.view(7))
  return { type: 'submit_report', failure, sentAt, ...readOptional(cursor, indicator, has(first, 6)) }
}

/** The first octet counts; those that extend it announce nothing yet. 3GPP 23.040 §9.2.3.27. */
function readIndicator(cursor: Cursor): number {
  const indicator = cursor.octet()
  for (let octet = indicator; has(octet, 7) && cursor.left > 0;) octet = cursor.octet()
  return indicator
}

function readOptional(cursor: Cursor, indicator: number, udhi: boolean): Partial<Content> {
  const content: Partial<Content> = {}
  if (has(indicator, 0)) content.pid = cursor.octet()
  if (has(indicator, 1)) content.dcs = cursor.octet()
  if (has(indicator, 2)) Object.assign(content, readUserData(cursor, content.dcs ?? 0, udhi))
  return content
}

/** A header longer than the user data is none, and its octets are text. 3GPP 23.040 §9.2.3.24. */
function readUserData(cursor: Cursor, dcs: number, udhi: boolean): { udhi: boolean; octets: Uint8Array } {
  const length = cursor.octet()
  const packed = isPacked(dcs)
  const wireLength = packed ? packedLength(length) : length
  if (wireLength > mostUserData) cursor.fail()
  const octets = packed ? cursor.view(wireLength) : cursor.take(wireLength)
  const headerLength = udhi ? (octets[0] ?? 0) + 1 : 0
  const hasHeader = udhi && headerLength <= octets.length
  if (!packed) return { udhi: hasHeader, octets }
  if (!hasHeader) return { udhi: false, octets: unpackSeptets(octets, length) }
  const fillBits = fillBitsAfter(headerLength)
  const septets = length - (headerLength * 8 + fillBits) / 7
  const text = unpackSeptets(octets.subarray(headerLength), Math.max(0, septets), fillBits)
  return { udhi: true, octets: joined(octets.subarray(0, headerLength), text) }
}
