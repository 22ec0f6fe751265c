// In which PDU the specification has which optional parameter (TLV), and where one is not optional. For what we send,
// the conformance page and tests: on the wire any TLV may come in any PDU, and is kept. SMPP 3.4 §4, SMPP 5.0 §4.2 to
// §4.6.
import type { Command } from './commands.ts'
import type { TlvName } from './tlvs.ts'

const callback = ['callback_num', 'callback_num_pres_ind', 'callback_num_atag'] as const
const sar = ['sar_msg_ref_num', 'sar_total_segments', 'sar_segment_seqnum'] as const
const ends = ['source_port', 'dest_port', 'source_subaddress', 'dest_subaddress'] as const
const numbering = ['dest_addr_np_resolution', 'dest_addr_np_information', 'dest_addr_np_country'] as const
const nodes = ['source_network_id', 'dest_network_id', 'source_node_id', 'dest_node_id'] as const
const bearers = [
  'source_network_type', 'dest_network_type', 'source_bearer_type', 'dest_bearer_type',
  'source_telematics_id', 'dest_telematics_id',
] as const

/** Of a message in either direction. */
const message = [
  'user_message_reference', 'source_addr_subunit', 'dest_addr_subunit', ...ends, ...sar, ...callback, 'payload_type',
  'message_payload', 'privacy_indicator', 'user_response_code', 'language_indicator', 'its_reply_type',
  'its_session_info', 'ussd_service_op', ...nodes, ...numbering,
] as const satisfies readonly TlvName[]
/** Of a message to a phone only. */
const up = [
  'more_messages_to_send', 'set_dpf', 'display_time', 'sms_signal', 'ms_validity', 'ms_msg_wait_facilities',
  'number_of_messages', 'alert_on_message_delivery', 'qos_time_to_live', 'billing_identification', ...bearers,
] as const satisfies readonly TlvName[]
/** Of a message from a phone, or of what became of one, only. */
const down = [
  'receipted_message_id', 'message_state', 'network_error_code', 'dpf_result',
] as const satisfies readonly TlvName[]

const congestion = ['congestion_state'] as const
const submitted = [
  'delivery_failure_reason', 'network_error_code', 'additional_status_info_text', 'dpf_result', ...congestion,
] as const
const delivered = ['delivery_failure_reason', 'network_error_code', 'additional_status_info_text'] as const
const bound = ['sc_interface_version', ...congestion] as const

/** Without these a broadcast_sm is none. SMPP 5.0 §4.4.1.1. */
export const neededToBroadcast = [
  'broadcast_area_identifier', 'broadcast_content_type', 'broadcast_rep_num', 'broadcast_frequency_interval',
] as const satisfies readonly TlvName[]

/** PDUs that are not named have no TLVs. */
export const places: Partial<Record<Command, readonly TlvName[]>> = {
  bind_receiver_resp: bound,
  bind_transmitter_resp: bound,
  bind_transceiver_resp: bound,
  submit_sm: [...message, ...up],
  submit_sm_resp: submitted,
  submit_multi: [...message, ...up],
  submit_multi_resp: submitted,
  deliver_sm: [...message, ...down],
  deliver_sm_resp: delivered,
  data_sm: [...message, ...up, ...down],
  data_sm_resp: submitted,
  query_sm_resp: congestion,
  replace_sm: ['message_payload'],
  alert_notification: ['ms_availability_status'],
  broadcast_sm: [
    ...neededToBroadcast, 'broadcast_channel_indicator', 'broadcast_content_type_info', 'broadcast_message_class', 'broadcast_service_group',
    'alert_on_message_delivery', ...callback, 'dest_addr_subunit', ...ends, 'display_time', 'language_indicator',
    'message_payload', 'ms_validity', 'payload_type', 'privacy_indicator', 'sms_signal', 'source_addr_subunit',
    'user_message_reference',
  ],
  broadcast_sm_resp: ['broadcast_error_status', 'broadcast_area_identifier', ...congestion],
  query_broadcast_sm: ['user_message_reference'],
  query_broadcast_sm_resp: [
    'message_state', 'broadcast_area_identifier', 'broadcast_area_success', 'broadcast_end_time',
    'user_message_reference', ...congestion,
  ],
  cancel_broadcast_sm: ['broadcast_content_type', 'user_message_reference'],
}
