// The SQL of forgetting what stands on phones: the old by their ids, which follow time, and of each phone what is beyond
// its latest messages. Reads a piece at a time.
import type { Database, Row, Write } from '../../db/database.ts'

const table = 'smsc_phone_messages'
const column = (name: string) => (row: Row) => Number(row[name])

/** The oldest messages on all phones, as far as they are older than `before`. */
export async function readOldOnPhones(db: Database, before: number, count: number): Promise<number[]> {
  const rows = await db.read(`SELECT id, at FROM ${table} ORDER BY id LIMIT ?`, [count])
  return rows.filter((row) => Number(row['at']) < before).map(column('id'))
}

export type Overfull = {
  /** The last phone that was looked at; undefined where there are none beyond. */
  readonly last: number | undefined
  /** Phones that hold more than is kept, and the newest of what is too much on each. */
  readonly phones: readonly { readonly phone: number; readonly upTo: number }[]
}

/** The next phones beyond a number, `count` of them, in the order of the index: each costs a step or two in it. */
export async function readOverfull(db: Database, after: number, count: number, keep: number): Promise<Overfull> {
  const rows = await db.read(
    `WITH RECURSIVE used (phone, n) AS (
      SELECT min(phone), 1 FROM ${table} WHERE phone > ?
      UNION ALL SELECT (SELECT min(phone) FROM ${table} m WHERE m.phone > used.phone), n + 1 FROM used WHERE used.phone IS NOT NULL AND n < ?
    )
    SELECT phone, (SELECT id FROM ${table} m WHERE m.phone = used.phone ORDER BY id DESC LIMIT 1 OFFSET ?) AS up_to
    FROM used WHERE phone IS NOT NULL`,
    [after, count, keep],
  )
  const phones = rows.filter((row) => row['up_to'] !== null).map((row) => ({ phone: Number(row['phone']), upTo: Number(row['up_to']) }))
  return { last: rows.length < count ? undefined : Number(rows.at(-1)!['phone']), phones }
}

export async function readUpTo(db: Database, phone: number, upTo: number, count: number): Promise<number[]> {
  return (await db.read(`SELECT id FROM ${table} WHERE phone = ? AND id <= ? ORDER BY id LIMIT ?`, [phone, upTo, count])).map(column('id'))
}

export const forgetOnPhones = (ids: readonly number[]): Write => ({ sql: `DELETE FROM ${table} WHERE id = ?`, rows: ids.map((id) => [id]) })
