// Tables of this room: API keys, dashboard sessions; workspaces and people have their own. Knows hashes only, never a secret.
import type { Database, Migration, Row, Write, WriteOptions } from '../db/database.ts'
import { scopesOfRole } from './account.ts'
import type { ApiKey, KeyOwner, Limits, Mode, Principal, Role, Scope } from './account.ts'
import { limitsText } from './limits.ts'
import { auditMigrations } from './audit/records.ts'
import { peopleMigrations } from './people/records.ts'
import { workspaceMigrations } from './workspaces/records.ts'

export const accountsMigrations: readonly Migration[] = [
  {
    name: '0010-accounts',
    sql: `
      CREATE TABLE workspace (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at BIGINT NOT NULL);
      CREATE TABLE api_key (
        id TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        name TEXT NOT NULL,
        mode TEXT NOT NULL,
        scopes TEXT NOT NULL,
        hint TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE,
        created_at BIGINT NOT NULL,
        used_at BIGINT,
        revoked_at BIGINT
      );
      CREATE INDEX api_key_by_workspace ON api_key (workspace, id);
      CREATE TABLE dashboard_session (
        hash TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        mode TEXT NOT NULL,
        scopes TEXT NOT NULL,
        api_key TEXT,
        created_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL
      );
      CREATE INDEX dashboard_session_by_expiry ON dashboard_session (expires_at)`,
  },
  ...workspaceMigrations,
  {
    name: '0012-accounts-limits',
    sql: `
      ALTER TABLE api_key ADD COLUMN limits TEXT;
      ALTER TABLE api_key ADD COLUMN expires_at INTEGER;
      ALTER TABLE api_key ADD COLUMN replaces TEXT;
      ALTER TABLE dashboard_session ADD COLUMN id TEXT;
      ALTER TABLE dashboard_session ADD COLUMN person TEXT;
      ALTER TABLE dashboard_session ADD COLUMN seen_at INTEGER;
      ALTER TABLE dashboard_session ADD COLUMN address TEXT;
      ALTER TABLE dashboard_session ADD COLUMN agent TEXT;
      CREATE INDEX dashboard_session_by_person ON dashboard_session (person);
      CREATE INDEX dashboard_session_by_key ON dashboard_session (api_key);
      CREATE TABLE api_key_day (
        api_key TEXT NOT NULL,
        day INTEGER NOT NULL,
        parts INTEGER NOT NULL,
        PRIMARY KEY (api_key, day)
      )`,
  },
  ...peopleMigrations,
  ...auditMigrations,
  {
    name: '0017-accounts-makers',
    sql: `
      ALTER TABLE api_key ADD COLUMN owner TEXT;
      ALTER TABLE api_key ADD COLUMN makers TEXT`,
  },
]

export type AccountRecords = ReturnType<typeof accountRecords>
export type NewSession = {
  readonly hash: string
  readonly id: string
  readonly at: number
  readonly expiresAt: number
  readonly address: string
  readonly agent: string
}
export type NewKey = Omit<ApiKey, 'usedAt' | 'revokedAt'> & { readonly workspace: string; readonly hash: string }

const scopesOf = (row: Row) => String(row['scopes']).split(' ') as Scope[]
const limitsOf = (row: Row) => (row['limits'] === null ? {} : { limits: JSON.parse(String(row['limits'])) as Limits })
const madeOf = (row: Row) => ({
  ...(row['owner'] === null ? {} : { owner: String(row['owner']) }),
  ...(row['makers'] === null ? {} : { makers: String(row['makers']).split(' ') }),
})
const optional = (row: Row, column: string) => (row[column] === null ? undefined : Number(row[column]))

const toKey = (row: Row): ApiKey => ({
  id: String(row['id']),
  name: String(row['name']),
  mode: row['mode'] as Mode,
  scopes: scopesOf(row),
  hint: String(row['hint']),
  createdAt: Number(row['created_at']),
  usedAt: optional(row, 'used_at'),
  revokedAt: optional(row, 'revoked_at'),
  ...limitsOf(row),
  ...madeOf(row),
  ...(row['replaces'] === null ? {} : { replaces: String(row['replaces']) }),
})

const toPrincipal = (row: Row): Principal => ({
  workspace: String(row['workspace']),
  mode: row['mode'] as Mode,
  scopes: row['role'] ? scopesOfRole[row['role'] as Role] : scopesOf(row),
  ...(row['key'] === null ? {} : { key: String(row['key']) }),
  ...limitsOf(row),
  ...madeOf(row),
  ...(row['role'] ? { person: String(row['person']), role: row['role'] as Role } : {}),
})

