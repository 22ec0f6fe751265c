// All SQL about imports: what each is to do and how far it is, and what each of its turns changed, so that it can go on after
// a restart and be undone.
import type { Database, Row, Write } from '../../db/database.ts'
import { bookValues } from '../book/records.ts'
import type { Before, ExternalChange } from '../book/upsert.ts'
import type { Book, Mode } from '../contact.ts'
import type { Plan } from './plan.ts'

export const states = ['uploading', 'checking', 'checked', 'running', 'done', 'failed', 'canceled', 'undoing', 'undone'] as const
export type State = (typeof states)[number]
export type Counts = {
  readonly created: number
  readonly updated: number
  readonly same: number
  readonly skipped: number
  readonly failed: number
  /** Rows, among these, of a number that an earlier row has. */
  readonly repeated: number
}
export const noCounts: Counts = { created: 0, updated: 0, same: 0, skipped: 0, failed: 0, repeated: 0 }
export type Import = Book & {
  readonly id: string
  /** As its maker calls it; never a path. */
  readonly name: string
  readonly state: State
  /** Of the file that are here. */
  readonly bytes: number
  readonly plan?: Plan
  readonly actor?: string
  readonly rowsDone: number
  readonly counts: Counts
  /** Why it failed. */
  readonly say?: string
  readonly createdAt: number
  readonly startedAt?: number
  readonly endedAt?: number
}
export type RowError = readonly [line: number, reason: string, cells: readonly string[]]
export type Turn = {
  readonly turn: number
  /** The people that it made have ids from one to the other. */
  readonly first?: string
  readonly last?: string
  readonly made: number
  readonly before: readonly Before[]
  readonly joined: readonly (readonly [group: string, contact: string])[]
  readonly externals: readonly ExternalChange[]
  readonly errors: readonly RowError[]
}

const mine = 'workspace = ? AND mode = ?'
const optional = <Name extends string, T>(name: Name, row: Row, column: string, read: (value: unknown) => T) =>
  (row[column] === null ? {} : { [name]: read(row[column]) }) as { [Key in Name]?: T }

const toImport = (row: Row): Import => ({
  workspace: String(row['workspace']), mode: (row['mode'] === 1 ? 'test' : 'live') satisfies Mode,
  id: String(row['id']), name: String(row['name']), state: String(row['state']) as State, bytes: Number(row['bytes']),
  rowsDone: Number(row['rows_done']), counts: { ...noCounts, ...(JSON.parse(String(row['counts'])) as Partial<Counts>) }, createdAt: Number(row['created_at']),
  ...optional('plan', row, 'plan', (text) => JSON.parse(String(text)) as Plan),
  ...optional('actor', row, 'actor', String), ...optional('say', row, 'say', String),
  ...optional('startedAt', row, 'started_at', Number), ...optional('endedAt', row, 'ended_at', Number),
})
const toTurn = (row: Row): Turn => {
  const { before = [], externals = [] } = row['before'] === null ? {} : (JSON.parse(String(row['before'])) as Partial<Turn>)
  const list = (column: string) => (row[column] === null ? [] : (JSON.parse(String(row[column])) as never[]))
  return {
    turn: Number(row['turn']), made: Number(row['made']), before, externals, joined: list('joined'), errors: list('errors'),
    ...optional('first', row, 'first', String), ...optional('last', row, 'last', String),
  }
}

