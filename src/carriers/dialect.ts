// How one operator wants its parts written, and what its own mean: data_coding, alphabet, types of number, long
// messages. Parts come and go in the house's form: GSM-7 unpacked under data_coding 0, UCS-2 under 8, series by header.
// Knows no bind.
import type { Pdu } from '../smpp/pdu.ts'
import type { Outgoing } from '../smpp/session.ts'
import { formatRelative } from '../smpp/times.ts'
import { tags, tlv, tlvBytes, tlvInt } from '../smpp/tlvs.ts'
import { decodeGsm7 } from '../sms/gsm7.ts'
import { fillBitsAfter, packSeptets, unpackSeptets } from '../sms/packing.ts'
import { writeUcs2 } from '../sms/parts.ts'
import { alphabetOf } from '../sms/text.ts'
import { buildUdh, concatenationElement, elementId, parseUdh } from '../sms/udh.ts'
import type { Address, PartToSend } from './carrier.ts'
import type { SmppSettings } from './connection.ts'

export type DialectSettings = Pick<SmppSettings, 'addressTypes' | 'dataCoding' | 'alphabet' | 'concatenation'>
export type Submit = Extract<Outgoing, { command: 'submit_sm' }>
type AddressKind = keyof SmppSettings['addressTypes']
type Impossible = { readonly refused: string }
type Body = { readonly esmClass: number; readonly dataCoding: number; readonly octets: Uint8Array }

export type Dialect = {
  /** A part as its operator wants it, or what makes that impossible. */
  write(part: PartToSend<unknown>): Submit | Impossible
  /** All parts of a message as one, in message_payload. */
  writeWhole(parts: readonly PartToSend<unknown>[]): Submit | Impossible
  /** What an operator's deliver_sm or data_sm carries, in the house's form. */
  read(pdu: Extract<Pdu, { command: 'deliver_sm' | 'data_sm' }>): Body
}

const udhi = 0x40
const classBit = 0x10
const ucs2 = 0x08
/** 140 octets travel; a text in GSM-7 has one octet a septet here. */
const octetsOnAir = 140
/** The longest that the relative form can say; SMPP 3.4 §7.1.1.2. */
const longestValidityMs = 31 * 86_400_000
const shortestValidityMs = 60_000
const kindOfTon: Readonly<Record<number, AddressKind>> = { 1: 'long', 3: 'short', 5: 'alphanumeric' }

