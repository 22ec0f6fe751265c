// Judges a submit_sm: a message for the store, or the command_status that says what is wrong with it. Keeps nothing.
// A field that asks for what the centre does not do is refused, never overlooked. submit_multi and data_sm are read as
// the submit_sm that they stand for.
import { isPacked } from '../sms/dcs.ts'
import { isTestMarked } from '../smpp/own-tlvs.ts'
import type { DataSm, Destination, PduOf, SubmitSm } from '../smpp/pdu.ts'
import { statuses } from '../smpp/statuses.ts'
import { parseTime } from '../smpp/times.ts'
import { tags, tlvInt } from '../smpp/tlvs.ts'
import { alphabetOf } from '../sms/text.ts'
import type { Message } from './message.ts'
import { messageStates, stages } from './message.ts'
import { isTransaction } from './transactions.ts'

export type Submission = {
  readonly account: string
  readonly id: number
  /** Milliseconds of wall time. */
  readonly now: number
  /** The message that accounts know it by, where that is another one. */
  readonly about?: number
}

/** A message without validity_period waits three days; no message waits longer than a week. */
const usualValidityMs = 3 * 86_400_000
export const longestValidityMs = 7 * 86_400_000

const userDataHeader = 0x40
const userDataOctets = 140
const concatenationOctets = 6
/** Of a message_payload: 255 parts in GSM-7 with an 8-bit reference, the most a phone can put together. */
const payloadUnits = 255 * 153
const payloadOctets = 255 * 134

/** The message, still `enroute`; or the status to answer. SMPP 3.4 §4.4.1. */
export function messageOf(pdu: SubmitSm, { account, id, now, about }: Submission): Message | number {
  const refused = addressFault(pdu) || optionFault(pdu)
  if (refused) return refused
  const validity = parseTime(pdu.validity_period, now)
  if (validity && ('refused' in validity || validity.at <= now)) return statuses.ESME_RINVEXPIRY
  const schedule = parseTime(pdu.schedule_delivery_time, now)
  if (schedule && ('refused' in schedule || schedule.at > now + longestValidityMs)) return statuses.ESME_RINVSCHED
  const dueAt = schedule && schedule.at > now ? schedule.at : 0
  if (dueAt !== 0 && isTransaction({ esmClass: pdu.esm_class })) return statuses.ESME_RINVSCHED
  const expiresAt = validity ? Math.min(validity.at, now + longestValidityMs) : Math.max(now, dueAt) + usualValidityMs
  if (expiresAt <= dueAt) return statuses.ESME_RINVSCHED
  const message: Message = {
    id,
    stage: dueAt === 0 ? stages.enroute : stages.scheduled,
    state: messageStates.enroute,
    account,
    sourceTon: pdu.source_addr_ton,
    sourceNpi: pdu.source_addr_npi,
    source: pdu.source_addr,
    destinationTon: pdu.dest_addr_ton,
    destinationNpi: pdu.dest_addr_npi,
    destination: pdu.destination_addr,
    esmClass: pdu.esm_class,
    dataCoding: pdu.data_coding,
    registeredDelivery: pdu.registered_delivery,
    serviceType: pdu.service_type,
    protocolId: pdu.protocol_id,
    priority: pdu.priority_flag,
    octets: pdu.short_message,
    sar: 0,
    userReference: null,
    flash: isClassZero(pdu.data_coding),
    test: false,
    replaces: pdu.replace_if_present_flag === 1,
    dpf: false,
    acceptedAt: now,
    expiresAt,
    dueAt,
    doneAt: 0,
    cause: 0,
    about: about ?? null,
    tariff: null,
  }
  if (pdu.tlvs.length > 0) {
    const refusedTlv = readTlvs(pdu, message)
    if (refusedTlv) return refusedTlv
  } else if (tooLong(message, false)) return statuses.ESME_RINVMSGLEN
  return message
}

type Draft = { -readonly [Field in keyof Message]: Message[Field] }

function readTlvs(pdu: SubmitSm, message: Draft): number {
  const payload = payloadOf(pdu)
  message.sar = concatenationOf(pdu)
  message.userReference = tlvInt(pdu.tlvs, tags.user_message_reference) ?? null
  message.dpf = tlvInt(pdu.tlvs, tags.set_dpf) === 1
  message.test = isTestMarked(pdu.tlvs)
  if (tlvInt(pdu.tlvs, tags.dest_addr_subunit) === display) message.flash = true
  if (!payload) return tooLong(message, false) ? statuses.ESME_RINVMSGLEN : 0
  if (message.octets.length > 0) return statuses.ESME_ROPTPARNOTALLWD
  message.octets = payload
  return tooLong(message, true) ? statuses.ESME_RINVMSGLEN : 0
}

