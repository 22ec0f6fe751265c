// The queue of a single machine: durable in the database, with the head of each line in memory. What does not fit stays
// in the database and is paged in, in order, when the head runs low. Only this process claims, so a claim is memory only;
// it becomes durable as an intent.
import type { Database, Row } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import { createDue } from './due.ts'
import { Line } from './line.ts'
import type { LaneNumber, OpenIntent, Place, Queue, QueueItem } from './queue.ts'
import { intending, putting, removing, withdrawing } from './records.ts'
export { queueMigrations } from './records.ts'

/** Items in memory, all lines together; about 0.6 KiB each with their body. */
const keptInMemory = 25_000
/** However full memory is, every line may keep this many: no workspace waits for another's backlog. */
const keptPerLine = 500
const page = 5_000
const refillBelow = 1_000
const longestSleepMs = 30_000
/** Parts a workspace may send in one turn, times its weight. */
const turnParts = 16

const beforeAll: Place = { lane: 0, workspace: '', dueAt: 0, id: '' }

type Ring<Body> = { lines: Line<Body>[]; turn: number; /** The one whose turn it is has begun it. */ isOn: boolean }

export function embeddedQueue<Body>(needs: {
  db: Database
  clock: Clock
  /** Share of a workspace at a busy connection, 1 for all by default. */
  weightOf?: (workspace: string) => number
}): Queue<Body> {
  const { db, clock, weightOf = () => 1 } = needs
  const lines = new Map<string, Line<Body>>()
  const rings = new Map<string, Ring<Body>>()
  /** Every id that is in memory: in a line or claimed. */
  const held = new Set<string>()
  /** For each read that is under way, the ids that left since it began: its rows may still show them. */
  const readers = new Set<Set<string>>()
  /** By lane. */
  const depths: [number, number, number] = [0, 0, 0]
  const countIn = (items: readonly QueueItem<Body>[], by: 1 | -1) => {
    for (const { lane } of items) depths[lane] += by
  }

  const reading = async <T>(read: (left: ReadonlySet<string>) => Promise<T>): Promise<T> => {
    const left = new Set<string>()
    readers.add(left)
    return read(left).finally(() => readers.delete(left))
  }

  const ringOf = (connection: string, lane: LaneNumber) => rings.get(`${lane}${connection}`)
  /** Neighbours are mostly of one line, and to find it by its name costs more than to compare. */
  let lastLine: Line<Body> | undefined
  const lineOf = (connection: string, lane: LaneNumber, workspace: string): Line<Body> => {
    if (lastLine?.lane === lane && lastLine.connection === connection && lastLine.workspace === workspace) return lastLine
    const key = `${lane}${connection} ${workspace}`
    const found = lines.get(key)
    if (found) return (lastLine = found)
    const line = new Line<Body>(connection, lane, workspace)
    lines.set(key, line)
    const ring = ringOf(connection, lane)
    if (ring) ring.lines.push(line)
    else rings.set(`${lane}${connection}`, { lines: [line], turn: 0, isOn: false })
    return (lastLine = line)
  }
  const lineOfItem = (item: QueueItem<Body>) => lineOf(item.connection, item.lane, item.workspace)

  const keep = (line: Line<Body>, item: QueueItem<Body>) => {
    if (held.has(item.id)) return // a page may show what is committed and not yet put
    held.add(item.id)
    line.add(item)
  }

  const wakeAt = (line: Line<Body>, dueAt: number) => {
    if (dueAt >= line.wakeAt) return
    line.wake?.cancel()
    line.wakeAt = dueAt
    // The wall clock may be set forward, or the machine may sleep: looked at again before long.
    line.wake = clock.after(Math.min(dueAt - clock.wall(), longestSleepMs), () => {
      line.wakeAt = Infinity
      if (clock.wall() < dueAt) return wakeAt(line, dueAt)
      line.more = true
      void refill(line)
    })
  }

  /** Rejections of the database end the process elsewhere (`onBroken`); here they only end the page. */
  const refill = async (line: Line<Body>): Promise<void> => {
    if (line.reading || !line.more || line.waiting >= refillBelow) return
    line.reading = true
    line.more = false
    const limit = page + line.waiting + line.claimed
    const { connection, lane, workspace } = line
    const now = Math.max(dueUntil(), line.dueUntil)
    const where = 'WHERE connection = ? AND lane = ? AND workspace = ?'
    try {
      await reading(async (left) => {
        const rows = await db.read(
          `SELECT id, due_at, parts, expires_at, attempts, place FROM queue ${where} AND due_at <= ? AND epoch IS NULL ORDER BY due_at, id LIMIT ?`,
          [connection, lane, workspace, now, limit],
        )
        for (const row of rows) {
          const id = String(row['id'])
          if (!held.has(id) && !left.has(id)) keep(line, itemOf<Body>(row, line))
        }
        if (rows.length === limit) line.more = true
        else if (!line.more) line.dueUntil = -Infinity
      })
      const [next] = await db.read(
        `SELECT due_at FROM queue ${where} AND due_at > ? AND epoch IS NULL ORDER BY due_at LIMIT 1`,
        [connection, lane, workspace, now],
      )
      if (next) wakeAt(line, Number(next['due_at']))
    } finally {
      line.reading = false
    }
    if (line.waiting > 0) queue.onReady(connection)
    if (line.more) void refill(line) // something came while the page was read
  }

  const dueUntil = createDue({
    clock,
    onSetBack(until) {
      for (const line of lines.values()) {
        line.more = true
        line.dueUntil = Math.max(line.dueUntil, until)
        void refill(line)
      }
    },
  })

  const away = (items: readonly QueueItem<Body>[]) => {
    for (const item of items) {
      held.delete(item.id)
      lineOfItem(item).claimed--
      for (const left of readers) left.add(item.id)
    }
  }

  /** Whether a due item goes to memory: at the end while nothing due is left in the database only, or into its place. */
  const belongsInMemory = (line: Line<Body>, item: QueueItem<Body>, coming: number) => {
    if (held.has(item.id)) return false // a page showed it already
    const full = held.size + coming >= keptInMemory && line.waiting + coming >= keptPerLine
    return line.comesBeforeLast(item) || !(line.more || line.reading || full)
  }

  /** Nothing that waits, in memory or not, expires before: looking for it reads all that waits. */
  let nextExpiry = -Infinity
  const mayExpire = (items: readonly QueueItem<Body>[]) => {
    for (const { expiresAt } of items) nextExpiry = Math.min(nextExpiry, expiresAt)
  }

  const placeAll = (items: readonly QueueItem<Body>[]) => {
    mayExpire(items)
    const now = dueUntil()
    const touched = new Map<Line<Body>, QueueItem<Body>[]>()
    for (const item of items) {
      const line = lineOfItem(item)
      const coming = touched.get(line) ?? []
      touched.set(line, coming)
      if (item.dueAt > now) wakeAt(line, item.dueAt)
      else if (belongsInMemory(line, item, coming.length)) coming.push(item)
      else if (!held.has(item.id)) {
        line.more = true
        line.dueUntil = Math.max(line.dueUntil, item.dueAt)
      }
    }
    for (const [line, coming] of touched) {
      for (const item of coming) held.add(item.id)
      if (coming.length > 0) line.merge(coming)
      if (line.waiting > 0) queue.onReady(line.connection)
      if (line.more) void refill(line)
    }
  }

  /** One lane of one connection: workspaces by turns until the room is full or nobody is left. Returns the parts taken. A turn
   * goes on in the next call, and what went beyond it is taken off the next one: else small rooms would make all shares equal. */
  const goRound = (ring: Ring<Body>, room: number, into: QueueItem<Body>[]): number => {
    const { lines: waiting } = ring
    let taken = 0
    for (let idle = 0; taken < room && idle < waiting.length; ) {
      const line = waiting[ring.turn % waiting.length]!
      if (!ring.isOn) line.credit += Math.ceil(turnParts * weightOf(line.workspace))
      const alone = waiting.length === 1
      const parts = line.take(alone ? room - taken : Math.min(room - taken, line.credit), into)
      taken += parts
      idle = parts === 0 && line.waiting === 0 ? idle + 1 : 0
      line.credit = alone || line.waiting === 0 ? 0 : line.credit - parts
      ring.isOn = line.credit > 0
      if (!ring.isOn) ring.turn++
      if (line.more) void refill(line)
    }
    return taken
  }

  const lineOfRow = (row: Row) => lineOf(String(row['connection']), Number(row['lane']) as LaneNumber, String(row['workspace']))
  const claimStored = (row: Row, left?: ReadonlySet<string>): QueueItem<Body> | undefined => {
    const line = lineOfRow(row)
    const item = itemOf<Body>(row, line)
    if (held.has(item.id) || left?.has(item.id)) return undefined
    held.add(item.id)
    line.claimed++
    return item
  }

  const queue: Queue<Body> = {
    onReady: () => {},
    get depth() {
      return depths[0] + depths[1] + depths[2]
    },
    flow() {
      const flows = new Map<string, { waiting: [number, number, number]; gone: number }>()
      for (const { connection, lane, waiting, gone } of lines.values()) {
        let flow = flows.get(connection)
        if (!flow) flows.set(connection, (flow = { waiting: [0, 0, 0], gone: 0 }))
        flow.waiting[lane] += waiting
        flow.gone += gone
      }
      return flows
    },
    waitingOf(connection, workspace) {
      const inLane = (lane: LaneNumber) => lines.get(`${lane}${connection} ${workspace}`)?.waiting ?? 0
      return [inLane(0), inLane(1), inLane(2)]
    },
    waiting: () =>
      ([0, 1, 2] as const).map((lane) => {
        let oldestDueAt: number | undefined
        for (const line of lines.values())
          if (line.lane === lane) oldestDueAt = Math.min(oldestDueAt ?? Infinity, line.oldestDueAt ?? Infinity)
        return { lane, depth: depths[lane], oldestDueAt: oldestDueAt === Infinity ? undefined : oldestDueAt }
      }),

    async start() {
      nextExpiry = Infinity
      // everything is read but once, however much waits; open intents stand at the front of their lines
      const stored = await db.read(
        'SELECT connection, lane, workspace, count(*) AS n, count(epoch) AS open, min(expires_at) AS expires_at FROM queue GROUP BY connection, lane, workspace',
      )
      const intents: { item: QueueItem<Body>; intent: OpenIntent }[] = []
      for (const row of stored) {
        depths[Number(row['lane']) as LaneNumber] += Number(row['n'])
        nextExpiry = Math.min(nextExpiry, Number(row['expires_at']))
        const line = lineOfRow(row)
        line.more = true
        if (Number(row['open']) === 0) continue
        const open = await db.read(
          'SELECT * FROM queue WHERE connection = ? AND lane = ? AND workspace = ? AND epoch IS NOT NULL ORDER BY due_at, id LIMIT ?',
          [line.connection, line.lane, line.workspace, Number(row['open'])],
        )
        for (const one of open)
          intents.push({ item: claimStored(one)!, intent: { epoch: Number(one['epoch']), reference: Number(one['reference']), intentAt: Number(one['intent_at']) } })
      }
      for (const line of lines.values()) void refill(line)
      return intents
    },

    putting,
    put(items) {
      countIn(items, 1)
      placeAll(items)
    },

    putClaimed(items) {
      countIn(items, 1)
      for (const item of items) {
        held.add(item.id)
        lineOfItem(item).claimed++
      }
    },
    isEmpty: (connection, lane) => ringOf(connection, lane)?.lines.every((line) => line.waiting === 0 && !line.more && !line.reading) ?? true,

    claim(connection, room, lanes = [0, 1, 2]) {
      const claimed: QueueItem<Body>[] = []
      for (const lane of lanes) {
        const ring = ringOf(connection, lane)
        if (ring) room -= goRound(ring, room, claimed)
        if (room <= 0) break
      }
      return claimed
    },

    intending,

    release(items) {
      mayExpire(items)
      const now = dueUntil()
      const back = new Map<Line<Body>, QueueItem<Body>[]>()
      for (const item of items) {
        const line = lineOfItem(item)
        const isBehind = (line.more || line.reading) && !line.comesBeforeLast(item)
        if (item.dueAt > now || isBehind) {
          held.delete(item.id)
          line.claimed--
          if (item.dueAt > now) wakeAt(line, item.dueAt)
          else line.more = true
          continue
        }
        const returned = back.get(line)
        if (returned) returned.push(item)
        else back.set(line, [item])
      }
      for (const [line, returned] of back) line.putBack(returned)
      for (const line of new Set(items.map(lineOfItem))) if (line.more) void refill(line)
      if (items[0]) queue.onReady(items[0].connection)
    },

    connections: () => [...new Set([...lines.values()].map(({ connection }) => connection))],

    async claimPage(connection, { after, dueBefore, limit }) {
      return reading(async (left) => {
        const { lane, workspace, dueAt, id } = after ?? beforeAll
        const rows = await db.read(
          `SELECT * FROM queue WHERE connection = ? AND (lane, workspace, due_at, id) > (?, ?, ?, ?)
            AND due_at < ? AND epoch IS NULL ORDER BY lane, workspace, due_at, id LIMIT ?`,
          [connection, lane, workspace, dueAt, id, Math.min(dueBefore, Number.MAX_SAFE_INTEGER), limit],
        )
        const items = rows.map((row) => claimStored(row, left)).filter((item) => item !== undefined)
        const claimed = new Set(items)
        const inMemory = new Map<Line<Body>, Set<string>>()
        for (const row of rows) {
          const item = itemOf<Body>(row, lineOfRow(row))
          if (!held.has(item.id)) continue
          const line = lineOfItem(item)
          const ids = inMemory.get(line)
          if (ids) ids.add(item.id)
          else inMemory.set(line, new Set([item.id]))
        }
        for (const [line, ids] of inMemory) for (const item of line.pick((one) => ids.has(one.id))) claimed.add(item)
        const last = rows.length < limit ? undefined : itemOf<Body>(rows.at(-1)!, lineOfRow(rows.at(-1)!))
        return { items: [...claimed], next: last }
      })
    },

    withdrawing,

    async claimOverdue() {
      const now = clock.wall()
      if (now < nextExpiry) return []
      nextExpiry = Infinity // what comes meanwhile lowers it again
      const overdue = await reading(async (left) => {
        const rows = await db.read('SELECT * FROM queue WHERE expires_at <= ? AND epoch IS NULL LIMIT ?', [now, page])
        const [next] = await db.read('SELECT min(expires_at) AS at FROM queue WHERE expires_at > ?', [now])
        nextExpiry = rows.length === page ? -Infinity : Math.min(nextExpiry, Number(next?.['at'] ?? Infinity))
        return rows.map((row) => claimStored(row, left)).filter((item) => item !== undefined)
      }).catch((error: unknown) => {
        nextExpiry = -Infinity
        throw error
      })
      for (const line of lines.values()) overdue.push(...line.pick((item) => item.expiresAt <= now))
      return overdue
    },

    async withdraw({ id, connection, lane, workspace, dueAt }) {
      if (held.has(id)) return lineOf(connection, lane, workspace).pick((item) => item.id === id)[0]
      const where = 'WHERE connection = ? AND lane = ? AND workspace = ? AND id = ? AND epoch IS NULL'
      const values = [connection, lane, workspace, id]
      return reading(async (left) => {
        const [found] = dueAt === undefined ? [] : await db.read(`SELECT * FROM queue ${where} AND due_at = ?`, [...values, dueAt])
        const [row] = found ? [found] : await db.read(`SELECT * FROM queue ${where}`, values)
        return row && claimStored(row, left)
      })
    },

    removing,
    removed(items) {
      countIn(items, -1)
      for (const item of items) lineOfItem(item).gone++
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

const itemOf = <Body>(row: Row, { connection, lane, workspace }: Line<Body>): QueueItem<Body> => ({
  id: String(row['id']),
  connection,
  lane,
  workspace,
  parts: Number(row['parts']),
  dueAt: Number(row['due_at']),
  expiresAt: Number(row['expires_at']),
  attempts: Number(row['attempts']),
  ...(row['place'] === null ? { hasNoPlace: true } : {}),
})
