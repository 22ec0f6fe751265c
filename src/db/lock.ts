// One process writes to a database file. The system lets go of the lock when the process ends, however it ends.
import { DatabaseSync } from 'node:sqlite'

/** Waits at most so long for another process; throws a sentence for people when that does not let go. */
export function takeLock(file: string, waitMs: number): DatabaseSync {
  const taken = new DatabaseSync(`${file}.lock`)
  try {
    taken.exec(`PRAGMA busy_timeout=${waitMs}; BEGIN EXCLUSIVE`)
    return taken
  } catch (cause) {
    taken.close()
    throw new Error(
      'another Onesixty is using it; stop that one, or give this one a data folder of its own with ONESIXTY_DATA_DIR',
      { cause },
    )
  }
}
