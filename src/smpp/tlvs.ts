// The optional parameters (TLVs) as rows, and ways to make, find and judge them. An unknown tag is no error: its octets
// are kept as they came. Vendors' own tags differ per peer and are further rows given with the connection.
// SMPP 3.4 §5.3, SMPP 5.0 §4.8.
import { Buffer } from 'node:buffer'
import type { Tlv } from './pdu.ts'

/** int: unsigned, `min` octets · text: C-octet string, NUL included in the sizes · octets: anything. */
export type TlvKind = 'int' | 'text' | 'octets'
export type TlvRow = {
  readonly name: string
  readonly tag: number
  readonly kind: TlvKind
  readonly min: number
  readonly max: number
  /** May appear more than once in a PDU. */
  readonly repeats: boolean
  readonly since: 3.4 | 5
}

const int = <const Tag extends number>(tag: Tag, size: 1 | 2 | 4, since: 3.4 | 5 = 3.4) =>
  ({ tag, kind: 'int', min: size, max: size, repeats: false as boolean, since }) as const
const text = <const Tag extends number>(tag: Tag, min: number, max: number, since: 3.4 | 5 = 3.4) =>
  ({ tag, kind: 'text', min, max, repeats: false as boolean, since }) as const
const octets = <const Tag extends number>(tag: Tag, min: number, max: number, since: 3.4 | 5 = 3.4) =>
  ({ tag, kind: 'octets', min, max, repeats: false as boolean, since }) as const
const many = <Row extends object>(row: Row): Row => ({ ...row, repeats: true })

const rows = {
  dest_addr_subunit: int(0x0005, 1),
  dest_network_type: int(0x0006, 1),
  dest_bearer_type: int(0x0007, 1),
  dest_telematics_id: int(0x0008, 2),
  source_addr_subunit: int(0x000d, 1),
  source_network_type: int(0x000e, 1),
  source_bearer_type: int(0x000f, 1),
  source_telematics_id: int(0x0010, 1),
  qos_time_to_live: int(0x0017, 4),
  payload_type: int(0x0019, 1),
  additional_status_info_text: text(0x001d, 1, 256),
  receipted_message_id: text(0x001e, 1, 65),
  ms_msg_wait_facilities: int(0x0030, 1),
  privacy_indicator: int(0x0201, 1),
  source_subaddress: octets(0x0202, 2, 23),
  dest_subaddress: octets(0x0203, 2, 23),
  user_message_reference: int(0x0204, 2),
  user_response_code: int(0x0205, 1),
  source_port: int(0x020a, 2),
  dest_port: int(0x020b, 2),
  sar_msg_ref_num: int(0x020c, 2),
  language_indicator: int(0x020d, 1),
  sar_total_segments: int(0x020e, 1),
  sar_segment_seqnum: int(0x020f, 1),
  sc_interface_version: int(0x0210, 1),
  callback_num_pres_ind: many(int(0x0302, 1)),
  callback_num_atag: many(octets(0x0303, 0, 65)),
  number_of_messages: int(0x0304, 1),
  callback_num: many(octets(0x0381, 4, 19)),
  dpf_result: int(0x0420, 1),
  set_dpf: int(0x0421, 1),
  ms_availability_status: int(0x0422, 1),
  /** One octet of network type, two of code. */
  network_error_code: octets(0x0423, 3, 3),
  message_payload: octets(0x0424, 0, 65_535),
  delivery_failure_reason: int(0x0425, 1),
  more_messages_to_send: int(0x0426, 1),
  message_state: int(0x0427, 1),
  congestion_state: int(0x0428, 1, 5),
  ussd_service_op: int(0x0501, 1),
  broadcast_channel_indicator: int(0x0600, 1, 5),
  /** One octet of network type, two of content type. */
  broadcast_content_type: octets(0x0601, 3, 3, 5),
  broadcast_content_type_info: octets(0x0602, 0, 255, 5),
  broadcast_message_class: int(0x0603, 1, 5),
  broadcast_rep_num: int(0x0604, 2, 5),
  /** One octet of unit, two of value. */
  broadcast_frequency_interval: octets(0x0605, 3, 3, 5),
  /** One octet of format, then the area. */
  broadcast_area_identifier: many(octets(0x0606, 1, 65_535, 5)),
  broadcast_error_status: many(int(0x0607, 4, 5)),
  broadcast_area_success: many(int(0x0608, 1, 5)),
  broadcast_end_time: text(0x0609, 16, 17, 5),
  broadcast_service_group: octets(0x060a, 0, 65_535, 5),
  billing_identification: octets(0x060b, 0, 1024, 5),
  source_network_id: text(0x060d, 7, 66, 5),
  dest_network_id: text(0x060e, 7, 66, 5),
  source_node_id: octets(0x060f, 6, 6, 5),
  dest_node_id: octets(0x0610, 6, 6, 5),
  dest_addr_np_resolution: int(0x0611, 1, 5),
  dest_addr_np_information: octets(0x0612, 10, 10, 5),
  dest_addr_np_country: octets(0x0613, 1, 5, 5),
  display_time: int(0x1201, 1),
  sms_signal: int(0x1203, 2),
  /** One octet in version 3.4, four in 5.0. */
  ms_validity: octets(0x1204, 1, 4),
  alert_on_message_delivery: octets(0x130c, 0, 1),
  its_reply_type: int(0x1380, 1),
  its_session_info: octets(0x1383, 2, 2),
} as const