/** As submit_sm, one for each destination that is an address. SMPP 3.4 §4.5.1. */
export function submitOf(pdu: PduOf<'submit_multi'>, recipient: Recipient): SubmitSm {
  const { dest_addr_ton, dest_addr_npi, destination_addr } = recipient
  const { dest_addresses: _, ...rest } = pdu
  return { ...rest, command: 'submit_sm', dest_addr_ton, dest_addr_npi, destination_addr }
}
export type Recipient = Omit<Extract<Destination, { dest_flag: 1 }>, 'dest_flag'>

/** data_sm has its text in message_payload only. SMPP 3.4 §4.7.1. */
export const submitOfData = (pdu: DataSm): SubmitSm => ({
  ...pdu, command: 'submit_sm', protocol_id: 0, priority_flag: 0, schedule_delivery_time: '', validity_period: '',
  replace_if_present_flag: 0, sm_default_msg_id: 0, short_message: nothing,
})
const nothing = new Uint8Array()

const unknown = 0
const international = 1
const isdn = 1
const alphanumeric = 5
const reservedTon = 7
/** dest_addr_subunit: the display of the phone. SMPP 3.4 §5.3.2.1. */
const display = 1

function addressFault(pdu: SubmitSm): number {
  if (pdu.dest_addr_ton !== international && pdu.dest_addr_ton !== unknown) return statuses.ESME_RINVDSTTON
  if (pdu.dest_addr_npi !== isdn && pdu.dest_addr_npi !== unknown) return statuses.ESME_RINVDSTNPI
  if (!/^\+?[1-9]\d{6,14}$/.test(pdu.destination_addr)) return statuses.ESME_RINVDSTADR
  if (pdu.source_addr_ton >= reservedTon) return statuses.ESME_RINVSRCTON
  const named = pdu.source_addr_ton === alphanumeric || pdu.source_addr_ton === unknown
  const pattern = named ? /^([ -~]{1,11}|\+?\d{1,20})$/ : /^\+?\d{1,20}$/
  return pattern.test(pdu.source_addr) ? 0 : statuses.ESME_RINVSRCADR
}

function optionFault(pdu: SubmitSm): number {
  if (pdu.priority_flag > 4) return statuses.ESME_RINVPRTFLG
  if (pdu.sm_default_msg_id !== 0) return statuses.ESME_RINVDFTMSGID
  if (pdu.replace_if_present_flag > 1) return statuses.ESME_RINVREPFLAG
  return 0
}

/**
 * Octets that one message on the air can carry: GSM-7 has one septet in each, to be packed behind the header. A part
 * told by TLVs will have one of its own.
 */
function shortLimit({ dataCoding, esmClass, octets, sar }: Message): number {
  const given = esmClass & userDataHeader && octets.length > 0 ? octets[0]! + 1 : 0
  const header = given === 0 && sar !== 0 ? concatenationOctets : given
  if (!packs(dataCoding)) return userDataOctets - (header - given)
  return given + Math.floor(((userDataOctets - header) * 8) / 7)
}

const payloadLimit = (dataCoding: number) => (packs(dataCoding) ? payloadUnits : payloadOctets)

/** Its text is more than a message can carry, or a payload. */
export const tooLong = (message: Message, asPayload: boolean): boolean =>
  message.octets.length > (asPayload ? payloadLimit(message.dataCoding) : shortLimit(message))

/** Whether it goes over the air as septets, one for each octet here. */
const packs = (dataCoding: number) =>
  alphabetOf(dataCoding) === 'gsm7' && (dataCoding <= 0x0f || isPacked(dataCoding))

function payloadOf({ tlvs }: SubmitSm): Uint8Array | undefined {
  for (const { tag, value } of tlvs) if (tag === tags.message_payload) return value
  return undefined
}

/** SMPP 3.4 §5.3.2.22 and following; parameters that make no sense mean a message on its own. */
function concatenationOf({ tlvs }: SubmitSm): number {
  const reference = tlvInt(tlvs, tags.sar_msg_ref_num)
  const total = tlvInt(tlvs, tags.sar_total_segments) ?? 0
  const sequence = tlvInt(tlvs, tags.sar_segment_seqnum) ?? 0
  if (reference === undefined || sequence < 1 || sequence > total || total > 255 || reference > 0xffff) return 0
  return (reference << 16) | (total << 8) | sequence
}

/** Class 0, shown at once and not kept. 3GPP 23.038 §4. */
const isClassZero = (dataCoding: number) =>
  ((dataCoding & 0x90) === 0x10 && (dataCoding & 0x03) === 0) || (dataCoding & 0xf3) === 0xf0
