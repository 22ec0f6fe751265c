// Who wants to hear that messages moved. Knows timers and nothing else.

/** Counts are written a while after the last change was told. */
const restMs = 3_500

export function createMoves() {
  const listeners = new Set<() => void>()
  return {
    tell() {
      for (const hear of listeners) hear()
    },
    /** At most every so often, and once more when all has come to rest; gives what ends it. */
    listen(everyMs: number, run: () => void): () => void {
      let next: ReturnType<typeof setTimeout> | undefined
      let rest: ReturnType<typeof setTimeout> | undefined
      const hear = () => {
        next ??= setTimeout(() => {
          next = undefined
          run()
        }, everyMs)
        clearTimeout(rest)
        rest = setTimeout(run, restMs)
      }
      listeners.add(hear)
      return () => {
        listeners.delete(hear)
        clearTimeout(next)
        clearTimeout(rest)
      }
    },
  }
}

export const moves = createMoves()
