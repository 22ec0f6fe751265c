// How many messages a second go from a customer's binds to an operator's, over SMPP on both sides and durable between: bind →
// durable accept → route → intent → submit_sm at the operator, with its receipt back to the customer where asked for; and how
// much later a single message arrives than it would without us. The gateway is a process of its own; customer and operator
// are in this one, and the operator stores nothing.
// Run: node bench/smpp-door.ts [messages] [rounds] [--receipts] [--save]
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seededChance } from '../src/kit/chance.ts'
import { systemClock } from '../src/kit/clock.ts'
import { silentLog } from '../src/kit/log.ts'
import { createClient } from '../src/smpp/client.ts'
import { makePdu, noTlvs } from '../src/smpp/pdu.ts'
import { createServer } from '../src/smpp/server.ts'
import type { Session } from '../src/smpp/session.ts'
import { tcpDial, tcpListen } from '../src/smpp/sockets.ts'
import { ask, key, median, startProcess, usage } from './parts/load.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { save: { type: 'boolean' }, receipts: { type: 'boolean' } } })
const messages = Number(positionals[0] ?? 100_000)
const rounds = Number(positionals[1] ?? 3)
const receipts = values.receipts ?? false
const binds = 4
const windowSize = 500
const clock = systemClock

/** The operator: answers at once. Tells of what came, and sends receipts where it is to. */
async function operator(onMessage: (text: string) => void) {
  let id = 0
  const limits = { windowSize: 2_000, receiveWindow: 20_000 }
  const owed: { line: Session<null>; to: string; from: string; id: string }[] = []
  const pay = () => {
    for (let one = owed[0]; one && one.line.room() > 0; one = owed[0]) {
      owed.shift()
      const short_message = Buffer.from(`id:${one.id} sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000 text:`)
      one.line.send(makePdu('deliver_sm', { esm_class: 4, source_addr_ton: 1, source_addr_npi: 1, source_addr: one.to, destination_addr: one.from, short_message }), null)
    }
  }
  const server = createServer<null>({
    clock, log: silentLog, limits, authenticate: async () => 'ok',
    handlers: {
      onRequest(line, pdu) {
        if (pdu.command !== 'submit_sm') return line.respond(pdu, 3)
        const message_id = String(++id)
        line.respond(pdu, 0, { message_id })
        onMessage(Buffer.from(pdu.short_message).toString('latin1'))
        if (receipts) owed.push({ line, to: pdu.destination_addr, from: pdu.source_addr, id: message_id })
      },
      onSettled() {},
      onRoom: pay,
      onTurn: pay,
      onClosed() {},
    },
  })
  return tcpListen({ host: '127.0.0.1', port: 0, onTransport: (transport, address) => server.accept(transport, address) })
}

type Line = Session<number>
const submit = (to: number, text: string) => ({
  command: 'submit_sm', service_type: '', source_addr_ton: 5, source_addr_npi: 0, source_addr: 'Bench', dest_addr_ton: 1, dest_addr_npi: 1,
  destination_addr: `316${10_000_000 + (to % 40_000_000)}`, esm_class: 0, protocol_id: 0, priority_flag: 0, schedule_delivery_time: '', validity_period: '',
  registered_delivery: receipts ? 1 : 0, replace_if_present_flag: 0, data_coding: 0, sm_default_msg_id: 0, short_message: Buffer.from(text), tlvs: noTlvs,
} as const)

/** A customer's bind; `onRoom` whenever there may be room, `onAnswer` with the status of each. */
function customer(port: number, login: { systemId: string; password: string }, on: { room(line: Line): void; answer(status: number): void; receipt(): void }): Promise<Line> {
  return new Promise((resolve) => {
    createClient<number>({
      dial: tcpDial({ host: '127.0.0.1', port }), clock, chance: seededChance(1), log: silentLog, limits: { windowSize, receiveWindow: 5_000 },
      bind: { mode: 'transceiver', system_id: login.systemId, password: login.password },
      handlers: {
        onBound: (line) => resolve(line),
        onUnbound() {},
        onRequest(line, pdu) {
          line.respond(pdu, 0)
          on.receipt()
        },
        onSettled: (_line, _at, settled) => on.answer(settled.kind === 'response' ? settled.pdu.status : -1),
        onTurn: on.room,
        onRoom: on.room,
        onClosed() {},
      },
    }).start()
  })
}

