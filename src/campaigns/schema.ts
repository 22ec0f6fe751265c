// The tables of this room: campaigns, and one row for each of their recipients.
import type { Migration } from '../db/database.ts'

/** The state of a recipient, as stored. */
export const rowState = { waiting: 0, handed: 1, excluded: 2 } as const

export const campaignMigrations: readonly Migration[] = [
  {
    name: '0120-campaign',
    sql: `CREATE TABLE campaign (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, mode INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT, version INTEGER NOT NULL,
      content TEXT NOT NULL, facts TEXT NOT NULL, share TEXT, created_at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX campaign_list ON campaign (workspace, id);
    CREATE INDEX campaign_open ON campaign (id) WHERE state NOT IN ('finished', 'failed', 'draft');
    CREATE UNIQUE INDEX campaign_share ON campaign (share) WHERE share IS NOT NULL;
    CREATE TABLE recipient (
      campaign TEXT NOT NULL, number TEXT NOT NULL, state INTEGER NOT NULL, bucket INTEGER NOT NULL, language TEXT, zone TEXT, fields TEXT,
      message TEXT, reason TEXT, version INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (campaign, number)
    ) WITHOUT ROWID;
    CREATE TABLE campaign_answer (
      campaign TEXT NOT NULL, number TEXT NOT NULL, stop INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (campaign, number)
    ) WITHOUT ROWID;
    CREATE TABLE campaign_policy (workspace TEXT PRIMARY KEY, policy TEXT NOT NULL) WITHOUT ROWID`,
  },
  {
    name: '0121-recipient-due',
    sql: `ALTER TABLE recipient ADD COLUMN due_at INTEGER;
    CREATE INDEX recipient_due ON recipient (campaign, due_at) WHERE state = 0 AND due_at IS NOT NULL`,
  },
]
