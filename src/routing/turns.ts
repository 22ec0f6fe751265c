// Lets asynchronous work go one after the other, in the order in which it was asked for. Knows not what the work is.

export function createTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => {}) // who asked is told; the next one does not mind
    return result
  }
}
