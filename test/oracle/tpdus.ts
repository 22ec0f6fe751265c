// Messages of the transfer layer between phone and centre, of every type and form, and what an independent reader must
// find in them: the fields of tshark's dissector of 23.040 and their values.
import { Buffer } from 'node:buffer'
import type { Chance } from '../../src/kit/chance.ts'
import { readDcs } from '../../src/sms/dcs.ts'
import { septetsOf } from '../../src/sms/gsm7.ts'
import { joinText, userData } from '../../src/sms/parts.ts'
import { segment } from '../../src/sms/segments.ts'
import type { Timestamp, Validity } from '../../src/sms/timestamp.ts'
import { relativeMs, relativeValidity, validityFormat } from '../../src/sms/timestamp.ts'
import type { Content, Tpdu } from '../../src/sms/tpdu.ts'
import type { Address } from '../../src/sms/address.ts'
import { parseUdh } from '../../src/sms/udh.ts'
import type { Expected } from './capture.ts'

const pick = <T>(chance: Chance, list: readonly T[]): T => list[chance.below(list.length)]!
const bool = (chance: Chance) => chance.below(2) === 1
const digits = (chance: Chance, most: number) =>
  Array.from({ length: 1 + chance.below(most) }, () => pick(chance, [...'0123456789*#'])).join('')

/** Schemes of each alphabet: without class, with one, with a waiting indication. 3GPP 23.038 §4. */
const schemes = {
  gsm7: [0x00, 0x10, 0x11, 0x12, 0x13, 0xc8, 0xd1, 0xf0, 0xf3],
  ucs2: [0x08, 0x18, 0x19, 0x1b, 0xe0, 0xeb],
  binary: [0x04, 0x14, 0x16, 0xf4, 0xf7],
}
const words = ['Hello', 'Привет', 'naïve', '€5', '👍🏽', 'STOP', '日本', '[ok]', 'Ωß']

function contentOf(chance: Chance, most: number): Content {
  const pid = pick(chance, [0, 0x40, 0x41, 0x47, 0x7f, 0x32])
  if (chance.below(5) === 0) {
    return { pid, dcs: pick(chance, schemes.binary), udhi: false, octets: chance.bytes(1 + chance.below(most)) }
  }
  const known = words.slice(0, 1 + chance.below(words.length))
  const text = Array.from({ length: 1 + chance.below(most / 4) }, () => pick(chance, known)).join(' ')
  const cut = segment(text, { reference: pick(chance, [8, 16] as const) })
  if ('refused' in cut) throw new Error(cut.say)
  const { esmClass, octets } = pick(chance, userData(cut, chance.below(65_536)))
  return { pid, dcs: pick(chance, schemes[cut.encoding]), udhi: esmClass !== 0, octets }
}

const numberOf = (chance: Chance): Address =>
  pick<() => Address>(chance, [
    () => ({ ton: 1, npi: 1, address: `316${10_000_000 + chance.below(90_000_000)}` }),
    () => ({ ton: pick(chance, [0, 2, 3]), npi: pick(chance, [0, 8, 9]), address: digits(chance, 20) }),
  ])()
const nameOf = (chance: Chance): Address =>
  ({ ton: 5, npi: 0, address: 'SHOP a24&ä'.slice(chance.below(5)).slice(0, 1 + chance.below(10)) })
const timeOf = (chance: Chance): Timestamp =>
  ({ at: 1_000_000_000_000 + chance.below(2 ** 31) * 1000, offsetMinutes: 15 * (chance.below(105) - 48) })
/** Without the enhanced form of 100 hours and more: there tshark 4.0 takes two octets of the seven. */
const validityOf = (chance: Chance): Validity | undefined =>
  pick<(() => Validity) | undefined>(chance, [
    undefined,
    () => ({ form: 'relative', ms: relativeMs(chance.below(256)) }),
    () => ({ form: 'absolute', until: timeOf(chance) }),
    () => ({ form: 'enhanced', ms: undefined, singleShot: bool(chance) }),
    () => ({ form: 'enhanced', ms: 1000 * (1 + chance.below(255)), singleShot: bool(chance) }),
    () => ({ form: 'enhanced', ms: 1000 * (256 + chance.below(359_000)), singleShot: bool(chance) }),
  ])?.()

