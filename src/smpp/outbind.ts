// A client that is called: it takes connections from message centres, has each outbind recognised, and binds on the
// same connection. Knows no socket and no message. SMPP 3.4 §2.2.1, §4.1.7.
import type { Clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { BindOptions } from './client.ts'
import { checkBind } from './client.ts'
import type { Door, DoorLimits, SessionInput } from './door.ts'
import { createDoor, inputOf } from './door.ts'
import type { PduOf } from './pdu.ts'
import type { Quirks } from './quirks.ts'
import type { Session, SessionHandlers, Transport } from './session.ts'
import { isBound } from './states.ts'

export type CalleeNeeds<Context> = {
  readonly clock: Clock
  readonly log: Log
  readonly limits?: Partial<DoorLimits>
  readonly quirks?: Quirks
  /** How to bind to the message centre that calls; undefined: it is unknown, or its password wrong. */
  recognise(outbind: PduOf<'outbind'>, address: string): BindOptions | undefined
  readonly handlers: SessionHandlers<Context> & { onBound(session: Session<Context>): void }
}

export type Callee<Context> = Pick<Door<Context>, 'sessions' | 'refused'> & {
  /** Takes a new connection; over the limits it is closed at once. */
  accept(transport: Transport, address: string): SessionInput
  /** Unbinds every session gracefully and takes no more; resolves when all are closed. */
  unbindAll(): Promise<void>
}

export function createCallee<Context>(needs: CalleeNeeds<Context>): Callee<Context> {
  const { clock, log, limits, quirks, recognise, handlers } = needs
  const door = createDoor<Context>({ side: 'esme', clock, limits, quirks })

  function called(session: Session<Context>, outbind: PduOf<'outbind'>, address: string): void {
    const caller = { systemId: outbind.system_id, address }
    try {
      const options = recognise(outbind, address)
      log[options ? 'info' : 'warn'](options ? 'outbind' : 'outbind refused', caller)
      if (!options) return session.destroy('the outbind was refused')
      checkBind(options)
      const { mode, ...fields } = options
      session.bind(`bind_${mode}`, fields)
    } catch (error) {
      // Settings of our own that cannot be sent: no reason to fall because somebody calls.
      log.error('an outbind could not be answered', { ...caller, error })
      session.destroy('the outbind could not be answered')
    }
  }

  return {
    accept(transport, address) {
      let awaited = true
      return inputOf(door.enter(transport, address, {
        ...handlers,
        onRequest(session, pdu) {
          if (pdu.command !== 'outbind') handlers.onRequest(session, pdu)
          else if (awaited) called(session, pdu, address)
          awaited = false
        },
        onState(session, state) {
          handlers.onState?.(session, state)
          if (isBound(state)) handlers.onBound(session)
        },
      }))
    },
    sessions: door.sessions,
    get refused() {
      return door.refused
    },
    unbindAll: door.close,
  }
}
