// All SQL of this folder: a column of the workspace.
import type { Database, Migration, Write } from '../../db/database.ts'

export const weightMigrations: readonly Migration[] = [
  { name: '0018-accounts-weight', sql: 'ALTER TABLE workspace ADD COLUMN weight REAL NOT NULL DEFAULT 1' },
]

/** Those that were set. */
export async function readWeights(db: Database): Promise<Map<string, number>> {
  const rows = await db.read('SELECT id, weight FROM workspace WHERE weight <> 1')
  return new Map(rows.map((row) => [String(row['id']), Number(row['weight'])]))
}

export const settingWeight = (workspace: string, weight: number): Write => ({
  sql: 'UPDATE workspace SET weight = ? WHERE id = ?',
  rows: [[weight, workspace]],
  expect: 1,
})
