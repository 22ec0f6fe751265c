// The tables of this room: endpoints, deliveries, attempts. A delivery is written before it is tried and after, so that
// what was not told is told by the next process.
import type { Database, Migration, Row, Value, Write } from '../../db/database.ts'
import { modeNames, type Asker } from '../../gateway/message.ts'
import type { EventType } from '../../gateway/outbox/event.ts'
import { deliveryStates, type Attempt, type Delivery, type DeliveryState, type Endpoint } from './endpoint.ts'
import { idFloor } from '../../kit/ids.ts'

export const webhookMigrations: readonly Migration[] = [
  {
    name: '0070-webhook',
    sql: `CREATE TABLE webhook (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, mode INTEGER NOT NULL, url TEXT, name TEXT NOT NULL, types TEXT NOT NULL,
      enabled INTEGER NOT NULL, why TEXT, secret TEXT NOT NULL, old_secret TEXT, old_until INTEGER, created_at INTEGER NOT NULL,
      version INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX webhook_of_callbacks ON webhook (workspace, mode) WHERE url IS NULL;
    CREATE INDEX webhook_workspace ON webhook (workspace, id);
    CREATE TABLE webhook_delivery (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, mode INTEGER NOT NULL, endpoint TEXT NOT NULL, lane TEXT NOT NULL,
      event TEXT NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL, url TEXT, state INTEGER NOT NULL, attempts INTEGER NOT NULL,
      due_at INTEGER NOT NULL, created_at INTEGER NOT NULL, ended_at INTEGER, is_replay INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX webhook_delivery_endpoint ON webhook_delivery (workspace, endpoint, id);
    CREATE INDEX webhook_delivery_due ON webhook_delivery (lane, due_at) WHERE state = 0;
    CREATE INDEX webhook_delivery_order ON webhook_delivery (lane, subject, id) WHERE state = 0;
    CREATE INDEX webhook_delivery_dead ON webhook_delivery (workspace, endpoint, id) WHERE state = 2;
    CREATE TABLE webhook_attempt (
      delivery TEXT NOT NULL, number INTEGER NOT NULL, workspace TEXT NOT NULL, at INTEGER NOT NULL, took_ms INTEGER NOT NULL,
      status INTEGER, error TEXT, PRIMARY KEY (delivery, number)
    ) WITHOUT ROWID`,
  },
  { name: '0072-webhook-event', sql: 'CREATE INDEX webhook_delivery_event ON webhook_delivery (event) WHERE state = 0' },
]

const stateOf = (state: DeliveryState) => deliveryStates.indexOf(state)
const waiting = stateOf('waiting')

export const insertEndpoint = (e: Endpoint): Write => ({
  sql: `INSERT INTO webhook (id, workspace, mode, url, name, types, enabled, why, secret, old_secret, old_until, created_at, version)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  rows: [[
    e.id, e.workspace, modeNames.indexOf(e.mode), e.url ?? null, e.name, JSON.stringify(e.types), e.enabled ? 1 : 0, e.why ?? null,
    e.secret, e.oldSecret ?? null, e.oldUntil ?? null, e.createdAt, e.version,
  ]],
})

/** Of the version before alone. */
export const updateEndpoint = (e: Endpoint): Write => ({
  sql: `UPDATE webhook SET url = ?, name = ?, types = ?, enabled = ?, why = ?, secret = ?, old_secret = ?, old_until = ?, version = ?
    WHERE id = ? AND version = ?`,
  rows: [[
    e.url ?? null, e.name, JSON.stringify(e.types), e.enabled ? 1 : 0, e.why ?? null, e.secret, e.oldSecret ?? null, e.oldUntil ?? null,
    e.version, e.id, e.version - 1,
  ]],
  expect: 1,
})

export const deleteEndpoint = (id: string): Write => ({ sql: 'DELETE FROM webhook WHERE id = ?', rows: [[id]] })

/** As many may wait as like: of these writes each changes so many at most, and is made again while it does. */
const changedAtOnce = 1_000
const some = (where: string) => `id IN (SELECT id FROM webhook_delivery WHERE state = ${waiting} AND ${where} LIMIT ${changedAtOnce})`

export async function again(db: Pick<Database, 'write'>, write: Write): Promise<void> {
  for (;;) {
    const written = await db.write([write])
    if (!written.ok || written.changes[0]! < changedAtOnce) return
  }
}

/** What still waited for an endpoint is told nobody any more. */
export const cancelWaiting = (id: string, at: number): Write => ({
  sql: `UPDATE webhook_delivery SET state = ${stateOf('canceled')}, ended_at = ? WHERE ${some('lane = ?')}`,
  rows: [[at, id]],
})

export const insertDeliveries = (deliveries: readonly Delivery[]): Write => ({
  sql: `INSERT INTO webhook_delivery (id, workspace, mode, endpoint, lane, event, type, subject, url, state, attempts, due_at, created_at,
    ended_at, is_replay) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  rows: deliveries.map((d) => [
    d.id, d.workspace, modeNames.indexOf(d.mode), d.endpoint, d.lane, d.event, d.type, d.subject, d.url ?? null, stateOf(d.state),
    d.attempts, d.dueAt, d.createdAt, d.endedAt ?? null, d.isReplay ? 1 : 0,
  ]),
})

