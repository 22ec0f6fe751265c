// TLVs that mean something only where both ends are ours, from the range that vendors have for themselves (SMPP 3.4
// §5.3.2): anybody else overlooks them. Knows no message.
import type { Tlv } from './pdu.ts'
import { makeTlv, tlvInt } from './tlvs.ts'

const testTag = 0x1600

/** On a submit_sm: it was submitted to try something out, and is to be shown to those who do that. */
export const testMark: Tlv = makeTlv.int(testTag, 1, 1)
export const isTestMarked = (tlvs: readonly Tlv[]): boolean => tlvInt(tlvs, testTag) === 1
