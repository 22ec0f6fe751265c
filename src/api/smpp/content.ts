// What a submit_sm says, whichever way it is written: as a text for the gateway to cut where that loses nothing, as parts
// that go out octet for octet where it does not. Headers, sar_* and port parameters, every data_coding, short_message and
// message_payload. Knows no address and no account but for its alphabet. SMPP 3.4 §5.2.12, §5.2.19, §5.3.2.
import type { Submission } from '../../gateway/message.ts'
import type { SubmitSm } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { tags, tlvBytes, tlvInt } from '../../smpp/tlvs.ts'
import { binaryParts } from '../../sms/binary.ts'
import { decodeGsm7, encodeGsm7, escapeCode } from '../../sms/gsm7.ts'
import { joined } from '../../sms/octets.ts'
import { readPart, userData, writeUcs2, type PartData } from '../../sms/parts.ts'
import { capacityOf, mostParts, segment } from '../../sms/segments.ts'
import { alphabetOf, decodeText } from '../../sms/text.ts'
import { buildUdh, concatenationElement, elementId, mostUserData, parseUdh, portsElement, type Element } from '../../sms/udh.ts'

export type Content = Pick<Submission, 'text' | 'encoding' | 'flash'> & { readonly parts?: readonly PartData[] }
type Written = Pick<SubmitSm, 'esm_class' | 'data_coding' | 'short_message' | 'tlvs'>
/** `reference` joins the parts that are cut here. */
type Choices = { readonly alphabet: 'gsm7' | 'latin1'; readonly reference: number }

const udhi = 0x40
const replyPath = 0x80
const flashBit = 0x10
const display = 1
const latin1 = 0x03
const ucs2 = 0x08
const nothing = new Uint8Array()

/** Message class 0, shown at once. 3GPP 23.038 §4. */
const isClassZero = (coding: number) => coding === 0x10 || coding === 0x18 || coding === 0xf0
/** Texts of the house: the rest of what a data_coding can say would be lost. */
const plainCodings = new Set([0x00, 0x01, 0x03, 0x05, 0x06, 0x07, ucs2, 0x0a, 0x0d, 0x0e, 0x10, 0x18, 0xf0])

const sameOctets = (a: Uint8Array | undefined, b: Uint8Array) => a?.length === b.length && a.every((octet, at) => octet === b[at])
/** Nothing but codes of which each is one character: what most texts are, and known to come back as they were. */
function isPlainGsm7(octets: Uint8Array): boolean {
  for (const octet of octets) if (octet > 0x7f || octet === escapeCode) return false
  return true
}
const ucs2Of = (text: string) => {
  const octets = new Uint8Array(2 * text.length)
  writeUcs2(text, octets, 0)
  return octets
}

/** The content, or the command_status that says what is wrong with it. */
export function contentOf(pdu: Written, choices: Choices): Content | number {
  if (pdu.tlvs.length === 0 && (pdu.esm_class & (udhi | replyPath)) === 0) return plain(pdu.data_coding, pdu.short_message, false, choices)
  const payload = tlvBytes(pdu.tlvs, tags.message_payload)
  if (payload && pdu.short_message.length > 0) return statuses.ESME_ROPTPARNOTALLWD
  const octets = payload ?? pdu.short_message
  const flash = tlvInt(pdu.tlvs, tags.dest_addr_subunit) === display
  const header = headerOf(pdu, octets)
  if (typeof header === 'number') return header
  if (header.elements.length === 0 && header.given.length === 0 && (pdu.esm_class & replyPath) === 0)
    return plain(pdu.data_coding, octets, flash, choices)
  return withHeader(pdu, header, octets.subarray(header.length), flash, choices)
}

type Given = { readonly elements: readonly Element[]; /** Its octets, where it goes out as it came. */ readonly given: Uint8Array; readonly length: number }

/** What came as a header, and what came as parameters that are one on the air. */
function headerOf({ esm_class: esmClass, tlvs }: Written, octets: Uint8Array): Given | number {
  const parsed = esmClass & udhi ? parseUdh(octets) : undefined
  if (esmClass & udhi && !parsed) return statuses.ESME_RINVESMCLASS
  const length = parsed?.length ?? 0
  const own = parsed?.elements ?? []
  const more: Element[] = []
  const reference = tlvInt(tlvs, tags.sar_msg_ref_num)
  const total = tlvInt(tlvs, tags.sar_total_segments) ?? 0
  const sequence = tlvInt(tlvs, tags.sar_segment_seqnum) ?? 0
  if (reference !== undefined && total > 1 && sequence > 0 && sequence <= total && !parsed?.concatenation)
    more.push(concatenationElement({ bits: 16, reference, total, sequence }))
  const [destination, source] = [tlvInt(tlvs, tags.dest_port), tlvInt(tlvs, tags.source_port)]
  if (destination !== undefined && !parsed?.ports) more.push(portsElement({ bits: 16, destination, source: source ?? 0 }))
  if (more.length === 0) return { elements: own, given: octets.subarray(0, length), length }
  return { elements: [...more, ...own], given: nothing, length }
}

