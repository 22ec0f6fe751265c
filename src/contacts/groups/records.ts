// All SQL about groups of people: lists and tags, which have members, and segments, which have a rule.
import type { Database, Row, Value, Write } from '../../db/database.ts'
import { bookValues, inList } from '../book/records.ts'
import type { Book } from '../contact.ts'

export type Kind = 'list' | 'tag' | 'segment'
export type Group = {
  readonly id: string
  readonly kind: Kind
  readonly name: string
  readonly description?: string
  /** JSON, of a segment. */
  readonly rule?: string
  readonly createdAt: number
  readonly updatedAt: number
}
const mine = 'workspace = ? AND mode = ?'

const toGroup = (row: Row): Group => ({
  id: String(row['id']),
  kind: String(row['kind']) as Kind,
  name: String(row['name']),
  ...(row['description'] !== null && { description: String(row['description']) }),
  ...(row['rule'] !== null && { rule: String(row['rule']) }),
  createdAt: Number(row['created_at']),
  updatedAt: Number(row['updated_at']),
})

export const groupRecords = (db: Database) => ({
  async get(book: Book, kind: Kind, id: string): Promise<Group | undefined> {
    const [row] = await db.read(`SELECT * FROM contact_group WHERE ${mine} AND id = ? AND kind = ?`, [...bookValues(book), id, kind])
    return row && toGroup(row)
  },
  async list(book: Book, kind: Kind, after: string, limit: number): Promise<Group[]> {
    const sql = `SELECT * FROM contact_group WHERE ${mine} AND id > ? AND kind = ? ORDER BY id LIMIT ?`
    return (await db.read(sql, [...bookValues(book), after, kind, limit])).map(toGroup)
  },
  async byNames(book: Book, kind: Kind, names: readonly string[]): Promise<Map<string, string>> {
    if (names.length === 0) return new Map()
    const { marks, values } = inList(names)
    const sql = `SELECT id, name FROM contact_group WHERE ${mine} AND kind = ? AND name IN (${marks})`
    const rows = await db.read(sql, [...bookValues(book), kind, ...values])
    return new Map(rows.map((row) => [String(row['name']), String(row['id'])]))
  },
  async count(book: Book, kind: Kind): Promise<number> {
    const [row] = await db.read(`SELECT count(*) AS n FROM contact_group WHERE ${mine} AND kind = ?`, [...bookValues(book), kind])
    return Number(row!['n'])
  },
  add: (book: Book, groups: readonly Group[]) => db.write([insertGroups(book, groups)], { whenFull: 'refuse' }),
  change: (book: Book, { id, name, description, rule, updatedAt }: Group) =>
    db.write([{
      sql: `UPDATE contact_group SET name = ?, description = ?, rule = ?, updated_at = ? WHERE ${mine} AND id = ?`,
      rows: [[name, description ?? null, rule ?? null, updatedAt, ...bookValues(book), id]],
    }]),
  /** Some of its members; how many went. */
  async removeMembers(book: Book, id: string, until: string): Promise<void> {
    await db.write([{ sql: `DELETE FROM contact_member WHERE ${mine} AND grp = ? AND contact <= ?`, rows: [[...bookValues(book), id, until]] }])
  },
  /** With the members it has by then: in one transaction, after which nobody comes into it. */
  remove: (book: Book, id: string) =>
    db.write([
      { sql: `DELETE FROM contact_group WHERE ${mine} AND id = ?`, rows: [[...bookValues(book), id]] },
      { sql: `DELETE FROM contact_member WHERE ${mine} AND grp = ?`, rows: [[...bookValues(book), id]] },
    ]),
  /** The id of the `count`th member after one. */
  async nthMember(book: Book, id: string, after: string, count: number): Promise<string | undefined> {
    const sql = `SELECT contact FROM contact_member WHERE ${mine} AND grp = ? AND contact > ? ORDER BY contact LIMIT 1 OFFSET ?`
    const [row] = await db.read(sql, [...bookValues(book), id, after, count - 1])
    return row && String(row['contact'])
  },
  async countMembers(book: Book, id: string, most: number): Promise<number> {
    const sql = `SELECT count(*) AS n FROM (SELECT contact FROM contact_member WHERE ${mine} AND grp = ? LIMIT ?) AS m`
    const [row] = await db.read(sql, [...bookValues(book), id, most])
    return Number(row!['n'])
  },
  /** By contact: the names of its groups of a kind. */
  async namesOf(book: Book, kind: Kind, contacts: readonly string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>()
    if (contacts.length === 0) return found
    const { marks, values } = inList(contacts)
    const sql = `SELECT m.contact, g.name FROM contact_member m
      JOIN contact_group g ON g.workspace = m.workspace AND g.mode = m.mode AND g.id = m.grp
      WHERE m.workspace = ? AND m.mode = ? AND m.contact IN (${marks}) AND g.kind = ? ORDER BY m.contact, g.name`
    for (const row of await db.read(sql, [...bookValues(book), ...values, kind])) {
      const id = String(row['contact'])
      found.set(id, [...(found.get(id) ?? []), String(row['name'])])
    }
    return found
  },
  /** Which of these are in the book. */
  async known(book: Book, contacts: readonly string[]): Promise<Set<string>> {
    if (contacts.length === 0) return new Set()
    const { marks, values } = inList(contacts)
    const rows = await db.read(`SELECT id FROM contact WHERE ${mine} AND id IN (${marks})`, [...bookValues(book), ...values])
    return new Set(rows.map((row) => String(row['id'])))
  },
  async membersAmong(book: Book, id: string, contacts: readonly string[]): Promise<Set<string>> {
    if (contacts.length === 0) return new Set()
    const { marks, values } = inList(contacts)
    const rows = await db.read(`SELECT contact FROM contact_member WHERE ${mine} AND grp = ? AND contact IN (${marks})`, [...bookValues(book), id, ...values])
    return new Set(rows.map((row) => String(row['contact'])))
  },
})

export const insertGroups = (book: Book, groups: readonly Group[]): Write => ({
  sql: `INSERT INTO contact_group (workspace, mode, id, kind, name, description, rule, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  rows: groups.map(({ id, kind, name, description, rule, createdAt, updatedAt }): Value[] =>
    [...bookValues(book), id, kind, name, description ?? null, rule ?? null, createdAt, updatedAt]),
})

/** Who is in it already stays; nobody comes into a group that is gone, and nobody who is gone comes into one. */
export const addMembers = (book: Book, pairs: readonly (readonly [group: string, contact: string])[], at: number): Write => ({
  sql: `INSERT INTO contact_member (workspace, mode, grp, contact, at)
    SELECT g.workspace, g.mode, g.id, c.id, CAST(? AS BIGINT) FROM contact_group g JOIN contact c ON c.workspace = g.workspace AND c.mode = g.mode
    WHERE g.workspace = ? AND g.mode = ? AND g.id = ? AND c.id = ?
    ON CONFLICT (workspace, mode, grp, contact) DO NOTHING`,
  rows: pairs.map(([group, contact]) => [at, ...bookValues(book), group, contact]),
})
export const dropMembers = (book: Book, pairs: readonly (readonly [group: string, contact: string])[]): Write => ({
  sql: `DELETE FROM contact_member WHERE ${mine} AND grp = ? AND contact = ?`,
  rows: pairs.map(([group, contact]) => [...bookValues(book), group, contact]),
})
