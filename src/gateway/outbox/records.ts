// All SQL of the outbox.
import type { Database, Migration, Row, Value, Write } from '../../db/database.ts'
import { comesAfter } from '../../kit/ids.ts'
import { runsOf } from '../../kit/runs.ts'
import { modeNames, type Asker } from '../message.ts'
import type { Event, EventType } from './event.ts'

export const outboxMigrations: readonly Migration[] = [
  {
    name: '0047-event',
    sql: `CREATE TABLE event (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, mode INTEGER NOT NULL, audience TEXT NOT NULL, type TEXT NOT NULL,
      subject TEXT NOT NULL, at INTEGER NOT NULL, target TEXT, body TEXT NOT NULL, settled INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX event_audience ON event (audience, workspace, id);
    CREATE INDEX event_waiting ON event (audience, id) WHERE settled = 0;
    CREATE INDEX event_subject ON event (subject);
    ALTER TABLE message ADD COLUMN callback_url TEXT;
    ALTER TABLE inbound ADD COLUMN workspace TEXT NOT NULL DEFAULT '';
    ALTER TABLE inbound ADD COLUMN mode INTEGER NOT NULL DEFAULT 1`,
  },
  { name: '0053-callback-kind', sql: 'ALTER TABLE message ADD COLUMN callback_kind TEXT' },
]

export const insertEvents = (events: readonly Event[]): Write => ({
  sql: 'INSERT INTO event (id, workspace, mode, audience, type, subject, at, target, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  rows: events.map((e) => [e.id, e.workspace, modeNames.indexOf(e.mode), e.audience, e.type, e.subject, e.at, e.target, e.body]),
})

/** Ids that follow each other have none between them. */
export function forgetEvents(ids: readonly string[]): Write {
  const runs = runsOf(ids.toSorted(), comesAfter)
  if (!runs) return { sql: 'DELETE FROM event WHERE id = ?', rows: ids.map((id) => [id]) }
  return { sql: 'DELETE FROM event WHERE id >= ? AND id <= ?', rows: runs.map((run) => [run[0]!, run.at(-1)!]) }
}
/** Stays to be read again. */
export const settleEvents = (ids: readonly string[]): Write => ({ sql: 'UPDATE event SET settled = 1 WHERE id = ?', rows: ids.map((id) => [id]) })
export const deleteEvents = (first: string, last: string): Write => ({ sql: 'DELETE FROM event WHERE id >= ? AND id <= ?', rows: [[first, last]] })

/** After one and up to another, but for those that are kept, in order. */
export function deleteSettledBetween(after: string, kept: readonly string[], last: string): Write {
  const ends = [after, ...kept, `${last}~`]
  return { sql: 'DELETE FROM event WHERE id > ? AND id < ? AND settled = 1', rows: ends.slice(1).map((end, at) => [ends[at]!, end]) }
}

export const deleteUpTo = (audience: string, workspace: string, last: string): Write => ({
  sql: 'DELETE FROM event WHERE audience = ? AND workspace = ? AND id <= ?',
  rows: [[audience, workspace, last]],
})

export type WaitingQuery = { readonly audience: string; readonly workspace?: string; readonly after?: string; readonly limit: number }
/** What was told to an audience, settled or not: of one workspace, as far as the mode of who asks reaches. */
export type HistoryQuery = {
  readonly audience: string
  readonly asker: Asker
  readonly after?: string
  /** Not younger than this; exclusive. */
  readonly before?: string
  readonly limit: number
}

export function outboxReads(db: Database) {
  const rows = async (sql: string, values: readonly Value[]) => (await db.read(sql, values)).map(eventOf)
  return {
    /** Oldest first, below `floor`. */
    waiting: ({ audience, workspace, after = '', limit }: WaitingQuery, floor: string) =>
      rows(
        `SELECT * FROM event WHERE audience = ? AND settled = 0 AND id > ? AND id < ?
          ${workspace === undefined ? '' : 'AND workspace = ?'} ORDER BY id LIMIT ?`,
        [audience, after, floor, ...(workspace === undefined ? [] : [workspace]), limit],
      ),
    history: ({ audience, asker, after = '', before, limit }: HistoryQuery, floor: string) =>
      rows(
        `SELECT * FROM event WHERE audience = ? AND workspace = ? AND id > ? AND id < ?
          ${asker.mode === 'test' ? `AND mode = ${modeNames.indexOf('test')}` : ''} ORDER BY id LIMIT ?`,
        [audience, asker.workspace, after, before !== undefined && before < floor ? before : floor, limit],
      ),
    /** How many wait for an audience; counts no further than `most`. */
    async count(audience: string, most: number): Promise<number> {
      const sql = 'SELECT count(*) AS n FROM (SELECT id FROM event WHERE audience = ? AND settled = 0 LIMIT ?) AS waiting'
      return Number((await db.read(sql, [audience, most]))[0]!['n'])
    },
    async byIds(ids: readonly string[]): Promise<Event[]> {
      return ids.length === 0 ? [] : rows(`SELECT * FROM event WHERE id IN (${ids.map(() => '?').join(', ')}) ORDER BY id`, ids)
    },
    async range(after: string, before: string, limit: number): Promise<{ first: string; last: string } | undefined> {
      const found = await db.read('SELECT id FROM event WHERE id > ? AND id < ? ORDER BY id LIMIT ?', [after, before, limit])
      return found.length === 0 ? undefined : { first: String(found[0]!['id']), last: String(found.at(-1)!['id']) }
    },
    /** The same of what one audience is told in one workspace. */
    async nthOf(audience: string, workspace: string, count: number): Promise<string | undefined> {
      const sql = 'SELECT id FROM event WHERE audience = ? AND workspace = ? ORDER BY id DESC LIMIT 1 OFFSET ?'
      const [row] = await db.read(sql, [audience, workspace, count])
      return row && String(row['id'])
    },
    /** The last of the oldest so many of them before an id. */
    async lastOf(audience: string, workspace: string, before: string, limit: number): Promise<string | undefined> {
      const sql = 'SELECT id FROM event WHERE audience = ? AND workspace = ? AND id < ? ORDER BY id LIMIT ?'
      const found = await db.read(sql, [audience, workspace, before, limit])
      return found.length === 0 ? undefined : String(found.at(-1)!['id'])
    },
    /** The id of the row that has so many younger ones. */
    async nth(count: number): Promise<string | undefined> {
      const [row] = await db.read('SELECT id FROM event ORDER BY id DESC LIMIT 1 OFFSET ?', [count])
      return row && String(row['id'])
    },
  }
}

const eventOf = (row: Row): Event => ({
  id: String(row['id']),
  workspace: String(row['workspace']),
  mode: modeNames[Number(row['mode'])]!,
  audience: String(row['audience']),
  type: String(row['type']) as EventType,
  subject: String(row['subject']),
  at: Number(row['at']),
  target: row['target'] as string | null,
  body: String(row['body']),
})
