// What was sent to a person: the message that a text from them answers, and how many of a kind they had.
import type { Database } from '../../db/database.ts'
import { idFloor } from '../../kit/ids.ts'
import { laneNames, modeNames, stateOf, type Asker } from '../message.ts'

const chunkMost = 250
/** Looked through for one of the same sender. */
const latestMost = 20
const digitsOf = (sender: string) => sender.replace(/^\+/, '').toLowerCase()

export function peopleReads(db: Database) {
  return {
    /** The last message that went to a number, of this sender where there is one. */
    async lastTo({ workspace, mode }: Asker, number: string, sender: string): Promise<string | undefined> {
      const sql = `SELECT id, sender FROM message WHERE recipient = ? AND workspace = ? AND mode = ? AND state BETWEEN ${stateOf.sending} AND ${stateOf.unknown} ORDER BY id DESC LIMIT ?`
      const rows = await db.read(sql, [number, workspace, modeNames.indexOf(mode), latestMost])
      const row = rows.find((one) => digitsOf(String(one['sender'])) === digitsOf(sender)) ?? rows[0]
      return row && String(row['id'])
    },
    /** Bulk messages to these numbers that were accepted since then and not stopped; by number. */
    async bulkSince({ workspace, mode }: Asker, numbers: readonly string[], since: number): Promise<Map<string, { count: number; oldestAt: number }>> {
      const found = new Map<string, { count: number; oldestAt: number }>()
      for (let at = 0; at < numbers.length; at += chunkMost) {
        const chunk = numbers.slice(at, at + chunkMost)
        const rows = await db.read(
          `SELECT recipient, count(*) AS n, min(created_at) AS oldest FROM message WHERE recipient IN (${chunk.map(() => '?').join(', ')}) AND id >= ?
            AND workspace = ? AND mode = ? AND lane = ${laneNames.indexOf('bulk')} AND state < ${stateOf.canceled} GROUP BY recipient`,
          [...chunk, idFloor('msg_', since), workspace, modeNames.indexOf(mode)],
        )
        for (const row of rows) found.set(String(row['recipient']), { count: Number(row['n']), oldestAt: Number(row['oldest']) })
      }
      return found
    },
  }
}
