// The queue of a single machine: durable in the database, with the head of each lane in memory. What does not fit stays
// in the database and is paged in, in order, when the head runs low. Only this process claims, so a claim is memory only;
// it becomes durable as an intent.
import type { Database, Migration } from '../db/database.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import type { LaneNumber, Queue, QueueItem } from './queue.ts'

export const queueMigrations: readonly Migration[] = [
  {
    name: '0020-queue',
    sql: `CREATE TABLE queue (
      connection TEXT NOT NULL, lane INTEGER NOT NULL, due_at INTEGER NOT NULL, id TEXT NOT NULL,
      parts INTEGER NOT NULL, expires_at INTEGER NOT NULL, attempts INTEGER NOT NULL,
      epoch INTEGER, reference INTEGER, intent_at INTEGER,
      PRIMARY KEY (connection, lane, due_at, id)) WITHOUT ROWID`,
  },
]

/** Items of one lane in memory; about 0.5 KiB each with their body. */
const keptPerLane = 50_000
const page = 5_000
const refillBelow = 2_000

type Lane<Body> = {
  readonly connection: string
  readonly lane: LaneNumber
  items: QueueItem<Body>[]
  /** Index of the first item not yet claimed. */
  head: number
  /** Items taken and neither released nor gone. */
  claimed: number
  /** True while the database holds due items that are not in memory. */
  more: boolean
  reading: boolean
  /** Ids that left while a page was being read: the page may still show them. */
  left: Set<string>
  wake: Timer | undefined
  wakeAt: number
}

