// One SMPP session, from connected to closed, for either side: states, window, timers, back-pressure. Fed with octets,
// given a transport and a clock; it knows no socket and no product. SMPP 3.4 §2, §7.
//
// open → (bind answered with ESME_ROK) → bound_* → (unbind of either side) → unbinding → closed; every state may go to
// closed at once. Whatever happens, each request sent settles exactly once, before onClosed.
import type { Clock, Timer } from '../kit/clock.ts'
import { responseFor, type ResponseFields } from './answers.ts'
import { answerTo, decode } from './codec.ts'
import { isResponse, responseTo } from './commands.ts'
import { defaultLimits } from './contract.ts'
import type { Cause, Outgoing, Session, SessionHandlers, SessionLimits } from './contract.ts'
import type { SessionNeeds, Settled, Transport } from './contract.ts'
import { Framer, type Framed } from './framer.ts'
import { Output } from './output.ts'
import { makePdu } from './pdu.ts'
import type { Bind, Body, Pdu } from './pdu.ts'
import { noQuirks, type Quirks } from './quirks.ts'
import { boundState, isBind, isBound, permits } from './states.ts'
import type { BindCommand, SessionState, Side } from './states.ts'
import { statuses, statusName } from './statuses.ts'
import { due, Stopwatch, timeoutSays, type Times } from './timers.ts'
import { makeTlv, tags, tlvInt } from './tlvs.ts'
import { missing, Window } from './window.ts'

export type * from './contract.ts'

