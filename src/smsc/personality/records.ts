// The SQL of personalities.
import type { Database, Write } from '../../db/database.ts'

export type KeptPersonality = {
  /** Empty for all accounts that have none of their own. */
  readonly account: string
  /** As JSON; empty where there is none any more. */
  readonly written: string
  readonly seed: number
}

export const savePersonalities = (personalities: readonly KeptPersonality[]): Write[] => [
  {
    sql: `INSERT INTO smsc_personalities (account, written, seed) VALUES (?,?,?)
      ON CONFLICT (account) DO UPDATE SET written = excluded.written, seed = excluded.seed`,
    rows: personalities.flatMap(({ account, written, seed }) => (written === '' ? [] : [[account, written, seed]])),
  },
  {
    sql: 'DELETE FROM smsc_personalities WHERE account = ?',
    rows: personalities.flatMap(({ account, written }) => (written === '' ? [[account]] : [])),
  },
]

export async function readPersonalities(db: Database): Promise<KeptPersonality[]> {
  const rows = await db.read('SELECT account, written, seed FROM smsc_personalities ORDER BY account')
  return rows.map((row) => ({
    account: String(row['account']), written: String(row['written']), seed: Number(row['seed']),
  }))
}
