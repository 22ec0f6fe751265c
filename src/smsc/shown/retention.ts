// Forgets what stands on phones: what is old, and of a phone that gets a great many all but its latest. A bounded number of
// messages and of phones at a time, so that the centre goes on meanwhile.
import type { Database } from '../../db/database.ts'
import type { Clock, Timer } from '../../kit/clock.ts'
import { commit } from '../records.ts'
import { forgetOnPhones, readOldOnPhones, readOverfull, readUpTo } from './records.ts'

const everyMs = 60_000
/** While there is more than one turn goes through. */
const nextMs = 5_000
const atOnce = 2_000
const phonesAtOnce = 1_000

export function createShownRetention(needs: { db: Database; clock: Clock; keepMs: number; keepPerPhone: number; onBroken(cause: unknown): void }) {
  const { db, clock, keepMs, keepPerPhone, onBroken } = needs
  let timer: Timer | undefined
  /** The phone after which the next turn goes on. */
  let after = -1

  const forget = (ids: readonly number[]) => (ids.length > 0 ? commit(db, [forgetOnPhones(ids)]) : undefined)

  /** Resolves with the time until the next turn. */
  const look = async (): Promise<number> => {
    const old = await readOldOnPhones(db, clock.wall() - keepMs, atOnce)
    await forget(old)
    if (keepPerPhone === 0) return old.length < atOnce ? everyMs : nextMs
    const { last, phones } = await readOverfull(db, after, phonesAtOnce, keepPerPhone)
    const beyond: number[] = []
    let full: number | undefined
    for (const { phone, upTo } of phones) {
      beyond.push(...(await readUpTo(db, phone, upTo, atOnce - beyond.length)))
      if (beyond.length < atOnce) continue
      full = phone
      break
    }
    await forget(beyond)
    if (full !== undefined) {
      after = full - 1 // it may have more
      return nextMs
    }
    after = last ?? -1
    return last === undefined && old.length < atOnce ? everyMs : nextMs
  }

  const turn = (waitMs: number) => {
    timer = clock.after(waitMs, () => void look().then(turn, onBroken))
  }
  return { start: () => turn(everyMs), stop: () => timer?.cancel() }
}
