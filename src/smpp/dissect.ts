// A PDU field by field, each with the octets it stands in: for people who look at one, not for programs. Made from the
// rows of fields.ts and tlvs.ts. What is cut short is shown as far as it goes; never throws.
import type { Dissected, OctetField } from '../sms/dissect.ts'
import { readPart } from '../sms/parts.ts'
import { alphabetOf, decodeText } from '../sms/text.ts'
import { commandName, isResponse } from './commands.ts'
import type { Field } from './fields.ts'
import { bodies } from './fields.ts'
import { statusName } from './statuses.ts'
import { tlvNames } from './tlvs.ts'

const tons = ['unknown', 'international', 'national', 'network', 'subscriber', 'alphanumeric', 'abbreviated']
const plans: Readonly<Record<number, string>> = {
  0: 'unknown', 1: 'ISDN', 3: 'data', 6: 'mobile', 8: 'national', 9: 'private',
}
const hexOf = (octets: Uint8Array) => Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('')
const oct = (value: number) => `0x${value.toString(16).padStart(2, '0')}`
const latin1 = (octets: Uint8Array) => String.fromCharCode(...octets)

export function dissectPdu(octets: Uint8Array): Dissected {
  const fields: OctetField[] = []
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  let at = 0
  const add = (name: string, value: string, length: number) => {
    if (at < octets.length) fields.push({ name, value, at, length: Math.min(length, octets.length - at) })
    at += length
  }
  if (octets.length < 16) {
    add('header', `${hexOf(octets)}: too short`, octets.length)
    return { name: 'unknown', fields }
  }
  const command = commandName(view.getUint32(4))
  const status = view.getUint32(8)
  add('command_length', String(view.getUint32(0)), 4)
  add('command_id', `0x${view.getUint32(4).toString(16).padStart(8, '0')}: ${command ?? 'unknown'}`, 4)
  add('command_status', command && isResponse(command) ? statusName(status) : String(status), 4)
  add('sequence_number', String(view.getUint32(12)), 4)
  if (!command) {
    if (at < octets.length) add('body', hexOf(octets.subarray(at)), octets.length - at)
    return { name: 'unknown', fields }
  }
  let esmClass = 0
  let dataCoding = 0
  for (const field of bodies[command] as readonly Field[]) {
    if (at >= octets.length) break
    if (field.kind === 'text' || field.kind === 'time') textField(field.name)
    else if (field.kind === 'octet') {
      const value = octets[at]!
      if (field.name === 'esm_class') esmClass = value
      if (field.name === 'data_coding') dataCoding = value
      add(field.name, octetSays(field.name, value), 1)
    } else if (field.kind === 'message') {
      const length = octets[at]!
      add('sm_length', `${length} octets`, 1)
      if (length > 0) add('short_message', messageSays(octets.subarray(at, at + length), esmClass, dataCoding), length)
    } else list(field.kind)
  }
  const rows = tlvNames()
  while (at + 4 <= octets.length) {
    const tag = view.getUint16(at)
    const length = view.getUint16(at + 2)
    const value = octets.subarray(at + 4, at + 4 + length)
    const row = rows.get(tag)
    const shown =
      row?.kind === 'int' && value.length > 0 ? String(value.reduce((sum, octet) => sum * 256 + octet, 0))
      : row?.kind === 'text' ? latin1(value).replace(/\0.*$/s, '')
      : row?.name === 'message_payload' ? messageSays(value, esmClass, dataCoding)
      : hexOf(value)
    add(row?.name ?? `tag 0x${tag.toString(16).padStart(4, '0')}`, shown, 4 + length)
  }
  if (at < octets.length) add('left over', hexOf(octets.subarray(at)), octets.length - at)
  return { name: command, fields }

  function textField(name: string): void {
    const nul = octets.indexOf(0, at)
    const end = nul < 0 ? octets.length : nul
    add(name, latin1(octets.subarray(at, end)), end + 1 - at)
  }

  /** The recipients of a submit_multi, or those that it could not be accepted for. SMPP 3.4 §4.5.1, §4.5.2. */
  function list(kind: 'destinations' | 'failures'): void {
    const count = octets[at]!
    add(kind === 'destinations' ? 'number_of_dests' : 'no_unsuccess', String(count), 1)
    for (let entry = 0; entry < count && at < octets.length; entry++) {
      const flag = kind === 'destinations' ? octets[at]! : 1
      if (kind === 'destinations') add('dest_flag', String(flag), 1)
      if (flag !== 1) {
        textField('dl_name')
        continue
      }
      for (const name of ['dest_addr_ton', 'dest_addr_npi']) add(name, octetSays(name, octets[at] ?? 0), 1)
      textField('destination_addr')
      if (kind === 'failures' && at + 4 <= octets.length) add('error_status_code', statusName(view.getUint32(at)), 4)
    }
  }
}

const isReceipt = (esmClass: number) => ((esmClass & 0x3c) === 0x04 ? ': delivery receipt' : '')

function octetSays(name: string, value: number): string {
  if (name.endsWith('_ton')) return `${value}: ${tons[value] ?? 'reserved'}`
  if (name.endsWith('_npi')) return `${value}: ${plans[value] ?? 'reserved'}`
  if (name === 'data_coding') return `${oct(value)}: ${alphabetOf(value)}`
  if (name === 'esm_class') return `${oct(value)}${value & 0x40 ? ': header before the text' : isReceipt(value)}`
  return String(value)
}

function messageSays(octets: Uint8Array, esmClass: number, dataCoding: number): string {
  const { header, shifts, body } = readPart({ esmClass, dataCoding, octets })
  const part = header?.concatenation
  const text = alphabetOf(dataCoding) === 'binary' ? hexOf(body) : decodeText(dataCoding, body, shifts)
  return part ? `part ${part.sequence} of ${part.total}, reference ${part.reference}: ${text}` : text
}
