// All SQL of this room's tables. Writes are values, so that what became of recipients stands in the transaction of the
// messages that were made of them.
import type { Database, Row, Value, Write } from '../db/database.ts'
import type { Campaign, Content, Facts, Mode, Owner, Policy, State } from './campaign.ts'
import { rowState } from './schema.ts'

const modes = ['test', 'live'] as const

/** A row of the audience. */
export type Person = {
  readonly number: string
  readonly bucket: number
  readonly language: string | null
  readonly zone: string | null
  /** JSON. */
  readonly fields: string | null
  /** Why it is not written to; null where it is. */
  readonly reason: string | null
  /** In a campaign that is triggered: not before this wall time. */
  readonly dueAt?: number
}
export type Waiting = Pick<Person, 'number' | 'bucket' | 'language' | 'zone' | 'fields'>
/** Which of those who wait: beyond a number, in a range of buckets, in some time zones. */
export type Which = { readonly after: string; readonly from: number; readonly below: number; readonly zones?: readonly (string | null)[] | undefined; readonly limit: number }

export const insertCampaign = ({ id, workspace, mode, state, reason, version, content, facts, createdAt }: Campaign): Write => ({
  sql: 'INSERT INTO campaign (id, workspace, mode, state, reason, version, content, facts, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  rows: [[id, workspace, modes.indexOf(mode), state, reason, version, JSON.stringify(content), JSON.stringify(facts), createdAt]],
})

export const updateCampaign = ({ id, state, reason, version, content, facts }: Campaign): Write => ({
  sql: 'UPDATE campaign SET state = ?, reason = ?, version = ?, content = ?, facts = ? WHERE id = ?',
  rows: [[state, reason, version, JSON.stringify(content), JSON.stringify(facts), id]],
  expect: 1,
})

export const deleteCampaign = (id: string): Write => ({ sql: 'DELETE FROM campaign WHERE id = ?', rows: [[id]], expect: 1 })
/** All of them, or those up to a number. */
export const deleteRecipients = (id: string, until?: string): Write =>
  until === undefined ? { sql: 'DELETE FROM recipient WHERE campaign = ?', rows: [[id]] } : { sql: 'DELETE FROM recipient WHERE campaign = ? AND number <= ?', rows: [[id, until]] }
export const deleteAnswers = (id: string): Write => ({ sql: 'DELETE FROM campaign_answer WHERE campaign = ?', rows: [[id]] })
const ended = "(state IN ('finished', 'failed') OR (state = 'canceled' AND reason IS NULL))"
/** Nothing of a person in campaigns that have ended, and no details in others. */
export const forgetNumber = ({ workspace, mode }: Owner, number: string): Write[] => {
  const rows = [[number, workspace, modes.indexOf(mode)]]
  const of = 'number = ? AND campaign IN (SELECT id FROM campaign WHERE workspace = ? AND mode = ?'
  return [
    { sql: `DELETE FROM recipient WHERE ${of} AND ${ended})`, rows },
    { sql: `UPDATE recipient SET fields = NULL, language = NULL, zone = NULL WHERE ${of})`, rows },
    { sql: `DELETE FROM campaign_answer WHERE ${of} AND ${ended})`, rows },
  ]
}
export const shareAs = (id: string, share: string | null): Write => ({ sql: 'UPDATE campaign SET share = ? WHERE id = ?', rows: [[share, id]], expect: 1 })

/** One row for each number, however often it is named: who is there already stays as they are. */
export const insertRecipients = (campaign: string, people: readonly Person[]): Write => ({
  sql: `INSERT INTO recipient (campaign, number, state, bucket, language, zone, fields, reason, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (campaign, number) DO NOTHING`,
  rows: people.map(({ number, bucket, language, zone, fields, reason, dueAt = null }) => [
    campaign, number, reason === null ? rowState.waiting : rowState.excluded, bucket, language, zone, fields, reason, dueAt,
  ]),
})

/** Undoes the transaction it stands in when one of them was handed over before: nobody is written to twice. */
export const handOver = (campaign: string, version: number, handed: readonly { readonly number: string; readonly message: string }[]): Write => ({
  sql: `UPDATE recipient SET state = ${rowState.handed}, message = ?, version = ? WHERE campaign = ? AND number = ? AND state = ${rowState.waiting}`,
  rows: handed.map(({ number, message }) => [message, version, campaign, number]),
  expect: 1,
})

export const exclude = (campaign: string, version: number, excluded: readonly { readonly number: string; readonly reason: string }[]): Write => ({
  sql: `UPDATE recipient SET state = ${rowState.excluded}, reason = ?, version = ? WHERE campaign = ? AND number = ? AND state = ${rowState.waiting}`,
  rows: excluded.map(({ number, reason }) => [reason, version, campaign, number]),
  expect: 1,
})

