// Judges a submit_sm: a message for the store, or the command_status that says what is wrong with it. Keeps nothing.
// A field that asks for what the centre does not do is refused, never overlooked.
import type { SubmitSm } from '../smpp/pdu.ts'
import { statuses } from '../smpp/statuses.ts'
import { parseTime } from '../smpp/times.ts'
import { tags, tlvInt } from '../smpp/tlvs.ts'
import { alphabetOf } from '../sms/text.ts'
import type { Message } from './message.ts'
import { messageStates, stages } from './message.ts'

export type Submission = { readonly account: string; readonly id: number; /** ms of wall time */ readonly now: number }

/** A message without validity_period waits three days; no message waits longer than a week. */
const usualValidityMs = 3 * 86_400_000
const longestValidityMs = 7 * 86_400_000

const userDataHeader = 0x40
const userDataOctets = 140
/** Of a message_payload: 255 parts in GSM-7 with an 8-bit reference, the most a phone can put together. */
const payloadUnits = 255 * 153
const payloadOctets = 255 * 134

/** The message, still `enroute`; or the status to answer. SMPP 3.4 §4.4.1. */
export function messageOf(pdu: SubmitSm, { account, id, now }: Submission): Message | number {
  const refused = addressFault(pdu) || optionFault(pdu)
  if (refused) return refused
  const validity = parseTime(pdu.validity_period, now)
  if (validity && ('refused' in validity || validity.at <= now)) return statuses.ESME_RINVEXPIRY
  const message = {
    id,
    stage: stages.enroute,
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
    octets: pdu.short_message,
    sar: 0,
    userReference: null as number | null,
    flash: isClassZero(pdu.data_coding),
    acceptedAt: now,
    expiresAt: validity ? Math.min(validity.at, now + longestValidityMs) : now + usualValidityMs,
    doneAt: 0,
  }
  let limit = shortLimit(pdu)
  if (pdu.tlvs.length > 0) {
    const payload = payloadOf(pdu)
    if (payload) {
      if (message.octets.length > 0) return statuses.ESME_ROPTPARNOTALLWD
      message.octets = payload
      limit = alphabetOf(pdu.data_coding) === 'gsm7' ? payloadUnits : payloadOctets
    }
    message.sar = concatenationOf(pdu)
    message.userReference = tlvInt(pdu.tlvs, tags.user_message_reference) ?? null
    if (tlvInt(pdu.tlvs, tags.dest_addr_subunit) === display) message.flash = true
  }
  return message.octets.length > limit ? statuses.ESME_RINVMSGLEN : message
}

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
  if (pdu.schedule_delivery_time !== '') return statuses.ESME_RINVSCHED
  if (pdu.sm_default_msg_id !== 0) return statuses.ESME_RINVDFTMSGID
  if (pdu.replace_if_present_flag > 1) return statuses.ESME_RINVREPFLAG
  return 0
}

/** Octets that one message on the air can carry: GSM-7 has one septet in each, to be packed behind the header. */
function shortLimit({ data_coding, esm_class, short_message }: SubmitSm): number {
  if (alphabetOf(data_coding) !== 'gsm7') return userDataOctets
  const header = esm_class & userDataHeader && short_message.length > 0 ? short_message[0]! + 1 : 0
  return header + Math.floor(((userDataOctets - header) * 8) / 7)
}

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
