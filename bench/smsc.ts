// How many messages a second does the message centre take, deliver to phones and report on, and what does one cost? The
// centre runs in a process of its own on a real file and real TCP, and has 10,000 subscribers made as a range; our client
// sends to them in turn, and counts answers and receipts.
//
//   node bench/smsc.ts [messages] [window] [sessions]      keeps its figures in results/smsc.json
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../src/db/sqlite.ts'
import { systemChance } from '../src/kit/chance.ts'
import { systemClock } from '../src/kit/clock.ts'
import { silentLog } from '../src/kit/log.ts'
import { createClient } from '../src/smpp/client.ts'
import { makePdu } from '../src/smpp/pdu.ts'
import type { Outgoing, Session } from '../src/smpp/session.ts'
import { tcpDial } from '../src/smpp/sockets.ts'
import { tlv } from '../src/smpp/tlvs.ts'
import { listenSmsc } from '../src/smsc/listen.ts'
import { openSmsc } from '../src/smsc/open.ts'
import { smscMigrations } from '../src/smsc/records.ts'
import { keepFigures } from './keep.ts'

/** As the launcher runs it. */
type Launch = { nodeFlags: string[]; nodeEnvironment: (environment: NodeJS.ProcessEnv) => NodeJS.ProcessEnv }
const { nodeEnvironment, nodeFlags } = createRequire(import.meta.url)('../scripts/node-flags.cjs') as Launch

type Report = { port: number } | { cpuMs: number; memoryMiB: number; counters: object }

const clock = systemClock
const subscribers = 10_000
const firstNumber = 31_600_000_000

async function serve(folder: string): Promise<void> {
  const report = (told: Report) => process.send!(told)
  const db = await openSqlite({ file: join(folder, 'smsc.db'), migrations: smscMigrations })
  const accounts = [{ systemId: 'demo', password: 'demo' }]
  const smsc = openSmsc({ db, clock, chance: systemChance, log: silentLog, accounts })
  await smsc.start()
  await smsc.subscribers.createRange({ from: String(firstNumber), count: subscribers, network: '204-04' })
  const { port } = await listenSmsc({ smsc, host: '127.0.0.1', port: 0 })
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    report({ cpuMs: (user + system) / 1000, memoryMiB: process.memoryUsage().rss / 2 ** 20, counters: smsc.counters() })
  })
  process.on('disconnect', () => process.exit())
  report({ port })
}

async function measure(messages: number, window: number, sessions: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-bench-'))
  const centre = fork(import.meta.filename, ['--serve', folder], { env: nodeEnvironment(process.env), execArgv: nodeFlags })
  const told = () => new Promise<Report>((resolve) => centre.once('message', resolve))
  const asked = () => {
    centre.send('?')
    return told() as Promise<Extract<Report, { cpuMs: number }>>
  }
  const { port } = (await told()) as { port: number }
  const dial = tcpDial({ host: '127.0.0.1', port })
  let sent = 0
  let answered = 0
  let receipts = 0
  let refused = 0
  let finish = () => {}
  const waits: number[] = []
  const fill = (session: Session<number>) => {
    for (let room = session.room(); room > 0 && sent < messages; room--) {
      const text = Buffer.from(`Hello number ${sent}, your parcel arrives between 10 and 12 today. Reply STOP to stop.`)
      const pdu = makePdu('submit_sm', {
        source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, registered_delivery: 1,
        destination_addr: String(firstNumber + (sent % subscribers)), short_message: text,
        tlvs: [tlv.user_message_reference(sent & 0xffff)],
      })
      sent++
      session.send(pdu as Outgoing, performance.now())
    }
  }
  const clients = Array.from({ length: sessions }, () =>
    createClient<number>({
      dial,
      clock,
      chance: systemChance,
      log: silentLog,
      bind: { mode: 'transceiver', system_id: 'demo', password: 'demo' },
      limits: { windowSize: window },
      handlers: {
        onRequest(session, pdu) {
          session.respond(pdu, 0)
          if (++receipts === messages) finish()
        },
        onSettled(_, at, settled) {
          if (settled.kind !== 'response' || settled.pdu.status !== 0) refused++
          else if (++answered % 16 === 0) waits.push(performance.now() - at)
        },
        onRoom: fill,
        onBound: fill,
        onUnbound() {},
        onClosed() {},
      },
    }),
  )
  const before = await asked()
  const began = performance.now()
  const finished = new Promise<void>((resolve) => (finish = resolve))
  for (const client of clients) client.start()
  const watch = setInterval(() => {
    if (refused > 0) finish()
  }, 200)
  await finished
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  const after = await asked()
  waits.sort((a, b) => a - b)
  const at = (share: number) => (waits[Math.floor(waits.length * share)] ?? 0).toFixed(1)
  const cpu = after.cpuMs - before.cpuMs
  const rate = Math.round(messages / seconds)
  const perMessage = ((cpu / messages) * 1000).toFixed(1)
  const perCore = Math.round(messages / (cpu / 1000))
  console.log(`${messages} messages to ${subscribers} subscribers, ${sessions} session(s), window ${window}, ${refused} refused`)
  console.log(`${rate}/s with receipts`)
  console.log(`answer after p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`)
  console.log(`the centre takes ${perMessage} µs a message: ${perCore}/s a core; ${Math.round(after.memoryMiB)} MiB`)
  console.log(JSON.stringify(after.counters))
  if (refused === 0) {
    const counted = { messages, subscribers, sessions, window, refused }
    const waits = { answerP50Ms: Number(at(0.5)), answerP99Ms: Number(at(0.99)) }
    const memoryMiB = Math.round(after.memoryMiB)
    keepFigures('smsc', { ...counted, perSecond: rate, cpuMicrosPerMessage: Number(perMessage), perCoreSecond: perCore, ...waits, memoryMiB })
  }
  await Promise.all(clients.map((client) => client.stop()))
  const gone = new Promise((resolve) => centre.once('exit', resolve))
  centre.disconnect()
  await gone
  rmSync(folder, { recursive: true })
}

if (process.argv[2] === '--serve') await serve(process.argv[3]!)
else {
  const [messages = 200_000, window = 1000, sessions = 1] = process.argv.slice(2).map(Number)
  await measure(messages, window, sessions)
  process.exit(0)
}