export function embeddedQueue<Body>(needs: { db: Database; clock: Clock }): Queue<Body> {
  const { db, clock } = needs
  const lanes = new Map<string, Lane<Body>>()
  /** Every id that is in memory: in a lane or claimed. */
  const held = new Set<string>()
  let depth = 0

  const laneOf = (connection: string, lane: LaneNumber): Lane<Body> => {
    const key = `${lane}${connection}`
    let found = lanes.get(key)
    if (!found) {
      found = { connection, lane, items: [], head: 0, claimed: 0, more: false, reading: false, left: new Set(), wake: undefined, wakeAt: Infinity }
      lanes.set(key, found)
    }
    return found
  }
  const inMemory = (lane: Lane<Body>) => lane.items.length - lane.head

  const keep = (lane: Lane<Body>, item: QueueItem<Body>) => {
    held.add(item.id)
    lane.items.push(item)
  }

  const wakeAt = (lane: Lane<Body>, dueAt: number) => {
    if (dueAt >= lane.wakeAt) return
    lane.wake?.cancel()
    lane.wakeAt = dueAt
    lane.wake = clock.after(dueAt - clock.wall(), () => {
      lane.wakeAt = Infinity
      lane.more = true
      void refill(lane)
    })
  }

  /** Rejections of the database end the process elsewhere (`onBroken`); here they only end the page. */
  const refill = async (lane: Lane<Body>): Promise<void> => {
    if (lane.reading || !lane.more || inMemory(lane) >= refillBelow) return
    lane.reading = true
    lane.more = false
    lane.left.clear()
    const limit = page + inMemory(lane) + lane.claimed
    try {
      const now = clock.wall()
      const rows = await db.read(
        `SELECT id, due_at, parts, expires_at, attempts FROM queue WHERE connection = ? AND lane = ? AND due_at <= ? AND epoch IS NULL
         ORDER BY due_at, id LIMIT ?`,
        [lane.connection, lane.lane, now, limit],
      )
      for (const row of rows) {
        const id = String(row['id'])
        if (held.has(id) || lane.left.has(id)) continue
        keep(lane, itemOf<Body>(row, lane.connection, lane.lane))
      }
      if (rows.length === limit) lane.more = true
      const [next] = await db.read(
        'SELECT due_at FROM queue WHERE connection = ? AND lane = ? AND due_at > ? AND epoch IS NULL ORDER BY due_at LIMIT 1',
        [lane.connection, lane.lane, now],
      )
      if (next) wakeAt(lane, Number(next['due_at']))
    } finally {
      lane.reading = false
      lane.left.clear()
    }
    if (inMemory(lane) > 0) queue.onReady(lane.connection)
  }

  const away = (items: readonly QueueItem<Body>[]) => {
    for (const item of items) {
      held.delete(item.id)
      const lane = laneOf(item.connection, item.lane)
      lane.claimed--
      if (lane.reading) lane.left.add(item.id)
    }
  }

  const place = (item: QueueItem<Body>, now: number) => {
    const lane = laneOf(item.connection, item.lane)
    if (item.dueAt > now) wakeAt(lane, item.dueAt)
    else if (lane.more || lane.reading || inMemory(lane) >= keptPerLane) lane.more = true
    else keep(lane, item)
    return lane
  }

  const placeAll = (items: readonly QueueItem<Body>[]) => {
    const now = clock.wall()
    const touched = new Set<Lane<Body>>()
    for (const item of items) touched.add(place(item, now))
    for (const lane of touched) {
      if (inMemory(lane) > 0) queue.onReady(lane.connection)
      if (lane.more) void refill(lane)
    }
  }

  const key = (item: QueueItem<Body>) => [item.connection, item.lane, item.dueAt, item.id]
  const whereKey = 'WHERE connection = ? AND lane = ? AND due_at = ? AND id = ?'
  const putting = (items: readonly QueueItem<Body>[]) => ({
    sql: 'INSERT INTO queue (connection, lane, due_at, id, parts, expires_at, attempts) VALUES (?, ?, ?, ?, ?, ?, ?)',
    rows: items.map((item) => [...key(item), item.parts, item.expiresAt, item.attempts]),
  })
  const removing = (items: readonly QueueItem<Body>[]) => ({ sql: `DELETE FROM queue ${whereKey}`, rows: items.map(key) })

  const queue: Queue<Body> = {
    onReady: () => {},
    get depth() {
      return depth
    },

    async start() {
      const waiting = await db.read('SELECT connection, lane, count(*) AS n, min(due_at) AS due_at FROM queue GROUP BY connection, lane')
      for (const row of waiting) {
        const lane = laneOf(String(row['connection']), Number(row['lane']) as LaneNumber)
        depth += Number(row['n'])
        lane.more = true
      }
      const rows = await db.read('SELECT * FROM queue WHERE epoch IS NOT NULL')
      const open = rows.map((row) => ({
        item: itemOf<Body>(row, String(row['connection']), Number(row['lane']) as LaneNumber),
        intent: { epoch: Number(row['epoch']), reference: Number(row['reference']), intentAt: Number(row['intent_at']) },
      }))
      for (const { item } of open) {
        held.add(item.id)
        laneOf(item.connection, item.lane).claimed++
      }
      for (const lane of lanes.values()) void refill(lane)
      return open
    },

    putting,
    put(items) {
      depth += items.length
      placeAll(items)
    },

    claim(connection, room) {
      const claimed: QueueItem<Body>[] = []
      for (const number of [0, 1, 2] as const) {
        const lane = lanes.get(`${number}${connection}`)
        if (!lane) continue
        while (room > 0 && lane.head < lane.items.length) {
          const item = lane.items[lane.head++]!
          claimed.push(item)
          lane.claimed++
          room -= item.parts
        }
        if (lane.head > 1_000 && lane.head * 2 > lane.items.length) {
          lane.items = lane.items.slice(lane.head)
          lane.head = 0
        }
        if (lane.more) void refill(lane)
        if (room <= 0) break
      }
      return claimed
    },

    intending: (intents) => ({
      sql: `UPDATE queue SET epoch = ?, reference = ?, intent_at = ?, attempts = ? ${whereKey}`,
      rows: intents.map(({ item, intent }) => [intent.epoch, intent.reference, intent.intentAt, item.attempts, ...key(item)]),
      expect: 1,
    }),

    release(items) {
      const back = new Map<Lane<Body>, QueueItem<Body>[]>()
      for (const item of items) {
        const lane = laneOf(item.connection, item.lane)
        const returned = back.get(lane)
        if (returned) returned.push(item)
        else back.set(lane, [item])
      }
      for (const [lane, returned] of back) {
        lane.items = returned.concat(lane.items.slice(lane.head))
        lane.head = 0
        lane.claimed -= returned.length
      }
      if (items[0]) queue.onReady(items[0].connection)
    },

    async claimOverdue() {
      const now = clock.wall()
      const rows = await db.read('SELECT * FROM queue WHERE expires_at <= ? AND epoch IS NULL LIMIT ?', [now, page])
      const overdue: QueueItem<Body>[] = []
      for (const row of rows) {
        const item = itemOf<Body>(row, String(row['connection']), Number(row['lane']) as LaneNumber)
        if (held.has(item.id)) continue
        held.add(item.id)
        laneOf(item.connection, item.lane).claimed++
        overdue.push(item)
      }
      for (const lane of lanes.values()) {
        const waiting = lane.items.slice(lane.head)
        const late = waiting.filter((item) => item.expiresAt <= now)
        if (late.length === 0) continue
        lane.items = waiting.filter((item) => item.expiresAt > now)
        lane.head = 0
        lane.claimed += late.length
        overdue.push(...late)
      }
      return overdue
    },

    removing,
    removed(items) {
      depth -= items.length
      away(items)
    },

    postponing: (items, dueAt) => [removing(items), putting(items.map((item) => ({ ...item, dueAt })))],
    postponed(items, dueAt) {
      away(items)
      for (const item of items) item.dueAt = dueAt
      placeAll(items)
    },
  }
  return queue
}

const itemOf = <Body>(row: Readonly<Record<string, unknown>>, connection: string, lane: LaneNumber): QueueItem<Body> => ({
  id: String(row['id']),
  connection,
  lane,
  parts: Number(row['parts']),
  dueAt: Number(row['due_at']),
  expiresAt: Number(row['expires_at']),
  attempts: Number(row['attempts']),
})
