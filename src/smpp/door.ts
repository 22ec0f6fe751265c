// Who is let in where connections are taken: how many in all, how many that have not shown yet who they are, how many
// of these from one place. Makes their sessions and keeps them until they end. Knows no socket and no account.
import type { Clock } from '../kit/clock.ts'
import { createCrowd } from './crowd.ts'
import type { Quirks } from './quirks.ts'
import { createSession } from './session.ts'
import type { Session, SessionHandlers, SessionLimits, Transport } from './session.ts'
import type { Side } from './states.ts'

/** What the owner of a socket calls; see Session. */
export type SessionInput = Pick<Session<unknown>, 'receive' | 'drained' | 'ended'>

export type DoorLimits = SessionLimits & {
  /** Connections that are not bound yet. */
  unbound: number
  /** Likewise from one IPv4 address, or one IPv6 network of 64 bits, which a single host may well own. */
  unboundPerAddress: number
  /** Connections, bound or not. */
  sessions: number
}

export const defaultDoorLimits = { unbound: 1_000, unboundPerAddress: 20, sessions: 10_000 }

export type Door<Context> = {
  /** Over the limits the transport is closed at once, and there is no session. */
  enter(transport: Transport, address: string, handlers: SessionHandlers<Context>): Session<Context> | undefined
  sessions(): Iterable<Session<Context>>
  /** Connections closed because there were too many. */
  readonly refused: number
  /** Unbinds every session gracefully and lets nobody in any more; resolves when all are closed. */
  close(): Promise<void>
}

type DoorNeeds = {
  readonly side: Side
  readonly clock: Clock
  readonly limits?: Partial<DoorLimits>
  readonly quirks?: Quirks
}

export function createDoor<Context>({ side, clock, limits: own, quirks }: DoorNeeds): Door<Context> {
  const limits = { ...defaultDoorLimits, ...own }
  const inside = new Set<Session<Context>>()
  const unbound = createCrowd(limits.unbound, limits.unboundPerAddress)
  let refused = 0
  let closing = false
  const emptied: (() => void)[] = []

  return {
    enter(transport, address, handlers) {
      const full = closing || inside.size >= limits.sessions
      const leaveUnbound = full ? undefined : unbound.enter(address)
      if (!leaveUnbound) {
        refused++
        transport.close()
        return undefined
      }
      const session = createSession<Context>({
        side, clock, transport, limits, quirks,
        handlers: {
          ...handlers,
          onState(changed, state) {
            leaveUnbound() // every state after open is bound or on the way out
            handlers.onState?.(changed, state)
          },
          onClosed(closed, cause) {
            inside.delete(closed)
            handlers.onClosed(closed, cause)
            if (inside.size === 0) for (const resolve of emptied.splice(0)) resolve()
          },
        },
      })
      inside.add(session)
      return session
    },
    sessions: () => inside,
    get refused() {
      return refused
    },
    close() {
      closing = true
      for (const session of inside) session.unbind()
      return inside.size === 0 ? Promise.resolve() : new Promise((resolve) => emptied.push(resolve))
    },
  }
}

/** For the owner of the socket; without a session nothing that comes matters. */
export const inputOf = (session: Session<never> | undefined): SessionInput => ({
  receive: (bytes) => session?.receive(bytes),
  drained: () => session?.drained(),
  ended: (cause) => session?.ended(cause),
})
