// A process that writes without end and says on standard output what has been answered, so that a test can kill it. Each
// transaction has two rows, in two tables, of which either both or none may be found again. The output must be a file: a
// pipe may be full.
import { writeSync } from 'node:fs'
import { openDatabase } from '../../src/db/open.ts'
import { pairMigrations } from './database.ts'

const { file, url } = JSON.parse(process.argv[2]!) as { file: string; url?: string }
const db = await openDatabase({ file, ...(url ? { url } : {}), migrations: pairMigrations }, () => process.exit(70))
const run = process.pid * 1_000_000
let last = run

async function writer(): Promise<never> {
  for (;;) {
    const id = ++last
    const rows = id % 3 === 0 ? Array.from({ length: 20 }, (_, at) => [id * 100 + at]) : [[id * 100]]
    await db.write([{ sql: 'INSERT INTO left_one VALUES (?)', rows }, { sql: 'INSERT INTO right_one VALUES (?)', rows }])
    writeSync(1, `${id}\n`)
  }
}
await Promise.all(Array.from({ length: 50 }, writer))
