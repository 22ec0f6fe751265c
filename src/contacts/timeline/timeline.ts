// Everything that happened with a person, kept by this room itself so that segments read no other room's tables. What others
// tell comes in batches, is joined to people by number, and is written a little later: a crash may lose the last moment of it.
// Knows no message.
import type { Database } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import { idFloor, type Ids } from '../../kit/ids.ts'
import type { Log } from '../../kit/log.ts'
import { daysMs } from '../book/values.ts'
import type { Book } from '../contact.ts'
import { activityRecords, forgetActivities, insertActivities, type Activity } from './records.ts'

/** What happened with whoever has this number. */
export type Happened = Book & Omit<Activity, 'id'> & { readonly number: string }
/** What another room keeps of a number, the newest first; ids are of one order with those here. */
export type Elsewhere = (book: Book, number: string, page: { readonly before: string; readonly limit: number }) => Promise<readonly Activity[]>
export type Timeline = ReturnType<typeof createTimeline>
type Needs = {
  db: Database
  door: Database
  clock: Clock
  ids: Ids
  log: Pick<Log, 'error' | 'warn'>
  idsOfNumbers: (book: Book, numbers: readonly string[]) => Promise<ReadonlyMap<string, string>>
  elsewhere: Elsewhere
  keepDays?: number
}

const gatherMs = 200
const writtenAtOnce = 1_000
/** What waits to be written; beyond that the oldest is given up, and that is said. */
const mostWaiting = 200_000
/** Longer than the longest `withinDays` that is asked in practice. */
const usualKeepDays = 750
const forgottenAtOnce = 2_000
const forgetEveryMs = 60_000

export function createTimeline({ db, door, clock, ids, log, idsOfNumbers, elsewhere, keepDays = usualKeepDays }: Needs) {
  const records = activityRecords(door)
  const waiting: Happened[] = []
  let lost = 0
  let running: Promise<void> | undefined
  let timer: { cancel(): void } | undefined
  let forgetting: { cancel(): void } | undefined
  let stopped = false

  function record(batch: readonly Happened[]): void {
    for (const one of batch) {
      if (waiting.length >= mostWaiting) lost++
      else waiting.push(one)
    }
    if (!timer && !running && waiting.length > 0) timer = clock.after(gatherMs, () => void flush())
  }
  function flush(): Promise<void> {
    timer?.cancel()
    timer = undefined
    running ??= drain().finally(() => {
      running = undefined
      if (waiting.length > 0) timer ??= clock.after(gatherMs, () => void flush())
    })
    return running
  }
  async function drain(): Promise<void> {
    if (lost > 0) log.warn('timelines of contacts could not keep up', { lost })
    lost = 0
    while (waiting.length > 0) {
      const piece = waiting.splice(0, writtenAtOnce)
      try {
        await write(piece)
      } catch (error) {
        log.error('what happened with contacts could not be written', { error, lost: piece.length })
      }
    }
  }
  async function write(piece: readonly Happened[]): Promise<void> {
    const rows: { book: Book; contact: string; activity: Activity }[] = []
    for (const [, of] of Map.groupBy(piece, ({ workspace, mode }) => `${mode} ${workspace}`)) {
      const { workspace, mode } = of[0]!
      const book = { workspace, mode }
      const known = await idsOfNumbers(book, [...new Set(of.map(({ number }) => number))])
      for (const { number, kind, at, subject, detail } of of) {
        const contact = known.get(number)
        if (contact === undefined) continue
        rows.push({ book, contact, activity: { id: ids.next('act_'), kind, at, ...(subject !== undefined && { subject }), ...(detail !== undefined && { detail: detail.slice(0, 500) }) } })
      }
    }
    if (rows.length > 0) await db.write([insertActivities(rows)])
  }
  async function forget(): Promise<void> {
    const before = idFloor('act_', clock.wall() - daysMs(keepDays))
    try {
      for (let count = forgottenAtOnce; count === forgottenAtOnce; ) {
        const old = await records.oldest(before, forgottenAtOnce)
        if (!old) break
        await db.write([forgetActivities(old.last)])
        count = old.count
      }
    } catch (error) {
      log.error('old timelines of contacts could not be forgotten', { error })
    }
    if (!stopped) forgetting = clock.after(forgetEveryMs, () => void forget())
  }

  return {
    record,
    /** Of one thing that somebody says happened, now or then. */
    note: (happened: Omit<Happened, 'at'> & { readonly at?: number }) => record([{ at: clock.wall(), ...happened }]),
    /** The newest first: what is kept here, what the lists themselves know, and what others keep of that number. */
    async of(book: Book, { id, number }: { readonly id: string; readonly number: string }, { limit, after = '~' }: { limit: number; after?: string | undefined }) {
      const [own, joined, others] = await Promise.all([records.of(book, id, after, limit + 1), records.joined(book, id), elsewhere(book, number, { before: after, limit: limit + 1 })])
      const memberships = joined.map(({ list, at }): Activity => ({ id: `${idFloor('act_', at).slice(0, -6)}${list.slice(-6)}`, kind: 'joined', at, subject: list }))
      const found = [...own, ...others, ...memberships.filter((one) => one.id < after)].sort((a, b) => (a.id < b.id ? 1 : -1))
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    /** What was told is written when this resolves. */
    flush,
    start: () => void (forgetting = clock.after(forgetEveryMs, () => void forget())),
    async stop(): Promise<void> {
      stopped = true
      forgetting?.cancel()
      await flush()
    },
  }
}
