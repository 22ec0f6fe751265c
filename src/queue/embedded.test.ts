import { expect, test } from 'vitest'
import { inlineSqlite } from '../db/inline.ts'
import { manualClock } from '../kit/clock.ts'
import { embeddedQueue, queueMigrations } from './embedded.ts'
import type { LaneNumber, QueueItem } from './queue.ts'

type Body = { text: string }

async function rig(core?: ReturnType<typeof inlineSqlite>['core'], weightOf?: (workspace: string) => number) {
  const clock = manualClock()
  const db = inlineSqlite({ clock, migrations: queueMigrations, ...(core ? { core } : {}) })
  const queue = embeddedQueue<Body>({ db, clock, ...(weightOf && { weightOf }) })
  /** Lets time pass until everything that was asked is answered. */
  const settle = async (ms = 1) => {
    for (let i = 0; i < 12; i++) {
      clock.advance(i === 0 ? ms : 0)
      await new Promise(setImmediate)
    }
  }
  const item = (id: string, more: Partial<QueueItem<Body>> = {}): QueueItem<Body> => ({
    id, connection: 'c', workspace: 'w', lane: 1 as LaneNumber, parts: 1, dueAt: clock.wall(), expiresAt: clock.wall() + 3_600_000, attempts: 0, body: { text: id }, ...more,
  })
  const put = async (...items: QueueItem<Body>[]) => {
    const written = db.write([queue.putting(items)])
    await settle()
    expect((await written).ok).toBe(true)
    queue.put(items)
  }
  const ids = (room = 100) => queue.claim('c', room).map((claimed) => claimed.id)
  return { clock, db, queue, settle, item, put, ids }
}

test('a lower lane goes first, and within a lane the order is kept', async () => {
  const { put, item, ids } = await rig()
  await put(item('bulk', { lane: 2 }), item('a'), item('b'), item('code', { lane: 0 }))
  expect(ids()).toEqual(['code', 'a', 'b', 'bulk'])
  expect(ids()).toEqual([])
})

test('room is counted in parts; one message may exceed it, the next may not', async () => {
  const { put, item, ids } = await rig()
  await put(item('a', { parts: 2 }), item('b', { parts: 5 }), item('c'))
  expect(ids(3)).toEqual(['a', 'b'])
  expect(ids(3)).toEqual(['c'])
})

test('workspaces go by turns, however long one of them waits', async () => {
  const { put, item, queue } = await rig()
  await put(...Array.from({ length: 500 }, (_, i) => item(`big${String(i).padStart(3, '0')}`, { workspace: 'big' })))
  await put(...Array.from({ length: 20 }, (_, i) => item(`small${i}`, { workspace: 'small' })))
  const claimed = queue.claim('c', 64).map(({ workspace }) => workspace)
  expect(claimed.filter((workspace) => workspace === 'small')).toHaveLength(20)
  expect(queue.claim('c', 1_000)).toHaveLength(456)
})

test.each([1, 7, 64])('workspaces share by their weights, with room for %i at a time and messages of several parts', async (room) => {
  const { put, item, queue } = await rig(undefined, (workspace) => (workspace === 'heavy' ? 3 : 1))
  for (const workspace of ['heavy', 'light'])
    await put(...Array.from({ length: 900 }, (_, i) => item(`${workspace}${String(i).padStart(4, '0')}`, { workspace, parts: workspace === 'heavy' ? 5 : 1 })))
  const sent = { heavy: 0, light: 0 }
  while (sent.heavy + sent.light < 1_280)
    for (const { workspace, parts } of queue.claim('c', room)) sent[workspace as 'heavy' | 'light'] += parts
  expect(sent.heavy / sent.light).toBeGreaterThan(2.7)
  expect(sent.heavy / sent.light).toBeLessThan(3.3)
})

test('one item can be withdrawn, in memory or not, unless it is being sent', async () => {
  const first = await rig()
  await first.put(first.item('a'), first.item('b'), first.item('c'))
  const where = { connection: 'c', lane: 1, workspace: 'w' } as const
  expect(await first.queue.withdraw({ id: 'b', ...where })).toMatchObject({ id: 'b' })
  expect(first.ids()).toEqual(['a', 'c'])
  expect(await first.queue.withdraw({ id: 'a', ...where })).toBeUndefined()
  const second = await rig(first.db.core)
  const withdrawing = second.queue.withdraw({ id: 'c', ...where })
  const nothing = second.queue.withdraw({ id: 'z', ...where })
  await second.settle()
  expect(await withdrawing).toMatchObject({ id: 'c' })
  expect(await nothing).toBeUndefined()
})

