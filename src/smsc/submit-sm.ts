// A message as the submit_sm it came in, or goes to another centre in. What is not kept of it is not there.
import type { SubmitSm } from '../smpp/pdu.ts'
import { makePdu, noTlvs } from '../smpp/pdu.ts'
import { formatAbsolute } from '../smpp/times.ts'
import { makeTlv, tags, tlv } from '../smpp/tlvs.ts'
import type { Message } from './message.ts'

const longestShort = 254

export function submitSmOf(message: Message): SubmitSm {
  const long = message.octets.length > longestShort
  const tlvs = [
    ...(long ? [makeTlv.octets(tags.message_payload, message.octets)] : []),
    ...(message.userReference === null ? [] : [tlv.user_message_reference(message.userReference)]),
    ...(message.sar === 0 ? [] : [
      tlv.sar_msg_ref_num(message.sar >>> 16), tlv.sar_total_segments((message.sar >>> 8) & 255),
      tlv.sar_segment_seqnum(message.sar & 255),
    ]),
    ...(message.dpf ? [tlv.set_dpf(1)] : []),
  ]
  return makePdu('submit_sm', {
    service_type: message.serviceType, source_addr_ton: message.sourceTon, source_addr_npi: message.sourceNpi,
    source_addr: message.source, dest_addr_ton: message.destinationTon, dest_addr_npi: message.destinationNpi,
    destination_addr: message.destination, esm_class: message.esmClass, protocol_id: message.protocolId,
    priority_flag: message.priority, validity_period: formatAbsolute(message.expiresAt),
    schedule_delivery_time: message.dueAt === 0 ? '' : formatAbsolute(message.dueAt),
    registered_delivery: message.registeredDelivery, replace_if_present_flag: message.replaces ? 1 : 0,
    data_coding: message.dataCoding, short_message: long ? new Uint8Array() : message.octets,
    tlvs: tlvs.length === 0 ? noTlvs : tlvs,
  })
}
