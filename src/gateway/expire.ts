// What time ends: queued messages whose validity passed, and submitted ones of which no receipt ever came. Looks every half
// minute, a page at a time.
import type { Clock, Timer } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { Dispatch } from './dispatch.ts'
import { stateOf } from './message.ts'
import type { GatewayReads } from './records.ts'
import type { Reports } from './report.ts'
import type { Settle } from './settle.ts'

type Needs = { reads: GatewayReads; clock: Clock; settle: Settle; dispatch: Dispatch; reports: Reports; log: Log }

const everyMs = 30_000
/** Silence is measured in days and looking for it reads every message that waits for a receipt: once in so many looks. */
const looksBetweenSilence = 60
const page = 1_000
/** Operators report late; this long after the validity nothing more is expected. */
const silenceMs = 24 * 3600_000

export function createExpiry({ reads, clock, settle, dispatch, reports, log }: Needs) {
  /** Whether there may be more; not where nothing came of it, as when another process owns the connection by now. */
  const silent = async (now: number): Promise<boolean> => {
    const rows = await reads.silent(now - silenceMs, page)
    let ended = 0
    for (const row of rows) {
      const flight = await reports.flightOf(row)
      for (const part of flight.parts)
        if (settle.finished(part, stateOf.unknown, { code: 'no_receipt', say: 'no receipt came within a day after its validity' })) ended++
    }
    await settle.idle()
    return rows.length === page && ended > 0
  }
  let looks = 0
  const look = async () => {
    const now = clock.wall()
    while ((await dispatch.expireOverdue()) >= page) await settle.idle()
    if (looks++ % looksBetweenSilence === 0) while (await silent(now));
  }
  return {
    /** Looks now and then until the timer is cancelled. */
    start(): Timer {
      let timer: Timer
      let cancelled = false
      const again = () => {
        timer = clock.after(everyMs, () => {
          look()
            .catch((error: unknown) => log.error('looking for expired messages failed; it is tried again', { error }))
            .then(() => void (cancelled || again()), () => {})
        })
      }
      again()
      return {
        cancel() {
          cancelled = true
          timer.cancel()
        },
      }
    },
  }
}
