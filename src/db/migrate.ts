// Which steps of the schema are still to be taken, and of what statements a step is made. Forward only: a database that
// knows steps we do not is newer than this program, and running on it could lose what the newer one wrote.
import type { Migration } from './database.ts'

/** Where a database remembers the steps it has taken. A step and its row here are one transaction. */
export const stepTable = 'CREATE TABLE IF NOT EXISTS schema_step (name TEXT PRIMARY KEY, applied_at INTEGER NOT NULL)'
export const stepsTaken = 'SELECT name FROM schema_step ORDER BY name'
export const rememberStep = 'INSERT INTO schema_step VALUES (?, ?)'

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

/** Quoted text, quoted names and comments: what stands in them is not SQL. */
export const opaque = `'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\\n]*|/\\*[\\s\\S]*?\\*/`
const pieces = new RegExp(`${opaque}|;|[^'";/-]+|[/-]`, 'g')

/** The statements of a step, one by one. Triggers, whose bodies have semicolons of their own, are not among our words. */
export function statementsOf(sql: string): string[] {
  const statements = ['']
  for (const [piece] of sql.matchAll(pieces)) {
    if (piece === ';') statements.push('')
    else if (!piece.startsWith('--') && !piece.startsWith('/*')) statements[statements.length - 1] += piece
  }
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== '')
}
