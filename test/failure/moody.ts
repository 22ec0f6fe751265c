// An operator on a real socket whose moods change while it runs: it throttles, fails for a while, answers slowly or late. What
// it took in the end it keeps, with a receipt for each.
import { systemClock as clock } from '../../src/kit/clock.ts'
import { silentLog } from '../../src/kit/log.ts'
import { createRate } from '../../src/kit/rate.ts'
import { makePdu, type Pdu } from '../../src/smpp/pdu.ts'
import { receiptText, receiptTlvs } from '../../src/smpp/receipt.ts'
import { createServer } from '../../src/smpp/server.ts'
import type { Outgoing, Session } from '../../src/smpp/session.ts'
import { tcpListen } from '../../src/smpp/sockets.ts'
import { statuses } from '../../src/smpp/statuses.ts'
import { joinText, readPart, type PartData } from '../../src/sms/parts.ts'

const seriesOf = (part: PartData) => readPart(part).header?.concatenation
const isWhole = (copy: readonly (PartData | undefined)[]) => {
  const first = copy.find((part) => part !== undefined)!
  return copy.filter((part) => part !== undefined).length === (seriesOf(first)?.total ?? 1)
}

export type MoodyOperator = {
  readonly port: number
  readonly throttled: number
  readonly failed: number
  /** Taken, and answered after `leastMs`. */
  readonly late: number
  set(mood: Mood): void
  /** The whole texts that it took. */
  shown(): { readonly phone: string; readonly text: string }[]
  close(): Promise<void>
}

/** What it takes in a second at most, and throttles beyond; the share that fails for a while; how long an answer takes. */
export type Mood = { readonly perSecond?: number; readonly fail?: number; readonly answerMs?: number; readonly leastMs?: number }

export async function openMoodyOperator(first: Mood): Promise<MoodyOperator> {
  let mood = first
  let rate = createRate({ clock, perSecond: first.perSecond ?? Number.MAX_SAFE_INTEGER })
  const parts = new Map<string, PartData[][]>()
  let [ids, throttled, failed, late] = [5_000_000_000, 0, 0, 0]

  const take = (session: Session<undefined>, pdu: Extract<Pdu, { command: 'submit_sm' }>) => {
    const part = { esmClass: pdu.esm_class, dataCoding: pdu.data_coding, octets: new Uint8Array(pdu.short_message) }
    const at = (seriesOf(part)?.sequence ?? 1) - 1
    const copies = parts.get(pdu.destination_addr) ?? []
    parts.set(pdu.destination_addr, copies)
    const copy = copies.find((one) => !one[at]) ?? []
    if (!copies.includes(copy)) copies.push(copy)
    copy[at] = part
    const id = String(ids++)
    session.respond(pdu, 0, { message_id: id })
    const fields = { id, state: 'delivered' as const, submitAt: Date.now(), doneAt: Date.now() }
    const receipt = makePdu('deliver_sm', {
      esm_class: 0x04, source_addr: pdu.destination_addr, source_addr_ton: 1, destination_addr: pdu.source_addr,
      short_message: Buffer.from(receiptText(fields), 'latin1'), tlvs: receiptTlvs(fields),
    })
    owed.push(receipt as Outgoing)
  }
  const owed: Outgoing[] = []
  const pump = (session: Session<undefined>) => {
    while (owed.length > 0 && session.room() > 0) session.send(owed.shift()!, undefined)
  }
  const server = createServer<undefined>({
    clock,
    log: silentLog,
    limits: { windowSize: 1_000, receiveWindow: 10_000 },
    authenticate: () => Promise.resolve('ok'),
    handlers: {
      onRequest(session, pdu) {
        if (pdu.command !== 'submit_sm') return session.respond(pdu, statuses.ESME_RINVCMDID)
        const { fail = 0, answerMs = 0, leastMs = 0 } = mood
        setTimeout(() => {
          if (rate.available() === 0) {
            throttled++
            session.respond(pdu, statuses.ESME_RTHROTTLED)
          } else if (Math.random() < fail) {
            failed++
            session.respond(pdu, statuses.ESME_RSYSERR)
          } else {
            rate.take(1)
            if (leastMs > 0) late++
            take(session, pdu)
          }
          pump(session)
        }, leastMs + Math.random() * (answerMs - leastMs))
      },
      onSettled: (_, __, settled) => {
        if (settled.kind !== 'response') throw new Error('this operator keeps no receipts for a lost connection')
      },
      onRoom: pump,
      onClosed() {},
    },
  })
  const { port, close } = await tcpListen({ host: '127.0.0.1', port: 0, onTransport: (transport, address) => server.accept(transport, address) })
  return {
    port,
    get throttled() {
      return throttled
    },
    get failed() {
      return failed
    },
    get late() {
      return late
    },
    set(next) {
      mood = next
      rate = createRate({ clock, perSecond: next.perSecond ?? Number.MAX_SAFE_INTEGER })
    },
    shown: () => [...parts].flatMap(([to, copies]) => copies.filter(isWhole).map((copy) => ({ phone: `+${to}`, text: joinText(copy) }))),
    close,
  }
}
