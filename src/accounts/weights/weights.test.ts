import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import { manualClock } from '../../kit/clock.ts'
import { accountsMigrations } from '../records.ts'
import { weightMigrations } from './records.ts'
import { openWeights } from './weights.ts'

const migrations = [...accountsMigrations, ...weightMigrations]

test('a weight that was set holds at once and after a restart; who has none counts as one', async () => {
  const clock = manualClock()
  const db = inlineSqlite({ clock, migrations })
  const settled = async <T>(promise: Promise<T>) => {
    clock.advance(1)
    return promise
  }
  await settled(db.write([{ sql: 'INSERT INTO workspace (id, name, created_at) VALUES (?, ?, 0)', rows: [['a', 'a'], ['b', 'b']] }]))
  const opening = openWeights(db)
  const weights = await settled(opening)
  expect(await settled(weights.set('a', 3))).toBe(true)
  expect(await settled(weights.set('nobody', 3))).toBe(false)
  expect([weights.weightOf('a'), weights.weightOf('b')]).toEqual([3, 1])
  await expect(weights.set('a', 0)).rejects.toThrow('from 0.1 to 100')
  const again = await settled(openWeights(inlineSqlite({ clock, migrations, core: db.core })))
  expect([again.weightOf('a'), again.weightOf('b')]).toEqual([3, 1])
})
