// The tables of this room: the keys that callbacks are signed with, sealed and kept only of those who asked a
// compatible door to be called back; and the addresses that are told what phones write to a number.
import type { Database, Migration, Row, Write } from '../../db/database.ts'

export const compatMigrations: readonly Migration[] = [
  {
    name: '0078-compat-secret',
    sql: `CREATE TABLE compat_secret (
      workspace TEXT NOT NULL, key TEXT NOT NULL, sealed TEXT NOT NULL, created_at BIGINT NOT NULL,
      PRIMARY KEY (workspace, key)
    )`,
  },
  {
    name: '0079-compat-inbound',
    sql: `CREATE TABLE compat_inbound (
      workspace TEXT NOT NULL, number TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (workspace, number)
    )`,
  },
]

export type InboundRow = { readonly workspace: string; readonly number: string; readonly target: string }

export function compatRecords(db: Database) {
  return {
    async inbound(): Promise<InboundRow[]> {
      const rows = await db.read('SELECT workspace, number, target FROM compat_inbound')
      const textOf = (row: Row, column: string) => String(row[column])
      return rows.map((row) => ({
        workspace: textOf(row, 'workspace'), number: textOf(row, 'number'), target: textOf(row, 'target'),
      }))
    },
    /** Without a target nobody is told any more. False when there is no room. */
    async setInbound(workspace: string, number: string, target: string | undefined): Promise<boolean> {
      const place = [workspace, number]
      const gone: Write = { sql: 'DELETE FROM compat_inbound WHERE workspace = ? AND number = ?', rows: [place] }
      const making = 'INSERT INTO compat_inbound (workspace, number, target) VALUES (?, ?, ?)'
      const made: Write[] = target === undefined ? [] : [{ sql: making, rows: [[...place, target]] }]
      return (await db.write([gone, ...made], { whenFull: 'refuse' })).ok
    },
    async secret(workspace: string, key: string): Promise<string | undefined> {
      const [row] = await db.read('SELECT sealed FROM compat_secret WHERE workspace = ? AND key = ?', [workspace, key])
      return row && String(row['sealed'])
    },
    /** False when there is no room. */
    async keep(workspace: string, key: string, sealed: string, at: number): Promise<boolean> {
      const write: Write = {
        sql: `INSERT INTO compat_secret (workspace, key, sealed, created_at) VALUES (?, ?, ?, ?)
          ON CONFLICT (workspace, key) DO UPDATE SET sealed = excluded.sealed`,
        rows: [[workspace, key, sealed, at]],
      }
      return (await db.write([write], { whenFull: 'refuse' })).ok
    },
  }
}