const folder = mkdtempSync(join(tmpdir(), 'onesixty-bench-'))
try {
  let arrived = 0
  const expected = new Map<string, (at: number) => void>()
  const { port: operatorPort } = await operator((text) => {
    arrived++
    expected.get(text)?.(performance.now())
  })
  const gateway = await startProcess('gateway.ts', { BENCH_FOLDER: folder, BENCH_SMSC_PORT: String(operatorPort), BENCH_KEY: key })
  const made = JSON.parse((await ask(gateway.url, '/v1/smpp-accounts', JSON.stringify({ window: 1_000, perSecond: 100_000 }))).body) as { systemId: string; password: string }

  let left = 0
  let next = 0
  let good = 0
  let told = 0
  const refused = new Map<number, number>()
  const pour = (line: Line) => {
    for (let room = line.room(); room > 0 && left > 0; room--) {
      left--
      line.send(submit(next, `Hi customer ${next}, our doors open at 8 on Saturday, come and see.`), next++)
    }
  }
  const answered = (status: number) => {
    if (status === 0) good++
    else {
      refused.set(status, (refused.get(status) ?? 0) + 1)
      left++ // it is sent again
    }
  }
  const lines = await Promise.all(Array.from({ length: binds }, () => customer(gateway.port, made, { room: pour, answer: answered, receipt: () => void told++ })))

  const round = async (count: number) => {
    const [before, goal] = [{ good, told, cpu: usage(gateway).cpu, arrived }, arrived + count]
    const began = performance.now()
    left = count
    for (const line of lines) pour(line)
    let answeredAt = 0
    while (arrived < goal || good - before.good < count || (receipts && told - before.told < count)) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (answeredAt === 0 && good - before.good >= count) answeredAt = performance.now()
      for (const line of lines) pour(line)
      if (performance.now() - began > 300_000) throw new Error(`stuck: ${JSON.stringify({ arrived: arrived - before.arrived, good: good - before.good, told: told - before.told, refused: [...refused] })}`)
    }
    const ended = performance.now()
    return {
      perSecond: (count * 1000) / (ended - began), acceptedPerSecond: (count * 1000) / ((answeredAt || ended) - began),
      cpuUs: ((usage(gateway).cpu - before.cpu) * 1e6) / count,
    }
  }

  /** One message every 4 ms: from our socket to the operator's handler. */
  const latency = async (line: Line, count: number, mark: string) => {
    const times: Promise<number>[] = []
    for (let i = 0; i < count; i++) {
      const text = `${mark} ${i}`
      const sent = performance.now()
      times.push(new Promise((resolve) => expected.set(text, (at) => resolve(at - sent))))
      line.send(submit(i, text), i)
      await new Promise((resolve) => setTimeout(resolve, 4))
    }
    const sorted = (await Promise.all(times)).toSorted((a, b) => a - b)
    expected.clear()
    return { p50: sorted[Math.floor(count * 0.5)]!, p99: sorted[Math.floor(count * 0.99)]! }
  }

  await round(messages) // warm up
  const results: Awaited<ReturnType<typeof round>>[] = []
  for (let at = 1; at <= rounds; at++) {
    const result = await round(messages)
    results.push(result)
    console.log(
      `round ${at}: ${Math.round(result.perSecond).toLocaleString('en')} messages/s through, ${Math.round(result.acceptedPerSecond).toLocaleString('en')}/s answered, ` +
        `CPU per message in the gateway ${result.cpuUs.toFixed(1)} µs, load ${loadavg()[0]!.toFixed(1)}`,
    )
  }
  const direct = await customer(operatorPort, made, { room() {}, answer() {}, receipt() {} })
  const through = await latency(lines[0]!, 500, 'through')
  const without = await latency(direct, 500, 'direct')
  const report = {
    question: `SMPP in → durable accept → route → intent → SMPP out${receipts ? ' → receipt → receipt at the customer' : ''}; customer and operator in one process, the gateway in another`,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}`,
    messages, rounds, binds, windowSize, receipts,
    load: +loadavg()[0]!.toFixed(1),
    messagesPerSecond: { median: Math.round(median(results.map((one) => one.perSecond))), all: results.map((one) => Math.round(one.perSecond)) },
    answeredPerSecond: Math.round(median(results.map((one) => one.acceptedPerSecond))),
    cpuMicrosecondsPerMessage: +median(results.map((one) => one.cpuUs)).toFixed(1),
    singleMessageMs: { throughP50: +through.p50.toFixed(2), throughP99: +through.p99.toFixed(2), directP50: +without.p50.toFixed(2), addedP50: +(through.p50 - without.p50).toFixed(2) },
    refused: Object.fromEntries(refused),
    memoryMiB: usage(gateway).peak,
  }
  console.log(JSON.stringify(report, null, 2))
  if (values.save) {
    const results = join(import.meta.dirname, 'results')
    mkdirSync(results, { recursive: true })
    writeFileSync(join(results, `smpp-door${receipts ? '-receipts' : ''}.json`), `${JSON.stringify(report, null, 2)}\n`)
  }
  gateway.child.disconnect()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
