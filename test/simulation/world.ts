// A world in which time and chance belong to one seed: a heap of things to happen, popped one after another, with all
// promises settled in between. The same seed replays the same history.
import type { Chance } from '../../src/kit/chance.ts'
import { seededChance } from '../../src/kit/chance.ts'
import type { Clock, Timer } from '../../src/kit/clock.ts'

type Happening = { at: number; tie: number; run: () => void; alive: () => boolean }

export class World {
  readonly chance: Chance
  elapsed = 0
  happened = 0
  /** Grows with everything that happens: equal histories have equal marks. */
  mark = 0
  readonly #heap: Happening[] = []
  readonly #startMs = 1_767_225_600_000
  #failure: unknown

  constructor(seed: number) {
    this.chance = seededChance(seed)
  }

  /** Ties are broken by chance, so that the seed explores orders too. */
  at(delayMs: number, run: () => void, alive: () => boolean = () => true): Timer {
    const entry = { at: this.elapsed + Math.max(0, delayMs), tie: this.chance.float(), run, alive }
    this.#push(entry)
    return { cancel: () => void (entry.alive = () => false) }
  }

  /** Uniform in milliseconds. */
  between(low: number, high: number): number {
    return low + this.chance.float() * (high - low)
  }

  /** The clock of one process: its timers die with it. Things said for `soon` keep their order. */
  clockFor(alive: () => boolean): Clock {
    let soon: (() => void)[] = []
    return {
      wall: () => this.#startMs + Math.floor(this.elapsed),
      now: () => this.elapsed,
      after: (ms, run) => this.at(ms, run, alive),
      soon: (run) => {
        soon.push(run)
        if (soon.length > 1) return
        this.at(0, () => {
          const runs = soon
          soon = []
          for (const one of runs) one()
        }, alive)
      },
    }
  }

  fail(cause: unknown): void {
    this.#failure ??= cause
  }

  /** Runs until nothing is left before `untilMs`. Rejects with the first failure anything reported. */
  async run(untilMs: number): Promise<void> {
    const onRejection = (cause: unknown) => this.fail(cause)
    process.on('unhandledRejection', onRejection)
    try {
      while (this.#heap.length > 0 && this.#heap[0]!.at <= untilMs) {
        const next = this.#pop()
        this.elapsed = Math.max(this.elapsed, next.at)
        if (!next.alive()) continue
        this.happened++
        this.mark = (Math.imul(this.mark, 31) + Math.floor(next.at * 1000)) | 0
        next.run()
        await new Promise(setImmediate)
        if (this.#failure !== undefined) throw this.#failure
      }
      this.elapsed = untilMs
    } finally {
      process.off('unhandledRejection', onRejection)
    }
  }

  #before(a: Happening, b: Happening): boolean {
    return a.at < b.at || (a.at === b.at && a.tie < b.tie)
  }

  #push(entry: Happening): void {
    const heap = this.#heap
    let i = heap.push(entry) - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!this.#before(entry, heap[parent]!)) break
      heap[i] = heap[parent]!
      i = parent
    }
    heap[i] = entry
  }

  #pop(): Happening {
    const heap = this.#heap
    const top = heap[0]!
    const last = heap.pop()!
    if (heap.length === 0) return top
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && this.#before(heap[child + 1]!, heap[child]!)) child++
      if (!this.#before(heap[child]!, last)) break
      heap[i] = heap[child]!
      i = child
    }
    heap[i] = last
    return top
  }
}
