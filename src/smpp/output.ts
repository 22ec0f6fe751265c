// What one turn of the event loop wants to send, encoded one after the other into one growing buffer, to leave in one
// write: system calls cost, not octets. Knows when the transport takes no more, and no socket.
import type { Clock } from '../kit/clock.ts'
import { encodeInto } from './codec.ts'
import type { Transport } from './contract.ts'
import type { Pdu } from './pdu.ts'

const firstBytes = 1024
/** A buffer that one busy turn made larger than this is let go afterwards. */
const keptBytes = 262_144

export type OutputNeeds = {
  readonly clock: Clock
  readonly transport: Transport
  /** From so many octets on a busy turn writes before its end; so many of answers may wait for a peer. */
  readonly limitBytes: number
  /** The turn is over: the place to call `flush`. */
  onTurn(): void
  /** All that was appended is about to be handed to the transport. */
  onWrite(): void
}

export class Output {
  /** The transport takes no more until it says so. */
  blocked = false
  readonly #needs: OutputNeeds
  readonly #onSoon: () => void
  #buffer = Buffer.alloc(0)
  #pending = 0
  /** Of these, answers that were added while nothing could be written. */
  #owed = 0
  #gathering = false
  #used = false

  constructor(needs: OutputNeeds) {
    this.#needs = needs
    this.#onSoon = () => {
      this.#gathering = false
      needs.onTurn()
    }
  }

  /** Octets that wait to be written. */
  get pending(): number {
    return this.#pending
  }

  /**
   * RangeError when the PDU cannot be encoded; what waits already is untouched. `owed` tells answers from what is
   * bounded elsewhere: our own requests, of which a turn may have as many as it was told there is room for.
   */
  append(pdu: Pdu, owed = true): void {
    if (this.#pending > this.#needs.limitBytes && !this.blocked) this.#write()
    let end = encodeInto(pdu, this.#buffer, this.#pending)
    if (end > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(firstBytes, end, this.#buffer.length * 2))
      this.#buffer.copy(larger, 0, 0, this.#pending)
      this.#buffer = larger
      end = encodeInto(pdu, larger, this.#pending)
    }
    if (owed && this.blocked) this.#owed += end - this.#pending
    this.#pending = end
    this.#used = true
    this.gather()
  }

  /** Calls `onTurn` when the present turn is over. */
  gather(): void {
    if (this.#gathering) return
    this.#gathering = true
    this.#needs.clock.soon(this.#onSoon)
  }

  /** Writes what waits; false when more answers than may do so wait for a peer that does not read. */
  flush(): boolean {
    if (this.blocked) return this.#owed <= this.#needs.limitBytes
    if (this.#pending > 0) this.#write()
    return true
  }

  /** Lets the buffer go when nothing was appended since the last time; to be called now and then. */
  rest(): void {
    if (!this.#used && this.#pending === 0 && this.#buffer.length > 0) this.#buffer = Buffer.alloc(0)
    this.#used = false
  }

  #write(): void {
    const bytes = Buffer.from(this.#buffer.subarray(0, this.#pending)) // a copy, for the transport may keep it
    this.#pending = this.#owed = 0
    if (this.#buffer.length > keptBytes) this.#buffer = Buffer.alloc(0)
    this.#needs.onWrite()
    this.blocked = !this.#needs.transport.write(bytes)
  }
}
