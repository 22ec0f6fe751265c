// All SQL of conversations: one row for each person who ever wrote, with the latest text from them.
import type { Database, Row, Value, Write } from '../../db/database.ts'
import type { Book } from '../keyword.ts'

export const states = ['open', 'closed'] as const
export type State = (typeof states)[number]
export type Thread = Book & {
  /** With `+`. */
  readonly person: string
  /** Of ours, that they wrote to last. */
  readonly number: string
  /** Id of the latest text from them, and when it came. */
  readonly latest: string
  readonly at: number
  /** Texts that nobody has read and nothing has answered. */
  readonly unread: number
  readonly state: State
  readonly assignee?: string
}
export type Arrived = Book & Pick<Thread, 'person' | 'number' | 'latest' | 'at'> & { /** Somebody is to read it. */ readonly waits: boolean }
export type Filter = { readonly state?: State | undefined; readonly unread?: true | undefined; readonly assignee?: string | undefined }

const modes = ['test', 'live'] as const
const bookValues = ({ workspace, mode }: Book): Value[] => [workspace, modes.indexOf(mode)]
const mine = 'workspace = ? AND mode = ?'

const threadOf = (row: Row): Thread => ({
  workspace: String(row['workspace']), mode: modes[Number(row['mode'])]!, person: String(row['person']), number: String(row['number']),
  latest: String(row['latest']), at: Number(row['at']), unread: Number(row['unread']), state: String(row['state']) as State,
  ...(row['assignee'] !== null && { assignee: String(row['assignee']) }),
})

/** The same text twice counts once. */
export const putArrived = (arrived: readonly Arrived[]): Write => ({
  sql: `INSERT INTO inbound_thread (workspace, mode, person, number, latest, at, unread, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (workspace, mode, person) DO UPDATE SET number = excluded.number, latest = excluded.latest, at = excluded.at,
    unread = inbound_thread.unread + excluded.unread, state = CASE WHEN excluded.unread > 0 THEN 'open' ELSE inbound_thread.state END
    WHERE inbound_thread.latest < excluded.latest`,
  rows: arrived.map((one) => [...bookValues(one), one.person, one.number, one.latest, one.at, one.waits ? 1 : 0, one.waits ? 'open' : 'closed']),
})

export const threadRecords = (db: Database) => ({
  /** Those whose latest text is older than the cursor, the newest first. */
  async list(book: Book, { state, unread, assignee }: Filter, before: string, limit: number): Promise<Thread[]> {
    const asked = [
      ...(state === undefined ? [] : [['state = ?', state]]),
      ...(assignee === undefined ? [] : [['assignee IS NOT NULL AND assignee = ?', assignee]]),
    ]
    const where = [mine, 'latest < ?', ...asked.map(([sql]) => sql), ...(unread ? ['unread > 0'] : [])].join(' AND ')
    const rows = await db.read(`SELECT * FROM inbound_thread WHERE ${where} ORDER BY latest DESC LIMIT ?`, [...bookValues(book), before, ...asked.map(([, value]) => value!), limit])
    return rows.map(threadOf)
  },
  async get(book: Book, person: string): Promise<Thread | undefined> {
    const [row] = await db.read(`SELECT * FROM inbound_thread WHERE ${mine} AND person = ?`, [...bookValues(book), person])
    return row && threadOf(row)
  },
  /** Read up to a text: what came after it waits still. */
  read: (book: Book, person: string, latest: string) =>
    db.write([{ sql: `UPDATE inbound_thread SET unread = 0 WHERE ${mine} AND person = ? AND latest <= ?`, rows: [[...bookValues(book), person, latest]] }]),
  /** Those with something unread, the latest first. */
  async waiting(limit: number): Promise<(Book & Pick<Thread, 'person'>)[]> {
    const rows = await db.read('SELECT workspace, mode, person FROM inbound_thread WHERE unread > 0 ORDER BY latest DESC LIMIT ?', [limit])
    return rows.map((row) => ({ workspace: String(row['workspace']), mode: modes[Number(row['mode'])]!, person: String(row['person']) }))
  },
  change: (book: Book, person: string, { state, assignee }: Pick<Thread, 'state'> & { assignee: string | null }) =>
    db.write([{ sql: `UPDATE inbound_thread SET state = ?, assignee = ? WHERE ${mine} AND person = ?`, rows: [[state, assignee, ...bookValues(book), person]] }]),
})
