// The SQL of call detail records: what the centre keeps of every message, read page by page, and forgotten by age.
import type { Database, Row, Value, Write } from '../../db/database.ts'

export type Stored = {
  readonly id: number
  readonly about: number | null
  readonly stage: number
  readonly state: number
  readonly account: string
  readonly source: string
  readonly destination: string
  readonly dataCoding: number
  readonly octets: number
  readonly cause: number
  readonly acceptedAt: number
  readonly doneAt: number
  readonly tariff: string | null
}

export type RecordQuery = {
  /** Accepted from then on, and before; milliseconds of wall time. */
  readonly since?: number
  readonly until?: number
  readonly account?: string
}

/** Beyond an id, in order; notifications are no messages. */
export async function readRecords(db: Database, after: number, query: RecordQuery, count: number): Promise<Stored[]> {
  const { since = 0, until = Number.MAX_SAFE_INTEGER, account } = query
  const values: Value[] = [after, since, until, ...(account === undefined ? [] : [account]), count]
  const sql = `SELECT id, about, stage, state, account, source, destination, data_coding, length(octets) AS octets,
      cause, accepted_at, done_at, tariff FROM smsc_messages
    WHERE id > ? AND stage <> 3 AND accepted_at >= ? AND accepted_at < ?
      ${account === undefined ? '' : 'AND account = ?'}
    ORDER BY id LIMIT ?`
  return (await db.read(sql, values, { for: 'door' })).map(storedOf)
}

const storedOf = (row: Row): Stored => ({
  id: Number(row['id']),
  about: row['about'] as number | null,
  stage: Number(row['stage']),
  state: Number(row['state']),
  account: String(row['account']),
  source: String(row['source']),
  destination: String(row['destination']),
  dataCoding: Number(row['data_coding']),
  octets: Number(row['octets']),
  cause: Number(row['cause']),
  acceptedAt: Number(row['accepted_at']),
  doneAt: Number(row['done_at']),
  tariff: row['tariff'] as string | null,
})

export type Age = { readonly id: number; readonly old: boolean; readonly done: boolean }

/** The first messages beyond an id; `old` are those that ended before `before`. */
export async function readAges(db: Database, after: number, before: number, count: number): Promise<Age[]> {
  const sql = 'SELECT id, stage, accepted_at, done_at FROM smsc_messages WHERE id > ? ORDER BY id LIMIT ?'
  return (await db.read(sql, [after, count])).map((row) => {
    const done = row['stage'] === 0
    const old = Number(row['accepted_at']) < before && (!done || Number(row['done_at']) < before)
    return { id: Number(row['id']), done, old }
  })
}

export const forget = (runs: readonly { readonly first: number; readonly last: number }[]): Write => ({
  sql: 'DELETE FROM smsc_messages WHERE id BETWEEN ? AND ? AND stage = 0',
  rows: runs.map(({ first, last }) => [first, last]),
})
