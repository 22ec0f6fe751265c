// Work and its turns: asynchronous work one after the other, and long work a little at a time so that others get theirs.
// Knows not what the work is.
import type { Clock } from '../kit/clock.ts'

/** Lets asynchronous work go in the order in which it was asked for. */
export function createTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => {}) // who asked is told; the next one does not mind
    return result
  }
}

/** Work that pauses now and then, and comes to a result. */
export type Gradual<Result> = Generator<undefined, Result>

/** Items between two pauses: a few milliseconds of work. */
export const stride = 2_000

export function atOnce<Result>(work: Gradual<Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Gives way to other work at every pause. */
export async function gently<Result>(work: Gradual<Result>, clock: Clock): Promise<Result> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await new Promise<void>((resolve) => clock.soon(resolve))
  }
}

/** The items one by one, with a pause after so many. */
export function* pausing<Item>(items: Iterable<Item>, each: (item: Item) => unknown): Gradual<void> {
  let count = 0
  for (const item of items) {
    each(item)
    if (++count % stride === 0) yield
  }
}
