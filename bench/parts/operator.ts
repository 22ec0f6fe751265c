// A bare operator: answers each submit_sm at once, sends its receipt where one is asked for, and stores nothing. As many binds as
// come are let in; a receipt goes over the bind that its message came by.
import { systemClock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import { createServer } from '../../src/smpp/server.ts'
import type { Session } from '../../src/smpp/session.ts'
import { tcpListen } from '../../src/smpp/sockets.ts'

type Owed = { readonly to: string; readonly from: string; readonly id: string }

/** Its port, any free one unless it is named. `onMessage` is told the text of each. */
export async function openOperator(onMessage: (text: Uint8Array) => void, port = 0): Promise<number> {
  /** What each bind has still to be sent; read from the front, and cleared when it has all gone. */
  const owed = new Map<Session<null>, { list: Owed[]; at: number }>()
  /** Counted on from where it was: no message has the id of one of an earlier process. */
  let id = Date.now() * 1_000
  const pay = (line: Session<null>): void => {
    const debt = owed.get(line)
    if (!debt || debt.at === debt.list.length) return
    for (let room = line.room(); room > 0 && debt.at < debt.list.length; room--) {
      const { to, from, id: number } = debt.list[debt.at++]!
      const short_message = Buffer.from(`id:${number} sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000 text:`, 'latin1')
      line.send(makePdu('deliver_sm', { esm_class: 4, source_addr_ton: 1, source_addr_npi: 1, source_addr: to, destination_addr: from, short_message }), null)
    }
    if (debt.at < debt.list.length) return
    debt.list.length = 0
    debt.at = 0
  }
  const server = createServer<null>({
    clock: systemClock, log: silentLog, limits: { windowSize: 2_000, receiveWindow: 20_000 }, authenticate: async () => 'ok',
    handlers: {
      onRequest(line, pdu) {
        if (pdu.command !== 'submit_sm') return line.respond(pdu, 3)
        const message_id = String(++id)
        line.respond(pdu, 0, { message_id })
        onMessage(pdu.short_message)
        if (!(pdu.registered_delivery & 1)) return
        let debt = owed.get(line)
        if (!debt) owed.set(line, (debt = { list: [], at: 0 }))
        debt.list.push({ to: pdu.destination_addr, from: pdu.source_addr, id: message_id })
      },
      onSettled() {},
      onRoom: pay,
      onTurn: pay,
      onClosed: (line) => void owed.delete(line),
    },
  })
  return (await tcpListen({ host: '127.0.0.1', port, onTransport: (transport, address) => server.accept(transport, address) })).port
}
