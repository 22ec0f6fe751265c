// The real schema, interrupted before each of its statements and gone on with: always the same tables in the end.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { storesOf } from '../../src/app.ts'
import { SqliteCore } from '../../src/db/core.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { startPostgres } from '../support/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'onesixty-schema-'))
const postgres = await startPostgres()
const missing = 'missing' in postgres ? postgres.missing : undefined
afterAll(async () => {
  rmSync(folder, { recursive: true })
  if ('stop' in postgres) await postgres.stop()
})

const { house, smsc } = storesOf({ dataDir: folder, databaseUrl: undefined })

/** Throws before the statement of this number. */
const endsAt = (number: number) => {
  let statements = 0
  return () => {
    if (statements++ === number) throw new Error('the end of this process')
  }
}

/** Released under one number, and in the order of their names. */
const released = [['smsc-0003-large-ids', 'smsc-0003-waiting']]

test('steps are taken in the order of their numbers, of which each is one step of one store', () => {
  for (const { migrations } of [house, smsc]) {
    const names = migrations.map(({ name }) => name).sort()
    const numberOf = (name: string) => /^(?:[a-z]+-)?\d{4}(?=-[a-z-]+$)/.exec(name)?.[0] ?? `no number: ${name}`
    const shared = [...Map.groupBy(names, numberOf).values()].filter((alike) => alike.length > 1)
    expect(shared.filter((alike) => !released.some((known) => known.join() === alike.join()))).toEqual([])
  }
})

for (const [name, { migrations }] of Object.entries({ house, smsc }))
  test(`SQLite: the schema of the ${name} is the same wherever making it was interrupted`, () => {
    const file = (what: string) => join(folder, `${name}-${what}.db`)
    const tables = (core: SqliteCore) => core.read('SELECT name, sql FROM sqlite_master ORDER BY name', [])
    const steps = migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    let interrupted = 0
    // each step from where the one before it ended, or the test grows with the square of their number
    for (const [at, step] of steps.entries()) {
      const upTo = steps.slice(0, at + 1)
      const before = (to: string) => at > 0 && copyFileSync(file(String(at - 1)), to)
      before(file(String(at)))
      const whole = new SqliteCore({ file: file(String(at)), migrations: upTo })
      const wanted = tables(whole)
      whole.close()
      for (let number = 0, over = false; !over; number++) {
        const one = file(`${at}-${number}`)
        before(one)
        try {
          new SqliteCore({ file: one, migrations: upTo, onMigrating: endsAt(number) }).close()
          over = true
        } catch {
          const core = new SqliteCore({ file: one, migrations: upTo })
          expect(tables(core), `after an end before statement ${number} of ${step.name}`).toEqual(wanted)
          core.close()
          interrupted++
        }
        rmSync(one)
        expect(number).toBeLessThan(100)
      }
    }
    expect(interrupted).toBeGreaterThan(steps.length)
  }, 60_000)

test.skipIf(missing)(`PostgreSQL: a schema that is interrupted again and again comes to its end all the same${missing ? ` (skipped: ${missing})` : ''}`, async () => {
  if ('missing' in postgres) throw new Error(postgres.missing)
  const columns = async (url: string, onMigrating?: () => void) => {
    const db = await openPostgres({ url, migrations: house.migrations, ...(onMigrating ? { onMigrating } : {}) })
    const rows = await db.read(`SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`)
    const indexes = await db.read(`SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`)
    await db.close()
    return { rows, indexes }
  }
  const wanted = await columns(await postgres.database())
  const url = await postgres.database()
  let interrupted = 0
  let found
  for (let number = 0; !found; number++) {
    found = await columns(url, endsAt(number)).catch(() => undefined)
    if (!found) interrupted++
  }
  expect(found).toEqual(wanted)
  expect(interrupted).toBeGreaterThan(8)
}, 60_000)
