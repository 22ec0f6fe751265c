// Forgets messages that nothing is to be done with any more, once they are old enough; a bounded number at a time.
import type { Database } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import { forget, readAges } from './cdr/records.ts'
import { commit, runsOf } from './records.ts'

const everyMs = 60_000
/** While more is old than one turn goes through. */
const nextMs = 5_000
const atOnce = 2_000
const mostPages = 20

export function createRetention(needs: { db: Database; clock: Clock; keepMs: number; onBroken(cause: unknown): void }) {
  const { db, clock, keepMs, onBroken } = needs
  let timer: Timer | undefined
  /** Where the next turn goes on. */
  let after = 0

  /** Resolves with the time until the next turn. */
  const forgetOld = async (): Promise<number> => {
    for (let page = 0; page < mostPages; page++) {
      const ages = await readAges(db, after, clock.wall() - keepMs, atOnce)
      const old = ages.filter((age) => age.old && age.done)
      if (old.length > 0) await commit(db, [forget(runsOf(old))])
      if (ages.length < atOnce || !ages.at(-1)!.old) {
        after = 0
        return everyMs
      }
      after = ages.at(-1)!.id
    }
    return nextMs
  }

  const turn = (waitMs: number) => {
    timer = clock.after(waitMs, () => void forgetOld().then(turn, onBroken))
  }

  return { start: () => turn(everyMs), stop: () => timer?.cancel() }
}
