// Parts that come ready for the air, or as octets that are cut into such: counted and named as if their text had been cut
// here. Changes no octet that was given.
import { binaryParts } from '../sms/binary.ts'
import { noShifts } from '../sms/encoding.ts'
import { userData, type PartData } from '../sms/parts.ts'
import { segment, type Segmented, type SegmentRefusal } from '../sms/segments.ts'
import { alphabetOf } from '../sms/text.ts'
import { parseUdh } from '../sms/udh.ts'
import type { EncodingName, RefusalCode, Submission } from './message.ts'

/** What the gateway calls it when a text cannot be cut. */
export const textCodes = {
  empty: 'empty_text', too_long: 'body_too_long', lone_surrogate: 'invalid_text', encoding_impossible: 'encoding_impossible',
} as const satisfies Record<SegmentRefusal['refused'], RefusalCode>

type Named = Omit<Segmented, 'encoding'> & { readonly encoding: EncodingName }

/** By the first of them for all. */
export function readySegments(parts: readonly PartData[]): Named {
  const alphabet = alphabetOf(parts[0]!.dataCoding)
  const encoding = alphabet === 'gsm7' || alphabet === 'ucs2' ? alphabet : 'binary'
  const units = parts.reduce((sum, { octets }) => sum + octets.length, 0)
  const counted = parts.map(({ octets }) => ({ text: '', units: octets.length }))
  return { encoding, units, unitsLeft: 0, parts: counted, costly: [], reference: 8, shifts: noShifts, elements: [] }
}

/** What a header and octets that were given make: parts, or the field that is wrong. `reference` joins those that are cut. */
export function partsOfOctets(
  { text, encoding = 'auto', maxSegments, flash, octets = {} }: Submission, reference: number,
): { readonly parts: readonly PartData[] } | { readonly code: RefusalCode; readonly param: string; readonly say: string } {
  const { udh, binary } = octets
  const header = udh && parseUdh(udh)
  if (udh && (!header || header.length !== udh.length || header.elements.length === 0))
    return { code: 'invalid_request', param: '/udh', say: 'it is no user data header: its first octet must count those that follow, and its elements fill it' }
  const elements = header?.elements ?? []
  const most = header?.concatenation ? 1 : maxSegments
  if (binary) {
    const parts = header?.concatenation
      ? [{ esmClass: 0x40, dataCoding: 0x04, octets: Uint8Array.from([...udh!, ...binary]) }]
      : binaryParts(binary, reference, { elements, ...(most !== undefined && { maxParts: most }) })
    if ('refused' in parts) return { code: textCodes[parts.refused], param: '/binary', say: parts.say }
    const tooLong = parts.length === 1 && parts[0]!.octets.length > 140
    return tooLong ? { code: 'body_too_long', param: '/binary', say: 'a part of a series has at most 140 octets, its header included' } : { parts }
  }
  const segmented = segment(text, { encoding, elements, ...(most !== undefined && { maxParts: most }) })
  if ('refused' in segmented) return { code: textCodes[segmented.refused], param: '/text', say: segmented.say }
  return { parts: userData(segmented, reference, { flash: flash ?? false }) }
}
