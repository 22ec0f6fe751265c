// The side that is bound to: takes connections, has binds judged, keeps count of who is there. Knows no socket and no
// account; whether a bind is right is asked of `authenticate`.
import type { Clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { Bind } from './pdu.ts'
import type { Quirks } from './quirks.ts'
import { createSession } from './session.ts'
import type { Session, SessionHandlers, SessionLimits, Transport } from './session.ts'
import { isBind } from './states.ts'
import { statuses, statusName } from './statuses.ts'

/** What the owner of a socket calls; see Session. */
export type SessionInput = Pick<Session<unknown>, 'receive' | 'drained' | 'ended'>

export type ServerLimits = SessionLimits & {
  /** How long `authenticate` may take; after that the peer is told to come again. */
  authenticateMs: number
  unboundPerAddress: number
  unbound: number
  sessions: number
}

export const defaultServerLimits = {
  authenticateMs: 5_000,
  unboundPerAddress: 20,
  unbound: 1_000,
  sessions: 10_000,
}

export type ServerNeeds<Context> = {
  readonly clock: Clock
  readonly log: Log
  readonly limits?: Partial<ServerLimits>
  readonly quirks?: Quirks
  /** How we name ourselves in the answer to a bind. */
  readonly systemId?: string
  /** 'ok', or the command_status to refuse with; unknown user and wrong password give the same answer to the peer. */
  authenticate(bind: Bind, address: string): Promise<'ok' | number>
  readonly handlers: SessionHandlers<Context>
}

export type Server<Context> = {
  /** Takes a new connection; over the limits it is closed at once. */
  accept(transport: Transport, address: string): SessionInput
  sessions(): Iterable<Session<Context>>
  /** Connections closed because there were too many. */
  readonly refused: number
  /** Unbinds every session gracefully and takes no more; resolves when all are closed. */
  unbindAll(): Promise<void>
}

const closedInput: SessionInput = { receive() {}, drained() {}, ended() {} }

export function createServer<Context>(needs: ServerNeeds<Context>): Server<Context> {
  const { clock, log, quirks, systemId, authenticate, handlers } = needs
  const limits = { ...defaultServerLimits, ...needs.limits }
  const addresses = new Map<Session<Context>, string>()
  const unboundOf = new Map<string, number>()
  let unbound = 0
  let refused = 0
  let closing = false
  const emptied: (() => void)[] = []

  function countUnbound(address: string, by: 1 | -1): void {
    unbound += by
    const count = (unboundOf.get(address) ?? 0) + by
    if (count > 0) unboundOf.set(address, count)
    else unboundOf.delete(address)
  }

  function accept(transport: Transport, address: string): SessionInput {
    const full = addresses.size >= limits.sessions || unbound >= limits.unbound
    if (closing || full || (unboundOf.get(address) ?? 0) >= limits.unboundPerAddress) {
      refused++
      transport.close()
      return closedInput
    }
    let waiting = true
    const leaveUnbound = () => {
      if (waiting) countUnbound(address, -1)
      waiting = false
    }
    const session = createSession<Context>({
      side: 'smsc',
      clock,
      transport,
      limits,
      quirks,
      handlers: {
        ...handlers,
        onRequest(from, pdu) {
          if (isBind(pdu.command)) judge(from, pdu as Bind, address)
          else handlers.onRequest(from, pdu)
        },
        onState(changed, state) {
          leaveUnbound() // every state after open is bound or on the way out
          handlers.onState?.(changed, state)
        },
        onClosed(closed, cause) {
          addresses.delete(closed)
          handlers.onClosed(closed, cause)
          if (addresses.size === 0) for (const resolve of emptied.splice(0)) resolve()
        },
      },
    })
    addresses.set(session, address)
    countUnbound(address, 1)
    return {
      receive: (bytes) => session.receive(bytes),
      drained: () => session.drained(),
      ended: (cause) => session.ended(cause),
    }
  }

  function judge(session: Session<Context>, bind: Bind, address: string): void {
    let open = true
    const verdict = (status: number) => {
      if (!open) return
      open = false
      timer.cancel()
      if (session.state !== 'open') return
      const hidden = status === statuses.ESME_RINVSYSID ? statuses.ESME_RINVPASWD : status
      session.respond(bind, hidden, systemId === undefined ? {} : { system_id: systemId })
      if (status === 0) return log.info('bind accepted', { systemId: bind.system_id, address })
      log.warn('bind refused', { systemId: bind.system_id, address, status: statusName(status) })
      session.destroy('the bind was refused')
    }
    const timer = clock.after(limits.authenticateMs, () => verdict(statuses.ESME_RSYSERR))
    authenticate(bind, address).then(
      (judged) => verdict(judged === 'ok' ? 0 : judged || statuses.ESME_RBINDFAIL),
      (error: unknown) => {
        log.error('a bind could not be judged', { systemId: bind.system_id, error })
        verdict(statuses.ESME_RSYSERR)
      },
    )
  }

  return {
    accept,
    sessions: () => addresses.keys(),
    get refused() {
      return refused
    },
    unbindAll() {
      closing = true
      for (const session of addresses.keys()) session.unbind()
      return addresses.size === 0 ? Promise.resolve() : new Promise((resolve) => emptied.push(resolve))
    },
  }
}
