// Picks the driver: PostgreSQL where an address is given, else the embedded SQLite.
import type { OnCommit } from './committer.ts'
import type { Database, Migration } from './database.ts'
import { openPostgres, postgresSteps } from './postgres.ts'
import { openSqlite, sqliteSteps } from './sqlite.ts'

/** Where a room's tables live, and the steps that made them. */
export type Store = {
  /** Path of the embedded database. */
  readonly file: string
  /** `postgres://…`, when the tables live there instead. */
  readonly url?: string
  readonly migrations: readonly Migration[]
}

export function openDatabase({ file, url, migrations }: Store, onBroken?: (error: Error) => void, onCommit?: OnCommit): Promise<Database> {
  const watched = { migrations, onBroken, onCommit }
  return url === undefined ? openSqlite({ file, ...watched }) : openPostgres({ url, ...watched })
}

/** The steps of the schema that a store has taken; none when there is nothing yet. Changes nothing. */
export const stepsOf = ({ file, url }: Store): Promise<string[]> =>
  url === undefined ? Promise.resolve(sqliteSteps(file)) : postgresSteps(url)
