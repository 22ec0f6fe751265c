// Until when the events of a workspace are kept for those who follow them.
import type { Database, Migration, Row, Write } from '../../../db/database.ts'

export const followMigrations: readonly Migration[] = [
  {
    name: '0071-event-stream',
    sql: 'CREATE TABLE event_stream (workspace TEXT PRIMARY KEY, since INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID',
  },
]

/** Wall milliseconds: all events from `since` on are there, and will be kept until then. */
export type Lease = { readonly workspace: string; readonly since: number; readonly until: number }

export const keepLease = ({ workspace, since, until }: Lease): Write => ({
  sql: `INSERT INTO event_stream (workspace, since, until) VALUES (?, ?, ?)
    ON CONFLICT (workspace) DO UPDATE SET since = excluded.since, until = excluded.until`,
  rows: [[workspace, since, until]],
})

export function followReads(db: Database) {
  return {
    async leases(): Promise<Lease[]> {
      const rows = await db.read('SELECT * FROM event_stream')
      return rows.map((row: Row) => ({ workspace: String(row['workspace']), since: Number(row['since']), until: Number(row['until']) }))
    },
  }
}
