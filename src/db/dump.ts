// PostgreSQL copied and put back by its own programs, pg_dump and pg_restore, which must be installed. The password goes
// to them in a file that only its owner may read, never on a command line.
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { stepsTaken } from './migrate.ts'

/** Holds the present content of a database in a transaction of its own, for `copy` to write to the file `to`. */
export async function takeDump(url: string, to: string) {
  const client = new Client({ connectionString: url, application_name: 'onesixty backup' })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows: exported } = await client.query<{ snapshot: string }>('SELECT pg_export_snapshot() AS snapshot')
    const { rows } = await client.query<{ name: string }>(stepsTaken)
    return {
      steps: rows.map(({ name }) => name),
      copy: () => run('pg_dump', url, ['--format=custom', '--no-owner', '--no-privileges', `--snapshot=${exported[0]!.snapshot}`, `--file=${to}`]),
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

/** All or nothing, into a database that has none of our tables. */
export const restoreDump = (url: string, from: string) =>
  run('pg_restore', url, ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges', from])

async function run(program: string, url: string, options: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'onesixty-'))
  try {
    const address = new URL(url)
    const secret = decodeURIComponent(address.password).replace(/[\\:]/g, '\\$&')
    const passfile = join(folder, 'pgpass')
    await writeFile(passfile, `*:*:*:*:${secret}\n`, { mode: 0o600 })
    address.password = ''
    address.searchParams.set('passfile', passfile)
    await new Promise<void>((resolve, reject) => {
      const child = spawn(program, [...options, `--dbname=${address.href}`], { stdio: ['ignore', 'ignore', 'pipe'] })
      let said = ''
      child.stderr.on('data', (chunk: Buffer) => void (said = (said + chunk.toString()).slice(-2_000)))
      child.on('error', () => reject(new Error(`${program} is not to be found: install the client programs of PostgreSQL`)))
      child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} failed: ${said.trim()}`))))
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}
