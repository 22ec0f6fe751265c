// The gateway's database as the witness reads it, whichever one it is: while the gateway runs, and after it was killed; and
// whether its money adds up then. A gateway that is about to be killed is charged first, so that there is some.
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Client, type ClientConfig } from 'pg'
import { numbered, valueTypes } from '../../src/db/dialect.ts'
import { ledgerFaults, ledgerTables } from '../support/ledger-sums.ts'

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

/** Of a site whose house keeps its database in a file. */
export const booksOf = ({ env }: { readonly env: Readonly<Record<string, string>> }): Books => sqliteBooks(join(env['ONESIXTY_DATA_DIR']!, 'onesixty.db'))

/** What does not add up in the ledger of a gateway that is not running: every test that kills asks this, and finds nothing. */
export async function unbalanced(books: Books): Promise<string[]> {
  await books.quiet()
  const [entries] = await books.rows('SELECT count(*) AS n FROM ledger_entry')
  return [...(Number(entries!['n']) === 0 ? ['nothing was ever booked'] : []), ...ledgerFaults(await ledgerTables((sql) => books.rows(sql)))]
}

/** From now on every message of this house is paid for, by the part. */
export async function charge({ url, key }: { readonly url: string; readonly key: string }): Promise<void> {
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) }
    const response = await fetch(`${url}/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as { id: string; workspace: string }
  }
  const { workspace } = await ask('GET', '/me')
  const { id: plan } = await ask('POST', '/plans', { name: 'Town', currency: 'EUR' })
  await ask('POST', '/prices', { plan, source: 'town', prices: [{ country: 'NL', price: '0.0832' }, { country: 'NL', traffic: 'otp', price: '0.0312' }, { price: '0.1' }] })
  await ask('PUT', `/workspaces/${workspace}/plan`, { plan })
  await ask('POST', `/workspaces/${workspace}/entries`, { kind: 'top_up', amount: '1000000' })
}

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
