// The least that could stand in our place, alone in its process: the same requests, JSON read, SMPP out, nothing stored, nothing
// looked up. What a machine gives at most with our codec and session, for machines that have no rival. Ends with its parent.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemChance } from '../../src/kit/chance.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import { createClient } from '../../src/smpp/client.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import type { Outgoing, Session } from '../../src/smpp/session.ts'
import { tcpDial } from '../../src/smpp/sockets.ts'

process.on('disconnect', () => process.exit(0))

type Message = { readonly to: string; readonly from?: string; readonly text: string }
let waiting: Message[] = []
let at = 0
let receipts = 0
let goal = Infinity
process.on('message', (wanted: number) => void (goal = receipts + wanted))

function fill(line: Session<null>): void {
  for (let room = line.room(); room > 0 && at < waiting.length; room--) {
    const { to, from, text } = waiting[at++]!
    const fields = { source_addr_ton: 5, source_addr: from ?? 'Bench', dest_addr_ton: 1, dest_addr_npi: 1, registered_delivery: 1 }
    line.send(makePdu('submit_sm', { ...fields, destination_addr: to.slice(1), short_message: Buffer.from(text, 'latin1') }) as Outgoing, null)
  }
  if (at === waiting.length) {
    waiting = []
    at = 0
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
    },
    onSettled() {},
    onClosed() {},
  },
})
const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => void pieces.push(piece))
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(pieces).toString()) as Message & { messages?: Message[] }
    waiting.push(...(body.messages ?? [body]))
    if (client.session) fill(client.session)
    const answer = JSON.stringify({ taken: waiting.length })
    response.writeHead(202, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer)
  })
})
server.keepAliveTimeout = 60_000
server.on('listening', () => process.send!({ port: (server.address() as AddressInfo).port }))
client.start()
