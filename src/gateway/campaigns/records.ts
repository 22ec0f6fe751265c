// What campaigns are told of their messages, in numbers; read when a process begins and when a report is asked for.
import type { Database, Write } from '../../db/database.ts'
import { modeNames, stateOf, statusNames, type Mode, type Status } from '../message.ts'

/** Undoes the transaction it stands in when bytes of one of them may have left. */
export const notYetTriedOf = (ids: readonly string[]): Write => ({
  sql: `UPDATE message SET state = state WHERE id = ? AND state <= ${stateOf.held}`,
  rows: ids.map((id) => [id]),
  expect: 1,
})

export type StatusCount = { readonly status: Status; readonly submitted: boolean; readonly messages: number; readonly parts: number; /** Of what is blocked. */ readonly reason: string | null }
/** How messages that agree in all of this did. */
export type Share = {
  readonly status: Status
  readonly country: string | null
  /** JSON, as stored with the message. */
  readonly network: string | null
  readonly messages: number
  readonly parts: number
  /** Millionths. */
  readonly cost: number
  readonly currency: string | null
  readonly price: number
  /** Currency and workspace. */
  readonly payer: string | null
}
export type Trouble = { readonly status: Status; readonly reason: string | null; readonly error: string | null; readonly messages: number }
export type Minute = { readonly at: number; readonly submitted: number; readonly delivered: number }

const minuteMs = 60_000
const sharesMost = 2_000
const troublesMost = 100
const minutesMost = 10_000

export function campaignReads(db: Database) {
  return {
    async counts(campaign: string): Promise<StatusCount[]> {
      const rows = await db.read(
        `SELECT state, CASE WHEN submitted_at IS NULL THEN 0 ELSE 1 END AS submitted, CASE WHEN state = ${stateOf.blocked} THEN reason END AS why, count(*) AS n, sum(segments) AS parts
          FROM message WHERE campaign = ? GROUP BY state, CASE WHEN submitted_at IS NULL THEN 0 ELSE 1 END, CASE WHEN state = ${stateOf.blocked} THEN reason END`,
        [campaign],
      )
      return rows.map((row) => ({ status: statusNames[Number(row['state'])]!, submitted: Number(row['submitted']) === 1, messages: Number(row['n']), parts: Number(row['parts']), reason: row['why'] as string | null }))
    },
    /** What of it waits for something else than its turn, and until when the last of it does. */
    async held(campaign: string, workspace: string, now: number): Promise<{ reason: string; messages: number; until: number | null }[]> {
      const rows = await db.read(
        `SELECT reason, count(*) AS n, max(held_until) AS until FROM message
          WHERE state = ${stateOf.held} AND state IN (0, 2) AND workspace = ? AND campaign = ? AND (held_until IS NULL OR held_until > ?) GROUP BY reason`,
        [workspace, campaign, now],
      )
      return rows.map((row) => ({ reason: String(row['reason']), messages: Number(row['n']), until: row['until'] === null ? null : Number(row['until']) }))
    },
    async shares(campaign: string): Promise<Share[]> {
      const rows = await db.read(
        `SELECT state, country, network, cost_currency, payer, count(*) AS n, sum(segments) AS parts, sum(cost) AS cost, sum(coalesce(charged, price)) AS price
          FROM message WHERE campaign = ? GROUP BY state, country, network, cost_currency, payer ORDER BY n DESC LIMIT ${sharesMost}`,
        [campaign],
      )
      return rows.map((row) => ({
        status: statusNames[Number(row['state'])]!, country: row['country'] as string | null, network: row['network'] as string | null, messages: Number(row['n']), parts: Number(row['parts']),
        cost: Number(row['cost'] ?? 0), currency: row['cost_currency'] as string | null, price: Number(row['price'] ?? 0), payer: row['payer'] as string | null,
      }))
    },
    async troubles(campaign: string): Promise<Trouble[]> {
      const rows = await db.read(
        `SELECT state, reason, error, count(*) AS n FROM message WHERE campaign = ? AND state > ${stateOf.delivered}
          GROUP BY state, reason, error ORDER BY n DESC LIMIT ${troublesMost}`,
        [campaign],
      )
      return rows.map((row) => ({ status: statusNames[Number(row['state'])]!, reason: row['reason'] as string | null, error: row['error'] as string | null, messages: Number(row['n']) }))
    },
    async minutes(campaign: string): Promise<Minute[]> {
      const by = async (column: 'submitted_at' | 'finished_at', also: string) => {
        const rows = await db.read(
          `SELECT ${column} / ${minuteMs} AS minute, count(*) AS n FROM message WHERE campaign = ? AND ${column} IS NOT NULL ${also}
            GROUP BY ${column} / ${minuteMs} ORDER BY minute LIMIT ${minutesMost}`,
          [campaign],
        )
        return new Map(rows.map((row) => [Number(row['minute']) * minuteMs, Number(row['n'])]))
      }
      const submitted = await by('submitted_at', '')
      const delivered = await by('finished_at', `AND state = ${stateOf.delivered}`)
      const times = [...new Set([...submitted.keys(), ...delivered.keys()])].sort((a, b) => a - b)
      return times.map((at) => ({ at, submitted: submitted.get(at) ?? 0, delivered: delivered.get(at) ?? 0 }))
    },
    /** What became of some of its messages, by id. */
    async outcomes(ids: readonly string[]): Promise<Map<string, { status: Status; mode: Mode; error: string | null; segments: number; submittedAt: number | null; finishedAt: number | null }>> {
      if (ids.length === 0) return new Map()
      const rows = await db.read(
        `SELECT id, state, mode, error, segments, submitted_at, finished_at FROM message WHERE id IN (${ids.map(() => '?').join(', ')})`,
        ids,
      )
      const when = (value: unknown) => (value === null ? null : Number(value))
      return new Map(rows.map((row) => [String(row['id']), {
        status: statusNames[Number(row['state'])]!, mode: modeNames[Number(row['mode'])]!, error: row['error'] as string | null, segments: Number(row['segments']),
        submittedAt: when(row['submitted_at']), finishedAt: when(row['finished_at']),
      }]))
    },
  }
}
