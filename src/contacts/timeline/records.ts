// All SQL of what happened with people: one row for each thing, found by the person and, to be forgotten, by its age.
import type { Database, Row, Write } from '../../db/database.ts'
import { bookValues } from '../book/records.ts'
import type { Book } from '../contact.ts'

export type Activity = {
  readonly id: string
  readonly kind: string
  /** Wall milliseconds. */
  readonly at: number
  /** The message, campaign, link … that it is about. */
  readonly subject?: string
  readonly detail?: string
}

const toActivity = (row: Row): Activity => ({
  id: String(row['id']),
  kind: String(row['kind']),
  at: Number(row['at']),
  ...(row['subject'] !== null && { subject: String(row['subject']) }),
  ...(row['detail'] !== null && { detail: String(row['detail']) }),
})

export const activityRecords = (db: Database) => ({
  /** The newest first. */
  async of(book: Book, contact: string, before: string, limit: number): Promise<Activity[]> {
    const sql = `SELECT id, kind, at, subject, detail FROM contact_activity
      WHERE workspace = ? AND mode = ? AND contact = ? AND id < ? ORDER BY id DESC LIMIT ?`
    return (await db.read(sql, [...bookValues(book), contact, before, limit])).map(toActivity)
  },
  /** When they came into the lists in which they are. */
  async joined(book: Book, contact: string): Promise<{ list: string; at: number }[]> {
    const sql = `SELECT m.grp, m.at FROM contact_member m JOIN contact_group g ON g.workspace = m.workspace AND g.mode = m.mode AND g.id = m.grp
      WHERE m.workspace = ? AND m.mode = ? AND m.contact = ? AND g.kind = 'list'`
    return (await db.read(sql, [...bookValues(book), contact])).map((row) => ({ list: String(row['grp']), at: Number(row['at']) }))
  },
  /** The last of the oldest so many that are older than an id. */
  async oldest(before: string, limit: number): Promise<{ last: string; count: number } | undefined> {
    const rows = await db.read('SELECT id FROM contact_activity WHERE id < ? ORDER BY id LIMIT ?', [before, limit])
    return rows.length === 0 ? undefined : { last: String(rows.at(-1)!['id']), count: rows.length }
  },
})

export const insertActivities = (rows: readonly { book: Book; contact: string; activity: Activity }[]): Write => ({
  sql: 'INSERT INTO contact_activity (workspace, mode, contact, id, kind, at, subject, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  rows: rows.map(({ book, contact, activity: { id, kind, at, subject, detail } }) =>
    [...bookValues(book), contact, id, kind, at, subject ?? null, detail ?? null]),
})

/** Of everybody, up to an id. */
export const forgetActivities = (last: string): Write => ({ sql: 'DELETE FROM contact_activity WHERE id <= ?', rows: [[last]] })
