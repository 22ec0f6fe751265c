// For tests: one session on a bare transport, in the time of a manual clock, with all that came of it on record.
import { expect } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { decode, encode } from './codec.ts'
import { Framer } from './framer.ts'
import { makePdu } from './pdu.ts'
import type { Pdu } from './pdu.ts'
import type { Quirks } from './quirks.ts'
import { createSession } from './session.ts'
import type { Cause, Session, SessionHandlers, SessionLimits, Settled } from './session.ts'
import type { SessionState, Side } from './states.ts'
import { makeTlv, tags } from './tlvs.ts'

type Options = {
  side?: Side
  limits?: Partial<SessionLimits>
  handlers?: Partial<SessionHandlers<string>>
  quirks?: Quirks
  bound?: boolean
}

/** Bound unless said otherwise; what led to that is not on record. */
export function rig({ side = 'esme', limits = {}, handlers = {}, quirks, bound = true }: Options = {}) {
  const clock = manualClock()
  const framer = new Framer()
  const log = {
    writes: 0, turns: 0, rooms: 0, transportClosed: 0, reading: true, accepts: true,
    sent: [] as Pdu[], requests: [] as Pdu[], states: [] as SessionState[],
    settled: [] as [string, string][], late: [] as [string, number][], closed: [] as Cause[],
  }
  const kindOf = (settled: Settled) =>
    settled.kind === 'response' ? String(settled.pdu.status) : settled.kind === 'unknown' ? settled.why : 'unsent'
  const session: Session<string> = createSession<string>({
    side,
    clock,
    quirks,
    limits: { windowSize: 3, ...limits },
    transport: {
      write(bytes) {
        log.writes++
        framer.push(bytes, (framed) => {
          const decoded = framed.kind === 'frame' ? decode(framed.bytes) : undefined
          if (decoded?.kind === 'pdu') log.sent.push(decoded.pdu)
          else expect.fail('what was written is no PDU')
        })
        return log.accepts
      },
      close: () => void log.transportClosed++,
      pause: () => void (log.reading = false),
      resume: () => void (log.reading = true),
    },
    handlers: {
      onRequest: (_, pdu) => void log.requests.push(pdu),
      onSettled(_, context, settled) {
        expect(log.closed).toEqual([])
        log.settled.push([context, kindOf(settled)])
      },
      onLate: (_, context, pdu) => void log.late.push([context, pdu.status]),
      onTurn: () => void log.turns++,
      onRoom: () => void log.rooms++,
      onState: (_, state) => void log.states.push(state),
      onClosed: (_, cause) => void log.closed.push(cause),
      ...handlers,
    },
  })
  const feed = (...pdus: Pdu[]) => {
    session.receive(Buffer.concat(pdus.map(encode)))
    clock.advance(0)
  }
  const submit = (context: string) => session.send(makePdu('submit_sm', { destination_addr: '316' }), context)
  const deliver = (context: string) => session.send(makePdu('deliver_sm'), context)
  const answer = (sequence: number, status = 0) =>
    feed(makePdu('submit_sm_resp', { sequence, status, message_id: 'id' }))
  const commands = () => log.sent.map((pdu) => pdu.command)
  const last = () => log.sent.at(-1)!
  if (bound && side === 'esme') {
    session.bind('bind_transceiver', { system_id: 'shop', password: 'secret' })
    clock.advance(0)
    feed(makePdu('bind_transceiver_resp', { tlvs: [makeTlv.int(tags.sc_interface_version, 1, 0x34)] }))
  } else if (bound) {
    feed(makePdu('bind_transceiver', { system_id: 'shop', interface_version: 0x34 }))
    session.respond(log.requests.pop()!, 0)
    clock.advance(0)
  }
  log.sent.length = log.writes = log.turns = log.rooms = 0
  return { clock, session, log, feed, submit, deliver, answer, commands, last }
}
