// Sends a text over SMPP, as many messages as it takes, and tells what becomes of each until all have their receipts.
// Run: node examples/smpp-client.ts 31612345678 'Hello there' [port]
import { systemChance } from '../src/kit/chance.ts'
import { systemClock } from '../src/kit/clock.ts'
import { silentLog } from '../src/kit/log.ts'
import { createClient } from '../src/smpp/client.ts'
import { fieldsOf } from '../src/smpp/message.ts'
import { makePdu } from '../src/smpp/pdu.ts'
import { parseReceipt } from '../src/smpp/receipt.ts'
import { tcpDial } from '../src/smpp/sockets.ts'
import { statusName } from '../src/smpp/statuses.ts'
import { userData } from '../src/sms/parts.ts'
import { segment } from '../src/sms/segments.ts'

const [destination_addr, text = 'Hello', port = '2775'] = process.argv.slice(2)
const cut = segment(text)
if ('refused' in cut) throw new Error(cut.say)
const parts = userData(cut, systemChance.below(256)).map((part) =>
  makePdu('submit_sm', { source_addr: 'Shop', destination_addr, registered_delivery: 1, ...fieldsOf(part) }))
const client = createClient<number>({
  dial: tcpDial({ host: '127.0.0.1', port: Number(port) }), clock: systemClock, chance: systemChance, log: silentLog,
  bind: { mode: 'transceiver', system_id: 'shop', password: 'secret' }, limits: { windowSize: parts.length },
  handlers: {
    onBound: (session) => parts.forEach((part, i) => session.send(part, i + 1)),
    onSettled: (_, i, end) => console.log(i, end.kind === 'response' ? statusName(end.pdu.status) : end.kind),
    onRequest(session, pdu) {
      session.respond(pdu, 0)
      if (pdu.command === 'deliver_sm') console.log(parseReceipt(pdu)?.state ?? 'a message')
      if (parts.pop() && parts.length === 0) void client.stop()
    },
    onUnbound: (_, say) => console.log(say), onClosed() {},
  },
})
client.start()