export type Outcome = Pick<Delivery, 'id' | 'state' | 'attempts' | 'dueAt' | 'endedAt'>
export const updateDeliveries = (outcomes: readonly Outcome[]): Write => ({
  sql: 'UPDATE webhook_delivery SET state = ?, attempts = ?, due_at = ?, ended_at = ? WHERE id = ?',
  rows: outcomes.map((o) => [stateOf(o.state), o.attempts, o.dueAt, o.endedAt ?? null, o.id]),
})

export const insertAttempts = (attempts: readonly Attempt[]): Write => ({
  sql: `INSERT INTO webhook_attempt (delivery, number, workspace, at, took_ms, status, error) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (delivery, number) DO NOTHING`,
  rows: attempts.map((a) => [a.delivery, a.number, a.workspace, a.at, a.tookMs, a.status ?? null, a.error ?? null]),
})

/** The receiver is well again: what waits for its next attempt needs to wait no longer. */
export const hurry = (lane: string, now: number): Write => ({
  sql: `UPDATE webhook_delivery SET due_at = ? WHERE ${some('lane = ? AND due_at > ?')}`,
  rows: [[now, lane, now]],
})

/** No delivery is older than its event, and what waits is found by events. */
export const buryOld = (before: number, at: number): Write => ({
  sql: `UPDATE webhook_delivery SET state = ${stateOf('dead')}, ended_at = ? WHERE ${some('event < ? AND created_at < ?')}`,
  rows: [[at, idFloor('evt_', before), before]],
})

export const deleteDeliveries = (first: string, last: string): Write[] => [
  { sql: 'DELETE FROM webhook_attempt WHERE delivery >= ? AND delivery <= ?', rows: [[first, last]] },
  { sql: `DELETE FROM webhook_delivery WHERE id >= ? AND id <= ? AND state > ${waiting}`, rows: [[first, last]] },
]

export type DeliveryQuery = {
  readonly asker: Asker
  readonly endpoint: string
  readonly state?: DeliveryState
  readonly after?: string
  readonly limit: number
}

export type WebhookReads = ReturnType<typeof webhookReads>

