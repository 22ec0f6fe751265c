// Who is bound: since when, from where, and which addresses each wants to read. Knows no message.
import type { Bind } from '../smpp/pdu.ts'
import type { Session } from '../smpp/session.ts'
import type { SessionState } from '../smpp/states.ts'
import { addressRange } from './address-range.ts'

export type BindView = {
  readonly systemId: string
  readonly state: SessionState
  /** Of SMPP, as in '3.4'. */
  readonly version: string
  /** Of the network. */
  readonly from: string
  readonly systemType: string
  readonly addressRange: string
  /** Milliseconds of wall time. */
  readonly boundAt: number
  /** Requests that wait for an answer: ours, and theirs. */
  readonly outstanding: number
  readonly unanswered: number
}

type Entry = {
  readonly from: string
  readonly systemType: string
  readonly addressRange: string
  readonly reads: ((address: string) => boolean) | undefined
  readonly boundAt: number
}

export function createBinds<Context>() {
  const entries = new Map<Session<Context>, Entry>()
  const receives = ({ state }: Session<Context>) => state === 'bound_rx' || state === 'bound_trx'

  return {
    enter(session: Session<Context>, bind: Bind, from: string, boundAt: number): void {
      const { system_type: systemType, address_range: range } = bind
      entries.set(session, { from, systemType, addressRange: range, reads: addressRange(range), boundAt })
    },
    leave: (session: Session<Context>) => void entries.delete(session),
    /** Whether what a phone wrote to an address may go there; a bind without a range reads all of its account. */
    takes: (session: Session<Context>, address: string): boolean => entries.get(session)?.reads?.(address) ?? true,
    /** Whose bind has a range with the address in it. */
    readerOf(address: string): string | undefined {
      for (const [session, { reads }] of entries) if (reads?.(address) && receives(session)) return session.systemId
      return undefined
    },
    list: (): BindView[] =>
      [...entries].map(([session, { from, systemType, addressRange: range, boundAt }]) => ({
        systemId: session.systemId,
        state: session.state,
        version: `${session.interfaceVersion >>> 4}.${session.interfaceVersion & 15}`,
        from,
        systemType,
        addressRange: range,
        boundAt,
        outstanding: session.outstanding,
        unanswered: session.unanswered,
      })),
  }
}
