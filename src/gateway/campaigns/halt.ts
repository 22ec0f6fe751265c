// Campaigns that stand still: what the queue gives out of theirs is kept aside, claimed, until they go on or are withdrawn.
// Nothing of it is written, so that it holds at once however much waits; after a restart whoever halted them says so again.
import type { Ledger } from '../../billing/ledger.ts'
import type { Database, Row, Write } from '../../db/database.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Place, Queue, QueueItem } from '../../queue/queue.ts'
import type { Changes, Counters } from '../events.ts'
import { laneNames, stateOf, type Change, type Outbound } from '../message.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { updateMessages, type GatewayReads } from '../records.ts'
import { outboundOf } from '../rows.ts'
import type { Tally } from '../tally.ts'
import { notYetTriedOf } from './records.ts'

type Item = QueueItem<Outbound>
type Needs = {
  db: Database
  reads: GatewayReads
  queue: Queue<Outbound>
  clock: Clock
  ledger: Ledger
  changes: Changes
  counters: Counters
  tally: Tally
  outbox: Pick<Outbox, 'isHeard' | 'changes'>
  fenceOf(connection: string): Write | undefined
}

/** Withdrawn in one transaction; and looked through at once. */
const pieceOf = 250
const pageOf = 2_000
/** Looks through the queue again for what was on its way to the wire when it was looked at, and came back. */
const looks = 3
const betweenLooksMs = 50

export type Halt = ReturnType<typeof createHalt>

export function createHalt(needs: Needs) {
  const { db, reads, queue, clock } = needs
  const still = new Map<string, Item[]>()

  const giveBack = (items: readonly Item[]) => {
    for (const of of Map.groupBy(items, ({ connection }) => connection).values()) queue.release(of)
  }

  /** Ends what was never tried, of one connection, in one transaction. Says how many. */
  const end = async (connection: string, rows: readonly Row[], items: readonly Item[]): Promise<number> => {
    const at = clock.wall()
    const messages = rows.map(outboundOf)
    const told = messages.map(({ workspace, mode, id, to, from, network, about, account, receiptWanted, segments }): Change =>
      ({ workspace, mode, id, to, from, status: 'canceled', at, network, about, account, receiptWanted, segments }))
    const settled = needs.ledger.settle(messages.map(({ id, workspace, bill, about }) => ({ message: id, workspace, state: 'canceled', partsSubmitted: 0, bill, about })))
    const recorded = needs.outbox.changes(told.filter((_, i) => needs.outbox.isHeard(messages[i]!)))
    const fence = needs.fenceOf(connection)
    const written = await db.write([
      ...(fence ? [fence] : []),
      notYetTriedOf(messages.map(({ id }) => id)),
      queue.withdrawing(items),
      updateMessages(messages.map(({ id, bill }) => ({
        id, state: stateOf.canceled, attempts: 0, intentAt: null, submittedAt: null, finishedAt: at, operatorId: null, error: null, possibleDuplicate: false, charged: bill?.charged ?? null,
      }))),
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
    needs.counters.failed += items.length
    for (const { lane } of items) needs.tally.reached(connection, laneNames[lane], stateOf.canceled)
    needs.changes.publish(told.length, (i) => told[i]!)
    return items.length
  }

  /** Ends those of the campaign among claimed items; the others go back to their places. */
  const endOf = async (campaign: string, connection: string, items: readonly Item[]): Promise<number> => {
    let ended = 0
    for (let at = 0; at < items.length; at += pieceOf) {
      const piece = items.slice(at, at + pieceOf)
      const rows = new Map((await reads.messages(piece.map(({ id }) => id))).map((row) => [String(row['id']), row]))
      const isMine = ({ id, attempts }: Item) => attempts === 0 && rows.get(id)?.['campaign'] === campaign && Number(rows.get(id)!['state']) <= stateOf.held
      const mine = piece.filter(isMine)
      const others = piece.filter((item) => !isMine(item))
      if (others.length > 0) queue.release(others)
      if (mine.length > 0) ended += await end(connection, mine.map(({ id }) => rows.get(id)!), mine)
    }
    return ended
  }

  const withdrawOnce = async (campaign: string): Promise<number> => {
    let ended = 0
    const aside = still.get(campaign)?.splice(0) ?? []
    for (const [connection, items] of Map.groupBy(aside, (item) => item.connection)) ended += await endOf(campaign, connection, items)
    for (const connection of queue.connections()) {
      let after: Place | undefined
      do {
        const { items, next } = await queue.claimPage(connection, { after, dueBefore: Infinity, limit: pageOf })
        const others = items.filter(({ body, lane }) => lane !== 2 || (body && body.about?.campaign !== campaign))
        if (others.length > 0) queue.release(others)
        const rest = items.filter((item) => !others.includes(item))
        ended += await endOf(campaign, connection, rest)
        after = next
      } while (after)
    }
    return ended
  }

  return {
    /** From now on nothing of it leaves; what left has left. */
    stop: (campaign: string) => void (still.has(campaign) || still.set(campaign, [])),
    go(campaign: string): void {
      const aside = still.get(campaign)
      still.delete(campaign)
      if (aside) giveBack(aside)
    },
    /** Keeps a claimed item aside where its campaign stands still. */
    keeps(campaign: string | null | undefined, item: Item): boolean {
      const aside = campaign ? still.get(campaign) : undefined
      return aside !== undefined && aside.push(item) > 0
    },
    /** What passed its validity meanwhile goes back, to be ended. */
    giveBackOverdue(): void {
      const now = clock.wall()
      for (const [campaign, aside] of still) {
        if (!aside.some(({ expiresAt }) => expiresAt <= now)) continue
        still.set(campaign, aside.filter(({ expiresAt }) => expiresAt > now))
        giveBack(aside.filter(({ expiresAt }) => expiresAt <= now))
      }
    },
    /** Cancels what waits of a campaign that stands still, and lets go what has been tried. Says how many were canceled. */
    async withdraw(campaign: string): Promise<number> {
      let ended = 0
      for (let look = 0; look < looks; look++) {
        if (look > 0) await new Promise<void>((resolve) => void clock.after(betweenLooksMs, resolve))
        ended += await withdrawOnce(campaign)
      }
      return ended
    },
  }
}
