// Binds to a peer and keeps binding: dial, bind, and again after a wait when it ends. Knows no socket and no message;
// what is sent over the session is the owner's business.
//
// stopped → dialling → binding → bound → (ended) waiting → dialling …; stop() leads from every state to stopped.
import type { Chance } from '../kit/chance.ts'
import type { Clock, Timer } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import { encode } from './codec.ts'
import { makePdu } from './pdu.ts'
import type { Quirks } from './quirks.ts'
import { createSession } from './session.ts'
import type { Cause, Session, SessionHandlers, SessionLimits, Transport } from './session.ts'
import { isBound } from './states.ts'
import { statuses } from './statuses.ts'
import { firstVersionWithTlvs, knows } from './versions.ts'

/** Starts to connect and returns at once. `onEnd` comes once, whether connected or not; empty text: by the peer. */
export type Dial = (handlers: {
  onConnect(): void
  onBytes(bytes: Uint8Array): void
  onDrain(): void
  onEnd(cause: string): void
}) => Transport

export type BindOptions = {
  readonly mode: 'transmitter' | 'receiver' | 'transceiver'
  readonly system_id: string
  readonly password: string
  readonly system_type?: string
  readonly interface_version?: number
  readonly addr_ton?: number
  readonly addr_npi?: number
  readonly address_range?: string
}

export type ClientHandlers<Context> = SessionHandlers<Context> & {
  onBound(session: Session<Context>): void
  /** A bind ended, or an attempt at one failed. */
  onUnbound(why: Cause['why'], say: string): void
}

export type ClientNeeds<Context> = {
  readonly dial: Dial
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly bind: BindOptions
  readonly limits?: Partial<SessionLimits>
  readonly quirks?: Quirks
  readonly handlers: ClientHandlers<Context>
}

export type Client<Context> = {
  start(): void
  /** Finishes what is outstanding, unbinds, closes; every step bounded by the limits. */
  stop(): Promise<void>
  /** The session while it is bound. */
  readonly session: Session<Context> | undefined
}

const firstWaitMs = 200
const secondWaitMs = 1_000
const longestWaitMs = 60_000
/** Operators lock accounts that keep trying. */
const refusedWaitMs = 120_000
const longestRefusedWaitMs = 900_000
/** Longer than peers take to find out that the earlier bind is dead. */
const alreadyBoundWaitMs = 65_000
/** A bind that lasted this long makes the next trouble a new one. */
const settledMs = 10_000

const refusals: readonly number[] = [statuses.ESME_RINVPASWD, statuses.ESME_RINVSYSID, statuses.ESME_RBINDFAIL]
const isRefusal = (status: number | undefined) => status !== undefined && refusals.includes(status)

/** How long to wait before try number `tries` (1 is the first again), after a bind answered with `status` or none. */
export function backOffMs(tries: number, status: number | undefined, chance: Chance): number {
  const doubled = (first: number, longest: number) => Math.min(longest, first * 2 ** Math.max(0, tries - 1))
  if (status === statuses.ESME_RALYBND) return alreadyBoundWaitMs * (1 + chance.float() / 4)
  if (isRefusal(status)) return doubled(refusedWaitMs, longestRefusedWaitMs) * (1 + chance.float() / 4)
  if (tries <= 1) return firstWaitMs * (1 + chance.float() / 2)
  return doubled(secondWaitMs / 2, longestWaitMs) * (0.75 + chance.float() / 4)
}

/** RangeError, naming the field, for options that cannot be sent: a transceiver before 3.4, a name too long. */
export function checkBind({ mode, ...fields }: BindOptions): void {
  const bind = makePdu(`bind_${mode}`, { interface_version: firstVersionWithTlvs, ...fields })
  if (!knows(bind.interface_version, bind.command)) throw new RangeError('mode is not transceiver before version 3.4')
  encode(bind)
}

export function createClient<Context>(needs: ClientNeeds<Context>): Client<Context> {
  const { dial, clock, chance, log, bind, limits, quirks, handlers } = needs
  const { mode, ...fields } = bind
  checkBind(bind) // now, and not when it is connected
  let running = false
  let transport: Transport | undefined
  let session: Session<Context> | undefined
  let retry: Timer | undefined
  let tries = 0
  let refused = false
  let boundAt: number | undefined
  const stopped: (() => void)[] = []

  function attempt(): void {
    let mine: Session<Context> | undefined
    const watched: SessionHandlers<Context> = {
      ...handlers,
      onState(bound, state) {
        handlers.onState?.(bound, state)
        if (isBound(state)) begun(bound)
      },
      onClosed(closed, cause) {
        handlers.onClosed(closed, cause)
        over(cause, closed.bindStatus)
      },
    }
    const dialled = dial({
      onConnect() {
        if (!running) return dialled.close()
        mine = createSession<Context>({ side: 'esme', clock, transport: dialled, limits, quirks, handlers: watched })
        session = mine
        mine.bind(`bind_${mode}`, fields)
      },
      onBytes: (bytes) => mine?.receive(bytes),
      onDrain: () => mine?.drained(),
      onEnd(cause) {
        if (mine) mine.ended(cause)
        else over({ why: 'network', say: cause || 'the peer closed the connection' })
      },
    })
    transport = dialled
  }

  function begun(bound: Session<Context>): void {
    boundAt = clock.now()
    log.info('bound', { systemId: bind.system_id, mode })
    handlers.onBound(bound)
  }

  function over(cause: Cause, status?: number): void {
    const lasted = boundAt !== undefined && clock.now() - boundAt >= settledMs
    if (lasted || (isRefusal(status) && !refused)) tries = 0
    refused = isRefusal(status)
    session = transport = boundAt = undefined
    handlers.onUnbound(cause.why, cause.say)
    for (const resolve of stopped.splice(0)) resolve()
    if (!running || transport) return
    const waitMs = backOffMs(++tries, status, chance)
    log.warn('not bound', { systemId: bind.system_id, say: cause.say, retryMs: Math.round(waitMs) })
    retry = clock.after(waitMs, attempt)
  }

  return {
    start() {
      if (running) return
      running = true
      if (!transport) attempt()
    },
    stop() {
      running = false
      retry?.cancel()
      retry = undefined
      if (!transport) return Promise.resolve()
      const end = new Promise<void>((resolve) => stopped.push(resolve))
      if (!session) transport.close()
      else session.unbind()
      return end
    },
    get session() {
      return session && isBound(session.state) ? session : undefined
    },
  }
}
