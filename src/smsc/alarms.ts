// Who is to be woken when, by wall time, each at one time only, which may be moved. One timer for all; alarms go off at
// most a quarter of a second late. Knows nothing of whom it wakes.
import type { Clock, Timer } from '../kit/clock.ts'

export type Alarms<Item> = {
  /** Instead of any time set before. */
  set(item: Item, at: number): void
  cancel(item: Item): void
  stop(): void
}

const grainMs = 250
/** The wall clock may be moved: it is looked at from time to time. */
const longestSleepMs = 60_000

export function createAlarms<Item>(needs: { clock: Clock; onDue(items: readonly Item[]): void }): Alarms<Item> {
  const { clock, onDue } = needs
  const slots = new Map<number, Set<Item>>()
  const slotOf = new Map<Item, number>()
  let earliest = Infinity
  let timer: Timer | undefined
  let stopped = false

  const sleep = () => {
    timer?.cancel()
    timer = undefined
    if (stopped || earliest === Infinity) return
    timer = clock.after(Math.max(0, Math.min(longestSleepMs, earliest * grainMs - clock.wall())), wake)
  }

  const wake = () => {
    timer = undefined
    const now = clock.wall()
    const due: Item[] = []
    let next = Infinity
    for (const [slot, items] of slots) {
      if (slot * grainMs > now) next = Math.min(next, slot)
      else {
        slots.delete(slot)
        for (const item of items) {
          slotOf.delete(item)
          due.push(item)
        }
      }
    }
    earliest = next
    sleep()
    if (due.length > 0) onDue(due)
  }

  const cancel = (item: Item) => {
    const slot = slotOf.get(item)
    if (slot === undefined) return
    slotOf.delete(item)
    const items = slots.get(slot)!
    items.delete(item)
    if (items.size === 0) slots.delete(slot)
  }

  return {
    set(item, at) {
      cancel(item)
      if (at === Infinity) return
      const slot = Math.ceil(at / grainMs)
      slotOf.set(item, slot)
      const items = slots.get(slot)
      if (items) items.add(item)
      else slots.set(slot, new Set([item]))
      if (slot >= earliest) return
      earliest = slot
      sleep()
    },
    cancel,
    stop() {
      stopped = true
      timer?.cancel()
    },
  }
}
