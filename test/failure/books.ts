// The gateway's database as the witness reads it, whichever one it is: while the gateway runs, and after it was killed.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Client, type ClientConfig } from 'pg'
import { numbered, valueTypes } from '../../src/db/dialect.ts'

export type BookRow = Readonly<Record<string, unknown>>
export type Books = {
  rows(sql: string, ...values: readonly SQLInputValue[]): Promise<readonly BookRow[]>
  /** Resolves when nothing of a gateway that was killed can be written any more. */
  quiet(): Promise<void>
}

export const sqliteBooks = (file: string): Books => ({
  async rows(sql, ...values) {
    const db = new DatabaseSync(file, { readOnly: true })
    try {
      return db.prepare(sql).all(...values)
    } finally {
      db.close()
    }
  },
  quiet: () => Promise.resolve(),
})

/** What of the server's sessions is the gateway's. */
const gatewaySessions = `SELECT count(*) AS n FROM pg_stat_activity WHERE application_name = 'onesixty' AND datname = current_database()`
const quietWithinMs = 30_000

export function postgresBooks(url: string): Books {
  const rows: Books['rows'] = async (sql, ...values) => {
    const client = new Client({ connectionString: url, types: valueTypes as ClientConfig['types'] })
    await client.connect()
    try {
      return (await client.query<BookRow>(numbered(sql), [...values])).rows
    } finally {
      await client.end()
    }
  }
  return {
    rows,
    /** The server finishes what it has been sent, whether or not somebody waits for the answer. */
    async quiet() {
      for (const end = performance.now() + quietWithinMs; performance.now() < end; ) {
        const [row] = await rows(gatewaySessions)
        if (Number(row!['n']) === 0) return
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      throw new Error('sessions of a gateway that was killed are still there')
    },
  }
}
