// Sound PDUs of every command, with TLVs that have the sizes of their rows, and what an independent reader must find in
// them: the fields of tshark's SMPP dissector and their values. Where that is at fault, the reason stands here.
import { Buffer } from 'node:buffer'
import type { Chance } from '../../src/kit/chance.ts'
import type { Command } from '../../src/smpp/commands.ts'
import { commandNames, commands, isResponse } from '../../src/smpp/commands.ts'
import type { Field } from '../../src/smpp/fields.ts'
import { bodies } from '../../src/smpp/fields.ts'
import type { Destination, Failure, Pdu, Tlv } from '../../src/smpp/pdu.ts'
import { places } from '../../src/smpp/places.ts'
import { formatAbsolute, formatRelative, parseTime } from '../../src/smpp/times.ts'
import type { TlvName, TlvRow } from '../../src/smpp/tlvs.ts'
import { tags, tlvRows, tlvText } from '../../src/smpp/tlvs.ts'
import { joinText, userData } from '../../src/sms/parts.ts'
import { segment } from '../../src/sms/segments.ts'
import { parseUdh } from '../../src/sms/udh.ts'
import type { Expected } from './capture.ts'

const pick = <T>(chance: Chance, list: readonly T[]): T => list[chance.below(list.length)]!
const between = (chance: Chance, from: number, to: number) => from + chance.below(to - from + 1)
const textOf = (chance: Chance, limit: number) =>
  String.fromCharCode(...Array.from({ length: chance.below(limit) }, () => between(chance, 0x21, 0x7e)))
const absolute = (chance: Chance) => formatAbsolute(1_800_000_000_000 + chance.below(2 ** 31) * 100)
const timeOf = (chance: Chance) =>
  pick(chance, ['', absolute(chance), formatRelative(chance.below(31 * 86_400) * 1000)])

const words = ['Hello', 'Привет', 'naïve', '€5', '👍🏽', 'STOP', '日本', '[ok]']

/** A message as the gateway makes it: its text, its part, and the fields that go with it. */
function messageOf(chance: Chance): { data_coding: number; esm_class: number; short_message: Uint8Array } {
  const mode = chance.below(4)
  const octets = chance.bytes(chance.below(141))
  if (chance.below(4) === 0) return { data_coding: binary, esm_class: mode, short_message: octets }
  const text = Array.from({ length: between(chance, 1, 60) }, () => pick(chance, words.slice(0, between(chance, 1, 8))))
  const cut = segment(text.join(' '), { reference: pick(chance, [8, 16] as const) })
  if ('refused' in cut) throw new Error(cut.say)
  const part = pick(chance, userData(cut, chance.below(65_536), { flash: chance.below(4) === 0 }))
  return { data_coding: part.dataCoding, esm_class: mode | part.esmClass, short_message: part.octets }
}

function valueOf(chance: Chance, field: Field): unknown {
  const address = () =>
    ({ dest_addr_ton: chance.below(256), dest_addr_npi: chance.below(256), destination_addr: textOf(chance, 21) })
  const list = (make: () => object) => Array.from({ length: between(chance, 1, 6) }, make)
  switch (field.kind) {
    case 'octet':
      return chance.below(field.name === 'replace_if_present_flag' ? 2 : 256)
    case 'text':
      return textOf(chance, field.limit)
    case 'time':
      return timeOf(chance)
    case 'message':
      return chance.bytes(chance.below(141))
    case 'destinations':
      return list(() =>
        chance.below(2) ? { dest_flag: 1, ...address() } : { dest_flag: 2, dl_name: textOf(chance, 21) })
    case 'failures':
      return list(() => ({ ...address(), error_status_code: chance.below(2 ** 31) }))
  }
}

const asOctets = (text: string) => Buffer.from(`${text}\0`, 'latin1')

function tlvOf(chance: Chance, row: TlvRow): Tlv {
  const { tag, min, max, kind, name } = row
  if (name === 'ms_validity') return { tag, value: chance.bytes(1) }
  if (name === 'broadcast_end_time') return { tag, value: asOctets(absolute(chance)) }
  if (kind === 'text') return { tag, value: asOctets('x'.repeat(Math.max(0, min - 1)) + textOf(chance, max - min + 1)) }
  const most = name === 'message_payload' && chance.below(50) === 0 ? 65_000 : 80
  return { tag, value: chance.bytes(between(chance, min, Math.min(max, Math.max(min, most)))) }
}

