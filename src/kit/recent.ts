// Remembers the last so many things by name, and forgets older ones without being asked. Two generations: when the younger
// is full it becomes the older, and the one before is dropped whole. (Deleting the oldest of one Map, one by one, makes
// finding the oldest ever slower.)

export type Recent<Value> = {
  get(name: string): Value | undefined
  set(name: string, value: Value): void
  delete(name: string): void
  readonly size: number
}

/** Keeps at least the last `count` names that were set, and at most twice as many. */
export function createRecent<Value>(count: number): Recent<Value> {
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  return {
    get: (name) => young.get(name) ?? old.get(name),
    set(name, value) {
      if (young.size >= count) {
        old = young
        young = new Map()
      }
      young.set(name, value)
    },
    delete(name) {
      young.delete(name)
      old.delete(name)
    },
    get size() {
      return young.size + old.size
    },
  }
}
