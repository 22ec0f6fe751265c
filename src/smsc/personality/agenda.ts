// What is to be done later, in order of time, under one timer however much it is. Knows nothing of what it keeps;
// whoever adds to it bounds it.
import type { Clock, Timer } from '../../kit/clock.ts'

export type Agenda<Item> = {
  /** `onDue` gets it after so many milliseconds, not in this turn. */
  add(delayMs: number, item: Item): void
  readonly size: number
  /** Takes everything out, the next first. */
  drain(): Item[]
}

type Entry<Item> = { readonly at: number; readonly order: number; readonly item: Item }

export function createAgenda<Item>({ clock, onDue }: { clock: Clock; onDue(item: Item): void }): Agenda<Item> {
  const heap: Entry<Item>[] = []
  let order = 0
  let timer: Timer | undefined
  let timerAt = Infinity

  const isBefore = (a: Entry<Item>, b: Entry<Item>) => a.at < b.at || (a.at === b.at && a.order < b.order)

  const push = (entry: Entry<Item>) => {
    let i = heap.push(entry) - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!isBefore(entry, heap[parent]!)) break
      heap[i] = heap[parent]!
      i = parent
    }
    heap[i] = entry
  }

  const shift = (): Entry<Item> => {
    const top = heap[0]!
    const last = heap.pop()!
    if (heap.length === 0) return top
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++
      if (!isBefore(heap[child]!, last)) break
      heap[i] = heap[child]!
      i = child
    }
    heap[i] = last
    return top
  }

  const plan = () => {
    const at = heap[0]?.at ?? Infinity
    if (timer && timerAt <= at) return
    timer?.cancel()
    timer = undefined
    timerAt = at
    if (at < Infinity) timer = clock.after(at - clock.now(), turn)
  }

  const turn = () => {
    timer = undefined
    const now = clock.now()
    // A timer may go off a little early; what is due within the same millisecond goes with it.
    while (heap.length > 0 && heap[0]!.at < now + 1) onDue(shift().item)
    plan()
  }

  return {
    add(delayMs, item) {
      push({ at: clock.now() + delayMs, order: order++, item })
      plan()
    },
    get size() {
      return heap.length
    },
    drain() {
      timer?.cancel()
      timer = undefined
      const entries = heap.splice(0)
      return entries.sort((a, b) => a.at - b.at || a.order - b.order).map(({ item }) => item)
    },
  }
}
