// All SQL about consent. Facts are added; erasing takes a number and what names a person out of them, and leaves the marks
// that make the chain.
import type { Database, Row, Value, Write } from '../db/database.ts'
import type { Action, Book, Entry, Mode, Purpose, Source } from './consent.ts'

const modes: readonly Mode[] = ['test', 'live']
const modeOf = ({ mode }: Pick<Book, 'mode'>) => modes.indexOf(mode)
const chunkMost = 250

export type Chained = Entry & { readonly detailHash: string }
export type State = 'in' | 'out' | 'suppressed' | 'paused' | 'pending' | 'none'
export type Standing = Book & {
  readonly numberHash: string
  readonly number: string | null
  readonly sender: string
  readonly purpose: string
  readonly state: State
  readonly seq: number
  readonly at: number
}
export type Settings = {
  readonly bulkNeedsConsent: boolean
  readonly quietHours: boolean
  /** So many bulk messages to one number in so many hours; 0: any number. */
  readonly cap: number
  readonly capHours: number
  /** What HELP is answered with. */
  readonly help?: string
}

export const insertEntries = (entries: readonly Chained[]): Write => ({
  sql: `INSERT INTO consent_entry (workspace, mode, seq, id, number_hash, number, sender, purpose, action, source, at, recorded_at,
    wording, wording_version, url, ip, inbound, message, actor, detail_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  rows: entries.map((e) => [
    e.workspace, modeOf(e), e.seq, e.id, e.numberHash, e.number, e.sender, e.purpose, e.action, e.source, e.at, e.recordedAt,
    e.wording ?? null, e.wordingVersion ?? null, e.url ?? null, e.ip ?? null, e.inbound ?? null, e.message ?? null, e.actor ?? null, e.detailHash, e.hash,
  ]),
})

export const upsertStandings = (standings: readonly Standing[]): Write => ({
  sql: `INSERT INTO consent_standing (workspace, mode, number_hash, sender, purpose, state, number, seq, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (workspace, mode, number_hash, sender, purpose) DO UPDATE SET state = excluded.state, number = excluded.number, seq = excluded.seq, at = excluded.at`,
  rows: standings.map((s) => [s.workspace, modeOf(s), s.numberHash, s.sender, s.purpose, s.state, s.number, s.seq, s.at]),
})

/** Leaves how things stand, by the keyed hash alone. */
export const eraseNumber = (book: Book, number: string, numberHash: string): Write[] => [
  {
    sql: `UPDATE consent_entry SET number = NULL, wording = NULL, url = NULL, ip = NULL, actor = NULL WHERE workspace = ? AND mode = ? AND number_hash = ?`,
    rows: [[book.workspace, modeOf(book), numberHash]],
  },
  { sql: `DELETE FROM consent_standing WHERE workspace = ? AND mode = ? AND number_hash = ? AND state NOT IN ('out', 'suppressed')`, rows: [[book.workspace, modeOf(book), numberHash]] },
  { sql: 'UPDATE consent_standing SET number = NULL WHERE workspace = ? AND mode = ? AND number_hash = ?', rows: [[book.workspace, modeOf(book), numberHash]] },
  { sql: 'DELETE FROM consent_review WHERE workspace = ? AND mode = ? AND number = ?', rows: [[book.workspace, modeOf(book), number]] },
]

export const putSettings = (workspace: string, { bulkNeedsConsent, quietHours, cap, capHours, help }: Settings): Write => ({
  sql: `INSERT INTO consent_setting (workspace, bulk_needs_consent, quiet_hours, cap, cap_hours, help) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (workspace) DO UPDATE SET bulk_needs_consent = excluded.bulk_needs_consent, quiet_hours = excluded.quiet_hours,
    cap = excluded.cap, cap_hours = excluded.cap_hours, help = excluded.help`,
  rows: [[workspace, bulkNeedsConsent ? 1 : 0, quietHours ? 1 : 0, cap, capHours, help ?? null]],
})

export type Review = Book & {
  readonly id: string
  readonly number: string
  /** What it was written to. */
  readonly sender: string
  readonly inbound: string
  readonly text: string
  readonly at: number
}

export const insertReviews = (reviews: readonly Review[]): Write => ({
  sql: 'INSERT INTO consent_review (id, workspace, mode, number, sender, inbound, text, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  rows: reviews.map((r) => [r.id, r.workspace, modeOf(r), r.number, r.sender, r.inbound, r.text, r.at]),
})
export const decideReview = (id: string, decision: string, by: string | null, at: number): Write => ({
  sql: 'UPDATE consent_review SET decision = ?, decided_by = ?, decided_at = ? WHERE id = ? AND decision IS NULL',
  rows: [[decision, by, at, id]],
})
/** Of one number: whatever was in doubt is not any more. */
export const closeReviews = (book: Book, number: string, decision: string, at: number): Write => ({
  sql: 'UPDATE consent_review SET decision = ?, decided_at = ? WHERE workspace = ? AND mode = ? AND number = ? AND decision IS NULL',
  rows: [[decision, at, book.workspace, modeOf(book), number]],
})

export type ConsentReads = ReturnType<typeof consentReads>

export function consentReads(db: Pick<Database, 'read'>) {
  const of = async (book: Book, where: string, values: readonly Value[]) =>
    db.read(`SELECT * FROM consent_entry WHERE workspace = ? AND mode = ? AND ${where}`, [book.workspace, modeOf(book), ...values])
  const byValues = async (book: Book, column: 'number' | 'number_hash', values: readonly string[]): Promise<Standing[]> => {
    const rows: Row[] = []
    for (let at = 0; at < values.length; at += chunkMost) {
      const chunk = values.slice(at, at + chunkMost)
      const list = chunk.map(() => '?').join(', ')
      rows.push(...(await db.read(`SELECT * FROM consent_standing WHERE workspace = ? AND mode = ? AND ${column} IN (${list})`, [book.workspace, modeOf(book), ...chunk])))
    }
    return rows.map(standingOf)
  }
  return {
    async books(): Promise<Book[]> {
      const rows = await db.read('SELECT DISTINCT workspace, mode FROM consent_entry ORDER BY workspace, mode')
      return rows.map((row) => ({ workspace: String(row['workspace']), mode: modes[Number(row['mode'])]! }))
    },
    async head(book: Book): Promise<{ seq: number; hash: string }> {
      const [row] = await of(book, 'seq > 0 ORDER BY seq DESC LIMIT 1', [])
      return { seq: Number(row?.['seq'] ?? 0), hash: String(row?.['hash'] ?? '') }
    },
    oldest: async (book: Book, above: number, limit: number): Promise<Chained[]> => (await of(book, 'seq > ? ORDER BY seq LIMIT ?', [above, limit])).map(entryOf),
    newest: async (book: Book, below: number, limit: number): Promise<Chained[]> => (await of(book, 'seq < ? ORDER BY seq DESC LIMIT ?', [below, limit])).map(entryOf),
    newestOf: async (book: Book, numberHash: string, below: number, limit: number): Promise<Chained[]> =>
      (await of(book, 'number_hash = ? AND seq < ? ORDER BY seq DESC LIMIT ?', [numberHash, below, limit])).map(entryOf),
    standings: (book: Book, numbers: readonly string[]) => byValues(book, 'number', numbers),
    standingsByHash: (book: Book, hashes: readonly string[]) => byValues(book, 'number_hash', hashes),
    async stopped(book: Book, after: string, limit: number): Promise<Standing[]> {
      const sql = `SELECT * FROM consent_standing WHERE workspace = ? AND mode = ? AND state IN ('out', 'suppressed', 'paused') AND state = 'suppressed'
        AND number_hash > ? ORDER BY number_hash LIMIT ?`
      return (await db.read(sql, [book.workspace, modeOf(book), after, limit])).map(standingOf)
    },
    /** Whoever must not be written to, of all workspaces; a page. */
    async restricted(after: readonly [string, number, string], limit: number): Promise<Standing[]> {
      const sql = `SELECT * FROM consent_standing WHERE state IN ('out', 'suppressed', 'paused') AND (workspace, mode, number_hash) > (?, ?, ?)
        ORDER BY workspace, mode, number_hash LIMIT ?`
      return (await db.read(sql, [...after, limit])).map(standingOf)
    },
    async reviews(book: Book, after: string, limit: number): Promise<Review[]> {
      const sql = 'SELECT * FROM consent_review WHERE workspace = ? AND mode = ? AND decision IS NULL AND id > ? ORDER BY id LIMIT ?'
      return (await db.read(sql, [book.workspace, modeOf(book), after, limit])).map(reviewOf)
    },
    async review(book: Book, id: string): Promise<Review | undefined> {
      const [row] = await db.read('SELECT * FROM consent_review WHERE id = ? AND workspace = ? AND mode = ? AND decision IS NULL', [id, book.workspace, modeOf(book)])
      return row && reviewOf(row)
    },
    async settings(): Promise<Map<string, Settings>> {
      return new Map((await db.read('SELECT * FROM consent_setting')).map((row) => [String(row['workspace']), settingsOf(row)]))
    },
  }
}

const text = (value: Value | undefined) => (value === null || value === undefined ? undefined : String(value))

const entryOf = (row: Row): Chained => {
  const more = {
    wording: text(row['wording']), wordingVersion: text(row['wording_version']), url: text(row['url']), ip: text(row['ip']),
    inbound: text(row['inbound']), message: text(row['message']), actor: text(row['actor']),
  }
  return {
    workspace: String(row['workspace']), mode: modes[Number(row['mode'])]!, seq: Number(row['seq']), id: String(row['id']),
    numberHash: String(row['number_hash']), number: text(row['number']) ?? null, sender: String(row['sender']), purpose: String(row['purpose']) as Purpose,
    action: String(row['action']) as Action, source: String(row['source']) as Source, at: Number(row['at']), recordedAt: Number(row['recorded_at']),
    ...(Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)) as Pick<Entry, keyof typeof more>),
    detailHash: String(row['detail_hash']), hash: String(row['hash']),
  }
}

const standingOf = (row: Row): Standing => ({
  workspace: String(row['workspace']), mode: modes[Number(row['mode'])]!, numberHash: String(row['number_hash']), number: text(row['number']) ?? null,
  sender: String(row['sender']), purpose: String(row['purpose']), state: String(row['state']) as State, seq: Number(row['seq']), at: Number(row['at']),
})

const reviewOf = (row: Row): Review => ({
  id: String(row['id']), workspace: String(row['workspace']), mode: modes[Number(row['mode'])]!, number: String(row['number']), sender: String(row['sender']),
  inbound: String(row['inbound']), text: String(row['text']), at: Number(row['at']),
})

const settingsOf = (row: Row): Settings => ({
  bulkNeedsConsent: row['bulk_needs_consent'] === 1, quietHours: row['quiet_hours'] === 1, cap: Number(row['cap']), capHours: Number(row['cap_hours']),
  ...(row['help'] === null ? {} : { help: String(row['help']) }),
})
