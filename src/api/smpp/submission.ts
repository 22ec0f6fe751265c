// Judges a submit_sm: a submission for the gateway, or the command_status that says what is wrong with it. A field that
// asks for what is not done here is refused, never overlooked. submit_multi and data_sm are read as the submit_sm that they
// stand for. SMPP 3.4 §4.4, §4.5, §4.7.
import type { SmppAccount } from '../../accounts/smpp-accounts/smpp-account.ts'
import type { Submission } from '../../gateway/message.ts'
import type { DataSm, Destination, Failure, PduOf, SubmitSm, Tlv } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { parseTime } from '../../smpp/times.ts'
import { tags } from '../../smpp/tlvs.ts'
import { mostParts } from '../../sms/segments.ts'
import { contentOf, type Content } from './content.ts'
import type { IdForm } from './ids.ts'
import { workLimits } from './limits.ts'
import { noteFor } from './note.ts'

/** How the message will be called, where that is a number. */
export type Name = { readonly form: IdForm | undefined; readonly handle: number | undefined; readonly reference: number }

const replyPath = 0x80
const udhi = 0x40
const modeBits = 0x03
const dayMs = 86_400_000
const [international, isdn, alphanumeric, reservedTon, unknown] = [1, 1, 5, 7, 0]
const national = 2

/** Of the specification, and good for nobody but operators: passed on as they came. */
const passedOn = new Set<number>([
  tags.payload_type, tags.privacy_indicator, tags.source_subaddress, tags.dest_subaddress, tags.user_response_code, tags.language_indicator,
  tags.callback_num, tags.callback_num_pres_ind, tags.callback_num_atag, tags.number_of_messages, tags.display_time, tags.sms_signal,
  tags.ms_validity, tags.ms_msg_wait_facilities, tags.alert_on_message_delivery, tags.its_reply_type, tags.its_session_info,
  tags.ussd_service_op, tags.billing_identification, tags.source_addr_subunit, tags.qos_time_to_live,
])

/** `read`: what it says, where that is known already. */
export function submissionOf(pdu: SubmitSm, account: SmppAccount, name: Name, now: number, read?: Content | number): Submission | number {
  const wrong = optionFault(pdu)
  if (wrong) return wrong
  const to = recipientOf(pdu)
  if (typeof to === 'number') return to
  const from = senderOf(pdu, account)
  if (typeof from === 'number') return from
  const times = timesOf(pdu, now)
  if (typeof times === 'number') return times
  const content = read ?? contentOf(pdu, { alphabet: account.alphabet, reference: name.reference })
  if (typeof content === 'number') return content
  const { parts, ...text } = content
  const tlvs = pdu.tlvs.length === 0 ? [] : tlvsToPass(pdu.tlvs, account)
  const wire = {
    ...(parts && { parts }),
    ...(pdu.protocol_id !== 0 && { protocolId: pdu.protocol_id }),
    ...(pdu.service_type !== '' && { serviceType: pdu.service_type }),
    ...(tlvs.length > 0 && { tlvs }),
  }
  const note = noteFor(pdu, name.form, from ?? '', to)
  return {
    to,
    ...(from !== undefined && { from }),
    ...text,
    maxSegments: mostParts,
    lane: account.lanes[pdu.priority_flag] ?? account.lanes.at(-1)!,
    ...times,
    ...(hasAny(wire) && { wire }),
    origin: {
      account: account.id,
      receiptWanted: pdu.registered_delivery & 3,
      ...(name.handle !== undefined && { handle: name.handle }),
      ...(note !== undefined && { note }),
    },
  }
}

const hasAny = (object: object) => {
  for (const _ in object) return true
  return false
}

function optionFault(pdu: SubmitSm): number {
  if (pdu.esm_class & ~(modeBits | udhi | replyPath)) return statuses.ESME_RINVESMCLASS
  if (pdu.priority_flag > 4) return statuses.ESME_RINVPRTFLG
  if (pdu.registered_delivery > 0x1f) return statuses.ESME_RINVREGDLVFLG
  if (pdu.sm_default_msg_id !== 0) return statuses.ESME_RINVDFTMSGID
  return pdu.replace_if_present_flag > 1 ? statuses.ESME_RINVREPFLAG : 0
}

