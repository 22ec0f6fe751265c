// Parts that came ready for the air, counted and named as if their text had been cut here. Looks at the first of them for
// all; changes no octet.
import type { PartData } from '../sms/parts.ts'
import { noShifts } from '../sms/encoding.ts'
import type { Segmented } from '../sms/segments.ts'
import { alphabetOf } from '../sms/text.ts'
import type { EncodingName } from './message.ts'

export function readySegments(parts: readonly PartData[]): Omit<Segmented, 'encoding'> & { readonly encoding: EncodingName } {
  const alphabet = alphabetOf(parts[0]!.dataCoding)
  const encoding = alphabet === 'gsm7' || alphabet === 'ucs2' ? alphabet : 'binary'
  const units = parts.reduce((sum, { octets }) => sum + octets.length, 0)
  const counted = parts.map(({ octets }) => ({ text: '', units: octets.length }))
  return { encoding, units, unitsLeft: 0, parts: counted, costly: [], reference: 8, shifts: noShifts, elements: [] }
}
