// When a delivery that failed is tried again, and when not any more. Pure.
/** After each attempt but the last: eight of them over a day and a quarter. */
const seconds = [5, 30, 120, 600, 3_600, 21_600, 86_400]
/** Share of the wait by which it may be longer or shorter, so that many do not come at once. */
const jitter = 0.1
const longestMs = 86_400_000

/** Milliseconds until the next attempt after so many; undefined after the last. `asked`: the receiver's Retry-After. */
export function retryWait(attempts: number, chance: number, asked = 0): number | undefined {
  const wait = seconds[attempts - 1]
  if (wait === undefined) return undefined
  const own = wait * 1000 * (1 - jitter + 2 * jitter * chance)
  return Math.round(Math.min(longestMs * (1 + jitter), Math.max(own, asked)))
}

/** Milliseconds that a Retry-After asks for: seconds or a date (RFC 9110 §10.2.3); 0 for anything else. */
export function retryAfterMs(value: string | undefined, now: number): number {
  if (value === undefined) return 0
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.min(longestMs, Math.max(0, ms)) : 0
}
