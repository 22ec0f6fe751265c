// The same SQLite core without a thread, under a given clock: what the simulation and fast tests run on. A commit takes
// `commitMs` of the clock's time; what has not been committed when `crash()` comes is gone, as after a power cut.
import type { Clock } from '../kit/clock.ts'
import { createCommitter } from './committer.ts'
import { SqliteCore } from './core.ts'
import { DatabaseError, diskFull, type Database, type Migration, type Write, type Written } from './database.ts'

export type InlineDatabase = Database & {
  /** From now on nothing is written and nobody is answered; the core survives for the next `inlineSqlite`. */
  crash(): void
  readonly core: SqliteCore
}

export function inlineSqlite(needs: {
  clock: Clock
  migrations: readonly Migration[]
  /** ':memory:' by default; or the core that a crashed database left behind. */
  core?: SqliteCore
  file?: string
  /** Milliseconds from asking to durable, and from durable to answered, asked anew per commit. */
  commitMs?: () => { before: number; after: number }
  /** Asked before each commit: whether the disk is full. */
  full?: () => boolean
}): InlineDatabase {
  const core = needs.core ?? new SqliteCore({ file: needs.file ?? ':memory:', migrations: needs.migrations })
  let crashed = false
  const commit = (group: readonly (readonly Write[])[]) =>
    new Promise<Written[]>((resolve, reject) => {
      const { before, after } = needs.commitMs?.() ?? { before: 0, after: 0 }
      needs.clock.after(before, () => {
        if (crashed) return
        if (needs.full?.()) return reject(new DatabaseError('the disk is full', diskFull, { temporary: true }))
        try {
          const results = core.commit(group)
          needs.clock.after(after, () => void (crashed || resolve(results)))
        } catch (error) {
          reject(error as Error)
        }
      })
    })
  const committer = createCommitter({ clock: needs.clock, commit })
  return {
    core,
    write: (writes, options) => (crashed ? new Promise(() => {}) : committer.write(writes, options)),
    read: (sql, values = []) =>
      new Promise((resolve, reject) => {
        needs.clock.soon(() => {
          if (crashed) return
          try {
            resolve(core.read(sql, values))
          } catch (error) {
            reject(error as Error)
          }
        })
      }),
    isFull: () => committer.full,
    crash: () => void (crashed = true),
    async close() {
      await committer.idle()
      core.close()
    },
  }
}
