// The gateway of a benchmark: the whole house but for the SMSC, which is another process; ends with its parent.
import { join } from 'node:path'
import { startHouse } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/kit/log.ts'

process.on('disconnect', () => process.exit(0))
const read = readConfig({
  ONESIXTY_HTTP_PORT: '0',
  ONESIXTY_DATA_DIR: join(process.env['BENCH_FOLDER']!, 'gateway'),
  ONESIXTY_API_KEY: process.env['BENCH_KEY']!,
})
if ('faults' in read) throw new Error(read.faults.join('\n'))
const operator = { host: '127.0.0.1', port: Number(process.env['BENCH_SMSC_PORT']) }
const house = await startHouse(read.config, { log: createLog('warn'), operator })
process.send!({ url: house.addresses.api.replace(/\/v1$/, '') })
