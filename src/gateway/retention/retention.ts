// What leaves with time: the texts of codes as soon as an operator has them, other texts and whole messages after so many
// days, with their parts, notes and receipts. In small turns with long pauses between them, so that sending goes on. What
// has not come to its end stays, however old it is.
import type { Database, Row } from '../../db/database.ts'
import type { Clock, Timer } from '../../kit/clock.ts'
import { idFloor } from '../../kit/ids.ts'
import type { Log } from '../../kit/log.ts'
import { stateOf } from '../message.ts'
import { deleteKeys, deleteMessages, deleteRange, redact, retentionReads, type Aging, type Range } from './records.ts'

/** Days; 0: for ever. */
export type Retention = {
  readonly messageDays: number
  readonly textDays: number
  /** Texts of codes are kept as long as others. */
  readonly keepCodes: boolean
}

type Needs = { db: Database; clock: Clock; log: Log; retention: Retention }
/** How far one walk over the messages, the oldest first, has come. */
type Walk = { after: string; lapAt: number }

const codesEveryMs = 10_000
const walkEveryMs = 600_000
/** What had not ended when a walk came by is met on its next lap. */
const lapMs = 7 * 86_400_000
const dayMs = 86_400_000
/** Receipts without a message are listed for so long; others leave with theirs. */
const unmatchedDays = 3
const idempotencyMs = 48 * 3600_000
const page = 200
/** Turns take at most this share of the time. */
const share = 0.2
const shortestPauseMs = 5

export function createRetention({ db, clock, log, retention }: Needs) {
  const { messageDays, textDays, keepCodes } = retention
  const reads = retentionReads(db)
  const walks = { texts: { after: '', lapAt: -Infinity }, messages: { after: '', lapAt: -Infinity } }
  let stopped = false
  let walkedAt = -Infinity

  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
  /** Turn after turn until one says that there is no more. */
  const inTurns = async (turn: () => Promise<boolean>): Promise<void> => {
    for (;;) {
      const began = clock.now()
      if (stopped || !(await turn())) return
      await pause(Math.max(shortestPauseMs, (clock.now() - began) * (1 / share - 1)))
    }
  }
  const horizon = (days: number) => clock.wall() - days * dayMs

  const redactCodes = () =>
    inTurns(async () => {
      const ids = await reads.codes(page)
      if (ids.length > 0) await db.write([redact(ids, clock.wall())])
      return ids.length === page
    })

  /** One walk; `act` says what to write for a page, or nothing. */
  const walk = (state: Walk, days: number, act: (rows: readonly Row[], before: number) => Parameters<Database['write']>[0]): Promise<void> => {
    if (days === 0) return Promise.resolve()
    const before = horizon(days)
    if (clock.now() - state.lapAt >= lapMs) Object.assign(state, { after: '', lapAt: clock.now() })
    return inTurns(async () => {
      const rows = await reads.messages(state.after, idFloor('msg_', before), page)
      const writes = act(rows, before)
      if (writes.length > 0) await db.write(writes)
      if (rows.length > 0) state.after = String(rows.at(-1)!['id'])
      return rows.length === page
    })
  }

  const redactTexts = (rows: readonly Row[], before: number) => {
    const ids = rows.filter((row) => row['redacted_at'] === null && hasEnded(row, before)).map((row) => String(row['id']))
    return ids.length > 0 ? [redact(ids, clock.wall())] : []
  }
  const deleteWhole = (rows: readonly Row[], before: number) => {
    const ranges = runsOf(rows, (row) => hasEnded(row, before))
    return ranges.length > 0 ? deleteMessages(ranges, before) : []
  }

  const ageOut = (table: Aging, prefix: string, days = messageDays) =>
    inTurns(async () => {
      if (messageDays === 0) return false
      const range = await reads.oldest(table, idFloor(prefix, horizon(days)), page)
      if (range) await db.write([deleteRange(table, range)])
      return range !== undefined
    })
  const forgetKeys = () =>
    inTurns(async () => {
      const upTo = await reads.oldestKeys(clock.wall() - idempotencyMs, page)
      if (upTo !== undefined) await db.write([deleteKeys(upTo)])
      return upTo !== undefined
    })

  const look = async (): Promise<void> => {
    if (!keepCodes) await redactCodes()
    if (clock.now() - walkedAt < walkEveryMs) return
    walkedAt = clock.now()
    await forgetKeys()
    await walk(walks.messages, messageDays, deleteWhole)
    await walk(walks.texts, textDays, redactTexts)
    await ageOut('receipt', 'rcp_', Math.max(messageDays, unmatchedDays))
    await ageOut('inbound', 'inb_')
  }

  return {
    /** Looks now and then until the timer is cancelled. */
    start(): Timer {
      let timer: Timer
      const again = () => {
        timer = clock.after(keepCodes ? walkEveryMs : codesEveryMs, () => {
          look()
            .catch((error: unknown) => void (stopped || log.error('removing what is old failed; it is tried again', { error })))
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

const hasEnded = (row: Row, before: number) => Number(row['state']) >= stateOf.delivered && Number(row['finished_at']) < before

/** The longest ranges of neighbours that are all wanted. */
function runsOf(rows: readonly Row[], wanted: (row: Row) => boolean): Range[] {
  const runs: { first: string; last: string }[] = []
  let isOpen = false
  for (const row of rows) {
    const id = String(row['id'])
    if (!wanted(row)) isOpen = false
    else if (isOpen) runs.at(-1)!.last = id
    else {
      runs.push({ first: id, last: id })
      isOpen = true
    }
  }
  return runs
}
