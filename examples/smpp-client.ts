// Sends one message over SMPP and tells what became of it. Run: node examples/smpp-client.ts 31612345678 Hello [port]
import { systemChance } from '../src/kit/chance.ts'
import { systemClock } from '../src/kit/clock.ts'
import { silentLog } from '../src/kit/log.ts'
import { createClient } from '../src/smpp/client.ts'
import { makePdu } from '../src/smpp/pdu.ts'
import { tcpDial } from '../src/smpp/sockets.ts'
import { statusName } from '../src/smpp/statuses.ts'

const [destination_addr, text = 'Hello', port = '2775'] = process.argv.slice(2)
const client = createClient<string>({
  dial: tcpDial({ host: '127.0.0.1', port: Number(port) }),
  clock: systemClock, chance: systemChance, log: silentLog,
  bind: { mode: 'transceiver', system_id: 'shop', password: 'secret' },
  handlers: {
    onBound(session) {
      const sender = { source_addr: 'Shop', source_addr_ton: 5 }
      session.send(makePdu('submit_sm', { ...sender, destination_addr, short_message: Buffer.from(text) }), text)
    },
    onSettled(_, context, settled) {
      console.log(context, settled.kind === 'response' ? statusName(settled.pdu.status) : settled.kind)
      void client.stop()
    },
    onRequest: (session, pdu) => session.respond(pdu, 0),
    onUnbound: (_, say) => console.log(say),
    onClosed() {},
  },
})
client.start()
