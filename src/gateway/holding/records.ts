// All SQL about messages that are held: they begin to wait, are found by what they wait for, and may go. And why one is
// blocked for which it was already noted that it goes.
import type { Database, Row, Write } from '../../db/database.ts'
import { stateOf } from '../message.ts'

/** Undoes the transaction it stands in when one of them is held no more. */
export const released = (ids: readonly string[]): Write => ({
  sql: `UPDATE message SET state = ${stateOf.queued}, reason = NULL, held_until = NULL WHERE id = ? AND state = ${stateOf.held}`,
  rows: ids.map((id) => [id]),
  expect: 1,
})

/** Who holds messages at all, one after the other. */
export async function nextHolder(db: Database, after: string): Promise<string | undefined> {
  const [row] = await db.read(`SELECT min(workspace) AS workspace FROM message WHERE state = ${stateOf.held} AND state IN (0, 2) AND workspace > ?`, [after])
  return row?.['workspace'] === null || row === undefined ? undefined : String(row['workspace'])
}

/** The other way about: what waits for its turn waits for something else now. */
export const holding = (held: readonly { id: string; reason: string; until: number | null }[]): Write => ({
  sql: `UPDATE message SET state = ${stateOf.held}, reason = ?, held_until = ? WHERE id = ? AND state <= ${stateOf.held}`,
  rows: held.map(({ id, reason, until }) => [reason, until, id]),
  expect: 1,
})

/** Held for a reason, the oldest first. The states are written as the index of held messages has them. */
export const heldOf = (db: Database, workspace: string, reason: string, after: string, limit: number): Promise<readonly Row[]> =>
  db.read(`SELECT * FROM message WHERE state = ${stateOf.held} AND state IN (0, 2) AND workspace = ? AND id > ? AND reason = ? ORDER BY id LIMIT ?`, [workspace, after, reason, limit])

export const blockedAtLast = (blocked: readonly { id: string; blockedFor: string | undefined }[]): Write =>
  ({ sql: 'UPDATE message SET reason = ? WHERE id = ?', rows: blocked.map(({ id, blockedFor }) => [blockedFor!, id]) })
