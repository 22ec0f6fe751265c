// All SQL about the log of actions: entries are added and read, never changed.
import type { Database, Migration, Row } from '../../db/database.ts'
import type { Entry } from './entry.ts'

export const auditMigrations: readonly Migration[] = [
  {
    name: '0014-accounts-audit',
    sql: `
      CREATE TABLE audit_entry (
        workspace TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        target TEXT,
        detail TEXT,
        address TEXT NOT NULL,
        request TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (workspace, seq)
      )`,
  },
]

const toEntry = (row: Row): Entry => ({
  workspace: String(row['workspace']),
  seq: Number(row['seq']),
  at: Number(row['at']),
  actor: String(row['actor']),
  action: String(row['action']),
  target: row['target'] === null ? undefined : String(row['target']),
  detail: row['detail'] === null ? undefined : String(row['detail']),
  address: String(row['address']),
  request: String(row['request']),
  hash: String(row['hash']),
})

export type AuditReads = ReturnType<typeof auditReads>
export type AuditRecords = ReturnType<typeof auditRecords>

export function auditReads(db: Pick<Database, 'read'>) {
  return {
    async head(workspace: string): Promise<{ seq: number; hash: string } | undefined> {
      const [row] = await db.read('SELECT seq, hash FROM audit_entry WHERE workspace = ? ORDER BY seq DESC LIMIT 1', [workspace])
      return row && { seq: Number(row['seq']), hash: String(row['hash']) }
    },
    /** The newest first, those before `below`. */
    async newest(workspace: string, limit: number, below: number): Promise<Entry[]> {
      const sql = 'SELECT * FROM audit_entry WHERE workspace = ? AND seq < ? ORDER BY seq DESC LIMIT ?'
      return (await db.read(sql, [workspace, below, limit])).map(toEntry)
    },
    async oldest(workspace: string, limit: number, above: number): Promise<Entry[]> {
      const sql = 'SELECT * FROM audit_entry WHERE workspace = ? AND seq > ? ORDER BY seq LIMIT ?'
      return (await db.read(sql, [workspace, above, limit])).map(toEntry)
    },
    workspaces: async (): Promise<string[]> =>
      (await db.read('SELECT DISTINCT workspace FROM audit_entry ORDER BY workspace')).map((row) => String(row['workspace'])),
  }
}

export const auditRecords = (db: Database) => ({
  ...auditReads(db),
  /** False when another process added an entry at one of these places. */
  async add(entries: readonly Entry[]): Promise<boolean> {
    const sql = `INSERT INTO audit_entry (workspace, seq, at, actor, action, target, detail, address, request, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
    const rows = entries.map((e) => [e.workspace, e.seq, e.at, e.actor, e.action, e.target ?? null, e.detail ?? null, e.address, e.request, e.hash])
    return (await db.write([{ sql, rows }])).ok
  },
})
