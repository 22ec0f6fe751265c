// From a cut text to the octets of each short_message and back: header, then text with one septet per octet or UTF-16BE.
// Chooses no reference; packs nothing for the air.
import { decodeText } from './text.ts'
import { writeGsm7 } from './gsm7.ts'
import type { Segmented } from './segments.ts'
import type { Header } from './udh.ts'
import { parseUdh } from './udh.ts'

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
  const { encoding, parts } = segmented
  const dataCoding = (encoding === 'gsm7' ? 0 : 0x08) | (flash ? 0x10 : 0)
  const wide = segmented.reference === 16
  const total = parts.length
  const headerLength = total === 1 ? 0 : wide ? 7 : 6
  return parts.map(({ text, units }, index) => {
    const octets = new Uint8Array(headerLength + (encoding === 'gsm7' ? units : 2 * units))
    if (total > 1) {
      octets.set(wide ? [6, 8, 4, reference >> 8, reference, total, index + 1] : [5, 0, 3, reference, total, index + 1])
    }
    if (encoding === 'gsm7') writeGsm7(text, octets, headerLength)
    else writeUcs2(text, octets, headerLength)
    return { esmClass: total === 1 ? 0 : udhi, dataCoding, octets }
  })
}

/** UTF-16BE: two octets a code unit. */
export function writeUcs2(text: string, octets: Uint8Array, offset: number): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    octets[offset++] = unit >> 8
    octets[offset++] = unit
  }
}

/** Header and text octets of a short_message; a header that does not fit is read as none, its octets kept as text. */
export function splitUserData(part: Pick<PartData, 'esmClass' | 'octets'>): { header: Header | undefined; body: Uint8Array } {
  const header = part.esmClass & udhi ? parseUdh(part.octets) : undefined
  return { header, body: header ? part.octets.subarray(header.length) : part.octets }
}

/** Text of the parts of one message, given in order. Octets are joined first: some senders split characters. */
export function joinText(parts: readonly PartData[]): string {
  let text = ''
  let run: { dataCoding: number; bodies: Uint8Array[] } | undefined
  const flush = () => {
    if (run) text += decodeText(run.dataCoding, joined(run.bodies))
  }
  for (const part of parts) {
    const { body } = splitUserData(part)
    if (run?.dataCoding === part.dataCoding) run.bodies.push(body)
    else {
      flush()
      run = { dataCoding: part.dataCoding, bodies: [body] }
    }
  }
  flush()
  return text
}

function joined(bodies: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(bodies.reduce((sum, body) => sum + body.length, 0))
  let at = 0
  for (const body of bodies) {
    all.set(body, at)
    at += body.length
  }
  return all
}
