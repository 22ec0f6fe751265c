// The tables of consent: the ledger of facts, how things stand after them, and what each workspace set.
import type { Migration } from '../db/database.ts'

export const consentMigrations: readonly Migration[] = [
  {
    name: '0075-consent',
    sql: `CREATE TABLE consent_entry (
      workspace TEXT NOT NULL, mode INTEGER NOT NULL, seq BIGINT NOT NULL, id TEXT NOT NULL, number_hash TEXT NOT NULL, number TEXT,
      sender TEXT NOT NULL, purpose TEXT NOT NULL, action TEXT NOT NULL, source TEXT NOT NULL, at BIGINT NOT NULL, recorded_at BIGINT NOT NULL,
      wording TEXT, wording_version TEXT, url TEXT, ip TEXT, inbound TEXT, message TEXT, actor TEXT,
      detail_hash TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (workspace, mode, seq)
    );
    CREATE INDEX consent_entry_number ON consent_entry (workspace, mode, number_hash, seq);
    CREATE TABLE consent_standing (
      workspace TEXT NOT NULL, mode INTEGER NOT NULL, number_hash TEXT NOT NULL, sender TEXT NOT NULL, purpose TEXT NOT NULL,
      state TEXT NOT NULL, number TEXT, seq BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (workspace, mode, number_hash, sender, purpose)
    );
    CREATE INDEX consent_standing_number ON consent_standing (workspace, mode, number);
    CREATE INDEX consent_standing_stopped ON consent_standing (workspace, mode, number_hash) WHERE state IN ('out', 'suppressed', 'paused');
    CREATE TABLE consent_setting (
      workspace TEXT PRIMARY KEY, bulk_needs_consent INTEGER NOT NULL, quiet_hours INTEGER NOT NULL, cap INTEGER NOT NULL, cap_hours INTEGER NOT NULL,
      help TEXT
    );
    CREATE TABLE consent_review (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, mode INTEGER NOT NULL, number TEXT NOT NULL, sender TEXT NOT NULL, inbound TEXT NOT NULL,
      text TEXT NOT NULL, at BIGINT NOT NULL, decision TEXT, decided_at BIGINT, decided_by TEXT
    );
    CREATE INDEX consent_review_open ON consent_review (workspace, mode, id) WHERE decision IS NULL`,
  },
]
