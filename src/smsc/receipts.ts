// What an account is sent: the receipt for a message that is final, or what a phone wrote to it, as a deliver_sm. Knows
// neither when it is sent nor whether it was answered.
import { noTlvs } from '../smpp/pdu.ts'
import type { ReceiptState } from '../smpp/receipt.ts'
import { receiptText, receiptTlvs } from '../smpp/receipt.ts'
import type { Outgoing } from '../smpp/session.ts'
import { tlv } from '../smpp/tlvs.ts'
import { alphabetOf, decodeText } from '../sms/text.ts'
import { readPart } from '../sms/parts.ts'
import type { Message, MessageState } from './message.ts'
import { stages } from './message.ts'

const receiptType = 0x04
/** Peers of earlier versions know no TLVs; their ids are at most 8 hexadecimal digits. SMPP 3.4 §4.1.1. */
const firstVersionWithTlvs = 0x34
const quotedCharacters = 20

const nameOf: Record<MessageState, ReceiptState> = { 1: 'enroute', 2: 'delivered', 3: 'expired', 4: 'deleted', 5: 'undelivered' }

/** For a peer of that interface_version. SMPP 3.4 §4.6.1, appendix B. */
export function deliverSm(message: Message, interfaceVersion: number): Outgoing {
  const receipt = message.stage === stages.receipt
  const fields = receipt ? receiptFields(message) : undefined
  const withTlvs = fields && interfaceVersion >= firstVersionWithTlvs
  const tlvs = withTlvs ? receiptTlvs(fields) : noTlvs
  if (withTlvs && message.userReference !== null) (tlvs as unknown[]).push(tlv.user_message_reference(message.userReference))
  return {
    command: 'deliver_sm',
    service_type: '',
    source_addr_ton: receipt ? message.destinationTon : message.sourceTon,
    source_addr_npi: receipt ? message.destinationNpi : message.sourceNpi,
    source_addr: receipt ? message.destination : message.source,
    dest_addr_ton: receipt ? message.sourceTon : message.destinationTon,
    dest_addr_npi: receipt ? message.sourceNpi : message.destinationNpi,
    destination_addr: receipt ? message.source : message.destination,
    esm_class: receipt ? receiptType : message.esmClass,
    protocol_id: 0,
    priority_flag: 0,
    schedule_delivery_time: '',
    validity_period: '',
    registered_delivery: 0,
    replace_if_present_flag: 0,
    data_coding: receipt ? 0 : message.dataCoding,
    sm_default_msg_id: 0,
    short_message: fields ? Buffer.from(receiptText(fields), 'latin1') : message.octets,
    tlvs,
  }
}

const receiptFields = (message: Message) => ({
  id: String(message.id),
  state: nameOf[message.state],
  submitAt: message.acceptedAt,
  doneAt: message.doneAt,
  text: quoted(message),
})

function quoted(message: Message): string {
  const { body, shifts } = readPart(message)
  const wide = alphabetOf(message.dataCoding) === 'ucs2'
  return decodeText(message.dataCoding, body.subarray(0, wide ? 2 * quotedCharacters : quotedCharacters), shifts)
}
