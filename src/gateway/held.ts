// Messages of which bytes may have left, no answer came, and policy says not to send them again: each waits for a late
// answer or a receipt, and in the end nobody knows. Knows them by their tags, by which such a receipt names them.
import type { Clock, Timer } from '../kit/clock.ts'
import { isHeld, type Flight, type FlightPart } from './flight.ts'
import { stateOf } from './message.ts'
import type { Settle } from './settle.ts'

/** How long after its sending an uncertain message waits for a late answer or a receipt before it is `unknown`. */
const holdMs = 15 * 60_000
/** After a restart it waits on, at least so long that receipts may come that waited for us. */
const leastHoldMs = 5 * 60_000

export type Held = ReturnType<typeof createHeld>

export function createHeld({ clock, settle }: { clock: Clock; settle: Pick<Settle, 'finished'> }) {
  const waiting = new Map<string, { readonly flight: Flight; readonly timer: Timer }>()
  /** Tags are of 16 bits and come again, so several parts may have one. */
  const byTag = new Map<string, Set<FlightPart>>()
  const keyOf = (connection: string, tag: number | null) => `${connection} ${tag}`

  const index = (part: FlightPart) => {
    const key = keyOf(part.flight.connection, part.tag)
    const alike = byTag.get(key)
    if (alike) alike.add(part)
    else byTag.set(key, new Set([part]))
  }
  const leave = (part: FlightPart) => {
    const key = keyOf(part.flight.connection, part.tag)
    const alike = byTag.get(key)
    if (alike?.delete(part) && alike.size === 0) byTag.delete(key)
  }
  const forget = ({ id }: Flight) => {
    const entry = waiting.get(id)
    if (!entry) return
    waiting.delete(id)
    entry.timer.cancel()
    for (const part of entry.flight.parts) leave(part)
  }

  const giveUp = (flight: Flight) => {
    forget(flight)
    for (const part of flight.parts) {
      if (!part.held) continue
      settle.finished(part, stateOf.unknown, { code: 'no_answer', say: 'the link was lost before the operator answered, and no receipt came' })
    }
  }

  return {
    /** Waits for what may still be heard of its held parts, from its first one on. */
    hold(flight: Flight): void {
      if (waiting.get(flight.id)?.flight !== flight) {
        forget(flight)
        const leftMs = (flight.intentAt ?? Infinity) + holdMs - clock.wall()
        const timer = clock.after(Math.min(holdMs, Math.max(leastHoldMs, leftMs)), () => giveUp(flight))
        waiting.set(flight.id, { flight, timer })
      }
      for (const part of flight.parts) if (part.held) index(part)
    },
    /** An answer came after all: it waits no more, and may be sent with another tag. */
    answered(part: FlightPart): void {
      leave(part)
      if (!isHeld(part.flight)) forget(part.flight)
    },
    /** Parts that were sent with this tag over this connection. */
    with: (connection: string, tag: number): readonly FlightPart[] =>
      [...(byTag.get(keyOf(connection, tag)) ?? [])].filter((part) => part.held && part.tag === tag),
  }
}
