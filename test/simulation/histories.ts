// Plays many seeds and adds up what came of them. What a failing seed broke is said with the command that replays it.
import { expect, test } from 'vitest'
import { planFor } from './plan.ts'
import { play } from './scenario.ts'

/** In two files, so that two processors share them. Ten thousand by command: node test/simulation/many.ts */
export const seeds = 1_000
const perTest = 500
const shown = 5

/** Defines the tests of every second seed, from `first` on. */
export function testHistories(first: 0 | 1): void {
  for (let from = first; from < seeds; from += 2 * perTest) {
    const to = Math.min(seeds, from + 2 * perTest)
    test(`every promise holds in ${perTest} histories, seeds ${from} to ${to - 1}`, async () => {
      const sum = { seeds: 0, acknowledged: 0, duplicated: 0, bound: 0, unknown: 0, events: 0, virtualMs: 0 }
      const failures: string[] = []
      for (let seed = from; seed < to && failures.length < shown; seed += 2) {
        const plan = planFor(seed)
        try {
          const verdict = await play(plan)
          sum.seeds++
          for (const name of ['acknowledged', 'duplicated', 'bound', 'unknown', 'events', 'virtualMs'] as const) sum[name] += verdict[name]
          if (verdict.broken.length > 0) failures.push(sayings(seed, plan.family, verdict.broken))
        } catch (error) {
          failures.push(sayings(seed, plan.family, [`threw ${(error as Error).stack ?? String(error)}`]))
        }
      }
      const { acknowledged, duplicated, bound, unknown, events, virtualMs } = sum
      const hours = Math.round(virtualMs / 3_600_000)
      console.log(`seeds ${sum.seeds} · ${hours} simulated hours · events ${events} · acknowledged ${acknowledged} · lost 0 · duplicated ${duplicated} · bound ${bound} · unknown ${unknown} · failing seeds ${failures.length}`)
      expect(failures, failures.join('\n')).toEqual([])
      expect(acknowledged).toBeGreaterThan(sum.seeds * 20)
    }, 600_000)
  }
}

const sayings = (seed: number, family: string, broken: readonly string[]) =>
  `seed ${seed} (${family}): ${broken[0]}${broken.length > 1 ? ` and ${broken.length - 1} more` : ''}\n  node test/simulation/replay.ts --seed ${seed}`
