// How much of a busy connection each workspace gets, next to the others: 1 for all by default. Read into memory once, since
// the queue asks at every turn. Knows nothing of connections.
import type { Database } from '../../db/database.ts'
import { readWeights, settingWeight } from './records.ts'

export const lightest = 0.1
export const heaviest = 100

export type Weights = Awaited<ReturnType<typeof openWeights>>

export async function openWeights(db: Database) {
  const weights = await readWeights(db)
  return {
    weightOf: (workspace: string): number => weights.get(workspace) ?? 1,
    /** Holds from the next turn on; false where there is no such workspace. Throws beyond `lightest` and `heaviest`. */
    async set(workspace: string, weight: number): Promise<boolean> {
      if (!(weight >= lightest && weight <= heaviest)) throw new RangeError(`a weight is from ${lightest} to ${heaviest}`)
      const written = await db.write([settingWeight(workspace, weight)])
      if (written.ok) weights.set(workspace, weight)
      return written.ok
    },
  }
}
