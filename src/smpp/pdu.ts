// What an SMPP protocol data unit is once decoded: plain objects with the specification's own field names, flat, so
// that a handler reads `pdu.source_addr` and never a byte offset. The shapes follow from the rows in fields.ts. Text
// is latin1: one character is one octet. Knows no product, no socket.
import type { Command } from './commands.ts'
import { bodies } from './fields.ts'

/** Optional parameter (TLV): tag and raw value, in wire order; unknown and repeated ones are kept. SMPP 3.4 §3.2.4. */
export type Tlv = { readonly tag: number; readonly value: Uint8Array }

export type Header = {
  /** 0 in requests; in responses a command_status. SMPP 3.4 §5.1.3. */
  status: number
  /** 1 to 0x7fffffff; 0 only in a generic_nack to an unreadable header. */
  sequence: number
  tlvs: readonly Tlv[]
  /** Octets that followed the last TLV and were too few to be one. Only decoding sets it, encoding leaves it out. */
  trailing?: Uint8Array
}

/** One recipient of a submit_multi: an address or the name of a distribution list. SMPP 3.4 §4.5.1.1. */
export type Destination =
  | { dest_flag: 1; dest_addr_ton: number; dest_addr_npi: number; destination_addr: string }
  | { dest_flag: 2; dl_name: string }

/** A recipient that a submit_multi could not be accepted for. SMPP 3.4 §4.5.2.1. */
export type Failure = {
  dest_addr_ton: number
  dest_addr_npi: number
  destination_addr: string
  error_status_code: number
}

type Values = {
  octet: number
  text: string
  time: string
  message: Uint8Array
  destinations: readonly Destination[]
  failures: readonly Failure[]
}
type Row<C extends Command> = (typeof bodies)[C][number]
type Flat<T> = { [Key in keyof T]: T[Key] }

/** The mandatory fields of a command, without the header. */
export type Body<C extends Command> = { [Field in Row<C> as Field['name']]: Values[Field['kind']] }

/** The PDU of one command. */
export type PduOf<C extends Command> = C extends Command ? Flat<{ command: C } & Header & Body<C>> : never

/** Any PDU, told apart by `command`. */
export type Pdu = PduOf<Command>

export type ResponseCommand = Extract<Command, `${string}_resp` | 'generic_nack'>
export type RequestCommand = Exclude<Command, ResponseCommand>
export type Response = Extract<Pdu, { command: ResponseCommand }>
export type Request = Extract<Pdu, { command: RequestCommand }>

export type BindFields = Body<'bind_transceiver'>
/** submit_sm and deliver_sm share their layout. SMPP 3.4 §4.4.1, §4.6.1. */
export type ShortMessageFields = Body<'submit_sm'>
export type Bind = PduOf<'bind_receiver'> | PduOf<'bind_transmitter'> | PduOf<'bind_transceiver'>
export type SubmitSm = PduOf<'submit_sm'>
export type SubmitSmResp = PduOf<'submit_sm_resp'>
export type DeliverSm = PduOf<'deliver_sm'>
export type DeliverSmResp = PduOf<'deliver_sm_resp'>
export type DataSm = PduOf<'data_sm'>
export type DataSmResp = PduOf<'data_sm_resp'>

/** The TLVs of a PDU that has none. */
export const noTlvs: readonly Tlv[] = Object.freeze([])
const blanks = {
  octet: 0,
  text: '',
  time: '',
  message: new Uint8Array(),
  destinations: [],
  failures: [],
} as const satisfies Values

const blankPdus = new Map<Command, object>()
const blankPdu = (command: Command): object => {
  let blank = blankPdus.get(command)
  if (!blank) {
    const body = Object.fromEntries(bodies[command].map(({ name, kind }) => [name, blanks[kind]]))
    blankPdus.set(command, (blank = { command, status: 0, sequence: 1, ...body, tlvs: noTlvs }))
  }
  return blank
}

/** A whole PDU from the fields that matter: the rest is 0, empty text, no octets; sequence 1 unless given. */
export const makePdu = <C extends Command>(command: C, fields: Partial<Header & Body<C>> = {}): PduOf<C> =>
  ({ ...blankPdu(command), ...fields }) as PduOf<C>
