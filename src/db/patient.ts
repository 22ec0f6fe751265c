// Reads that sending depends on, tried again for as long as what is in their way passes: a connection that was lost, a file that
// is busy. A write is never tried again here: whether it was done is the committer's to know.
import type { Clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import { DatabaseError, type Database, type Row } from './database.ts'

const firstWaitMs = 50
const longestWaitMs = 5_000

/** The same database, of which reads for the house wait out temporary faults; those at the door hear of them at once. */
export function patient(db: Database, { clock, log }: { clock: Clock; log: Log }): Database {
  let closing = false
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
  return {
    ...db,
    async read(sql, values, how): Promise<readonly Row[]> {
      for (let waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
        try {
          return await db.read(sql, values, how)
        } catch (error) {
          if (closing || how?.for === 'door' || !(error instanceof DatabaseError && error.temporary)) throw error
          if (waitMs === longestWaitMs) log.warn('the database cannot be read; it is tried again', { error })
          await pause(waitMs)
        }
      }
    },
    close() {
      closing = true
      return db.close()
    },
  }
}
