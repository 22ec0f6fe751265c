// The SQL of segments: conditions about one person, and walks through those whom a condition fits, a window of the book at
// a time, so that no statement takes long however large the book and however rare the fit.
import type { Database, Row, Value } from '../../db/database.ts'
import { bookValues, foldedOf, inList, nthAfter } from '../book/records.ts'
import type { Book } from '../contact.ts'
import { everybody, type Condition } from './condition.ts'

/** A word as it is searched. */
export const foldedSql = (column: string) => `coalesce(c.${foldedOf(column)}, lower(c.${column}))`
/** What begins with a code and a dash: between `nl-` and `nl.`. */
export const under = (column: string) => `(${column} >= ? AND ${column} < ?)`
export const memberCondition = 'EXISTS (SELECT 1 FROM contact_member m WHERE m.workspace = ? AND m.mode = ? AND m.grp = ? AND m.contact = c.id)'

/** On a sphere; a box around the circle spares most rows the trigonometry. */
export function nearCondition(latitudeOf: string, longitudeOf: string, latitude: number, longitude: number, km: number): Condition {
  const radian = Math.PI / 180
  const north = km / 111.19
  const widest = Math.max(Math.abs(latitude + north), Math.abs(latitude - north))
  const east = widest >= 89 ? 360 : Math.min(360, km / (111.19 * Math.cos(widest * radian)))
  // beyond the date line the box is two
  const crosses = longitude - east < -180 || longitude + east > 180
  const half = Math.sin(Math.min(km / 12_742.02, Math.PI / 2)) ** 2
  const inRadians = (column: string) => `(${column} * ${radian})`
  const sine = (expression: string) => `sin(${expression} / 2) * sin(${expression} / 2)`
  return {
    sql: `(${latitudeOf} IS NOT NULL AND ${latitudeOf} >= ? AND ${latitudeOf} <= ?${crosses ? '' : ` AND ${longitudeOf} >= ? AND ${longitudeOf} <= ?`} AND
      ${sine(`(${inRadians(latitudeOf)} - ${latitude * radian})`)} + ${Math.cos(latitude * radian)} * cos(${inRadians(latitudeOf)}) *
      ${sine(`(${inRadians(longitudeOf)} - ${longitude * radian})`)} <= ${half})`,
    values: [latitude - north, latitude + north, ...(crosses ? [] : [longitude - east, longitude + east])],
  }
}

export function didCondition(book: readonly [string, number], kind: string, since: number, times: number, subject: string | undefined): Condition {
  const rows = `FROM contact_activity a WHERE a.workspace = ? AND a.mode = ? AND a.contact = c.id AND a.kind = ? AND a.at >= ?${subject === undefined ? '' : ' AND a.subject = ?'}`
  const values: Value[] = [...book, kind, since, ...(subject === undefined ? [] : [subject])]
  return times === 1 ? { sql: `EXISTS (SELECT 1 ${rows})`, values } : { sql: `(SELECT count(*) ${rows}) >= ?`, values: [...values, times] }
}

/** Came into a list in which they still are, or into this one. */
export function joinedCondition(book: readonly [string, number], since: number, list: string | undefined): Condition {
  const inLists = `SELECT g.id FROM contact_group g WHERE g.workspace = ? AND g.mode = ? AND g.kind = 'list'`
  return {
    sql: `EXISTS (SELECT 1 FROM contact_member m WHERE m.workspace = ? AND m.mode = ? AND m.contact = c.id AND m.grp ${list === undefined ? `IN (${inLists})` : '= ?'} AND m.at >= ?)`,
    values: [...book, ...(list === undefined ? book : [list]), since],
  }
}

/** Rows of the book, or of the group that everybody stands in, that one statement looks at. */
export const windowOf = 10_000
export type Window = { readonly after: string; /** undefined: to the end */ readonly until: string | undefined }

export const segmentRecords = (db: Database) => {
  /** Where the people of a condition are looked for, and what is asked of them. */
  const source = ({ within, sql, values }: Condition) =>
    within === undefined
      ? { id: 'c.id', from: 'contact c WHERE c.workspace = ? AND c.mode = ?', group: [] as Value[], sql, values }
      : {
          id: 'w.contact', group: [within.group], sql: within.sql, values: within.values,
          from: `contact_member w JOIN contact c ON c.workspace = w.workspace AND c.mode = w.mode AND c.id = w.contact
            WHERE w.workspace = ? AND w.mode = ? AND w.grp = ?`,
        }
  return {
    /** The next window after an id. */
    async window(book: Book, { within }: Pick<Condition, 'within'>, after: string): Promise<Window> {
      if (within === undefined) return { after, until: await nthAfter(db, book, after, windowOf) }
      const sql = `SELECT contact FROM contact_member WHERE workspace = ? AND mode = ? AND grp = ? AND contact > ? ORDER BY contact LIMIT 1 OFFSET ?`
      const [row] = await db.read(sql, [...bookValues(book), within.group, after, windowOf - 1])
      return { after, until: row && String(row['contact']) }
    },
    async count(book: Book, condition: Condition, { after, until = '~' }: Window): Promise<number> {
      const { from, id, group, ...asked } = source(condition)
      const sql = `SELECT count(*) AS n FROM ${from} AND ${id} > ? AND ${id} <= ? AND ${asked.sql}`
      const [row] = await db.read(sql, [...bookValues(book), ...group, after, until, ...asked.values])
      return Number(row!['n'])
    },
    /** Which of these people it fits. */
    async among(book: Book, contacts: readonly string[], { sql, values }: Condition): Promise<Set<string>> {
      if (contacts.length === 0) return new Set()
      const list = inList(contacts)
      const rows = await db.read(`SELECT c.id FROM contact c WHERE c.workspace = ? AND c.mode = ? AND c.id IN (${list.marks}) AND ${sql}`, [...bookValues(book), ...list.values, ...values])
      return new Set(rows.map((row) => String(row['id'])))
    },
    async rows(book: Book, columns: string, condition: Condition, { after, until = '~' }: Window, limit: number): Promise<readonly Row[]> {
      const { from, id, group, ...asked } = source(condition)
      const sql = `SELECT ${columns} FROM ${from} AND ${id} > ? AND ${id} <= ? AND ${asked.sql} ORDER BY ${id} LIMIT ?`
      return db.read(sql, [...bookValues(book), ...group, after, until, ...asked.values, limit])
    },
  }
}

/** Digits are the beginning of a number, after its plus or anywhere in it; words stand somewhere in the texts. */
export function textCondition(typed: string, folded: string): Condition {
  const digits = typed.replace(/[\s().-]/g, '')
  if (/^\+?\d{3,15}$/.test(digits))
    return digits.startsWith('+')
      ? { sql: '(c.number >= ? AND c.number < ?)', values: [digits, `${digits}:`] }
      : { sql: 'c.number LIKE ?', values: [`%${digits.replace(/^0+/, '')}%`] }
  const words = folded.split(/\s+/).filter(Boolean).slice(0, 6)
  if (words.length === 0) return everybody
  return {
    sql: `(c.search IS NOT NULL AND ${words.map(() => `c.search LIKE ? ESCAPE '\\'`).join(' AND ')})`,
    values: words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`),
  }
}