/** Without a header: a text wherever what would go out is what came. */
function plain(coding: number, octets: Uint8Array, asked: boolean, { alphabet, reference }: Choices): Content | number {
  if (octets.length === 0) return statuses.ESME_RINVMSGLEN
  const flash = asked || isClassZero(coding)
  const flashed = flash ? { flash } : {}
  if (!plainCodings.has(coding)) return asItCame(coding, octets, reference)
  const kind = coding === 0 && alphabet === 'latin1' ? 'latin1' : alphabetOf(coding)
  if (kind === 'gsm7') {
    const text = decodeGsm7(octets)
    if (isPlainGsm7(octets) || sameOctets(encodeGsm7(text), octets)) return { text, encoding: 'gsm7', ...flashed }
    if (octets.some((octet) => octet > 0x7f)) return statuses.ESME_RINVDCS // not of this alphabet
    return octets.length > capacityOf('gsm7', 0)
      ? statuses.ESME_RINVMSGLEN
      : { text, parts: [{ esmClass: 0, dataCoding: flash ? flashBit : 0, octets: octets.slice() }] }
  }
  if (kind === 'ucs2') {
    if (octets.length % 2 !== 0) return statuses.ESME_RINVMSGLEN
    const text = decodeText(ucs2, octets)
    if (sameOctets(ucs2Of(text), octets)) return { text, encoding: 'ucs2', ...flashed }
    return octets.length > mostUserData
      ? statuses.ESME_RINVMSGLEN
      : { text, parts: [{ esmClass: 0, dataCoding: flash ? ucs2 | flashBit : ucs2, octets: octets.slice() }] }
  }
  const text = decodeText(kind === 'latin1' ? latin1 : coding, octets)
  return text.includes('\ufffd') ? statuses.ESME_RINVDCS : { text, ...flashed }
}

/** Octets under a coding that no text of ours has: binary data, classes, waiting indications. */
function asItCame(coding: number, octets: Uint8Array, reference: number): Content | number {
  const alphabet = alphabetOf(coding)
  if (alphabet === 'binary') {
    const parts = binaryParts(octets, reference)
    return 'refused' in parts ? statuses.ESME_RINVMSGLEN : { text: '', parts: parts.map((part) => ({ ...part, dataCoding: coding })) }
  }
  const most = alphabet === 'gsm7' ? capacityOf('gsm7', 0) : mostUserData
  if (octets.length > most) return statuses.ESME_RINVMSGLEN
  return { text: decodeText(coding, octets), parts: [{ esmClass: 0, dataCoding: coding, octets: octets.slice() }] }
}

/** With a header: in the house's codings where the text has another, else octet for octet. */
function withHeader(pdu: Written, header: Given, body: Uint8Array, asked: boolean, { alphabet, reference }: Choices): Content | number {
  const { elements, given } = header
  const udh = given.length > 0 ? given : buildUdh(elements)
  const flash = asked || isClassZero(pdu.data_coding)
  const esmClass = (udh.length > 0 ? udhi : 0) | (pdu.esm_class & replyPath)
  const written = inHouse(pdu.data_coding, body, alphabet, udh.length)
  const coding = flash && (written.coding === 0 || written.coding === ucs2) ? written.coding | flashBit : written.coding
  const kind = alphabetOf(coding)
  const fits = kind === 'gsm7' ? written.octets.length <= capacityOf('gsm7', udh.length) : udh.length + written.octets.length <= mostUserData
  if (fits) {
    const part = { esmClass, dataCoding: coding, octets: joined(udh, written.octets) }
    return { text: kind === 'binary' ? '' : decodeText(coding, readPart(part).body, readPart(part).shifts), parts: [part] }
  }
  const inSeries = elements.some(({ id }) => id === elementId.concatenation8 || id === elementId.concatenation16)
  if (inSeries || elements.length === 0) return statuses.ESME_RINVMSGLEN // a part is a part
  return cut(coding, written.octets, elements, flash, reference)
}

/** More than one message of it, each with the same elements. */
function cut(coding: number, octets: Uint8Array, elements: readonly Element[], flash: boolean, reference: number): Content | number {
  const kind = alphabetOf(coding)
  if (kind !== 'gsm7' && kind !== 'ucs2') {
    const parts = binaryParts(octets, reference, { elements })
    return 'refused' in parts ? statuses.ESME_RINVMSGLEN : { text: '', parts: parts.map((part) => ({ ...part, dataCoding: coding })) }
  }
  const shifted = elements.some(({ id }) => id === elementId.singleShift || id === elementId.lockingShift)
  const text = decodeText(coding, octets)
  const segmented = shifted ? undefined : segment(text, { encoding: kind, elements, maxParts: mostParts })
  if (!segmented || 'refused' in segmented) return statuses.ESME_RINVMSGLEN
  return { text, parts: userData(segmented, reference, { flash }) }
}

/** Latin-1 and ASCII, which are not said on the air: in GSM-7 where that has all of it, else in UCS-2 where it fits. */
function inHouse(coding: number, body: Uint8Array, alphabet: 'gsm7' | 'latin1', header: number): { coding: number; octets: Uint8Array } {
  const kind = coding === 0 && alphabet === 'latin1' ? 'latin1' : alphabetOf(coding)
  if (coding === 0xf0) return { coding: 0, octets: body }
  if (kind !== 'latin1' && kind !== 'ascii') return { coding, octets: body }
  const text = decodeText(latin1, body)
  const septets = encodeGsm7(text)
  if (septets && septets.length <= capacityOf('gsm7', header)) return { coding: 0, octets: septets }
  return { coding: ucs2, octets: ucs2Of(text) }
}
