// Time as something given. Rooms that decide receive a Clock and never touch Date or timers, so that a test or the
// simulation can own time. Knows nothing of what is being timed.

export type Timer = { cancel(): void }

export type Clock = {
  /** Wall time, integer milliseconds since 1970-01-01 UTC. May jump; use it for what is stored or shown. */
  wall(): number
  /** Monotonic milliseconds with fractions, from an arbitrary start. Use it for waits and durations. */
  now(): number
  /** Runs once after at least `ms` milliseconds. A pending timer does not keep the process alive. */
  after(ms: number, run: () => void): Timer
  /** Runs once when the present turn of the event loop is over: the place to gather what one turn produced. */
  soon(run: () => void): void
}

/** Node refuses longer waits and would fire at once. */
const longestWaitMs = 2 ** 31 - 1

export const systemClock: Clock = {
  wall: () => Date.now(),
  now: () => performance.now(),
  after(ms, run) {
    const handle = setTimeout(run, Math.min(Math.max(0, ms), longestWaitMs)).unref()
    return { cancel: () => clearTimeout(handle) }
  },
  soon: (run) => void setImmediate(run),
}

/** A clock that stands still until it is told to advance. For unit tests. */
export function manualClock(startMs = 1_767_225_600_000): Clock & { advance(ms: number): void; pending(): number } {
  let elapsed = 0
  let order = 0
  let waiting: { at: number; order: number; run: () => void }[] = []
  const add = (at: number, run: () => void): Timer => {
    const entry = { at, order: order++, run }
    waiting.push(entry)
    return { cancel: () => void (waiting = waiting.filter((other) => other !== entry)) }
  }
  return {
    wall: () => startMs + Math.floor(elapsed),
    now: () => elapsed,
    after: (ms, run) => add(elapsed + Math.max(0, ms), run),
    soon: (run) => void add(elapsed, run),
    pending: () => waiting.length,
    advance(ms) {
      const until = elapsed + ms
      for (;;) {
        const next = waiting.filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0]
        if (!next) break
        waiting = waiting.filter((other) => other !== next)
        elapsed = Math.max(elapsed, next.at)
        next.run()
      }
      elapsed = until
    },
  }
}
