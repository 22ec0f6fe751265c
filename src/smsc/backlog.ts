// A queue that stands in the store, of which a bounded stretch is in memory. What does not fit is not kept: once all
// that was in memory is settled, the next page is read. Knows neither SQL nor what the items are.

export type Page<Item> = { readonly items: readonly Item[]; /** the store may hold more */ readonly more: boolean }

export type Backlog<Item> = {
  /** For an item that has just been committed to the queue: takes it into memory, or leaves it for a later page. */
  admit(item: Item): void
  /** So many items need no place in memory any more; those that left the store must have left it durably. */
  release(count: number): void
  /** Counts items that come back into memory without being read. */
  hold(count: number): void
  /** Says that the store may hold items of this queue that memory does not know. */
  look(): void
  /** Items in memory. */
  readonly held: number
}

export function createBacklog<Item extends { readonly id: number }>(needs: {
  /** Items in memory at most. */
  limit: number
  /** Oldest first. Called only when nothing is held. */
  read: (count: number) => Promise<Page<Item>>
  take: (item: Item) => void
  onBroken: (cause: unknown) => void
}): Backlog<Item> {
  const { limit } = needs
  let held = 0
  let behind = false
  let reading = false
  let missed = false
  // A page may hold what is committed already but not yet admitted: it must not be taken a second time.
  let page = new Set<number>()

  const turn = () => {
    if (!behind || reading || held > 0) return
    reading = true
    missed = false
    needs.read(limit).then(({ items, more }) => {
      reading = false
      behind = more || missed
      held += items.length
      page = new Set(items.map(({ id }) => id))
      for (const item of items) needs.take(item)
      turn()
    }, needs.onBroken)
  }

  return {
    admit(item) {
      if (page.size > 0 && page.delete(item.id)) return
      if (behind || held >= limit) {
        behind = true
        missed = true
        turn()
        return
      }
      held++
      needs.take(item)
    },
    release(count) {
      held -= count
      if (held === 0) page.clear()
      turn()
    },
    hold(count) {
      held += count
    },
    look() {
      behind = true
      turn()
    },
    get held() {
      return held
    },
  }
}