/** Those of them that still wait get nothing; says how many that were. */
export const leaveOut = (reason: string, people: readonly { readonly campaign: string; readonly number: string }[]): Write => ({
  sql: `UPDATE recipient SET state = ${rowState.excluded}, reason = ? WHERE campaign = ? AND number = ? AND state = ${rowState.waiting}`,
  rows: people.map(({ campaign, number }) => [reason, campaign, number]),
})

/** One of a person, of which the wish for silence counts. */
export const insertAnswers = (campaign: string, answers: readonly { readonly number: string; readonly isStop: boolean; readonly at: string }[]): Write => ({
  sql: `INSERT INTO campaign_answer (campaign, number, stop, at) VALUES (?, ?, ?, ?)
    ON CONFLICT (campaign, number) DO UPDATE SET stop = 1 WHERE excluded.stop = 1 AND campaign_answer.stop = 0`,
  rows: answers.map(({ number, isStop, at }) => [campaign, number, isStop ? 1 : 0, at]),
})

export const setPolicy = (workspace: string, policy: Policy): Write => ({
  sql: 'INSERT INTO campaign_policy (workspace, policy) VALUES (?, ?) ON CONFLICT (workspace) DO UPDATE SET policy = excluded.policy',
  rows: [[workspace, JSON.stringify(policy)]],
})

export type CampaignReads = ReturnType<typeof campaignReads>

