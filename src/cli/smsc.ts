// `onesixty smsc`: the SMSC alone, with its own store, as an operator for other gateways. Its phones show on this
// terminal.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openSqlite } from '../db/sqlite.ts'
import { systemChance } from '../kit/chance.ts'
import { systemClock } from '../kit/clock.ts'
import { createLog } from '../kit/log.ts'
import { tcpDial } from '../smpp/sockets.ts'
import { listenSmsc } from '../smsc/listen.ts'
import { openSmsc } from '../smsc/open.ts'
import { smscMigrations } from '../smsc/records.ts'
import { makeRanges, readSettings, type CentreSettings } from '../smsc/settings.ts'
import { conductAsAsked } from './personality.ts'
import { explainPort } from './start.ts'
import { note, paint, print, printJson, Stop } from './terminal.ts'
import { untilSignal } from './until-signal.ts'

const host = '127.0.0.1'
const demo = { systemId: 'demo', password: 'demo' }

type Options = {
  readonly json?: boolean
  readonly personality?: string
  readonly seed?: number
  readonly file?: string
}

export async function smsc(config: Config, { json, personality, seed, file }: Options): Promise<number> {
  process.umask(0o077) // messages are for their owner's eyes
  const log = createLog(config.logLevel)
  const { accounts = [demo], cells, peers = [], ranges, keepRecordsDays } = file === undefined ? {} : settingsIn(file)
  const db = await openSqlite({
    file: join(config.dataDir, 'smsc-alone.db'), // never the file of a house that runs beside it
    migrations: smscMigrations,
    onBroken: endNow,
  }).catch((error: unknown) => {
    throw explainPort(config, error)
  })
  const centre = openSmsc({
    db, clock: systemClock, chance: systemChance, log, accounts, onBroken: endNow,
    peers: peers.map(({ host: theirs, port, tls = false, ...peer }) => ({
      ...peer, dial: tcpDial({ host: theirs, port, tls }),
    })),
    ...(cells ? { cells } : {}),
    keepPerPhone: config.keepPerPhone,
    ...(keepRecordsDays ? { keepRecordsMs: keepRecordsDays * 86_400_000 } : {}),
  })
  const unwatch = conductAsAsked(centre.personality, { personality, seed })
  await centre.start()
  await makeRanges(centre.subscribers, ranges)
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
  const who = accounts.length === 1 && accounts[0] === demo
    ? `system id ${demo.systemId}, password ${demo.password}`
    : `for ${accounts.map(({ systemId }) => systemId).join(', ') || 'nobody'}`
  note(`SMSC on ${host}:${door.port}, ${who}. Ctrl-C stops it.`)
  return stopped
}

/** Accounts, cells, other centres and ranges from a JSON file. */
function settingsIn(file: string): CentreSettings {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Stop(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, 2)
  }
  const read = readSettings(value)
  if ('fault' in read) throw new Stop(`${file}: ${read.fault}`, 2)
  return read
}

/** A failed commit must not be tried again, and nothing may be acknowledged after it. */
function endNow(cause: unknown): never {
  note(`The message store failed: ${String(cause)}`)
  process.exit(1)
}
