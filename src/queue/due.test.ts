import { expect, test } from 'vitest'
import { inlineSqlite } from '../db/inline.ts'
import { manualClock } from '../kit/clock.ts'
import { createDue } from './due.ts'
import { embeddedQueue, queueMigrations } from './embedded.ts'
import type { QueueItem } from './queue.ts'

const hour = 3_600_000

/** A clock that can be set. */
function settable() {
  const clock = manualClock()
  let aheadMs = 0
  return { ...clock, wall: () => clock.wall() + aheadMs, set: (ms: number) => void (aheadMs = ms) }
}

test('due is what the wall clock says, and after it was set back also what was due before, for a while', () => {
  const clock = settable()
  const told: number[] = []
  const dueUntil = createDue({ clock, onSetBack: (until) => told.push(until) })
  const start = clock.wall()
  expect(dueUntil()).toBe(start)
  clock.set(hour)
  expect(dueUntil()).toBe(start + hour)
  clock.set(hour - 500)
  expect(dueUntil()).toBe(start + hour - 500)
  clock.set(0)
  expect(dueUntil()).toBe(start + hour + 1_000)
  expect(told).toEqual([start + hour + 1_000])
  clock.advance(9_000)
  expect(dueUntil()).toBe(start + hour + 1_000)
  clock.advance(2_000)
  expect(dueUntil()).toBe(start + 11_000)
  expect(told).toHaveLength(1)
})

test('a clock that was an hour ahead and is set right keeps nobody waiting, in memory, in the database or on the way', async () => {
  const clock = settable()
  const db = inlineSqlite({ clock, migrations: queueMigrations })
  const queue = embeddedQueue<undefined>({ db, clock })
  const settle = async (ms = 1) => {
    for (let i = 0; i < 60; i++) {
      clock.advance(i === 0 ? ms : 0)
      await new Promise(setImmediate)
    }
  }
  const batch = (from: number, count: number, dueAt = clock.wall()): QueueItem<undefined>[] =>
    Array.from({ length: count }, (_, i) => ({
      id: `m${String(from + i).padStart(6, '0')}`, connection: 'c', workspace: 'w', lane: 1, parts: 1, dueAt, expiresAt: clock.wall() + 48 * hour, attempts: 0, body: undefined,
    }))
  const store = async (items: QueueItem<undefined>[]) => {
    void db.write([queue.putting(items)])
    await settle()
  }
  clock.set(hour)
  const many = batch(0, 26_000) // more than memory holds
  for (let at = 0; at < many.length; at += 2_000) {
    const some = many.slice(at, at + 2_000)
    await store(some)
    queue.put(some)
  }
  const onTheWay = batch(30_000, 3)
  await store(onTheWay)
  clock.set(0)
  queue.put(onTheWay)
  const later = batch(40_000, 2, clock.wall() + 2 * hour)
  await store(later)
  await settle(20_000)
  queue.put(later)

  const claimed = new Set<string>()
  for (let round = 0; round < 60; round++) {
    for (const { id } of queue.claim('c', 1_000)) claimed.add(id)
    await settle()
  }
  expect(claimed.size).toBe(26_003)
  await settle(2 * hour)
  await settle()
  expect(queue.claim('c', 10).map(({ id }) => id)).toEqual(['m040000', 'm040001'])
})
