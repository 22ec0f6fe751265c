// The side that is bound to: takes connections, or calls its clients to be bound by them, and has binds judged. Knows
// no socket and no account; whether a bind is right is asked of `authenticate`.
import type { Clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { Dial } from './client.ts'
import { encode } from './codec.ts'
import type { DoorLimits, SessionInput } from './door.ts'
import { createDoor, inputOf } from './door.ts'
import type { Bind, Body } from './pdu.ts'
import { makePdu } from './pdu.ts'
import type { Quirks } from './quirks.ts'
import type { Session, SessionHandlers, Transport } from './session.ts'
import { isBind } from './states.ts'
import { statuses, statusName } from './statuses.ts'

export type { SessionInput } from './door.ts'

export type ServerLimits = DoorLimits & {
  /** How long `authenticate` may take; after that the peer is told to come again. */
  authenticateMs: number
}

export const defaultServerLimits = { authenticateMs: 5_000 }

export type ServerNeeds<Context> = {
  readonly clock: Clock
  readonly log: Log
  readonly limits?: Partial<ServerLimits>
  readonly quirks?: Quirks
  /** How we name ourselves in the answer to a bind, at most 15 characters of one octet. */
  readonly systemId?: string
  /** 'ok', or the command_status to refuse with; unknown user and wrong password give the same answer to the peer. */
  authenticate(bind: Bind, address: string, session: Session<Context>): Promise<'ok' | number>
  readonly handlers: SessionHandlers<Context>
}

export type Server<Context> = {
  /** Takes a new connection; over the limits it is closed at once. */
  accept(transport: Transport, address: string): SessionInput
  /** Calls a client and asks it to bind on this connection; from then on as if it had called. SMPP 3.4 §2.2.1. */
  outbind(dial: Dial, fields: Body<'outbind'>, address: string): void
  sessions(): Iterable<Session<Context>>
  /** Connections closed because there were too many. */
  readonly refused: number
  /** Unbinds every session gracefully and takes no more; resolves when all are closed. */
  unbindAll(): Promise<void>
}

/** RangeError for a `systemId` that cannot be sent. */
export function createServer<Context>(needs: ServerNeeds<Context>): Server<Context> {
  const { clock, log, limits, quirks, systemId = '', authenticate, handlers } = needs
  encode(makePdu('bind_transceiver_resp', { system_id: systemId })) // a RangeError now, and not at the first bind
  const { authenticateMs } = { ...defaultServerLimits, ...limits }
  const door = createDoor<Context>({ side: 'smsc', clock, limits, quirks })

  const enter = (transport: Transport, address: string) =>
    door.enter(transport, address, {
      ...handlers,
      onRequest(from, pdu) {
        if (isBind(pdu.command)) judge(from, pdu as Bind, address)
        else handlers.onRequest(from, pdu)
      },
    })

  function judge(session: Session<Context>, bind: Bind, address: string): void {
    let open = true
    const verdict = (status: number) => {
      if (!open) return
      open = false
      timer.cancel()
      if (session.state !== 'open') return
      const hidden = status === statuses.ESME_RINVSYSID ? statuses.ESME_RINVPASWD : status
      session.respond(bind, hidden, status === 0 ? { system_id: systemId } : {})
      if (status === 0) return log.info('bind accepted', { systemId: bind.system_id, address })
      log.warn('bind refused', { systemId: bind.system_id, address, status: statusName(status) })
      session.destroy('the bind was refused')
    }
    const timer = clock.after(authenticateMs, () => verdict(statuses.ESME_RSYSERR))
    new Promise<'ok' | number>((resolve) => resolve(authenticate(bind, address, session))).then(
      (judged) => verdict(judged === 'ok' ? 0 : judged || statuses.ESME_RBINDFAIL),
      (error: unknown) => {
        log.error('a bind could not be judged', { systemId: bind.system_id, error })
        verdict(statuses.ESME_RSYSERR)
      },
    )
  }

  return {
    accept: (transport, address) => inputOf(enter(transport, address)),
    outbind(dial, fields, address) {
      let session: Session<Context> | undefined
      const transport = dial({
        onConnect() {
          session = enter(transport, address)
          session?.outbind(fields)
        },
        onBytes: (bytes) => session?.receive(bytes),
        onDrain: () => session?.drained(),
        onEnd(cause) {
          if (session) session.ended(cause)
          else log.warn('nobody to outbind to', { address, say: cause })
        },
      })
    },
    sessions: door.sessions,
    get refused() {
      return door.refused
    },
    unbindAll: door.close,
  }
}
