import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import type { Migration } from './database.ts'
import { inlineSqlite } from './inline.ts'

const migrations: Migration[] = [{ name: '0001-thing', sql: 'CREATE TABLE thing (id TEXT PRIMARY KEY) WITHOUT ROWID' }]
const insert = (...ids: string[]) => ({ sql: 'INSERT INTO thing VALUES (?)', rows: ids.map((id) => [id]) })

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

test('on a full disk new work is refused and the rest waits until there is room', async () => {
  const clock = manualClock()
  let full = true
  const db = inlineSqlite({ clock, migrations, full: () => full })
  const told: string[] = []
  void db.write([insert('progress')]).then(() => told.push('progress'))
  db.write([insert('new')], { whenFull: 'refuse' }).catch((error: { temporary: boolean; code: number }) => told.push(`${error.temporary} ${error.code}`))
  const settle = async () => {
    clock.advance(1_000)
    for (let i = 0; i < 10; i++) await Promise.resolve()
  }
  for (let i = 0; i < 5; i++) await settle()
  expect(told).toEqual(['true 13'])
  full = false
  for (let i = 0; i < 5; i++) await settle()
  expect(told).toEqual(['true 13', 'progress'])
})
