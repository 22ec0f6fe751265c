// SQL of what leaves with time. Reads find small ranges of ids, writes empty them; ids are ordered by birth.
import type { Database, Row, Write } from '../../db/database.ts'
import { stateOf } from '../message.ts'

/** What stands where a text was. */
export const goneText = '***'

/** Tables whose rows leave by their age alone. */
export type Aging = 'receipt' | 'inbound'

export type Range = { readonly first: string; readonly last: string }

export function retentionReads(db: Database) {
  return {
    messages: (after: string, before: string, limit: number): Promise<readonly Row[]> =>
      db.read('SELECT id, state, finished_at, redacted_at FROM message WHERE id > ? AND id < ? ORDER BY id LIMIT ?', [after, before, limit]),
    /** Codes that an operator has or that came to their end, and whose text is still here. */
    async codes(limit: number): Promise<string[]> {
      const where = `lane = 0 AND redacted_at IS NULL AND keeps_text IS NULL AND state >= ${stateOf.submitted}`
      return (await db.read(`SELECT id FROM message WHERE ${where} LIMIT ?`, [limit])).map((row) => String(row['id']))
    },
    async oldest(table: Aging, before: string, limit: number): Promise<Range | undefined> {
      const rows = await db.read(`SELECT id FROM ${table} WHERE id < ? ORDER BY id LIMIT ?`, [before, limit])
      return rows.length === 0 ? undefined : { first: String(rows[0]!['id']), last: String(rows.at(-1)!['id']) }
    },
    /** The moment up to which so many idempotency keys, the oldest, were made. */
    async oldestKeys(before: number, limit: number): Promise<number | undefined> {
      const sql = 'SELECT created_at FROM idempotency WHERE created_at < ? ORDER BY created_at LIMIT ?'
      const rows = await db.read(sql, [before, limit])
      return rows.length === 0 ? undefined : Number(rows.at(-1)!['created_at'])
    },
  }
}

/** Messages with all that belongs to them. What has not ended, or ended later, stays whatever the range says. */
export const deleteMessages = (ranges: readonly Range[], endedBefore: number): Write[] => [
  {
    sql: `DELETE FROM message WHERE id >= ? AND id <= ? AND state >= ${stateOf.delivered} AND (finished_at IS NULL OR finished_at < ?)`,
    rows: ranges.map(({ first, last }) => [first, last, endedBefore]),
  },
  ...['part', 'note', 'receipt'].map((table) => ({
    sql: `DELETE FROM ${table} WHERE message >= ? AND message <= ?`,
    rows: ranges.map(({ first, last }) => [first, last]),
  })),
]

export const redact = (ids: readonly string[], at: number): Write => ({
  sql: `UPDATE message SET text = ?, wire = NULL, redacted_at = ? WHERE id = ? AND state >= ${stateOf.submitted}`,
  rows: ids.map((id) => [goneText, at, id]),
})

/** Though it goes out as codes do, there is no code in it: it is kept as long as other texts. */
export const keepText = (id: string): Write => ({ sql: 'UPDATE message SET keeps_text = 1 WHERE id = ?', rows: [[id]] })

export const deleteRange = (table: Aging, { first, last }: Range): Write => ({
  sql: `DELETE FROM ${table} WHERE id >= ? AND id <= ?`,
  rows: [[first, last]],
})

export const deleteKeys = (upTo: number): Write => ({ sql: 'DELETE FROM idempotency WHERE created_at <= ?', rows: [[upTo]] })
