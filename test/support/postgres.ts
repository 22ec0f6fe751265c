// A PostgreSQL of its own for a test, taken away again when the test's process ends however it ends. Where there is none
// the test is skipped and says why.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'

export type Postgres = {
  readonly url: string
  /** kill -9 of the server and all its sessions. */
  kill(): Promise<void>
  /** Starts the killed server again, on the same data. */
  start(): Promise<void>
  /** Makes an empty database in the server; its address. */
  database(): Promise<string>
  stop(): Promise<void>
}

type Line = { url: string } | { missing: string } | { killed: true }

/** The server, or why there is none. */
export async function startPostgres(): Promise<Postgres | { readonly missing: string }> {
  const script = join(import.meta.dirname, '..', '..', 'scripts', 'postgres.cjs')
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse(String((await lines.next()).value)) as Line
  const first = await next()
  if (!('url' in first)) return 'missing' in first ? first : { missing: 'PostgreSQL did not start' }
  let databases = 0
  const order = async (word: string) => {
    child.stdin.write(`${word}\n`)
    const answer = await next()
    if ('missing' in answer) throw new Error(answer.missing)
  }
  return {
    url: first.url,
    kill: () => order('kill'),
    start: () => order('start'),
    async database() {
      const name = `test_${++databases}`
      const client = new Client({ connectionString: first.url })
      await client.connect()
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
      return first.url.replace(/[^/]*$/, name)
    },
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}
