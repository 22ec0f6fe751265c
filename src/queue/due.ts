// Up to which time what waits is due. That is the wall clock, unless it is set back: what was due before then stays due, or
// messages that nobody scheduled would wait as long as the clock had been wrong. Knows nothing of what waits.
import type { Clock } from '../kit/clock.ts'

/** Less is not a clock that was set, but one that is being corrected. */
const stepMs = 1_000
/** So long after it, what was on its way to the queue has come. */
const graceMs = 10_000

export function createDue({ clock, onSetBack }: { clock: Clock; onSetBack(until: number): void }) {
  let latest = -Infinity
  let floor = -Infinity
  let graceEnds = -Infinity
  return function dueUntil(): number {
    const wall = clock.wall()
    const isOld = clock.now() >= graceEnds
    if (wall >= latest - stepMs) {
      latest = Math.max(latest, wall)
      return isOld ? wall : Math.max(wall, floor)
    }
    floor = Math.max(latest + stepMs, isOld ? -Infinity : floor)
    graceEnds = clock.now() + graceMs
    latest = wall
    onSetBack(floor)
    return floor
  }
}
