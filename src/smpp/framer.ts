// Cuts a stream of octets into whole PDUs by their command_length. Knows nothing of what is in them beyond the header.
// After a length that cannot be right the place of the next PDU is unknown, so a fatal one is the last thing it says.
import { Buffer } from 'node:buffer'
import { statuses } from './statuses.ts'

export type Framed =
  | { kind: 'frame'; bytes: Uint8Array }
  | { kind: 'fatal'; status: number; sequence: number; say: string }

const headerOctets = 16

export class Framer {
  readonly #limit: number
  #held = Buffer.alloc(0)
  /** Octets held of a PDU that is not whole yet. */
  #have = 0
  #dead = false

  /** `limitBytes`: the longest PDU taken. The default has room for a message_payload of 64 KiB. */
  constructor(limitBytes = 70_000) {
    this.#limit = limitBytes
  }

  /** Octets waiting for the rest of their PDU. */
  get pending(): number {
    return this.#have
  }

  /** Calls `each` for every PDU that is whole now; `bytes` is a view of the chunk where it can be. */
  push(chunk: Uint8Array, each: (framed: Framed) => void): void {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let at = 0
    while (at < bytes.length && !this.#dead) {
      if (this.#have > 0) {
        at = this.#fill(bytes, at, each)
        continue
      }
      let length = this.#limit
      if (bytes.length - at >= 4) {
        length = bytes.readUInt32BE(at)
        if (this.#impossible(length)) return this.#die(bytes, at, length, each)
        if (bytes.length - at >= length) {
          each({ kind: 'frame', bytes: bytes.subarray(at, at + length) })
          at += length
          continue
        }
      }
      at = this.#hold(bytes, at, bytes.length, length)
    }
  }

  #impossible(length: number): boolean {
    return length < headerOctets || length > this.#limit
  }

  /** Takes what the held PDU lacks: first its length, then the rest. */
  #fill(bytes: Buffer, from: number, each: (framed: Framed) => void): number {
    let at = from
    if (this.#have < 4) {
      at = this.#hold(bytes, at, Math.min(bytes.length, at + 4 - this.#have), this.#limit)
      if (this.#have < 4) return at
    }
    const length = this.#held.readUInt32BE(0)
    if (this.#impossible(length)) {
      at = this.#hold(bytes, at, Math.min(bytes.length, at + headerOctets - this.#have), headerOctets)
      this.#die(this.#held.subarray(0, this.#have), 0, length, each)
      return at
    }
    at = this.#hold(bytes, at, Math.min(bytes.length, at + length - this.#have), length)
    if (this.#have === length) {
      const whole = this.#held.subarray(0, length)
      this.#held = Buffer.alloc(0)
      this.#have = 0
      each({ kind: 'frame', bytes: whole })
    }
    return at
  }

  /** Keeps octets, `most` in all; grows by doubling, so that a length that is only claimed costs nothing. */
  #hold(bytes: Buffer, from: number, to: number, most: number): number {
    const need = this.#have + to - from
    if (need > this.#held.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(need, Math.min(most, Math.max(this.#held.length * 2, 64))))
      this.#held.copy(grown, 0, 0, this.#have)
      this.#held = grown
    }
    bytes.copy(this.#held, this.#have, from, to)
    this.#have = need
    return to
  }

  #die(bytes: Buffer, at: number, length: number, each: (framed: Framed) => void): void {
    this.#dead = true
    const readable = length >= headerOctets && bytes.length - at >= headerOctets
    const sequence = readable ? bytes.readUInt32BE(at + 12) : 0
    this.#held = Buffer.alloc(0)
    this.#have = 0
    each({
      kind: 'fatal',
      status: statuses.ESME_RINVCMDLEN,
      sequence,
      say: `command_length ${length} is not from ${headerOctets} to ${this.#limit}`,
    })
  }
}
