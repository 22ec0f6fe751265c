// Plays many seeds and adds up what came of them. What a failing seed broke is said with the command that replays it.
import { afterAll, expect, test } from 'vitest'
import { planFor } from './plan.ts'
import { play } from './scenario.ts'

const perTest = 500
const shown = 5

/** Defines the tests of the seeds from `first` up to `end`. */
export function testHistories(first: number, end: number): void {
  const sum = { seeds: 0, failing: 0, acknowledged: 0, duplicated: 0, bound: 0, unknown: 0, events: 0, virtualMs: 0 }
  for (let from = first; from < end; from += perTest) {
    const to = Math.min(end, from + perTest)
    test(`every promise holds in the histories of seeds ${from} to ${to - 1}`, async () => {
      const failures: string[] = []
      const before = sum.acknowledged
      for (let seed = from; seed < to && failures.length < shown; seed++) {
        const plan = planFor(seed)
        sum.seeds++
        const broken = await play(plan).then(
          (verdict) => {
            for (const name of ['acknowledged', 'duplicated', 'bound', 'unknown', 'events', 'virtualMs'] as const) sum[name] += verdict[name]
            return verdict.broken
          },
          (error: unknown) => [`threw ${(error as Error).stack ?? String(error)}`],
        )
        if (broken.length > 0) failures.push(sayings(seed, plan.family, broken))
      }
      sum.failing += failures.length
      expect(failures, failures.join('\n')).toEqual([])
      expect(sum.acknowledged - before).toBeGreaterThan((to - from) * 20)
    }, 600_000)
  }
  afterAll(() => {
    const { seeds, acknowledged, failing, duplicated, bound, unknown, events, virtualMs } = sum
    const hours = Math.round(virtualMs / 3_600_000)
    console.log(`seeds ${seeds} · acknowledged ${acknowledged} · failing ${failing}`)
    console.log(`of these duplicated ${duplicated} where ${bound} may be · unknown ${unknown} · ${hours} simulated hours · events ${events}`)
  })
}

const sayings = (seed: number, family: string, broken: readonly string[]) =>
  `seed ${seed} (${family}): ${broken[0]}${broken.length > 1 ? ` and ${broken.length - 1} more` : ''}\n  node test/simulation/replay.ts --seed ${seed}`
