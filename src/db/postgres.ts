// The ledger on PostgreSQL: one connection writes, holding the lock that keeps other processes out; a few read. Promises
// what the embedded driver promises, and asserts the settings without which the server could not keep it.
import { Client, Pool, type PoolConfig } from 'pg'
import { systemClock } from '../kit/clock.ts'
import { createCommitter, type OnCommit } from './committer.ts'
import { DatabaseError, tooManyReads, type Database, type Migration, type Row } from './database.ts'
import { numbered, toParameter, valueTypes } from './dialect.ts'
import { pendingMigrations, rememberStep, statementsOf, stepsTaken, stepTable } from './migrate.ts'
import { createPostgresWriter, readFault, serverFault } from './postgres-writer.ts'

export type PostgresOptions = {
  /** `postgres://user:password@host:port/database`; never shown. */
  readonly url: string
  readonly migrations: readonly Migration[]
  /** How long to wait for another process to let go of the database. */
  readonly lockWaitMs?: number
  /** Called once when the connection that writes is lost or a commit fails: nothing may be acknowledged any more. */
  readonly onBroken?: (error: Error) => void
  readonly onCommit?: OnCommit | undefined
  /** Called before each statement of a migration and before its commit: where a test ends the process. */
  readonly onMigrating?: (statement: string) => void
}

const doorReadsWaiting = 1_000
/** Connections that read, for the house and for its doors each. */
const readers = 3
const connectMs = 10_000
/** A commit that takes longer is as good as lost. */
const commitMs = 60_000
/** A process that was killed may leave its session behind for a moment. */
const usualLockWaitMs = 10_000
const lockLookMs = 200

const connection = (url: string): PoolConfig => ({
  connectionString: url,
  application_name: 'onesixty',
  connectionTimeoutMillis: connectMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  types: valueTypes as PoolConfig['types'],
})

/** Connects, takes the lock, migrates and resolves when it is ready. Rejects with the reason when it cannot be opened. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  let closing = false
  let broken: Error | undefined
  const end = (error: Error) => {
    if (closing || broken) return
    broken = error
    options.onBroken?.(error)
  }
  const client = await connect(options.url)
  client.on('error', (cause) => end(new DatabaseError('the connection to the database was lost', undefined, { cause })))
  try {
    await assertDurable(client)
    await takeLock(client, options.lockWaitMs ?? usualLockWaitMs)
    await migrate(client, options)
    await client.query(writerSettings)
  } catch (error) {
    closing = true
    await client.end()
    throw error
  }
  const [house, door] = [openReaders(options.url), openReaders(options.url)]

  const writer = createPostgresWriter(client)
  const committer = createCommitter({
    clock: systemClock,
    onCommit: options.onCommit,
    async commit(group) {
      const late = systemClock.after(commitMs, () => {
        end(new DatabaseError(`no answer to a commit within ${commitMs / 1000} s`))
        client.connection.stream.destroy()
      })
      try {
        return await writer.commit(group)
      } catch (error) {
        const fault = serverFault(error)
        if (!fault.temporary) end(fault)
        throw fault
      } finally {
        late.cancel()
      }
    },
  })
  return {
    write: (writes, how) => committer.write(writes, how),
    async read(sql, values = [], how = {}): Promise<readonly Row[]> {
      const pool = how.for === 'door' ? door : house
      if (pool === door && door.waitingCount >= doorReadsWaiting) throw tooManyReads()
      const { rows } = await pool.query<Row>(translate(sql), values.map(toParameter)).catch((error: unknown) => {
        throw readFault(error)
      })
      return rows
    },
    isFull: () => committer.full,
    async close() {
      await committer.idle()
      closing = true
      await Promise.all([house.end(), door.end()])
      await client.end()
    },
  }
}

/** The steps that a database has taken; none when it is empty. Changes nothing. */
export async function postgresSteps(url: string): Promise<string[]> {
  const client = await connect(url)
  try {
    const { rows } = await client.query<{ there: number }>(`SELECT to_regclass('schema_step') IS NOT NULL AS there`)
    return rows[0]!.there ? await readSteps(client) : []
  } finally {
    await client.end()
  }
}

