// A message as it goes over the air: the SMS-DELIVERs that carry it to its phone (3GPP 23.040 §9.2.2.1), always the
// same ones for the same message. What the phone's network cannot carry as it is, another alphabet or a long payload,
// is turned into what it can. Keeps nothing.
import { isPacked, readDcs } from '../sms/dcs.ts'
import { encodeGsm7, isGsm7 } from '../sms/gsm7.ts'
import { joined } from '../sms/octets.ts'
import { readPart, userData, writeUcs2 } from '../sms/parts.ts'
import { capacityOf, segment } from '../sms/segments.ts'
import { alphabetOf, decodeText } from '../sms/text.ts'
import type { Address } from '../sms/address.ts'
import type { Content, Deliver } from '../sms/tpdu.ts'
import { encodeTpdu } from '../sms/tpdu-encode.ts'
import { buildUdh, concatenationElement } from '../sms/udh.ts'
import type { Message } from './message.ts'

const userDataHeader = 0x40
const replyPath = 0x80
const userDataOctets = 140
/** Of a part that the centre cut: a header with an 8-bit reference takes 6. */
const partOctets = userDataOctets - 6
const mostParts = 255
/** Other times have no two-digit year, and come of a clock that is wrong. */
const [firstTime, endOfTime] = [315_532_800_000, 3_471_292_800_000] // 1980-01-01, 2080-01-01

/** Octets of the SMS-DELIVERs of a message, in order. */
export const onAir = (message: Message): Uint8Array[] => deliversOf(message).map(encodeTpdu)

function deliversOf(message: Message): Deliver[] {
  const contents = contentsOf(message)
  const originator = originatorOf(message)
  const { acceptedAt: at } = message
  const sentAt = at >= firstTime && at < endOfTime ? { at, offsetMinutes: 0 } : undefined
  const statusReport = (message.registeredDelivery & 3) !== 0
  return contents.map(({ pid, dcs, udhi, octets }, i) => ({
    type: 'deliver', originator, sentAt, statusReport, pid, dcs, udhi, octets,
    moreMessages: i + 1 < contents.length, loopPrevention: false, replyPath: (message.esmClass & replyPath) !== 0,
  }))
}

const unknown = 0
const international = 1
const alphanumeric = 5
const mostNpi = 15
/** An originator that is a name has at most so many septets. 3GPP 23.040 §9.1.2.5. */
const nameSeptets = 11

type Source = Pick<Message, 'sourceTon' | 'sourceNpi' | 'source'>

/** Senders are few, and each has many messages. */
const known = new Map<string, Source & { readonly address: Address }>()
const mostKnown = 1000

/** The sender as phones are told; what a name cannot have stands there as '?'. */
export function originatorOf(source: Source): Address {
  const { sourceTon, sourceNpi } = source
  const found = known.get(source.source)
  if (found && found.sourceTon === sourceTon && found.sourceNpi === sourceNpi) return found.address
  if (known.size >= mostKnown) known.clear()
  const address = addressOf(source)
  known.set(source.source, { sourceTon, sourceNpi, source: source.source, address })
  return address
}

function addressOf({ sourceTon, sourceNpi, source }: Source): Address {
  const plus = source.startsWith('+')
  const digits = plus ? source.slice(1) : source
  const isNumber = /^\d{1,20}$/.test(digits)
  if (sourceTon !== alphanumeric && isNumber) {
    const ton = plus && sourceTon === unknown ? international : sourceTon
    return { ton, npi: sourceNpi > mostNpi ? 0 : sourceNpi, address: digits }
  }
  let name = ''
  let septets = 0
  for (const char of source) {
    const shown = isGsm7(char) ? char : '?'
    septets += encodeGsm7(shown)!.length
    if (septets > nameSeptets) break
    name += shown
  }
  return { ton: alphanumeric, npi: 0, address: name }
}