const failures = [0x80, 0x8f, 0x9f, 0xc0, 0xc5, 0xd0, 0xd3, 0xff]
/** No text of a report is longer: 159 octets in all, 120 of it for sure. */
const reportOctets = 100

const makers: ((chance: Chance) => Tpdu)[] = [
  (chance) => ({
    type: 'submit', reference: chance.below(256), destination: numberOf(chance), validity: validityOf(chance),
    rejectDuplicates: bool(chance), statusReport: bool(chance), replyPath: bool(chance), ...contentOf(chance, 140),
  }),
  (chance) => ({
    type: 'deliver', originator: bool(chance) ? numberOf(chance) : nameOf(chance), sentAt: timeOf(chance),
    moreMessages: bool(chance), loopPrevention: bool(chance), statusReport: bool(chance), replyPath: bool(chance),
    ...contentOf(chance, 140),
  }),
  (chance) => ({
    type: 'status_report', reference: chance.below(256), recipient: numberOf(chance), sentAt: timeOf(chance),
    doneAt: timeOf(chance), status: chance.below(128), moreMessages: bool(chance), loopPrevention: bool(chance),
    forCommand: bool(chance), ...(bool(chance) && contentOf(chance, reportOctets)),
  }),
  (chance) => ({
    type: 'command', reference: chance.below(256), pid: 0, command: chance.below(4), message: chance.below(256),
    destination: numberOf(chance), statusReport: bool(chance), udhi: false, octets: chance.bytes(chance.below(157)),
  }),
  (chance) => ({
    type: 'deliver_report', failure: failureOf(chance), ...(bool(chance) && contentOf(chance, reportOctets)),
  }),
  (chance) => ({
    type: 'submit_report', failure: failureOf(chance), sentAt: timeOf(chance),
    ...(bool(chance) && contentOf(chance, reportOctets)),
  }),
]
const failureOf = (chance: Chance) => (bool(chance) ? pick(chance, failures) : undefined)

export const soundTpdus = (chance: Chance, count: number): Tpdu[] =>
  Array.from({ length: count }, (_, i) => makers[i % makers.length]!(chance))

export const fromPhone = ({ type }: Tpdu): boolean => ['submit', 'command', 'deliver_report'].includes(type)

const tagOf = (tag: number, value: Uint8Array) => {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(tag)
  head.writeUInt16BE(value.length, 2)
  return Buffer.concat([head, value])
}
/** The link type of octets that begin with what they are: here a message of 23.040 and which way it goes. */
export const exportedPdu = 252
export const wrapped = (octets: Uint8Array, upwards: boolean): Buffer =>
  Buffer.concat([
    tagOf(12, Buffer.from('gsm_sms\0')),
    tagOf(35, Uint8Array.of(0, 0, 0, upwards ? 1 : 0)),
    tagOf(0, new Uint8Array()),
    octets,
  ])

// What tshark must find.

const types = { deliver: 0, deliver_report: 0, submit: 1, submit_report: 1, status_report: 2, command: 2 }
const flag = (set: boolean | undefined) => (set ? 1 : 0)

