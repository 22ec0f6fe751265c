// `onesixty start`: the whole house in this process, until a signal. Shows where to look and keeps the first key for
// the command line of this machine.
import { flushCompileCache } from 'node:module'
import { startHouse } from '../app.ts'
import type { Config } from '../config.ts'
import { DatabaseError } from '../db/database.ts'
import { keepFile } from '../kit/keep-file.ts'
import { createLog } from '../kit/log.ts'
import { keyFile } from './client.ts'
import { type AskedPersonality, conductAsAsked } from './personality.ts'
import { paint, print, printJson, Stop } from './terminal.ts'
import { untilSignal } from './until-signal.ts'

type Options = AskedPersonality & { readonly json?: boolean }
type House = Awaited<ReturnType<typeof startHouse>>

export async function start(config: Config, version: string, { json, ...asked }: Options): Promise<number> {
  process.umask(0o077) // messages and keys are for their owner's eyes
  const log = createLog(config.logLevel)
  const keepKey = async (key: string) => keepFile(keyFile(config), `${key}\n`)
  const house = await startHouse(config, { log, keepKey, conduct: (control) => conductAsAsked(control, asked) }).catch((error: unknown) => {
    throw explainPort(config, error)
  })
  const stopped = untilSignal(() => house.stop())
  if (json) printJson({ version, ...house.addresses, signIn: signInLink(house), setUp: setUpLink(house), firstKey: house.firstKey })
  else banner(config, version, house)
  flushCompileCache() // the next start finds it, however this one ends
  return stopped
}

/** A port or a database that cannot be had is no bug: it is said with what to do. Anything else stays what it is. */
export function explainPort({ httpPort, smppPort, smppTlsPort }: Config, error: unknown): unknown {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (error instanceof DatabaseError) return new Stop(error.message)
  if (code !== 'EADDRINUSE') return error
  const names = { ONESIXTY_HTTP_PORT: httpPort, ONESIXTY_SMPP_PORT: smppPort, ONESIXTY_SMPP_TLS_PORT: smppTlsPort }
  const setting = Object.entries(names).find(([, its]) => its === port)?.[0] ?? 'ONESIXTY_SMSC_PORT'
  return new Stop(
    `Port ${port} is taken, perhaps by another Onesixty. Stop it, or choose another port with ${setting}.`,
  )
}

const signInLink = ({ addresses, signIn }: House) => `${addresses.dashboard.replace(/\/+$/, '')}/#signin=${signIn}`

/** Its holder becomes the owner; printed as long as there is none. */
const setUpLink = ({ isOwned, addresses, setUp }: House) => (isOwned ? undefined : `${addresses.dashboard.replace(/\/+$/, '')}/#setup=${setUp}`)

function banner(config: Config, version: string, house: House): void {
  const { addresses, firstKey } = house
  const row = (name: string, value: string | undefined, more = '') => {
    if (value) print(`  ${name.padEnd(11)}${paint('cyan', value)}${more ? `  ${paint('dim', more)}` : ''}`)
  }
  print(`\n  ${paint('bold', 'Onesixty')} ${version} is ready in ${Math.round(performance.now())} ms\n`)
  row('Dashboard', signInLink(house), 'signs you in')
  row('Set-up', setUpLink(house), 'makes you the owner, with a password of your own')
  row('REST API', addresses.api)
  row('SMPP', addresses.smpp, 'for customers’ programs')
  row('Operator', addresses.smsc, 'the embedded SMSC and its virtual phones')
  row('Data', config.dataDir)
  if (firstKey) {
    row('First key', firstKey, 'shown this once')
    print(
      `             ${paint('dim', 'also kept in the data folder, so that `npx onesixty …` works here without copying it')}`,
    )
  }
  const beyond = [config.httpHost, config.smppHost].some((host) => !['127.0.0.1', '::1', 'localhost'].includes(host))
  if (beyond && house.isHeldBack)
    print(`\n  ${paint('yellow', 'Listening on this machine alone, whatever the settings say, until somebody owns it: open the set-up link, then start again.')}`)
  else if (!['127.0.0.1', '::1', 'localhost'].includes(config.httpHost))
    print(`\n  ${paint('yellow', `Reachable from other machines through ${config.httpHost}, without TLS of its own.`)}`)
  print(`\n  ${paint('dim', 'Ctrl-C stops it.')}\n`)
}
