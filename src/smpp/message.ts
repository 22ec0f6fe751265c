// From what src/sms makes of a text to the fields of a PDU and back, and which part of a longer message a PDU is.
import type { PartData } from '../sms/parts.ts'
import type { Concatenation } from '../sms/udh.ts'
import { parseUdh } from '../sms/udh.ts'
import type { PduOf } from './pdu.ts'
import { tags, tlvBytes, tlvInt } from './tlvs.ts'

/** PDUs that carry a text with its data_coding. */
export type Message = PduOf<'submit_sm' | 'deliver_sm' | 'data_sm' | 'submit_multi'>

const udhi = 0x40
const none = new Uint8Array()

/** The fields of a submit_sm or deliver_sm that carries a part: `makePdu('submit_sm', { …, ...fieldsOf(part) })`. */
export const fieldsOf = ({ esmClass, dataCoding, octets }: PartData) =>
  ({ esm_class: esmClass, data_coding: dataCoding, short_message: octets })

/** The part that a PDU carries, in its short_message or else its message_payload: `joinText([partOf(pdu)])`. */
export function partOf(pdu: Message): PartData {
  const short = 'short_message' in pdu ? pdu.short_message : none
  const octets = short.length > 0 ? short : (tlvBytes(pdu.tlvs, tags.message_payload) ?? none)
  return { esmClass: pdu.esm_class, dataCoding: pdu.data_coding, octets }
}

/**
 * Which part of which series a PDU is, by its header or else its sar_* TLVs; undefined for a message that stands alone.
 * References of different widths, or of different addresses, are different series. SMPP 3.4 §5.3.2.22 to §5.3.2.24.
 */
export function seriesOf(pdu: Message): Concatenation | undefined {
  const header = pdu.esm_class & udhi ? parseUdh(partOf(pdu).octets)?.concatenation : undefined
  if (header || pdu.tlvs.length === 0) return header
  const reference = tlvInt(pdu.tlvs, tags.sar_msg_ref_num)
  const total = tlvInt(pdu.tlvs, tags.sar_total_segments)
  const sequence = tlvInt(pdu.tlvs, tags.sar_segment_seqnum)
  if (reference === undefined || !total || !sequence || sequence > total) return undefined
  return { bits: 16, reference, total, sequence }
}