/** The values of every field looked for, in order. */
export function expectedOf(tpdu: Tpdu): Expected {
  const found: Expected = {}
  const add = (name: string, ...values: (number | string)[]) => (found[`gsm_sms.${name}`] ??= []).push(...values)
  add('tp-mti', types[tpdu.type])
  add('tp-udhi', flag(tpdu.udhi))
  if ('reference' in tpdu) add('tp-mr', tpdu.reference)
  if ('moreMessages' in tpdu) add('tp-mms', flag(!tpdu.moreMessages))
  if ('loopPrevention' in tpdu) add('tp-lp', flag(tpdu.loopPrevention))
  if ('replyPath' in tpdu) add('tp-rp', flag(tpdu.replyPath))
  if ('statusReport' in tpdu) add(tpdu.type === 'deliver' ? 'tp-sri' : 'tp-srr', flag(tpdu.statusReport))
  if (tpdu.type === 'submit') {
    add('tp-rd', flag(tpdu.rejectDuplicates))
    add('tp-vpf', tpdu.validity ? validityFormat[tpdu.validity.form] : 0)
    addAddress(add, 'tp-da', tpdu.destination)
    if (tpdu.validity) addValidity(add, tpdu.validity)
  } else if (tpdu.type === 'deliver') addAddress(add, 'tp-oa', tpdu.originator)
  else if (tpdu.type === 'status_report') {
    add('tp-srq', flag(tpdu.forCommand))
    addAddress(add, 'tp-ra', tpdu.recipient)
    add('dis_field.st_error', (tpdu.status >> 5) & 3)
    add('dis.field_st_reason', tpdu.status & 31)
  } else if (tpdu.type === 'command') {
    add('tp.command_type', tpdu.command)
    add('tp.message_number', tpdu.message)
    add('tp.command_data_length', tpdu.octets.length)
    addAddress(add, 'tp-da', tpdu.destination)
    add('tp-pid', tpdu.pid)
    return found
  } else {
    if (tpdu.failure !== undefined) add('tp-fcs', tpdu.failure)
  }
  if ('sentAt' in tpdu && tpdu.sentAt) addTime(add, tpdu.sentAt)
  if ('doneAt' in tpdu && tpdu.doneAt) addTime(add, tpdu.doneAt)
  if (tpdu.octets) addContent(add, tpdu as Content)
  return found
}

type Add = (name: string, ...values: (number | string)[]) => unknown

function addAddress(add: Add, name: string, { ton, npi, address }: Address): void {
  add(name, address.replaceAll('a', ton === 5 ? 'a' : 'A'))
  add('dis_field_addr.num_type', ton)
  add('dis_field_addr.num_plan', npi)
  add('dis_field_addr.length', ton === 5 ? Math.ceil((septetsOf(address) * 7) / 4) : address.length)
}

function addTime(add: Add, { at, offsetMinutes }: Timestamp): void {
  const local = new Date(at + offsetMinutes * 60_000)
  add('scts.year', local.getUTCFullYear() % 100)
  add('scts.month', local.getUTCMonth() + 1)
  add('scts.day', local.getUTCDate())
  add('scts.hour', local.getUTCHours())
  add('scts.minutes', local.getUTCMinutes())
  add('scts.seconds', local.getUTCSeconds())
  add('scts.timezone', Math.abs(offsetMinutes) / 15)
}

function addValidity(add: Add, validity: Validity): void {
  if (validity.form === 'absolute') return addTime(add, validity.until)
  if (validity.form === 'relative') return void add('vp.validity_period', relativeValidity(validity.ms))
  const seconds = (validity.ms ?? 0) / 1000
  const format = validity.ms === undefined ? 0 : seconds <= 255 ? 2 : 3
  add('vp.single_shot_sm', flag(validity.singleShot))
  add('vp.validity_period_format', format)
  if (format === 2) add('vp.validity_period', seconds)
  if (format !== 3) return
  add('vp.validity_period.hour', Math.floor(seconds / 3600))
  add('vp.validity_period.minutes', Math.floor(seconds / 60) % 60)
  add('vp.validity_period.seconds', seconds % 60)
}

function addContent(add: Add, { pid, dcs, udhi, octets }: Content): void {
  const header = udhi ? parseUdh(octets) : undefined
  const { alphabet } = readDcs(dcs)
  const text = octets.length - (header?.length ?? 0)
  add('tp-pid', pid)
  add('tp-dcs', dcs)
  add('tp.user_data_length', alphabet === 'gsm7' ? Math.ceil(((header?.length ?? 0) * 8) / 7) + text : octets.length)
  if (alphabet === 'binary') add('sms_body', Buffer.from(octets).toString('hex'))
  else add('sms_text', joinText([{ octets, dataCoding: dcs, esmClass: udhi ? 0x40 : 0 }]))
  if (!header?.concatenation) return
  add('udh.mm.msg_id', header.concatenation.reference)
  add('udh.mm.msg_parts', header.concatenation.total)
  add('udh.mm.msg_part', header.concatenation.sequence)
}
