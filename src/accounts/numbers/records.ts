// The table of long and short codes: whose each of them is.
import type { Database, Migration, Row } from '../../db/database.ts'

export const numberMigrations: readonly Migration[] = [
  {
    name: '0016-number',
    sql: `
      CREATE TABLE owned_number (
        id TEXT PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        workspace TEXT NOT NULL,
        account TEXT,
        created_at BIGINT NOT NULL
      );
      CREATE INDEX owned_number_by_workspace ON owned_number (workspace, id)`,
  },
]

export type OwnedNumber = {
  readonly id: string
  /** `+31…` or the digits of a short code. */
  readonly number: string
  readonly workspace: string
  /** The SMPP account that hears what is sent to it. */
  readonly account?: string
  readonly createdAt: number
}

const toNumber = (row: Row): OwnedNumber => ({
  id: String(row['id']),
  number: String(row['number']),
  workspace: String(row['workspace']),
  ...(row['account'] === null ? {} : { account: String(row['account']) }),
  createdAt: Number(row['created_at']),
})

export function numberRecords(db: Database) {
  return {
    all: async () => (await db.read('SELECT * FROM owned_number ORDER BY id')).map(toNumber),
    async hasWorkspace(id: string): Promise<boolean> {
      return (await db.read('SELECT id FROM workspace WHERE id = ?', [id])).length > 0
    },
    /** False where somebody has it. */
    async add({ id, number, workspace, account, createdAt }: OwnedNumber): Promise<boolean> {
      const sql = 'INSERT INTO owned_number (id, number, workspace, account, created_at) VALUES (?, ?, ?, ?, ?)'
      return (await db.write([{ sql, rows: [[id, number, workspace, account ?? null, createdAt]] }], { whenFull: 'refuse' })).ok
    },
    change: (id: string, account: string | undefined) =>
      db.write([{ sql: 'UPDATE owned_number SET account = ? WHERE id = ?', rows: [[account ?? null, id]] }]),
    remove: (id: string) => db.write([{ sql: 'DELETE FROM owned_number WHERE id = ?', rows: [[id]] }]),
    /** An account that is gone hears nothing more. */
    forget: (account: string) => db.write([{ sql: 'UPDATE owned_number SET account = NULL WHERE account = ?', rows: [[account]] }]),
  }
}
