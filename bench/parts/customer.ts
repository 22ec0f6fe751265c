// A customer of the SMPP door, or of an operator without us between: so many binds, full windows, and the count of what came of it.
import { seededChance } from '../../src/kit/chance.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import { createClient } from '../../src/smpp/client.ts'
import { noTlvs } from '../../src/smpp/pdu.ts'
import type { Session } from '../../src/smpp/session.ts'
import { tcpDial } from '../../src/smpp/sockets.ts'

export type Customer = {
  /** As many as the windows take, until all are answered well; what is refused for now is sent again. */
  pour(count: number, receipts: boolean): void
  /** One, now. */
  send(text: string): void
  /** To be called now and then: what was refused waits for it. */
  again(): void
  readonly told: { good: number; receipts: number; refused: number }
}

const submit = (at: number, text: string, receipt: boolean) => ({
  command: 'submit_sm', service_type: '', source_addr_ton: 5, source_addr_npi: 0, source_addr: 'Bench', dest_addr_ton: 1, dest_addr_npi: 1,
  destination_addr: `316${10_000_000 + (at % 40_000_000)}`, esm_class: 0, protocol_id: 0, priority_flag: 0, schedule_delivery_time: '', validity_period: '',
  registered_delivery: receipt ? 1 : 0, replace_if_present_flag: 0, data_coding: 0, sm_default_msg_id: 0, short_message: Buffer.from(text), tlvs: noTlvs,
} as const)

export async function openCustomer(port: number, login: { systemId: string; password: string }, binds: number, windowSize: number): Promise<Customer> {
  const told = { good: 0, receipts: 0, refused: 0 }
  let [left, next, withReceipt] = [0, 0, false]
  const fill = (line: Session<number>) => {
    for (let room = line.room(); room > 0 && left > 0; room--) {
      left--
      line.send(submit(next, `Hi customer ${next}, our doors open at 8 on Saturday, come and see.`, withReceipt), next++)
    }
  }
  const lines = await Promise.all(Array.from({ length: binds }, () => new Promise<Session<number>>((resolve) => {
    createClient<number>({
      dial: tcpDial({ host: '127.0.0.1', port }), clock: systemClock, chance: seededChance(1), log: silentLog, limits: { windowSize, receiveWindow: 5_000 },
      bind: { mode: 'transceiver', system_id: login.systemId, password: login.password },
      handlers: {
        onBound: resolve,
        onUnbound() {},
        onRequest(line, pdu) {
          line.respond(pdu, 0)
          told.receipts++
        },
        onSettled(_line, _at, settled) {
          if (settled.kind === 'response' && settled.pdu.status === 0) told.good++
          else {
            told.refused++
            left++
          }
        },
        onTurn: fill,
        onRoom: fill,
        onClosed() {},
      },
    }).start()
  })))
  const again = () => lines.forEach(fill)
  return {
    told,
    again,
    send: (text) => void lines[0]!.send(submit(next, text, false), next++),
    pour(count, receipts) {
      left += count
      withReceipt = receipts
      again()
    },
  }
}
