// congestion_state, 0 to 100, as a message centre of version 5.0 puts it into its answers: what to send, and how much
// of a window to use when it is received. Knows no session. SMPP 5.0 §2.6.4, §4.8.4.18.
import type { Tlv } from './pdu.ts'
import { tags, tlv, tlvInt } from './tlvs.ts'

const nearing = 90
const congested = 100
/** How long a word counts that no later answer has replaced. */
const holdsMs = 5_000

/** Requests of a window to have outstanding: all below 90, from there on fewer, from half down to one at 100. */
export function windowAt(congestion: number, window: number): number {
  if (congestion < nearing) return window
  const share = Math.max(0, congested - congestion) / (2 * (congested - nearing))
  return Math.max(1, Math.floor(window * share))
}

/** How much of its window a sender uses, after what the peer last said. */
export class Allowance {
  readonly #window: number
  #until = Infinity
  requests: number

  constructor(window: number) {
    this.#window = this.requests = window
  }

  /** The peer said so at `at` (ms). */
  heed(congestion: number, at: number): void {
    this.requests = windowAt(congestion, this.#window)
    this.#until = at + holdsMs
  }

  /** Forgets an old word; true when there was one. */
  restore(at: number): boolean {
    if (at < this.#until) return false
    this.#until = Infinity
    this.requests = this.#window
    return true
  }
}

export const congestionOf = (tlvs: readonly Tlv[]): number | undefined => tlvInt(tlvs, tags.congestion_state)

/** The TLVs that tell of it. RangeError beyond 0 to 100. */
export function congestionTlvs(value: number): readonly Tlv[] {
  if (!(value >= 0 && value <= congested)) throw new RangeError(`congestion must be from 0 to 100, not ${value}`)
  return Object.freeze([tlv.congestion_state(Math.round(value))])
}

/** `tlvs` and these, unless they say it already. */
export function withCongestion(tlvs: readonly Tlv[], told: readonly Tlv[]): readonly Tlv[] {
  if (tlvs.length === 0) return told
  return congestionOf(tlvs) === undefined ? [...tlvs, ...told] : tlvs
}
