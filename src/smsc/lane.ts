// One kind of change on its way to the store: what comes while a batch is being committed is the next batch. Knows
// nothing of what is changed.
import type { Clock } from '../kit/clock.ts'

export type Lane<Item> = {
  add(item: Item): void
  /** Items not yet committed, those under way included. */
  readonly size: number
  /** Resolves as soon as nothing is waiting and nothing under way. */
  idle(): Promise<void>
}

export function createLane<Item>(needs: {
  clock: Pick<Clock, 'soon'>
  /** Items of one batch at most. */
  most: number
  /** Resolves once durable, and after what follows from that was done. */
  commit: (items: readonly Item[]) => Promise<void>
  /** The store is broken: nothing is begun any more. */
  onBroken: (cause: unknown) => void
}): Lane<Item> {
  let waiting: Item[] = []
  let underWay = 0
  let planned = false
  const onIdle: (() => void)[] = []

  const next = () => {
    planned = false
    if (underWay > 0) return
    if (waiting.length === 0) {
      for (const resolve of onIdle.splice(0)) resolve()
      return
    }
    const batch = waiting.length > needs.most ? waiting.splice(0, needs.most) : waiting
    if (batch === waiting) waiting = []
    underWay = batch.length
    store(batch).catch(needs.onBroken)
  }

  const store = async (batch: readonly Item[]) => {
    await needs.commit(batch)
    underWay = 0
    next()
  }

  return {
    add(item) {
      waiting.push(item)
      if (planned || underWay > 0) return
      planned = true
      needs.clock.soon(next)
    },
    get size() {
      return waiting.length + underWay
    },
    idle: () =>
      new Promise((resolve) => {
        onIdle.push(resolve)
        if (!planned) next()
      }),
  }
}
