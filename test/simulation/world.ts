// A world in which time and chance belong to one seed: a heap of things to happen, popped one after another, with all
// promises settled in between. The same seed replays the same history. Knows nothing of messages.
//
// Idle time costs little: while nothing but timers waits, the short periodic ones (a session looks at its clock ten times a
// second) are let go off late, at most `stretchMs` late, as a busy machine would. Longer ones go off on time.
import type { Chance } from '../../src/kit/chance.ts'
import { seededChance } from '../../src/kit/chance.ts'
import type { Clock, Timer } from '../../src/kit/clock.ts'

type Kind = 'work' | 'tick' | 'timer'
type Happening = {
  at: number
  tie: number
  run: (() => void) | undefined
  readonly owner: Life | undefined
  readonly kind: Kind
  /** It is work that waits in the heap: the world is not idle. */
  counted: boolean
}

/** One run of a program: it can die, stand still for a while, and have a wall clock of its own. */
export class Life {
  readonly name: string
  alive = true
  paused = false
  wallOffsetMs = 0
  readonly missed: Happening[] = []

  constructor(name: string) {
    this.name = name
  }
}

const tickMs = 100
const stretchMs = 12_000
const startMs = 1_767_225_600_000

/** Settles every promise that can be settled now; a turn of the real event loop per event would cost most of the time. */
const settlePromises = (process as unknown as { _tickCallback(): void })._tickCallback

/** Equal words give equal numbers in [0, 1), so that a decision about one thing does not depend on what went before. */
export function dice(seed: number, word: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return ((hash ^ (hash >>> 15)) >>> 0) / 4_294_967_296
}

export class World {
  readonly seed: number
  readonly chance: Chance
  elapsed = 0
  happened = 0
  /** Grows with everything that happens: equal histories have equal marks. */
  mark = 0
  /** Takes the history line by line when somebody wants to read it. */
  trace: ((line: string) => void) | undefined
  readonly #near = new Heap()
  readonly #ticks = new Heap()
  #work = 0
  #failure: { readonly cause: unknown } | undefined

  constructor(seed: number) {
    this.seed = seed
    this.chance = seededChance(seed)
  }

  say(line: () => string): void {
    this.trace?.(`${this.elapsed.toFixed(1).padStart(11)}  ${line()}`)
  }

  /** Ties are broken by chance, so that the seed explores orders too. */
  at(delayMs: number, run: () => void, owner?: Life, kind: Kind = 'work'): Timer {
    const happening: Happening = { at: this.elapsed + Math.max(0, delayMs), tie: this.chance.float(), run, owner, kind, counted: false }
    this.#add(happening)
    return {
      cancel: () => {
        this.#uncount(happening)
        happening.run = undefined
      },
    }
  }

  /** Later, without keeping the world from being idle until then. */
  later(delayMs: number, run: () => unknown): void {
    this.at(delayMs, () => void run(), undefined, 'timer')
  }

  /** Uniform in milliseconds. */
  between(low: number, high: number): number {
    return low + this.chance.float() * (high - low)
  }

  /** The clock of one process: its timers die with it and wait while it stands still. `soon` keeps order. */
  clockFor(owner: Life): Clock {
    let soon: (() => void)[] = []
    const turn = () => {
      const runs = soon
      soon = []
      for (const one of runs) one()
    }
    return {
      wall: () => startMs + Math.floor(this.elapsed + owner.wallOffsetMs),
      now: () => this.elapsed,
      after: (ms, run) => this.at(ms, run, owner, ms < tickMs ? 'work' : ms === tickMs ? 'tick' : 'timer'),
      soon: (run) => {
        if (soon.push(run) === 1) this.at(0, turn, owner)
      },
    }
  }

  /** Real time without the jumps of any process. */
  get wall(): number {
    return startMs + Math.floor(this.elapsed)
  }

  pause(owner: Life): void {
    owner.paused = true
  }

  /** What was due meanwhile happens now, in order. */
  resume(owner: Life): void {
    owner.paused = false
    for (const [order, happening] of owner.missed.splice(0).entries()) {
      happening.at = this.elapsed
      happening.tie = 1 + order
      this.#add(happening)
    }
  }

  fail(cause: unknown): void {
    this.#failure ??= { cause }
  }

  /** Runs until `untilMs`, or until `isOver` (asked while nothing is under way, less and less often) says so. */
  run(untilMs: number, isOver?: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      // From a turn of its own: inside a promise's callback no other promise would be settled.
      setImmediate(() => {
        const onRejection = (cause: unknown) => this.fail(cause)
        process.on('unhandledRejection', onRejection)
        try {
          this.#loop(untilMs, isOver)
          resolve()
        } catch (error) {
          reject(error as Error)
        } finally {
          process.off('unhandledRejection', onRejection)
        }
      })
    })
  }

  #loop(untilMs: number, isOver: (() => boolean) | undefined): void {
    let askAgainAt = this.elapsed
    for (;;) {
      if (this.#work === 0 && isOver && this.elapsed >= askAgainAt) {
        if (isOver()) return
        askAgainAt = this.elapsed + Math.max(1_000, this.elapsed / 50)
      }
      const next = this.#next(untilMs)
      if (!next) break
      const { run, owner } = next
      if (!run || owner?.alive === false) continue
      if (owner?.paused) {
        owner.missed.push(next)
        continue
      }
      next.run = undefined
      this.happened++
      this.mark = (Math.imul(this.mark, 31) + Math.floor(this.elapsed * 1000)) | 0
      run()
      settlePromises()
      if (this.#failure) throw this.#failure.cause
    }
    this.elapsed = untilMs
  }

  #next(untilMs: number): Happening | undefined {
    const near = this.#near.first
    const tick = this.#ticks.first
    const idle = this.#work === 0
    // At most so late, however many timers of others come before: a session that looks at no clock would never give up.
    const tickAt = tick ? (idle ? Math.min(tick.at + stretchMs, Math.max(tick.at, near?.at ?? Infinity)) : tick.at) : Infinity
    const isTick = tick !== undefined && (!near || tickAt < near.at)
    const at = isTick ? tickAt : (near?.at ?? Infinity)
    if (at > untilMs) return undefined
    const next = isTick ? this.#ticks.take() : this.#near.take()
    this.#uncount(next)
    this.elapsed = Math.max(this.elapsed, at)
    return next
  }

  #uncount(happening: Happening): void {
    if (happening.counted) this.#work--
    happening.counted = false
  }

  #add(happening: Happening): void {
    if (!happening.run) return
    if (happening.kind === 'work') this.#work++
    happening.counted = happening.kind === 'work'
    if (happening.kind === 'tick') this.#ticks.add(happening)
    else this.#near.add(happening)
  }
}

class Heap {
  readonly #all: Happening[] = []

  get first(): Happening | undefined {
    return this.#all[0]
  }

  add(entry: Happening): void {
    const all = this.#all
    let i = all.push(entry) - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!before(entry, all[parent]!)) break
      all[i] = all[parent]!
      i = parent
    }
    all[i] = entry
  }

  take(): Happening {
    const all = this.#all
    const top = all[0]!
    const last = all.pop()!
    if (all.length === 0) return top
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= all.length) break
      if (child + 1 < all.length && before(all[child + 1]!, all[child]!)) child++
      if (!before(all[child]!, last)) break
      all[i] = all[child]!
      i = child
    }
    all[i] = last
    return top
  }
}

const before = (a: Happening, b: Happening) => a.at < b.at || (a.at === b.at && a.tie < b.tie)
