// The table of this room: the keys that callbacks are signed with, sealed. Kept only of those who asked a compatible door to
// be called back.
import type { Database, Migration, Write } from '../../db/database.ts'

export const compatMigrations: readonly Migration[] = [
  {
    name: '0078-compat-secret',
    sql: `CREATE TABLE compat_secret (
      workspace TEXT NOT NULL, key TEXT NOT NULL, sealed TEXT NOT NULL, created_at BIGINT NOT NULL, PRIMARY KEY (workspace, key)
    )`,
  },
]

export function compatRecords(db: Database) {
  return {
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
