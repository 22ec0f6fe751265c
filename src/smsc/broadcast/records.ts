// The SQL of broadcasts, and of which phones have shown which.
import type { Database, Row, Write } from '../../db/database.ts'
import type { Broadcast, BroadcastState } from './broadcast.ts'

const columns = `id, account, source, source_ton, service_type, content_type, text, areas, repetitions, interval_ms,
  accepted_at, expires_at, state, sent, next_at, done_at`

export const insertBroadcasts = (broadcasts: readonly Broadcast[]): Write => ({
  sql: `INSERT INTO smsc_broadcasts (${columns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
  rows: broadcasts.map((b) => [
    b.id, b.account, b.source, b.sourceTon, b.serviceType, b.contentType, b.text, b.areas.join(), b.repetitions,
    b.intervalMs, b.acceptedAt, b.expiresAt, b.state, b.sent, b.nextAt, b.doneAt,
  ]),
})

export const saveProgress = (broadcasts: readonly Broadcast[]): Write => ({
  sql: 'UPDATE smsc_broadcasts SET state = ?, sent = ?, next_at = ?, done_at = ? WHERE id = ?',
  rows: broadcasts.map(({ state, sent, nextAt, doneAt, id }) => [state, sent, nextAt, doneAt, id]),
})

export const insertShown = (broadcast: number, phones: readonly number[]): Write => ({
  sql: 'INSERT INTO smsc_broadcast_phones (broadcast, phone) VALUES (?,?)',
  rows: phones.map((phone) => [broadcast, phone]),
})

/** With the phones that have shown them. */
export const forgetBroadcasts = (doneBefore: number): Write[] => [
  {
    sql: `DELETE FROM smsc_broadcast_phones WHERE broadcast IN
      (SELECT id FROM smsc_broadcasts WHERE done_at > 0 AND done_at < ?)`,
    rows: [[doneBefore]],
  },
  { sql: 'DELETE FROM smsc_broadcasts WHERE done_at > 0 AND done_at < ?', rows: [[doneBefore]] },
]

export async function readActive(db: Database): Promise<Broadcast[]> {
  return (await db.read(`SELECT ${columns} FROM smsc_broadcasts WHERE done_at = 0 ORDER BY id`)).map(broadcastOf)
}

export async function readBroadcast(db: Database, id: number): Promise<Broadcast | undefined> {
  const [row] = await db.read(`SELECT ${columns} FROM smsc_broadcasts WHERE id = ?`, [id])
  return row && broadcastOf(row)
}

/** Newest first, those with an id below `before`, each with how many phones have shown it. */
export async function readBroadcasts(db: Database, before: number, count: number) {
  const sql = `SELECT ${columns}, (SELECT count(*) FROM smsc_broadcast_phones p WHERE p.broadcast = b.id) AS phones
    FROM smsc_broadcasts b WHERE id < ? ORDER BY id DESC LIMIT ?`
  return (await db.read(sql, [before, count])).map((row) => {
    return { broadcast: broadcastOf(row), phones: Number(row['phones']) }
  })
}

export async function readShown(db: Database, broadcast: number): Promise<number[]> {
  const rows = await db.read('SELECT phone FROM smsc_broadcast_phones WHERE broadcast = ?', [broadcast])
  return rows.map((row) => Number(row['phone']))
}

/** Numbers of phones that something happened on, in order: each found by one step in the index. */
export async function readUsedPhones(db: Database, count: number): Promise<number[]> {
  const sql = `WITH RECURSIVE used (phone) AS (
      SELECT min(phone) FROM smsc_phone_messages
      UNION ALL SELECT (SELECT min(phone) FROM smsc_phone_messages m WHERE m.phone > used.phone) FROM used
        WHERE used.phone IS NOT NULL)
    SELECT phone FROM used WHERE phone IS NOT NULL LIMIT ?`
  return (await db.read(sql, [count])).map((row) => Number(row['phone']))
}

const broadcastOf = (row: Row): Broadcast => ({
  id: Number(row['id']),
  account: String(row['account']),
  source: String(row['source']),
  sourceTon: Number(row['source_ton']),
  serviceType: String(row['service_type']),
  contentType: Number(row['content_type']),
  text: String(row['text']),
  areas: String(row['areas']).split(','),
  repetitions: Number(row['repetitions']),
  intervalMs: Number(row['interval_ms']),
  acceptedAt: Number(row['accepted_at']),
  expiresAt: Number(row['expires_at']),
  state: Number(row['state']) as BroadcastState,
  sent: Number(row['sent']),
  nextAt: Number(row['next_at']),
  doneAt: Number(row['done_at']),
})