export function campaignReads(db: Database) {
  const one = async (sql: string, values: readonly Value[]) => {
    const [row] = await db.read(sql, values)
    return row && campaignOf(row)
  }
  const whoWaits = (campaign: string, { after, from, below, zones }: Which): [string, Value[]] => {
    const all = from === 0 && below >= buckets
    const named = (zones ?? []).filter((zone) => zone !== null)
    const inZone = [...(zones?.includes(null) ? ['zone IS NULL'] : []), ...(named.length > 0 ? [`zone IN (${named.map(() => '?').join(', ')})`] : [])].join(' OR ')
    return [
      `campaign = ? AND number > ? AND state = ${rowState.waiting}${all ? '' : ' AND bucket >= ? AND bucket < ?'}${zones ? ` AND (${inZone || '1 = 0'})` : ''}`,
      [campaign, after, ...(all ? [] : [from, below]), ...named],
    ]
  }
  return {
    get: ({ workspace, mode }: Owner, id: string) =>
      one(`SELECT * FROM campaign WHERE id = ? AND workspace = ? ${mode === 'test' ? 'AND mode = 0' : ''}`, [id, workspace]),
    shared: (share: string) => one('SELECT * FROM campaign WHERE share = ?', [share]),
    async list({ workspace, mode }: Owner, { limit, after, state }: { limit: number; after?: string | undefined; state?: State | undefined }): Promise<Campaign[]> {
      const rows = await db.read(
        `SELECT * FROM campaign WHERE workspace = ? AND id < ? ${mode === 'test' ? 'AND mode = 0' : ''} ${state ? 'AND state = ?' : ''} ORDER BY id DESC LIMIT ?`,
        [workspace, after ?? '~', ...(state ? [state] : []), limit],
      )
      return rows.map(campaignOf)
    },
    /** All that somebody waits for, of all workspaces; a canceled one has a reason until its last message has ended. */
    open: async () =>
      (await db.read("SELECT * FROM campaign WHERE state NOT IN ('finished', 'failed', 'draft') AND (state <> 'canceled' OR reason IS NOT NULL) ORDER BY id")).map(campaignOf),
    /** The oldest that has ended, is older than an id and has rows yet. */
    withRows: (before: string) => one(`SELECT * FROM campaign WHERE id < ? AND ${ended} AND EXISTS (SELECT 1 FROM recipient WHERE recipient.campaign = campaign.id) ORDER BY id LIMIT 1`, [before]),
    async nthRecipient(campaign: string, nth: number): Promise<string | undefined> {
      const [row] = await db.read('SELECT number FROM recipient WHERE campaign = ? ORDER BY number LIMIT 1 OFFSET ?', [campaign, nth - 1])
      return row && String(row['number'])
    },
    async policy(workspace: string): Promise<Policy> {
      const [row] = await db.read('SELECT policy FROM campaign_policy WHERE workspace = ?', [workspace])
      return row ? (JSON.parse(String(row['policy'])) as Policy) : {}
    },
    /** How many rows, by what became of them. */
    async audience(campaign: string): Promise<{ waiting: number; handed: number; reasons: Record<string, number> }> {
      const rows = await db.read('SELECT state, reason, count(*) AS n FROM recipient WHERE campaign = ? GROUP BY state, reason', [campaign])
      const found = { waiting: 0, handed: 0, reasons: {} as Record<string, number> }
      for (const row of rows) {
        const n = Number(row['n'])
        if (row['state'] === rowState.waiting) found.waiting += n
        else if (row['state'] === rowState.handed) found.handed += n
        else found.reasons[String(row['reason'])] = n
      }
      return found
    },
    async answers(campaign: string): Promise<{ replied: number; optedOut: number }> {
      const rows = await db.read('SELECT stop, count(*) AS n FROM campaign_answer WHERE campaign = ? GROUP BY stop', [campaign])
      const of = (stop: number) => Number(rows.find((row) => row['stop'] === stop)?.['n'] ?? 0)
      return { replied: of(0), optedOut: of(1) }
    },
    async zones(campaign: string): Promise<(string | null)[]> {
      return (await db.read('SELECT DISTINCT zone FROM recipient WHERE campaign = ?', [campaign])).map((row) => row['zone'] as string | null)
    },
    async waiting(campaign: string, which: Which): Promise<Waiting[]> {
      const [where, values] = whoWaits(campaign, which)
      const rows = await db.read(`SELECT number, bucket, language, zone, fields FROM recipient WHERE ${where} ORDER BY number LIMIT ?`, [...values, which.limit])
      return rows as unknown as Waiting[]
    },
    /** Those of a triggered campaign whose time has come. */
    async due(campaign: string, at: number, limit: number): Promise<Waiting[]> {
      const rows = await db.read(
        `SELECT number, bucket, language, zone, fields FROM recipient WHERE campaign = ? AND state = ${rowState.waiting} AND due_at IS NOT NULL AND due_at <= ? ORDER BY due_at LIMIT ?`,
        [campaign, at, limit],
      )
      return rows as unknown as Waiting[]
    },
    /** When the time of the next of them comes. */
    async nextDue(campaign: string): Promise<number | undefined> {
      const [row] = await db.read(`SELECT due_at FROM recipient WHERE campaign = ? AND state = ${rowState.waiting} AND due_at IS NOT NULL ORDER BY due_at LIMIT 1`, [campaign])
      return row && Number(row['due_at'])
    },
    /** The messages of these people, by number. */
    async messagesOf(campaign: string, numbers: readonly string[]): Promise<Map<string, string>> {
      const rows = await db.read(`SELECT number, message FROM recipient WHERE campaign = ? AND message IS NOT NULL AND number IN (${numbers.map(() => '?').join(', ')})`, [campaign, ...numbers])
      return new Map(rows.map((row) => [String(row['number']), String(row['message'])]))
    },
    /** How many were written to, by the remainder of their bucket, in a range of buckets. */
    async tried(campaign: string, { from, below, of }: { from: number; below: number; of: number }): Promise<Map<number, number>> {
      const rows = await db.read(
        `SELECT bucket % ${of} AS variant, count(*) AS n FROM recipient WHERE campaign = ? AND state = ${rowState.handed} AND bucket >= ? AND bucket < ? GROUP BY bucket % ${of}`,
        [campaign, from, below],
      )
      return new Map(rows.map((row) => [Number(row['variant']), Number(row['n'])]))
    },
    async answered(campaign: string, after: string, limit: number): Promise<{ number: string; isStop: boolean }[]> {
      const rows = await db.read('SELECT number, stop FROM campaign_answer WHERE campaign = ? AND number > ? ORDER BY number LIMIT ?', [campaign, after, limit])
      return rows.map((row) => ({ number: String(row['number']), isStop: Number(row['stop']) === 1 }))
    },
    /** All rows in order, as they are. */
    async recipients(campaign: string, after: string, limit: number): Promise<(Person & { state: number; message: string | null; version: number })[]> {
      const rows = await db.read('SELECT * FROM recipient WHERE campaign = ? AND number > ? ORDER BY number LIMIT ?', [campaign, after, limit])
      return rows as unknown as (Person & { state: number; message: string | null; version: number })[]
    },
    async recipient(campaign: string, number: string): Promise<{ state: number; message: string | null } | undefined> {
      const [row] = await db.read('SELECT state, message FROM recipient WHERE campaign = ? AND number = ?', [campaign, number])
      return row as unknown as { state: number; message: string | null } | undefined
    },
  }
}

/** Everybody is in one of so many, by their number and the campaign. */
export const buckets = 10_000

const campaignOf = (row: Row): Campaign => ({
  id: String(row['id']),
  workspace: String(row['workspace']),
  mode: modes[Number(row['mode'])] as Mode,
  state: String(row['state']) as State,
  reason: row['reason'] as string | null,
  version: Number(row['version']),
  content: JSON.parse(String(row['content'])) as Content,
  facts: JSON.parse(String(row['facts'])) as Facts,
  createdAt: Number(row['created_at']),
})
