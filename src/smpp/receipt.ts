// Delivery receipts: read in every dialect of the field, written in the one of SMPP 3.4 appendix B or any other given
// as a template. Matching a receipt to a message is for others; here only the forms an id can take. Knows no
// connection.
import { Buffer } from 'node:buffer'
import { decodeGsm7 } from '../sms/gsm7.ts'
import { fillBitsAfter, unpackSeptets } from '../sms/packing.ts'
import { parseUdh } from '../sms/udh.ts'
import type { DataSm, DeliverSm, Tlv } from './pdu.ts'
import { civilOf, fullYear, msOf, two } from './times.ts'
import { tags, tlv, tlvBytes, tlvInt, tlvText } from './tlvs.ts'

export type ReceiptState =
  | 'scheduled' | 'enroute' | 'delivered' | 'expired' | 'deleted'
  | 'undelivered' | 'accepted' | 'unknown' | 'rejected' | 'skipped'

export type Receipt = {
  /** The TLV receipted_message_id, else the id of the text; '' where there is neither. */
  id: string
  /** The id of the text where it differs from that of the TLV: to be tried when `id` matches nothing. */
  otherId?: string
  state: ReceiptState
  /** False for states that more may follow, for intermediate notifications and for words nobody knows. */
  final: boolean
  /** The word after `stat:` as it came. */
  stat?: string
  /** The code after `err:` as it came; its meaning is the peer's own. */
  err?: string
  /** TLV network_error_code; type 3 is GSM. */
  networkError?: { type: number; code: number }
  /** `YYYY-MM-DDThh:mm:ss` without zone, since the zone is not stated; absent when missing or impossible. */
  submitAt?: string
  doneAt?: string
  text?: string
  /** TLV user_message_reference. */
  reference?: number
  /** The text of the receipt, at most 1024 characters. */
  raw: string
  /** Something for the log: TLV and text disagree, a word or number without meaning. */
  say?: string
}

const delivery = 0x04
const intermediate = 0x20
const typeBits = 0x3c
const udhi = 0x40
const longestRaw = 1024
/** Ids are of 64 characters at most; those of the field may be a little longer. */
const longestId = 255

/** In the order of the TLV message_state. SMPP 5.0 §4.7.15. */
const states: readonly ReceiptState[] = [
  'scheduled', 'enroute', 'delivered', 'expired', 'deleted',
  'undelivered', 'accepted', 'unknown', 'rejected', 'skipped',
]
const openStates = new Set<ReceiptState>(['scheduled', 'enroute', 'accepted'])

/** Exactly seven characters each, as SMPP 3.4 appendix B has them. */
const words = {
  scheduled: 'SCHEDLD', enroute: 'ENROUTE', delivered: 'DELIVRD', expired: 'EXPIRED', deleted: 'DELETED',
  undelivered: 'UNDELIV', accepted: 'ACCEPTD', unknown: 'UNKNOWN', rejected: 'REJECTD', skipped: 'SKIPPED',
} as const satisfies Record<ReceiptState, string>

/** Every word after `stat:` that is understood, in capitals. */
export const stateOfWord: ReadonlyMap<string, ReceiptState> = new Map<string, ReceiptState>([
  ...states.map((state) => [words[state], state] as const),
  ...states.map((state) => [state.toUpperCase(), state] as const),
  ['UNDELIVERABLE', 'undelivered'],
  ['FAILED', 'undelivered'],
  ['BUFFERD', 'enroute'],
  ['BUFFERED', 'enroute'],
  ['ACKED', 'accepted'],
])

/** The number of a state in the TLV message_state. */
export const messageState = (state: ReceiptState): number => states.indexOf(state)

type ReceiptOptions = {
  /**
   * Take a message without the receipt bits for a receipt when its text reads like one. A person can write
   * such a text, so look the id up before believing it.
   */
  readonly byText?: boolean
  /** Words of this peer's own, in capitals. */
  readonly words?: ReadonlyMap<string, ReceiptState>
}

/**
 * The receipt in a deliver_sm or data_sm; undefined when it is a message from a phone. TLVs win over the text, keys may
 * come in any order and case, `text:` ends them. Never throws. SMPP 3.4 appendix B, §5.3.2.12, §5.3.2.35.
 */
