// The tables of this room. Large sets have a column that says whether they are whole.
import type { Migration } from '../db/database.ts'

export const routingMigrations: readonly Migration[] = [
  {
    name: '0050-routing',
    sql: `CREATE TABLE route (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, place INTEGER NOT NULL, enabled INTEGER NOT NULL,
      conditions TEXT NOT NULL, decision TEXT NOT NULL, version INTEGER NOT NULL, created_at INTEGER NOT NULL,
      created_by TEXT, updated_at INTEGER NOT NULL, updated_by TEXT
    ) WITHOUT ROWID;
    CREATE TABLE route_version (
      route TEXT NOT NULL, version INTEGER NOT NULL, body TEXT, at INTEGER NOT NULL, made_by TEXT,
      PRIMARY KEY (route, version)
    ) WITHOUT ROWID;
    CREATE TABLE prefix_set (
      id TEXT PRIMARY KEY, source TEXT NOT NULL, row_count INTEGER NOT NULL, ready INTEGER NOT NULL,
      created_at INTEGER NOT NULL, created_by TEXT
    ) WITHOUT ROWID;
    CREATE TABLE prefix_row (
      set_id TEXT NOT NULL, prefix TEXT NOT NULL, country TEXT NOT NULL, mcc TEXT, mnc TEXT, name TEXT,
      PRIMARY KEY (set_id, prefix)
    ) WITHOUT ROWID;
    CREATE TABLE price_list (
      id TEXT PRIMARY KEY, connection TEXT NOT NULL, currency TEXT NOT NULL, valid_from INTEGER NOT NULL,
      source TEXT NOT NULL, row_count INTEGER NOT NULL, ready INTEGER NOT NULL, created_at INTEGER NOT NULL,
      created_by TEXT
    ) WITHOUT ROWID;
    CREATE TABLE price_row (
      set_id TEXT NOT NULL, price_key TEXT NOT NULL, prefix TEXT, country TEXT, mcc TEXT, mnc TEXT, micros INTEGER,
      PRIMARY KEY (set_id, price_key)
    ) WITHOUT ROWID;
    CREATE TABLE route_quality (
      connection TEXT NOT NULL, place TEXT NOT NULL, stats TEXT NOT NULL, at INTEGER NOT NULL,
      PRIMARY KEY (connection, place)
    ) WITHOUT ROWID`,
  },
  {
    name: '0051-number-lookup',
    sql: `CREATE TABLE number_lookup (
      id INTEGER PRIMARY KEY, settings TEXT NOT NULL, headers TEXT NOT NULL, changed_at INTEGER NOT NULL,
      changed_by TEXT
    )`,
  },
]
