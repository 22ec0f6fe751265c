// PostgreSQL ends the sessions that only read, as an administrator or a time-out does; what sending depends on waits for others.
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { patient } from '../../src/db/patient.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const why = 'missing' in postgres ? `: skipped, ${postgres.missing}` : ''
const endReaders = `SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a
  WHERE a.datname = current_database() AND a.application_name = 'onesixty'
    AND NOT EXISTS (SELECT 1 FROM pg_locks l WHERE l.pid = a.pid AND l.locktype = 'advisory')`

test.skipIf('missing' in postgres)(`sessions that read are ended again and again, and every read is answered${why}`, async () => {
  if ('missing' in postgres) return
  const url = await postgres.database()
  const opened = await openPostgres({ url, migrations: [] })
  const db = patient(opened, { clock: systemClock, log: silentLog })
  const client = new Client({ connectionString: url })
  await client.connect()
  let answered = 0
  let refused = 0
  let going = true
  const reading = async (read: typeof opened.read) => {
    while (going)
      await read('SELECT pg_sleep(0.002)').then(() => answered++, () => refused++)
  }
  const patiently = [reading(db.read), reading(db.read)]
  for (let round = 0; round < 20 || (answered <= 20 && round < 1_000); round++) {
    await client.query(endReaders)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  going = false
  await Promise.all(patiently)
  expect([refused, answered > 20]).toEqual([0, true])
  await client.end()
  await db.close()
  await postgres.stop()
}, 60_000)
