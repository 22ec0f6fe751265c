// Takes every bind with the right password, shows every message and reports it delivered.
// Run: node examples/smpp-server.ts [port]
import { systemClock } from '../src/kit/clock.ts'
import { silentLog } from '../src/kit/log.ts'
import { partOf } from '../src/smpp/message.ts'
import { makePdu } from '../src/smpp/pdu.ts'
import { receiptText } from '../src/smpp/receipt.ts'
import { createServer } from '../src/smpp/server.ts'
import { tcpListen } from '../src/smpp/sockets.ts'
import { statuses } from '../src/smpp/statuses.ts'
import { joinText } from '../src/sms/parts.ts'

let messages = 0
const server = createServer<string>({
  clock: systemClock, log: silentLog,
  authenticate: async ({ password }) => (password === 'secret' ? 'ok' : statuses.ESME_RINVPASWD),
  handlers: {
    onRequest(session, pdu) {
      if (pdu.command !== 'submit_sm') return session.respond(pdu, statuses.ESME_RINVCMDID)
      console.log(`${session.systemId} to ${pdu.destination_addr}: ${joinText([partOf(pdu)])}`)
      const [id, at] = [`${++messages}`, systemClock.wall()]
      session.respond(pdu, statuses.ESME_ROK, { message_id: id })
      const text = receiptText({ id, state: 'delivered', submitAt: at, doneAt: at })
      const receipt = makePdu('deliver_sm', { esm_class: 4, short_message: Buffer.from(text) })
      if (session.room() > 0) session.send(receipt, id)
    },
    onSettled() {}, onClosed: (session, { say }) => console.log(`${session.systemId}: ${say}`),
  },
})
const port = Number(process.argv[2] ?? 2775)
const listening = await tcpListen({ host: '127.0.0.1', port, onTransport: server.accept })
console.log(`listening on ${listening.port}`)
