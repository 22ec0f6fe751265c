// Walks through the people whom a condition fits: in the order of their ids, page by page, window by window. Counting stops
// when its time is over and says so.
import type { Database, Row } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Slotted } from '../book/values.ts'
import { columnsOf } from '../book/records.ts'
import type { Book } from '../contact.ts'
import { segmentRecords, windowOf } from './records.ts'
import { everybody, type Condition } from './condition.ts'

export type Count = { readonly count: number; /** False: there are at least so many. */ readonly exact: boolean }
export type Walk = ReturnType<typeof createWalk>

export function createWalk({ db, clock }: { db: Database; clock: Clock }) {
  const records = segmentRecords(db)
  /** Up to `limit` rows after an id, and where to go on; looks at no more than a number of windows. */
  async function page(book: Book, fields: Iterable<Slotted>, condition: Condition, after: string, limit: number, forMs = 5_000): Promise<{ rows: Row[]; next?: string }> {
    const rows: Row[] = []
    const columns = columnsOf(fields)
    const deadline = clock.now() + forMs
    for (let from = after; ;) {
      const window = await records.window(book, condition, from)
      const found = await records.rows(book, columns, condition, window, limit - rows.length)
      rows.push(...found)
      if (rows.length === limit) return { rows, next: String(rows.at(-1)!['id']) }
      if (window.until === undefined) return { rows }
      from = window.until
      if (clock.now() > deadline) return { rows, next: from }
    }
  }
  return {
    page,
    /** All of them, a window's worth at a time; the next window is read while one is looked at. */
    async *all(book: Book, columns: string, condition: Condition): AsyncGenerator<readonly Row[]> {
      // who takes everybody needs no look at where a window ends
      const takesAll = (condition.within ?? condition).sql === everybody.sql
      const read = async (after: string) => {
        if (takesAll) {
          const rows = await records.rows(book, columns, condition, { after, until: undefined }, windowOf)
          return { window: { after, until: rows.length === windowOf ? String(rows.at(-1)!['id']) : undefined }, rows }
        }
        const window = await records.window(book, condition, after)
        return { window, rows: await records.rows(book, columns, condition, window, windowOf) }
      }
      for (let next: ReturnType<typeof read> | undefined = read(''); next; ) {
        const { window, rows }: Awaited<ReturnType<typeof read>> = await next
        next = window.until === undefined ? undefined : read(window.until)
        // whoever stops in the middle is not told of a read that fails after that
        next?.catch(() => {})
        if (rows.length > 0) yield rows
      }
    },
    /** Which of these people it fits. */
    among: records.among,
    async count(book: Book, condition: Condition, forMs: number): Promise<Count> {
      const deadline = clock.now() + forMs
      let count = 0
      for (let after = ''; ;) {
        const window = await records.window(book, condition, after)
        count += await records.count(book, condition, window)
        if (window.until === undefined) return { count, exact: true }
        if (clock.now() > deadline) return { count, exact: false }
        after = window.until
      }
    },
  }
}
