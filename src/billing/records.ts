// All SQL of this room. Writes are values that join the transactions of messages.
import type { Database, Row, Value, Write } from '../db/database.ts'
import type { Money } from '../kit/money.ts'
import type { Customer, Plan } from './plan.ts'
import type { PriceRow } from './price.ts'
import type { Rate } from './rates.ts'
import { legs, type Leg } from './schema.ts'

export type Legs = Readonly<Record<Leg, number>>
export const noLegs: Legs = { available: 0, reserved: 0, revenue: 0, cash: 0, adjusted: 0, cost: 0, payable: 0 }

export const entryKinds = ['reserve', 'settle', 'top_up', 'payment', 'correction', 'fee', 'cost', 'inbound'] as const
export type Entry = {
  /** `led_…` */
  readonly id: string
  readonly workspace: string
  readonly currency: string
  readonly at: number
  readonly kind: (typeof entryKinds)[number]
  readonly messages: number
  readonly parts: number
  readonly legs: Legs
  /** No two entries of a workspace have the same one. */
  readonly reference?: string
  readonly note?: string
  readonly by?: string
  /** What it was in another currency, and by which rate it was converted. */
  readonly foreign?: Money
  readonly rate?: string
}

const legColumns = legs.join(', ')
const added = legs.map((leg) => `${leg} = account.${leg} + excluded.${leg}`).join(', ')