export const importRecords = (db: Database) => ({
  async get(book: Book, id: string): Promise<Import | undefined> {
    const [row] = await db.read(`SELECT * FROM contact_import WHERE ${mine} AND id = ?`, [...bookValues(book), id])
    return row && toImport(row)
  },
  /** The newest first. */
  async list(book: Book, before: string, limit: number): Promise<Import[]> {
    const sql = `SELECT * FROM contact_import WHERE ${mine} AND id < ? ORDER BY id DESC LIMIT ?`
    return (await db.read(sql, [...bookValues(book), before, limit])).map(toImport)
  },
  /** What a workspace waits for, of the first of these states that it has anything in. */
  async nextOf(workspace: string, among: readonly State[]): Promise<Import | undefined> {
    for (const state of among) {
      const [row] = await db.read('SELECT * FROM contact_import WHERE state = ? AND workspace = ? ORDER BY id LIMIT 1', [state, workspace])
      if (row) return toImport(row)
    }
    return undefined
  },
  async workspacesIn(among: readonly State[]): Promise<{ workspace: string; first: string }[]> {
    const sql = `SELECT workspace, min(id) AS first FROM contact_import WHERE state IN (${among.map(() => '?').join()}) GROUP BY workspace`
    return (await db.read(sql, among)).map((row) => ({ workspace: String(row['workspace']), first: String(row['first']) }))
  },
  async inState(state: State, limit: number): Promise<Import[]> {
    return (await db.read('SELECT * FROM contact_import WHERE state = ? ORDER BY id LIMIT ?', [state, limit])).map(toImport)
  },
  add: (one: Import) =>
    db.write([{
      sql: `INSERT INTO contact_import (workspace, mode, id, name, state, bytes, actor, rows_done, counts, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      rows: [[...bookValues(one), one.id, one.name, one.state, one.bytes, one.actor ?? null, one.rowsDone, JSON.stringify(one.counts), one.createdAt]],
    }], { whenFull: 'refuse' }),
  /** After a turn; the oldest first. */
  async turns(one: Import, after: number, limit: number): Promise<Turn[]> {
    const sql = `SELECT * FROM contact_import_turn WHERE ${mine} AND import = ? AND turn > ? ORDER BY turn LIMIT ?`
    return (await db.read(sql, [...bookValues(one), one.id, after, limit])).map(toTurn)
  },
  async lastTurn(one: Import): Promise<Turn | undefined> {
    const sql = `SELECT * FROM contact_import_turn WHERE ${mine} AND import = ? ORDER BY turn DESC LIMIT 1`
    const [row] = await db.read(sql, [...bookValues(one), one.id])
    return row && toTurn(row)
  },
  /** Those of a run of ids that nobody touched since they were made. */
  async untouched(book: Book, first: string, last: string): Promise<string[]> {
    const sql = `SELECT id FROM contact WHERE ${mine} AND id >= ? AND id <= ? AND version = 1`
    return (await db.read(sql, [...bookValues(book), first, last])).map((row) => String(row['id']))
  },
})

/** Fenced by the state that it was seen in, and by how far it was. */
export const changeImport = (one: Import, next: Partial<Pick<Import, 'state' | 'bytes' | 'plan' | 'rowsDone' | 'counts' | 'say' | 'startedAt' | 'endedAt'>>): Write => {
  const { state, bytes, plan, rowsDone, counts, say, startedAt, endedAt } = { ...one, ...next }
  return {
    sql: `UPDATE contact_import SET state = ?, bytes = ?, plan = ?, rows_done = ?, counts = ?, say = ?, started_at = ?, ended_at = ?
      WHERE ${mine} AND id = ? AND state = ? AND rows_done = ? AND bytes = ?`,
    rows: [[state, bytes, plan ? JSON.stringify(plan) : null, rowsDone, JSON.stringify(counts), say ?? null, startedAt ?? null, endedAt ?? null, ...bookValues(one), one.id, one.state, one.rowsDone, one.bytes]],
    expect: 1,
  }
}
export const addTurn = (one: Import, { turn, first, last, made, before, joined, externals, errors }: Turn): Write => ({
  sql: `INSERT INTO contact_import_turn (workspace, mode, import, turn, first, last, made, before, joined, errors)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  rows: [[
    ...bookValues(one), one.id, turn, first ?? null, last ?? null, made,
    before.length + externals.length > 0 ? JSON.stringify({ before, externals }) : null,
    joined.length > 0 ? JSON.stringify(joined) : null, errors.length > 0 ? JSON.stringify(errors) : null,
  ]],
})
export const removeTurn = (one: Import, turn: number): Write => ({
  sql: `DELETE FROM contact_import_turn WHERE ${mine} AND import = ? AND turn = ?`,
  rows: [[...bookValues(one), one.id, turn]],
})
