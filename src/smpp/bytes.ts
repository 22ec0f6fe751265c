// Reading and writing the few kinds of value that PDUs are made of. A Reader never throws and never reads past its end:
// the first thing it cannot take is noted as a status, after which everything reads as empty. The writing functions
// refuse what would not be legal on the wire with a RangeError that names the field. Knows no PDU.
import type { Buffer } from 'node:buffer'
import type { Destination, Failure, Tlv } from './pdu.ts'
import { noTlvs } from './pdu.ts'
import type { Quirks } from './quirks.ts'
import { noQuirks } from './quirks.ts'
import { statuses } from './statuses.ts'

const addressLimit = 21
/** An object each: without a bound a PDU of 70,000 octets could make 4 MiB of them. */
const mostTlvs = 256
const nothing = new Uint8Array()

export class Reader {
  #bytes: Buffer
  #at: number
  #end: number
  #quirks: Quirks
  /** True for responses: whatever can be read is taken, nothing is refused. */
  #forgiving: boolean
  /** The status a request must be answered with; 0 while all is well. */
  status = 0
  /** What was wrong, or forgiven. */
  say = ''

  constructor(bytes: Buffer, at: number, forgiving: boolean, quirks: Quirks = noQuirks) {
    this.#bytes = bytes
    this.#at = at
    this.#end = bytes.length
    this.#quirks = quirks
    this.#forgiving = forgiving
  }

  get left(): number {
    return this.#end - this.#at
  }

  #refuse(status: number, say: string): void {
    if (this.#forgiving) this.say ||= say
    else {
      if (this.status === 0) this.say = say
      this.status ||= status
      this.#at = this.#end
    }
  }

