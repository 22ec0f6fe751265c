// Which steps of the schema are still to be taken. Forward only: a database that knows steps we do not is newer than this
// program, and running on it could lose what the newer one wrote.
import type { Migration } from './database.ts'

/** Steps in order of name. Throws when the database is ahead of the program, or a name is used twice. */
export function pendingMigrations(migrations: readonly Migration[], applied: readonly string[]): Migration[] {
  const known = new Map(migrations.map((step) => [step.name, step]))
  if (known.size !== migrations.length) throw new Error('two migrations bear the same name')
  const unknown = applied.filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new Error(`this database was made by a newer version (it knows ${unknown.join(', ')}); start that version instead`)
  const done = new Set(applied)
  return [...known.values()].filter((step) => !done.has(step.name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}
