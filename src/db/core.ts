// The synchronous heart of the SQLite driver: opens the file with the durability we promise, brings the schema up to date,
// runs a group of transactions as one commit. Production hosts it in a worker thread; the simulation calls it inline.
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Migration, Row, Value, Write, Written } from './database.ts'
import { pendingMigrations, rememberStep, statementsOf, stepsTaken, stepTable } from './migrate.ts'

export type CoreOptions = {
  /** A path, or ':memory:' for tests. */
  readonly file: string
  readonly migrations: readonly Migration[]
  readonly readOnly?: boolean
  /** Page cache in MiB. */
  readonly cacheMiB?: number
  /** Called before each statement of a migration and before its commit: where a test ends the process. */
  readonly onMigrating?: (statement: string) => void
}

export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly Value[])[] }

/** Of a new file; one that is there keeps its own. A commit of hundreds of rows touches half as many of these as of the usual. */
const pageBytes = 8192
const walBytesBeforeCheckpoint = 16 * 2 ** 20
const busyWaitMs = 5000
const statementsKept = 500

export class SqliteCore {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(options: CoreOptions) {
    this.#db = new DatabaseSync(options.file, { readOnly: options.readOnly ?? false })
    this.#db.exec(`PRAGMA busy_timeout=${busyWaitMs}; PRAGMA cache_size=${-1024 * (options.cacheMiB ?? 16)}; PRAGMA temp_store=MEMORY`)
    if (options.readOnly) return
    this.#db.exec(`PRAGMA page_size=${pageBytes}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL`)
    const pages = walBytesBeforeCheckpoint / Number(this.#db.prepare('PRAGMA page_size').get()!['page_size'])
    this.#db.exec(`PRAGMA wal_autocheckpoint=${Math.floor(pages)}`)
    this.#assertDurable(options.file)
    this.#migrate(options)
  }

  /** One fsync for all. A transaction that conflicts is undone alone; anything else that fails undoes the group and throws. */
  commit(group: readonly (readonly Write[])[]): Written[] {
    return this.#together(group) ?? this.#inOne(() => ({ results: group.map((writes) => this.#guarded(writes)), keep: true })).results
  }

  /** Without a way back for each, which costs a copy of every page it changes. Undefined when one of several conflicts:
   * nothing is kept then, and they are taken anew. */
  #together(group: readonly (readonly Write[])[]): Written[] | undefined {
    const { results, keep } = this.#inOne(() => {
      const results: Written[] = []
      for (const writes of group) {
        const result = this.#transaction(writes)
        results.push(result)
        if (!result.ok) return { results, keep: false }
      }
      return { results, keep: true }
    })
    return keep || group.length === 1 ? results : undefined
  }

  #inOne(run: () => { results: Written[]; keep: boolean }): { results: Written[]; keep: boolean } {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const ran = run()
      this.#db.exec(ran.keep ? 'COMMIT' : 'ROLLBACK')
      return ran
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  read(sql: string, values: readonly Value[]): Row[] {
    return this.#prepared(sql).all(...values) as Row[]
  }

  /** The same as a table: rows cost half as much to make and to hand to another thread. */
  table(sql: string, values: readonly Value[]): Table {
    const statement = this.#prepared(sql)
    statement.setReturnArrays(true)
    try {
      const rows = statement.all(...values) as unknown as Value[][]
      return { columns: statement.columns().map(({ name }) => name), rows }
    } finally {
      statement.setReturnArrays(false)
    }
  }

  close(): void {
    this.#statements.clear()
    this.#db.close()
  }

  #guarded(writes: readonly Write[]): Written {
    this.#db.exec('SAVEPOINT one')
    const result = this.#transaction(writes)
    this.#db.exec(result.ok ? 'RELEASE one' : 'ROLLBACK TO one; RELEASE one')
    return result
  }

  #transaction(writes: readonly Write[]): Written {
    const changes: number[] = []
    for (let at = 0; at < writes.length; at++) {
      const { sql, rows, expect } = writes[at]!
      const statement = this.#prepared(sql)
      let changed = 0
      for (const row of rows) {
        try {
          const count = Number(statement.run(...row).changes)
          if (expect !== undefined && count !== expect)
            return { ok: false, conflict: 'fence', at, say: `${count} rows changed where ${expect} were expected` }
          changed += count
        } catch (error) {
          const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
          if ((code & 0xff) !== constraintViolation) throw error
          return { ok: false, conflict: uniqueViolations.has(code) ? 'unique' : 'rule', at, say: (error as Error).message }
        }
      }
      changes.push(changed)
    }
    return { ok: true, changes }
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (!statement) {
      if (this.#statements.size >= statementsKept) this.#statements.clear()
      statement = this.#db.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  /** Durability is asserted, not hoped for: another build of SQLite may have other defaults. */
  #assertDurable(file: string): void {
    const level = this.#db.prepare('PRAGMA synchronous').get()!['synchronous']
    const journal = this.#db.prepare('PRAGMA journal_mode').get()!['journal_mode']
    const durable = level === 2 && (journal === 'wal' || (file === ':memory:' && journal === 'memory'))
    if (!durable) throw new Error(`${file}: need journal_mode=wal and synchronous=FULL (2), got ${journal} and ${level}`)
  }

  #migrate({ migrations, onMigrating }: CoreOptions): void {
    const run = (statement: string) => {
      onMigrating?.(statement)
      this.#db.exec(statement)
    }
    run(stepTable)
    const applied = this.#db.prepare(stepsTaken).all().map((row) => String(row['name']))
    for (const step of pendingMigrations(migrations, applied)) {
      run('BEGIN IMMEDIATE')
      try {
        for (const statement of statementsOf(step.sql)) run(statement)
        this.#db.prepare(rememberStep).run(step.name, Date.now())
        run('COMMIT')
      } catch (error) {
        if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
        throw new Error(`migration ${step.name} failed`, { cause: error })
      }
    }
  }
}

/** SQLITE_CONSTRAINT, and of it SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY; sqlite.org/rescode.html */
const constraintViolation = 19
const uniqueViolations = new Set([2067, 1555])
