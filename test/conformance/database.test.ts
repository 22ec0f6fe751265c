// Every driver of the database passes the one suite, and PostgreSQL what only a server can suffer.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inlineSqlite } from '../../src/db/inline.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { openSqlite } from '../../src/db/sqlite.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { startPostgres } from '../support/postgres.ts'
import { databaseConforms, everyAnswerIsThere, pairMigrations } from './database.ts'

const folder = mkdtempSync(join(tmpdir(), 'onesixty-conformance-'))
const server = await startPostgres()
afterAll(async () => {
  rmSync(folder, { recursive: true })
  if ('stop' in server) await server.stop()
})
let files = 0

databaseConforms('SQLite in threads', async () => {
  const file = join(folder, `${++files}.db`)
  return { open: (migrations, onBroken) => openSqlite({ file, migrations, onBroken }), store: { file } }
})

databaseConforms(
  'SQLite inline',
  async () => ({ open: async (migrations) => inlineSqlite({ clock: systemClock, migrations }), store: { file: ':memory:' } }),
  { inMemory: true },
)

test('SQLite: a second process is kept out and told so, until the first is gone', async () => {
  const file = join(folder, `${++files}.db`)
  const first = await openSqlite({ file, migrations: pairMigrations })
  await expect(openSqlite({ file, migrations: pairMigrations })).rejects.toThrow('another Onesixty is using it')
  const second = openSqlite({ file, migrations: pairMigrations })
  await first.close()
  await (await second).close()
}, 60_000)

if ('missing' in server) test('PostgreSQL', (context) => context.skip(server.missing))
else {
  // First, while the server has few files: after a crash it syncs every one of them.
  test('PostgreSQL: kill -9 of the server breaks the database once; what it had answered is there when it is back', async () => {
    const url = await server.database()
    const broken: Error[] = []
    const db = await openPostgres({ url, migrations: pairMigrations, onBroken: (error) => broken.push(error) })
    const answered = new Set<number>()
    let last = 0
    const writing = Promise.all(Array.from({ length: 40 }, async () => {
      while (broken.length === 0) {
        const id = ++last
        const rows = id % 3 === 0 ? Array.from({ length: 20 }, (_, at) => [id * 100 + at]) : [[id * 100]]
        const writes = ['left_one', 'right_one'].map((table) => ({ sql: `INSERT INTO ${table} VALUES (?)`, rows }))
        await db.write(writes).then(() => answered.add(id), () => {})
      }
    }))
    await new Promise((resolve) => setTimeout(resolve, 400))
    await server.kill()
    await writing
    await expect(db.write([])).rejects.toThrow()
    expect(broken.length).toBe(1)
    await db.close()
    await server.start()
    const again = await openPostgres({ url, migrations: pairMigrations })
    await everyAnswerIsThere(again, answered)
    await again.close()
  }, 90_000)

  databaseConforms('PostgreSQL', async () => {
    const url = await server.database()
    return { open: (migrations, onBroken) => openPostgres({ url, migrations, onBroken }), store: { file: '', url } }
  })

  test('PostgreSQL: a second process is kept out and told so, until the first is gone', async () => {
    const url = await server.database()
    const first = await openPostgres({ url, migrations: pairMigrations })
    await expect(openPostgres({ url, migrations: pairMigrations, lockWaitMs: 300 })).rejects.toThrow('another Onesixty is writing to this database')
    const second = openPostgres({ url, migrations: pairMigrations })
    await first.close()
    await (await second).close()
  })

  test('PostgreSQL: a server that does not keep its word is refused', async () => {
    const url = `${await server.database()}?options=-c%20default_transaction_read_only%3Don`
    await expect(openPostgres({ url, migrations: [] })).rejects.toThrow('transaction_read_only=on; it must be off')
    const elsewhere = openPostgres({ url: url.replace(/:\d+\//, ':1/'), migrations: [] })
    await expect(elsewhere).rejects.toThrow('cannot connect to the database')
    await expect(elsewhere).rejects.not.toThrow(/onesixty:/)
  })
}

const migrators = ['SQLite', ...('missing' in server ? [] : ['PostgreSQL'])]
test.each(migrators)('%s: a migration killed at any statement leaves the schema before or after a step, and goes on from there', async (driver) => {
  const found: string[] = []
  for (let kill = 0; kill === found.length; kill++) {
    const file = join(folder, `${++files}.db`)
    const store = driver === 'PostgreSQL' && 'database' in server ? { file, url: await server.database() } : { file }
    const first = await migrator({ ...store, kill })
    const second = await migrator({ ...store, kill: -1 })
    expect(second.code).toBe(0)
    if (first.code === null) found.push(second.found)
    else expect(second.found).toBe('second')
  }
  const steps = driver === 'PostgreSQL' ? [7, 6] : [6, 5]
  expect(found).toEqual([...Array.from({ length: steps[0]! }, () => 'nothing'), ...Array.from({ length: steps[1]! }, () => 'first')])
}, 120_000)

/** Runs the process that migrates; its exit code is null when it was killed. */
async function migrator(order: object): Promise<{ found: string; code: number | null }> {
  const script = join(import.meta.dirname, 'database-migrator.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { found: said.trim(), code }
}
