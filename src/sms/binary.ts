// Octets that are no text, such as a phone's settings, a ringtone or SIM data: cut into the messages they take, and put
// together again. Knows no meaning of them; the ports that give them one are header elements. 3GPP 23.040 §9.2.3.24.
import { joined } from './octets.ts'
import type { PartData } from './parts.ts'
import { readPart } from './parts.ts'
import type { SegmentOptions, SegmentRefusal } from './segments.ts'
import { mostParts } from './segments.ts'
import { buildUdh, concatenationElement, mostUserData, udhLength } from './udh.ts'

/** 8-bit data without a class. 3GPP 23.038 §4. */
const binaryCoding = 0x04
const udhi = 0x40

export type BinaryOptions = Pick<SegmentOptions, 'elements' | 'maxParts'> & {
  /** Bits of the concatenation reference, 8 by default. */
  bits?: 8 | 16
}

/**
 * The octets of every message that 8-bit data takes, header included: 140 alone, 134 in a series, less what `elements`
 * take. `reference` is taken modulo its width. 3GPP 23.040 §9.2.3.24, SMPP 3.4 §5.2.19.
 */
export function binaryParts(
  data: Uint8Array, reference: number, { elements = [], maxParts = mostParts, bits = 8 }: BinaryOptions = {},
): PartData[] | SegmentRefusal {
  if (data.length === 0) return { refused: 'empty', say: 'there is no data' }
  const elementsOf = (total: number, sequence: number) =>
    total === 1 ? elements : [concatenationElement({ bits, reference, total, sequence }), ...elements]
  const alone = data.length + udhLength(elements) <= mostUserData
  const room = alone ? data.length : mostUserData - udhLength(elementsOf(2, 1))
  if (room < 1) return { refused: 'too_long', say: 'the header elements leave no room for data' }
  const total = Math.ceil(data.length / room)
  const most = Math.min(maxParts, mostParts)
  if (total > most) return { refused: 'too_long', say: `the data takes ${total} parts, more than the ${most} allowed` }
  return Array.from({ length: total }, (_, i) => {
    const header = buildUdh(elementsOf(total, i + 1))
    const octets = joined(header, data.subarray(i * room, (i + 1) * room))
    return { esmClass: header.length > 0 ? udhi : 0, dataCoding: binaryCoding, octets }
  })
}

/** The data of the parts of one message, given in order. */
export const joinOctets = (parts: readonly PartData[]): Uint8Array => joined(...parts.map((part) => readPart(part).body))
