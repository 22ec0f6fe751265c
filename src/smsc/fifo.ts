// First in, first out, without moving what waits. Knows no bound: whoever fills it does.

export type Fifo<Item> = {
  push(item: Item): void
  shift(): Item | undefined
  /** To the front again; the first of them will be the next to leave. */
  putBack(items: readonly Item[]): void
  readonly length: number
}

export function createFifo<Item>(): Fifo<Item> {
  let items: (Item | undefined)[] = []
  let head = 0
  return {
    push: (item) => void items.push(item),
    shift() {
      if (head === items.length) return undefined
      const item = items[head]
      items[head++] = undefined
      if (head === items.length || head > 4096) {
        items = items.slice(head)
        head = 0
      }
      return item
    },
    putBack(returned) {
      items = [...returned, ...items.slice(head)]
      head = 0
    },
    get length() {
      return items.length - head
    },
  }
}
