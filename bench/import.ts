// How long does a file of so many people take, and how much memory, from the upload to the last row? And how fast are they
// read again for a campaign? The file, the house's own database with its fsync, and a clock beside it that notices when the
// event loop is held up. Run: node bench/import.ts [rows] [--save]
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { openImports } from '../src/contacts/imports/imports.ts'
import { openContacts } from '../src/contacts/open.ts'
import { contactsMigrations } from '../src/contacts/schema.ts'
import { openDatabase } from '../src/db/open.ts'
import { systemClock } from '../src/kit/clock.ts'
import { createIds } from '../src/kit/ids.ts'
import { silentLog } from '../src/kit/log.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { save: { type: 'boolean' }, postgres: { type: 'string' } } })
const count = Number(positionals[0] ?? 20_000)
const folder = mkdtempSync(join(tmpdir(), 'onesixty-import-'))
const cities = ['Amsterdam', 'Utrecht', 'Rotterdam', 'Den Haag', "'s-Hertogenbosch", 'Zoë\'s Dorp']
const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20)
const good = <T>(value: T): Exclude<T, string | undefined | { fault: string }> => {
  if (value === undefined || typeof value === 'string' || (typeof value === 'object' && value !== null && 'fault' in value)) throw new Error(JSON.stringify(value))
  return value as Exclude<T, string | undefined | { fault: string }>
}

try {
  const db = await openDatabase({ file: join(folder, 'onesixty.db'), ...(values.postgres !== undefined && { url: values.postgres }), migrations: contactsMigrations })
  const ids = createIds({ clock: systemClock })
  const book = { workspace: 'wsp_01kb3nq2s00000g', mode: 'live' } as const
  const contacts = openContacts({ db, clock: systemClock, ids, log: silentLog })
  const imports = await openImports({ db, clock: systemClock, ids, log: silentLog, dir: join(folder, 'imports'), ...contacts })
  const list = good(await contacts.groups.create(book, 'list', { name: 'Everybody' }))
  await new Promise((resolve) => setTimeout(resolve, 500))
  const idle = process.memoryUsage.rss()
  let peak = 0
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const began = performance.now()

  const one = good(await imports.create(book, { name: 'people.csv' }))
  let offset = 0
  let piece = 'Mobile;First name;Last name;City;Birthday;Spent;Language\n'
  for (let at = 0; at < count; at++) {
    // numbers in no order, as in a real list
    const number = 10_000_000 + ((at * 7_368_787) % 39_999_999)
    piece += `+316${number};Name ${at % 5_000};Person ${at};${cities[at % cities.length]};19${50 + (at % 50)}-0${1 + (at % 9)}-11;${at % 900},${10 + (at % 90)};nl\n`
    if (piece.length > 4_000_000 || at === count - 1) {
      const octets = Buffer.from(piece)
      good(await imports.put(book, one.id, offset, octets))
      offset += octets.length
      piece = ''
    }
  }
  const uploadedMs = performance.now() - began
  good(await imports.start(book, one.id, { lists: [list.id] }, false))
  await imports.runner.idle()
  const seconds = (performance.now() - began) / 1000
  const importedSeconds = seconds - uploadedMs / 1000
  delay.disable()
  clearInterval(look)
  const done = good(await imports.get(book, one.id))
  if (done.counts.created !== count) throw new Error(JSON.stringify(done))

  const readBegan = performance.now()
  let read = 0
  for await (const page of good(await contacts.audience.open({ ...book, lists: [list.id] })) as AsyncIterable<readonly unknown[]>) read += page.length
  const audiencePerSecond = Math.round((read * 1000) / (performance.now() - readBegan))
  const countBegan = performance.now()
  const counted = good(await contacts.segments.count(book, { all: [{ field: 'city', is: 'Utrecht' }, { field: 'spent', over: 100 }] }))
  const countMs = Math.round(performance.now() - countBegan)

  const report = {
    question: 'an import of people: time, memory, hold-ups of the event loop; reading them again as an audience',
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}`,
    rows: count,
    fileMiB: mebibytes(offset),
    seconds: +seconds.toFixed(1),
    rowsPerSecond: Math.round(count / importedSeconds),
    memoryMiB: { idle: mebibytes(idle), peak: mebibytes(peak), above: mebibytes(peak - idle) },
    eventLoopDelayMs: { p99: +(delay.percentile(99) / 1e6).toFixed(1), most: +(delay.max / 1e6).toFixed(1) },
    audience: { recipients: read, perSecond: audiencePerSecond },
    segment: { ...counted, ms: countMs },
  }
  console.log(JSON.stringify(report, null, 2))
  await imports.stop()
  await db.close()
  if (read !== count) throw new Error(`${read} of ${count} were read again`)
  if (values.save) {
    mkdirSync('bench/results', { recursive: true })
    writeFileSync('bench/results/import.json', `${JSON.stringify(report, null, 2)}\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
