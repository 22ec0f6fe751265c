// A circuit breaker: after some failures in a row nothing is tried for a while, then one alone; when that goes well all
// goes on, else the pause is longer. Knows no endpoint.
import type { Clock } from '../../kit/clock.ts'

const failuresToOpen = 5
const firstPauseMs = 5_000
const longestPauseMs = 300_000

export type Breaker = ReturnType<typeof createBreaker>

export function createBreaker({ clock }: { readonly clock: Pick<Clock, 'now'> }) {
  let failures = 0
  let pauseMs = firstPauseMs
  /** Open until then, and half open after it. */
  let openUntil: number | undefined
  let probing = false
  return {
    /** How many may be tried now, of so many wanted. */
    room(wanted: number): number {
      if (openUntil === undefined) return wanted
      return probing || clock.now() < openUntil ? 0 : Math.min(1, wanted)
    },
    /** Milliseconds until something may be tried; 0 when it may be now. */
    waitMs: () => (openUntil === undefined ? 0 : Math.max(0, openUntil - clock.now())),
    get state(): 'closed' | 'open' | 'half-open' {
      if (openUntil === undefined) return 'closed'
      return clock.now() < openUntil ? 'open' : 'half-open'
    },
    /** Whether it went well lately. */
    get isWell() {
      return failures === 0
    },
    began: () => void (probing = openUntil !== undefined),
    /** What became of one. True when this closed it. */
    ended(well: boolean): boolean {
      const wasOpen = openUntil !== undefined
      probing = false
      if (well) {
        failures = 0
        pauseMs = firstPauseMs
        openUntil = undefined
        return wasOpen
      }
      failures++
      if (failures < failuresToOpen) return false
      if (wasOpen && clock.now() >= openUntil!) pauseMs = Math.min(longestPauseMs, pauseMs * 2)
      if (!wasOpen || clock.now() >= openUntil!) openUntil = clock.now() + pauseMs
      return false
    },
  }
}
