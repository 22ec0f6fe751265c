// What an account is sent: the receipt for a message that is final, the word that one waits, or what a phone wrote to
// it. Knows neither when it is sent nor whether it was answered.
import type { Tlv } from '../smpp/pdu.ts'
import { noTlvs } from '../smpp/pdu.ts'
import type { ReceiptState } from '../smpp/receipt.ts'
import { messageState, receiptText, standardReceipt } from '../smpp/receipt.ts'
import type { Outgoing } from '../smpp/session.ts'
import { makeTlv, tags, tlv } from '../smpp/tlvs.ts'
import { alphabetOf, decodeText } from '../sms/text.ts'
import { readPart } from '../sms/parts.ts'
import type { ReceiptForm } from './dialects.ts'
import { receiptForms } from './dialects.ts'
import type { Message, MessageState } from './message.ts'
import { messageStates, publicId, stages } from './message.ts'
import { writtenId } from './personality/ids.ts'
import type { IdForm } from './personality/personality.ts'

const receiptType = 0x04
const notificationType = 0x20
/** Peers of earlier versions know no TLVs; their ids are at most 8 hexadecimal digits. SMPP 3.4 §4.1.1. */
const firstVersionWithTlvs = 0x34
const quotedCharacters = 20

const nameOf: Record<MessageState, ReceiptState> = {
  1: 'enroute', 2: 'delivered', 3: 'expired', 4: 'deleted', 5: 'undelivered', 7: 'unknown', 8: 'rejected',
}
const stateTlvs = Object.fromEntries(
  Object.entries(nameOf).map(([state, name]) => [state, tlv.message_state(messageState(name))]),
) as Record<MessageState, Tlv>

/** How an operator writes ids in receipts, and whether these carry TLVs. */
export type ReceiptDialect = { readonly receipt: IdForm; readonly tlvs: boolean }
const plain: ReceiptDialect = { receipt: 'decimal', tlvs: true }

/** For a peer of that interface_version. SMPP 3.4 §4.6.1, appendix B. */
export function deliverSm(
  message: Message,
  interfaceVersion: number,
  dialect = plain,
  form: ReceiptForm = receiptForms.standard,
): Outgoing {
  if (message.stage === stages.originated) return originated(message)
  const id = writtenId(publicId(message), dialect.receipt, interfaceVersion)
  const text = form === receiptForms.standard ? standardText(message, id) : textIn(form, message, id)
  const octets = Buffer.from(text, form.dataCoding === 8 ? 'utf16le' : 'latin1')
  if (form.dataCoding === 8) octets.swap16()
  const withTlvs = interfaceVersion >= firstVersionWithTlvs
  const inPayload = form.place === 'message_payload' && withTlvs && octets.length > 0
  const tlvs = withTlvs && (dialect.tlvs || form.template === '') && form.tlvs ? tlvsOf(message, id) : noTlvs
  const notice = message.stage === stages.notification
  const marked = form.marked ? (notice ? notificationType : receiptType) : 0
  const all = inPayload ? [...tlvs, makeTlv.octets(tags.message_payload, octets)] : tlvs
  if (inPayload && form.command === 'data_sm') return dataSm(message, marked, form.dataCoding, all)
  return receipt(message, marked, form.dataCoding, inPayload ? nothing : octets, all)
}

const nothing = new Uint8Array()

const receipt = (
  message: Message,
  esm_class: number,
  data_coding: number,
  short_message: Uint8Array,
  tlvs: readonly Tlv[],
): Outgoing => ({
  command: 'deliver_sm',
  service_type: message.serviceType,
  source_addr_ton: message.destinationTon,
  source_addr_npi: message.destinationNpi,
  source_addr: message.destination,
  dest_addr_ton: message.sourceTon,
  dest_addr_npi: message.sourceNpi,
  destination_addr: message.source,
  esm_class,
  protocol_id: 0,
  priority_flag: 0,
  schedule_delivery_time: '',
  validity_period: '',
  registered_delivery: 0,
  replace_if_present_flag: 0,
  data_coding,
  sm_default_msg_id: 0,
  short_message,
  tlvs,
})

/** SMPP 3.4 §4.7.1. */
const dataSm = (message: Message, esm_class: number, data_coding: number, tlvs: readonly Tlv[]): Outgoing => ({
  command: 'data_sm',
  service_type: message.serviceType,
  source_addr_ton: message.destinationTon,
  source_addr_npi: message.destinationNpi,
  source_addr: message.destination,
  dest_addr_ton: message.sourceTon,
  dest_addr_npi: message.sourceNpi,
  destination_addr: message.source,
  esm_class,
  registered_delivery: 0,
  data_coding,
  tlvs,
})

/** What a phone wrote. */
const originated = (message: Message): Outgoing => ({
  command: 'deliver_sm',
  service_type: '',
  source_addr_ton: message.sourceTon,
  source_addr_npi: message.sourceNpi,
  source_addr: message.source,
  dest_addr_ton: message.destinationTon,
  dest_addr_npi: message.destinationNpi,
  destination_addr: message.destination,
  esm_class: message.esmClass,
  protocol_id: message.protocolId,
  priority_flag: 0,
  schedule_delivery_time: '',
  validity_period: '',
  registered_delivery: 0,
  replace_if_present_flag: 0,
  data_coding: message.dataCoding,
  sm_default_msg_id: 0,
  short_message: message.octets,
  tlvs: noTlvs,
})

/** network_error_code: the network is GSM. SMPP 3.4 §5.3.2.31. */
const gsm = 3

function tlvsOf(message: Message, id: string): Tlv[] {
  const { state, userReference } = message
  const cause = causeOf(message)
  const tlvs = [makeTlv.text(tags.receipted_message_id, id), stateTlvs[state]]
  if (cause !== 0) tlvs.push(makeTlv.octets(tags.network_error_code, Uint8Array.of(gsm, 0, cause)))
  if (userReference !== null) tlvs.push(makeTlv.int(tags.user_message_reference, 2, userReference))
  return tlvs
}

/** Why it is not delivered, for a message that is not. */
const causeOf = ({ state, cause }: Message) => (state === messageStates.delivered ? 0 : cause)
const errOf = (cause: number) => String(cause).padStart(3, '0')

const textIn = ({ template }: ReceiptForm, message: Message, id: string): string => {
  const { state, acceptedAt, doneAt } = message
  const err = errOf(causeOf(message))
  const text = quoted(message)
  return receiptText({ id, state: nameOf[state], submitAt: acceptedAt, doneAt, err, text }, template)
}

const standardText = (message: Message, id: string): string =>
  `id:${id} ${middleOf(message)} text:${quoted(message)}`

const minuteMs = 60_000
let middle = { state: 0, cause: 0, accepted: 0, done: 0, text: '' }

/** All between id and text, which thousands of receipts share: dates have minutes, and a template costs 3 µs. */
function middleOf(message: Message): string {
  const { state, acceptedAt, doneAt } = message
  const cause = causeOf(message)
  const accepted = Math.floor(acceptedAt / minuteMs)
  const done = Math.floor(doneAt / minuteMs)
  const known = middle.state === state && middle.cause === cause && middle.accepted === accepted && middle.done === done
  if (!known) {
    const fields = { id: '', state: nameOf[state], submitAt: acceptedAt, doneAt, err: errOf(cause) }
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
