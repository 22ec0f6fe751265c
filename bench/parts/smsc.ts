// The SMSC of a benchmark, alone in its process; ends with its parent.
import { join } from 'node:path'
import { openSqlite } from '../../src/db/sqlite.ts'
import { systemChance } from '../../src/kit/chance.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { createLog } from '../../src/kit/log.ts'
import { listenSmsc } from '../../src/smsc/listen.ts'
import { openSmsc } from '../../src/smsc/open.ts'
import { smscMigrations } from '../../src/smsc/records.ts'

process.on('disconnect', () => process.exit(0))
const db = await openSqlite({ file: join(process.env['BENCH_FOLDER']!, 'smsc.db'), migrations: smscMigrations })
const accounts = [{ systemId: 'demo', password: 'demo' }]
const smsc = openSmsc({ db, clock: systemClock, chance: systemChance, log: createLog('warn'), accounts })
await smsc.start()
const { port } = await listenSmsc({ smsc, host: '127.0.0.1', port: Number(process.env['BENCH_PORT'] ?? 0) })
process.send!({ port })
