// The least that could stand in our place, alone in its process: the same requests or the same binds in, SMPP out, receipts
// back, nothing stored, nothing looked up. What our codec and session give at most, for machines that have no rival. Ends with
// its parent.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemChance } from '../../src/kit/chance.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import { createClient } from '../../src/smpp/client.ts'
import { makePdu, type Pdu } from '../../src/smpp/pdu.ts'
import { createServer as createSmppServer } from '../../src/smpp/server.ts'
import type { Outgoing, Session } from '../../src/smpp/session.ts'
import { tcpDial, tcpListen } from '../../src/smpp/sockets.ts'

process.on('disconnect', () => process.exit(0))

type Message = { readonly to: string; readonly from?: string; readonly text: string }
let waiting: Outgoing[] = []
let at = 0
let receipts = 0
let goal = Infinity
process.on('message', (wanted: number) => void (goal = receipts + wanted))

function fill(line: Session<null>): void {
  for (let room = line.room(); room > 0 && at < waiting.length; room--) line.send(waiting[at++]!, null)
  if (at < waiting.length) return
  waiting = []
  at = 0
}
const submitOf = ({ to, from, text }: Message) => makePdu('submit_sm', {
  source_addr_ton: 5, source_addr: from ?? 'Bench', dest_addr_ton: 1, dest_addr_npi: 1, registered_delivery: 1,
  destination_addr: to.slice(1), short_message: Buffer.from(text, 'latin1'),
}) as Outgoing

/** Customers' binds, by turns the ones that hear of receipts. */
const binds: Session<null>[] = []
let turn = 0
const unheard: Pdu[] = []
function tell(): void {
  for (let tried = 0; unheard.length > 0 && tried < binds.length; tried++) {
    const line = binds[turn++ % binds.length]!
    for (let room = line.room(); room > 0 && unheard.length > 0; room--) line.send(unheard.pop() as Outgoing, null)
  }
}

const client = createClient<null>({
  dial: tcpDial({ host: '127.0.0.1', port: Number(process.env['BENCH_SMSC_PORT']) }), clock: systemClock, chance: systemChance, log: silentLog,
  bind: { mode: 'transceiver', system_id: 'demo', password: 'demo' }, limits: { windowSize: 1_000, receiveWindow: 5_000 },
  handlers: {
    onBound: () => server.listen(0, '127.0.0.1'),
    onUnbound() {},
    onRoom: fill,
    onRequest(line, pdu) {
      line.respond(pdu, 0)
      if (++receipts === goal) process.send!('done')
      if (binds.length > 0) unheard.push({ ...pdu })
    },
    onTurn: tell,
    onSettled() {},
    onClosed() {},
  },
})
let id = 0
const door = createSmppServer<null>({
  clock: systemClock, log: silentLog, limits: { windowSize: 1_000, receiveWindow: 5_000 }, authenticate: async () => 'ok',
  handlers: {
    onRequest(line, pdu) {
      if (!binds.includes(line)) binds.push(line)
      line.respond(pdu, 0, { message_id: String(++id) })
      waiting.push({ ...pdu } as Outgoing)
    },
    onTurn: () => client.session && fill(client.session),
    onRoom: tell,
    onSettled() {},
    onClosed: (line) => void (binds.includes(line) && binds.splice(binds.indexOf(line), 1)),
  },
})
const { port: smppPort } = await tcpListen({ host: '127.0.0.1', port: 0, onTransport: (transport, address) => door.accept(transport, address) })
const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => void pieces.push(piece))
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(pieces).toString()) as Message & { messages?: Message[] }
    for (const one of body.messages ?? [body]) waiting.push(submitOf(one))
    if (client.session) fill(client.session)
    const answer = JSON.stringify({ taken: waiting.length })
    response.writeHead(202, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer)
  })
})
server.keepAliveTimeout = 60_000
server.on('listening', () => process.send!({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, port: smppPort }))
client.start()
