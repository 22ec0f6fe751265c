// The tables of the centre, in its own database file, step by step. A message stays in smsc_messages as a record when
// nothing is to be done with it any more; what a phone has received or written stands in smsc_phone_messages.
import type { Migration } from '../db/database.ts'

// A type of address is ton * 256 + npi. The index of what is owed holds open rows only, so it stays small however long
// the centre runs; a secondary index ends in the rowid, which is the order that both indexes are read in.
const first = `
CREATE TABLE smsc_sequence (name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO smsc_sequence VALUES ('message', 1), ('shown', 1);

CREATE TABLE smsc_messages (
  id INTEGER PRIMARY KEY, stage INTEGER NOT NULL, state INTEGER NOT NULL, account TEXT NOT NULL,
  source_type INTEGER NOT NULL, source TEXT NOT NULL, destination_type INTEGER NOT NULL, destination TEXT NOT NULL,
  esm_class INTEGER NOT NULL, data_coding INTEGER NOT NULL, registered_delivery INTEGER NOT NULL, octets BLOB NOT NULL,
  sar INTEGER NOT NULL, user_reference INTEGER, flash INTEGER NOT NULL,
  accepted_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, done_at INTEGER NOT NULL
);
CREATE INDEX smsc_owed ON smsc_messages (account) WHERE stage > 0;

CREATE TABLE smsc_parts (
  id INTEGER PRIMARY KEY, series TEXT NOT NULL, sequence INTEGER NOT NULL, total INTEGER NOT NULL,
  phone INTEGER NOT NULL, sender TEXT NOT NULL, account TEXT NOT NULL, esm_class INTEGER NOT NULL,
  data_coding INTEGER NOT NULL, octets BLOB NOT NULL, flash INTEGER NOT NULL, at INTEGER NOT NULL
);

CREATE TABLE smsc_phone_messages (
  id INTEGER PRIMARY KEY, phone INTEGER NOT NULL, direction INTEGER NOT NULL, peer TEXT NOT NULL, text TEXT NOT NULL,
  at INTEGER NOT NULL, parts INTEGER NOT NULL, flash INTEGER NOT NULL, account TEXT NOT NULL
);
CREATE INDEX smsc_phone ON smsc_phone_messages (phone);
`

// Subscribers are ranges with what is usual in them, and single numbers that differ from it.
const second = `
CREATE TABLE smsc_subscribers (
  number INTEGER PRIMARY KEY, state TEXT NOT NULL, imsi TEXT, network TEXT, roaming TEXT, old_phone INTEGER NOT NULL
);
CREATE TABLE smsc_subscriber_ranges (
  id INTEGER PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL, network TEXT, state TEXT NOT NULL
);
`

// A small number can be read in two bases: 18 is also hexadecimal 12, and both may be parts of one message.
const largeIds = "UPDATE smsc_sequence SET next = 1000001 WHERE name = 'message' AND next <= 1000000"

// What is to be delivered has a stage below 0, so that the index of what is owed stays as it is. Each index holds open
// rows only. `traits` are bits: 1 flash, 2 replaces another, 4 set_dpf.
const third = `
UPDATE smsc_messages SET stage = -1 WHERE stage = 0;
ALTER TABLE smsc_messages RENAME COLUMN flash TO traits;
ALTER TABLE smsc_messages ADD COLUMN service_type TEXT NOT NULL DEFAULT '';
ALTER TABLE smsc_messages ADD COLUMN protocol_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE smsc_messages ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
ALTER TABLE smsc_messages ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE smsc_messages ADD COLUMN cause INTEGER NOT NULL DEFAULT 0;
ALTER TABLE smsc_messages ADD COLUMN about INTEGER;
ALTER TABLE smsc_messages ADD COLUMN tariff TEXT;
CREATE INDEX smsc_enroute ON smsc_messages (stage) WHERE stage = -1;
CREATE INDEX smsc_waiting ON smsc_messages (destination, stage, priority DESC, id) WHERE stage < -1;
CREATE INDEX smsc_expiring ON smsc_messages (expires_at) WHERE stage = -2;
CREATE INDEX smsc_scheduled ON smsc_messages (due_at) WHERE stage = -3;
ALTER TABLE smsc_phone_messages ADD COLUMN sources TEXT NOT NULL DEFAULT '';
CREATE TABLE smsc_alerts (
  number TEXT NOT NULL, account TEXT NOT NULL, ton INTEGER NOT NULL, npi INTEGER NOT NULL, address TEXT NOT NULL,
  PRIMARY KEY (number, account, address)
) WITHOUT ROWID;
`

const fourth = `
CREATE TABLE smsc_broadcasts (
  id INTEGER PRIMARY KEY, account TEXT NOT NULL, source TEXT NOT NULL, source_ton INTEGER NOT NULL,
  service_type TEXT NOT NULL, content_type INTEGER NOT NULL, text TEXT NOT NULL, areas TEXT NOT NULL,
  repetitions INTEGER NOT NULL, interval_ms INTEGER NOT NULL, accepted_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  state INTEGER NOT NULL, sent INTEGER NOT NULL, next_at INTEGER NOT NULL, done_at INTEGER NOT NULL
);
CREATE TABLE smsc_broadcast_phones (
  broadcast INTEGER NOT NULL, phone INTEGER NOT NULL, PRIMARY KEY (broadcast, phone)
) WITHOUT ROWID;
`

// Messages for numbers that another centre serves: which one, and the number it gave them.
const fifth = `
ALTER TABLE smsc_messages ADD COLUMN peer TEXT;
ALTER TABLE smsc_messages ADD COLUMN remote TEXT;
CREATE INDEX smsc_relaying ON smsc_messages (peer, id) WHERE stage = -4;
CREATE INDEX smsc_relayed ON smsc_messages (peer, remote) WHERE stage = -5;
CREATE INDEX smsc_relayed_expiring ON smsc_messages (expires_at) WHERE stage = -5;
`

// What the operator is like, as somebody wrote it; account '' means all that have none of their own.
const sixth = `
CREATE TABLE smsc_personalities (account TEXT PRIMARY KEY, written TEXT NOT NULL, seed INTEGER NOT NULL) WITHOUT ROWID;
`

// What test keys see, where flash is at least 2: one phone's, and all in order.
const seventh = `
CREATE INDEX smsc_tests_on_phone ON smsc_phone_messages (phone) WHERE flash >= 2;
CREATE INDEX smsc_tests_in_order ON smsc_phone_messages (id) WHERE flash >= 2;
`

export const smscMigrations: readonly Migration[] = [
  { name: 'smsc-0001-messages', sql: first },
  { name: 'smsc-0002-subscribers', sql: second },
  { name: 'smsc-0003-waiting', sql: third },
  { name: 'smsc-0004-broadcasts', sql: fourth },
  { name: 'smsc-0005-relay', sql: fifth },
  { name: 'smsc-0003-large-ids', sql: largeIds },
  { name: 'smsc-0006-personalities', sql: sixth },
  { name: 'smsc-0007-tests', sql: seventh },
]
