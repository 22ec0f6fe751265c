// The session's timers as one pure function of what happened when, asked on every tick. SMPP 3.4 §7.2 names them
// (session_init, enquire_link, inactivity, response) and leaves the values open. Sets no timer itself.
import type { Clock } from '../kit/clock.ts'
import type { SessionState } from './states.ts'

export type TimerLimits = {
  /** Opened but not bound. */
  initMs: number
  /** Silence of the peer after which we ask whether it lives. */
  enquireMs: number
  /** Silence after that question. */
  enquireAnswerMs: number
  /** No message either way, though the peer lives. Infinity: never. */
  inactivityMs: number
  /** A PDU begun and not completed. */
  pduReadMs: number
  /** Written and not taken by the peer, though it may send. */
  writeMs: number
  /** Leaving: how long requests in flight may still be answered; when the peer leaves, unbindMs. */
  drainMs: number
  /** Leaving: unbind sent and not answered. */
  unbindMs: number
}

/** When things happened, in ms of one clock; undefined: not (now) the case. */
export type Times = {
  openedAt: number
  /** Anything came from the peer. */
  receivedAt: number
  /** The last PDU either way that was more than a sign of life. */
  activeAt: number
  enquiredAt: number | undefined
  partialSince: number | undefined
  /** The transport took no more. */
  blockedSince: number | undefined
  /** Until when requests in flight may still be answered, while leaving. */
  drainUntil: number | undefined
  unbindSentAt: number | undefined
}

/** Of a session opened at `at` (ms). */
export const newTimes = (at: number): Times => ({
  openedAt: at, receivedAt: at, activeAt: at, enquiredAt: undefined, partialSince: undefined, blockedSince: undefined,
  drainUntil: undefined, unbindSentAt: undefined,
})

/** What to say of a session that is closed because time is up. */
export const timeoutSays = {
  init_timeout: ({ initMs }: TimerLimits) => `not bound within ${initMs} ms`,
  enquire_timeout: ({ enquireAnswerMs }: TimerLimits) => `enquire_link not answered within ${enquireAnswerMs} ms`,
  partial_timeout: ({ pduReadMs }: TimerLimits) => `a PDU was not completed within ${pduReadMs} ms`,
  write_timeout: ({ writeMs }: TimerLimits) => `the peer did not read for ${writeMs} ms`,
  unbind_timeout: ({ unbindMs }: TimerLimits) => `unbind not answered within ${unbindMs} ms`,
}

export type Due = 'nothing' | 'enquire' | 'inactive' | 'drain_timeout' | keyof typeof timeoutSays

const past = (since: number | undefined, waitMs: number, now: number) => since !== undefined && now - since >= waitMs

/** The one thing due now; closing comes before asking. Any traffic after an enquire_link counts as its answer. */
export function due(state: SessionState, times: Times, limits: TimerLimits, now: number): Due {
  if (state === 'closed') return 'nothing'
  if (past(times.partialSince, limits.pduReadMs, now)) return 'partial_timeout'
  if (past(times.blockedSince, limits.writeMs, now)) return 'write_timeout'
  if (state === 'open') return past(times.openedAt, limits.initMs, now) ? 'init_timeout' : 'nothing'
  if (state === 'unbinding') {
    if (past(times.unbindSentAt, limits.unbindMs, now)) return 'unbind_timeout'
    const waiting = times.unbindSentAt === undefined && times.drainUntil !== undefined
    return waiting && now >= times.drainUntil! ? 'drain_timeout' : 'nothing'
  }
  const asked = times.enquiredAt !== undefined && times.enquiredAt > times.receivedAt
  if (asked && past(times.enquiredAt, limits.enquireAnswerMs, now)) return 'enquire_timeout'
  if (past(times.activeAt, limits.inactivityMs, now)) return 'inactive'
  return !asked && past(times.receivedAt, limits.enquireMs, now) ? 'enquire' : 'nothing'
}

/** Time that stands still while reading is paused: what could not be read must not count as silence. */
export class Stopwatch {
  readonly #clock: Clock
  #stoppedAt: number | undefined
  #lostMs = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  now(): number {
    return (this.#stoppedAt ?? this.#clock.now()) - this.#lostMs
  }

  /** False when it stands still already. */
  stop(): boolean {
    if (this.#stoppedAt !== undefined) return false
    this.#stoppedAt = this.#clock.now()
    return true
  }

  /** False when it runs already. */
  start(): boolean {
    if (this.#stoppedAt === undefined) return false
    this.#lostMs += this.#clock.now() - this.#stoppedAt
    this.#stoppedAt = undefined
    return true
  }
}
