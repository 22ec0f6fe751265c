// What an account is sent: the receipt of a message that ended, or what a phone wrote, as the deliver_sm that its peer
// understands. Knows neither when it is sent nor whether it is answered. SMPP 3.4 §4.6, appendix B.
import type { SmppAccount } from '../../accounts/smpp-accounts/smpp-account.ts'
import type { Status } from '../../gateway/message.ts'
import type { Received } from '../../gateway/submitters/records.ts'
import { makePdu, noTlvs, type Tlv } from '../../smpp/pdu.ts'
import { receiptText, receiptTlvs, standardReceipt } from '../../smpp/receipt.ts'
import type { Outgoing } from '../../smpp/session.ts'
import { makeTlv, tags, tlv } from '../../smpp/tlvs.ts'
import { alphabetOf, decodeText } from '../../sms/text.ts'
import { usualAddress, type Address, type Note } from './note.ts'
import { errorDigits, stateOfStatus } from './statuses.ts'

export type ReceiptFacts = {
  /** As the account knows it. */
  readonly name: string
  readonly status: Status
  readonly from: string
  readonly to: string
  readonly note: Note
  readonly submitAt: number
  readonly doneAt: number
  readonly reason: string | undefined
  readonly errorCode: string | undefined
  /** How the message begins. */
  readonly head: string
}

const tlvsSince = 0x34
const receiptType = 0x04
const longestShort = 254
const latin1 = 0x03
const dates = (digits: 12 | 14) => standardReceipt.replace('{submit}', `{submit:${digits}}`).replace('{done}', `{done:${digits}}`)
const templates: Readonly<Record<SmppAccount['receipts'], string>> = {
  standard: standardReceipt,
  seconds: dates(12),
  fourteen: dates(14),
  bare: standardReceipt.replace(' text:{text}', ''),
  tlvs: '',
}

/** Addresses the other way round: it comes from whom the message was for. */
const ends = (source: Address, destination: Address) => ({
  source_addr_ton: source.ton, source_addr_npi: source.npi, source_addr: source.address,
  dest_addr_ton: destination.ton, dest_addr_npi: destination.npi, destination_addr: destination.address,
})

export function receiptSm(facts: ReceiptFacts, dialect: SmppAccount['receipts'], version: number): Outgoing {
  const { name: id, status, from, to, note, submitAt, doneAt } = facts
  const fields = { id, state: stateOfStatus[status], submitAt, doneAt, err: errorDigits(status, facts.reason, facts.errorCode), text: facts.head }
  const template = version < tlvsSince && templates[dialect] === '' ? standardReceipt : templates[dialect]
  const tlvs: Tlv[] = version < tlvsSince ? [] : receiptTlvs(fields)
  if (note.reference !== undefined && version >= tlvsSince) tlvs.push(tlv.user_message_reference(note.reference))
  return makePdu('deliver_sm', {
    ...ends(note.destination ?? usualAddress(to), note.source ?? usualAddress(from)),
    service_type: note.serviceType ?? '',
    esm_class: receiptType,
    short_message: template === '' ? nothing : Buffer.from(receiptText(fields, template), 'latin1'),
    tlvs: tlvs.length === 0 ? noTlvs : tlvs,
  })
}
const nothing = new Uint8Array()

export function receivedSm({ from, to, esmClass, dataCoding, octets }: Received, alphabet: SmppAccount['alphabet'], version: number): Outgoing {
  const own = inAlphabet(dataCoding, octets, esmClass, alphabet)
  const long = own.octets.length > longestShort && version >= tlvsSince
  return makePdu('deliver_sm', {
    ...ends(phoneAddress(from), usualAddress(to)),
    esm_class: esmClass & 0xc0,
    data_coding: own.dataCoding,
    short_message: long ? nothing : own.octets.subarray(0, longestShort),
    tlvs: long ? [makeTlv.octets(tags.message_payload, own.octets)] : noTlvs,
  })
}

/** Operators leave the plus out. */
const phoneAddress = (number: string): Address => usualAddress(/^[1-9]\d{7,14}$/.test(number) ? `+${number}` : number)

/** To one whose data_coding 0 is Latin-1, a text in GSM-7 says so where Latin-1 has all of it. */
function inAlphabet(dataCoding: number, octets: Uint8Array, esmClass: number, alphabet: SmppAccount['alphabet']) {
  const asIs = { dataCoding, octets }
  if (alphabet === 'gsm7' || esmClass & 0x40 || alphabetOf(dataCoding) !== 'gsm7') return asIs
  const text = decodeText(dataCoding, octets)
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return asUcs2(text)
  return { dataCoding: latin1, octets: new Uint8Array(Buffer.from(text, 'latin1')) }
}
const asUcs2 = (text: string) => ({ dataCoding: 0x08, octets: new Uint8Array(Buffer.from(text, 'utf16le').swap16()) })
