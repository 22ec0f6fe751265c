// The tables of this room: keywords, questions that wait for an answer, automatic answers that were given, sign-up forms,
// and conversations.
import type { Migration } from '../db/database.ts'

export const inboundMigrations: readonly Migration[] = [
  {
    name: '0076-inbound',
    sql: `CREATE TABLE inbound_keyword (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, mode INTEGER NOT NULL, number TEXT NOT NULL, words TEXT NOT NULL, action TEXT NOT NULL,
      valid_from BIGINT, valid_until BIGINT, created_at BIGINT NOT NULL
    );
    CREATE INDEX inbound_keyword_of ON inbound_keyword (workspace, mode, id);
    CREATE TABLE inbound_question (
      workspace TEXT NOT NULL, mode INTEGER NOT NULL, person TEXT NOT NULL, number TEXT NOT NULL, asked TEXT NOT NULL, expires_at BIGINT NOT NULL,
      PRIMARY KEY (workspace, mode, person, number)
    );
    CREATE INDEX inbound_question_age ON inbound_question (expires_at);
    CREATE TABLE inbound_answer (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, mode INTEGER NOT NULL, person TEXT NOT NULL, number TEXT NOT NULL, text TEXT NOT NULL, at BIGINT NOT NULL
    );
    CREATE INDEX inbound_answer_person ON inbound_answer (workspace, mode, person, at);
    CREATE INDEX inbound_answer_age ON inbound_answer (at);
    CREATE TABLE inbound_form (
      id TEXT PRIMARY KEY, workspace TEXT NOT NULL, mode INTEGER NOT NULL, content TEXT NOT NULL, created_at BIGINT NOT NULL, removed_at BIGINT
    );
    CREATE INDEX inbound_form_of ON inbound_form (workspace, mode, id)`,
  },
  {
    name: '0131-inbound-thread',
    sql: `CREATE TABLE inbound_thread (
      workspace TEXT NOT NULL, mode INTEGER NOT NULL, person TEXT NOT NULL, number TEXT NOT NULL, latest TEXT NOT NULL, at BIGINT NOT NULL,
      unread INTEGER NOT NULL, state TEXT NOT NULL, assignee TEXT, PRIMARY KEY (workspace, mode, person)
    );
    CREATE INDEX inbound_thread_latest ON inbound_thread (workspace, mode, latest);
    CREATE INDEX inbound_thread_state ON inbound_thread (workspace, mode, state, latest);
    CREATE INDEX inbound_thread_unread ON inbound_thread (workspace, mode, latest) WHERE unread > 0;
    CREATE INDEX inbound_thread_of ON inbound_thread (workspace, mode, assignee, latest) WHERE assignee IS NOT NULL`,
  },
]
