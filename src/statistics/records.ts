// All SQL of this folder: one table of counts, by minute, hour and day.
import type { Database, Migration, Row, Value, Write } from '../db/database.ts'
import type { Mode } from '../gateway/message.ts'
import { counted, type Counts, type Tallied } from './statistics.ts'

/** Milliseconds of one row, and how long such rows are kept. */
export const grains = {
  minute: { ms: 60_000, keptMs: 2 * 86_400_000 },
  hour: { ms: 3_600_000, keptMs: 62 * 86_400_000 },
  day: { ms: 86_400_000, keptMs: 3 * 366 * 86_400_000 },
} as const
export type Grain = keyof typeof grains
export const grainNames = Object.keys(grains) as Grain[]

export type Asked = { readonly workspace: string; readonly mode: Mode; readonly from: number; readonly to: number; readonly country?: string }
export type Point = { readonly at: number; readonly counts: Counts }
export type Place = { readonly country: string; readonly counts: Counts }

const columns = { sent: 'sent', delivered: 'delivered', undelivered: 'undelivered', expired: 'expired', rejected: 'rejected', unknown: 'unknown', optedOut: 'opted_out' } as const
const names = counted.map((name) => columns[name])
const modes: readonly Mode[] = ['test', 'live']
/** `grain` in the table: its length in seconds. */
const secondsOf = (grain: Grain) => grains[grain].ms / 1_000

export const statisticMigrations: readonly Migration[] = [
  {
    name: '0160-statistics',
    sql: `
      CREATE TABLE statistic (
        workspace TEXT NOT NULL, mode INTEGER NOT NULL, grain INTEGER NOT NULL, at BIGINT NOT NULL, country TEXT NOT NULL,
        ${names.map((name) => `${name} BIGINT NOT NULL`).join(', ')},
        PRIMARY KEY (workspace, mode, grain, at, country)
      );
      CREATE INDEX statistic_age ON statistic (grain, at);`,
  },
]

/** Adds counts to the rows of a moment: of the minute without countries, of the hour and the day with them. */
export function addCounts(tallied: readonly Tallied[], at: number): Write {
  const rows = new Map<string, Value[]>()
  for (const { workspace, mode, country, counts } of tallied)
    for (const grain of grainNames) {
      const place = grain === 'minute' ? '' : country
      const key = `${workspace} ${mode} ${grain} ${place}`
      const head = [workspace, modes.indexOf(mode), secondsOf(grain), Math.floor(at / grains[grain].ms) * grains[grain].ms, place]
      const row = rows.get(key) ?? [...head, ...counted.map(() => 0)]
      counted.forEach((name, i) => (row[head.length + i] = Number(row[head.length + i]) + counts[name]))
      rows.set(key, row)
    }
  return {
    sql: `INSERT INTO statistic (workspace, mode, grain, at, country, ${names.join(', ')}) VALUES (?, ?, ?, ?, ?, ${names.map(() => '?').join(', ')})
      ON CONFLICT (workspace, mode, grain, at, country) DO UPDATE SET ${names.map((name) => `${name} = statistic.${name} + excluded.${name}`).join(', ')}`,
    rows: [...rows.values()],
  }
}

/** What is older than is kept. */
export const forgetCounts = (now: number): Write => ({
  sql: 'DELETE FROM statistic WHERE grain = ? AND at < ?',
  rows: grainNames.map((grain) => [secondsOf(grain), now - grains[grain].keptMs]),
})

const sums = counted.map((name) => `SUM(${columns[name]}) AS ${columns[name]}`).join(', ')
const countsOf = (row: Row) => Object.fromEntries(counted.map((name) => [name, Number(row[columns[name]])])) as Counts
const within = ({ workspace, mode, from, to }: Asked, grain: Grain): Value[] => [workspace, modes.indexOf(mode), secondsOf(grain), from, to]

export const statisticReads = (db: Pick<Database, 'read'>) => ({
  /** Moments at which nothing happened are left out. */
  async series(asked: Asked, grain: Grain): Promise<Point[]> {
    const ofCountry = asked.country === undefined ? '' : ' AND country = ?'
    const rows = await db.read(
      `SELECT at, ${sums} FROM statistic WHERE workspace = ? AND mode = ? AND grain = ? AND at >= ? AND at < ?${ofCountry} GROUP BY at ORDER BY at`,
      [...within(asked, grain), ...(asked.country === undefined ? [] : [asked.country])],
    )
    return rows.map((row) => ({ at: Number(row['at']), counts: countsOf(row) }))
  },
  async countries(asked: Asked, grain: Grain): Promise<Place[]> {
    const rows = await db.read(
      `SELECT country, ${sums} FROM statistic WHERE workspace = ? AND mode = ? AND grain = ? AND at >= ? AND at < ? GROUP BY country ORDER BY SUM(sent) DESC, country`,
      within(asked, grain),
    )
    return rows.map((row) => ({ country: String(row['country']), counts: countsOf(row) }))
  },
})
