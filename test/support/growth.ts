// How the time of some work grows with its size, in one run on whatever machine: absolute times prove nothing there.

const best = (work: () => void) =>
  Math.min(
    ...Array.from({ length: 7 }, () => {
      const began = performance.now()
      work()
      return performance.now() - began
    }),
  )

/** How many times longer `work` takes for `large` than for `small`; the best of seven runs each counts. */
export function growth<Input>(work: (input: Input) => unknown, small: Input, large: Input): number {
  const first = best(() => work(small))
  return best(() => work(large)) / Math.max(first, 0.001)
}
