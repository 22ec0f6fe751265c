// Connections are kept alike on every database.
import { afterAll, expect, test } from 'vitest'
import { smppDefaults } from '../../src/carriers/connection.ts'
import { carrierMigrations } from '../../src/carriers/records.ts'
import { createStore } from '../../src/carriers/store.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { createSeal } from '../../src/kit/seal.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const missing = 'missing' in postgres ? postgres.missing : undefined
afterAll(() => ('missing' in postgres ? undefined : postgres.stop()))

const seal = createSeal('a key of thirty-two characters or more', seededChance(1))
const whole = (window: number, password = 'secret') => ({
  settings: { ...smppDefaults, name: 'North', host: 'smsc.example', systemId: 'us', window },
  secrets: { password },
})

const open = {
  sqlite: async () => inlineSqlite({ clock: systemClock, migrations: carrierMigrations }),
  postgres: async () => {
    if ('missing' in postgres) throw new Error(postgres.missing)
    return openPostgres({ url: postgres.url, migrations: carrierMigrations })
  },
}

const story = async (driver: keyof typeof open) => {
  const db = await open[driver]()
  const store = createStore({ db, seal, clock: systemClock })
  expect(await store.any()).toBe(false)
  const made = await store.add({ id: 'con_1', token: 'the token', paused: false }, whole(1), { by: 'key_1' })
  expect(made).toMatchObject({ id: 'con_1', version: 1, token: 'the token', secrets: { password: 'secret' } })
  for (let version = 1; version <= 104; version++) await store.change('con_1', version, whole(version + 1, 'other'), { rollbackOf: version === 104 ? 3 : undefined })
  await expect(store.change('con_1', 7, whole(7), {})).rejects.toThrow('could not be written')
  await store.pause('con_1', true)
  expect(await store.all()).toMatchObject([
    { id: 'con_1', version: 105, token: 'the token', paused: true, createdAt: made.createdAt, settings: { window: 105 }, secrets: { password: 'other' } },
  ])
  const versions = await store.versions('con_1', { limit: 200 })
  expect([versions.length, versions[0]!.version, versions.at(-1)!.version, versions[0]!.rollbackOf]).toEqual([100, 105, 6, 3])
  expect(await store.versions('con_1', { limit: 2, before: 50 })).toMatchObject([{ version: 49 }, { version: 48, secrets: ['password'] }])
  expect(await store.version('con_1', 2)).toBeUndefined()
  expect(await store.version('con_1', 60)).toEqual(whole(60, 'other'))
  await store.remove('con_1')
  expect([await store.all(), await store.any(), await store.versions('con_1', { limit: 9 })]).toEqual([[], true, []])
  await db.close()
}

test('on SQLite connections are kept with their versions and sealed secrets', () => story('sqlite'))
test.skipIf(missing)(`on PostgreSQL as well${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => story('postgres'))
