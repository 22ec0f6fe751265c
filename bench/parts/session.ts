// submit_sm that cross a loopback connection and are answered, client and server each in a process of its own, nothing stored: by
// our session, and by the npm package smpp. Started by itself it is the server.
import { Buffer } from 'node:buffer'
import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import type { AddressInfo, Server as NetServer } from 'node:net'
import { systemChance } from '../../src/kit/chance.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import { createClient } from '../../src/smpp/client.ts'
import type { SubmitSm } from '../../src/smpp/pdu.ts'
import { createServer } from '../../src/smpp/server.ts'
import type { Session } from '../../src/smpp/session.ts'
import { tcpDial, tcpListen } from '../../src/smpp/sockets.ts'

type PeerPdu = { command_status: number; response(fields: object): PeerPdu }
type PeerSession = {
  on(event: string, heard: (pdu: PeerPdu) => void): void
  send(pdu: PeerPdu): void
  submit_sm(fields: object, answered: (pdu: PeerPdu) => void): void
  bind_transceiver(fields: object, answered: (pdu: PeerPdu) => void): void
  destroy(): void
}
const peer = createRequire(import.meta.url)('smpp') as {
  createServer(onSession: (session: PeerSession) => void): NetServer
  connect(url: string, connected: () => void): PeerSession
}

const host = '127.0.0.1'
const short_message = Buffer.from('Your parcel arrives today between 14:00 and 16:00. Reply STOP to end.')
const fields = { source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, registered_delivery: 1 }

async function serveOurs(window: number): Promise<number> {
  let count = 0
  const server = createServer<undefined>({
    clock: systemClock,
    log: silentLog,
    limits: { receiveWindow: window },
    authenticate: async () => 'ok',
    handlers: {
      onRequest: (session, pdu) => session.respond(pdu, 0, { message_id: `id${count++}` }),
      onSettled() {},
      onClosed() {},
    },
  })
  return (await tcpListen({ host, port: 0, onTransport: server.accept })).port
}

function serveNpm(): Promise<number> {
  let count = 0
  const server = peer.createServer((session) => {
    session.on('bind_transceiver', (pdu) => session.send(pdu.response({})))
    session.on('submit_sm', (pdu) => session.send(pdu.response({ message_id: `id${count++}` })))
    session.on('error', () => session.destroy())
  })
  return new Promise((resolve) => {
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port))
  })
}

/** Answers per second, once per round. */
type Load = (port: number, window: number, measure: (answered: () => number) => Promise<void>) => Promise<void>

const loadOurs: Load = async (port, window, measure) => {
  let answered = 0
  let sent = 0
  const submit = (session: Session<undefined>) => {
    for (let room = session.room(); room > 0; room--) {
      const pdu: SubmitSm = {
        command: 'submit_sm', status: 0, sequence: 0, service_type: '', ...fields, source_addr_npi: 0,
        destination_addr: `316${10_000_000 + (sent++ % 10_000_000)}`, esm_class: 0, protocol_id: 0, priority_flag: 0,
        schedule_delivery_time: '', validity_period: '', replace_if_present_flag: 0, data_coding: 0,
        sm_default_msg_id: 0, short_message, tlvs: [],
      }
      session.send(pdu, undefined)
    }
  }
  const client = createClient<undefined>({
    dial: tcpDial({ host, port }),
    clock: systemClock,
    chance: systemChance,
    log: silentLog,
    bind: { mode: 'transceiver', system_id: 'bench', password: 'bench' },
    limits: { windowSize: window },
    handlers: {
      onBound: submit,
      onRoom: submit,
      onUnbound() {},
      onRequest: (session, pdu) => session.respond(pdu, 0),
      onSettled: (_, __, settled) => void (settled.kind === 'response' && settled.pdu.status === 0 && answered++),
      onClosed() {},
    },
  })
  client.start()
  await measure(() => answered)
  client.session?.destroy('measured')
  await client.stop()
}

const loadNpm: Load = async (port, window, measure) => {
  let answered = 0
  let sent = 0
  const submit = () =>
    session.submit_sm({ ...fields, destination_addr: `316${10_000_000 + sent++}`, short_message }, (pdu) => {
      if (pdu.command_status === 0) answered++
      submit()
    })
  const session = peer.connect(`smpp://${host}:${port}`, () =>
    session.bind_transceiver({ system_id: 'bench', password: 'bench' }, () => {
      for (let i = 0; i < window; i++) submit()
    }))
  session.on('error', () => {})
  await measure(() => answered)
  session.destroy()
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
export const sessions = { onesixty: loadOurs, 'npm smpp': loadNpm }

/** Answers a second. */
export async function sessionRate(kind: keyof typeof sessions, window: number, seconds: number): Promise<number> {
  const child = fork(import.meta.filename, [String(window)], { env: { ...process.env, BENCH_SERVE: kind }, execArgv: [] })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  let rate = 0
  await sessions[kind](port, window, async (answered) => {
    await wait(500) // the compiler warms up
    const [from, start] = [answered(), performance.now()]
    await wait(seconds * 1_000)
    rate = ((answered() - from) * 1_000) / (performance.now() - start)
  })
  child.kill()
  return rate
}

if (process.env['BENCH_SERVE']) {
  process.on('disconnect', () => process.exit(0))
  process.send!(await (process.env['BENCH_SERVE'] === 'npm smpp' ? serveNpm() : serveOurs(Number(process.argv[2]))))
}
