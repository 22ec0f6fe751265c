// Cuts the power at many points of a recorded run, and looks at the database that is left:
//   node test/failure/power-cut.ts 10000
// Whatever of the writes that were not flushed is lost or torn: every message that had been acknowledged by then is in it,
// every receipt that was said to be stored has ended its message, the ledger adds up, SQLite finds nothing corrupt.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { statusNames } from '../../src/gateway/message.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { ledgerFaults, ledgerTablesNow } from '../support/ledger-sums.ts'
import { shimmed, whyNoShim } from '../support/shim.ts'
import { Disk, readRecord } from './record.ts'
import { tell } from './tell.ts'

const writer = fileURLToPath(new URL('./parts/power.ts', import.meta.url))
/** Enough that the log is moved into the database several times. */
const messages = 6_000

export type PowerReport = { readonly cuts: number; readonly acknowledged: number; readonly checked: number; readonly lost: string[]; readonly corrupt: string[]; readonly line: string }

export type Options = { readonly cuts: number; readonly seed: number; /** as if the program had never flushed: to test the test */ readonly deaf?: boolean }

export function cutPower(options: Options): PowerReport {
  // In memory where there is such a place: flushes are recorded, not awaited.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'onesixty-power-'))
  try {
    const log = join(folder, 'record')
    const home = join(folder, 'home')
    mkdirSync(home)
    const env = { ...process.env, ...shimmed({ prefix: home, log }), POWER_FOLDER: home, POWER_MESSAGES: String(messages) }
    const { status, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', writer], { env, timeout: 600_000 })
    if (status !== 0) throw new Error(`the recorded run ended with ${status}: ${stderr.toString()}`)
    return examine(log, home, folder, options)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function examine(log: string, home: string, folder: string, { cuts, seed, deaf = false }: Options): PowerReport {
  const chance = seededChance(seed)
  const events = readRecord(log).filter(({ op }) => !deaf || op !== 'S')
  const points = new Set<number>()
  while (points.size < Math.min(cuts, events.length)) points.add(chance.below(events.length) + 1)
  const disk = new Disk()
  const [lost, corrupt] = [[] as string[], [] as string[]]
  const acknowledged = new Map<string, 'a' | 'r'>()
  const file = join(home, 'gateway.db')
  const image = join(folder, 'left.db')
  let checked = 0
  for (const [at, event] of events.entries()) {
    disk.apply(event)
    if (event.op === 'W' && event.path.endsWith('witness'))
      for (const [, what, id] of event.octets.toString().matchAll(/^([ar]) (\S+)$/gm)) acknowledged.set(id!, what as 'a' | 'r')
    if (!points.has(at + 1)) continue
    const left = disk.after(file, chance.float)
    if (!left || acknowledged.size === 0) continue
    checked++
    for (const end of ['-wal', '-shm', '-journal']) rmSync(`${image}${end}`, { force: true })
    writeFileSync(image, left)
    for (const end of ['-wal', '-journal']) {
      const beside = disk.after(`${file}${end}`, chance.float)
      if (beside) writeFileSync(`${image}${end}`, beside)
    }
    try {
      look(image, acknowledged, (id) => lost.push(`cut ${at + 1}: ${id}`), (say) => corrupt.push(`cut ${at + 1}: ${say}`))
    } catch (error) {
      corrupt.push(`cut ${at + 1}: ${(error as Error).message}`)
    }
  }
  const line = `power cuts ${checked} · writes recorded ${events.length} · acknowledged ${acknowledged.size} · lost ${lost.length} · corrupt ${corrupt.length}`
  return { cuts, acknowledged: acknowledged.size, checked, lost, corrupt, line }
}

function look(image: string, acknowledged: ReadonlyMap<string, 'a' | 'r'>, isLost: (id: string) => void, isCorrupt: (say: string) => void): void {
  const db = new DatabaseSync(image)
  try {
    const verdict = db.prepare('PRAGMA integrity_check').get()!['integrity_check']
    if (verdict !== 'ok') isCorrupt(String(verdict))
    for (const fault of ledgerFaults(ledgerTablesNow((sql) => db.prepare(sql).all()))) isCorrupt(fault)
    const states = new Map(db.prepare('SELECT id, state FROM message').all().map((row) => [String(row['id']), Number(row['state'])]))
    const queued = new Set(db.prepare('SELECT id FROM queue').all().map((row) => String(row['id'])))
    for (const [id, what] of acknowledged) {
      const state = states.get(id)
      if (state === undefined) isLost(`${id} is not there`)
      else if (what === 'r' && statusNames[state] !== 'delivered') isLost(`${id} is ${statusNames[state]}, though its receipt was stored`)
      else if (state < statusNames.indexOf('submitted') && !queued.has(id)) isLost(`${id} is ${statusNames[state]} and waits nowhere`)
    }
  } finally {
    db.close()
  }
}

if (process.argv[1] === import.meta.filename) {
  if (whyNoShim !== undefined) throw new Error(whyNoShim)
  const report = cutPower({ cuts: Number(process.argv[2] ?? 10_000), seed: Number(process.argv[3] ?? 1) })
  for (const said of [...report.lost.slice(0, 5), ...report.corrupt.slice(0, 5)]) console.log(said)
  tell('power cuts', report.line)
  process.exitCode = report.lost.length + report.corrupt.length > 0 ? 1 : 0
}
