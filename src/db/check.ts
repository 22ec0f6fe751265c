// Whether what is stored is whole, for whoever looks after an installation. Changes nothing, and may be asked while another
// process writes.
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { stepsOf, type Store } from './open.ts'
import { pendingMigrations } from './migrate.ts'

export type StoreCheck = {
  /** What is broken, or why nobody can look. */
  readonly faults: readonly string[]
  /** Steps of the schema that are to come. */
  readonly pending: readonly string[]
  readonly exists: boolean
}

const faultsShown = 5

export async function checkStore(store: Store): Promise<StoreCheck> {
  try {
    const taken = await stepsOf(store)
    const pending = pendingMigrations(store.migrations, taken).map(({ name }) => name)
    const faults = store.url === undefined && existsSync(store.file) ? faultsIn(store.file) : []
    return { faults, pending, exists: taken.length > 0 }
  } catch (error) {
    return { faults: [(error as Error).message], pending: [], exists: true }
  }
}

/** The embedded database looks at its own pages; PostgreSQL has people and programs for that. */
function faultsIn(file: string): string[] {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const found = db.prepare(`PRAGMA quick_check(${faultsShown})`).all().map((row) => String(row['quick_check']))
    return found.filter((say) => say !== 'ok')
  } finally {
    db.close()
  }
}