export function parseReceipt(pdu: DeliverSm | DataSm, options: ReceiptOptions = {}): Receipt | undefined {
  const type = pdu.esm_class & typeBits
  const marked = type === delivery || type === intermediate
  const tlvId = trimmed(tlvText(pdu.tlvs, tags.receipted_message_id) ?? '').slice(0, longestId) || undefined
  const tlvState = tlvInt(pdu.tlvs, tags.message_state)
  const byTlvs = tlvId !== undefined && tlvState !== undefined
  if (!marked && !(type === 0 && (byTlvs || options.byText))) return undefined
  const { raw, keys } = readBody(pdu)
  if (!marked && !byTlvs && !(keys.id && keys.stat)) return undefined

  // GSM 03.38 has its underscore at 0x11.
  const textId = keys.id && firstWord(keys.id).slice(0, longestId).replaceAll('\x11', '_')
  const stat = keys.stat && firstWord(keys.stat)
  const word = stat?.toUpperCase() ?? ''
  const textState = options.words?.get(word) ?? stateOfWord.get(word)
  const state = (tlvState === undefined ? undefined : states[tlvState]) ?? textState
  const receipt: Receipt = {
    id: tlvId ?? textId ?? '',
    state: state ?? 'unknown',
    final: state !== undefined && !openStates.has(state) && type !== intermediate,
    raw,
  }
  if (textId && textId !== receipt.id) receipt.otherId = textId
  if (stat) receipt.stat = stat
  if (keys.err) receipt.err = firstWord(keys.err)
  const network = tlvBytes(pdu.tlvs, tags.network_error_code)
  if (network?.length === 3) receipt.networkError = { type: network[0]!, code: network[1]! * 256 + network[2]! }
  const submitAt = parseDate(keys.submitdate)
  if (submitAt) receipt.submitAt = submitAt
  const doneAt = parseDate(keys.donedate)
  if (doneAt) receipt.doneAt = doneAt
  else if (keys.donedate) receipt.say = `done date ${keys.donedate} is no date`
  if (keys.text !== undefined) receipt.text = keys.text
  const reference = tlvInt(pdu.tlvs, tags.user_message_reference)
  if (reference !== undefined) receipt.reference = reference
  if (state === undefined) receipt.say = `no state is known for ${stat ?? tlvState ?? 'a receipt without one'}`
  else if (textState && textState !== state) receipt.say = `message_state says ${state}, its text says ${textState}`
  return receipt
}

/** Without spaces, line ends and NULs at its ends; a loop, since a pattern takes quadratic time on hostile text. */
function trimmed(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) <= 0x20) end--
  let start = 0
  while (start < end && text.charCodeAt(start) <= 0x20) start++
  return text.slice(start, end)
}

function firstWord(value: string): string {
  const end = value.search(/\s/)
  return end < 0 ? value : value.slice(0, end)
}

type Keys = { [Key in 'id' | 'sub' | 'dlvrd' | 'submitdate' | 'donedate' | 'stat' | 'err' | 'text']?: string }
const keyPattern = /(?:^|[\s,;])(id|sub|dlvrd|submit[ _]?date|done[ _]?date|stat|err|text):/gi

/** Appendix B to the letter: what most receipts are, and three times as fast to read as by key. */
const nominal =
  /^id:([\w-]+) sub:(\d{3}) dlvrd:(\d{3}) submit date:(\d{10}) done date:(\d{10}) stat:([A-Z]{7}) err:(\w+) text:/

/** The same as `keysByName`, where the body has the nominal form; else undefined. */
export function nominalKeys(body: string): Keys | undefined {
  const match = nominal.exec(body)
  if (!match) return undefined
  const text = trimmed(body.slice(match[0].length))
  return {
    id: match[1], sub: match[2], dlvrd: match[3], submitdate: match[4], donedate: match[5], stat: match[6],
    err: match[7], text: text === '' ? undefined : text,
  }
}

