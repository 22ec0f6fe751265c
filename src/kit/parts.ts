// Starts the parts of a program in order and stops them in reverse. When one fails to start, those before it are stopped
// again; a part that fails to stop does not keep the others from it.

export type Part = { readonly name: string; stop(): Promise<void> | void }

export type Parts = {
  /** Starts one more part: `start` returns what the others need, `stop` undoes it. */
  add<T>(name: string, start: () => Promise<T> | T, stop?: (started: T) => Promise<void> | void): Promise<T>
  /** Stops everything, last first. Rejects with the first failure after all have been tried. */
  stop(): Promise<void>
}

export function createParts(): Parts {
  const running: Part[] = []
  let stopping: Promise<void> | undefined

  const unwind = async () => {
    const failures: unknown[] = []
    for (;;) {
      const part = running.pop()
      if (!part) break
      try {
        await part.stop()
      } catch (cause) {
        failures.push(new Error(`stopping ${part.name} failed`, { cause }))
      }
    }
    if (failures.length > 0) throw failures[0]
  }
  const stop = () => (stopping ??= unwind())

  return {
    stop,
    async add(name, start, stopPart) {
      try {
        const started = await start()
        running.push({ name, stop: () => stopPart?.(started) })
        return started
      } catch (error) {
        await stop().catch(() => {}) // the failure to start is the one to report
        throw error
      }
    },
  }
}
