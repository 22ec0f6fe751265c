// What an SMPP protocol data unit is once decoded: plain objects with the specification's own field names, flat, so that
// a handler reads `pdu.source_addr` and never a byte offset. Knows no product, no socket.

/** Optional parameter (TLV): tag and raw value, in wire order; unknown and repeated ones are kept. SMPP 3.4 §3.2.4. */
export type Tlv = { readonly tag: number; readonly value: Uint8Array }

export type Header = {
  /** 0 in requests; in responses a command_status. SMPP 3.4 §5.1.3. */
  status: number
  /** 1 to 0x7fffffff; 0 only in a generic_nack to an unreadable header. */
  sequence: number
  tlvs: readonly Tlv[]
}

export type BindFields = {
  system_id: string
  password: string
  system_type: string
  interface_version: number
  addr_ton: number
  addr_npi: number
  address_range: string
}

/** submit_sm and deliver_sm share their layout. SMPP 3.4 §4.4.1, §4.6.1. */
export type ShortMessageFields = {
  service_type: string
  source_addr_ton: number
  source_addr_npi: number
  source_addr: string
  dest_addr_ton: number
  dest_addr_npi: number
  destination_addr: string
  esm_class: number
  protocol_id: number
  priority_flag: number
  schedule_delivery_time: string
  validity_period: string
  registered_delivery: number
  replace_if_present_flag: number
  data_coding: number
  sm_default_msg_id: number
  short_message: Uint8Array
}

export type SubmitSm = Header & { command: 'submit_sm' } & ShortMessageFields
export type DeliverSm = Header & { command: 'deliver_sm' } & ShortMessageFields
export type SubmitSmResp = Header & { command: 'submit_sm_resp'; message_id: string }
export type DeliverSmResp = Header & { command: 'deliver_sm_resp'; message_id: string }
