// How many programs may be bound to the message centre at once, each of them answered? The centre runs in a process of
// its own on a real file and real TCP; every bind submits one message, and all binds together get the receipts. Fails
// where an answer or a receipt is missing.
//
//   node bench/binds.ts [binds]      from 10,000 on keeps its figures in results/binds.json
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { systemChance } from '../src/kit/chance.ts'
import { systemClock } from '../src/kit/clock.ts'
import { silentLog } from '../src/kit/log.ts'
import { createClient } from '../src/smpp/client.ts'
import { makePdu } from '../src/smpp/pdu.ts'
import type { Outgoing, Session } from '../src/smpp/session.ts'
import { tcpDial } from '../src/smpp/sockets.ts'
import { keepFigures } from './keep.ts'

/** The door lets so many in from one place that have not shown yet who they are. */
const atOnce = 20
const longestMs = 180_000

const binds = Number(process.argv[2] ?? 2_000)
const folder = mkdtempSync(join(tmpdir(), 'onesixty-binds-'))
const centre = fork(resolve(import.meta.dirname, 'parts/smsc.ts'), { env: { ...process.env, BENCH_FOLDER: folder } })
const { port } = await new Promise<{ port: number }>((told) => centre.once('message', told as never))
const dial = tcpDial({ host: '127.0.0.1', port })

let bound = 0
let answered = 0
let refused = 0
let receipts = 0
let onBound = () => {}
let onDone = () => {}
const submit = (session: Session<number>, index: number) =>
  session.send(
    makePdu('submit_sm', {
      source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, registered_delivery: 1,
      destination_addr: String(31_600_000_000 + index), short_message: Buffer.from(`From bind ${index}`),
    }) as Outgoing,
    index,
  )
const clientOf = () =>
  createClient<number>({
    dial,
    clock: systemClock,
    chance: systemChance,
    log: silentLog,
    bind: { mode: 'transceiver', system_id: 'demo', password: 'demo' },
    handlers: {
      onRequest(session, pdu) {
        session.respond(pdu, 0)
        if (pdu.command === 'deliver_sm' && ++receipts === binds) onDone()
      },
      onSettled(_, __, settled) {
        if (settled.kind === 'response' && settled.pdu.status === 0) answered++
        else refused++
      },
      onBound() {
        bound++
        onBound()
      },
      onUnbound() {},
      onClosed() {},
    },
  })
const clients = Array.from({ length: binds }, clientOf)
const giveUp = setTimeout(() => end(`after ${longestMs / 1000} s`), longestMs)

const began = performance.now()
let started = 0
await new Promise<void>((done) => {
  onBound = () => {
    if (bound === binds) done()
    if (started < binds) clients[started++]!.start()
  }
  while (started < Math.min(atOnce, binds)) clients[started++]!.start()
})
const boundMs = performance.now() - began
const finished = new Promise<void>((done) => (onDone = done))
for (const [index, { session }] of clients.entries()) submit(session!, index)
await finished
end(undefined)

function end(late: string | undefined): never {
  clearTimeout(giveUp)
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${centre.pid}/status`, 'utf8'))?.[1]
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const answers = `${answered} answered, ${refused} refused, ${receipts} receipts`
  const memory = `the centre takes ${Math.round(Number(resident) / 1024)} MiB`
  const when = `${seconds} s in all${late ? `, given up ${late}` : ''}`
  if (binds >= 10_000) {
    const counted = { binds, bound, answered, refused, receipts }
    keepFigures('binds', { ...counted, boundSeconds: Number((boundMs / 1000).toFixed(1)), seconds: Number(seconds), memoryMiB: Math.round(Number(resident) / 1024) })
  }
  console.log(`${bound} of ${binds} bound in ${(boundMs / 1000).toFixed(1)} s, ${answers}; ${when}; ${memory}`)
  centre.kill()
  rmSync(folder, { recursive: true })
  process.exit(bound === binds && answered === binds && receipts === binds ? 0 : 1)
}