const withHash = (row: Row) => ({ hash: String(row['hash']), principal: toPrincipal(row) })

const addingWorkspace = (id: string, name: string, at: number): Write => ({
  sql: 'INSERT INTO workspace (id, name, created_at) VALUES (?, ?, ?)',
  rows: [[id, name, at]],
})

const addingKey = (key: NewKey): Write => ({
  sql: `INSERT INTO api_key (id, workspace, name, mode, scopes, hint, hash, created_at, limits, expires_at, replaces, owner, makers)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  rows: [
    [
      key.id, key.workspace, key.name, key.mode, key.scopes.join(' '), key.hint, key.hash, key.createdAt,
      limitsText(key.limits), key.limits?.expiresAt ?? null, key.replaces ?? null, key.owner ?? null, key.makers?.join(' ') ?? null,
    ],
  ],
})

/** Neither its workspace `w` nor the one above it, `p`, is suspended. */
const ofOpenWorkspace = (alias: string) =>
  `LEFT JOIN workspace w ON w.id = ${alias}.workspace LEFT JOIN workspace p ON p.id = w.parent`
const isOpen = 'w.suspended_at IS NULL AND p.suspended_at IS NULL'
const keyColumns = 'k.hash, k.id AS key, k.workspace, k.mode, k.scopes, k.limits, k.owner, k.makers'
const sessionColumns = 's.hash, s.api_key AS key, s.workspace, s.mode, s.scopes, s.person, m.role, k.limits, k.owner, k.makers'
const sessionTables = `dashboard_session s LEFT JOIN api_key k ON k.id = s.api_key
  LEFT JOIN membership m ON m.workspace = s.workspace AND m.person = s.person`
const goodKey = `k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?) AND ${isOpen}`

/** Takes the mode of who asks. */
const reaches = `(mode = 'test' OR ? = 'live')`

export function accountRecords(db: Database) {
  /** True when it was written; a unique key that was taken is the only other outcome. */
  const write = async (writes: readonly Write[], how?: WriteOptions) => (await db.write(writes, how)).ok
  /** New work, which is refused when there is no room; what ends something waits for it. */
  const make = (...writes: Write[]) => write(writes, { whenFull: 'refuse' })
  return {
    async firstWorkspace(): Promise<string | undefined> {
      const [row] = await db.read('SELECT id FROM workspace ORDER BY id LIMIT 1')
      return row && String(row['id'])
    },
    addWorkspace: (id: string, name: string, at: number) => make(addingWorkspace(id, name, at)),
    addKey: (key: NewKey) => make(addingKey(key)),
    async hasAdministrator(workspace: string): Promise<boolean> {
      const sql = `SELECT id FROM api_key
        WHERE workspace = ? AND mode = 'live' AND revoked_at IS NULL AND expires_at IS NULL AND scopes LIKE '%admin%' LIMIT 1`
      return (await db.read(sql, [workspace])).length > 0
    },
    async keys({ workspace, mode }: KeyOwner, limit: number, after: string): Promise<ApiKey[]> {
      const sql = `SELECT * FROM api_key WHERE workspace = ? AND ${reaches} AND id > ? ORDER BY id LIMIT ?`
      return (await db.read(sql, [workspace, mode, after, limit])).map(toKey)
    },
    async key({ workspace, mode }: KeyOwner, id: string): Promise<ApiKey | undefined> {
      const [row] = await db.read(`SELECT * FROM api_key WHERE workspace = ? AND ${reaches} AND id = ?`, [workspace, mode, id])
      return row && toKey(row)
    },
    async keyByHash(hash: string, at: number): Promise<Principal | undefined> {
      const sql = `SELECT ${keyColumns} FROM api_key k ${ofOpenWorkspace('k')} WHERE k.hash = ? AND ${goodKey}`
      const [row] = await db.read(sql, [hash, at])
      return row && toPrincipal(row)
    },
    /** The most, of those used last. */
    async goodKeys(at: number, most: number) {
      const sql = `SELECT ${keyColumns} FROM api_key k ${ofOpenWorkspace('k')} WHERE ${goodKey}
        ORDER BY COALESCE(k.used_at, k.created_at) DESC LIMIT ?`
      return (await db.read(sql, [at, most])).map(withHash)
    },
    /** A new key beside the old one, which ends at its time; false when that was revoked meanwhile. */
    async rotateKey(key: NewKey, old: { readonly id: string; readonly limits: Limits; readonly endsAt: number }): Promise<boolean> {
      return make(
        {
          sql: 'UPDATE api_key SET limits = ?, expires_at = ? WHERE workspace = ? AND id = ? AND revoked_at IS NULL',
          rows: [[limitsText({ ...old.limits, expiresAt: old.endsAt }), old.endsAt, key.workspace, old.id]],
          expect: 1,
        },
        addingKey(key),
      )
    },
    async partsOfDay(key: string, day: number): Promise<number> {
      const [row] = await db.read('SELECT parts FROM api_key_day WHERE api_key = ? AND day = ?', [key, day])
      return row ? Number(row['parts']) : 0
    },
    /** Also clears away what was counted on days before yesterday. */
    writeParts: (rows: readonly (readonly [key: string, day: number, parts: number])[]) =>
      write([
        { sql: 'DELETE FROM api_key_day WHERE day < ?', rows: [[Math.min(...rows.map(([, day]) => day)) - 1]] },
        {
          sql: `INSERT INTO api_key_day (api_key, day, parts) VALUES (?, ?, ?)
            ON CONFLICT (api_key, day) DO UPDATE SET parts = excluded.parts`,
          rows,
        },
      ]),
    /** Revokes the key and ends the sessions that were opened with it. False when there is no such key. */
    async revokeKey({ workspace, mode }: KeyOwner, id: string, at: number): Promise<boolean> {
      const written = await db.write([
        {
          sql: `UPDATE api_key SET revoked_at = COALESCE(revoked_at, ?) WHERE workspace = ? AND ${reaches} AND id = ?`,
          rows: [[at, workspace, mode, id]],
        },
        {
          sql: `DELETE FROM dashboard_session WHERE workspace = ? AND ${reaches} AND api_key = ?`,
          rows: [[workspace, mode, id]],
        },
      ])
      return written.ok && written.changes[0] === 1
    },
    markUsed: (uses: readonly (readonly [id: string, at: number])[]) =>
      write([{ sql: 'UPDATE api_key SET used_at = ? WHERE id = ?', rows: uses.map(([id, at]) => [at, id]) }]),
    /** Also clears away what has expired. */
    addSession: (session: NewSession, { workspace, mode, scopes, key, person }: Principal) =>
      make(
        { sql: 'DELETE FROM dashboard_session WHERE expires_at <= ?', rows: [[session.at]] },
        {
          sql: `INSERT INTO dashboard_session
            (hash, id, workspace, mode, scopes, api_key, person, created_at, seen_at, expires_at, address, agent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          rows: [
            [
              session.hash, session.id, workspace, mode, scopes.join(' '), key ?? null, person ?? null,
              session.at, session.at, session.expiresAt, session.address, session.agent,
            ],
          ],
        },
      ),
    async sessionByHash(hash: string, at: number, seenAfter: number): Promise<Principal | undefined> {
      // a session that was opened while its key was being revoked is written after the revocation cleared the others away
      const sql = `SELECT ${sessionColumns} FROM ${sessionTables} ${ofOpenWorkspace('s')}
        WHERE s.hash = ? AND s.expires_at > ? AND k.revoked_at IS NULL
        AND (s.person IS NULL OR (m.role IS NOT NULL AND s.seen_at > ?)) AND ${isOpen}`
      const [row] = await db.read(sql, [hash, at, seenAfter])
      return row && toPrincipal(row)
    },
    /** The most, of those opened last. */
    async goodSessions(at: number, most: number) {
      const sql = `SELECT ${sessionColumns} FROM ${sessionTables} WHERE s.expires_at > ?
        ORDER BY s.expires_at DESC LIMIT ?`
      return (await db.read(sql, [at, most])).map(withHash)
    },
    async sessionsOf(person: string, at: number, seenAfter: number) {
      const sql = `SELECT * FROM dashboard_session WHERE person = ? AND expires_at > ? AND seen_at > ? ORDER BY seen_at DESC LIMIT 1000`
      return (await db.read(sql, [person, at, seenAfter])).map((row) => ({
        hash: String(row['hash']),
        id: String(row['id']),
        workspace: String(row['workspace']),
        createdAt: Number(row['created_at']),
        seenAt: Number(row['seen_at']),
        expiresAt: Number(row['expires_at']),
        address: String(row['address']),
        agent: String(row['agent']),
      }))
    },
    markSeen: (rows: readonly (readonly [hash: string, at: number])[]) =>
      write([{ sql: 'UPDATE dashboard_session SET seen_at = ? WHERE hash = ?', rows: rows.map(([hash, at]) => [at, hash]) }]),
    endSession: (person: string, id: string) =>
      write([{ sql: 'DELETE FROM dashboard_session WHERE person = ? AND id = ?', rows: [[person, id]], expect: 1 }]),
    removeSession: (hash: string) => write([{ sql: 'DELETE FROM dashboard_session WHERE hash = ?', rows: [[hash]] }]),
  }
}