test('of an item whose time is known its line is not read; a wrong time does no harm', async () => {
  const { queue, db, put, item, clock, settle } = await rig()
  const dueAt = clock.wall() + 60_000
  await put(item('a', { dueAt }), item('b', { dueAt }))
  const asked: string[] = []
  const { read } = db
  db.read = (sql, ...more) => (asked.push(sql), read(sql, ...more))
  const withdraw = async (id: string, at: number) => {
    asked.length = 0
    const withdrawing = queue.withdraw({ id, connection: 'c', lane: 1, workspace: 'w', dueAt: at })
    await settle()
    expect(await withdrawing).toMatchObject({ id })
    return asked.map((sql) => String(db.core.read(`EXPLAIN QUERY PLAN ${sql}`, Array.from({ length: sql.split('?').length - 1 }, () => 0))[0]!['detail']))
  }
  expect(await withdraw('a', dueAt)).toEqual([expect.stringContaining('due_at=? AND id=?')])
  expect(await withdraw('b', dueAt + 1)).toHaveLength(2)
})

test('what was released comes again first', async () => {
  const { put, item, ids, queue } = await rig()
  await put(item('a'), item('b'), item('c'))
  queue.release(queue.claim('c', 2))
  expect(ids()).toEqual(['a', 'b', 'c'])
})

test('an item due later is not claimed before its time', async () => {
  const { put, item, ids, clock, settle, queue } = await rig()
  const ready: string[] = []
  queue.onReady = (connection) => ready.push(connection)
  await put(item('later', { dueAt: clock.wall() + 60_000 }))
  await settle(59_000)
  expect(ids()).toEqual([])
  await settle(2_000)
  expect(ready).toContain('c')
  expect(ids()).toEqual(['later'])
})

test('after a restart waiting items come back in order, and open intents are handed over', async () => {
  const first = await rig()
  await first.put(first.item('a'), first.item('b'), first.item('c'))
  const [claimed] = first.queue.claim('c', 1)
  const intent = { epoch: 3, reference: 77, intentAt: first.clock.wall() }
  void first.db.write([...first.queue.intending([{ item: claimed!, intent }])])
  await first.settle()
  first.db.crash()

  const second = await rig(first.db.core)
  const starting = second.queue.start()
  await second.settle()
  expect(await starting).toMatchObject([{ item: { id: 'a' }, intent }])
  expect(second.queue.depth).toBe(3)
  await second.settle()
  expect(second.ids()).toEqual(['b', 'c'])
})

test('a postponed item loses its intent and comes at its new time', async () => {
  const { put, item, queue, db, clock, settle, ids } = await rig()
  await put(item('a'))
  const claimed = queue.claim('c', 1)
  const at = clock.wall() + 5_000
  void db.write([...queue.intending([{ item: claimed[0]!, intent: { epoch: 1, reference: 1, intentAt: 1 } }])])
  void db.write(queue.postponing(claimed, at))
  await settle()
  queue.postponed(claimed, at)
  expect(ids()).toEqual([])
  await settle(6_000)
  expect(ids()).toEqual(['a'])
})

test('more than memory holds is paged in, in order, without loss or repetition', async () => {
  const { put, item, queue, db, settle } = await rig()
  const count = 60_000
  const all = Array.from({ length: count }, (_, i) => item(`m${String(i).padStart(6, '0')}`))
  for (let at = 0; at < count; at += 20_000) await put(...all.slice(at, at + 20_000))
  const seen: string[] = []
  for (let idle = 0; seen.length < count && idle < 50; ) {
    const claimed = queue.claim('c', 1_000)
    idle = claimed.length === 0 ? idle + 1 : 0
    seen.push(...claimed.map(({ id }) => id))
    void db.write([queue.removing(claimed)])
    await settle()
    queue.removed(claimed)
  }
  expect(seen).toEqual(all.map(({ id }) => id))
  expect(queue.depth).toBe(0)
})

