// All SQL about people: their rows, the fields they have, and the ids that other systems know them by.
import type { Database, Row, Value, Write } from '../../db/database.ts'
import type { Book, Field, FieldType, Mode } from '../contact.ts'
import { foldedCell, longestSearch, type Cells, type Slotted } from './values.ts'

export const numberOfMode = (mode: Mode) => (mode === 'test' ? 1 : 0)
export const bookValues = ({ workspace, mode }: Book): [string, number] => [workspace, numberOfMode(mode)]
const mine = 'workspace = ? AND mode = ?'

// --- fields

const toField = (row: Row): Slotted => ({
  key: String(row['key']),
  title: String(row['title']),
  type: String(row['type']) as FieldType,
  ...(row['choices'] !== null && { choices: JSON.parse(String(row['choices'])) as string[] }),
  createdAt: Number(row['created_at']),
  columns: String(row['places']).split(','),
})
/** Rows that one statement clears. */
const clearedAtOnce = 5_000

export function fieldRecords(db: Database) {
  return {
    async all(book: Book): Promise<Slotted[]> {
      const sql = `SELECT * FROM contact_field WHERE ${mine} AND removed_at IS NULL ORDER BY created_at, key`
      return (await db.read(sql, bookValues(book))).map(toField)
    },
    async leaving(book: Book): Promise<Slotted[]> {
      return (await db.read(`SELECT * FROM contact_field WHERE ${mine} AND removed_at IS NOT NULL`, bookValues(book))).map(toField)
    },
    async add(book: Book, { key, title, type, choices, columns, createdAt }: Slotted): Promise<boolean> {
      const sql = `INSERT INTO contact_field (workspace, mode, key, title, type, choices, places, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
      const row = [...bookValues(book), key, title, type, choices ? JSON.stringify(choices) : null, columns.join(), createdAt]
      return (await db.write([{ sql, rows: [row] }], { whenFull: 'refuse' })).ok
    },
    change: (book: Book, { key, title, choices }: Field) =>
      db.write([{
        sql: `UPDATE contact_field SET title = ?, choices = ? WHERE ${mine} AND key = ?`,
        rows: [[title, choices ? JSON.stringify(choices) : null, ...bookValues(book), key]],
      }]),
    leave: (book: Book, key: string, at: number) =>
      db.write([{ sql: `UPDATE contact_field SET removed_at = ? WHERE ${mine} AND key = ?`, rows: [[at, ...bookValues(book), key]] }]),
    /** Empties its columns a few rows at a time, then forgets it. */
    async clear(book: Book, { key, type, columns }: Slotted, left: Iterable<Slotted>): Promise<void> {
      const words = [...left].flatMap((field) => (field.type === 'text' ? field.columns : [])).map((column) => `coalesce(coalesce(${foldedOf(column)}, lower(${column})) || ' ', '')`)
      const search = words.length === 0 ? 'NULL' : `nullif(trim(substr(${words.join(' || ')}, 1, ${longestSearch})), '')`
      const empty = [...withFolded(columns).map((column) => `${column} = NULL`), ...(type === 'text' ? [`search = ${search}`] : [])].join(', ')
      for (let after = ''; ;) {
        const last = await nthAfter(db, book, after, clearedAtOnce)
        const sql = `UPDATE contact SET ${empty} WHERE ${mine} AND id > ? AND id <= ?`
        await db.write([{ sql, rows: [[...bookValues(book), after, last ?? '~']] }])
        if (last === undefined) break
        after = last
      }
      await db.write([{ sql: `DELETE FROM contact_field WHERE ${mine} AND key = ?`, rows: [[...bookValues(book), key]] }])
    },
  }
}

/** Where a word stands as it is searched. */
export const foldedOf = (column: string) => column.replace('t', 'f')
const withFolded = (columns: readonly string[]) => [...columns, ...columns.filter((column) => /^t\d/.test(column)).map(foldedOf)]
const cellAt = (cells: Cells, column: string): Value => (/^f\d/.test(column) ? foldedCell(cells[column.replace('f', 't')]) : (cells[column] ?? null))

/** The id of the `count`th person after one; undefined where there are fewer. Walks an index and reads no row. */
export async function nthAfter(db: Database, book: Book, after: string, count: number): Promise<string | undefined> {
  const sql = `SELECT id FROM contact WHERE ${mine} AND id > ? ORDER BY id LIMIT 1 OFFSET ?`
  const [row] = await db.read(sql, [...bookValues(book), after, count - 1])
  return row && String(row['id'])
}

// --- people

const plainColumns = ['id', 'number', 'country', 'language', 'time_zone', 'version', 'created_at', 'updated_at'] as const
/** What a text to somebody needs. */
export const recipientColumns = ['id', 'number', 'country', 'language', 'time_zone'] as const satisfies readonly (typeof plainColumns)[number][]
/** What is read of a person in a book with these fields. */
export const columnsOf = (fields: Iterable<Slotted>, plain: readonly string[] = plainColumns): string => [...plain, ...[...fields].flatMap(({ columns }) => columns)].map((column) => `c.${column}`).join(', ')

const sizes = [1, 10, 100, 500, 1_000]
/** A list for `IN`, filled up to one of a few lengths, so that there are few different statements. */
export function inList<T extends Value>(values: readonly T[]): { readonly marks: string; readonly values: readonly T[] } {
  const size = sizes.find((size) => size >= values.length) ?? values.length
  const whole = [...values, ...Array.from({ length: size - values.length }, () => values.at(-1)!)]
  return { marks: whole.map(() => '?').join(), values: whole }
}

export type PersonRow = { readonly id: string; readonly number: string; readonly country: string | null; readonly createdAt: number; readonly cells: Cells }

export const contactRecords = (db: Database) => ({
  async byIds(book: Book, fields: Iterable<Slotted>, ids: readonly string[]): Promise<readonly Row[]> {
    if (ids.length === 0) return []
    const { marks, values } = inList(ids)
    return db.read(`SELECT ${columnsOf(fields)} FROM contact c WHERE ${mine} AND id IN (${marks})`, [...bookValues(book), ...values])
  },
  async byNumbers(book: Book, fields: Iterable<Slotted>, numbers: readonly string[]): Promise<readonly Row[]> {
    if (numbers.length === 0) return []
    const { marks, values } = inList(numbers)
    // in two steps: SQLite would rather read the whole book than look up many numbers by their index
    const sql = `SELECT ${columnsOf(fields)} FROM contact c WHERE ${mine} AND id IN
      (SELECT n.id FROM contact n WHERE n.workspace = ? AND n.mode = ? AND n.number IN (${marks}))`
    return db.read(sql, [...bookValues(book), ...bookValues(book), ...values])
  },
  async idsOfNumbers(book: Book, numbers: readonly string[]): Promise<Map<string, string>> {
    if (numbers.length === 0) return new Map()
    const { marks, values } = inList(numbers)
    const rows = await db.read(`SELECT id, number FROM contact WHERE ${mine} AND number IN (${marks})`, [...bookValues(book), ...values])
    return new Map(rows.map((row) => [String(row['number']), String(row['id'])]))
  },
  async isAnybody(): Promise<boolean> {
    return (await db.read('SELECT id FROM contact LIMIT 1')).length > 0
  },
  async byExternal(book: Book, system: string, externals: readonly string[]): Promise<Map<string, string>> {
    if (externals.length === 0) return new Map()
    const { marks, values } = inList(externals)
    const sql = `SELECT external, contact FROM contact_external WHERE ${mine} AND system = ? AND external IN (${marks})`
    const rows = await db.read(sql, [...bookValues(book), system, ...values])
    return new Map(rows.map((row) => [String(row['external']), String(row['contact'])]))
  },
  async externalsOf(book: Book, ids: readonly string[]): Promise<Map<string, Record<string, string>>> {
    const found = new Map<string, Record<string, string>>()
    if (ids.length === 0) return found
    const { marks, values } = inList(ids)
    const sql = `SELECT contact, system, external FROM contact_external WHERE ${mine} AND contact IN (${marks}) ORDER BY contact, system`
    for (const row of await db.read(sql, [...bookValues(book), ...values])) {
      const id = String(row['contact'])
      found.set(id, { ...found.get(id), [String(row['system'])]: String(row['external']) })
    }
    return found
  },
})

// --- what is written

export function insertPeople(book: Book, fields: Iterable<Slotted>, people: readonly PersonRow[]): Write {
  const own = [...fields].flatMap(({ columns }) => columns)
  const names = ['language', 'time_zone', 'search', ...withFolded(own)]
  return {
    sql: `INSERT INTO contact (workspace, mode, id, number, country, version, created_at, updated_at, ${names.join(', ')})
      VALUES (?, ?, ?, ?, ?, ?, ?, ?${', ?'.repeat(names.length)})`,
    rows: people.map(({ id, number, country, createdAt, cells }) => {
      const row: Value[] = [...bookValues(book), id, number, country, 1, createdAt, createdAt]
      for (const name of names) row.push(cellAt(cells, name))
      return row
    }),
  }
}

/** Only as it was seen: whoever changed it meanwhile undoes the transaction. All rows name the same columns. */
export function updatePeople(book: Book, given: readonly string[], rows: readonly { id: string; version: number; at: number; cells: Cells }[]): Write {
  const columns = withFolded(given)
  return {
    sql: `UPDATE contact SET updated_at = ?, version = ?${columns.map((column) => `, ${column} = ?`).join('')}
      WHERE ${mine} AND id = ? AND version = ?`,
    rows: rows.map(({ id, version, at, cells }) => [at, version + 1, ...columns.map((column) => cellAt(cells, column)), ...bookValues(book), id, version]),
    expect: 1,
  }
}

const groupsOf = 'SELECT m.grp FROM contact_member m WHERE m.workspace = ? AND m.mode = ? AND m.contact = ?'

export const deletePeople = (book: Book, ids: readonly string[]): Write[] => [
  { sql: `DELETE FROM contact_external WHERE ${mine} AND contact = ?`, rows: ids.map((id) => [...bookValues(book), id]) },
  // the groups are named, for else SQLite reads all members of the book
  { sql: `DELETE FROM contact_member WHERE ${mine} AND contact = ? AND grp IN (${groupsOf})`, rows: ids.map((id) => [...bookValues(book), id, ...bookValues(book), id]) },
  { sql: `DELETE FROM contact_activity WHERE ${mine} AND contact = ?`, rows: ids.map((id) => [...bookValues(book), id]) },
  { sql: `DELETE FROM contact WHERE ${mine} AND id = ?`, rows: ids.map((id) => [...bookValues(book), id]) },
]

export type External = { readonly contact: string; readonly system: string; readonly external: string }
export const removeExternals = (book: Book, pairs: readonly Pick<External, 'contact' | 'system'>[]): Write => ({
  sql: `DELETE FROM contact_external WHERE ${mine} AND contact = ? AND system = ?`,
  rows: pairs.map(({ contact, system }) => [...bookValues(book), contact, system]),
})
export const insertExternals = (book: Book, pairs: readonly External[]): Write => ({
  sql: 'INSERT INTO contact_external (workspace, mode, system, external, contact) VALUES (?, ?, ?, ?, ?)',
  rows: pairs.map(({ system, external, contact }) => [...bookValues(book), system, external, contact]),
})

/** Everything of one person goes to another; what both have of a kind stays the other's. */
export const moving = (book: Book, from: string, to: string): Write[] => {
  const both = [to, ...bookValues(book), from]
  return [
    {
      sql: `UPDATE contact_external SET contact = ? WHERE ${mine} AND contact = ? AND system NOT IN
        (SELECT e.system FROM contact_external e WHERE e.workspace = ? AND e.mode = ? AND e.contact = ?)`,
      rows: [[...both, ...bookValues(book), to]],
    },
    {
      sql: `UPDATE contact_member SET contact = ? WHERE ${mine} AND contact = ? AND grp IN (${groupsOf}) AND grp NOT IN (${groupsOf})`,
      rows: [[...both, ...bookValues(book), from, ...bookValues(book), to]],
    },
    { sql: `UPDATE contact_activity SET contact = ? WHERE ${mine} AND contact = ?`, rows: [both] },
  ]
}
