// How much of a busy connection each workspace gets, next to the others: 1 for all by default. Read into memory once, since
// the queue asks at every turn. Knows nothing of connections.
import type { Database, Migration } from '../db/database.ts'

export const weightMigrations: readonly Migration[] = [
  { name: '0018-accounts-weight', sql: 'ALTER TABLE workspace ADD COLUMN weight REAL NOT NULL DEFAULT 1' },
]

export const lightest = 0.1
export const heaviest = 100

export type Weights = Awaited<ReturnType<typeof openWeights>>

export async function openWeights(db: Database) {
  const rows = await db.read('SELECT id, weight FROM workspace WHERE weight <> 1')
  const weights = new Map(rows.map((row) => [String(row['id']), Number(row['weight'])]))
  return {
    weightOf: (workspace: string): number => weights.get(workspace) ?? 1,
    /** Holds from the next turn on; false where there is no such workspace. Throws beyond `lightest` and `heaviest`. */
    async set(workspace: string, weight: number): Promise<boolean> {
      if (!(weight >= lightest && weight <= heaviest)) throw new RangeError(`a weight is from ${lightest} to ${heaviest}`)
      const written = await db.write([{ sql: 'UPDATE workspace SET weight = ? WHERE id = ?', rows: [[weight, workspace]], expect: 1 }])
      if (written.ok) weights.set(workspace, weight)
      return written.ok
    },
  }
}
