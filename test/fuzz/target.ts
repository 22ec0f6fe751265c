// What the guided fuzz runs: any octets, as frames and as what a peer sends to a bound session of either side. Stops at
// the first thing that may not be.
import { Buffer } from 'node:buffer'
import { manualClock } from '../../src/kit/clock.ts'
import { decode, encode } from '../../src/smpp/codec.ts'
import { Framer } from '../../src/smpp/framer.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import { lenientQuirks } from '../../src/smpp/quirks.ts'
import { createSession } from '../../src/smpp/session.ts'
import type { Side } from '../../src/smpp/states.ts'
import { tlv } from '../../src/smpp/tlvs.ts'
import { checkFrame, demand, framesOf, newTally } from './smpp.ts'

const limits = {
  windowSize: 4, initMs: 400, enquireMs: 400, enquireAnswerMs: 200, pduReadMs: 200, drainMs: 200, unbindMs: 200,
  responseMs: 600, receiveWindow: 3,
}
const goodSequence = 0x7fff_fff0
const good = encode(makePdu('enquire_link', { sequence: goodSequence }))
const hello = {
  esme: encode(makePdu('bind_transceiver_resp', { tlvs: [tlv.sc_interface_version(0x50)] })),
  smsc: encode(makePdu('bind_transceiver', { system_id: 'a', interface_version: 0x50 })),
}

/** RangeErrors are for programs that send what cannot be sent; octets that come may cause none. */
export function target(input: Buffer): void {
  const tally = newTally()
  for (const framed of framesOf(input, () => input.length)) {
    if (framed.kind === 'frame') checkFrame(Buffer.from(framed.bytes), (input.length & 1) === 0, tally)
  }
  drive('esme', input)
  drive('smsc', input)
}

function drive(side: Side, input: Buffer): void {
  const clock = manualClock()
  const written = new Framer()
  let [sent, settled, late, closed] = [0, 0, 0, 0]
  let answered = false
  const session = createSession<number>({
    side,
    clock,
    limits,
    quirks: lenientQuirks,
    transport: {
      write(bytes) {
        written.push(bytes, (framed) => {
          const decoded = framed.kind === 'frame' ? decode(framed.bytes) : undefined
          if (decoded?.kind !== 'pdu') throw new Error('what it wrote is no PDU')
          if (decoded.pdu.command === 'enquire_link_resp' && decoded.pdu.sequence === goodSequence) answered = true
        })
        return true
      },
      close() {}, pause() {}, resume() {},
    },
    handlers: {
      onRequest(from, pdu) {
        // Every third request stays without an answer.
        if (pdu.sequence % 3 !== 0 || from.state === 'open') from.respond(pdu, 0, { message_id: '1' })
      },
      onSettled: () => void settled++,
      onLate: () => void late++,
      onClosed: () => void closed++,
    },
  })
  if (side === 'esme') session.bind('bind_transceiver', { interface_version: 0x50 })
  session.receive(hello[side])
  for (; session.room() > 0; sent++) session.send(makePdu(side === 'esme' ? 'submit_sm' : 'deliver_sm'), sent)
  for (let at = 0; at < input.length;) {
    const count = 1 + (input[at]! & 127)
    session.receive(input.subarray(at, at + count))
    clock.advance(count & 64 ? 150 : 0)
    at += count
  }
  session.receive(good)
  clock.advance(0)
  if (!answered) clock.advance(2_000)
  demand(answered || session.state === 'closed', 'neither an answer nor an end')
  session.ended('')
  demand(closed === 1 && settled === sent && late <= sent, `closed ${closed}, sent ${sent}, settled ${settled}`)
  demand(session.unanswered === 0 && session.outstanding === 0, 'something is left')
}
