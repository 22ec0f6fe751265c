// The tables of people. The own fields of a workspace stand in columns that are there for all: sixteen for words, sixteen
// for numbers; which field has which column is a row of `contact_field`. So filters are plain SQL in both databases. Beside
// each word stands how it is searched, where that is more than `lower` of the database makes of it.
import type { Migration } from '../db/database.ts'
import { limits } from './contact.ts'

const columns = (letter: string, type: string) =>
  Array.from({ length: limits.fields }, (_, at) => `${letter}${at + 1} ${type}`).join(', ')

export const contactsMigrations: readonly Migration[] = [
  {
    name: '0100-contacts',
    sql: `
      CREATE TABLE contact (
        workspace TEXT NOT NULL, mode INTEGER NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL,
        country TEXT, language TEXT, time_zone TEXT, version INTEGER NOT NULL,
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, search TEXT,
        ${columns('t', 'TEXT')}, ${columns('n', 'REAL')},
        PRIMARY KEY (workspace, mode, id)
      ) WITHOUT ROWID;
      CREATE UNIQUE INDEX contact_by_number ON contact (workspace, mode, number);
      CREATE TABLE contact_field (
        workspace TEXT NOT NULL, mode INTEGER NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL, type TEXT NOT NULL,
        choices TEXT, places TEXT NOT NULL, created_at INTEGER NOT NULL,
        removed_at INTEGER, PRIMARY KEY (workspace, mode, key)
      ) WITHOUT ROWID;
      CREATE TABLE contact_external (
        workspace TEXT NOT NULL, mode INTEGER NOT NULL, system TEXT NOT NULL, external TEXT NOT NULL, contact TEXT NOT NULL,
        PRIMARY KEY (workspace, mode, system, external)
      ) WITHOUT ROWID;
      CREATE UNIQUE INDEX contact_external_by_contact ON contact_external (workspace, mode, contact, system);
      CREATE TABLE contact_group (
        workspace TEXT NOT NULL, mode INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        description TEXT, rule TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
        PRIMARY KEY (workspace, mode, id)
      ) WITHOUT ROWID;
      CREATE UNIQUE INDEX contact_group_by_name ON contact_group (workspace, mode, kind, name);
      CREATE TABLE contact_member (
        workspace TEXT NOT NULL, mode INTEGER NOT NULL, grp TEXT NOT NULL, contact TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (workspace, mode, grp, contact)
      ) WITHOUT ROWID;
      CREATE INDEX contact_member_by_contact ON contact_member (workspace, mode, contact, grp);
      CREATE TABLE contact_activity (
        workspace TEXT NOT NULL, mode INTEGER NOT NULL, contact TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
        at INTEGER NOT NULL, subject TEXT, detail TEXT, PRIMARY KEY (workspace, mode, contact, id)
      ) WITHOUT ROWID;
      CREATE INDEX contact_activity_by_age ON contact_activity (id);
      CREATE TABLE contact_import (
        workspace TEXT NOT NULL, mode INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
        bytes INTEGER NOT NULL, plan TEXT, actor TEXT, rows_done INTEGER NOT NULL, counts TEXT NOT NULL, say TEXT,
        created_at INTEGER NOT NULL, started_at INTEGER, ended_at INTEGER, PRIMARY KEY (workspace, mode, id)
      ) WITHOUT ROWID;
      CREATE INDEX contact_import_by_state ON contact_import (state, id);
      CREATE TABLE contact_import_turn (
        workspace TEXT NOT NULL, mode INTEGER NOT NULL, import TEXT NOT NULL, turn INTEGER NOT NULL,
        first TEXT, last TEXT, made INTEGER NOT NULL, before TEXT, joined TEXT, errors TEXT,
        PRIMARY KEY (workspace, mode, import, turn)
      ) WITHOUT ROWID`,
  },
  { name: '0101-contacts-folded', sql: Array.from({ length: limits.fields }, (_, at) => `ALTER TABLE contact ADD COLUMN f${at + 1} TEXT`).join('; ') },
]
