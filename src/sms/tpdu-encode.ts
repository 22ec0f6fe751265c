// Messages of the transfer layer to octets (3GPP 23.040 §9.2.2). Refuses what has no encoding; invents nothing.
import { encodeAddress } from './address.ts'
import { isPacked } from './dcs.ts'
import { checkOctet, joined } from './octets.ts'
import { fillBitsAfter, packedLength, packInto } from './packing.ts'
import type { Timestamp } from './timestamp.ts'
import { encodeTimestamp, encodeValidity, validityFormat } from './timestamp.ts'
import type {
  Command, Content, Deliver, DeliverReport, StatusReport, Submit, SubmitReport, Tpdu,
} from './tpdu.ts'
import { mostUserData } from './udh.ts'

const mostCommandData = 156
const flag = (on: boolean | undefined, bit: number) => (on ? 1 << bit : 0)

const octetFields = ['reference', 'pid', 'dcs', 'status', 'command', 'message', 'failure'] as const

/** Octets of any message; RangeError naming the field that has no encoding. 3GPP 23.040 §9.2.2. */
export function encodeTpdu(tpdu: Tpdu): Uint8Array {
  const numbers: { readonly [Name in (typeof octetFields)[number]]?: number } = tpdu
  for (const name of octetFields) if (numbers[name] !== undefined) checkOctet(numbers[name], name)
  if (tpdu.type === 'submit') return encodeSubmit(tpdu)
  if (tpdu.type === 'deliver') return encodeDeliver(tpdu)
  if (tpdu.type === 'status_report') return encodeStatusReport(tpdu)
  if (tpdu.type === 'command') return encodeCommand(tpdu)
  return encodeReport(tpdu)
}

function encodeSubmit(tpdu: Submit): Uint8Array {
  const { validity } = tpdu
  const format = validity ? validityFormat[validity.form] : 0
  const first = 1 | flag(tpdu.rejectDuplicates, 2) | (format << 3) | flag(tpdu.statusReport, 5) |
    flag(tpdu.udhi, 6) | flag(tpdu.replyPath, 7)
  return joined([first, tpdu.reference], encodeAddress(tpdu.destination), [tpdu.pid, tpdu.dcs],
    validity ? encodeValidity(validity) : [], userData(tpdu))
}

function encodeDeliver(tpdu: Deliver): Uint8Array {
  const first = flag(!tpdu.moreMessages, 2) | flag(tpdu.loopPrevention, 3) | flag(tpdu.statusReport, 5) |
    flag(tpdu.udhi, 6) | flag(tpdu.replyPath, 7)
  const originator = encodeAddress(tpdu.originator)
  // Put together by hand, in one piece: every message of a centre comes this way.
  const octets = new Uint8Array(1 + originator.length + 2 + timeOctets + userDataLength(tpdu))
  let at = 1 + originator.length
  octets[0] = first
  octets.set(originator, 1)
  octets[at++] = tpdu.pid
  octets[at++] = tpdu.dcs
  if (tpdu.sentAt) octets.set(encodeTimestamp(tpdu.sentAt), at)
  writeUserData(octets, at + timeOctets, tpdu)
  return octets
}

function encodeStatusReport(tpdu: StatusReport): Uint8Array {
  const first = 2 | flag(!tpdu.moreMessages, 2) | flag(tpdu.loopPrevention, 3) | flag(tpdu.forCommand, 5) |
    flag(tpdu.udhi, 6)
  const rest = optionalContent(tpdu)
  return joined([first, tpdu.reference], encodeAddress(tpdu.recipient), time(tpdu.sentAt), time(tpdu.doneAt),
    [tpdu.status], rest[0] ? rest : [])
}

function encodeCommand(tpdu: Command): Uint8Array {
  if (tpdu.octets.length > mostCommandData) throw new RangeError(`octets: more than ${mostCommandData} of command data`)
  const first = 2 | flag(tpdu.statusReport, 5) | flag(tpdu.udhi, 6)
  return joined([first, tpdu.reference, tpdu.pid, tpdu.command, tpdu.message], encodeAddress(tpdu.destination),
    [tpdu.octets.length], tpdu.octets)
}

function encodeReport(tpdu: DeliverReport | SubmitReport): Uint8Array {
  const first = (tpdu.type === 'submit_report' ? 1 : 0) | flag(tpdu.udhi, 6)
  const [indicator, ...rest] = optionalContent(tpdu)
  return joined([first], tpdu.failure === undefined ? [] : [tpdu.failure], [indicator!],
    tpdu.type === 'submit_report' ? time(tpdu.sentAt) : [], rest)
}

/** TP-PI and the fields that it announces. 3GPP 23.040 §9.2.3.27. */
function optionalContent({ pid, dcs, udhi = false, octets }: Partial<Content>): Uint8Array {
  const indicator = flag(pid !== undefined, 0) | flag(dcs !== undefined, 1) | flag(octets !== undefined, 2)
  return joined([indicator], pid === undefined ? [] : [pid], dcs === undefined ? [] : [dcs],
    octets ? userData({ pid: 0, dcs: dcs ?? 0, udhi, octets }) : [])
}

/** A time that is not known is written as zeros, which no reader takes for a date. */
const time = (timestamp: Timestamp | undefined) => (timestamp ? encodeTimestamp(timestamp) : new Uint8Array(timeOctets))
const timeOctets = 7

/** TP-UDL and TP-UD. The length counts septets in GSM-7, the header's rounded up. 3GPP 23.040 §9.2.3.16, §9.2.3.24. */
function userData(content: Content): Uint8Array {
  const octets = new Uint8Array(userDataLength(content))
  writeUserData(octets, 0, content)
  return octets
}

const headerOf = ({ udhi, octets }: Content): number => (udhi ? (octets[0] ?? 0) + 1 : 0)

function userDataLength(content: Content): number {
  const { dcs, octets } = content
  const header = headerOf(content)
  if (header > octets.length) throw new RangeError('octets: the header is longer than the user data')
  const text = octets.length - header
  const length = header + (isPacked(dcs) ? packedLength(text, fillBitsAfter(header)) : text)
  if (length > mostUserData) throw new RangeError(`octets: more than ${mostUserData} of user data`)
  return 1 + length
}

/** Into zeros. */
function writeUserData(target: Uint8Array, at: number, content: Content): void {
  const { dcs, octets } = content
  const header = headerOf(content)
  const packed = isPacked(dcs)
  const fillBits = packed ? fillBitsAfter(header) : 0
  target[at++] = packed ? (header * 8 + fillBits) / 7 + octets.length - header : octets.length
  if (!packed) return target.set(octets, at)
  for (let i = 0; i < header; i++) target[at++] = octets[i]!
  packInto(target, at, octets, { from: header, fillBits })
}