  /** For what only some peers are allowed. */
  #allow(quirk: 'accept' | 'refuse', status: number, say: string): void {
    if (quirk === 'accept') this.say ||= say
    else this.#refuse(status, say)
  }

  octet(name: string): number {
    if (this.#at < this.#end) return this.#bytes[this.#at++]!
    this.#refuse(statuses.ESME_RINVCMDLEN, `${name} is missing`)
    return 0
  }

  text(limit: number, status: number, name: string): string {
    const bytes = this.#bytes
    const start = this.#at
    const last = Math.min(this.#end, start + limit)
    let stop = start
    while (stop < last && bytes[stop] !== 0) stop++
    if (stop === last) return this.#oddText(limit, status, name)
    this.#at = stop + 1
    return stop === start ? '' : bytes.toString('latin1', start, stop)
  }

  #oddText(limit: number, status: number, name: string): string {
    const start = this.#at
    if (start >= this.#end) {
      this.#refuse(statuses.ESME_RINVCMDLEN, `${name} is missing`)
      return ''
    }
    const nul = this.#bytes.indexOf(0, start)
    const stop = nul < 0 ? this.#end : nul
    if (stop - start >= limit) this.#allow(this.#quirks.overlong, status, `${name} is longer than ${limit - 1} octets`)
    if (nul < 0) this.#allow(this.#quirks.missingNul, statuses.ESME_RINVCMDLEN, `${name} does not end with a NUL`)
    if (this.status !== 0) return ''
    this.#at = Math.min(stop + 1, this.#end)
    return this.#bytes.toString('latin1', start, stop)
  }

  /** Text that must be empty or 16 characters. */
  time(limit: number, status: number, name: string): string {
    const text = this.text(limit, status, name)
    const odd = text.length !== 0 && text.length !== 16
    if (odd) this.#allow(this.#quirks.overlong, status, `${name} is not 16 characters`)
    return text
  }

  /** sm_length and short_message; a view, not a copy. */
  message(name: string): Uint8Array {
    const length = this.octet('sm_length')
    if (length > this.left) {
      this.#refuse(statuses.ESME_RINVMSGLEN, `${name} ends after ${this.left} of ${length} octets`)
      return nothing
    }
    return length === 0 ? nothing : this.#view(length)
  }

  destinations(): Destination[] {
    const list: Destination[] = []
    for (let count = this.octet('number_of_dests'); count > 0 && this.status === 0; count--) {
      const flag = this.octet('dest_flag')
      if (flag === 1) {
        list.push({
          dest_flag: 1,
          dest_addr_ton: this.octet('dest_addr_ton'),
          dest_addr_npi: this.octet('dest_addr_npi'),
          destination_addr: this.text(addressLimit, statuses.ESME_RINVDSTADR, 'destination_addr'),
        })
      } else if (flag === 2) {
        list.push({ dest_flag: 2, dl_name: this.text(addressLimit, statuses.ESME_RINVDLNAME, 'dl_name') })
      } else this.#refuse(statuses.ESME_RINVDESTFLAG, `dest_flag is ${flag}, not 1 or 2`)
    }
    return list
  }

  failures(): Failure[] {
    const list: Failure[] = []
    for (let count = this.left > 0 ? this.octet('no_unsuccess') : 0; count > 0 && this.left > 0; count--) {
      list.push({
        dest_addr_ton: this.octet('dest_addr_ton'),
        dest_addr_npi: this.octet('dest_addr_npi'),
        destination_addr: this.text(addressLimit, statuses.ESME_RINVDSTADR, 'destination_addr'),
        error_status_code: this.#word('error_status_code'),
      })
    }
    return list
  }

  #word(name: string): number {
    if (this.left >= 4) {
      this.#at += 4
      return this.#bytes.readUInt32BE(this.#at - 4)
    }
    this.#refuse(statuses.ESME_RINVCMDLEN, `${name} is missing`)
    this.#at = this.#end
    return 0
  }

  /** Everything to the end as TLVs; up to three octets that cannot be one are left for `trailing`. */
  tlvs(): readonly Tlv[] {
    if (this.left < 4 || this.#quirks.tlvs === 'ignore') return noTlvs
    const bytes = this.#bytes
    const list: Tlv[] = []
    while (this.left >= 4) {
      const at = this.#at
      const tag = (bytes[at]! << 8) | bytes[at + 1]!
      const length = (bytes[at + 2]! << 8) | bytes[at + 3]!
      if (length > this.left - 4) {
        this.#refuse(statuses.ESME_RINVOPTPARSTREAM, `TLV 0x${tag.toString(16).padStart(4, '0')} goes beyond the end`)
        this.#at = this.#end
        return noTlvs
      }
      if (list.length === mostTlvs) {
        this.#refuse(statuses.ESME_RINVOPTPARSTREAM, `there are more than ${mostTlvs} TLVs`)
        this.#at = this.#end
        return list
      }
      this.#at = at + 4
      list.push({ tag, value: this.#view(length) })
    }
    return list
  }

  trailing(): Uint8Array {
    return this.#view(this.left)
  }

  #view(length: number): Uint8Array {
    const view = new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset + this.#at, length)
    this.#at += length
    return view
  }
}

const refuse = (name: string, say: string): never => {
  throw new RangeError(`${name} ${say}`)
}

/** Octets that a C-octet string takes, its NUL included. */
export function textSize(text: string, limit: number, name: string): number {
  if (typeof text !== 'string') refuse(name, 'must be text')
  if (text.length >= limit) refuse(name, `is longer than ${limit - 1} octets`)
  return text.length + 1
}

export function timeSize(text: string, name: string): number {
  if (text !== '' && text.length !== 16) refuse(name, 'must be empty or 16 characters')
  return textSize(text, 17, name)
}

export function messageSize(octets: Uint8Array, name: string): number {
  if (!(octets instanceof Uint8Array)) refuse(name, 'must be octets')
  if (octets.length > 255) refuse(name, 'is longer than 255 octets')
  return octets.length + 1
}

export function destinationsSize(list: readonly Destination[], name: string): number {
  if (list.length > 255) refuse(name, 'has more than 255 entries')
  let size = 1
  for (const entry of list) {
    if (entry.dest_flag === 1) size += 3 + textSize(entry.destination_addr, addressLimit, 'destination_addr')
    else size += 1 + textSize(entry.dl_name, addressLimit, 'dl_name')
  }
  return size
}

export function failuresSize(list: readonly Failure[], name: string): number {
  if (list.length > 255) refuse(name, 'has more than 255 entries')
  let size = 1
  for (const entry of list) size += 6 + textSize(entry.destination_addr, addressLimit, 'destination_addr')
  return size
}

export function tlvsSize(list: readonly Tlv[]): number {
  let size = 0
  for (let i = 0; i < list.length; i++) {
    const { tag, value } = list[i]!
    if ((tag & 0xffff) !== tag) refuse('tlvs', `has a tag that is not two octets: ${tag}`)
    if (value.length > 0xffff) refuse('tlvs', `has a value over 65535 octets: tag 0x${tag.toString(16)}`)
    size += 4 + value.length
  }
  return size
}

// The writers return the offset after what they wrote; room was made sure of by the sizes above.

export function putOctet(buffer: Uint8Array, at: number, value: number, name: string): number {
  if ((value & 0xff) !== value) refuse(name, `must be an integer from 0 to 255, not ${value}`)
  buffer[at] = value
  return at + 1
}

export function putWord(buffer: Uint8Array, at: number, value: number, name: string): number {
  if (value >>> 0 !== value) refuse(name, `must be an integer from 0 to 4294967295, not ${value}`)
  buffer[at] = value >>> 24
  buffer[at + 1] = value >>> 16
  buffer[at + 2] = value >>> 8
  buffer[at + 3] = value
  return at + 4
}

export function putText(buffer: Uint8Array, at: number, text: string, name: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0 || code > 0xff) refuse(name, 'has a character that is not one octet, or a NUL')
    buffer[at + i] = code
  }
  buffer[at + text.length] = 0
  return at + text.length + 1
}

