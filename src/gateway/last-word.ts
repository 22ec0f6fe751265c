// The last look before bytes leave: whoever said STOP since a message was accepted does not get it, and nothing goes in the
// night because it waited so long. Only for messages of which nothing left before.
import type { Asked, Verdict } from '../consent/consent.ts'
import type { ToBlock } from './block.ts'
import type { Flight } from './flight.ts'
import type { Hold } from './hold.ts'
import { stateOf } from './message.ts'
import type { Rules } from './permit.ts'
import type { GatewayReads } from './records.ts'
import { viewOf } from './rows.ts'

type Needs = {
  rules: Rules | undefined
  reads: Pick<GatewayReads, 'messages'>
  block: (connection: string, blocked: readonly ToBlock[]) => Promise<unknown>
  defer: Hold['defer']
}

export type LastWord = ReturnType<typeof createLastWord>

export function createLastWord({ rules, reads, block, defer }: Needs) {
  const concerns = (flight: Flight) =>
    flight.lane !== 'otp' && flight.told < stateOf.sending && rules!.isIdle?.(flight) !== true && flight.parts.every(({ state, held }) => state < stateOf.sending && !held)

  const act = async (connection: string, flights: readonly Flight[], verdicts: ReadonlyMap<number, Verdict>) => {
    const of = <Kind extends Verdict['kind']>(kind: Kind) =>
      [...verdicts].flatMap(([at, verdict]) => (verdict.kind === kind ? [{ item: flights[at]!.item, verdict: verdict as Extract<Verdict, { kind: Kind }> }] : []))
    const blocked = of('block')
    if (blocked.length > 0) {
      const rows = new Map((await reads.messages(blocked.map(({ item }) => item.id))).map((row) => [String(row['id']), row]))
      await block(connection, blocked.flatMap(({ item, verdict: { reason, say } }) => {
        const row = rows.get(item.id)
        return row ? [{ item, row, choice: { kind: 'block' as const, ...viewOf(row).route, reason, say } }] : []
      }))
    }
    const held = of('hold')
    if (held.length > 0) await defer(connection, held.map(({ item, verdict: { reason, until } }) => ({ item, reason, until })))
  }

  /** Claimed flights of one connection; those that may go. */
  const ask = (connection: string, flights: readonly Flight[], now: number): readonly Flight[] | Promise<readonly Flight[]> => {
    if (!rules?.recheck) return flights
    const asked = flights.filter(concerns)
    if (asked.length === 0) return flights
    const verdicts = rules.recheck(asked.map((flight): Asked => {
      const { workspace, mode, to, from, lane } = flight
      return { workspace, mode, to, from, lane, country: null, at: now }
    }))
    if (!verdicts) return flights
    return Promise.resolve(verdicts).then(async (known) => {
      if (known.size === 0) return flights
      await act(connection, asked, known)
      const stopped = new Set([...known.keys()].map((at) => asked[at]!))
      return flights.filter((flight) => !stopped.has(flight))
    })
  }

  return {
    ask,
    /** Once its intent is durable: whether its recipient said STOP while that was being written. */
    isStopped: (flight: Flight): boolean => rules?.isJustStopped !== undefined && concerns(flight) && rules.isJustStopped(flight),
  }
}
