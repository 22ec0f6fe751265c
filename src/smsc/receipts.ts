// What an account is sent: the receipt for a message that is final, or what a phone wrote to it, as a deliver_sm. Knows
// neither when it is sent nor whether it was answered.
import type { Tlv } from '../smpp/pdu.ts'
import { noTlvs } from '../smpp/pdu.ts'
import type { ReceiptState } from '../smpp/receipt.ts'
import { messageState, receiptText, standardReceipt } from '../smpp/receipt.ts'
import type { Outgoing } from '../smpp/session.ts'
import { makeTlv, tags, tlv } from '../smpp/tlvs.ts'
import { alphabetOf, decodeText } from '../sms/text.ts'
import { readPart } from '../sms/parts.ts'
import type { Message, MessageState } from './message.ts'
import { stages } from './message.ts'
import { writtenId } from './personality/ids.ts'
import type { IdForm } from './personality/personality.ts'

const receiptType = 0x04
/** Peers of earlier versions know no TLVs; their ids are at most 8 hexadecimal digits. SMPP 3.4 §4.1.1. */
const firstVersionWithTlvs = 0x34
const quotedCharacters = 20

const nameOf: Record<MessageState, ReceiptState> = {
  1: 'enroute', 2: 'delivered', 3: 'expired', 4: 'deleted', 5: 'undelivered', 7: 'unknown', 8: 'rejected',
}
const stateTlvs = Object.fromEntries(
  Object.entries(nameOf).map(([state, name]) => [state, tlv.message_state(messageState(name))]),
) as Record<MessageState, Tlv>

/** How an operator writes a receipt, and its relay cause for a failure, 3GPP 24.011 §8.2.5.4; 0 for none. */
export type ReceiptDialect = { readonly receipt: IdForm; readonly tlvs: boolean; readonly cause?: number }
const plain: ReceiptDialect = { receipt: 'decimal', tlvs: true }
/** network_error_code: of a GSM network. SMPP 3.4 §5.3.2.31. */
const gsm = 3

/** For a peer of that interface_version. SMPP 3.4 §4.6.1, appendix B. */
export function deliverSm(message: Message, interfaceVersion: number, dialect = plain): Outgoing {
  const receipt = message.stage === stages.receipt
  const id = receipt ? writtenId(message.id, dialect.receipt, interfaceVersion) : ''
  const withTlvs = receipt && dialect.tlvs && interfaceVersion >= firstVersionWithTlvs
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
    short_message: receipt ? receiptOctets(message, id, dialect.cause) : message.octets,
    tlvs: withTlvs ? tlvsOf(message, id, dialect.cause) : noTlvs,
  }
}

function tlvsOf({ state, userReference }: Message, id: string, cause = 0): Tlv[] {
  const tlvs = [makeTlv.text(tags.receipted_message_id, id), stateTlvs[state]]
  if (cause > 0) tlvs.push(tlv.network_error_code(Uint8Array.of(gsm, 0, cause)))
  if (userReference !== null) tlvs.push(makeTlv.int(tags.user_message_reference, 2, userReference))
  return tlvs
}

const receiptOctets = (message: Message, id: string, cause?: number): Uint8Array =>
  Buffer.from(`id:${id} ${middleOf(message, cause)} text:${quoted(message)}`, 'latin1')

const minuteMs = 60_000
let middle = { state: 0, cause: 0, accepted: 0, done: 0, text: '' }

/** All between id and text, which thousands of receipts share: dates have minutes, and a template costs 3 µs. */
function middleOf({ state, acceptedAt, doneAt }: Message, cause = 0): string {
  const accepted = Math.floor(acceptedAt / minuteMs)
  const done = Math.floor(doneAt / minuteMs)
  if (middle.state !== state || middle.cause !== cause || middle.accepted !== accepted || middle.done !== done) {
    const err = String(cause).padStart(3, '0')
    const fields = { id: '', state: nameOf[state], submitAt: acceptedAt, doneAt, err }
    middle = { state, cause, accepted, done, text: receiptText(fields, middleTemplate) }
  }
  return middle.text
}

const middleTemplate = standardReceipt.slice('id:{id} '.length, -' text:{text}'.length)

/** The first characters of the message; what is not the same in every alphabet is shown as '?'. */
function quoted(message: Message): string {
  const { body, shifts } = readPart(message)
  const wide = alphabetOf(message.dataCoding) === 'ucs2'
  const text = decodeText(message.dataCoding, body.subarray(0, wide ? 2 * quotedCharacters : quotedCharacters), shifts)
  return text.replace(/[^ -~]/g, '?')
}
