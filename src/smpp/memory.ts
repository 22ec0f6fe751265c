// A connection that stays within the process, with a wire's manners: it takes time, fills up, pauses, closes in order.
// For simulation and tests, and for peers that live in the same program. Knows no socket and no PDU.
import type { Clock } from '../kit/clock.ts'
import type { Dial } from './client.ts'
import type { SessionInput } from './server.ts'
import type { Transport } from './session.ts'

export type MemoryWire = {
  readonly dial: Dial
  /** Ends every open connection at once, as a broken cable does: what is under way is lost. */
  cut(say: string): void
}

export type MemoryWireNeeds = {
  readonly clock: Clock
  accept(transport: Transport, address: string): SessionInput
  readonly address?: string
  readonly latencyMs?: number
  /** Octets under way from which `write` says false. */
  readonly bufferBytes?: number
  /** Whether the next dial gets through. */
  readonly reachable?: () => boolean
}

/** How long what is left may take to be read once a side has closed. */
const lingerMs = 2_000

/** One direction: chunks in order, each `latencyMs` later, none while the reader pauses. */
class Pipe {
  readonly #clock: Clock
  readonly #latencyMs: number
  readonly #bufferBytes: number
  readonly #chunks: { bytes: Uint8Array; at: number }[] = []
  #queued = 0
  #full = false
  #paused = false
  #running = false
  #closed = false
  #onEmpty: (() => void) | undefined
  reader: SessionInput | undefined
  writer: SessionInput | undefined

  constructor({ clock, latencyMs = 0, bufferBytes = 65_536 }: MemoryWireNeeds) {
    this.#clock = clock
    this.#latencyMs = latencyMs
    this.#bufferBytes = bufferBytes
  }

  write(bytes: Uint8Array): boolean {
    if (this.#closed || this.#onEmpty) return true
    this.#chunks.push({ bytes, at: this.#clock.now() + this.#latencyMs })
    this.#queued += bytes.length
    this.#full = this.#queued >= this.#bufferBytes
    this.#run()
    return !this.#full
  }

  pause(paused: boolean): void {
    this.#paused = paused
    this.#run()
  }

  /** Calls `onEmpty` once all that was written has arrived. */
  finish(onEmpty: () => void): void {
    this.#onEmpty ??= onEmpty
    this.#run()
  }

  drop(): void {
    this.#closed = true
    this.#chunks.length = 0
  }

  #run(): void {
    if (this.#running || this.#closed || this.#paused) return
    const wait = (this.#chunks[0]?.at ?? 0) - this.#clock.now()
    if (this.#chunks.length === 0 && !this.#onEmpty) return
    this.#running = true
    if (wait > 0) this.#clock.after(wait, () => this.#deliver())
    else this.#clock.soon(() => this.#deliver())
  }

  #deliver(): void {
    this.#running = false
    if (this.#closed || this.#paused) return
    const chunk = this.#chunks.shift()
    if (chunk) {
      this.#queued -= chunk.bytes.length
      this.reader?.receive(chunk.bytes)
    } else this.#onEmpty?.()
    if (this.#full && this.#queued === 0) {
      this.#full = false
      this.writer?.drained()
    }
    this.#run()
  }
}

export function memoryWire(needs: MemoryWireNeeds): MemoryWire {
  const { clock, accept, address = 'memory', reachable = () => true } = needs
  const open = new Set<(say: string) => void>()

  const dial: Dial = ({ onConnect, onBytes, onDrain, onEnd }) => {
    const up = new Pipe(needs)
    const down = new Pipe(needs)
    const near: SessionInput = { receive: onBytes, drained: onDrain, ended: onEnd }
    let far: SessionInput | undefined
    let over = false
    const end = (say: string) => {
      if (over) return
      over = true
      open.delete(end)
      up.drop()
      down.drop()
      clock.soon(() => {
        near.ended(say)
        far?.ended(say)
      })
    }
    const side = (out: Pipe, incoming: Pipe): Transport => ({
      write: (bytes) => out.write(bytes),
      close() {
        if (over) return
        if (!far) return end('closed before it was connected')
        out.finish(() => end(''))
        clock.after(lingerMs, () => end(''))
      },
      pause: () => incoming.pause(true),
      resume: () => incoming.pause(false),
    })
    open.add(end)
    clock.after(needs.latencyMs ?? 0, () => {
      if (over) return
      if (!reachable()) return end('connection refused')
      far = accept(side(down, up), address)
      up.writer = down.reader = near
      down.writer = up.reader = far
      onConnect()
    })
    return side(up, down)
  }

  return {
    dial,
    cut(say) {
      for (const end of open) end(say)
    },
  }
}
