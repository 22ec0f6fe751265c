// A message of the transfer layer field by field, each with the octets it stands in: for people who look at one, not
// for programs. What is cut short is shown as far as it goes; never throws. 3GPP 23.040 §9.2.
import { readAddress } from './address.ts'
import { readDcs } from './dcs.ts'
import { Cursor } from './octets.ts'
import { readStatus } from './status.ts'
import { decodeText } from './text.ts'
import { decodeTimestamp, decodeValidity } from './timestamp.ts'
import { decodeToCentre, decodeToPhone } from './tpdu-decode.ts'
import { readPart } from './parts.ts'
import type { Element } from './udh.ts'

/** `at` and `length` count octets; several fields may share one. */
export type OctetField = { name: string; value: string; at: number; length: number }
export type Dissected = { name: string; fields: OctetField[] }

type Layout = { readonly name: string; readonly flags: readonly Flag[]; readonly fields: readonly Kind[] }
type Flag = readonly [bit: number, name: string, on: string, off: string]
type Kind =
  | 'MR' | 'DA' | 'OA' | 'RA' | 'PID' | 'DCS' | 'VP' | 'SCTS' | 'DT' | 'ST' | 'FCS' | 'PI' | 'UD' | 'CT' | 'MN' | 'CD'

const more: Flag = [2, 'TP-MMS', 'no more messages wait', 'more messages wait']
const loop: Flag = [3, 'TP-LP', 'forwarded before, or made by a forward', 'not forwarded']
const header: Flag = [6, 'TP-UDHI', 'a header before the text', 'no header']
const path: Flag = [7, 'TP-RP', 'the reply takes the same way', 'no reply path']

const toPhone: readonly (Layout | undefined)[] = [
  {
    name: 'SMS-DELIVER',
    flags: [more, loop, [5, 'TP-SRI', 'a report goes to the sender', 'no report to the sender'], header, path],
    fields: ['OA', 'PID', 'DCS', 'SCTS', 'UD'],
  },
  { name: 'SMS-SUBMIT-REPORT', flags: [header], fields: ['FCS', 'PI', 'SCTS', 'PID', 'DCS', 'UD'] },
  {
    name: 'SMS-STATUS-REPORT',
    flags: [more, loop, [5, 'TP-SRQ', 'answers a command', 'answers a submission'], header],
    fields: ['MR', 'RA', 'SCTS', 'DT', 'ST', 'PI', 'PID', 'DCS', 'UD'],
  },
]
const toCentre: readonly (Layout | undefined)[] = [
  { name: 'SMS-DELIVER-REPORT', flags: [header], fields: ['FCS', 'PI', 'PID', 'DCS', 'UD'] },
  {
    name: 'SMS-SUBMIT',
    flags: [
      [2, 'TP-RD', 'duplicates are to be refused', 'duplicates are taken'],
      [5, 'TP-SRR', 'a status report is asked for', 'no status report'],
      header,
      path,
    ],
    fields: ['MR', 'DA', 'PID', 'DCS', 'VP', 'UD'],
  },
  {
    name: 'SMS-COMMAND',
    flags: [[5, 'TP-SRR', 'a status report is asked for', 'no status report'], header],
    fields: ['MR', 'PID', 'CT', 'MN', 'DA', 'CD'],
  },
]

const tons = ['unknown', 'international', 'national', 'network', 'subscriber', 'name', 'abbreviated', 'reserved']
const plans: Readonly<Record<number, string>> = { 0: 'unknown plan', 1: 'ISDN', 3: 'data', 8: 'national', 9: 'private' }
/** By the bits of TP-PI that announce them. */
const optional: readonly Kind[] = ['PID', 'DCS', 'UD']
const validityForms = ['no validity', 'enhanced', 'relative', 'absolute']
const commandNames = ['enquiry', 'cancel the status report', 'delete', 'ask for a status report']

const hexOf = (octets: Uint8Array) => Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('')
const oct = (value: number) => `0x${value.toString(16).padStart(2, '0')}`

