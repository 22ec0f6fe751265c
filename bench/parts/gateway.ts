// The gateway of a benchmark: the whole house but for the SMSC, which is another process; ends with its parent. Settings of
// the environment hold for it too.
import { flushCompileCache } from 'node:module'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { startHouse } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/kit/log.ts'

process.on('disconnect', () => process.exit(0))

/** When each code was handed to a socket, by its text: told to the parent, which asked for it by naming the mark. */
const mark = process.env['BENCH_MARK']
if (mark) {
  const write = Socket.prototype.write
  Socket.prototype.write = function (this: Socket, ...given: Parameters<typeof write>) {
    const [bytes] = given as unknown as [Uint8Array | string]
    if (typeof bytes !== 'string') {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      for (let at = buffer.indexOf(mark); at >= 0; at = buffer.indexOf(mark, at + 1))
        process.send!({ code: buffer.toString('latin1', at + mark.length, at + mark.length + 6), at: performance.timeOrigin + performance.now() })
    }
    return write.apply(this, given)
  } as typeof write
}

const given = Object.entries(process.env).filter(([name]) => name.startsWith('ONESIXTY_'))
const read = readConfig({
  ...Object.fromEntries(given),
  ONESIXTY_HTTP_PORT: '0',
  ONESIXTY_SMPP_PORT: '0',
  ONESIXTY_DATA_DIR: join(process.env['BENCH_FOLDER']!, 'gateway'),
  ONESIXTY_API_KEY: process.env['BENCH_KEY']!,
  ONESIXTY_REQUESTS_PER_SECOND: '0', // the load has one key and one address
  ONESIXTY_REQUESTS_PER_ADDRESS: '0',
})
if ('faults' in read) throw new Error(read.faults.join('\n'))
const operator = { host: '127.0.0.1', port: Number(process.env['BENCH_SMSC_PORT']) }
const house = await startHouse(read.config, { log: createLog('warn'), operator })
flushCompileCache() // as `start` does
process.send!({ url: house.addresses.api.replace(/\/v1$/, ''), port: Number(house.addresses.smpp.split(':').at(-1)) })
