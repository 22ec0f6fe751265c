// From a cut text to the octets of each short_message and back: header, then text, one septet per octet or UTF-16BE.
// Chooses no reference; packs nothing for the air.
import type { Shifts } from './encoding.ts'
import { codesFor, noShifts } from './encoding.ts'
import { septetsOf, writeGsm7 } from './gsm7.ts'
import { joined } from './octets.ts'
import { capacityOf, type Encoding, type Segmented } from './segments.ts'
import { decodeText } from './text.ts'
import type { Header } from './udh.ts'
import { buildUdh, concatenationElement, parseUdh } from './udh.ts'

export type PartData = {
  /** 0x40 when the octets begin with a header, else 0. SMPP 3.4 §5.2.12. */
  esmClass: number
  dataCoding: number
  octets: Uint8Array
}

const udhi = 0x40

/**
 * The octets of every part: header and unpacked text. `reference` counts in the bits that the text was cut for, higher
 * ones are dropped; `flash` asks for class 0. SMPP 3.4 §5.2.12, §5.2.19; 3GPP 23.040 §9.2.3.24.1.
 */
export function userData(segmented: Segmented, reference: number, { flash = false } = {}): PartData[] {
  const { encoding, parts, elements } = segmented
  const dataCoding = codingOf(encoding, flash)
  const total = parts.length
  const series = { bits: segmented.reference, reference, total, sequence: 0 }
  const header = buildUdh(total === 1 ? elements : [concatenationElement(series), ...elements])
  const esmClass = header.length === 0 ? 0 : udhi
  const sequenceAt = total === 1 ? undefined : header[2]! + 2
  const codes = codesFor(segmented.shifts)
  return parts.map(({ text, units }, index) => {
    const octets = new Uint8Array(header.length + (encoding === 'gsm7' ? units : 2 * units))
    octets.set(header)
    if (sequenceAt) octets[sequenceAt] = index + 1
    if (encoding === 'gsm7') writeGsm7(text, octets, header.length, codes)
    else writeUcs2(text, octets, header.length)
    return { esmClass, dataCoding, octets }
  })
}

/** The same for a text that goes as one part without a header; undefined where it does not. */
export function onePart(text: string, encoding: Encoding, { flash = false } = {}): PartData | undefined {
  const units = encoding === 'gsm7' ? septetsOf(text) : text.length
  if (units <= 0 || units > capacityOf(encoding, 0) || (encoding === 'ucs2' && !text.isWellFormed())) return undefined
  const octets = new Uint8Array(encoding === 'gsm7' ? units : 2 * units)
  if (encoding === 'gsm7') writeGsm7(text, octets, 0, codesFor(noShifts))
  else writeUcs2(text, octets, 0)
  return { esmClass: 0, dataCoding: codingOf(encoding, flash), octets }
}

/** SMPP 3.4 §5.2.19. */
const codingOf = (encoding: Encoding, flash: boolean) => (encoding === 'gsm7' ? 0 : 0x08) | (flash ? 0x10 : 0)

/** UTF-16BE: two octets a code unit. */
export function writeUcs2(text: string, octets: Uint8Array, offset: number): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    octets[offset++] = unit >> 8
    octets[offset++] = unit
  }
}

export type ReadPart = { dataCoding: number; header: Header | undefined; shifts: Shifts; body: Uint8Array }

/** Takes a short_message apart; a header that does not fit is read as none, its octets as text. SMPP 3.4 §5.2.12. */
export function readPart({ esmClass, dataCoding, octets }: PartData): ReadPart {
  const header = esmClass & udhi ? parseUdh(octets) : undefined
  const shifts = header ? { locking: header.lockingShift ?? 0, single: header.singleShift ?? 0 } : noShifts
  return { dataCoding, header, shifts, body: header ? octets.subarray(header.length) : octets }
}

const sameAlphabet = (a: ReadPart, b: ReadPart) =>
  a.dataCoding === b.dataCoding && a.shifts.locking === b.shifts.locking && a.shifts.single === b.shifts.single

/** Text of the parts of one message, given in order. Octets are joined first: some senders split characters. */
export function joinText(parts: readonly PartData[]): string {
  if (parts.length === 1) {
    const { dataCoding, body, shifts } = readPart(parts[0]!)
    return decodeText(dataCoding, body, shifts)
  }
  let text = ''
  let bodies: Uint8Array[] = []
  const read = parts.map(readPart)
  for (const [i, part] of read.entries()) {
    bodies.push(part.body)
    const next = read[i + 1]
    if (next && sameAlphabet(part, next)) continue
    text += decodeText(part.dataCoding, bodies.length === 1 ? part.body : joined(...bodies), part.shifts)
    bodies = []
  }
  return text
}
