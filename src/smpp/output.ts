// What one turn of the event loop wants to send, encoded one after the other into one growing buffer, to leave in one
// write: system calls cost, not octets. Knows no socket.
import { encodeInto } from './codec.ts'
import type { Pdu } from './pdu.ts'

const firstBytes = 1024
/** A buffer that one busy turn made larger than this is let go afterwards. */
const keptBytes = 262_144

export class Output {
  #buffer = Buffer.alloc(0)
  #pending = 0

  /** Octets that wait to be taken. */
  get pending(): number {
    return this.#pending
  }

  /** RangeError when the PDU cannot be encoded; what waits already is untouched. */
  append(pdu: Pdu): void {
    let end = encodeInto(pdu, this.#buffer, this.#pending)
    if (end > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(firstBytes, end, this.#buffer.length * 2))
      this.#buffer.copy(larger, 0, 0, this.#pending)
      this.#buffer = larger
      end = encodeInto(pdu, larger, this.#pending)
    }
    this.#pending = end
  }

  /** Everything that waits, as a copy that the receiver may keep. */
  take(): Uint8Array {
    const bytes = Buffer.from(this.#buffer.subarray(0, this.#pending))
    this.#pending = 0
    if (this.#buffer.length > keptBytes) this.#buffer = Buffer.alloc(0)
    return bytes
  }
}
