import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Database, Migration } from './database.ts'
import { inlineSqlite } from './inline.ts'
import { manualClock, systemClock } from '../kit/clock.ts'
import { openSqlite } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'onesixty-db-'))
afterAll(() => rmSync(folder, { recursive: true }))
const migrations: Migration[] = [
  { name: '0001-thing', sql: 'CREATE TABLE thing (id TEXT PRIMARY KEY, state INTEGER NOT NULL) WITHOUT ROWID' },
]
const insert = (...ids: string[]) => ({ sql: 'INSERT INTO thing VALUES (?, ?)', rows: ids.map((id) => [id, 0]) })
const count = async (db: Database) => (await db.read('SELECT count(*) AS n FROM thing'))[0]!['n']

const drivers: Record<string, () => Promise<Database>> = {
  'sqlite in threads': () => openSqlite({ file: join(folder, `${Math.random()}.db`), migrations }),
  'sqlite inline': async () => inlineSqlite({ clock: systemClock, migrations }),
}

for (const [name, open] of Object.entries(drivers)) {
  test(`${name}: what is written is read, in one commit for many callers`, async () => {
    const db = await open()
    const results = await Promise.all(Array.from({ length: 300 }, (_, i) => db.write([insert(`a${i}`, `b${i}`)])))
    expect(results.every((result) => result.ok && result.changes[0] === 2)).toBe(true)
    expect(await count(db)).toBe(600)
    await db.close()
  })

  test(`${name}: a conflict undoes its own transaction and no other`, async () => {
    const db = await open()
    await db.write([insert('taken')])
    const [good, clash, other] = await Promise.all([db.write([insert('x')]), db.write([insert('y'), insert('taken')]), db.write([insert('z')])])
    expect(good.ok && other.ok).toBe(true)
    expect(clash).toMatchObject({ ok: false, conflict: 'unique', at: 1 })
    expect((await db.read('SELECT id FROM thing ORDER BY id')).map((row) => row['id'])).toEqual(['taken', 'x', 'z'])
    await db.close()
  })

  test(`${name}: a fence that does not hold keeps everything out`, async () => {
    const db = await open()
    await db.write([insert('a')])
    const fence = (state: number) => ({ sql: 'UPDATE thing SET state = state WHERE id = ? AND state = ?', rows: [['a', state]], expect: 1 })
    expect(await db.write([fence(1), insert('b')])).toMatchObject({ ok: false, conflict: 'fence', at: 0 })
    expect(await db.write([fence(0), insert('c')])).toMatchObject({ ok: true })
    expect(await count(db)).toBe(2)
    await db.close()
  })
}

test('a statement that is wrong rejects and says why', async () => {
  let broken: Error | undefined
  const db = await openSqlite({ file: join(folder, 'wrong.db'), migrations, onBroken: (error) => (broken = error) })
  await expect(db.read('SELECT id FROM nowhere')).rejects.toThrow('no such table')
  await expect(db.write([{ sql: 'INSERT INTO nowhere VALUES (1)', rows: [[]] }])).rejects.toThrow('no such table')
  expect(broken?.message).toContain('no such table')
  await db.close()
})

test('a database of a newer version is refused', async () => {
  const file = join(folder, 'newer.db')
  await (await openSqlite({ file, migrations: [...migrations, { name: '0002-next', sql: 'CREATE TABLE next (id TEXT)' }] })).close()
  await expect(openSqlite({ file, migrations })).rejects.toThrow('made by a newer version (it knows 0002-next)')
})

test('a crash loses what was not committed and keeps what was', async () => {
  const clock = manualClock()
  const first = inlineSqlite({ clock, migrations, commitMs: () => ({ before: 2, after: 2 }) })
  let answered = 0
  void first.write([insert('durable, not answered')]).then(() => answered++)
  clock.advance(3)
  await Promise.resolve()
  void first.write([insert('gone')]).then(() => answered++)
  first.crash()
  clock.advance(100)
  await Promise.resolve()
  const second = inlineSqlite({ clock, migrations, core: first.core })
  const rows = second.read('SELECT id FROM thing')
  clock.advance(0)
  expect(await rows).toEqual([{ id: 'durable, not answered' }])
  expect(answered).toBe(0)
})
