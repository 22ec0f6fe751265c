// A bare operator, alone in its process: answers each submit_sm at once and sends its receipt, and stores nothing. As many
// binds as come are let in; a receipt goes over the bind that its message came by. Ends with its parent,
// which hears of the first message, and of the first after each bind that ended.
import { systemClock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import { createServer } from '../../src/smpp/server.ts'
import type { Session } from '../../src/smpp/session.ts'
import { tcpListen } from '../../src/smpp/sockets.ts'

process.on('disconnect', () => process.exit(0))

type Owed = { readonly to: string; readonly from: string; readonly id: string }
/** What each bind has still to be sent; taken from the front, and cleared when it has all gone. */
const owed = new Map<Session<null>, { list: Owed[]; at: number }>()
/** Counted on from where it was: a message has never the id of one of an earlier process. */
let id = Date.now() * 1_000
let isFirst = true

function pay(line: Session<null>): void {
  const debt = owed.get(line)
  if (!debt || debt.at === debt.list.length) return
  for (let room = line.room(); room > 0 && debt.at < debt.list.length; room--) {
    const { to, from, id: number } = debt.list[debt.at++]!
    const short_message = Buffer.from(`id:${number} sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000 text:`, 'latin1')
    line.send(makePdu('deliver_sm', { esm_class: 4, source_addr_ton: 1, source_addr_npi: 1, source_addr: to, destination_addr: from, short_message }), null)
  }
  if (debt.at === debt.list.length) {
    debt.list.length = 0
    debt.at = 0
  }
}

const server = createServer<null>({
  clock: systemClock, log: silentLog, limits: { windowSize: 2_000, receiveWindow: 20_000 }, authenticate: async () => 'ok',
  handlers: {
    onRequest(line, pdu) {
      if (pdu.command !== 'submit_sm') return line.respond(pdu, 3)
      const message_id = String(++id)
      if (isFirst) {
        isFirst = false
        process.send!({ firstAt: performance.timeOrigin + performance.now() })
      }
      line.respond(pdu, 0, { message_id })
      if (!(pdu.registered_delivery & 1)) return
      const debt = owed.get(line)
      if (debt) debt.list.push({ to: pdu.destination_addr, from: pdu.source_addr, id: message_id })
      else owed.set(line, { list: [{ to: pdu.destination_addr, from: pdu.source_addr, id: message_id }], at: 0 })
    },
    onSettled() {},
    onRoom: pay,
    onTurn: pay,
    onClosed(line) {
      owed.delete(line)
      isFirst = true
    },
  },
})
const { port } = await tcpListen({ host: '127.0.0.1', port: Number(process.env['BENCH_PORT'] ?? 0), onTransport: (transport, address) => server.accept(transport, address) })
process.send!({ port })
