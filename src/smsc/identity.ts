// The numbers of messages: rising sequences that no restart repeats. Every transaction that uses a number also writes
// how far the sequence has come, so a number that was ever told to anybody is below what the store remembers.
import type { Database, Write } from '../db/database.ts'
import type { Sequence } from './records.ts'
import { readNext, rememberNext } from './records.ts'

export type Identity = {
  next(): number
  /** Goes on from what the store remembers; before that there are no numbers. */
  resume(db: Database): Promise<void>
  /** Belongs in every transaction that stores numbers taken before it. */
  write(): Write
}

export function createIdentity(sequence: Sequence): Identity {
  let upcoming = 0
  return {
    next() {
      if (upcoming === 0) throw new Error('the message centre has not been started')
      return upcoming++
    },
    async resume(db) {
      upcoming = await readNext(db, sequence)
    },
    write: () => rememberNext(sequence, upcoming),
  }
}