/** Every field of a message in `direction`; `error` says that it came in an RP-ERROR. */
export function dissectTpdu(
  octets: Uint8Array,
  direction: 'to_phone' | 'to_centre',
  { error = false }: { error?: boolean } = {},
): Dissected {
  const first = octets[0] ?? 0
  const layout = (direction === 'to_phone' ? toPhone : toCentre)[first & 3]
  const fields: OctetField[] = []
  const add = (name: string, value: string, at: number, length: number) => {
    if (at < octets.length && length > 0) fields.push({ name, value, at, length: Math.min(length, octets.length - at) })
  }
  if (!layout || octets.length === 0) {
    if (octets.length > 0) add('TP-MTI', `${first & 3}: reserved`, 0, 1)
    return { name: 'unknown', fields }
  }
  add('TP-MTI', `${first & 3}: ${layout.name}`, 0, 1)
  for (const [bit, name, on, off] of layout.flags) add(name, (first >> bit) & 1 ? `1: ${on}` : `0: ${off}`, 0, 1)
  if (layout.name === 'SMS-SUBMIT') add('TP-VPF', `${(first >> 3) & 3}: ${validityForms[(first >> 3) & 3]}`, 0, 1)

  const isReport = layout.fields.includes('PI')
  let announced = 0b111
  let at = 1
  for (const kind of layout.fields) {
    if (at >= octets.length) break
    if (kind === 'FCS' && !error) continue
    if (isReport && optional.includes(kind) && !((announced >> optional.indexOf(kind)) & 1)) continue
    if (kind === 'PI') announced = octets[at]!
    at += fieldAt(kind, at)
  }
  if (at < octets.length) add('left over', hexOf(octets.subarray(at)), at, octets.length - at)
  return { name: layout.name, fields }

  /** Adds the field that stands there and says how long it is. */
  function fieldAt(kind: Kind, at: number): number {
    const octet = octets[at]!
    switch (kind) {
      case 'DA':
      case 'OA':
      case 'RA':
        return addressAt(`TP-${kind}`, at)
      case 'SCTS':
      case 'DT': {
        add(`TP-${kind}`, timeOf(octets.slice(at, at + 7)), at, 7)
        return 7
      }
      case 'VP':
        return validityAt(at)
      case 'UD':
        return userDataAt(at)
      case 'CD':
        add('TP-CDL', `${octet} octets`, at, 1)
        if (octet > 0) add('TP-CD', hexOf(octets.subarray(at + 1, at + 1 + octet)), at + 1, octet)
        return 1 + octet
      case 'PID':
        add('TP-PID', `${oct(octet)}: ${pidOf(octet)}`, at, 1)
        return 1
      case 'DCS':
        add('TP-DCS', `${oct(octet)}: ${codingOf(octet)}`, at, 1)
        return 1
      case 'ST':
        add('TP-ST', `${oct(octet)}: ${readStatus(octet).say}`, at, 1)
        return 1
      case 'CT':
        add('TP-CT', `${octet}: ${commandNames[octet] ?? 'reserved'}`, at, 1)
        return 1
      case 'PI':
        add('TP-PI', `${oct(octet)}: ${announcedBy(octet)}`, at, 1)
        return 1
      default:
        add(`TP-${kind}`, kind === 'FCS' ? oct(octet) : String(octet), at, 1)
        return 1
    }
  }

  function addressAt(name: string, at: number): number {
    const length = 2 + Math.ceil(octets[at]! / 2)
    const address = readAddress(new Cursor(octets.slice(at, at + length)))
    const type = octets[at + 1] ?? 0
    add(`${name} length`, `${octets[at]} semi-octets`, at, 1)
    const plan = plans[type & 15] ?? `plan ${type & 15}`
    add(`${name} type`, `${oct(type)}: ${tons[(type >> 4) & 7]}, ${plan}`, at + 1, 1)
    const shown = address && (address.ton === 1 ? `+${address.address}` : address.address)
    add(name, shown ?? 'too long', at + 2, length - 2)
    return length
  }

  function validityAt(at: number): number {
    const format = (first >> 3) & 3
    if (format === 0) return 0
    const length = format === 2 ? 1 : 7
    const validity = decodeValidity(format, octets.slice(at, at + length))
    const say =
      !validity ? 'none that is known'
      : validity.form === 'absolute' ? `until ${timeOf(octets.slice(at, at + 7))}`
      : validity.ms === undefined ? 'as the centre likes'
      : `${validity.ms / 60_000} minutes`
    add('TP-VP', say, at, length)
    return length
  }

  function userDataAt(at: number): number {
    const decoded = direction === 'to_phone' ? decodeToPhone(octets, { error }) : decodeToCentre(octets, { error })
    const content = decoded.kind === 'tpdu' && 'dcs' in decoded.tpdu ? decoded.tpdu : undefined
    const coding = content?.dcs ?? 0
    const { alphabet } = readDcs(coding)
    const rest = octets.length - at - 1
    add('TP-UDL', `${octets[at]} ${alphabet === 'gsm7' ? 'septets' : 'octets'}`, at, 1)
    if (!content?.octets || rest === 0) return 1 + rest
    const part = readPart({ esmClass: content.udhi ? 0x40 : 0, dataCoding: coding, octets: content.octets })
    const headed = part.header?.length ?? 0
    if (part.header) {
      add('TP-UDHL', `${headed - 1} octets`, at + 1, 1)
      let place = at + 2
      for (const element of part.header.elements) {
        add(`IE ${oct(element.id)}`, elementOf(element), place, 2 + element.data.length)
        place += 2 + element.data.length
      }
    }
    const text = alphabet === 'binary' ? hexOf(part.body) : decodeText(codingFor[alphabet], part.body, part.shifts)
    if (rest > headed) add('TP-UD', text, at + 1 + headed, rest - headed)
    return 1 + rest
  }
}