function contentsOf(message: Message): Content[] {
  const { dataCoding, octets, esmClass, sar, protocolId: pid } = message
  const alphabet = alphabetOf(dataCoding)
  const native = alphabet === 'gsm7' || alphabet === 'ucs2' || alphabet === 'binary'
  const udhi = (esmClass & userDataHeader) !== 0 && octets.length > (octets[0] ?? octets.length)
  const whole = !native
    ? transcoded(message, udhi)
    : { pid, dcs: dcsOf(dataCoding, alphabet, message.flash), udhi, octets }
  const told = sar === 0 || udhi ? whole : inSeries(whole, sar)
  if (told && fits(told)) return [told]
  return native && alphabet === 'binary' ? chunks(whole!, message.id) : cut(message, whole)
}

/** SMPP's codes of plain alphabets are others than the air's; from 0x10 on they are the same. */
function dcsOf(dataCoding: number, alphabet: string, flash: boolean): number {
  if (dataCoding > 0x0f) return dataCoding
  const code = alphabet === 'ucs2' ? 0x08 : alphabet === 'binary' ? 0x04 : 0
  return flash ? code | 0x10 : code
}

function fits({ dcs, udhi, octets }: Content): boolean {
  if (!isPacked(dcs)) return octets.length <= userDataOctets
  const header = udhi ? octets[0]! + 1 : 0
  return octets.length - header <= capacityOf('gsm7', header) && header <= userDataOctets
}

/** A part told by TLVs gets a header, with a reference of 16 bits where there is room for it. */
function inSeries(content: Content, sar: number): Content | undefined {
  const [total, sequence] = [(sar >>> 8) & 255, sar & 255]
  if (total < 2) return content
  for (const bits of sar >>> 24 === 0 ? ([8] as const) : ([16, 8] as const)) {
    const header = buildUdh([concatenationElement({ bits, reference: sar >>> 16, total, sequence })])
    const part = { ...content, udhi: true, octets: joined(header, content.octets) }
    if (fits(part)) return part
  }
  return undefined
}

/** Other alphabets become one of the air's; a part of a series that would not fit then goes as octets, as it is. */
function transcoded(message: Message, udhi: boolean): Content {
  const { header, body } = readPart(message)
  const text = decodeText(message.dataCoding, body)
  const septets = encodeGsm7(text)
  const coded = septets ?? new Uint8Array(2 * text.length)
  if (!septets) writeUcs2(text, coded, 0)
  const octets = header ? joined(message.octets.subarray(0, header.length), coded) : coded
  const dcs = septets ? dcsOf(0, 'gsm7', message.flash) : dcsOf(8, 'ucs2', message.flash)
  const content = { pid: message.protocolId, dcs, udhi, octets }
  if (!udhi || fits(content)) return content
  return { ...content, dcs: 0x04, octets: message.octets }
}

/** What one message cannot carry, in as many as it takes. */
function cut(message: Message, whole: Content): Content[] {
  const { dataCoding, shifts, body } = readPart(message)
  const { alphabet } = readDcs(whole.dcs)
  const encoding = alphabet === 'ucs2' ? 'ucs2' : 'gsm7'
  const segmented = segment(decodeText(dataCoding, body, shifts), { encoding })
  if ('refused' in segmented) return chunks(whole, message.id)
  return userData(segmented, message.id, { flash: message.flash }).map((part) => ({
    pid: message.protocolId, dcs: part.dataCoding, udhi: part.esmClass !== 0, octets: part.octets,
  }))
}

function chunks({ pid, dcs, octets }: Content, reference: number): Content[] {
  const total = Math.min(mostParts, Math.ceil(octets.length / partOctets))
  return Array.from({ length: total }, (_, i) => {
    const header = buildUdh([concatenationElement({ bits: 8, reference, total, sequence: i + 1 })])
    const body = octets.subarray(i * partOctets, (i + 1) * partOctets)
    return { pid, dcs: isPacked(dcs) ? 0x04 : dcs, udhi: true, octets: joined(header, body) }
  })
}
