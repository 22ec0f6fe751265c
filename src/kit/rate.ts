// A token bucket: how many may go now, at so many a second, with at most one second's worth saved up.
import type { Clock } from './clock.ts'

export type Rate = {
  /** Whole tokens at hand. */
  available(): number
  take(count: number): void
  /** Milliseconds until at least one token is at hand; 0 when one is. */
  waitMs(): number
  /** From now on so many a second. */
  change(perSecond: number): void
}

export function createRate({ clock, perSecond }: { clock: Clock; perSecond: number }): Rate {
  const size = () => Math.max(1, perSecond)
  let tokens = size()
  let at = clock.now()
  const fill = () => {
    const now = clock.now()
    tokens = Math.min(size(), tokens + ((now - at) * perSecond) / 1000)
    at = now
  }
  return {
    available() {
      fill()
      return Math.max(0, Math.floor(tokens))
    },
    take: (count) => void (tokens -= count),
    waitMs() {
      fill()
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1000) / perSecond)
    },
    change(to) {
      fill()
      perSecond = to
    },
  }
}
