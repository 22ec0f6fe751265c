// The SQL of subscribers: their ranges, and the numbers that differ from what is usual in theirs.
import type { Database, Row, Write } from '../../db/database.ts'
import type { Differing, Range } from './register.ts'
import { isState } from './register.ts'

export const saveSubscriber = ({ number, state, imsi, network, roaming, oldPhone }: Differing): Write => ({
  sql: `INSERT INTO smsc_subscribers (number, state, imsi, network, roaming, old_phone) VALUES (?,?,?,?,?,?)
    ON CONFLICT (number) DO UPDATE SET state = excluded.state, imsi = excluded.imsi, network = excluded.network,
    roaming = excluded.roaming, old_phone = excluded.old_phone`,
  rows: [[number, state, imsi ?? null, network ?? null, roaming ?? null, oldPhone ? 1 : 0]],
})

export const saveRange = ({ id, first, count, network, state }: Range): Write => ({
  sql: 'INSERT INTO smsc_subscriber_ranges (id, first, count, network, state) VALUES (?,?,?,?,?)',
  rows: [[id, first, count, network ?? null, state]],
})

export async function readSubscribers(db: Database): Promise<Differing[]> {
  const rows = await db.read('SELECT number, state, imsi, network, roaming, old_phone FROM smsc_subscribers')
  return rows.map((row) => ({
    number: Number(row['number']),
    state: stateOf(row),
    imsi: textOf(row, 'imsi'),
    network: textOf(row, 'network'),
    roaming: textOf(row, 'roaming'),
    oldPhone: row['old_phone'] === 1,
  }))
}

export async function readRanges(db: Database): Promise<Range[]> {
  const rows = await db.read('SELECT id, first, count, network, state FROM smsc_subscriber_ranges ORDER BY id')
  return rows.map((row) => ({
    id: Number(row['id']),
    first: Number(row['first']),
    count: Number(row['count']),
    network: textOf(row, 'network'),
    state: stateOf(row),
  }))
}

const textOf = (row: Row, column: string) => (row[column] as string | null) ?? undefined

function stateOf(row: Row) {
  const state = String(row['state'])
  if (!isState(state)) throw new Error(`a subscriber is stored with the state ${state}`)
  return state
}
