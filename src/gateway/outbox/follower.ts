// What one audience is owed, read once and in order. Who keeps pace is given what was just committed as it was made; who
// falls behind, or begins, reads the store. Knows no transaction.
import type { Event } from './event.ts'

export type Follower = {
  /** The next ones, oldest first. One at a time. */
  read(limit: number): Promise<Event[]>
  /** From the oldest that the store has; what is being read goes back to the store, too. */
  anew(): void
  close(): void
}

type Needs = {
  /** From the store: after one and before another, both exclusive. */
  readonly stored: (after: string, before: string, limit: number) => Promise<Event[]>
  /** Below it all is durable or undone, and no event will be born there. */
  readonly floor: () => string
  readonly onClose: () => void
}

/** As made, for one that keeps pace; more is left to the store. */
const keptMost = 1_000

export function createFollower({ stored, floor, onClose }: Needs): Follower & { committed(event: Event): void } {
  let cursor = ''
  /** Durable, younger than the cursor, in order. */
  let kept: Event[] = []
  /** They are all there are. */
  let isWhole = false
  /** The youngest that had no place. */
  let missing = ''
  let turn = 0

  return {
    committed(event) {
      let at = kept.length
      while (at > 0 && kept[at - 1]!.id > event.id) at--
      kept.splice(at, 0, event)
      if (kept.length <= keptMost) return
      const last = kept.at(-1)!.id
      if (last > missing) missing = last
      kept = []
      isWhole = false
    },
    async read(limit) {
      const before = floor()
      const mine = turn
      let found: Event[]
      if (isWhole) {
        const end = kept.findIndex(({ id }) => id >= before)
        found = kept.splice(0, Math.min(limit, end < 0 ? kept.length : end))
      } else found = await stored(cursor, before, limit)
      if (mine !== turn) return found
      cursor = found.at(-1)?.id ?? cursor
      if (!isWhole && found.length < limit && missing < before) {
        kept = kept.filter(({ id }) => id >= before)
        isWhole = true
      }
      return found
    },
    anew() {
      turn++
      cursor = ''
      isWhole = false
    },
    close: onClose,
  }
}
