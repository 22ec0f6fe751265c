// Events leave with time: what was told after a week, or sooner where there are very many; what nobody took after a week
// as well. In small turns, so that sending goes on.
import type { Database } from '../../db/database.ts'
import type { Clock, Timer } from '../../kit/clock.ts'
import { idFloor } from '../../kit/ids.ts'
import type { Log } from '../../kit/log.ts'
import type { Outbox } from './outbox.ts'
import { deleteEvents, deleteSettledBetween, outboxReads } from './records.ts'

type Needs = {
  db: Database
  clock: Clock
  log: Log
  /** Told ones that are kept, about. */
  most?: number
  /** Those between two, these included, that somebody still is to be told: they stay for the whole week. */
  wanted: Outbox['wanted']
}

export const keptMs = 7 * 86_400_000
const usualMost = 1_000_000
const everyMs = 600_000
const page = 500
const pauseMs = 20

export function createForgetting({ db, clock, log, most = usualMost, wanted }: Needs) {
  const reads = outboxReads(db)
  let stopped = false
  const pause = () => new Promise<void>((resolve) => void clock.after(pauseMs, resolve))
  const sweep = async (before: string, settled: boolean): Promise<void> => {
    for (let after = ''; !stopped; await pause()) {
      const range = await reads.range(after, before, page)
      if (!range) return
      await db.write([settled ? deleteSettledBetween(after, await wanted(range.first, range.last), range.last) : deleteEvents(range.first, range.last)])
      after = range.last
    }
  }
  const look = async (): Promise<void> => {
    await sweep(idFloor('evt_', clock.wall() - keptMs), false)
    const nth = await reads.nth(most)
    if (nth !== undefined) await sweep(nth, true)
  }
  return {
    /** Looks now and then until the timer is cancelled. */
    start(): Timer {
      let timer: Timer
      const again = () => {
        timer = clock.after(everyMs, () => {
          look()
            .catch((error: unknown) => void (stopped || log.error('removing old events failed; it is tried again', { error })))
            .then(() => void (stopped || again()), () => {})
        })
      }
      again()
      return {
        cancel() {
          stopped = true
          timer.cancel()
        },
      }
    },
  }
}
