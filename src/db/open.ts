// Picks the driver: PostgreSQL where an address is given, else the embedded SQLite.
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

export function openDatabase({ file, url, migrations }: Store, onBroken?: (error: Error) => void): Promise<Database> {
  return url === undefined ? openSqlite({ file, migrations, onBroken }) : openPostgres({ url, migrations, onBroken })
}

/** The steps of the schema that a store has taken; none when there is nothing yet. Changes nothing. */
export const stepsOf = ({ file, url }: Store): Promise<string[]> =>
  url === undefined ? Promise.resolve(sqliteSteps(file)) : postgresSteps(url)