export function webhookReads(db: Database) {
  const deliveries = async (sql: string, values: readonly Value[]) => (await db.read(sql, values)).map(deliveryOf)
  return {
    async endpoints(): Promise<Endpoint[]> {
      return (await db.read('SELECT * FROM webhook ORDER BY id')).map(endpointOf)
    },
    async youngest(): Promise<string | undefined> {
      const [row] = await db.read('SELECT id FROM webhook_delivery ORDER BY id DESC LIMIT 1')
      return row && String(row['id'])
    },
    /** Lanes in which something waits. */
    async lanes(): Promise<string[]> {
      const rows = await db.read(`SELECT DISTINCT lane FROM webhook_delivery WHERE state = ${waiting}`)
      return rows.map((row) => String(row['lane']))
    },
    /** Events between two, these included, that somebody is still to be told. */
    async wanted(first: string, last: string): Promise<string[]> {
      const sql = `SELECT DISTINCT event FROM webhook_delivery WHERE state = ${waiting} AND event >= ? AND event <= ?`
      return (await db.read(sql, [first, last])).map((row) => String(row['event']))
    },
    /** What may be tried in a lane now: of every subject the earliest alone. */
    due: (lane: string, now: number, limit: number) =>
      deliveries(
        `SELECT * FROM webhook_delivery d WHERE lane = ? AND state = ${waiting} AND due_at <= ?
          AND NOT EXISTS (SELECT 1 FROM webhook_delivery e
            WHERE e.lane = d.lane AND e.subject = d.subject AND e.state = ${waiting} AND e.id < d.id)
          ORDER BY due_at LIMIT ?`,
        [lane, now, limit],
      ),
    /** When something is due in a lane after now. */
    async nextDue(lane: string, now: number): Promise<number | undefined> {
      const sql = `SELECT due_at FROM webhook_delivery WHERE lane = ? AND state = ${waiting} AND due_at > ? ORDER BY due_at LIMIT 1`
      const [row] = await db.read(sql, [lane, now])
      return row && Number(row['due_at'])
    },
    /** Newest first. */
    page: ({ asker, endpoint, state, after = '~', limit }: DeliveryQuery) =>
      deliveries(
        `SELECT * FROM webhook_delivery WHERE workspace = ? AND endpoint = ? AND id < ?
          ${asker.mode === 'test' ? `AND mode = ${modeNames.indexOf('test')}` : ''}
          ${state === undefined ? '' : `AND state = ${stateOf(state)}`} ORDER BY id DESC LIMIT ?`,
        [asker.workspace, endpoint, after, limit],
      ),
    async byIds(ids: readonly string[]): Promise<Delivery[]> {
      return ids.length === 0 ? [] : deliveries(`SELECT * FROM webhook_delivery WHERE id IN (${ids.map(() => '?').join(', ')})`, ids)
    },
    async attempts(ids: readonly string[]): Promise<Attempt[]> {
      if (ids.length === 0) return []
      const list = ids.map(() => '?').join(', ')
      return (await db.read(`SELECT * FROM webhook_attempt WHERE delivery IN (${list}) ORDER BY delivery, number`, ids)).map(attemptOf)
    },
    async oldest(before: string, limit: number): Promise<{ first: string; last: string } | undefined> {
      const sql = `SELECT id FROM webhook_delivery WHERE id < ? AND state > ${waiting} ORDER BY id LIMIT ?`
      const rows = await db.read(sql, [before, limit])
      return rows.length === 0 ? undefined : { first: String(rows[0]!['id']), last: String(rows.at(-1)!['id']) }
    },
  }
}

const text = (value: Value | undefined) => (value === null || value === undefined ? undefined : String(value))
const number = (value: Value | undefined) => (value === null || value === undefined ? undefined : Number(value))

const endpointOf = (row: Row): Endpoint => ({
  id: String(row['id']),
  workspace: String(row['workspace']),
  mode: modeNames[Number(row['mode'])]!,
  url: text(row['url']),
  name: String(row['name']),
  types: JSON.parse(String(row['types'])) as string[],
  enabled: row['enabled'] === 1,
  why: text(row['why']),
  secret: String(row['secret']),
  oldSecret: text(row['old_secret']),
  oldUntil: number(row['old_until']),
  createdAt: Number(row['created_at']),
  version: Number(row['version']),
})

const deliveryOf = (row: Row): Delivery => ({
  id: String(row['id']),
  workspace: String(row['workspace']),
  mode: modeNames[Number(row['mode'])]!,
  endpoint: String(row['endpoint']),
  lane: String(row['lane']),
  event: String(row['event']),
  type: String(row['type']) as EventType,
  subject: String(row['subject']),
  url: text(row['url']),
  state: deliveryStates[Number(row['state'])]!,
  attempts: Number(row['attempts']),
  dueAt: Number(row['due_at']),
  createdAt: Number(row['created_at']),
  endedAt: number(row['ended_at']),
  isReplay: row['is_replay'] === 1,
})

const attemptOf = (row: Row): Attempt => ({
  delivery: String(row['delivery']),
  workspace: String(row['workspace']),
  number: Number(row['number']),
  at: Number(row['at']),
  tookMs: Number(row['took_ms']),
  status: number(row['status']),
  error: text(row['error']),
})
