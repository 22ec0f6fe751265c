// The database under the gateways of a history. It watches every commit in its true order: whose intents were written under
// which epoch, and that no stored state of a message goes back. Emptied and used again, since making one anew costs more
// than most histories.
import { SqliteCore } from '../../src/db/core.ts'
import type { Row, Value, Write } from '../../src/db/database.ts'
import { gatewayTables } from './gateway.ts'
import type { Life } from './world.ts'

const idle: SqliteCore[] = []

export class Store {
  readonly #core: SqliteCore
  /** Violations of P7, as sentences. */
  readonly fenceFaults: string[] = []
  /** By connection. */
  readonly #epochs = new Map<string, number>()
  /** By connection and epoch. */
  readonly #owners = new Map<string, string>()

  constructor() {
    this.#core = idle.pop() ?? makeCore()
  }

  /** Empties it for the next history. */
  release(): void {
    this.#core.commit([[...tables(this.#core).map((table) => ({ sql: `DELETE FROM ${table}`, rows: [[]] })), { sql: 'DELETE FROM went_back', rows: [[]] }]])
    idle.push(this.#core)
  }

  read(sql: string, ...values: Value[]): Row[] {
    return this.#core.read(sql, values)
  }

  /** Messages in the queue. */
  get waiting(): number {
    return Number(this.read('SELECT count(*) AS n FROM queue')[0]!['n'])
  }

  /** Messages whose stored state went back (P6). */
  wentBack(): string[] {
    return this.read('SELECT id, old, new FROM went_back').map((row) => `${row['id']}: stored ${row['old']}, then ${row['new']}`)
  }

  /** The core as one process sees it. */
  coreFor(life: Life): SqliteCore {
    const seen: Pick<SqliteCore, 'commit' | 'read' | 'close'> = {
      commit: (group) => {
        const results = this.#core.commit(group)
        for (const [at, writes] of group.entries()) if (results[at]!.ok) this.#committed(writes, life)
        return results
      },
      read: (sql, values) => this.#core.read(sql, values),
      close() {},
    }
    return seen as SqliteCore
  }

  #committed(writes: readonly Write[], life: Life): void {
    for (const { sql, rows } of writes) {
      if (sql.startsWith('INSERT INTO connection_epoch')) this.#epochs.set(String(rows[0]![0]), Number(rows[0]![1] ?? 1))
      if (sql.startsWith('UPDATE connection_epoch SET epoch = ?')) this.#epochs.set(String(rows[0]![1]), Number(rows[0]![0]))
      if (!sql.startsWith('UPDATE queue SET epoch = ?') || rows.length === 0) continue
      const [epoch, , , , connection] = rows[0]!
      const owner = this.#owners.get(`${connection} ${epoch}`) ?? life.name
      this.#owners.set(`${connection} ${epoch}`, owner)
      const newest = this.#epochs.get(String(connection))!
      if (owner !== life.name) this.fenceFaults.push(`${owner} and ${life.name} both write intents under epoch ${epoch} of ${connection}`)
      if (Number(epoch) < newest) this.fenceFaults.push(`${life.name} wrote intents under epoch ${epoch} of ${connection} when it was ${newest} already`)
    }
  }
}

function makeCore(): SqliteCore {
  const core = new SqliteCore({ file: ':memory:', migrations: gatewayTables })
  core.read('CREATE TEMP TABLE went_back (id TEXT, old INTEGER, new INTEGER)', [])
  core.read('CREATE TABLE charged (message TEXT PRIMARY KEY)', [])
  core.read('CREATE TABLE settled (message TEXT PRIMARY KEY)', [])
  core.read(
    `CREATE TEMP TRIGGER no_way_back AFTER UPDATE OF state ON message
     WHEN NEW.state < OLD.state AND (OLD.state > 1 OR NEW.scheduled_at IS OLD.scheduled_at)
     BEGIN INSERT INTO went_back VALUES (OLD.id, OLD.state, NEW.state); END`,
    [],
  )
  return core
}

const tables = (core: SqliteCore): string[] =>
  core.read("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'schema_step'", []).map((row) => String(row['name']))

