// Two sessions on a wire that is slow, fills up and breaks, with peers that answer late or never, pause, unbind and hang
// up: whatever happens, what each side was told of its requests must agree with what the other side saw.
import { expect, test } from 'vitest'
import type { Chance } from '../kit/chance.ts'
import { seededChance } from '../kit/chance.ts'
import { manualClock } from '../kit/clock.ts'
import { memoryWire } from './memory.ts'
import { makePdu } from './pdu.ts'
import type { Pdu } from './pdu.ts'
import { createSession } from './session.ts'
import type { Session, SessionHandlers, Settled, Transport } from './session.ts'
import type { Side } from './states.ts'

const limits = {
  windowSize: 8, responseMs: 3_000, enquireMs: 4_000, enquireAnswerMs: 2_000, initMs: 5_000, pduReadMs: 3_000,
  writeMs: 4_000, drainMs: 2_000, unbindMs: 1_500, outputBytes: 2_000, receiveWindow: 6,
}

/** One side, with what it was told and what it saw of the other. */
class Peer {
  readonly settled = new Map<string, Settled[]>()
  readonly late: string[] = []
  readonly seen = new Set<string>()
  readonly agreed = new Set<string>()
  readonly faults: string[] = []
  session: Session<string> | undefined
  closed = 0
  readonly #side: Side
  readonly #chance: Chance
  readonly #later: (work: () => void) => void

  constructor(side: Side, chance: Chance, later: (work: () => void) => void) {
    this.#side = side
    this.#chance = chance
    this.#later = later
  }

  readonly handlers: SessionHandlers<string> = {
    onRequest: (session, pdu) => this.#asked(session, pdu),
    onSettled: (_, context, settled) => {
      const all = this.settled.get(context)!
      all.push(settled)
      if (this.closed > 0) this.faults.push(`${context} was settled after the end`)
      if (settled.kind === 'response') this.#told(context, settled.pdu)
    },
    onLate: (_, context, pdu) => {
      this.late.push(context)
      this.#told(context, pdu)
    },
    onClosed: () => void this.closed++,
  }

  #told(context: string, pdu: Pdu): void {
    if (pdu.status !== 0 || pdu.command !== 'submit_sm_resp') return
    if (pdu.message_id !== context) this.faults.push(`${context} was answered with ${pdu.message_id}`)
  }

  #asked(session: Session<string>, pdu: Pdu): void {
    if (pdu.command === 'bind_transceiver') return session.respond(pdu, 0)
    if (pdu.command !== 'submit_sm' && pdu.command !== 'deliver_sm') return void this.faults.push(pdu.command)
    const context = pdu.destination_addr
    if (this.seen.has(context)) this.faults.push(`${context} came twice`)
    this.seen.add(context)
    const answer = () => {
      if (session.state === 'closed') return
      this.agreed.add(context)
      session.respond(pdu, 0, { message_id: context })
      session.respond(pdu, 8) // which must count for nothing
    }
    const mood = this.#chance.below(10)
    if (mood < 5) answer()
    else if (mood < 9) this.#later(answer)
  }

  send(): void {
    const { session } = this
    for (let count = this.#chance.below(6); session && session.room() > 0 && count > 0; count--) {
      const context = `${this.settled.size + 1}`
      this.settled.set(context, [])
      const short_message = new Uint8Array(this.#chance.below(200))
      session.send(makePdu(this.#side === 'esme' ? 'submit_sm' : 'deliver_sm', {
        destination_addr: context, short_message,
      }), context)
    }
  }
}

function play(seed: number) {
  const chance = seededChance(seed)
  const clock = manualClock()
  const later = (work: () => void) => void clock.after(chance.below(5_000), work)
  const esme = new Peer('esme', chance, later)
  const smsc = new Peer('smsc', chance, later)
  const take = (peer: Peer, side: Side, transport: Transport) =>
    (peer.session = createSession({ side, clock, transport, limits, handlers: peer.handlers }))
  const wire = memoryWire({
    clock, latencyMs: chance.below(200), bufferBytes: [200, 2_000, 65_536][chance.below(3)],
    accept: (transport) => take(smsc, 'smsc', transport),
  })
  const transport = wire.dial({
    onConnect: () => void take(esme, 'esme', transport).bind('bind_transceiver', { system_id: 'shop' }),
    onBytes: (bytes) => esme.session!.receive(bytes),
    onDrain: () => esme.session!.drained(),
    onEnd: (cause) => esme.session?.ended(cause),
  })
  clock.advance(1_000)
  for (let step = 0; step < 60; step++) {
    const peer = chance.below(2) ? esme : smsc
    const act = chance.below(120)
    if (act < 60) peer.send()
    else if (act < 65) peer.session?.pause()
    else if (act < 75) peer.session?.resume()
    else if (act === 76) peer.session?.unbind()
    else if (act === 77) peer.session?.destroy('enough')
    else if (act === 78) wire.cut('cable')
    else clock.advance(chance.below([10, 300, 3_000][chance.below(3)]!))
  }
  for (const peer of [esme, smsc]) peer.session?.resume()
  const how = chance.below(3)
  if (how === 0) esme.session?.unbind()
  else if (how === 1) wire.cut('cable')
  clock.advance(60_000)
  for (const peer of [esme, smsc]) peer.session?.destroy('over')
  clock.advance(60_000)
  return { esme, smsc, pending: clock.pending() }
}

function faultsOf(mine: Peer, other: Peer): string[] {
  const faults = [...mine.faults]
  if (mine.closed !== 1) faults.push(`closed ${mine.closed} times`)
  for (const [context, all] of mine.settled) {
    if (all.length !== 1) faults.push(`${context} was settled ${all.length} times`)
    const [settled] = all
    const isAnswered = settled?.kind === 'response' && settled.pdu.status === 0
    if (isAnswered && !other.agreed.has(context)) faults.push(`${context} has an answer that nobody gave`)
    if (settled?.kind === 'unsent' && other.seen.has(context)) faults.push(`${context} is unsent, and came`)
  }
  for (const context of mine.late) {
    const [settled] = mine.settled.get(context)!
    const timedOut = settled?.kind === 'unknown' && settled.why === 'timeout'
    if (!timedOut) faults.push(`${context} is late and was ${settled?.kind}`)
  }
  if (new Set(mine.late).size !== mine.late.length) faults.push('something was late twice')
  const expired = [...mine.settled.values()].filter(([end]) => end?.kind === 'unknown' && end.why === 'timeout').length
  if (mine.session!.late > expired) faults.push('something was answered twice')
  return faults
}

test('in 1,000 stories every request is settled once, and as the other side saw it', () => {
  const first = Date.now() % 1_000_000_007
  const tally = { response: 0, timeout: 0, closed: 0, unsent: 0, late: 0 }
  for (let seed = first; seed < first + 1_000; seed++) {
    const { esme, smsc, pending } = play(seed)
    const faults = [...faultsOf(esme, smsc), ...faultsOf(smsc, esme)]
    if (pending > 0) faults.push(`${pending} timers are left`)
    expect(faults, `seed ${seed}`).toEqual([])
    for (const peer of [esme, smsc]) {
      tally.late += peer.late.length
      for (const [settled] of peer.settled.values()) tally[settled!.kind === 'unknown' ? settled!.why : settled!.kind]++
    }
  }
  for (const [name, count] of Object.entries(tally)) expect(count, name).toBeGreaterThan(100)
}, 60_000)