export function putMessage(buffer: Uint8Array, at: number, octets: Uint8Array): number {
  buffer[at] = octets.length
  return putOctets(buffer, at + 1, octets)
}

export function putDestinations(buffer: Uint8Array, at: number, list: readonly Destination[]): number {
  buffer[at++] = list.length
  for (const entry of list) {
    buffer[at++] = entry.dest_flag
    if (entry.dest_flag === 1) {
      at = putOctet(buffer, at, entry.dest_addr_ton, 'dest_addr_ton')
      at = putOctet(buffer, at, entry.dest_addr_npi, 'dest_addr_npi')
      at = putText(buffer, at, entry.destination_addr, 'destination_addr')
    } else at = putText(buffer, at, entry.dl_name, 'dl_name')
  }
  return at
}

export function putFailures(buffer: Uint8Array, at: number, list: readonly Failure[]): number {
  buffer[at++] = list.length
  for (const entry of list) {
    at = putOctet(buffer, at, entry.dest_addr_ton, 'dest_addr_ton')
    at = putOctet(buffer, at, entry.dest_addr_npi, 'dest_addr_npi')
    at = putText(buffer, at, entry.destination_addr, 'destination_addr')
    at = putWord(buffer, at, entry.error_status_code, 'error_status_code')
  }
  return at
}

export function putTlvs(buffer: Uint8Array, at: number, list: readonly Tlv[]): number {
  for (let i = 0; i < list.length; i++) {
    const { tag, value } = list[i]!
    buffer[at] = tag >>> 8
    buffer[at + 1] = tag
    buffer[at + 2] = value.length >>> 8
    buffer[at + 3] = value.length
    at = putOctets(buffer, at + 4, value)
  }
  return at
}

function putOctets(buffer: Uint8Array, at: number, octets: Uint8Array): number {
  // Below this length a loop beats the fixed cost of set(): measured on short messages of 20 to 160 octets.
  if (octets.length < 64) for (let i = 0; i < octets.length; i++) buffer[at + i] = octets[i]!
  else buffer.set(octets, at)
  return at + octets.length
}