export type TlvName = keyof typeof rows
type Value<Kind extends TlvKind> = { int: number; text: string; octets: Uint8Array }[Kind]

const entries = Object.entries(rows) as [TlvName, (typeof rows)[TlvName]][]
export const tlvRows: readonly TlvRow[] = entries.map(([name, row]) => ({ name, ...row }))

/** `tags.receipted_message_id` is 0x001e. */
export const tags = Object.fromEntries(entries.map(([name, row]) => [name, row.tag])) as {
  readonly [Name in TlvName]: (typeof rows)[Name]['tag']
}

const latin1 = (octets: Uint8Array) =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1')

/** TLVs of any tag. RangeError where the value does not fit. */
export const makeTlv = {
  int(tag: number, size: 1 | 2 | 4, value: number): Tlv {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** (8 * size)) {
      throw new RangeError(`TLV 0x${tag.toString(16)} must be an unsigned integer of ${size} octets, not ${value}`)
    }
    const octets = new Uint8Array(size)
    for (let i = 0; i < size; i++) octets[i] = value >>> (8 * (size - 1 - i))
    return { tag, value: octets }
  },
  /** A C-octet string: latin1 and a NUL. */
  text(tag: number, value: string): Tlv {
    const octets = new Uint8Array(value.length + 1)
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i)
      if (code === 0 || code > 0xff) {
        throw new RangeError(`TLV 0x${tag.toString(16)} has a character that is not one octet, or a NUL`)
      }
      octets[i] = code
    }
    return { tag, value: octets }
  },
  octets(tag: number, value: Uint8Array): Tlv {
    if (value.length > 0xffff) throw new RangeError(`TLV 0x${tag.toString(16)} is longer than 65535 octets`)
    return { tag, value }
  },
}

/** A TLV by its row, a vendor's own included. RangeError where the value or its size does not fit the row. */
export function tlvOf(row: TlvRow, value: number | string | Uint8Array): Tlv {
  const made =
    typeof value === 'number'
      ? makeTlv.int(row.tag, row.min as 1 | 2 | 4, value)
      : typeof value === 'string'
        ? makeTlv.text(row.tag, value)
        : makeTlv.octets(row.tag, value)
  const wrong = tlvFault(made, row)
  if (wrong) throw new RangeError(wrong)
  return made
}

/** One maker per row: `tlv.user_message_reference(7)`, `tlv.receipted_message_id('a1')`. RangeError on a wrong size. */
export const tlv = Object.fromEntries(
  tlvRows.map((row) => [row.name, (value: number | string | Uint8Array) => tlvOf(row, value)]),
) as unknown as { readonly [Name in TlvName]: (value: Value<(typeof rows)[Name]['kind']>) => Tlv }

/** What is wrong with the size of a TLV by its row; undefined when nothing is. */
export function tlvFault({ value }: Tlv, row: TlvRow): string | undefined {
  if (value.length >= row.min && value.length <= row.max) return undefined
  const right = row.min === row.max ? `${row.min}` : `${row.min} to ${row.max}`
  return `${row.name} must be ${right} octets, not ${value.length}`
}

function find(tlvs: readonly Tlv[], tag: number): Uint8Array | undefined {
  for (let i = 0; i < tlvs.length; i++) if (tlvs[i]!.tag === tag) return tlvs[i]!.value
  return undefined
}

/** The octets of the first TLV with this tag; a view. */
export const tlvBytes = find

/** The first TLV with this tag as an unsigned integer of 1 to 4 octets; undefined when absent or of another size. */
export function tlvInt(tlvs: readonly Tlv[], tag: number): number | undefined {
  const octets = find(tlvs, tag)
  if (octets === undefined || octets.length === 0 || octets.length > 4) return undefined
  let value = 0
  for (const octet of octets) value = value * 256 + octet
  return value
}

/** The first TLV with this tag as latin1 text up to its NUL, which may be missing. */
export function tlvText(tlvs: readonly Tlv[], tag: number): string | undefined {
  const octets = find(tlvs, tag)
  if (octets === undefined) return undefined
  const nul = octets.indexOf(0)
  return latin1(nul < 0 ? octets : octets.subarray(0, nul))
}

/** Every value of a TLV that repeats, in wire order. */
export const tlvAll = (tlvs: readonly Tlv[], tag: number): Uint8Array[] =>
  tlvs.filter((entry) => entry.tag === tag).map((entry) => entry.value)

/** The rows of a connection by tag: those of the specification, and the peer's own, which win. */
export const tlvNames = (vendor: readonly TlvRow[] = []): ReadonlyMap<number, TlvRow> =>
  new Map([...tlvRows, ...vendor].map((row) => [row.tag, row]))

/**
 * TLVs in wire order by their names and as values of their kind; `names` are those of `tlvNames`. A tag without a row
 * goes by its hex digits, such as `0x1400`, and what does not fit its row stays octets.
 */
export function namedTlvs(
  tlvs: readonly Tlv[], names: ReadonlyMap<number, TlvRow>,
): { name: string; value: number | string | Uint8Array }[] {
  return tlvs.map((entry) => {
    const { tag, value } = entry
    const row = names.get(tag)
    const name = row?.name ?? `0x${tag.toString(16).padStart(4, '0')}`
    if (!row || row.kind === 'octets' || tlvFault(entry, row)) return { name, value }
    return { name, value: (row.kind === 'int' ? tlvInt : tlvText)([entry], tag)! }
  })
}
