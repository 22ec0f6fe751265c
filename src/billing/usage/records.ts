// All SQL about what messages were for: usage by tag and campaign, and what came of it.
import type { Database, Write, Written } from '../../db/database.ts'
import { microsOfOne, mostMicros } from '../../kit/money.ts'

export const kinds = ['tag', 'campaign'] as const
export type Kind = (typeof kinds)[number]
export type Labelled = {
  readonly workspace: string
  readonly kind: Kind
  /** The tag, or the id of the campaign; empty for all others of a day with very many. */
  readonly label: string
  /** Days since 1970, UTC. */
  readonly day: number
  readonly currency: string
  messages: number
  parts: number
  charged: number
}
export const labelling = (rows: readonly Labelled[]): Write => ({
  sql: `INSERT INTO usage_label (workspace, kind, label, day, currency, messages, parts, charged) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (workspace, kind, day, label, currency) DO UPDATE SET messages = usage_label.messages + excluded.messages,
    parts = usage_label.parts + excluded.parts, charged = usage_label.charged + excluded.charged`,
  rows: rows.map((u) => [u.workspace, u.kind, u.label, u.day, u.currency, u.messages, u.parts, u.charged]),
})

/** Parts from phones, by what each cost and earned. */
export type Received = {
  readonly payer: string
  readonly workspace: string
  readonly day: number
  readonly currency: string
  readonly country: string
  readonly unit: number
  readonly share: number
  readonly parts: number
}
export const receiving = (rows: readonly Received[]): Write => ({
  sql: `INSERT INTO usage_inbound (payer, workspace, day, currency, country, unit, share, parts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (payer, day, workspace, currency, country, unit, share) DO UPDATE SET parts = usage_inbound.parts + excluded.parts`,
  rows: rows.map((u) => [u.payer, u.workspace, u.day, u.currency, u.country, u.unit, u.share, u.parts]),
})

export type Conversion = {
  /** `cnv_…` */
  readonly id: string
  readonly workspace: string
  readonly message: string
  readonly name: string
  readonly at: number
  /** What it was worth, in millionths. */
  readonly micros?: number
  readonly currency?: string
}
type Label = { readonly kind: Kind; readonly label: string }

const rowsAtOnce = 2_000

export function usageRecords(db: Database) {
  return {
    /** In days, the end exclusive. */
    async labelled(workspace: string, kind: Kind, from: number, until: number): Promise<Labelled[]> {
      const rows = await db.read(
        `SELECT label, currency, sum(messages) AS messages, sum(parts) AS parts, sum(charged) AS charged FROM usage_label
          WHERE workspace = ? AND kind = ? AND day >= ? AND day < ? GROUP BY label, currency ORDER BY charged DESC, label LIMIT ${rowsAtOnce}`,
        [workspace, kind, from, until],
      )
      return rows.map((row) => ({
        workspace, kind, label: String(row['label']), day: from, currency: String(row['currency']),
        messages: Number(row['messages']), parts: Number(row['parts']), charged: Number(row['charged']),
      }))
    },
    /** Of one workspace, or of all that one pays for. */
    async received(of: { readonly workspace: string } | { readonly payer: string }, from: number, until: number, most = rowsAtOnce): Promise<Received[]> {
      const [whose, who] = 'payer' in of ? ['payer', of.payer] : ['workspace', of.workspace]
      const rows = await db.read(
        `SELECT payer, workspace, currency, country, unit, share, sum(parts) AS parts FROM usage_inbound WHERE ${whose} = ? AND day >= ? AND day < ?
          GROUP BY payer, workspace, currency, country, unit, share ORDER BY workspace, payer, currency, country, unit, share LIMIT ?`,
        [who, from, until, most],
      )
      return rows.map((row) => ({
        payer: String(row['payer']), workspace: String(row['workspace']), day: from, currency: String(row['currency']), country: String(row['country']),
        unit: Number(row['unit']), share: Number(row['share']), parts: Number(row['parts']),
      }))
    },
    /** Whole ones and millionths apart: the sums of many days can be more than one number tells. */
    async conversions(workspace: string, kind: Kind, from: number, until: number): Promise<{ label: string; currency: string; conversions: number; worth: number }[]> {
      const rows = await db.read(
        `SELECT label, currency, sum(conversions) AS conversions, sum(worth / ${microsOfOne}) AS whole, sum(worth % ${microsOfOne}) AS rest FROM conversion_label
          WHERE workspace = ? AND kind = ? AND day >= ? AND day < ? GROUP BY label, currency ORDER BY conversions DESC, label LIMIT ${rowsAtOnce}`,
        [workspace, kind, from, until],
      )
      return rows.map((row) => ({
        label: String(row['label']), currency: String(row['currency']), conversions: Number(row['conversions']), worth: Number(row['whole']) * microsOfOne + Number(row['rest']),
      }))
    },
    async conversionOf(workspace: string, message: string, name: string): Promise<Conversion | undefined> {
      const [row] = await db.read('SELECT * FROM conversion WHERE workspace = ? AND message = ? AND name = ?', [workspace, message, name])
      return row && {
        id: String(row['id']), workspace, message, name, at: Number(row['at']),
        ...(row['micros'] !== null && { micros: Number(row['micros']), currency: String(row['currency']) }),
      }
    },
    async lastConversion(): Promise<string | undefined> {
      const [row] = await db.read('SELECT id FROM conversion ORDER BY id DESC LIMIT 1')
      return row && String(row['id'])
    },
    /** Once for a message and a name, and as long as what a label is worth in a day can be told: else it is a conflict. */
    convert: ({ id, workspace, message, name, at, micros, currency }: Conversion, labels: readonly Label[], day: number): Promise<Written> =>
      db.write(
        [
          {
            sql: 'INSERT INTO conversion (id, workspace, message, name, at, micros, currency) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
            rows: [[id, workspace, message, name, at, micros ?? null, currency ?? null]],
            expect: 1,
          },
          {
            sql: `INSERT INTO conversion_label (workspace, kind, label, day, currency, conversions, worth) VALUES (?, ?, ?, ?, ?, 1, ?)
              ON CONFLICT (workspace, kind, day, label, currency) DO UPDATE SET conversions = conversion_label.conversions + 1, worth = conversion_label.worth + excluded.worth
              WHERE conversion_label.worth + excluded.worth <= ${mostMicros}`,
            rows: labels.map(({ kind, label }) => [workspace, kind, label, day, currency ?? '', micros ?? 0]),
            expect: 1,
          },
        ],
        { whenFull: 'refuse' },
      ),
    /** Older than an id; what they came to stays. */
    forgetConversions: (before: string) => db.write([{ sql: 'DELETE FROM conversion WHERE id < ?', rows: [[before]] }]),
  }
}
