// Names that somebody is deciding about: whoever comes for one of them waits until that is over, and has then all of theirs at
// once, so that no two wait for each other. Knows not what is decided.

export function createClaims() {
  const taken = new Map<string, Promise<void>>()

  const hold = (names: readonly string[], until: Promise<unknown>): void => {
    const free = () => {
      for (const name of names) taken.delete(name)
    }
    const over = until.then(free, free)
    for (const name of names) taken.set(name, over)
  }
  const wait = async (names: readonly string[], until: Promise<unknown>): Promise<void> => {
    for (let of = first(names); of; of = first(names)) await of
    hold(names, until)
  }
  const first = (names: readonly string[]) => {
    for (const name of names) if (taken.has(name)) return taken.get(name)
    return undefined
  }

  return {
    /** Undefined when all of them are had at once, and had `until` then; else when they are. */
    take(names: readonly string[], until: Promise<unknown>): Promise<void> | undefined {
      if (names.length === 0) return undefined
      if (first(names)) return wait(names, until)
      return void hold(names, until)
    },
  }
}