/** A PDU such as we may send, of one command, with TLVs of any rows, known and not. */
export function soundPdu(chance: Chance, command: Command): Pdu {
  const body = Object.fromEntries(bodies[command].map((field) => [field.name, valueOf(chance, field)]))
  if ('short_message' in body && 'data_coding' in body) Object.assign(body, messageOf(chance))
  else if ('esm_class' in body) Object.assign(body, { esm_class: chance.below(64), data_coding: binary })
  const names = places[command] ?? []
  const many = names.length > 0 ? chance.below(8) : 0
  const rows = Array.from({ length: many }, () => rowsByName.get(pick(chance, names))!)
    .filter((row, i, all) => (row.repeats || all.indexOf(row) === i) && !excusedTlvs.has(row.name))
  const tlvs = rows.map((row) => tlvOf(chance, row))
  const payload = tlvs.findIndex(({ tag }) => tag === tags.message_payload)
  // The message itself, where it has a header; else octets of any length.
  const headed = (Number(body['esm_class']) & udhi) !== 0
  const value = body['short_message'] as Uint8Array
  if (payload >= 0 && headed) tlvs[payload] = { tag: tags.message_payload, value }
  else if (payload >= 0 && 'data_coding' in body) body['data_coding'] = binary
  if (payload >= 0 && 'short_message' in body) body['short_message'] = none
  if (rows.length > 0 && chance.below(10) === 0) {
    tlvs.push({ tag: between(chance, 0x1400, 0x3fff), value: chance.bytes(chance.below(30)) })
  }
  const status = isResponse(command) && chance.below(4) === 0 ? pick(chance, [0x08, 0x58, 0xfe, 0x112, 0x401]) : 0
  return { command, status, sequence: between(chance, 1, 0x7fff_ffff), ...body, tlvs } as Pdu
}
const rowsByName = new Map(tlvRows.map((row) => [row.name, row]))
const udhi = 0x40
const binary = 4
const none = new Uint8Array()

/** TLVs that tshark 4.0 does not read as the specification has them. */
export const excusedTlvs: ReadonlyMap<string, string> = new Map([
  ['broadcast_rep_num', 'reads one octet of two, and takes the other for the next TLV'],
])

/** How many of each a set has, so that a set without some says so. */
export function tallyOf(pdus: readonly Pdu[]): { commands: Map<string, number>; tlvs: Map<number, number> } {
  const count = <Key>(map: Map<Key, number>, key: Key) => map.set(key, (map.get(key) ?? 0) + 1)
  const tally = { commands: new Map<string, number>(), tlvs: new Map<number, number>() }
  for (const pdu of pdus) {
    count(tally.commands, pdu.command)
    for (const { tag } of pdu.tlvs) count(tally.tlvs, tag)
  }
  return tally
}

export const soundPdus = (chance: Chance, count: number): Pdu[] =>
  Array.from({ length: count }, (_, i) => soundPdu(chance, commandNames[i % commandNames.length]!))

// What tshark must find.

type Value = number | string

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')
const int = (octets: Uint8Array) => octets.reduce((sum, octet) => sum * 256 + octet, 0)
const textIn = (tag: number, tlv: Tlv) => tlvText([tlv], tag)!

/** Fields that tshark names otherwise, or takes apart; all else has the name of its row. */
const tlvFields: Partial<Record<TlvName, (value: Uint8Array) => [name: string, value: Value][]>> = {
  dest_port: (value) => [['destination_port', int(value)]],
  ms_msg_wait_facilities: ([octet]) => [['msg_wait.ind', octet! >> 7], ['msg_wait.type', octet! & 3]],
  sc_interface_version: (value) => [['SC_interface_version', int(value)]],
  callback_num_pres_ind: ([octet]) => [['callback_num.pres', (octet! >> 2) & 3], ['callback_num.scrn', octet! & 3]],
  callback_num_atag: ({ length }) => (length === 0 ? [] : [['callback_num_atag', '1']]), // present
  callback_num: () => [['callback_num', '1']],
  network_error_code: (value) => [['network_error.type', value[0]!], ['network_error.code', int(value.subarray(1))]],
  its_session_info: ([number, flags]) =>
    [['its_session.number', number!], ['its_session.sequence', flags! >> 1], ['its_session.ind', flags! & 1]],
  alert_on_message_delivery: (value) =>
    value.length === 0 ? [['alert_on_message_delivery_null', '1']] : [['alert_on_message_delivery_type', value[0]!]],
  ms_validity: (value) => [['ms_validity', int(value)]],
  billing_identification: (value) => [['billing_id', hex(value)]],
  dest_addr_np_information: (value) => [['dest_addr_np_info', hex(value)]],
  broadcast_content_type: (value) =>
    [['broadcast_content_type.nw', value[0]!], ['broadcast_content_type.type', int(value.subarray(1))]],
  broadcast_content_type_info: (value) => [['broadcast_content_type.info', hex(value)]],
  broadcast_frequency_interval: (value) =>
    [['broadcast_frequency_interval.unit', value[0]!], ['broadcast_frequency_interval.value', int(value.subarray(1))]],
  broadcast_area_identifier: (value) =>
    [['broadcast_area_identifier', hex(value)], ['broadcast_area_identifier.format', value[0]!]],
}

const rowsByTag = new Map(tlvRows.map((row) => [row.tag, row]))

