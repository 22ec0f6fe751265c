// The part of a line that is in memory: who waits, in order, and who has been taken. Where the rest of the line is, and
// when to fetch it, is for the queue to say.
import type { Timer } from '../kit/clock.ts'
import type { LaneNumber, QueueItem } from './queue.ts'

const inOrder = (a: Pick<QueueItem<unknown>, 'dueAt' | 'id'>, b: Pick<QueueItem<unknown>, 'dueAt' | 'id'>) =>
  a.dueAt - b.dueAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

export class Line<Body> {
  readonly connection: string
  readonly lane: LaneNumber
  readonly workspace: string
  /** Parts it may still send in its turn; below 0 what it sent too many in the last one. */
  credit = 0
  /** Items taken and neither released nor gone. */
  claimed = 0
  /** Items that left for good. */
  gone = 0
  /** True while the database holds due items of this line that are not in memory. */
  more = false
  /** What is due up to here counts as due though the wall clock may not say so, until all of it is in memory. What was
   * scheduled for the time between may go early then: in the database nothing tells the two apart. */
  dueUntil = -Infinity
  reading = false
  wake: Timer | undefined
  wakeAt = Infinity
  #items: QueueItem<Body>[] = []
  #head = 0

  constructor(connection: string, lane: LaneNumber, workspace: string) {
    this.connection = connection
    this.lane = lane
    this.workspace = workspace
  }

  /** How many wait in memory. */
  get waiting(): number {
    return this.#items.length - this.#head
  }

  /** When the first in memory was due. */
  get oldestDueAt(): number | undefined {
    return this.#items[this.#head]?.dueAt
  }

  add(item: QueueItem<Body>): void {
    this.#items.push(item)
  }

  /** Adds items at their places: what was sent back because of a busy operator goes before what came after it. */
  merge(items: readonly QueueItem<Body>[]): void {
    const sorted = items.toSorted(inOrder)
    if (this.waiting === 0) {
      this.#items = sorted
      this.#head = 0
    } else if (inOrder(this.#items.at(-1)!, sorted[0]!) <= 0) for (const item of sorted) this.#items.push(item)
    else {
      this.#items = this.#items.slice(this.#head).concat(sorted).sort(inOrder)
      this.#head = 0
    }
  }

  /** Whether the item comes before the last one in memory. */
  comesBeforeLast(item: QueueItem<Body>): boolean {
    const last = this.#items.at(-1)
    return this.waiting > 0 && inOrder(item, last!) < 0
  }

  /** Moves items to `into` until their parts fill `room`; the last may exceed it. Returns the parts taken. */
  take(room: number, into: QueueItem<Body>[]): number {
    let parts = 0
    while (parts < room && this.#head < this.#items.length) {
      const item = this.#items[this.#head++]!
      into.push(item)
      parts += item.parts
      this.claimed++
    }
    if (this.#head > 1_000 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
    return parts
  }

  /** Taken items come back to their places. */
  putBack(items: readonly QueueItem<Body>[]): void {
    this.claimed -= items.length
    this.merge(items)
  }

  /** Takes out of turn what `wanted` says yes to. */
  pick(wanted: (item: QueueItem<Body>) => boolean): QueueItem<Body>[] {
    const picked: QueueItem<Body>[] = []
    const others: QueueItem<Body>[] = []
    for (let at = this.#head; at < this.#items.length; at++) {
      const item = this.#items[at]!
      if (wanted(item)) picked.push(item)
      else others.push(item)
    }
    if (picked.length === 0) return picked
    this.#items = others
    this.#head = 0
    this.claimed += picked.length
    return picked
  }
}
