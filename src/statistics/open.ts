// Statistics of a house: written every other second in one small transaction, so that a page of charts reads rows that are
// already added up. A crash loses the last seconds of counts, never a message. Knows what is counted, not who asks.
import { atTheDoor, type Database } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import { addCounts, forgetCounts, grains, statisticReads, type Asked, type Grain } from './records.ts'
import { createStatistics } from './statistics.ts'

type Needs = { readonly db: Database; readonly clock: Clock; readonly log: Pick<Log, 'error'> }

export type Statistics = ReturnType<typeof openStatistics>

const writeEveryMs = 2_000
const forgetEveryMs = 3_600_000

export function openStatistics({ db, clock, log }: Needs) {
  const counting = createStatistics()
  const reads = statisticReads(atTheDoor(db))
  let timers: Timer[] = []
  let writing: Promise<void> | undefined

  const write = async (): Promise<void> => {
    const tallied = counting.take()
    if (tallied.length > 0) await db.write([addCounts(tallied, clock.wall())])
  }
  /** One at a time: what is counted meanwhile goes with the next. */
  const flush = (): Promise<void> => {
    writing ??= write()
      .catch((error: unknown) => log.error('statistics could not be written', { error }))
      .finally(() => (writing = undefined))
    return writing
  }
  const forget = () =>
    db.write([forgetCounts(clock.wall())]).then(() => {}, (error: unknown) => log.error('old statistics could not be removed', { error }))
  const every = (at: number, ms: number, run: () => Promise<void>) => {
    timers[at] = clock.after(ms, () => void run().finally(() => timers.length > 0 && every(at, ms, run)))
  }

  return {
    observe: counting.observe,
    optedOut: counting.optedOut,
    /** By minute, hour or day; moments at which nothing happened are left out. */
    series: (asked: Asked, grain: Grain) => reads.series(asked, grain),
    /** Whole hours where the span is short enough for them, else whole days. */
    countries(asked: Asked) {
      const grain = clock.wall() - asked.from < grains.hour.keptMs ? 'hour' : 'day'
      return reads.countries({ ...asked, from: Math.floor(asked.from / grains[grain].ms) * grains[grain].ms }, grain)
    },
    start() {
      every(0, writeEveryMs, flush)
      every(1, forgetEveryMs, forget)
    },
    /** Resolves when everything counted is written. */
    async stop(): Promise<void> {
      for (const timer of timers) timer.cancel()
      timers = []
      await writing
      await flush()
    },
  }
}
