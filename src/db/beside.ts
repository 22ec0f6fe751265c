// Reads of a store beside the process that writes to it: for whoever checks an installation without trusting it. Changes
// nothing and takes no lock.
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import type { Database, Row, Value } from './database.ts'
import { DatabaseError } from './database.ts'
import { numbered, toParameter, valueTypes } from './dialect.ts'
import type { Store } from './open.ts'

export type Beside = Pick<Database, 'read' | 'close'>

export async function readBeside({ file, url }: Store): Promise<Beside> {
  if (url !== undefined) return readPostgres(url)
  if (!existsSync(file)) throw new DatabaseError(`${file} does not exist`)
  const db = new DatabaseSync(file, { readOnly: true })
  return {
    read: async (sql: string, values: readonly Value[] = []) => db.prepare(sql).all(...values) as Row[],
    close: async () => db.close(),
  }
}

async function readPostgres(connectionString: string): Promise<Beside> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000, options: '-c statement_timeout=60000 -c default_transaction_read_only=on' })
  try {
    await client.connect()
  } catch (cause) {
    throw new DatabaseError(`cannot connect to the database: ${(cause as Error).message}`, undefined, { cause })
  }
  return {
    read: async (sql, values = []) => (await client.query<Row>({ text: numbered(sql), values: values.map(toParameter), types: valueTypes })).rows,
    close: () => client.end(),
  }
}
