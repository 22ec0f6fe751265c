// The operator of a failure test, in a process that may be killed or stopped; its store is its memory. Ends with its parent.
import { join } from 'node:path'
import { openSqlite } from '../../../src/db/sqlite.ts'
import { systemChance } from '../../../src/kit/chance.ts'
import { systemClock } from '../../../src/kit/clock.ts'
import { createLog } from '../../../src/kit/log.ts'
import { listenSmsc } from '../../../src/smsc/listen.ts'
import { openSmsc } from '../../../src/smsc/open.ts'
import { smscMigrations } from '../../../src/smsc/records.ts'

process.on('disconnect', () => process.exit(0))
const end = (cause: unknown): never => {
  console.error(cause)
  process.exit(70)
}
const db = await openSqlite({ file: join(process.env['SMSC_FOLDER']!, 'smsc.db'), migrations: smscMigrations, onBroken: end })
const accounts = [{ systemId: 'demo', password: 'demo' }]
const smsc = openSmsc({ db, clock: systemClock, chance: systemChance, log: createLog('error'), accounts, onBroken: end })
await smsc.start()
const { port } = await listenSmsc({ smsc, host: '127.0.0.1', port: Number(process.env['SMSC_PORT']) })
process.send!({ port })