const tickMs = 100
/** Larger than any bind with all its fields full. */
const openPduBytes = 256
const ourVersion = 0x50
const firstVersionWithTlvs = 0x34

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
  unanswered = 0
  late = 0
  malformed = 0
  readonly #clock: Clock
  readonly #transport: Transport
  readonly #handlers: SessionHandlers<Context>
  readonly #limits: SessionLimits
  readonly #quirks: Quirks
  readonly #window: Window<Context>
  readonly #framer: Framer
  readonly #output = new Output()
  readonly #times: Times
  readonly #onFramed = (framed: Framed) => this.#framed(framed)
  readonly #onSoon = () => this.#flush()
  readonly #onTick = () => this.#tick()
  #timer: Timer
  readonly #watch: Stopwatch
  /** When the present turn began, by the stopwatch. */
  #at: number
  #flushing = false
  #blocked = false
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
    this.#window = new Window(this.#limits.windowSize)
    this.#framer = new Framer(this.#limits.maxPduBytes)
    this.#watch = new Stopwatch(clock)
    this.#at = this.#watch.now()
    this.#times = {
      openedAt: this.#at,
      receivedAt: this.#at,
      activeAt: this.#at,
      enquiredAt: undefined,
      partialSince: undefined,
      drainUntil: undefined,
      unbindSentAt: undefined,
    }
    this.#timer = clock.after(tickMs, this.#onTick)
  }

  get outstanding(): number {
    return this.#window.outstanding
  }

  room(): number {
    return this.#blocked || !isBound(this.state) ? 0 : this.#window.size - this.#window.outstanding
  }

  send(pdu: Outgoing, context: Context): number {
    const { command } = pdu
    if (!permits(this.side, this.state, command)) throw new RangeError(`${command} may not be sent when ${this.state}`)
    if (this.room() === 0) throw new RangeError('there is no room in the window')
    if (this.#output.pending === 0) this.#at = this.#watch.now()
    const request = pdu as Pdu
    const answer = responseTo(command)
    request.status = 0
    request.sequence = this.#window.peek()
    this.#append(request)
    this.#times.activeAt = this.#at
    if (answer) this.#window.add(answer, context, this.#at)
    else this.#window.reserve()
    return request.sequence
  }

  respond(request: Pdu, status: number, fields: ResponseFields = {}): void {
    if (this.state === 'closed') return
    if (this.unanswered > 0 && responseTo(request.command)) this.unanswered--
    if (isBind(request.command)) this.#respondToBind(request as Bind, status, fields)
    else this.#answer(request, status, fields)
  }

  bind(command: BindCommand, fields: Partial<Body<BindCommand>>): void {
    const allowed = permits(this.side, this.state, command) && !this.#binding
    if (!allowed) throw new RangeError(`${command} may not be sent`)
    const sequence = this.#window.reserve()
    this.#binding = makePdu(command, { interface_version: firstVersionWithTlvs, ...fields, sequence })
    this.#append(this.#binding)
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
    this.#framer.push(bytes, this.#onFramed)
    times.partialSince = this.#framer.pending === 0 ? undefined : (times.partialSince ?? this.#at)
    if (this.#stranger() && this.#framer.pending > openPduBytes) this.#refuseLong()
    this.#turned()
  }

  drained(): void {
    if (!this.#blocked || this.state === 'closed') return
    this.#blocked = false
    this.#freed = true
    this.#flush()
    this.#turned()
  }

  ended(cause: string): void {
    if (this.state === 'closed') return
    this.#blocked = true // nothing can be written any more
    if (this.#times.unbindSentAt !== undefined) this.#close('unbound', this.#leavingSay)
    else if (cause === '') this.#close('peer', 'the peer closed the connection')
    else this.#close('network', cause)
  }

  #framed(framed: Framed): void {
    if (this.state === 'closed') return
    this.#times.partialSince = undefined // what is partial after this is another PDU
    if (framed.kind === 'fatal') {
      this.malformed++
      this.#append(makePdu('generic_nack', { status: framed.status, sequence: framed.sequence }))
      return this.#close('protocol', framed.say)
    }
    if (this.#stranger() && framed.bytes.length > openPduBytes) return this.#refuseLong()
    const decoded = decode(framed.bytes, this.#quirks)
    if (decoded.kind === 'bad') {
      this.malformed++
      const answer = answerTo(decoded)
      if (answer) this.#append(answer)
    } else if (isResponse(decoded.pdu.command)) this.#responded(decoded.pdu)
    else this.#requested(decoded.pdu)
  }

  /** The peer has not yet shown who it is. */
  #stranger(): boolean {
    return this.side === 'smsc' && this.state === 'open'
  }

  #refuseLong(): void {
    this.malformed++
    this.#append(makePdu('generic_nack', { status: statuses.ESME_RINVCMDLEN, sequence: 0 }))
    this.#close('protocol', `a PDU of more than ${openPduBytes} octets before a bind`)
  }

  #requested(pdu: Pdu): void {
    if (pdu.command === 'enquire_link') return this.#answer(pdu, 0)
    const peer = this.side === 'esme' ? 'smsc' : 'esme'
    if (!permits(peer, this.state, pdu.command)) return this.#refuse(pdu)
    if (pdu.command === 'unbind') {
      this.#peerUnbind = pdu
      return this.#leave('unbound by the peer', this.#limits.unbindMs)
    }
    if (isBind(pdu.command)) {
      if (this.#binding) return this.#answer(pdu, statuses.ESME_RALYBND)
      this.#binding = pdu as Bind
    } else if (this.unanswered >= this.#limits.receiveWindow) return this.#answer(pdu, this.#busy())
    this.#times.activeAt = this.#at
    if (responseTo(pdu.command)) this.unanswered++
    this.#handlers.onRequest(this, pdu)
  }

  /** A temporary status: whoever gets it tries again, later or elsewhere. */
  #busy(): number {
    return this.side === 'smsc' ? statuses.ESME_RTHROTTLED : statuses.ESME_RX_T_APPN
  }

  #refuse(pdu: Pdu): void {
    const again = isBind(pdu.command) && isBound(this.state)
    const leaving = this.state === 'unbinding' && !isBind(pdu.command)
    this.#answer(pdu, again ? statuses.ESME_RALYBND : leaving ? this.#busy() : statuses.ESME_RINVBNDSTS)
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
    const context = this.#window.take(sequence, command)
    if (context === missing) {
      this.late++
      return
    }
    this.#freed = true
    this.#handlers.onSettled(this, context, { kind: 'response', pdu })
    if (pdu.tlvs.length > 0 && this.#handlers.onCongestion) {
      const congestion = tlvInt(pdu.tlvs, tags.congestion_state)
      if (congestion !== undefined) this.#handlers.onCongestion(this, congestion)
    }
  }

  #bindAnswered(bind: Bind, pdu: Pdu): void {
    this.#binding = undefined
    this.bindStatus = pdu.status
    if (pdu.status !== 0) return this.#close('protocol', `the bind was refused with ${statusName(pdu.status)}`)
    this.#bound(bind, tlvInt(pdu.tlvs, tags.sc_interface_version) ?? firstVersionWithTlvs - 1)
  }

  #respondToBind(bind: Bind, status: number, fields: ResponseFields): void {
    this.#binding = undefined
    const version = makeTlv.int(tags.sc_interface_version, 1, Math.min(bind.interface_version, ourVersion))
    if (status === 0) this.interfaceVersion = bind.interface_version
    this.#answer(bind, status, { ...fields, tlvs: [...(status === 0 ? [version] : []), ...(fields.tlvs ?? [])] })
    if (status === 0) this.#bound(bind, bind.interface_version)
  }

  #bound(bind: Bind, version: number): void {
    this.systemId = bind.system_id
    this.interfaceVersion = version
    this.#enter(boundState[bind.command])
  }

  /** Sends nothing new from here on; `#proceed` does the rest as soon as nothing is in flight, or time is up. */
  #leave(say: string, drainMs: number): void {
    if (this.state === 'closed') return
    const until = this.#watch.now() + drainMs
    this.#times.drainUntil = Math.min(this.#times.drainUntil ?? until, until)
    if (this.state !== 'unbinding') {
      this.#leavingSay = say
      this.resume()
      this.#enter('unbinding')
    }
    this.#gather()
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
      this.#append(makePdu('unbind', { sequence: this.#unbinding }))
    }
  }

  #tick(): void {
    const limits = this.#limits
    const times = this.#times
    this.#timer = this.#clock.after(tickMs, this.#onTick)
    this.#at = this.#watch.now()
    this.#window.expire(this.#at - limits.responseMs, (context) => {
      this.#freed = true
      this.#handlers.onSettled(this, context, timedOut)
    })
    const next = due(this.state, times, limits, this.#at)
    switch (next) {
      case 'enquire':
        times.enquiredAt = this.#at
        this.#append(makePdu('enquire_link', { sequence: this.#window.reserve() }))
        break
      case 'inactive':
        this.#leave(`no message for ${limits.inactivityMs} ms`, limits.drainMs)
        break
      case 'drain_timeout':
        times.drainUntil = undefined
        this.#gather()
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
    if (this.state === 'unbinding') this.#gather()
    this.#handlers.onTurn?.(this)
    if (!this.#freed || this.room() === 0) return
    this.#freed = false
    this.#handlers.onRoom?.(this)
  }

  #answer(request: Pdu, status: number, fields: ResponseFields = {}): void {
    const known = this.interfaceVersion >= firstVersionWithTlvs ? fields : { ...fields, tlvs: [] }
    const response = responseFor(request, status, known)
    if (response) this.#append(response)
  }

  #append(pdu: Pdu): void {
    if (this.#output.pending > this.#limits.outputBytes && !this.#blocked) this.#write()
    this.#output.append(pdu)
    this.#gather()
  }

  #gather(): void {
    if (this.#flushing) return
    this.#flushing = true
    this.#clock.soon(this.#onSoon)
  }

  #flush(): void {
    this.#flushing = false
    this.#proceed()
    if (this.state === 'closed' || this.#output.pending === 0) return
    if (!this.#blocked) this.#write()
    else if (this.#output.pending > this.#limits.outputBytes) this.#close('protocol', 'the peer does not read')
  }

  #write(): void {
    this.#window.handedOver()
    this.#blocked = !this.#transport.write(this.#output.take())
  }

  #enter(state: SessionState): void {
    this.state = state
    this.#handlers.onState?.(this, state)
  }

  #close(why: Cause['why'], say: string): void {
    if (this.state === 'closed') return
    if (!this.#blocked && this.#output.pending > 0) this.#write()
    this.#timer.cancel()
    this.#enter('closed')
    this.unanswered = 0
    this.#window.clear((context, sent) => this.#handlers.onSettled(this, context, sent ? cutOff : unsent))
    this.#transport.close()
    this.#handlers.onTurn?.(this)
    this.#handlers.onClosed(this, { why, say })
  }
}