test('items past their validity are claimed for expiry, in memory or not', async () => {
  const first = await rig()
  await first.put(first.item('stays'), first.item('goes', { expiresAt: first.clock.wall() + 10 }))
  await first.settle(20)
  const overdue = first.queue.claimOverdue()
  await first.settle()
  expect((await overdue).map(({ id }) => id)).toEqual(['goes'])
  expect(first.ids()).toEqual(['stays'])

  const second = await rig(first.db.core)
  await second.settle(20)
  const stored = second.queue.claimOverdue()
  await second.settle()
  expect((await stored).map(({ id }) => id)).toEqual(['goes'])
})

test('what waits is looked through for what is overdue only when something can be', async () => {
  const { put, item, queue, db, clock, settle, ids } = await rig()
  const { read } = db
  let looks = 0
  db.read = (sql, values) => {
    if (sql.includes('expires_at <=')) looks++
    return read(sql, values)
  }
  const overdue = async () => {
    const claiming = queue.claimOverdue()
    await settle()
    return (await claiming).map(({ id }) => id)
  }
  await put(item('long'), item('short', { expiresAt: clock.wall() + 60_000 }), item('busy', { expiresAt: clock.wall() + 90_000 }))
  for (let look = 0; look < 5; look++) expect(await overdue()).toEqual([])
  expect(looks).toBe(1)
  await settle(61_000)
  expect(await overdue()).toEqual(['short'])
  expect(ids()).toEqual(['busy', 'long'])
  await settle(30_000)
  expect(await overdue()).toEqual([]) // it is claimed
  queue.release([{ ...item('busy'), expiresAt: clock.wall() - 1_000 }])
  await put(item('later', { expiresAt: clock.wall() + 1_000 }))
  expect(await overdue()).toEqual(['busy'])
  await settle(2_000)
  expect(await overdue()).toEqual(['later'])
})

test('pages of what waits for a connection are taken, in memory or not, and go back to their places', async () => {
  const { put, item, ids, queue, db, settle, clock } = await rig()
  const all = Array.from({ length: 30_000 }, (_, i) => item(`m${String(i).padStart(6, '0')}`))
  await put(item('later', { dueAt: clock.wall() + 60_000 }), item('elsewhere', { connection: 'd' }))
  await put(...all.slice(0, 15_000))
  await put(...all.slice(15_000))
  const claimed = queue.claim('c', 3)
  void db.write([...queue.intending([{ item: claimed[2]!, intent: { epoch: 1, reference: 1, intentAt: 1 } }])])
  await settle()
  const pageAfter = async (after: string | undefined, dueBefore = clock.wall() + 1) => {
    const place = after === undefined ? undefined : { lane: 1 as LaneNumber, workspace: 'w', dueAt: all[0]!.dueAt, id: after }
    const taking = queue.claimPage('c', { after: place, dueBefore, limit: 10 })
    await settle()
    return taking
  }
  const first = await pageAfter(undefined)
  expect(first.items.map(({ id }) => id)).toEqual(all.slice(3, 11).map(({ id }) => id)) // not those that are being sent
  const far = await pageAfter(all[28_000]!.id)
  expect(far.items).toHaveLength(10)
  queue.release([...far.items, ...first.items])
  queue.release(claimed.slice(0, 2))
  expect(ids(20)).toEqual([...all.slice(0, 2), ...all.slice(3, 21)].map(({ id }) => id))
  expect(await pageAfter(all[29_995]!.id)).toMatchObject({ items: all.slice(29_996).map(({ id }) => ({ id })), next: undefined })
  const ahead = await pageAfter(all[29_999]!.id, Infinity)
  expect(ahead.items).toMatchObject([{ id: 'later' }])
  expect(queue.connections()).toEqual(['c', 'd'])
  const undone = db.write([queue.withdrawing([ahead.items[0]!, claimed[2]!])])
  await settle()
  expect((await undone).ok).toBe(false)
})

test('what waits is told by connection and lane, of all and of one workspace, with how many left', async () => {
  const { put, item, queue } = await rig()
  await put(item('a'), item('b', { workspace: 'other' }), item('c', { workspace: 'other', lane: 2 }), item('d', { connection: 'far' }))
  queue.removed(queue.claim('c', 1))
  expect([...queue.flow()]).toEqual([['c', { waiting: [0, 1, 1], gone: 1 }], ['far', { waiting: [0, 1, 0], gone: 0 }]])
  expect([queue.waitingOf('c', 'other'), queue.waitingOf('c', 'w'), queue.waitingOf('nowhere', 'w')]).toEqual([[0, 1, 1], [0, 0, 0], [0, 0, 0]])
})
