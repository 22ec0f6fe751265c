// All SQL of this room. Connections with every version of their settings; and the fence of each connection: whoever
// starts one raises its epoch, and an intent is only written under the epoch of the one who writes it. A paused or
// replaced owner cannot commit, so it cannot send.
import type { Database, Migration, Row, Write, WriteOptions } from '../db/database.ts'
import type { IdStyle, Learned } from './idstyles.ts'

export const carrierMigrations: readonly Migration[] = [
  {
    name: '0030-connection-epoch',
    sql: 'CREATE TABLE connection_epoch (connection TEXT PRIMARY KEY, epoch INTEGER NOT NULL)',
  },
  {
    name: '0031-connection',
    sql: `CREATE TABLE connection (
      id TEXT PRIMARY KEY, protocol TEXT NOT NULL, version INTEGER NOT NULL, paused INTEGER NOT NULL,
      token TEXT NOT NULL, created_at INTEGER NOT NULL, deleted_at INTEGER
    );
    CREATE TABLE connection_version (
      connection TEXT NOT NULL, version INTEGER NOT NULL, settings TEXT NOT NULL, secrets TEXT NOT NULL,
      made_at INTEGER NOT NULL, made_by TEXT, rollback_of INTEGER, PRIMARY KEY (connection, version)
    )`,
  },
  {
    name: '0032-connection-ids',
    sql: 'CREATE TABLE connection_ids (connection TEXT PRIMARY KEY, style TEXT NOT NULL, learned_at INTEGER NOT NULL)',
  },
]

/** Raises and returns the epoch of a connection: from now on only the caller may send over it. */
export async function takeEpoch(db: Database, connection: string): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const [row] = await db.read('SELECT epoch FROM connection_epoch WHERE connection = ?', [connection])
    const epoch = row ? Number(row['epoch']) + 1 : 1
    const write: Write = row
      ? { sql: 'UPDATE connection_epoch SET epoch = ? WHERE connection = ? AND epoch = ?', rows: [[epoch, connection, epoch - 1]], expect: 1 }
      : { sql: 'INSERT INTO connection_epoch VALUES (?, ?)', rows: [[connection, epoch]] }
    // Two may read the same number: the one whose write holds has it.
    if ((await db.write([write])).ok) return epoch
  }
  throw new Error(`the epoch of connection ${connection} could not be raised: too many others try`)
}

/** Undoes the transaction it stands in unless `epoch` is still ours. */
export const holdingEpoch = (connection: string, epoch: number): Write => ({
  sql: 'UPDATE connection_epoch SET epoch = epoch WHERE connection = ? AND epoch = ?',
  rows: [[connection, epoch]],
  expect: 1,
})

export type ConnectionRow = {
  readonly id: string
  readonly protocol: string
  readonly paused: boolean
  /** Sealed: what callbacks of an HTTP upstream must name. */
  readonly token: string
  readonly createdAt: number
}

export type VersionRow = {
  readonly version: number
  /** JSON. */
  readonly settings: string
  /** Sealed JSON. */
  readonly secrets: string
  readonly madeAt: number
  readonly madeBy: string | null
  readonly rollbackOf: number | null
}

/** What is made or changed is refused when there is no room; what ends or pauses something waits for it. */
const newWork: WriteOptions = { whenFull: 'refuse' }
/** Versions of one connection that are kept. */
const versionsKept = 100

export type ConnectionRecords = ReturnType<typeof connectionRecords>

