// What one SMPP session is, for either side: what it asks of a transport and an application and what it does for them.
// session.ts makes it; the defaults stand here. SMPP 3.4 §2.
import type { Clock } from '../kit/clock.ts'
import type { ResponseFields } from './answers.ts'
import type { Body, Pdu, RequestCommand, Tlv } from './pdu.ts'
import type { Quirks } from './quirks.ts'
import type { BindCommand, SessionState, Side } from './states.ts'
import type { TimerLimits } from './timers.ts'

export type Transport = {
  /** False: stop until `drained()` is called. The octets may be kept. */
  write(bytes: Uint8Array): boolean
  /** Sends what was written, then closes. */
  close(): void
  pause(): void
  resume(): void
}

/** What became of a request: exactly one of these for every one sent. */
export type Settled =
  | { readonly kind: 'response'; /** any status, generic_nack included */ readonly pdu: Pdu }
  | { readonly kind: 'unknown'; /** the octets may have left */ readonly why: 'timeout' | 'closed' }
  | { readonly kind: 'unsent' }

export type Cause = {
  readonly why: 'peer' | 'unbound' | 'protocol' | 'timeout' | 'ours' | 'network'
  readonly say: string
}

export type SessionLimits = TimerLimits & {
  /** Requests we may have outstanding. */
  windowSize: number
  /** A request of ours without an answer: settled as unknown, and its slot is free. */
  responseMs: number
  /** The longest PDU taken. */
  maxPduBytes: number
  /** Answers that may wait for a peer that does not read. */
  outputBytes: number
  /** Requests of the peer that may wait for the application's answer; more are refused with a temporary status. */
  receiveWindow: number
  /** Memory that these may keep alive, their octets included; likewise. */
  receiveBytes: number
}

export const defaultLimits: SessionLimits = {
  windowSize: 100,
  responseMs: 60_000,
  enquireMs: 30_000,
  enquireAnswerMs: 15_000,
  inactivityMs: Infinity,
  initMs: 10_000,
  pduReadMs: 10_000,
  writeMs: 60_000,
  drainMs: 10_000,
  unbindMs: 5_000,
  maxPduBytes: 70_000,
  outputBytes: 1_048_576,
  receiveWindow: 2_000,
  receiveBytes: 16_777_216,
}

export type SessionHandlers<Context> = {
  /** The application answers, now or later, with `session.respond`. On the smsc side binds come here too. */
  onRequest(session: Session<Context>, pdu: Pdu): void
  onSettled(session: Session<Context>, context: Context, settled: Settled): void
  /**
   * The answer to a request that was settled as unknown because time was up. At most once each, for as many requests
   * as the window is large; before, `onSettled` was told of them.
   */
  onLate?(session: Session<Context>, context: Context, pdu: Pdu): void
  /** The octets of one `receive`, or one tick, are processed: the place to pass on what was gathered. */
  onTurn?(session: Session<Context>): void
  /** There is more room than before, and some. */
  onRoom?(session: Session<Context>): void
  onState?(session: Session<Context>, state: SessionState): void
  /** The peer's congestion_state, 0 to 100; from 90 on `room` gives less of the window. SMPP 5.0 §4.8.4.18. */
  onCongestion?(session: Session<Context>, value: number): void
  /** Exactly once, after every request was settled. */
  onClosed(session: Session<Context>, cause: Cause): void
}

type OutgoingHeader = { status?: number; sequence?: number; tlvs: readonly Tlv[] }
type Controlled = BindCommand | 'unbind' | 'enquire_link' | 'outbind'
/** A request to send: the session gives it its sequence number, and writes that into the object. */
export type Outgoing = {
  [C in Exclude<RequestCommand, Controlled>]: OutgoingHeader & { command: C } & Body<C>
}[Exclude<RequestCommand, Controlled>]

export type Session<Context> = {
  readonly side: Side
  readonly state: SessionState
  /** Of the ESME, on either side; empty until bound. */
  readonly systemId: string
  /** Once bound, the lower one of both sides: from 0x34 on the peer may be sent TLVs. SMPP 3.4 §3.4. */
  readonly interfaceVersion: number
  /** The status our bind was answered with, on the esme side. */
  readonly bindStatus: number | undefined
  /** Our requests that wait for a response. */
  readonly outstanding: number
  /** The peer's requests that wait for the application. */
  readonly unanswered: number
  /** Responses that came after their request was settled, or that nothing was sent for. */
  readonly late: number
  /** PDUs that could not be understood. */
  readonly malformed: number
  /** Requests `send` will take in this turn, whatever their size: 0 while the peer does not read what was sent. */
  room(): number
  /**
   * Returns the sequence number. RangeError when there is no room, the state or the peer's version forbids it or a
   * field is invalid. A peer before 3.4 is sent no TLVs: they are left out, RangeError where they carry the message.
   */
  send(pdu: Outgoing, context: Context): number
  /**
   * Answers a request, the very object that came; ignored when it was answered before or the session is closed.
   * ESME_ROK to a bind makes the session bound. RangeError for a message_id that a peer before 3.4 has no room for.
   */
  respond(request: Pdu, status: number, fields?: ResponseFields): void
  /** Never answers a request, as a simulated peer that loses answers does not; nothing waits for it any more. */
  neglect(request: Pdu): void
  /** esme side: asks to be bound; `onState` tells of success, `bindStatus` of refusal, which also closes. */
  bind(command: BindCommand, fields: Partial<Body<BindCommand>>): void
  /** smsc side, before anything else: asks the ESME that we called to bind. SMPP 3.4 §2.2.1, §4.1.7. */
  outbind(fields: Body<'outbind'>): void
  /** smsc side: what to say in answers about our load, 0 to 100, to peers of version 5.0; undefined: nothing. */
  congest(value: number | undefined): void
  /** Graceful: nothing new, what is in flight is finished, unbind, close; every step bounded. */
  unbind(): void
  destroy(say: string): void
  /** Stops reading, for an application that cannot keep up; the timers stand still meanwhile. */
  pause(): void
  resume(): void
  /** For the owner of the socket. The octets must stay as they are: fields of PDUs are views into them. */
  receive(bytes: Uint8Array): void
  drained(): void
  /** The connection is gone; an empty cause means that the peer closed it in good order. */
  ended(cause: string): void
}

export type SessionNeeds<Context> = {
  readonly side: Side
  readonly clock: Clock
  readonly transport: Transport
  readonly handlers: SessionHandlers<Context>
  readonly limits?: Partial<SessionLimits>
  readonly quirks?: Quirks
}
