// The tables of this room. A message of one part is its own part; rows of `part` exist only for longer ones.
import type { Migration } from '../db/database.ts'
import { outboxMigrations } from './outbox/records.ts'

export const gatewayMigrations: readonly Migration[] = [
  {
    name: '0040-message',
    sql: `CREATE TABLE message (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, batch TEXT, mode INTEGER NOT NULL, lane INTEGER NOT NULL,
      state INTEGER NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL, text TEXT NOT NULL,
      encoding INTEGER NOT NULL, segments INTEGER NOT NULL, concat INTEGER NOT NULL, flash INTEGER NOT NULL,
      country TEXT, reference TEXT, tags TEXT, connection TEXT NOT NULL, route TEXT NOT NULL,
      created_at INTEGER NOT NULL, scheduled_at INTEGER, expires_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0, intent_at INTEGER, submitted_at INTEGER, finished_at INTEGER,
      operator_id TEXT, error TEXT, possible_duplicate INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX message_operator ON message (connection, operator_id) WHERE state = 4;
    CREATE INDEX message_recipient ON message (recipient, id);
    CREATE TABLE part (
      message TEXT NOT NULL, number INTEGER NOT NULL, connection TEXT NOT NULL, state INTEGER NOT NULL,
      operator_id TEXT, error TEXT, submitted_at INTEGER, finished_at INTEGER, PRIMARY KEY (message, number)
    ) WITHOUT ROWID;
    CREATE INDEX part_operator ON part (connection, operator_id) WHERE state = 4;
    CREATE TABLE receipt (
      id TEXT PRIMARY KEY, connection TEXT NOT NULL, operator_id TEXT NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL,
      state TEXT NOT NULL, error TEXT, at INTEGER NOT NULL, message TEXT
    ) WITHOUT ROWID;
    CREATE INDEX receipt_unmatched ON receipt (connection, operator_id) WHERE message IS NULL;
    CREATE TABLE note (
      message TEXT NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (message, at, event)
    ) WITHOUT ROWID;
    CREATE TABLE inbound (
      id TEXT PRIMARY KEY, connection TEXT NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL,
      esm_class INTEGER NOT NULL, data_coding INTEGER NOT NULL, octets BLOB NOT NULL, at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE idempotency (
      workspace TEXT NOT NULL, key TEXT NOT NULL, body_hash TEXT NOT NULL, result TEXT NOT NULL, created_at INTEGER NOT NULL,
      PRIMARY KEY (workspace, key)
    ) WITHOUT ROWID`,
  },
  ...outboxMigrations,
  { name: '0041-redrive', sql: 'ALTER TABLE message ADD COLUMN redrive_of TEXT' },
  {
    name: '0042-message-network',
    sql: `ALTER TABLE message ADD COLUMN network TEXT;
    ALTER TABLE message ADD COLUMN cost INTEGER;
    ALTER TABLE message ADD COLUMN cost_currency TEXT;
    ALTER TABLE message ADD COLUMN reason TEXT`,
  },
  { name: '0043-receipt-reference', sql: 'ALTER TABLE receipt ADD COLUMN reference INTEGER' },
  { name: '0044-part-reference', sql: 'ALTER TABLE part ADD COLUMN reference INTEGER' },
  { name: '0045-message-test', sql: 'CREATE INDEX message_test ON message (workspace, id) WHERE mode = 0' },
  {
    name: '0046-retention',
    sql: `ALTER TABLE message ADD COLUMN redacted_at INTEGER;
    CREATE INDEX message_code ON message (state, id) WHERE lane = 0 AND redacted_at IS NULL;
    CREATE INDEX receipt_message ON receipt (message) WHERE message IS NOT NULL;
    CREATE INDEX idempotency_age ON idempotency (created_at)`,
  },
  {
    // The workspace never first: all messages of one, newest first, would be taken from such an index and sorted.
    name: '0052-message-lists',
    sql: `CREATE INDEX message_sender ON message (sender, workspace, id);
    CREATE INDEX message_connection ON message (connection, workspace, id);
    CREATE INDEX message_batch ON message (batch, workspace, id) WHERE batch IS NOT NULL;
    CREATE INDEX message_reference ON message (reference, workspace, id) WHERE reference IS NOT NULL;
    CREATE INDEX message_failed ON message (state, workspace, id) WHERE state > 5;
    CREATE INDEX message_kept ON message (state, workspace, id) WHERE state IN (0, 2);
    CREATE INDEX message_redriven ON message (redrive_of) WHERE redrive_of IS NOT NULL`,
  },
  {
    name: '0049-receipt-unmatched',
    sql: `DROP INDEX receipt_unmatched;
    CREATE INDEX receipt_waiting ON receipt (id) WHERE message IS NULL;
    CREATE INDEX receipt_waiting_of ON receipt (connection, id) WHERE message IS NULL`,
  },
  {
    name: '0048-message-smpp',
    sql: `ALTER TABLE message ADD COLUMN wire TEXT;
    ALTER TABLE message ADD COLUMN account TEXT;
    ALTER TABLE message ADD COLUMN receipt_wanted INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE message ADD COLUMN handle BIGINT;
    ALTER TABLE message ADD COLUMN origin TEXT;
    CREATE INDEX message_handle ON message (account, handle) WHERE handle IS NOT NULL`,
  },
  { name: '0060-message-held', sql: 'ALTER TABLE message ADD COLUMN held_until INTEGER' },
  {
    name: '0061-message-price',
    sql: `ALTER TABLE message ADD COLUMN price INTEGER;
    ALTER TABLE message ADD COLUMN payer TEXT;
    ALTER TABLE message ADD COLUMN charged INTEGER`,
  },
  {
    name: '0062-message-campaign',
    sql: `ALTER TABLE message ADD COLUMN campaign TEXT;
    CREATE INDEX message_campaign ON message (campaign, workspace, id) WHERE campaign IS NOT NULL`,
  },
  { name: '0130-inbound-sender', sql: 'CREATE INDEX inbound_sender ON inbound (sender, workspace, id)' },
  { name: '0066-message-included', sql: 'ALTER TABLE message ADD COLUMN included INTEGER' },
  { name: '0063-message-spender', sql: 'ALTER TABLE message ADD COLUMN spender TEXT' },
  {
    name: '0064-message-keeps-text',
    sql: `ALTER TABLE message ADD COLUMN keeps_text INTEGER;
    DROP INDEX message_code;
    CREATE INDEX message_code ON message (state, id) WHERE lane = 0 AND redacted_at IS NULL AND keeps_text IS NULL`,
  },
]