const translations = new Map<string, string>()
/** Statements of reads are put together by filters, so there may be many; each is translated once while it is remembered. */
function translate(sql: string): string {
  let known = translations.get(sql)
  if (known === undefined) {
    if (translations.size >= 1_000) translations.clear()
    translations.set(sql, (known = numbered(sql)))
  }
  return known
}

function openReaders(url: string): Pool {
  const pool = new Pool({ ...connection(url), max: readers, options: '-c statement_timeout=60000 -c bytea_output=hex' })
  return pool.on('error', () => {}) // an idle reader that is lost is replaced by the next read
}

async function connect(url: string): Promise<Client> {
  const client = new Client(connection(url))
  try {
    await client.connect()
    return client
  } catch (error) {
    throw new DatabaseError(`cannot connect to the database: ${(error as Error).message}`, undefined, { cause: error })
  }
}

// Statements of the writer pick rows by their keys or by an index, whatever the statistics of a table that was empty a
// minute ago say; a plan is made once. A lock that an administrator holds is waited for, not for ever.
const writerSettings = `SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off;
  SET enable_mergejoin = off; SET jit = off; SET statement_timeout = 0; SET lock_timeout = '20s';
  SET idle_in_transaction_session_timeout = 0; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;
  SET tcp_keepalives_count = 3`

/** Durability is asserted, not hoped for. `remote_apply` is stronger than `on` and may stay. */
async function assertDurable(client: Client): Promise<void> {
  const setting = async (name: string) => {
    const { rows } = await client.query<{ value: string }>('SELECT current_setting($1) AS value', [name])
    return rows[0]!.value
  }
  if ((await setting('synchronous_commit')) !== 'remote_apply') await client.query('SET synchronous_commit = on')
  const wanted: readonly (readonly [name: string, ...values: string[]])[] = [
    ['synchronous_commit', 'on', 'remote_apply'], ['fsync', 'on'], ['full_page_writes', 'on'], ['server_encoding', 'UTF8'],
    ['transaction_read_only', 'off'], ['standard_conforming_strings', 'on'],
  ]
  for (const [name, ...values] of wanted) {
    const value = await setting(name)
    if (!values.includes(value)) throw new DatabaseError(`the database has ${name}=${value}; it must be ${values.join(' or ')}`)
  }
}

/** Held as long as the connection lives, and all writing goes over that connection: who lost it cannot write either. */
async function takeLock(client: Client, waitMs: number): Promise<void> {
  const began = systemClock.now()
  for (;;) {
    const { rows } = await client.query<{ ours: number }>('SELECT pg_try_advisory_lock(1600, hashtext(current_schema())) AS ours')
    if (rows[0]!.ours) return
    if (systemClock.now() - began > waitMs)
      throw new DatabaseError('another Onesixty is writing to this database; stop that one, or give this one a database of its own')
    await new Promise<void>((resolve) => setTimeout(resolve, lockLookMs))
  }
}

async function readSteps(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(stepsTaken)
  return rows.map((row) => row.name)
}

async function migrate(client: Client, { migrations, onMigrating }: PostgresOptions): Promise<void> {
  const run = async (statement: string, values?: unknown[]) => {
    onMigrating?.(statement)
    await client.query(numbered(statement), values)
  }
  await run(stepTable)
  for (const step of pendingMigrations(migrations, await readSteps(client))) {
    try {
      await run('BEGIN')
      for (const statement of statementsOf(step.sql)) await run(statement)
      await run(rememberStep, [step.name, systemClock.wall()])
      await run('COMMIT')
    } catch (error) {
      throw new DatabaseError(`migration ${step.name} failed: ${(error as Error).message}`, undefined, { cause: error })
    }
  }
}
