// `onesixty start`: the whole house in this process, until a signal. Shows where to look and keeps the first key for the
// command line of this machine.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { startHouse } from '../app.ts'
import type { Config } from '../config.ts'
import { createLog } from '../kit/log.ts'
import { keyFile } from './client.ts'
import { note, paint, print, printJson, Stop } from './terminal.ts'

type House = Awaited<ReturnType<typeof startHouse>>

export async function start(config: Config, version: string, { json }: { json?: boolean }): Promise<number> {
  const log = createLog(config.logLevel)
  const house = await startHouse(config, { log }).catch((error: NodeJS.ErrnoException & { port?: number }) => {
    if (error.code === 'EADDRINUSE')
      throw new Stop(`Port ${error.port} is taken, perhaps by another Onesixty. Stop it, or choose another port with ${portSetting(config, error.port)}.`)
    throw error
  })
  const stopped = untilSignal(house)
  if (house.firstKey) await keepKey(config, house.firstKey)
  if (json) printJson({ version, ...house.addresses, signIn: signInLink(house), firstKey: house.firstKey })
  else banner(config, version, house)
  return stopped
}

function portSetting({ httpPort, smppPort }: Config, port?: number): string {
  if (port === httpPort) return 'ONESIXTY_HTTP_PORT'
  return port === smppPort ? 'ONESIXTY_SMPP_PORT' : 'ONESIXTY_SMSC_PORT'
}

async function keepKey(config: Config, key: string): Promise<void> {
  const file = keyFile(config)
  await mkdir(config.dataDir, { recursive: true })
  await writeFile(`${file}.new`, `${key}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

const signInLink = ({ addresses, signIn }: House) => `${addresses.dashboard.replace(/\/+$/, '')}/#signin=${signIn}`

function banner(config: Config, version: string, house: House): void {
  const { addresses, firstKey } = house
  const row = (name: string, value: string | undefined, more = '') => {
    if (value) print(`  ${name.padEnd(11)}${paint('cyan', value)}${more ? `  ${paint('dim', more)}` : ''}`)
  }
  print(`\n  ${paint('bold', 'Onesixty')} ${version} is ready in ${Math.round(performance.now())} ms\n`)
  row('Dashboard', signInLink(house), 'signs you in')
  row('REST API', addresses.api)
  row('SMPP', addresses.smpp, 'for customers’ programs')
  row('Operator', addresses.smsc, 'the embedded SMSC and its virtual phones')
  row('Data', relative(process.cwd(), config.dataDir) || '.')
  if (firstKey) {
    row('First key', firstKey, 'shown this once')
    print(`             ${paint('dim', 'also kept in the data folder, so that `npx onesixty …` works here without copying it')}`)
  }
  if (!['127.0.0.1', '::1', 'localhost'].includes(config.httpHost))
    print(`\n  ${paint('yellow', `Reachable from other machines through ${config.httpHost}, without TLS of its own.`)}`)
  print(`\n  ${paint('dim', 'Ctrl-C stops it.')}\n`)
}

const stopWithinMs = 30_000

/** Exit code 0 once the house has stopped on a signal; 1 when it takes too long or the signal is repeated. */
function untilSignal(house: House): Promise<number> {
  return new Promise((resolve) => {
    let asked: number | undefined
    const onSignal = () => {
      const now = performance.now()
      // A terminal and npm may both pass on the one Ctrl-C: only a later one is a second wish.
      if (asked !== undefined) return void (now - asked > 1_000 && resolve(1))
      asked = now
      note('Stopping: finishing what is under way ...')
      setTimeout(() => {
        note(`It did not stop within ${stopWithinMs / 1_000} s; ending it. Nothing acknowledged is lost.`)
        resolve(1)
      }, stopWithinMs).unref()
      house.stop().then(() => resolve(0), (error: unknown) => {
        note(`Stopping failed: ${(error as Error).message}`)
        resolve(1)
      })
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  })
}
