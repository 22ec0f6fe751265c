// Counts that cost next to nothing where they are counted and are read when somebody asks: sums by labels, and how long
// things took. Knows no name of what it counts and no way to show it.

export type Labels = Readonly<Record<string, string>>
export type Counted = { readonly labels: Labels; readonly value: number }

export type Counts<Name extends string> = {
  /** Values in the order of the names. */
  add(values: readonly string[], by?: number): void
  read(): (Counted & { readonly labels: Readonly<Record<Name, string>> })[]
}

/** Sums by labels. Beyond so many different ones all are counted together, each value `other`. */
export function createCounts<const Name extends string>(names: readonly Name[], most = 1_000): Counts<Name> {
  const sums = new Map<string, number>()
  const separator = '\u0000'
  const rest = names.map(() => 'other').join(separator)
  return {
    add(values, by = 1) {
      const key = values.join(separator)
      const at = sums.has(key) || sums.size < most ? key : rest
      sums.set(at, (sums.get(at) ?? 0) + by)
    },
    read: () =>
      [...sums].map(([key, value]) => {
        const values = key.split(separator)
        return { labels: Object.fromEntries(names.map((name, at) => [name, values[at]!])) as Record<Name, string>, value }
      }),
  }
}

export type Spread = {
  /** How many took so many milliseconds or less; the last one has no limit. */
  readonly buckets: readonly { readonly upToMs: number; readonly count: number }[]
  readonly sumMs: number
  readonly count: number
}
export type Durations = { add(ms: number): void; read(): Spread }

const usualLimitsMs = [0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000]

export function createDurations(limitsMs: readonly number[] = usualLimitsMs): Durations {
  const counts = Array.from({ length: limitsMs.length + 1 }, () => 0)
  let sumMs = 0
  return {
    add(ms) {
      let at = 0
      while (at < limitsMs.length && ms > limitsMs[at]!) at++
      counts[at]!++
      sumMs += ms
    },
    read() {
      let count = 0
      const buckets = counts.map((some, at) => ({ upToMs: limitsMs[at] ?? Infinity, count: (count += some) }))
      return { buckets, sumMs, count }
    },
  }
}
