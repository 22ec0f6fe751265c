// `onesixty smsc`: the SMSC alone, with its own store, as an operator for other gateways. Its phones show on this
// terminal.
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openSqlite } from '../db/sqlite.ts'
import { systemChance } from '../kit/chance.ts'
import { systemClock } from '../kit/clock.ts'
import { createLog } from '../kit/log.ts'
import { listenSmsc } from '../smsc/listen.ts'
import { openSmsc } from '../smsc/open.ts'
import { smscMigrations } from '../smsc/records.ts'
import { conductFrom } from './personality.ts'
import { explainPort } from './start.ts'
import { note, paint, print, printJson } from './terminal.ts'
import { untilSignal } from './until-signal.ts'

const host = '127.0.0.1'
const account = { systemId: 'demo', password: 'demo' }

type Options = { readonly json?: boolean; readonly personality?: string; readonly seed?: number }

export async function smsc(config: Config, { json, personality = 'healthy', seed }: Options): Promise<number> {
  process.umask(0o077) // messages are for their owner's eyes
  const log = createLog(config.logLevel)
  const db = await openSqlite({
    file: join(config.dataDir, 'smsc-alone.db'), // never the file of a house that runs beside it
    migrations: smscMigrations,
    onBroken: endNow,
  }).catch((error: unknown) => {
    throw explainPort(config, error)
  })
  const centre = openSmsc({ db, clock: systemClock, chance: systemChance, log, accounts: [account], onBroken: endNow })
  const unwatch = conductFrom(personality, seed, centre.personality)
  await centre.start()
  const door = await listenSmsc({ smsc: centre, host, port: config.smscPort }).catch((error: unknown) => {
    throw explainPort(config, error)
  })
  const stopped = untilSignal(async () => {
    unwatch()
    await door.close()
    await centre.stop()
    await db.close()
  })
  centre.phones.watch((batch) => {
    for (const message of batch) {
      const { at, from, to, text } = message
      if (json) printJson(message)
      else print(`${paint('dim', new Date(at).toISOString())}  ${from} → ${to}  ${JSON.stringify(text)}`)
    }
  })
  note(`SMSC on ${host}:${door.port}, system id ${account.systemId}, password ${account.password}. Ctrl-C stops it.`)
  return stopped
}

/** A failed commit must not be tried again, and nothing may be acknowledged after it. */
function endNow(cause: unknown): never {
  note(`The message store failed: ${String(cause)}`)
  process.exit(1)
}