/** By key, not by place: each value goes to the next key; the first of a key counts and text: is the last. */
export function keysByName(body: string): Keys {
  const keys: Keys = {}
  let key: keyof Keys | undefined
  let from = 0
  let match: RegExpExecArray | null
  keyPattern.lastIndex = 0
  do {
    match = key === 'text' ? null : keyPattern.exec(body)
    const value = trimmed(body.slice(from, match?.index))
    if (key && value !== '') keys[key] ??= value
    if (match) {
      key = match[1]!.toLowerCase().replace(/[ _]/, '') as keyof Keys
      from = keyPattern.lastIndex
    }
  } while (match)
  return keys
}

/** Ways to read a body: one octet a character, two, or seven bits. */
const latin1 = (octets: Buffer) => octets.toString('latin1')
const ucs2 = (octets: Buffer) => Buffer.from(octets.subarray(0, octets.length & ~1)).swap16().toString('utf16le')
const packed = (octets: Buffer, headerOctets: number) =>
  decodeGsm7(unpackSeptets(octets, longestRaw, fillBitsAfter(headerOctets)))
const narrowFirst = [latin1, ucs2, packed]
const wideFirst = [ucs2, latin1, packed]

/** The body as text: as data_coding says, or as whatever makes it read like a receipt. A header is no part of it. */
function readBody(pdu: DeliverSm | DataSm): { raw: string; keys: Keys } {
  const short = pdu.command === 'deliver_sm' ? pdu.short_message : undefined
  const whole = short?.length ? short : (tlvBytes(pdu.tlvs, tags.message_payload) ?? new Uint8Array())
  const skip = (pdu.esm_class & udhi && parseUdh(whole)?.length) || 0
  const octets = Buffer.from(whole.buffer, whole.byteOffset + skip, Math.min(whole.length - skip, 2 * longestRaw))
  let first: { raw: string; keys: Keys } | undefined
  for (const read of pdu.data_coding === 8 ? wideFirst : narrowFirst) {
    const raw = trimmed(read(octets, skip).slice(0, longestRaw))
    const body = { raw, keys: nominalKeys(raw) ?? keysByName(raw) }
    if (body.keys.id || body.keys.stat) return body
    first ??= body
  }
  return first!
}

/** Receipts that come together have their dates in common. */
const datesRead = new Map<string, string | undefined>()
const datesKept = 64

function parseDate(value = ''): string | undefined {
  if (datesRead.has(value)) return datesRead.get(value)
  if (value.length > 14) return undefined
  if (datesRead.size === datesKept) datesRead.clear()
  const date = readDate(value)
  datesRead.set(value, date)
  return date
}

