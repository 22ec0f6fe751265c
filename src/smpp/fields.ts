// The mandatory fields of every PDU as rows, in wire order: the one place where a body is described. The types in
// pdu.ts and the encoders and decoders in codec.ts are made from these rows. SMPP 3.4 §4, SMPP 5.0 §4.
import type { Command } from './commands.ts'
import { statuses } from './statuses.ts'

/**
 * octet: an unsigned integer of 1 octet · text: C-octet string of at most `limit` octets, its NUL
 * included · time: C-octet string, empty or 16 characters · message: one octet of length, then the octets ·
 * destinations and failures: one octet of count, then the entries of submit_multi and its response.
 * `status` is what a request is answered with when a text is too long.
 */
export type Field =
  | { readonly kind: 'octet' | 'message' | 'destinations' | 'failures'; readonly name: string }
  | { readonly kind: 'text' | 'time'; readonly name: string; readonly limit: number; readonly status: number }

const octet = <Name extends string>(name: Name) => ({ kind: 'octet', name }) as const
const text = <Name extends string>(name: Name, limit: number, status: number = statuses.ESME_RINVPARLEN) =>
  ({ kind: 'text', name, limit, status }) as const
const time = <Name extends string>(name: Name, status: number) => ({ kind: 'time', name, limit: 17, status }) as const

const systemId = text('system_id', 16, statuses.ESME_RINVSYSID)
const password = text('password', 9, statuses.ESME_RINVPASWD)
const serviceType = text('service_type', 6, statuses.ESME_RINVSERTYP)
const messageId = text('message_id', 65, statuses.ESME_RINVMSGID)
const schedule = time('schedule_delivery_time', statuses.ESME_RINVSCHED)
const validity = time('validity_period', statuses.ESME_RINVEXPIRY)
const shortMessage = { kind: 'message', name: 'short_message' } as const

const source = (limit: number) =>
  [octet('source_addr_ton'), octet('source_addr_npi'), text('source_addr', limit, statuses.ESME_RINVSRCADR)] as const
const destination = (limit: number) =>
  [octet('dest_addr_ton'), octet('dest_addr_npi'), text('destination_addr', limit, statuses.ESME_RINVDSTADR)] as const

const none = [] as const
const bind = [
  systemId,
  password,
  text('system_type', 13, statuses.ESME_RINVSYSTYP),
  octet('interface_version'),
  octet('addr_ton'),
  octet('addr_npi'),
  text('address_range', 41),
] as const
const message = [
  octet('esm_class'),
  octet('protocol_id'),
  octet('priority_flag'),
  schedule,
  validity,
  octet('registered_delivery'),
  octet('replace_if_present_flag'),
  octet('data_coding'),
  octet('sm_default_msg_id'),
  shortMessage,
] as const
const submit = [serviceType, ...source(21), ...destination(21), ...message] as const

export const bodies = {
  bind_receiver: bind,
  bind_receiver_resp: [systemId],
  bind_transmitter: bind,
  bind_transmitter_resp: [systemId],
  bind_transceiver: bind,
  bind_transceiver_resp: [systemId],
  outbind: [systemId, password],
  unbind: none,
  unbind_resp: none,
  enquire_link: none,
  enquire_link_resp: none,
  submit_sm: submit,
  submit_sm_resp: [messageId],
  submit_multi: [serviceType, ...source(21), { kind: 'destinations', name: 'dest_addresses' }, ...message],
  submit_multi_resp: [messageId, { kind: 'failures', name: 'unsuccess_smes' }],
  deliver_sm: submit,
  deliver_sm_resp: [messageId],
  data_sm: [
    serviceType,
    ...source(65),
    ...destination(65),
    octet('esm_class'),
    octet('registered_delivery'),
    octet('data_coding'),
  ],
  data_sm_resp: [messageId],
  query_sm: [messageId, ...source(21)],
  query_sm_resp: [messageId, time('final_date', statuses.ESME_RINVPARLEN), octet('message_state'), octet('error_code')],
  cancel_sm: [serviceType, messageId, ...source(21), ...destination(21)],
  cancel_sm_resp: none,
  replace_sm: [
    messageId,
    ...source(21),
    schedule,
    validity,
    octet('registered_delivery'),
    octet('sm_default_msg_id'),
    shortMessage,
  ],
  replace_sm_resp: none,
  alert_notification: [...source(65), octet('esme_addr_ton'), octet('esme_addr_npi'), text('esme_addr', 65)],
  broadcast_sm: [
    serviceType,
    ...source(21),
    messageId,
    octet('priority_flag'),
    schedule,
    validity,
    octet('replace_if_present_flag'),
    octet('data_coding'),
    octet('sm_default_msg_id'),
  ],
  broadcast_sm_resp: [messageId],
  query_broadcast_sm: [messageId, ...source(21)],
  query_broadcast_sm_resp: [messageId],
  cancel_broadcast_sm: [serviceType, messageId, ...source(21)],
  cancel_broadcast_sm_resp: none,
  generic_nack: none,
} as const satisfies Record<Command, readonly Field[]>