/** Absolute times as dates, relative ones as seconds, under two names; no time is a relative one of 0. */
function timeFields(name: string, text: string): [string, Value] {
  const time = text === '' ? { at: 0 } : parseTime(text, 0)
  if (!time || 'refused' in time) throw new Error(`${name} is ${text}`)
  if (text === '' || text.endsWith('R')) return [`${name}_r`, time.at / 1000]
  return [name, time.at]
}

type Loose = Record<string, unknown> & Pdu

/** The values of every field that tshark must find, in order; a field that it must not find is absent. */
export function expectedOf(pdu: Pdu, length: number): Expected {
  const found: Expected = {}
  const add = (name: string, value: Value) => (found[`smpp.${name}`] ??= []).push(value)
  const loose = pdu as Loose
  add('command_length', length)
  add('command_id', commands[pdu.command].id)
  if (isResponse(pdu.command)) add('command_status', pdu.status)
  add('sequence_number', pdu.sequence)
  if (pdu.status !== 0) return found // of an answer that refuses, tshark reads the header only
  for (const { name, kind } of bodies[pdu.command]) addField(add, pdu.command, name, kind, loose[name])
  addText(found, pdu)
  if (pdu.command !== 'query_sm_resp') for (const entry of pdu.tlvs) addTlv(add, entry) // there it reads none
  return found
}

type Add = (name: string, value: Value) => unknown

function addField(add: Add, command: Command, name: string, kind: Field['kind'], value: unknown): void {
  if (kind === 'time') {
    // In a submit_multi tshark calls a second time that is empty by the name of the first.
    const called = command === 'submit_multi' && value === '' ? 'schedule_delivery_time' : name
    if (name !== 'final_date' || value !== '') add(...timeFields(called, value as string))
    return
  }
  if (kind === 'message') {
    const octets = value as Uint8Array
    add('sm_length', octets.length)
    if (octets.length > 0) add('message', hex(octets))
  } else if (kind === 'destinations') {
    add('dlist', '1')
    for (const entry of value as Destination[]) {
      if (entry.dest_flag === 2) add('dl_name', entry.dl_name)
      else addAddress(add, entry)
    }
  } else if (kind === 'failures') {
    add('dlist_resp', '1')
    for (const entry of value as Failure[]) {
      addAddress(add, entry)
      add('error_status_code', entry.error_status_code)
    }
  } else if (name === 'esm_class') {
    const octet = value as number
    add('esm.submit.msg_mode', octet & 3)
    add('esm.submit.msg_type', (octet >> 2) & 15)
    add('esm.submit.features', octet >> 6)
  } else if (name === 'registered_delivery') {
    const octet = value as number
    add('regdel.receipt', octet & 3)
    add('regdel.acks', (octet >> 2) & 3)
    add('regdel.notif', (octet >> 4) & 1)
  } else if (name === 'service_type' && value === '') add(name, '(Default)')
  else add(name, value as Value)
}

const [gsm7, ucs2] = [0, 8]
const textFields = ['smpp.message_text', ...['id', 'parts', 'part'].map((name) => `gsm_sms.udh.mm.msg_${name}`)]

/**
 * What a phone would show, and which part of a series it is: of a short_message, for tshark reads payloads as octets
 * here and as text there; not in a submit_multi, where it reads no header; and no text of class 0.
 */
function addText(found: Expected, pdu: Pdu): void {
  for (const name of textFields) found[name] = undefined
  if ((pdu.command !== 'submit_sm' && pdu.command !== 'deliver_sm') || pdu.short_message.length === 0) return
  const { short_message: octets, esm_class: esmClass, data_coding: dataCoding } = pdu
  const plain = dataCoding === gsm7 || dataCoding === ucs2
  const series = esmClass & udhi ? parseUdh(octets)?.concatenation : undefined
  found['smpp.message_text'] = plain ? [joinText([{ octets, esmClass, dataCoding }])] : []
  found['gsm_sms.udh.mm.msg_id'] = series ? [series.reference] : []
  found['gsm_sms.udh.mm.msg_parts'] = series ? [series.total] : []
  found['gsm_sms.udh.mm.msg_part'] = series ? [series.sequence] : []
}

function addAddress(add: Add, entry: Failure | (Destination & { dest_flag: 1 })): void {
  add('dest_addr_ton', entry.dest_addr_ton)
  add('dest_addr_npi', entry.dest_addr_npi)
  add('destination_addr', entry.destination_addr)
}

function addTlv(add: Add, entry: Tlv): void {
  const { tag, value } = entry
  const row = rowsByTag.get(tag)
  add('opt_param_tag', tag)
  add('opt_param_len', value.length)
  if (!row) return void add('vendor_op', hex(value))
  const apart = tlvFields[row.name as TlvName]
  if (apart) for (const [name, part] of apart(value)) add(name, part)
  else if (tag === tags.broadcast_end_time) add(...timeFields(row.name, textIn(tag, entry)))
  else add(row.name, row.kind === 'int' ? int(value) : row.kind === 'text' ? textIn(tag, entry) : hex(value))
}