export function createDialect(settings: DialectSettings): Dialect {
  const { addressTypes, alphabet, concatenation, dataCoding } = settings

  const typed = (address: Address, kind: AddressKind | undefined): Address => {
    const type = kind && addressTypes[kind]
    return type ? { ...type, address: address.address } : address
  }

  /** Class 0 (flash) is said beside the encoding: in the low bits of a class group, else by a bit of its own. */
  const codingFor = (base: number, flash: boolean) => {
    if (!flash) return base
    if ((base & 0xf0) === 0xf0) return base & ~3
    return base === 0 || base === ucs2 ? base | classBit : base
  }

  const encoded = (body: Body): Body | Impossible => {
    if ((body.dataCoding & ~(ucs2 | classBit)) !== 0) return body // no text of the house's: as it came
    const flash = (body.dataCoding & classBit) !== 0
    if (body.dataCoding & ucs2) return { ...body, dataCoding: codingFor(dataCoding.ucs2, flash) }
    const as = codingFor(dataCoding.gsm7, flash)
    if (alphabet === 'gsm7') return as === body.dataCoding ? body : { ...body, dataCoding: as }
    const { header, text } = split(body)
    if (alphabet === 'gsm7-packed') {
      return { ...body, dataCoding: as, octets: joined(header, packSeptets(text, fillBitsAfter(header.length))) }
    }
    const characters = decodeGsm7(text)
    const last = alphabet === 'ascii' ? 0x7f : 0xff
    const odd = [...characters].find((character) => character.codePointAt(0)! > last)
    if (odd === undefined) {
      const plain = Uint8Array.from(characters, (one) => one.charCodeAt(0))
      return { ...body, dataCoding: as, octets: joined(header, plain) }
    }
    // Never another character in its place: the other encoding, where it fits.
    if (header.length + 2 * characters.length > octetsOnAir) {
      return { refused: `"${odd}" is not in the operator's alphabet (${alphabet})` }
    }
    const octets = joined(header, new Uint8Array(2 * characters.length))
    writeUcs2(characters, octets, header.length)
    return { ...body, dataCoding: codingFor(dataCoding.ucs2, flash), octets }
  }

  const submit = (part: PartToSend<unknown>, { esmClass, dataCoding: coding, octets }: Body): Submit => {
    const source = typed(part.source, kindOfTon[part.source.ton])
    const destination = typed(part.destination, 'recipient')
    const validityMs = Math.min(Math.max(part.validitySeconds * 1000, shortestValidityMs), longestValidityMs)
    const { protocolId = 0, serviceType = '', tlvs = [] } = part.extras ?? {}
    return {
      command: 'submit_sm',
      service_type: serviceType,
      source_addr_ton: source.ton,
      source_addr_npi: source.npi,
      source_addr: source.address,
      dest_addr_ton: destination.ton,
      dest_addr_npi: destination.npi,
      destination_addr: destination.address,
      esm_class: esmClass,
      protocol_id: protocolId,
      priority_flag: 0,
      schedule_delivery_time: '',
      validity_period: formatRelative(validityMs),
      registered_delivery: 1,
      replace_if_present_flag: 0,
      data_coding: coding,
      sm_default_msg_id: 0,
      short_message: octets,
      tlvs: [tlv.user_message_reference(part.reference), ...tlvs],
    }
  }

  const writeSar = (part: PartToSend<unknown>): Submit | Impossible => {
    const { body: bare, series } = withoutSeries(part)
    const body = encoded(bare)
    if ('refused' in body) return body
    const pdu = submit(part, body)
    if (!series) return pdu
    const { reference, total, sequence } = series
    const sar = [tlv.sar_msg_ref_num(reference), tlv.sar_total_segments(total), tlv.sar_segment_seqnum(sequence)]
    return { ...pdu, tlvs: [...pdu.tlvs, ...sar] }
  }

  return {
    write(part) {
      if (concatenation === 'sar') return writeSar(part)
      const body = encoded(part)
      return 'refused' in body ? body : submit(part, body)
    },

    writeWhole(parts) {
      const bodies: Body[] = []
      for (const part of parts) {
        const body = encoded(withoutSeries(part).body)
        if ('refused' in body) return body
        bodies.push(body)
      }
      const [first] = bodies
      if (bodies.some((body) => body.dataCoding !== first!.dataCoding)) {
        return { refused: 'no one data_coding has all of its characters' }
      }
      const pdu = submit(parts[0]!, { ...first!, octets: new Uint8Array() })
      return { ...pdu, tlvs: [...pdu.tlvs, tlv.message_payload(joined(...bodies.map((body) => body.octets)))] }
    },

    read(pdu) {
      const short = pdu.command === 'deliver_sm' ? pdu.short_message : undefined
      const octets = short?.length ? short : (tlvBytes(pdu.tlvs, tags.message_payload) ?? new Uint8Array())
      return withSeries(pdu, decoded({ esmClass: pdu.esm_class, dataCoding: pdu.data_coding, octets }))
    },
  }

  function decoded(body: Body): Body {
    const coding = body.dataCoding
    if (coding === dataCoding.ucs2 && alphabetOf(coding) !== 'ucs2') return { ...body, dataCoding: ucs2 }
    if (coding !== dataCoding.gsm7 && coding !== 0) return body
    if (alphabet === 'latin1') return { ...body, dataCoding: 3 }
    if (alphabet === 'ascii') return { ...body, dataCoding: 1 }
    if (alphabet === 'gsm7') return coding === 0 ? body : { ...body, dataCoding: 0 }
    const { header, text } = split(body)
    const fillBits = fillBitsAfter(header.length)
    const septets = unpackSeptets(text, Infinity, fillBits)
    // Seven bits of filling look like one more septet of zeros.
    const filled = fillBits + 7 * septets.length === 8 * text.length && septets.at(-1) === 0
    return { ...body, dataCoding: 0, octets: joined(header, filled ? septets.subarray(0, -1) : septets) }
  }
}

function split({ esmClass, octets }: Body): { header: Uint8Array; text: Uint8Array } {
  const length = esmClass & udhi ? (parseUdh(octets)?.length ?? 0) : 0
  return { header: octets.subarray(0, length), text: octets.subarray(length) }
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** The part without the element that makes it one of a series, and what that said. */
function withoutSeries(part: Body) {
  const header = part.esmClass & udhi ? parseUdh(part.octets) : undefined
  const series = header?.concatenation
  if (!header || !series) return { body: part, series: undefined }
  const { concatenation8, concatenation16 } = elementId
  const rest = buildUdh(header.elements.filter(({ id }) => id !== concatenation8 && id !== concatenation16))
  const esmClass = rest.length > 0 ? part.esmClass : part.esmClass & ~udhi
  const octets = joined(rest, part.octets.subarray(header.length))
  return { body: { esmClass, dataCoding: part.dataCoding, octets }, series }
}

/** A series told by TLVs, told by header. SMPP 3.4 §5.3.2.22. */
function withSeries({ tlvs }: Pick<Pdu, 'tlvs'>, body: Body): Body {
  const reference = tlvInt(tlvs, tags.sar_msg_ref_num)
  const total = tlvInt(tlvs, tags.sar_total_segments) ?? 0
  const sequence = tlvInt(tlvs, tags.sar_segment_seqnum) ?? 0
  if (reference === undefined || total < 2 || sequence < 1 || sequence > total) return body
  const { header, text } = split(body)
  const parsed = header.length > 0 ? parseUdh(header) : undefined
  if (parsed?.concatenation) return body
  const element = concatenationElement({ bits: 16, reference, total, sequence })
  const udh = buildUdh([element, ...(parsed?.elements ?? [])])
  return { ...body, esmClass: body.esmClass | udhi, octets: joined(udh, text) }
}
