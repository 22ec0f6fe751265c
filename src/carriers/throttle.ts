// How fast a connection may go: at most as told, and slower while the operator asks for it. Each such answer halves the
// rate, once for all parts that were under way then; after that it grows back by a twentieth a second (additive
// increase, multiplicative decrease). A connection without a limit of its own starts from the rate it had, and is free
// again at twice that. Knows no message; sends nothing.
import type { Clock } from '../kit/clock.ts'
import { createRate, type Rate } from '../kit/rate.ts'

export type Throttle = {
  /** Parts that may go now; Infinity where nothing limits them. */
  available(): number
  /** Until at least one may go. */
  waitMs(): number
  take(parts: number): void
  /** A part was answered, or will never be; `slow` when the answer asked to go slower. */
  answered(slow: boolean): void
  /** Nothing goes for so long. */
  pause(ms: number): void
  /** Parts a second at present; Infinity where nothing limits them. */
  readonly perSecond: number
  /** Answers that asked to go slower. */
  readonly slowed: number
}

/** One part in five seconds goes on asking whether the operator takes more. */
const slowest = 0.2
const growth = 1 / 20
const slowestStart = 2

export function createThrottle(needs: { clock: Clock; perSecond?: number; outstanding(): number }): Throttle {
  const { clock } = needs
  const limit = needs.perSecond ?? Infinity
  let bucket: Rate | undefined = limit === Infinity ? undefined : createRate({ clock, perSecond: limit })
  let perSecond = limit
  /** The rate that the first of a run of slower answers found. */
  let before = limit
  let grownAt = 0
  let pausedUntil = 0
  let slowed = 0
  /** Parts that went before the last halving: their answers say nothing of the rate since. */
  let earlier = 0
  const recent = { second: 0, taken: 0, last: 0 }

  const count = (parts: number) => {
    const second = Math.floor(clock.now() / 1000)
    if (second !== recent.second) {
      recent.last = second === recent.second + 1 ? recent.taken : 0
      recent.taken = 0
      recent.second = second
    }
    recent.taken += parts
  }

  const change = (to: number) => {
    perSecond = to
    if (to === Infinity) bucket = undefined
    else if (bucket) bucket.change(to)
    else bucket = createRate({ clock, perSecond: to })
  }

  const grow = () => {
    if (perSecond >= limit) return
    const now = clock.now()
    const grown = perSecond + ((now - grownAt) / 1000) * before * growth
    grownAt = now
    const free = limit === Infinity && grown >= 2 * before
    change(free ? Infinity : Math.min(limit, grown))
  }

  const halve = () => {
    count(0)
    grow()
    const present = Math.min(perSecond, Math.max(slowestStart, recent.taken, recent.last))
    if (perSecond >= limit) before = present
    grownAt = clock.now()
    change(Math.max(slowest, present / 2))
    bucket!.take(Math.max(0, bucket!.available()))
    earlier = needs.outstanding()
  }

  const pauseMs = () => Math.max(0, pausedUntil - clock.now())

  return {
    available() {
      grow()
      return pauseMs() > 0 ? 0 : (bucket?.available() ?? Infinity)
    },
    waitMs: () => Math.max(pauseMs(), bucket?.waitMs() ?? 0),
    take(parts) {
      count(parts)
      bucket?.take(parts)
    },
    answered(slow) {
      if (slow) slowed++
      if (earlier > 0) earlier--
      else if (slow) halve()
    },
    pause: (ms) => void (pausedUntil = Math.max(pausedUntil, clock.now() + ms)),
    get perSecond() {
      grow()
      return perSecond
    },
    get slowed() {
      return slowed
    },
  }
}