/** In E.164 with its plus, or why not; whether there is such a number is the gateway's to say. */
export function recipientOf({ dest_addr_ton: ton, dest_addr_npi: npi, destination_addr: written }: Omit<Recipient, 'dest_flag'>): string | number {
  if (ton !== international && ton !== unknown) return statuses.ESME_RINVDSTTON
  if (npi !== isdn && npi !== unknown) return statuses.ESME_RINVDSTNPI
  const digits = written.replace(/^(\+|00)/, '')
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : statuses.ESME_RINVDSTADR
}

/** Undefined: the house's own. */
export function senderOf(pdu: Pick<SubmitSm, 'source_addr_ton' | 'source_addr'>, { senders }: Pick<SmppAccount, 'senders'>): string | undefined | number {
  const { source_addr_ton: ton, source_addr: written } = pdu
  if (ton >= reservedTon) return statuses.ESME_RINVSRCTON
  if (ton === national) return statuses.ESME_RINVSRCTON
  if (written === '') return senders[0]
  const isLong = ton !== alphanumeric && /^[1-9]\d{8,14}$/.test(written)
  const from = isLong ? `+${written}` : written
  return senders.length === 0 || senders.includes(from) ? from : statuses.ESME_RINVSRCADR
}

function timesOf(pdu: Pick<SubmitSm, 'schedule_delivery_time' | 'validity_period'>, now: number): Pick<Submission, 'validity' | 'scheduledAt'> | number {
  if (pdu.schedule_delivery_time === '' && pdu.validity_period === '') return {}
  const schedule = parseTime(pdu.schedule_delivery_time, now)
  if (schedule && ('refused' in schedule || schedule.at > now + workLimits.scheduleDays * dayMs)) return statuses.ESME_RINVSCHED
  const validity = parseTime(pdu.validity_period, now)
  if (validity && 'refused' in validity) return statuses.ESME_RINVEXPIRY
  const begins = Math.max(now, schedule?.at ?? now)
  if (validity && validity.at <= begins) return statuses.ESME_RINVEXPIRY
  return {
    ...(schedule && schedule.at > now && { scheduledAt: schedule.at }),
    ...(validity && { validity: Math.min(workLimits.validitySeconds, Math.ceil((validity.at - begins) / 1000)) }),
  }
}

const tlvsToPass = (tlvs: readonly Tlv[], { tlvs: named }: SmppAccount): Tlv[] => {
  const own = Object.values(named)
  return tlvs.filter(({ tag }) => passedOn.has(tag) || own.includes(tag)).map(({ tag, value }) => ({ tag, value: value.slice() }))
}

/** replace_sm has no such field beside these; the rest stays as it was submitted. */
export const replacedTimes = timesOf

export type Recipient = Extract<Destination, { dest_flag: 1 }>

/** As submit_sm, one for each recipient. */
function submitOf(pdu: PduOf<'submit_multi'>, recipient: Recipient): SubmitSm {
  const { dest_addr_ton, dest_addr_npi, destination_addr } = recipient
  const { dest_addresses: _, ...rest } = pdu
  return { ...rest, command: 'submit_sm', dest_addr_ton, dest_addr_npi, destination_addr }
}

/** One for each recipient that there can be a message to; the text, which may be long, is read once for all. */
export function submissionsOf(pdu: PduOf<'submit_multi'>, account: SmppAccount, name: Name, now: number): { submissions: Submission[]; failures: Failure[] } {
  const content = contentOf(pdu, { alphabet: account.alphabet, reference: name.reference })
  const submissions: Submission[] = []
  const failures: Failure[] = []
  for (const one of pdu.dest_addresses) {
    if (one.dest_flag !== 1) continue
    const submission = submissionOf(submitOf(pdu, one), account, name, now, content)
    const { dest_addr_ton, dest_addr_npi, destination_addr } = one
    if (typeof submission !== 'number') submissions.push(submission)
    else failures.push({ dest_addr_ton, dest_addr_npi, destination_addr, error_status_code: submission })
  }
  return { submissions, failures }
}

/** data_sm has its text in message_payload only. */
export const submitOfData = (pdu: DataSm): SubmitSm => ({
  ...pdu, command: 'submit_sm', protocol_id: 0, priority_flag: 0, schedule_delivery_time: '', validity_period: '',
  replace_if_present_flag: 0, sm_default_msg_id: 0, short_message: nothing,
})
const nothing = new Uint8Array()