export function connectionRecords(db: Database) {
  const inserting = (id: string, it: VersionRow): Write => ({
    sql: `INSERT INTO connection_version (connection, version, settings, secrets, made_at, made_by, rollback_of)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    rows: [[id, it.version, it.settings, it.secrets, it.madeAt, it.madeBy, it.rollbackOf]],
  })
  const written = async (writes: readonly Write[], how?: WriteOptions) => {
    const result = await db.write(writes, how)
    if (!result.ok) throw new Error(`a connection could not be written: ${result.say}`)
  }
  return {
    /** Connections with their present version, the oldest first. */
    async all(): Promise<{ row: ConnectionRow; present: VersionRow }[]> {
      const rows = await db.read(
        `SELECT c.id, c.protocol, c.paused, c.token, c.created_at,
           v.version, v.settings, v.secrets, v.made_at, v.made_by, v.rollback_of
         FROM connection c JOIN connection_version v ON v.connection = c.id AND v.version = c.version
         WHERE c.deleted_at IS NULL ORDER BY c.id`,
      )
      return rows.map((row) => ({ row: connectionOf(row), present: versionOf(row) }))
    },
    /** Whether there ever was one, deleted ones included. */
    async any(): Promise<boolean> {
      return (await db.read('SELECT id FROM connection LIMIT 1')).length > 0
    },
    async versions(id: string, before: number, limit: number): Promise<VersionRow[]> {
      const rows = await db.read(
        'SELECT * FROM connection_version WHERE connection = ? AND version < ? ORDER BY version DESC LIMIT ?',
        [id, before, limit],
      )
      return rows.map(versionOf)
    },
    async version(id: string, version: number): Promise<VersionRow | undefined> {
      const sql = 'SELECT * FROM connection_version WHERE connection = ? AND version = ?'
      const [row] = await db.read(sql, [id, version])
      return row && versionOf(row)
    },
    add: ({ id, protocol, paused, token, createdAt }: ConnectionRow, first: VersionRow) =>
      written([
        {
          sql: 'INSERT INTO connection (id, protocol, version, paused, token, created_at) VALUES (?, ?, ?, ?, ?, ?)',
          rows: [[id, protocol, first.version, paused ? 1 : 0, token, createdAt]],
        },
        inserting(id, first),
      ], newWork),
    change: (id: string, next: VersionRow) =>
      written([
        {
          sql: 'UPDATE connection SET version = ? WHERE id = ? AND version = ? AND deleted_at IS NULL',
          rows: [[next.version, id, next.version - 1]],
          expect: 1,
        },
        inserting(id, next),
        {
          sql: 'DELETE FROM connection_version WHERE connection = ? AND version <= ?',
          rows: [[id, next.version - versionsKept]],
        },
      ], newWork),
    /** What was learned of the ids of each. */
    async styles(): Promise<{ id: string; learned: Learned }[]> {
      return (await db.read('SELECT * FROM connection_ids')).map((row) => {
        return { id: String(row['connection']), learned: { style: String(row['style']) as IdStyle, since: Number(row['learned_at']) } }
      })
    },
    learn: (id: string, learned: Learned | undefined) =>
      written([
        { sql: 'DELETE FROM connection_ids WHERE connection = ?', rows: [[id]] },
        {
          sql: 'INSERT INTO connection_ids (connection, style, learned_at) VALUES (?, ?, ?)',
          rows: learned ? [[id, learned.style, learned.since]] : [],
        },
      ]),
    pause: (id: string, paused: boolean) =>
      written([{ sql: 'UPDATE connection SET paused = ? WHERE id = ?', rows: [[paused ? 1 : 0, id]], expect: 1 }]),
    /** Its row stays, since messages name it; its settings and secrets go. */
    remove: (id: string, at: number) =>
      written([
        { sql: `UPDATE connection SET deleted_at = ?, token = '' WHERE id = ?`, rows: [[at, id]], expect: 1 },
        { sql: 'DELETE FROM connection_version WHERE connection = ?', rows: [[id]] },
        { sql: 'DELETE FROM connection_ids WHERE connection = ?', rows: [[id]] },
      ]),
  }
}

const connectionOf = (row: Row): ConnectionRow => ({
  id: String(row['id']),
  protocol: String(row['protocol']),
  paused: Number(row['paused']) === 1,
  token: String(row['token']),
  createdAt: Number(row['created_at']),
})

const versionOf = (row: Row): VersionRow => ({
  version: Number(row['version']),
  settings: String(row['settings']),
  secrets: String(row['secrets']),
  madeAt: Number(row['made_at']),
  madeBy: row['made_by'] as string | null,
  rollbackOf: row['rollback_of'] === null ? null : Number(row['rollback_of']),
})
