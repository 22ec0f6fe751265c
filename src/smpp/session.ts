// One SMPP session, from connected to closed, for either side: states, window, timers, back-pressure. Fed with octets,
// given a transport and a clock; it knows no socket and no product. SMPP 3.4 §2, §7.
//
// open → (bind answered with ESME_ROK) → bound_* → (unbind of either side) → unbinding → closed; every state may go to
// closed at once. Whatever happens, each request sent settles exactly once, before onClosed.
import type { Clock, Timer } from '../kit/clock.ts'
import { responseFor, responseTold, type ResponseFields } from './answers.ts'
import { answerTo, decode } from './codec.ts'
import { isResponse, responseTo } from './commands.ts'
import { Allowance, congestionOf, congestionTlvs } from './congestion.ts'
import { defaultLimits } from './contract.ts'
import type { Cause, Outgoing, Session, SessionHandlers, SessionLimits } from './contract.ts'
import type { SessionNeeds, Settled, Transport } from './contract.ts'
import { Framer, type Framed } from './framer.ts'
import { Intake } from './intake.ts'
import { Output } from './output.ts'
import { makePdu, noTlvs } from './pdu.ts'
import type { Bind, Body, Pdu, Tlv } from './pdu.ts'
import { noQuirks, type Quirks } from './quirks.ts'
import { boundState, busy, isBind, isBound, permits, refusal } from './states.ts'
import type { BindCommand, SessionState, Side } from './states.ts'
import { statuses, statusName } from './statuses.ts'
import { due, newTimes, Stopwatch, timeoutSays, type Times } from './timers.ts'
import { tags, tlv, tlvInt } from './tlvs.ts'
import { checkMessageId, firstVersionWithTlvs, fittedRequest, ourVersion } from './versions.ts'
import { missing, Window } from './window.ts'

export type * from './contract.ts'

const tickMs = 100
/** Larger than any bind with all its fields full. */
const openPduBytes = 256

const timedOut: Settled = { kind: 'unknown', why: 'timeout' }
const cutOff: Settled = { kind: 'unknown', why: 'closed' }
const unsent: Settled = { kind: 'unsent' }

export function createSession<Context>(needs: SessionNeeds<Context>): Session<Context> {
  return new Machine(needs)
}

class Machine<Context> implements Session<Context> {
  readonly side: Side
  state: SessionState = 'open'
  systemId = ''
  interfaceVersion = firstVersionWithTlvs
  bindStatus: number | undefined
  late = 0
  malformed = 0
  readonly #clock: Clock
  readonly #transport: Transport
  readonly #handlers: SessionHandlers<Context>
  readonly #limits: SessionLimits
  readonly #quirks: Quirks
  readonly #window: Window<Context>
  readonly #framer: Framer
  readonly #output: Output
  readonly #allowance: Allowance
  readonly #intake = new Intake()
  readonly #times: Times
  readonly #onFramed = (framed: Framed) => this.#framed(framed)
  #timer: Timer
  readonly #watch: Stopwatch
  /** When the present turn began, by the stopwatch. */
  #at: number
  /** Our own congestion, to be told in answers. */
  #congestion: readonly Tlv[] = noTlvs
  /** Something made room since `onRoom` was last called. */
  #freed = false
  /** Sequence number of our unbind; 0: not sent. */
  #unbinding = 0
  #binding: Bind | undefined
  #peerUnbind: Pdu | undefined
  #leavingSay = ''

