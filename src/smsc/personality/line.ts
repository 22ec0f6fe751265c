// The line of one connection under a personality: reads slowly, falls silent, spits garbage, breaks. Stands between a
// session and its transport and knows no PDU. A healthy line costs one call more.
import type { Clock, Timer } from '../../kit/clock.ts'
import type { SessionInput } from '../../smpp/server.ts'
import type { Transport } from '../../smpp/session.ts'

/** How a line is to behave from now on. */
export type LineFaults = {
  /** Milliseconds from now; Infinity for never. */
  readonly cut: number
  readonly silent: number
  readonly garbage: number
  /** After each garbage, until the next. */
  readonly nextGarbage: () => number
  readonly garbageOctets: () => Uint8Array
  /** 0: as fast as it comes. */
  readonly octetsPerSecond: number
}

export type Line = {
  /** For the session. */
  readonly transport: Transport
  /** For the owner of the socket. */
  inputOf(session: SessionInput): SessionInput
  /** Takes the place of what was planned before; undefined for a healthy line. A silent line stays silent. */
  plan(faults: LineFaults | undefined): void
}

/** A silent connection is held open so long after its session has given it up, should the peer not end it. */
const silentHoldMs = 600_000

export function createLine(transport: Transport, clock: Clock): Line {
  let session: SessionInput | undefined
  let faults: LineFaults | undefined
  const timers: Timer[] = []
  let silent = false
  let ended = false
  let unread: Uint8Array[] = []
  let reading: Timer | undefined
  let held = false

  const cancel = () => {
    for (const timer of timers.splice(0)) timer.cancel()
  }
  const end = (cause: string) => {
    if (ended) return
    ended = true
    cancel()
    reading?.cancel()
    unread = []
    session?.ended(cause)
  }
  const after = (ms: number, run: () => void) => {
    if (ms < Infinity) timers.push(clock.after(ms, run))
  }
  const garble = () => {
    if (ended || silent || !faults) return
    transport.write(faults.garbageOctets())
    after(faults.nextGarbage(), garble)
  }
  const fallSilent = () => {
    silent = true
    reading?.cancel()
    unread = []
  }

  /** One chunk now, the next when a peer of this speed would have read this one. */
  const read = () => {
    reading = undefined
    if (ended) return
    const bytes = unread.shift()
    if (!bytes) {
      if (!held) transport.resume()
      return
    }
    session!.receive(bytes)
    const speed = faults?.octetsPerSecond ?? 0
    reading = clock.after(speed > 0 ? (bytes.length * 1_000) / speed : 0, read)
  }

  return {
    transport: {
      write: (bytes) => (silent ? true : transport.write(bytes)),
      close() {
        if (!silent || ended) return transport.close()
        cancel()
        after(silentHoldMs, () => transport.close())
      },
      pause() {
        held = true
        transport.pause()
      },
      resume() {
        held = false
        if (!reading) transport.resume()
      },
    },
    inputOf(of) {
      session = of
      return {
        receive(bytes) {
          if (silent) return
          if (!reading && !(faults && faults.octetsPerSecond > 0)) return of.receive(bytes)
          unread.push(bytes)
          if (reading) return
          transport.pause()
          read()
        },
        drained: () => of.drained(),
        ended: end,
      }
    },
    plan(to) {
      cancel()
      faults = to
      if (!to || ended) return
      after(to.garbage, garble)
      after(to.silent, fallSilent)
      after(to.cut, () => {
        if (ended) return
        transport.close()
        end('cut by the personality')
      })
    },
  }
}
