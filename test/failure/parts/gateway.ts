// A whole house but for the SMSC, in a process that a test may kill: bound to an operator elsewhere. Ends with its parent.
import { startHouse } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/kit/log.ts'

process.on('disconnect', () => process.exit(0))
const read = readConfig()
if ('faults' in read) throw new Error(read.faults.join('\n'))
const operator = { host: '127.0.0.1', port: Number(process.env['OPERATOR_PORT']) }
const house = await startHouse(read.config, { log: createLog(read.config.logLevel), operator })
process.once('SIGTERM', () => {
  house.stop().then(() => process.exit(0), (error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})
process.send!({ url: house.addresses.api.replace(/\/v1$/, '') })
