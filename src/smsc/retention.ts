// Forgets messages that nothing is to be done with any more, once they are old enough; a bounded number at a time.
import type { Database } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import { forget, readAges } from './cdr/records.ts'
import { commit, runsOf } from './records.ts'

const everyMs = 60_000
const atOnce = 2_000
const mostPages = 20

export function createRetention(needs: { db: Database; clock: Clock; keepMs: number; onBroken(cause: unknown): void }) {
  const { db, clock, keepMs, onBroken } = needs
  let timer: Timer | undefined

  const forgetOld = async () => {
    let after = 0
    for (let page = 0; page < mostPages; page++) {
      const ages = await readAges(db, after, clock.wall() - keepMs, atOnce)
      const old = ages.filter((age) => age.old && age.done)
      if (old.length > 0) await commit(db, [forget(runsOf(old))])
      if (ages.length < atOnce || !ages.at(-1)!.old) return
      after = ages.at(-1)!.id
    }
  }

  const turn = () => {
    timer = clock.after(everyMs, () => void forgetOld().then(turn, onBroken))
  }

  return { start: turn, stop: () => timer?.cancel() }
}
