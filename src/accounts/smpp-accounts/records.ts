// The table of SMPP accounts. Knows hashes of passwords only; what an account likes is one text of JSON.
import type { Database, Migration, Row } from '../../db/database.ts'
import type { KeyOwner, Mode } from '../account.ts'
import { smppDefaults } from './smpp-account.ts'
import type { SmppAccount, SmppSettings } from './smpp-account.ts'

export const smppAccountMigrations: readonly Migration[] = [
  {
    name: '0015-smpp-account',
    sql: `
      CREATE TABLE smpp_account (
        id TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        mode TEXT NOT NULL,
        system_id TEXT NOT NULL UNIQUE,
        password TEXT NOT NULL,
        settings TEXT NOT NULL,
        created_at BIGINT NOT NULL
      );
      CREATE INDEX smpp_account_by_workspace ON smpp_account (workspace, id)`,
  },
]

const toAccount = (row: Row): SmppAccount => ({
  ...smppDefaults,
  ...(JSON.parse(String(row['settings'])) as Partial<SmppSettings>),
  id: String(row['id']),
  workspace: String(row['workspace']),
  mode: row['mode'] as Mode,
  systemId: String(row['system_id']),
  createdAt: Number(row['created_at']),
})

const settingsText = (account: SmppAccount) => {
  const { id: _id, workspace: _workspace, mode: _mode, systemId: _systemId, createdAt: _createdAt, ...settings } = account
  return JSON.stringify(settings)
}

/** Takes the mode of who asks. */
const reaches = `(mode = 'test' OR ? = 'live')`

export function smppAccountRecords(db: Database) {
  return {
    /** False where the system id is taken. */
    async add(account: SmppAccount, password: string): Promise<boolean> {
      const sql = 'INSERT INTO smpp_account (id, workspace, mode, system_id, password, settings, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)'
      const { id, workspace, mode, systemId, createdAt } = account
      const rows = [[id, workspace, mode, systemId, password, settingsText(account), createdAt]]
      return (await db.write([{ sql, rows }], { whenFull: 'refuse' })).ok
    },
    async list({ workspace, mode }: KeyOwner, limit: number, after: string): Promise<SmppAccount[]> {
      const sql = `SELECT * FROM smpp_account WHERE workspace = ? AND ${reaches} AND id > ? ORDER BY id LIMIT ?`
      return (await db.read(sql, [workspace, mode, after, limit])).map(toAccount)
    },
    async get({ workspace, mode }: KeyOwner, id: string): Promise<SmppAccount | undefined> {
      const [row] = await db.read(`SELECT * FROM smpp_account WHERE workspace = ? AND ${reaches} AND id = ?`, [workspace, mode, id])
      return row && toAccount(row)
    },
    async count(workspace: string): Promise<number> {
      return Number((await db.read('SELECT count(*) AS n FROM smpp_account WHERE workspace = ?', [workspace]))[0]!['n'])
    },
    /** With the hash of its password; not one whose workspace, or that above it, is suspended. */
    async bySystemId(systemId: string): Promise<{ account: SmppAccount; password: string } | undefined> {
      const sql = `SELECT a.* FROM smpp_account a LEFT JOIN workspace w ON w.id = a.workspace LEFT JOIN workspace p ON p.id = w.parent
        WHERE a.system_id = ? AND w.suspended_at IS NULL AND p.suspended_at IS NULL`
      const [row] = await db.read(sql, [systemId])
      return row && { account: toAccount(row), password: String(row['password']) }
    },
    async change(account: SmppAccount, password: string | undefined): Promise<boolean> {
      const values = [settingsText(account), ...(password === undefined ? [] : [password]), account.workspace, account.id]
      const sql = `UPDATE smpp_account SET settings = ?${password === undefined ? '' : ', password = ?'} WHERE workspace = ? AND id = ?`
      const written = await db.write([{ sql, rows: [values] }])
      return written.ok && written.changes[0] === 1
    },
    async remove({ workspace, mode }: KeyOwner, id: string): Promise<boolean> {
      const sql = `DELETE FROM smpp_account WHERE workspace = ? AND ${reaches} AND id = ?`
      const written = await db.write([{ sql, rows: [[workspace, mode, id]] }])
      return written.ok && written.changes[0] === 1
    },
  }
}
export type SmppAccountRecords = ReturnType<typeof smppAccountRecords>
