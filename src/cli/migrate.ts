// `onesixty migrate`: which steps of the schema the databases have taken and which are to come, and takes them. `start`
// does the same by itself; this is for those who want to see it first, or do it apart.
import { storesOf } from '../app.ts'
import type { Config } from '../config.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { openDatabase, stepsOf } from '../db/open.ts'
import { plural, print, printJson, Stop } from './terminal.ts'

export async function migrate(config: Config, { show, json }: { show?: boolean; json?: boolean }): Promise<number> {
  process.umask(0o077)
  const told: { database: string; taken: string[]; pending: string[] }[] = []
  try {
    for (const [database, store] of Object.entries(storesOf(config))) {
      const taken = await stepsOf(store)
      const pending = pendingMigrations(store.migrations, taken).map(({ name }) => name)
      if (!json) print(`${database}: ${plural(taken.length, 'step')} taken, ${pending.length === 0 ? 'none' : pending.join(', ')} to come`)
      if (!show && pending.length > 0) {
        await (await openDatabase(store)).close()
        if (!json) print(`${database}: ${plural(pending.length, 'step')} taken now`)
      }
      told.push({ database, taken, pending })
    }
  } catch (error) {
    throw new Stop((error as Error).message)
  }
  if (json) printJson({ applied: !show, databases: told })
  return 0
}
