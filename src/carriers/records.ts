// The fence of each connection: whoever starts a connection raises its epoch, and an intent is only written under the
// epoch of the one who writes it. A paused or replaced owner cannot commit, so it cannot send.
import type { Database, Migration, Write } from '../db/database.ts'

export const carrierMigrations: readonly Migration[] = [
  {
    name: '0030-connection-epoch',
    sql: 'CREATE TABLE connection_epoch (connection TEXT PRIMARY KEY, epoch INTEGER NOT NULL)',
  },
]

/** Raises and returns the epoch of a connection: from now on only the caller may send over it. */
export async function takeEpoch(db: Database, connection: string): Promise<number> {
  const sql =
    'INSERT INTO connection_epoch VALUES (?, 1) ON CONFLICT (connection) DO UPDATE SET epoch = connection_epoch.epoch + 1'
  await db.write([{ sql, rows: [[connection]] }])
  const [row] = await db.read('SELECT epoch FROM connection_epoch WHERE connection = ?', [connection])
  return Number(row!['epoch'])
}

/** Undoes the transaction it stands in unless `epoch` is still ours. */
export const holdingEpoch = (connection: string, epoch: number): Write => ({
  sql: 'UPDATE connection_epoch SET epoch = epoch WHERE connection = ? AND epoch = ?',
  rows: [[connection, epoch]],
  expect: 1,
})
