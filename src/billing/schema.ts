// The tables of this room. A ledger entry is one row whose legs are columns, and the database itself refuses one that does
// not sum to zero; an account is the sum of its entries, kept beside them.
import type { Migration } from '../db/database.ts'

/** In millionths, and what goes in here comes out there: their sum is zero in every entry. */
export const legs = ['available', 'reserved', 'revenue', 'cash', 'adjusted', 'cost', 'payable'] as const
export type Leg = (typeof legs)[number]
const columns = legs.map((leg) => `${leg} INTEGER NOT NULL`).join(', ')
const balanced = `CHECK (${legs.join(' + ')} = 0)`

export const billingMigrations: readonly Migration[] = [
  {
    name: '0080-billing',
    sql: `CREATE TABLE plan (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, currency TEXT NOT NULL, charge TEXT NOT NULL, monthly_fee INTEGER NOT NULL,
      included_parts INTEGER NOT NULL, created_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE customer (
      workspace TEXT PRIMARY KEY, plan TEXT NOT NULL, payment TEXT NOT NULL, credit INTEGER NOT NULL,
      when_spent TEXT NOT NULL, since INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE sell_list (
      id TEXT PRIMARY KEY, plan TEXT NOT NULL, valid_from INTEGER NOT NULL, source TEXT NOT NULL, row_count INTEGER NOT NULL,
      ready INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT
    ) WITHOUT ROWID;
    CREATE TABLE sell_row (
      list TEXT NOT NULL, nr INTEGER NOT NULL, prefix TEXT, source TEXT, country TEXT, mcc TEXT, mnc TEXT, traffic TEXT,
      micros INTEGER, fee INTEGER, valid_from INTEGER, valid_until INTEGER, line INTEGER, PRIMARY KEY (list, nr)
    ) WITHOUT ROWID;
    CREATE TABLE account (
      workspace TEXT NOT NULL, currency TEXT NOT NULL, ${columns}, PRIMARY KEY (workspace, currency), ${balanced}
    ) WITHOUT ROWID;
    CREATE TABLE ledger_entry (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, currency TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
      messages INTEGER NOT NULL, parts INTEGER NOT NULL, ${columns}, reference TEXT, note TEXT, made_by TEXT, ${balanced}
    ) WITHOUT ROWID;
    CREATE INDEX ledger_entry_of ON ledger_entry (workspace, id);
    CREATE UNIQUE INDEX ledger_entry_once ON ledger_entry (workspace, reference) WHERE reference IS NOT NULL;
    CREATE TABLE usage (
      payer TEXT NOT NULL, workspace TEXT NOT NULL, day INTEGER NOT NULL, currency TEXT NOT NULL, country TEXT NOT NULL, unit INTEGER NOT NULL,
      messages INTEGER NOT NULL, parts INTEGER NOT NULL, charged INTEGER NOT NULL, cost INTEGER NOT NULL,
      PRIMARY KEY (payer, day, workspace, currency, country, unit)
    ) WITHOUT ROWID;
    CREATE INDEX usage_of ON usage (workspace, day);
    CREATE INDEX usage_day ON usage (day);
    CREATE TABLE allowance (
      workspace TEXT NOT NULL, month INTEGER NOT NULL, parts INTEGER NOT NULL, PRIMARY KEY (workspace, month)
    ) WITHOUT ROWID;
    CREATE TABLE budget (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, body TEXT NOT NULL, created_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX budget_of ON budget (workspace, id);
    CREATE TABLE budget_spent (
      budget TEXT NOT NULL, began INTEGER NOT NULL, micros INTEGER NOT NULL, PRIMARY KEY (budget, began)
    ) WITHOUT ROWID;
    CREATE TABLE invoice (
      number INTEGER PRIMARY KEY, workspace TEXT NOT NULL, month INTEGER NOT NULL, currency TEXT NOT NULL, body TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX invoice_once ON invoice (workspace, month, currency)`,
  },
  { name: '0081-billing-destinations', sql: 'CREATE TABLE destination (workspace TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID' },
  {
    name: '0082-billing-rates',
    sql: `CREATE TABLE rate (
      id TEXT PRIMARY KEY, base TEXT NOT NULL, quote TEXT NOT NULL, value TEXT NOT NULL, valid_from INTEGER NOT NULL, source TEXT NOT NULL,
      created_at INTEGER NOT NULL, created_by TEXT
    ) WITHOUT ROWID;
    CREATE TABLE charge_rate (
      message TEXT PRIMARY KEY, rate TEXT NOT NULL, unit INTEGER NOT NULL, currency TEXT NOT NULL
    ) WITHOUT ROWID;
    ALTER TABLE sell_list ADD COLUMN currency TEXT;
    ALTER TABLE ledger_entry ADD COLUMN rate TEXT;
    ALTER TABLE ledger_entry ADD COLUMN foreign_amount INTEGER;
    ALTER TABLE ledger_entry ADD COLUMN foreign_currency TEXT`,
  },
  {
    name: '0083-billing-labels',
    sql: `CREATE TABLE usage_label (
      workspace TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, day INTEGER NOT NULL, currency TEXT NOT NULL, messages INTEGER NOT NULL,
      parts INTEGER NOT NULL, charged INTEGER NOT NULL, PRIMARY KEY (workspace, kind, day, label, currency)
    ) WITHOUT ROWID;
    CREATE TABLE conversion (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, message TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, micros INTEGER, currency TEXT
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX conversion_once ON conversion (workspace, message, name);
    CREATE TABLE conversion_label (
      workspace TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, day INTEGER NOT NULL, currency TEXT NOT NULL, conversions INTEGER NOT NULL,
      worth INTEGER NOT NULL, PRIMARY KEY (workspace, kind, day, label, currency)
    ) WITHOUT ROWID`,
  },
  {
    name: '0084-billing-inbound',
    sql: `ALTER TABLE sell_row ADD COLUMN tariff INTEGER;
    ALTER TABLE sell_row ADD COLUMN share INTEGER;
    ALTER TABLE customer ADD COLUMN country TEXT`,
  },
  {
    name: '0085-billing-received',
    sql: `CREATE TABLE usage_inbound (
      payer TEXT NOT NULL, workspace TEXT NOT NULL, day INTEGER NOT NULL, currency TEXT NOT NULL, country TEXT NOT NULL, unit INTEGER NOT NULL,
      share INTEGER NOT NULL, parts INTEGER NOT NULL, PRIMARY KEY (payer, day, workspace, currency, country, unit, share)
    ) WITHOUT ROWID;
    CREATE INDEX usage_inbound_of ON usage_inbound (workspace, day)`,
  },
]
