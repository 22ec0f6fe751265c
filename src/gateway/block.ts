// Ends messages that wait and may not be sent any more, because a route that was made since they were accepted blocks them:
// as if it had been there then. Who decides that is for others; here are the end, the money and who is told.
import type { Ledger } from '../billing/ledger.ts'
import type { Database, Row, Write } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Queue, QueueItem } from '../queue/queue.ts'
import type { Choice } from '../routing/route.ts'
import type { Changes, Counters } from './events.ts'
import { laneNames, stateOf, type Change, type Outbound } from './message.ts'
import type { Outbox } from './outbox/outbox.ts'
import { blocking } from './records.ts'
import { outboundOf } from './rows.ts'
import type { Tally } from './tally.ts'

type Needs = {
  db: Database
  queue: Queue<Outbound>
  clock: Clock
  ledger: Ledger
  changes: Changes
  counters: Counters
  tally: Tally
  outbox: Pick<Outbox, 'isHeard' | 'changes'>
  fenceOf(connection: string): Write | undefined
}
/** Claimed, with its row as it is. */
export type ToBlock = {
  readonly item: QueueItem<Outbound>
  readonly row: Row
  readonly choice: Omit<Extract<Choice, { kind: 'block' }>, 'reason'> & { readonly reason: string }
}

export type Block = ReturnType<typeof createBlock>

export function createBlock({ db, queue, clock, ledger, changes, counters, tally, outbox, fenceOf }: Needs) {
  /** All of one connection, or none: what went on meanwhile goes back to its place. Says how many were ended. */
  return async (connection: string, blocked: readonly ToBlock[]): Promise<number> => {
    const at = clock.wall()
    const items = blocked.map(({ item }) => item)
    const messages = blocked.map(({ row }) => outboundOf(row))
    const told = messages.map((message, i): Change => {
      const { workspace, mode, id, to, from, network, about, account, receiptWanted, segments } = message
      return { workspace, mode, id, to, from, status: 'blocked', at, network, about, account, receiptWanted, segments, reason: blocked[i]!.choice.reason }
    })
    const settled = ledger.settle(messages.map(({ id, workspace, bill, about }) => ({ message: id, workspace, state: 'blocked', partsSubmitted: 0, bill, about })))
    const recorded = outbox.changes(told.filter((_, i) => outbox.isHeard(messages[i]!)))
    const fence = fenceOf(connection)
    const written = await db.write([
      ...(fence ? [fence] : []),
      queue.withdrawing(items),
      blocking(blocked.map(({ item: { id }, choice }) => ({ id, connection, choice, at }))),
      ...settled.writes,
      ...recorded.writes,
    ])
    recorded.ended(written.ok)
    settled.ended?.(written.ok)
    if (!written.ok) {
      queue.release(items)
      return 0
    }
    queue.removed(items)
    counters.failed += items.length
    for (const { lane } of items) tally.reached(connection, laneNames[lane], stateOf.blocked)
    changes.publish(told.length, (i) => told[i]!)
    return items.length
  }
}
