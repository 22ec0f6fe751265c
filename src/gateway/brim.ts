// The brim of the queue: how many messages may wait, and how long whoever finds it full should wait, by how fast it was
// emptied lately. Knows no message.
import type { Clock } from '../kit/clock.ts'

/** Of all workspaces together; on disk, so that this bounds time and space there, not memory. */
const queueMost = 20_000_000
const shortestMs = 1_000
const longestMs = 3_600_000
const sampleMs = 1_000

export function createBrim(needs: {
  readonly clock: Clock
  readonly queue: { readonly depth: number }
  readonly counters: { readonly submitted: number }
  readonly most?: number
}) {
  const { clock, queue, counters, most = queueMost } = needs
  let sample = { at: clock.now(), submitted: counters.submitted }
  let perSecond = 0
  return {
    /** Milliseconds after which so many more are likely to find room; 0 when there is room now. */
    waitMs(count: number): number {
      const now = clock.now()
      if (now - sample.at >= sampleMs) {
        perSecond = ((counters.submitted - sample.submitted) * 1_000) / (now - sample.at)
        sample = { at: now, submitted: counters.submitted }
      }
      const excess = queue.depth + count - most
      if (excess <= 0) return 0
      return perSecond <= 0 ? longestMs / 60 : Math.min(longestMs, Math.max(shortestMs, (excess * 1_000) / perSecond))
    },
  }
}