  constructor({ side, clock, transport, handlers, limits, quirks = noQuirks }: SessionNeeds<Context>) {
    this.side = side
    this.#clock = clock
    this.#transport = transport
    this.#handlers = handlers
    this.#limits = { ...defaultLimits, ...limits }
    this.#quirks = quirks
    this.#allowance = new Allowance(this.#limits.windowSize)
    this.#window = new Window(this.#limits.windowSize)
    this.#framer = new Framer(this.#limits.maxPduBytes)
    this.#watch = new Stopwatch(clock)
    this.#at = this.#watch.now()
    this.#times = newTimes(this.#at)
    this.#output = new Output({
      clock,
      transport,
      limitBytes: this.#limits.outputBytes,
      onTurn: () => this.#flush(),
      onWrite: () => this.#window.handedOver(),
    })
    this.#timer = clock.after(tickMs, () => this.#tick())
  }

  get outstanding(): number {
    return this.#window.outstanding
  }

  get unanswered(): number {
    return this.#intake.count
  }

  room(): number {
    if (this.#output.blocked || !isBound(this.state)) return 0
    return Math.max(0, this.#allowance.requests - this.#window.outstanding)
  }

  send(pdu: Outgoing, context: Context): number {
    const { command } = pdu
    if (!permits(this.side, this.state, command)) throw new RangeError(`${command} may not be sent when ${this.state}`)
    if (this.#allowance.requests <= this.#window.outstanding) throw new RangeError('there is no room in the window')
    if (this.#output.pending === 0) this.#at = this.#watch.now()
    const request = pdu as Pdu
    const answer = responseTo(command)
    request.status = 0
    request.sequence = this.#window.peek()
    this.#output.append(fittedRequest(request, this.interfaceVersion), false)
    this.#times.activeAt = this.#at
    if (answer) this.#window.add(answer, context, this.#at)
    else this.#window.reserve()
    return request.sequence
  }

  respond(request: Pdu, status: number, fields: ResponseFields = {}): void {
    if (!this.#intake.has(request)) return
    if (fields.message_id) checkMessageId(fields.message_id, this.interfaceVersion)
    if (isBind(request.command)) this.#respondToBind(request as Bind, status, fields)
    else this.#answer(request, status, fields)
    this.#intake.remove(request) // not before: an answer that cannot be encoded leaves it to be answered otherwise
  }

  neglect = (request: Pdu): void => this.#intake.remove(request)

  bind(command: BindCommand, fields: Partial<Body<BindCommand>>): void {
    const allowed = permits(this.side, this.state, command) && !this.#binding
    if (!allowed) throw new RangeError(`${command} may not be sent`)
    const sequence = this.#window.reserve()
    const bind: Bind = makePdu(command, { interface_version: firstVersionWithTlvs, ...fields, sequence })
    this.#output.append(bind)
    this.#binding = bind
  }

  outbind(fields: Body<'outbind'>): void {
    if (!permits(this.side, this.state, 'outbind')) throw new RangeError('outbind may not be sent')
    this.#output.append(makePdu('outbind', { ...fields, sequence: this.#window.reserve() }))
  }

  congest(value: number | undefined): void {
    this.#congestion = value === undefined ? noTlvs : congestionTlvs(value)
  }

  unbind(): void {
    if (this.state === 'open') return this.#close('ours', 'closed before it was bound')
    this.#leave('unbound by us', this.#limits.drainMs)
  }

  destroy(say: string): void {
    this.#close('ours', say)
  }

  pause(): void {
    if (isBound(this.state) && this.#watch.stop()) this.#transport.pause()
  }

  resume(): void {
    if (this.#watch.start()) this.#transport.resume()
  }

  receive(bytes: Uint8Array): void {
    if (this.state === 'closed') return
    const times = this.#times
    times.receivedAt = this.#at = this.#watch.now()
    this.#intake.begin(bytes.length)
    this.#framer.push(bytes, this.#onFramed)
    times.partialSince = this.#framer.pending === 0 ? undefined : (times.partialSince ?? this.#at)
    if (this.#stranger() && this.#framer.pending > openPduBytes) this.#refuseLong()
    this.#turned()
  }

  drained(): void {
    if (!this.#output.blocked || this.state === 'closed') return
    this.#output.blocked = false
    this.#times.blockedSince = undefined
    this.#freed = true
    this.#flush()
    this.#turned()
  }

  ended(cause: string): void {
    if (this.state === 'closed') return
    this.#output.blocked = true // nothing can be written any more
    if (this.#times.unbindSentAt !== undefined) this.#close('unbound', this.#leavingSay)
    else if (cause === '') this.#close('peer', 'the peer closed the connection')
    else this.#close('network', cause)
  }

  #framed(framed: Framed): void {
    if (this.state === 'closed') return
    this.#times.partialSince = undefined // what is partial after this is another PDU
    if (framed.kind === 'fatal') {
      this.malformed++
      this.#output.append(makePdu('generic_nack', { status: framed.status, sequence: framed.sequence }))
      return this.#close('protocol', framed.say)
    }
    if (this.#stranger() && framed.bytes.length > openPduBytes) return this.#refuseLong()
    const decoded = decode(framed.bytes, this.#quirks)
    if (decoded.kind === 'bad') {
      this.malformed++
      const answer = answerTo(decoded)
      if (answer) this.#output.append(answer)
    } else if (isResponse(decoded.pdu.command)) this.#responded(decoded.pdu)
    else this.#requested(decoded.pdu, framed.bytes.length)
  }

  /** The peer has not yet shown who it is: one that binds, or that called us to be bound to. */
  #stranger(): boolean {
    return this.state === 'open' && (this.side === 'smsc' || !this.#binding)
  }

  #refuseLong(): void {
    this.malformed++
    this.#output.append(makePdu('generic_nack', { status: statuses.ESME_RINVCMDLEN, sequence: 0 }))
    this.#close('protocol', `a PDU of more than ${openPduBytes} octets before a bind`)
  }

  #requested(pdu: Pdu, octets: number): void {
    if (pdu.command === 'enquire_link') return this.#answer(pdu, 0)
    const peer = this.side === 'esme' ? 'smsc' : 'esme'
    if (!permits(peer, this.state, pdu.command)) return this.#answer(pdu, refusal(peer, this.state, pdu.command))
    if (pdu.command === 'unbind') {
      this.#peerUnbind = pdu
      return this.#leave('unbound by the peer', this.#limits.unbindMs)
    }
    if (isBind(pdu.command)) {
      if (this.#binding) return this.#answer(pdu, statuses.ESME_RALYBND)
      this.#binding = pdu as Bind
    } else if (this.#intake.full(this.#limits)) return this.#answer(pdu, busy(peer))
    this.#times.activeAt = this.#at
    if (responseTo(pdu.command)) this.#intake.add(pdu, octets)
    this.#handlers.onRequest(this, pdu)
  }

  #responded(pdu: Pdu): void {
    const { sequence, command } = pdu
    if (command === 'enquire_link_resp') return // that it came is all it says
    const nack = command === 'generic_nack'
    if (sequence !== 0 && sequence === this.#unbinding && (nack || command === 'unbind_resp')) {
      return this.#close('unbound', this.#leavingSay)
    }
    const bind = this.side === 'esme' ? this.#binding : undefined
    if (bind?.sequence === sequence && (nack || command === responseTo(bind.command))) {
      return this.#bindAnswered(bind, pdu)
    }
    if (pdu.tlvs.length > 0) this.#heed(congestionOf(pdu.tlvs))
    const context = this.#window.take(sequence, command)
    if (context === missing) return this.#overdue(pdu)
    this.#freed = true
    this.#handlers.onSettled(this, context, { kind: 'response', pdu })
  }

  #overdue(pdu: Pdu): void {
    this.late++
    const context = this.#window.takeExpired(pdu.sequence, pdu.command)
    if (context !== missing) this.#handlers.onLate?.(this, context, pdu)
  }

  #heed(congestion: number | undefined): void {
    if (congestion === undefined || this.side === 'smsc') return
    this.#allowance.heed(congestion, this.#at)
    this.#freed = true
    this.#handlers.onCongestion?.(this, congestion)
  }

  #bindAnswered(bind: Bind, pdu: Pdu): void {
    this.#binding = undefined
    this.bindStatus = pdu.status
    if (pdu.status !== 0) return this.#close('protocol', `the bind was refused with ${statusName(pdu.status)}`)
    const version = tlvInt(pdu.tlvs, tags.sc_interface_version) ?? this.#quirks.unstatedVersion
    this.#heed(congestionOf(pdu.tlvs))
    this.#bound(bind, Math.min(bind.interface_version, version))
  }

  #respondToBind(bind: Bind, status: number, fields: ResponseFields): void {
    this.#binding = undefined
    if (status !== 0) return this.#answer(bind, status, fields)
    const version = Math.min(bind.interface_version, ourVersion)
    this.interfaceVersion = version
    this.#answer(bind, status, { ...fields, tlvs: [tlv.sc_interface_version(version), ...(fields.tlvs ?? noTlvs)] })
    this.#bound(bind, version)
  }

  #bound(bind: Bind, version: number): void {
    this.systemId = bind.system_id
    this.interfaceVersion = version
    this.#enter(boundState[bind.command])
  }

  /** Sends nothing new from here on; `#proceed` does the rest as soon as nothing is in flight, or time is up. */
  #leave(say: string, drainMs: number): void {
    if (this.state === 'closed') return
    const times = this.#times
    const until = this.#watch.now() + drainMs
    if (times.unbindSentAt === undefined) times.drainUntil = Math.min(times.drainUntil ?? until, until)
    if (this.state !== 'unbinding') {
      this.#leavingSay = say
      this.resume()
      this.#enter('unbinding')
    }
    this.#output.gather()
  }

  #proceed(): void {
    const { drainUntil, unbindSentAt } = this.#times
    if (this.state !== 'unbinding') return
    if (drainUntil !== undefined && this.outstanding + this.unanswered > 0) return
    if (this.#peerUnbind) {
      this.#answer(this.#peerUnbind, 0)
      this.#close('unbound', this.#leavingSay)
    } else if (unbindSentAt === undefined) {
      this.#times.unbindSentAt = this.#watch.now()
      this.#unbinding = this.#window.reserve()
      this.#output.append(makePdu('unbind', { sequence: this.#unbinding }))
    }
  }

  #tick(): void {
    const limits = this.#limits
    const times = this.#times
    this.#timer = this.#clock.after(tickMs, () => this.#tick())
    this.#at = this.#watch.now()
    this.#output.rest()
    if (this.#allowance.restore(this.#at)) this.#freed = true
    this.#window.expire(this.#at - limits.responseMs, (context) => {
      this.#freed = true
      this.#handlers.onSettled(this, context, timedOut)
    })
    const next = due(this.state, times, limits, this.#at)
    switch (next) {
      case 'enquire':
        times.enquiredAt = this.#at
        this.#output.append(makePdu('enquire_link', { sequence: this.#window.reserve() }))
        break
      case 'inactive':
        this.#leave(`no message for ${limits.inactivityMs} ms`, limits.drainMs)
        break
      case 'drain_timeout':
        times.drainUntil = undefined
        this.#output.gather()
        break
      case 'nothing':
        break
      default:
        return this.#close('timeout', timeoutSays[next](limits))
    }
    this.#turned()
  }

  #turned(): void {
    if (this.state === 'closed') return
    if (this.state === 'unbinding') this.#output.gather()
    this.#handlers.onTurn?.(this)
    if (!this.#freed || this.room() === 0) return
    this.#freed = false
    this.#handlers.onRoom?.(this)
  }

  #answer(request: Pdu, status: number, fields: ResponseFields = {}): void {
    const response = responseFor(request, status, fields)
    if (response) this.#output.append(responseTold(response, this.interfaceVersion, this.#congestion))
  }

  #flush(): void {
    this.#proceed()
    if (this.state === 'closed') return
    if (!this.#output.flush()) return this.#close('protocol', 'the peer does not read')
    if (this.#output.blocked) this.#times.blockedSince ??= this.#watch.now()
  }

  #enter(state: SessionState): void {
    this.state = state
    this.#handlers.onState?.(this, state)
  }

  #close(why: Cause['why'], say: string): void {
    if (this.state === 'closed') return
    this.#output.flush()
    this.#timer.cancel()
    this.#enter('closed')
    this.#intake.clear()
    this.#window.clear((context, sent) => this.#handlers.onSettled(this, context, sent ? cutOff : unsent))
    this.#transport.close()
    this.#handlers.onTurn?.(this)
    this.#handlers.onClosed(this, { why, say })
  }
}
