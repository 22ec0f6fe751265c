// Picks the driver: PostgreSQL where an address is given, else the embedded SQLite. Loads the one that is meant.
import type { OnCommit } from './committer.ts'
import type { Database, Migration } from './database.ts'
import { openSqlite, sqliteSteps } from './sqlite.ts'

/** Where a room's tables live, and the steps that made them. */
export type Store = {
  /** Path of the embedded database. */
  readonly file: string
  /** `postgres://…`, when the tables live there instead. */
  readonly url?: string
  readonly migrations: readonly Migration[]
}

export async function openDatabase({ file, url, migrations }: Store, onBroken?: (error: Error) => void, onCommit?: OnCommit): Promise<Database> {
  const watched = { migrations, onBroken, onCommit }
  if (url === undefined) return openSqlite({ file, ...watched })
  return (await import('./postgres.ts')).openPostgres({ url, ...watched })
}

/** The steps of the schema that a store has taken; none when there is nothing yet. Changes nothing. */
export const stepsOf = async ({ file, url }: Store): Promise<string[]> =>
  url === undefined ? sqliteSteps(file) : (await import('./postgres.ts')).postgresSteps(url)