/** The data_coding that has this alphabet: its own values are not those of TP-DCS. */
const codingFor = { gsm7: 0x00, ucs2: 0x08 } as const

/** As it is written there: the sender's own time, and how far that is from UTC. */
function timeOf(octets: Uint8Array): string {
  const time = octets.length === 7 ? decodeTimestamp(octets) : undefined
  if (!time) return 'no time'
  const [year, month, day, hour, minute, second] = Array.from(octets, (octet) => `${octet & 15}${octet >> 4}`)
  const away = Math.abs(time.offsetMinutes)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const zone = `${time.offsetMinutes < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`
  return `${year}-${month}-${day} ${hour}:${minute}:${second} ${zone}`
}

function pidOf(pid: number): string {
  if (pid === 0 || pid === 0x40) return pid === 0 ? 'short message' : 'type 0'
  return pid > 0x40 && pid <= 0x47 ? `replaces type ${pid - 0x40}` : 'interworking'
}

function codingOf(dcs: number): string {
  const { alphabet, messageClass, waiting, compressed } = readDcs(dcs)
  const name = { gsm7: 'GSM-7', ucs2: 'UCS-2', binary: '8-bit data' }[alphabet]
  const kind = messageClass === undefined ? '' : messageClass === 0 ? ', class 0: flash' : `, class ${messageClass}`
  return `${name}${kind}${compressed ? ', compressed' : ''}${waiting ? `, ${waiting.type} waiting` : ''}`
}

function announcedBy(indicator: number): string {
  const names = ['TP-PID', 'TP-DCS', 'TP-UD'].filter((_, bit) => (indicator >> bit) & 1)
  return names.length > 0 ? `${names.join(', ')} follow` : 'nothing follows'
}

function elementOf({ id, data }: Element): string {
  const wide = (index: number) => data[index]! * 256 + data[index + 1]!
  if (id === 0x00 && data.length === 3) return `part ${data[2]} of ${data[1]}, reference ${data[0]}`
  if (id === 0x08 && data.length === 4) return `part ${data[3]} of ${data[2]}, reference ${wide(0)}`
  if (id === 0x05 && data.length === 4) return `to port ${wide(0)} from ${wide(2)}`
  if (id === 0x24 && data.length === 1) return `single shift table ${data[0]}`
  if (id === 0x25 && data.length === 1) return `locking shift table ${data[0]}`
  return hexOf(data)
}
