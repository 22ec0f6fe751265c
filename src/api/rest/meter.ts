// Counters with a speed: looks at them once a second and remembers by how much they moved.
import type { Clock, Timer } from '../../kit/clock.ts'
import type { Counters } from './needs.ts'

export type Meter = {
  start(): void
  stop(): void
  /** `perSecond`: messages handed to operators during the last second. */
  read(): Counters & { readonly perSecond: number }
}

const everyMs = 1_000

export function createMeter({ clock, counters }: { readonly clock: Clock; readonly counters: () => Counters }): Meter {
  let timer: Timer | undefined
  let perSecond = 0
  let before = { at: 0, submitted: 0 }
  const look = () => {
    const now = { at: clock.now(), submitted: counters().submitted }
    perSecond = Math.round(((now.submitted - before.submitted) * 1_000) / Math.max(1, now.at - before.at))
    before = now
    timer = clock.after(everyMs, look)
  }
  return {
    start() {
      before = { at: clock.now(), submitted: counters().submitted }
      timer = clock.after(everyMs, look)
    },
    stop: () => timer?.cancel(),
    read: () => ({ ...counters(), perSecond }),
  }
}