/** The entries, and what they change of their accounts. */
export const booking = (entries: readonly Entry[]): Write[] => [
  {
    sql: `INSERT INTO ledger_entry (id, workspace, currency, at, kind, messages, parts, ${legColumns}, reference, note, made_by, rate, foreign_amount, foreign_currency)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    rows: entries.map((one) => [
      one.id, one.workspace, one.currency, one.at, one.kind, one.messages, one.parts, ...legs.map((leg) => one.legs[leg]),
      one.reference ?? null, one.note ?? null, one.by ?? null, one.rate ?? null, one.foreign?.micros ?? null, one.foreign?.currency ?? null,
    ]),
  },
  {
    sql: `INSERT INTO account (workspace, currency, ${legColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (workspace, currency) DO UPDATE SET ${added}`,
    rows: entries.map(({ workspace, currency, legs: of }) => [workspace, currency, ...legs.map((leg) => of[leg])]),
  },
]

export type Usage = {
  readonly payer: string
  readonly workspace: string
  /** Days since 1970, UTC. */
  readonly day: number
  readonly currency: string
  readonly country: string
  /** For one part, in millionths. */
  readonly unit: number
  messages: number
  parts: number
  charged: number
  cost: number
}
export const using = (rows: readonly Usage[]): Write => ({
  sql: `INSERT INTO usage (payer, workspace, day, currency, country, unit, messages, parts, charged, cost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (payer, day, workspace, currency, country, unit) DO UPDATE SET messages = usage.messages + excluded.messages,
    parts = usage.parts + excluded.parts, charged = usage.charged + excluded.charged, cost = usage.cost + excluded.cost`,
  rows: rows.map((u) => [u.payer, u.workspace, u.day, u.currency, u.country, u.unit, u.messages, u.parts, u.charged, u.cost]),
})

/** Free parts of a month; less than nothing where they come back. */
export type Allowance = { readonly workspace: string; readonly month: number; readonly parts: number }
export const takingAllowance = (rows: readonly Allowance[]): Write => ({
  sql: `INSERT INTO allowance (workspace, month, parts) VALUES (?, ?, ?)
    ON CONFLICT (workspace, month) DO UPDATE SET parts = allowance.parts + excluded.parts`,
  rows: rows.map(({ workspace, month, parts }) => [workspace, month, parts]),
})

export const spending = (rows: readonly { budget: string; began: number; micros: number }[]): Write => ({
  sql: `INSERT INTO budget_spent (budget, began, micros) VALUES (?, ?, ?)
    ON CONFLICT (budget, began) DO UPDATE SET micros = budget_spent.micros + excluded.micros`,
  rows: rows.map(({ budget, began, micros }) => [budget, began, micros]),
})

export type SellList = {
  /** `sll_…` */
  readonly id: string
  readonly plan: string
  readonly validFrom: number
  /** The file, in words. */
  readonly source: string
  readonly rows: number
  /** Where it is not that of the plan. */
  readonly currency?: string
  readonly createdAt: number
  readonly createdBy?: string
}

/** What one part was sold for before it was converted, and by which rate: beside the message that is charged. */
export type Converted = { readonly message: string; readonly rate: string; readonly unit: number; readonly currency: string }
export const converting = (rows: readonly Converted[]): Write => ({
  sql: `INSERT INTO charge_rate (message, rate, unit, currency) VALUES (?, ?, ?, ?)
    ON CONFLICT (message) DO UPDATE SET rate = excluded.rate, unit = excluded.unit, currency = excluded.currency`,
  rows: rows.map(({ message, rate, unit, currency }) => [message, rate, unit, currency]),
})

const optional = (row: Row, names: Readonly<Record<string, string>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(names).flatMap(([name, column]) => (row[column] === null ? [] : [[name, row[column]!]])))

const legsOf = (row: Row): Legs => Object.fromEntries(legs.map((leg) => [leg, Number(row[leg])])) as Record<Leg, number>
const entryOf = (row: Row): Entry => ({
  id: String(row['id']), workspace: String(row['workspace']), currency: String(row['currency']), at: Number(row['at']),
  kind: row['kind'] as Entry['kind'], messages: Number(row['messages']), parts: Number(row['parts']), legs: legsOf(row),
  ...optional(row, { reference: 'reference', note: 'note', by: 'made_by', rate: 'rate' }),
  ...(row['foreign_amount'] !== null && { foreign: { micros: Number(row['foreign_amount']), currency: String(row['foreign_currency']) } }),
})
const priceOf = (row: Row): PriceRow => ({
  micros: row['micros'] === null ? null : Number(row['micros']),
  ...optional(row, { prefix: 'prefix', source: 'source', country: 'country', mcc: 'mcc', mnc: 'mnc', traffic: 'traffic', fee: 'fee', validFrom: 'valid_from', validUntil: 'valid_until', line: 'line', tariff: 'tariff', share: 'share' }),
})

const storedInvoice = (row: Row): Invoice => ({
  number: Number(row['number']), workspace: String(row['workspace']), month: Number(row['month']), currency: String(row['currency']),
  body: String(row['body']), createdAt: Number(row['created_at']),
})

const rowsAtOnce = 5_000
/** A price list of millions of rows must not fill one transaction. */
const rowsOfStep = 2_000

export type Account = { readonly workspace: string; readonly currency: string; readonly legs: Legs }
export type Invoice = { readonly number: number; readonly workspace: string; readonly month: number; readonly currency: string; readonly body: string; readonly createdAt: number }

export type BillingRecords = ReturnType<typeof billingRecords>

export function billingRecords(db: Database) {
  const make = (writes: readonly Write[]) => db.write(writes, { whenFull: 'refuse' })
  const records = {
    write: make,
    async plans(): Promise<Plan[]> {
      return (await db.read('SELECT * FROM plan ORDER BY id')).map((row) => ({
        id: String(row['id']), name: String(row['name']), currency: String(row['currency']), charge: row['charge'] as Plan['charge'],
        monthlyFee: Number(row['monthly_fee']), includedParts: Number(row['included_parts']), createdAt: Number(row['created_at']),
      }))
    },
    savePlan: ({ id, name, currency, charge, monthlyFee, includedParts, createdAt }: Plan) =>
      make([{
        sql: `INSERT INTO plan (id, name, currency, charge, monthly_fee, included_parts, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET name = excluded.name, charge = excluded.charge, monthly_fee = excluded.monthly_fee,
          included_parts = excluded.included_parts`,
        rows: [[id, name, currency, charge, monthlyFee, includedParts, createdAt]],
      }]),
    removePlan: (id: string) => make([{ sql: 'DELETE FROM plan WHERE id = ?', rows: [[id]] }]),
    async customers(): Promise<Customer[]> {
      return (await db.read('SELECT * FROM customer')).map((row) => ({
        workspace: String(row['workspace']), plan: String(row['plan']), payment: row['payment'] as Customer['payment'],
        credit: Number(row['credit']), whenSpent: row['when_spent'] as Customer['whenSpent'], since: Number(row['since']),
        ...optional(row, { country: 'country' }),
      }))
    },
    saveCustomer: ({ workspace, plan, payment, credit, whenSpent, since, country }: Customer) =>
      make([{
        sql: `INSERT INTO customer (workspace, plan, payment, credit, when_spent, since, country) VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (workspace) DO UPDATE SET plan = excluded.plan, payment = excluded.payment, credit = excluded.credit,
          when_spent = excluded.when_spent, since = excluded.since, country = excluded.country`,
        rows: [[workspace, plan, payment, credit, whenSpent, since, country ?? null]],
      }]),
    removeCustomer: (workspace: string) => make([{ sql: 'DELETE FROM customer WHERE workspace = ?', rows: [[workspace]] }]),
    /** Only these columns: what else is known of workspaces is for others. */
    async accounts(): Promise<Account[]> {
      return (await db.read('SELECT * FROM account')).map((row) => ({ workspace: String(row['workspace']), currency: String(row['currency']), legs: legsOf(row) }))
    },
    async entries(workspace: string, { limit, after = '~', kinds }: { limit: number; after?: string; kinds: readonly Entry['kind'][] }): Promise<Entry[]> {
      const among = kinds.map(() => '?').join(', ')
      return (await db.read(`SELECT * FROM ledger_entry WHERE workspace = ? AND id < ? AND kind IN (${among}) ORDER BY id DESC LIMIT ?`, [workspace, after, ...kinds, limit])).map(entryOf)
    },
    async entryBy(workspace: string, reference: string): Promise<Entry | undefined> {
      const [row] = await db.read('SELECT * FROM ledger_entry WHERE workspace = ? AND reference = ?', [workspace, reference])
      return row && entryOf(row)
    },
    async fees(workspace: string, from: number, until: number): Promise<Entry[]> {
      return (await db.read("SELECT * FROM ledger_entry WHERE workspace = ? AND kind = 'fee' AND at >= ? AND at < ? ORDER BY id LIMIT 100", [workspace, from, until])).map(entryOf)
    },
    async lastEntry(): Promise<string | undefined> {
      const [row] = await db.read('SELECT id FROM ledger_entry ORDER BY id DESC LIMIT 1')
      return row && String(row['id'])
    },
    async allowances(month: number): Promise<Map<string, number>> {
      return new Map((await db.read('SELECT workspace, parts FROM allowance WHERE month = ?', [month])).map((row) => [String(row['workspace']), Number(row['parts'])]))
    },
    /** In days since 1970, the end exclusive; of one workspace, of all that one pays for, or of all. */
    async usage(of: { readonly workspace?: string; readonly payer?: string }, from: number, until: number, most = rowsAtOnce): Promise<Usage[]> {
      const [whose, values] = of.payer !== undefined ? ['payer = ? AND ', [of.payer]] : of.workspace !== undefined ? ['workspace = ? AND ', [of.workspace]] : ['', []]
      const rows = await db.read(
        `SELECT payer, workspace, currency, country, unit, sum(messages) AS messages, sum(parts) AS parts, sum(charged) AS charged, sum(cost) AS cost
          FROM usage WHERE ${whose}day >= ? AND day < ? GROUP BY payer, workspace, currency, country, unit
          ORDER BY workspace, payer, currency, country, unit LIMIT ?`,
        [...values, from, until, most],
      )
      return rows.map((row) => ({
        payer: String(row['payer']), workspace: String(row['workspace']), day: from, currency: String(row['currency']), country: String(row['country']), unit: Number(row['unit']),
        messages: Number(row['messages']), parts: Number(row['parts']), charged: Number(row['charged']), cost: Number(row['cost']),
      }))
    },

    async sellLists(): Promise<SellList[]> {
      return (await db.read('SELECT * FROM sell_list WHERE ready = 1 ORDER BY id')).map((row) => ({
        id: String(row['id']), plan: String(row['plan']), validFrom: Number(row['valid_from']), source: String(row['source']),
        rows: Number(row['row_count']), createdAt: Number(row['created_at']), ...optional(row, { createdBy: 'created_by', currency: 'currency' }),
      }))
    },
    async sellRows(list: string, limit = rowsAtOnce, after = 0): Promise<{ nr: number; row: PriceRow }[]> {
      const rows = await db.read('SELECT * FROM sell_row WHERE list = ? AND nr > ? ORDER BY nr LIMIT ?', [list, after, limit])
      return rows.map((row) => ({ nr: Number(row['nr']), row: priceOf(row) }))
    },
    /** Counts from the moment on when all of it is there. */
    async addSellList(list: SellList, rows: readonly PriceRow[]): Promise<void> {
      await make([{
        sql: 'INSERT INTO sell_list (id, plan, valid_from, source, row_count, ready, created_at, created_by, currency) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)',
        rows: [[list.id, list.plan, list.validFrom, list.source, list.rows, list.createdAt, list.createdBy ?? null, list.currency ?? null]],
      }])
      for (let at = 0; at < rows.length; at += rowsOfStep)
        await make([{
          sql: `INSERT INTO sell_row (list, nr, prefix, source, country, mcc, mnc, traffic, micros, fee, valid_from, valid_until, line, tariff, share)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          rows: rows.slice(at, at + rowsOfStep).map((r, i) => [
            list.id, at + i + 1, r.prefix ?? null, r.source ?? null, r.country ?? null, r.mcc ?? null, r.mnc ?? null, r.traffic ?? null,
            r.micros, r.fee ?? null, r.validFrom ?? null, r.validUntil ?? null, r.line ?? null, r.tariff ?? null, r.share ?? null,
          ]),
        }])
      await make([{ sql: 'UPDATE sell_list SET ready = 1 WHERE id = ?', rows: [[list.id]] }])
    },
    async removeSellList(id: string): Promise<void> {
      await db.write([{ sql: 'UPDATE sell_list SET ready = 0 WHERE id = ?', rows: [[id]] }])
      await db.write([{ sql: 'DELETE FROM sell_row WHERE list = ?', rows: [[id]] }, { sql: 'DELETE FROM sell_list WHERE id = ?', rows: [[id]] }])
    },
    /** What imports left behind that were cut off. */
    async tidy(): Promise<void> {
      for (const row of await db.read('SELECT id FROM sell_list WHERE ready = 0')) await records.removeSellList(String(row['id']))
    },

    async rates(): Promise<Rate[]> {
      return (await db.read('SELECT * FROM rate ORDER BY id')).map((row) => ({
        id: String(row['id']), base: String(row['base']), quote: String(row['quote']), value: String(row['value']), validFrom: Number(row['valid_from']),
        source: String(row['source']), createdAt: Number(row['created_at']), ...optional(row, { createdBy: 'created_by' }),
      }))
    },
    async addRates(rates: readonly Rate[]): Promise<void> {
      for (let at = 0; at < rates.length; at += rowsOfStep)
        await make([{
          sql: 'INSERT INTO rate (id, base, quote, value, valid_from, source, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
          rows: rates.slice(at, at + rowsOfStep).map((r) => [r.id, r.base, r.quote, r.value, r.validFrom, r.source, r.createdAt, r.createdBy ?? null]),
        }])
    },
    async convertedFor(message: string): Promise<Converted | undefined> {
      const [row] = await db.read('SELECT * FROM charge_rate WHERE message = ?', [message])
      return row && { message, rate: String(row['rate']), unit: Number(row['unit']), currency: String(row['currency']) }
    },
    /** Of messages older than this id. */
    forgetConverted: (before: string) => db.write([{ sql: 'DELETE FROM charge_rate WHERE message < ?', rows: [[before]] }]),

    async budgets(): Promise<{ id: string; workspace: string; body: string }[]> {
      return (await db.read('SELECT * FROM budget ORDER BY id')).map((row) => ({ id: String(row['id']), workspace: String(row['workspace']), body: String(row['body']) }))
    },
    saveBudget: (id: string, workspace: string, body: string, at: number) =>
      make([{ sql: 'INSERT INTO budget (id, workspace, body, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body', rows: [[id, workspace, body, at]] }]),
    removeBudget: (id: string) => make([{ sql: 'DELETE FROM budget WHERE id = ?', rows: [[id]] }, { sql: 'DELETE FROM budget_spent WHERE budget = ?', rows: [[id]] }]),
    /** In windows that began since then, and in those that never end. */
    async spent(since: number): Promise<{ budget: string; began: number; micros: number }[]> {
      const rows = await db.read('SELECT * FROM budget_spent WHERE began = 0 OR began >= ?', [since])
      return rows.map((row) => ({ budget: String(row['budget']), began: Number(row['began']), micros: Number(row['micros']) }))
    },
    forgetSpent: (before: number) => db.write([{ sql: 'DELETE FROM budget_spent WHERE began > 0 AND began < ?', rows: [[before]] }]),

    async destinations(): Promise<{ workspace: string; body: string }[]> {
      return (await db.read('SELECT * FROM destination')).map((row) => ({ workspace: String(row['workspace']), body: String(row['body']) }))
    },
    saveDestinations: (workspace: string, body: string) =>
      make([{ sql: 'INSERT INTO destination (workspace, body) VALUES (?, ?) ON CONFLICT (workspace) DO UPDATE SET body = excluded.body', rows: [[workspace, body]] }]),

    async invoices(workspace: string | undefined, limit: number, before: number): Promise<Invoice[]> {
      const [whose, values] = workspace === undefined ? ['', []] : ['workspace = ? AND ', [workspace]]
      return (await db.read(`SELECT * FROM invoice WHERE ${whose}number < ? ORDER BY number DESC LIMIT ?`, [...values, before, limit])).map(storedInvoice)
    },
    async invoicesOf(workspace: string, month: number): Promise<Invoice[]> {
      return (await db.read('SELECT * FROM invoice WHERE workspace = ? AND month = ?', [workspace, month])).map(storedInvoice)
    },
    addInvoices: (invoices: readonly Invoice[]) =>
      make([{
        sql: 'INSERT INTO invoice (number, workspace, month, currency, body, created_at) VALUES (?, ?, ?, ?, ?, ?)',
        rows: invoices.map(({ number, workspace, month, currency, body, createdAt }) => [number, workspace, month, currency, body, createdAt]),
      }]),
  }
  return records
}
