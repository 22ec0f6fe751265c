import { expect, test } from 'vitest'
import { SqliteCore } from '../db/core.ts'
import { manualClock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import type { QueueItem } from './queue.ts'
import { intending, putting, queueMigrations, removing } from './records.ts'

const some = (count: number): QueueItem<never>[] =>
  createIds({ clock: manualClock() })
    .run('msg_', count)
    .map((id) => ({ id, connection: 'op', lane: 2, workspace: 'wsp', parts: 1, dueAt: 5, expiresAt: 900, attempts: 1 }))
const intended = (items: readonly QueueItem<never>[], first: number) =>
  items.map((item, at) => ({ item, intent: { epoch: 1, reference: (first + at) & 0xffff, intentAt: 7 } }))
const stored = (items: readonly QueueItem<never>[]) => {
  const core = new SqliteCore({ file: ':memory:', migrations: queueMigrations })
  core.commit([[putting(items)]])
  return core
}

test('items whose ids follow each other have their intents in one statement, each with its own tag', () => {
  const items = some(1_100)
  const core = stored(items)
  const writes = intending(intended(items.slice(20, 1_080), 65_000))
  expect(writes.map(({ rows, expect }) => [rows.length, expect])).toEqual([[1, 1_060]])
  expect(core.commit([writes])).toEqual([{ ok: true, changes: [1_060] }])
  const rows = core.read('SELECT id, epoch, reference, intent_at FROM queue ORDER BY id', [])
  expect(rows.map((row) => row['reference'])).toEqual(items.map((_, at) => (at < 20 || at >= 1_080 ? null : (65_000 + at - 20) & 0xffff)))
  expect(core.commit([removing(items.slice(0, 1_090))].map((write) => [write]))).toEqual([{ ok: true, changes: [1_090] }])
  expect(core.read('SELECT count(*) AS n FROM queue', [])).toEqual([{ n: 10 }])
})

test('one row that is gone, or has an intent, undoes all of them', () => {
  const items = some(20)
  const core = stored(items)
  core.commit([[removing([items[9]!])]])
  expect(core.commit([intending(intended(items, 1))])[0]).toMatchObject({ ok: false, conflict: 'fence' })
  expect(core.commit([intending(intended(items.slice(10, 15), 1))])[0]).toMatchObject({ ok: true })
  expect(core.commit([intending(intended(items.slice(10), 1))])[0]).toMatchObject({ ok: false, conflict: 'fence' })
})

test('what does not follow in every way goes row by row', () => {
  const items = some(20)
  const core = stored(items)
  const apart = items.filter((_, at) => at % 2 === 0)
  expect(intending(intended(apart, 1)).map(({ rows }) => rows.length)).toEqual([10])
  expect(removing(apart).rows).toHaveLength(10)
  expect(removing(items.map((item, at) => ({ ...item, dueAt: at }))).rows).toHaveLength(20)
  const ofBefore = items.map((item) => ({ ...item, hasNoPlace: true as const }))
  expect(core.commit([intending(intended(ofBefore, 9))])[0]).toMatchObject({ ok: true })
  expect(core.read('SELECT reference FROM queue ORDER BY id', []).map((row) => row['reference'])).toEqual(items.map((_, at) => 9 + at))
})
