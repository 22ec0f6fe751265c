// The one table of this door: answers kept under their Idempotency-Key. A row without an answer is a request that was
// begun and whose end nobody has seen. Knows sealed texts only.
import type { Database, Migration } from '../../db/database.ts'

export const restMigrations: readonly Migration[] = [
  {
    name: '0090-kept-answer',
    sql: `CREATE TABLE kept_answer (
        workspace TEXT NOT NULL,
        key TEXT NOT NULL,
        body_hash TEXT NOT NULL,
        answer TEXT,
        created_at BIGINT NOT NULL,
        PRIMARY KEY (workspace, key)
      );
      CREATE INDEX kept_answer_age ON kept_answer (created_at)`,
  },
]

export type KeyPlace = { readonly workspace: string; readonly key: string }
const forgottenAtOnce = 1_000

export function keptAnswers(db: Database) {
  return {
    /** False when the key is taken; one made before `oldest` is not. Rejects for the time being when there is no room. */
    async begin({ workspace, key }: KeyPlace, bodyHash: string, at: number, oldest: number): Promise<boolean> {
      const written = await db.write(
        [
          {
            sql: 'DELETE FROM kept_answer WHERE workspace = ? AND key = ? AND created_at < ?',
            rows: [[workspace, key, oldest]],
          },
          {
            sql: 'INSERT INTO kept_answer (workspace, key, body_hash, created_at) VALUES (?, ?, ?, ?)',
            rows: [[workspace, key, bodyHash, at]],
          },
        ],
        { whenFull: 'refuse' },
      )
      return written.ok
    },
    async find({ workspace, key }: KeyPlace): Promise<{ bodyHash: string; answer: string | undefined } | undefined> {
      const sql = 'SELECT body_hash, answer FROM kept_answer WHERE workspace = ? AND key = ?'
      const [row] = await db.read(sql, [workspace, key])
      if (!row) return undefined
      const { body_hash: bodyHash, answer } = row
      return { bodyHash: String(bodyHash), answer: answer === null ? undefined : String(answer) }
    },
    finish({ workspace, key }: KeyPlace, answer: string) {
      const sql = 'UPDATE kept_answer SET answer = ? WHERE workspace = ? AND key = ?'
      return db.write([{ sql, rows: [[answer, workspace, key]] }])
    },
    release: ({ workspace, key }: KeyPlace) =>
      db.write([{ sql: 'DELETE FROM kept_answer WHERE workspace = ? AND key = ?', rows: [[workspace, key]] }]),
    /** Forgets some that were made before; true when there may be more. */
    async forget(before: number): Promise<boolean> {
      const sql = 'SELECT created_at FROM kept_answer WHERE created_at < ? ORDER BY created_at LIMIT ?'
      const rows = await db.read(sql, [before, forgottenAtOnce])
      if (rows.length === 0) return false
      const upTo = Number(rows.at(-1)!['created_at'])
      await db.write([{ sql: 'DELETE FROM kept_answer WHERE created_at <= ?', rows: [[upTo]] }])
      return rows.length === forgottenAtOnce
    },
  }
}