/** 10 digits are YYMMDDhhmm, 12 have seconds as well, 14 have the whole year. */
function readDate(value: string): string | undefined {
  const { length } = value
  if (length !== 10 && length !== 12 && length !== 14) return undefined
  for (let i = 0; i < length; i++) if (!isDigit(value.charCodeAt(i))) return undefined
  const at = length === 14 ? 4 : 2
  const year = at === 4 ? pairAt(value, 0) * 100 + pairAt(value, 2) : fullYear(pairAt(value, 0))
  const second = length > at + 8 ? pairAt(value, at + 8) : 0
  const [month, day] = [pairAt(value, at), pairAt(value, at + 2)]
  const [hour, minute] = [pairAt(value, at + 4), pairAt(value, at + 6)]
  if (msOf({ year, month, day, hour, minute, second }) === undefined) return undefined
  const pair = (from: number) => value.slice(from, from + 2)
  const seconds = length > at + 8 ? pair(at + 8) : '00'
  return `${year}-${pair(at)}-${pair(at + 2)}T${pair(at + 4)}:${pair(at + 6)}:${seconds}`
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39
const pairAt = (digits: string, at: number) => digits.charCodeAt(at) * 10 + digits.charCodeAt(at + 1) - 0x30 * 11

export type ReceiptFields = {
  id: string
  state: ReceiptState
  /** Milliseconds UTC. */
  submitAt: number
  doneAt: number
  /** Three characters; '000' when absent. */
  err?: string
  networkError?: { type: number; code: number }
  /** The message; its first 20 characters are quoted, those outside printable ASCII as '?'. */
  text?: string
}

/** SMPP 3.4 appendix B. `{submit:12}` and `{submit:14}` give longer dates; what a dialect lacks is left out. */
export const standardReceipt =
  'id:{id} sub:{sub} dlvrd:{dlvrd} submit date:{submit} done date:{done} stat:{stat} err:{err} text:{text}'

/** Receipts that are written together have their dates in common. */
const datesWritten = new Map<number, string>()

function formatDate(ms: number, digits: string): string {
  const second = Math.floor(ms / 1000)
  let whole = datesWritten.get(second)
  if (whole === undefined) {
    const { year, ...rest } = civilOf(second * 1000)
    whole = year + Object.values(rest).map(two).join('')
    if (datesWritten.size === datesKept) datesWritten.clear()
    datesWritten.set(second, whole)
  }
  return digits === '14' ? whole : whole.slice(2, digits === '12' ? 14 : 12)
}

/** A template in pieces: texts, and between them what is put there, as `[name, digits]`. */
type Piece = string | readonly [name: string, digits: string]
const templates = new Map<string, readonly Piece[]>()
const templatesKept = 64

function piecesOf(template: string): readonly Piece[] {
  let pieces = templates.get(template)
  if (!pieces) {
    const cut = template.split(/\{(\w+)(?::(10|12|14))?\}/) // text, name, digits, text …
    pieces = cut.flatMap((one, at): Piece[] => (at % 3 === 0 ? [one] : at % 3 === 1 ? [[one, cut[at + 1] ?? '10']] : []))
    if (templates.size === templatesKept) templates.clear()
    templates.set(template, pieces)
  }
  return pieces
}

function valueOf(fields: ReceiptFields, name: string, digits: string): string {
  switch (name) {
    case 'id': return fields.id
    case 'sub': return '001'
    case 'dlvrd': return fields.state === 'delivered' ? '001' : '000'
    case 'submit': return formatDate(fields.submitAt, digits)
    case 'done': return formatDate(fields.doneAt, digits)
    case 'stat': return words[fields.state]
    case 'err': return fields.err ?? '000'
    case 'text': return (fields.text ?? '').slice(0, 20).replace(/[^ -~]/g, '?')
    default: return ''
  }
}

/** The text of a receipt, one octet a character, dates in UTC; `template` is the dialect. SMPP 3.4 appendix B. */
export function receiptText(fields: ReceiptFields, template: string = standardReceipt): string {
  let text = ''
  for (const piece of piecesOf(template)) text += typeof piece === 'string' ? piece : valueOf(fields, piece[0], piece[1])
  return text
}

/** The TLVs of a receipt, for peers of version 3.4 and later. */
export function receiptTlvs({ id, state, networkError }: ReceiptFields): Tlv[] {
  const list = [tlv.receipted_message_id(id), tlv.message_state(messageState(state))]
  if (networkError) {
    const { type, code } = networkError
    list.push(tlv.network_error_code(Uint8Array.of(type, code >>> 8, code)))
  }
  return list
}

/** An id in the other base, without leading zeros; undefined where it is no such number. */
export function convertId(id: string, to: 'hex' | 'decimal'): string | undefined {
  if (to === 'hex') return /^\d{1,64}$/.test(id) ? BigInt(id).toString(16) : undefined
  return /^[0-9a-f]{1,64}$/i.test(id) ? BigInt(`0x${id}`).toString() : undefined
}

/** The form under which the id of a submit_sm_resp is kept; the first of `canonicalIds`. '' when there is none. */
export function canonicalId(raw: string): string {
  const plain = trimmed(raw).toLowerCase()
  return plain.charCodeAt(0) === 0x30 && /^[0-9a-f]+$/.test(plain) ? plain.replace(/^0+(?=.)/, '') : plain
}

/**
 * The forms under which the id of a receipt may be known, likeliest first: as it is (without spaces, case and, in a
 * number, leading zeros), a decimal number written in hex, a hex number written in decimal. Keep only the first form of
 * the id in a submit_sm_resp, and look for the forms of a receipt's id one after the other: two ids of one peer can
 * share their further forms. Any length is opaque text; nothing is ever read as a floating point number.
 */
export function canonicalIds(raw: string): string[] {
  const first = canonicalId(raw)
  if (first === '') return []
  const forms = [first, convertId(first, 'hex'), convertId(first, 'decimal')]
  return [...new Set(forms.filter((form) => form !== undefined))]
}
