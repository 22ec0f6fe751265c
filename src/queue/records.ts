// The writes of the embedded queue. Under load the ids of a batch follow each other, so that one statement speaks of
// hundreds of rows at a fraction of the price; where they do not, each row has its own.
import type { Migration, Write } from '../db/database.ts'
import { comesAfter, roundOf } from '../kit/ids.ts'
import { runsOf } from '../kit/runs.ts'
import type { OpenIntent, QueueItem } from './queue.ts'

export const queueMigrations: readonly Migration[] = [
  {
    name: '0020-queue',
    sql: `CREATE TABLE queue (
      connection TEXT NOT NULL, lane INTEGER NOT NULL, workspace TEXT NOT NULL, due_at INTEGER NOT NULL, id TEXT NOT NULL,
      parts INTEGER NOT NULL, expires_at INTEGER NOT NULL, attempts INTEGER NOT NULL,
      epoch INTEGER, reference INTEGER, intent_at INTEGER,
      PRIMARY KEY (connection, lane, workspace, due_at, id)) WITHOUT ROWID`,
  },
  // Where the id stands among those around it, for tags given to many rows at once. None in rows of before.
  { name: '0021-queue-place', sql: 'ALTER TABLE queue ADD COLUMN place INTEGER' },
]

type Item = QueueItem<unknown>
type Intended = { readonly item: Item; readonly intent: OpenIntent }

const key = (item: Item) => [item.connection, item.lane, item.workspace, item.dueAt, item.id]
const line = 'connection = ? AND lane = ? AND workspace = ? AND due_at = ?'
const one = `WHERE ${line} AND id = ?`
const many = `WHERE ${line} AND id >= ? AND id <= ?`

const isNext = (item: Item, before: Item) =>
  item.dueAt === before.dueAt && comesAfter(item.id, before.id) && item.lane === before.lane && item.connection === before.connection && item.workspace === before.workspace

export const putting = (items: readonly Item[]): Write => ({
  sql: 'INSERT INTO queue (connection, lane, workspace, due_at, id, parts, expires_at, attempts, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  rows: items.map((item) => [
    item.connection, item.lane, item.workspace, item.dueAt, item.id, item.parts, item.expiresAt, item.attempts, roundOf(item.id),
  ]),
})

export function removing(items: readonly Item[]): Write {
  const runs = runsOf(items, isNext)
  if (!runs) return { sql: `DELETE FROM queue ${one}`, rows: items.map(key) }
  return { sql: `DELETE FROM queue ${many}`, rows: runs.map((run) => [...key(run[0]!), run.at(-1)!.id]) }
}

/** Undoes its transaction when bytes of one may have left. */
export const withdrawing = (items: readonly Item[]): Write => ({ sql: `DELETE FROM queue ${one} AND epoch IS NULL`, rows: items.map(key), expect: 1 })

/** Intents of one moment with tags that follow each other. */
const isNextIntent = ({ item, intent }: Intended, { item: last, intent: before }: Intended) =>
  isNext(item, last) && item.attempts === last.attempts &&
  intent.reference === ((before.reference + 1) & 0xffff) && intent.intentAt === before.intentAt && intent.epoch === before.epoch

/** Each undoes its transaction when a row is not there or has an intent. */
export function intending(intents: readonly Intended[]): Write[] {
  const runs = intents.some(({ item }) => item.hasNoPlace) ? undefined : runsOf(intents, isNextIntent)
  if (!runs)
    return [{
      sql: `UPDATE queue SET epoch = ?, reference = ?, intent_at = ?, attempts = ? ${one} AND epoch IS NULL`,
      rows: intents.map(({ item, intent: { epoch, reference, intentAt } }) => [epoch, reference, intentAt, item.attempts, ...key(item)]),
      expect: 1,
    }]
  return runs.map((run) => {
    const { item, intent: { epoch, reference, intentAt } } = run[0]!
    const first = (reference - roundOf(item.id)) & 0xffff
    return {
      sql: `UPDATE queue SET epoch = ?, reference = (? + place) % 65536, intent_at = ?, attempts = ? ${many} AND epoch IS NULL`,
      rows: [[epoch, first, intentAt, item.attempts, ...key(item), run.at(-1)!.item.id]],
      expect: run.length,
    }
  })
}
