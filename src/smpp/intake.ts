// The peer's requests that wait for the application's answer: how many they are and how much memory they keep alive.
// Knows no PDU but its size; what to do when there are too many is the session's.
import type { Pdu } from './pdu.ts'

/** Octets that came at once: all stay in memory until the last request that has a view of them is answered. */
type Chunk = { readonly octets: number; /** With what was made of them. */ bytes: number; waiting: number }

/** What a request takes beside its octets, and each of its TLVs and destinations: measured on Node 24, rounded up. */
const requestBytes = 512
const entryBytes = 256

export class Intake {
  readonly #waiting = new Map<Pdu, Chunk>()
  #chunk: Chunk = { octets: 0, bytes: 0, waiting: 0 }
  /** Kept alive by what waits; rather too high than too low. */
  bytes = 0

  get count(): number {
    return this.#waiting.size
  }

  full({ receiveWindow, receiveBytes }: { receiveWindow: number; receiveBytes: number }): boolean {
    return this.count >= receiveWindow || this.bytes >= receiveBytes
  }

  /** The requests that follow came in a chunk of so many octets. */
  begin(octets: number): void {
    this.#chunk = { octets, bytes: 0, waiting: 0 }
  }

  /** A request of `octets` octets waits from now on. */
  add(pdu: Pdu, octets: number): void {
    const chunk = this.#chunk
    const entries = pdu.tlvs.length + (pdu.command === 'submit_multi' ? pdu.dest_addresses.length : 0)
    const bytes = requestBytes + octets + entryBytes * entries + (chunk.waiting === 0 ? chunk.octets : 0)
    chunk.waiting++
    chunk.bytes += bytes
    this.bytes += bytes
    this.#waiting.set(pdu, chunk)
  }

  has(pdu: Pdu): boolean {
    return this.#waiting.has(pdu)
  }

  remove(pdu: Pdu): void {
    const chunk = this.#waiting.get(pdu)
    if (!chunk) return
    this.#waiting.delete(pdu)
    if (--chunk.waiting > 0) return
    this.bytes -= chunk.bytes
    chunk.bytes = 0
  }

  clear(): void {
    this.#waiting.clear()
    this.bytes = 0
  }
}
