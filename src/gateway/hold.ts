// Messages that wait for a word instead of a turn: for the end of quiet hours, for money, for somebody's approval. They
// stand in the queue, due when their time comes or else when their validity ends, so that they are cancelled, expire and
// survive as all others do. Released, they are due at once. Knows no reason's meaning.
import type { Ledger } from '../billing/ledger.ts'
import type { Database, Row, Write } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { LaneNumber, Queue, QueueItem } from '../queue/queue.ts'
import type { Changes } from './events.ts'
import { stateOf, type Asker, type Change, type HoldReason, type Outbound } from './message.ts'
import { heldOf, holding, nextHolder, released } from './holding/records.ts'
import { insertNotes, repriced, type GatewayReads } from './records.ts'
import { chargeOfRow, isFor, outboundOf } from './rows.ts'

type Needs = {
  db: Database
  reads: GatewayReads
  queue: Queue<Outbound>
  clock: Clock
  ledger: Ledger
  changes: Changes
  fenceOf(connection: string): Write | undefined
}

/** Read and written at once. */
const page = 250

export type Hold = ReturnType<typeof createHold>

export function createHold({ db, reads, queue, clock, ledger, changes, fenceOf }: Needs) {
  const takeOut = async (rows: readonly Row[]) => {
    const out: { item: QueueItem<Outbound>; row: Row }[] = []
    for (const row of rows) {
      const item = await queue.withdraw({
        id: String(row['id']), connection: String(row['connection']), lane: Number(row['lane']) as LaneNumber, workspace: String(row['workspace']),
        dueAt: Number(row['held_until'] ?? row['expires_at']),
      })
      if (item) out.push({ item, row })
    }
    return out
  }

  /** Of one connection, in one transaction. Says how many may go now. */
  const letGo = async (connection: string, out: readonly { item: QueueItem<Outbound>; row: Row }[]): Promise<number> => {
    const now = clock.wall()
    // What waited for money has none reserved yet.
    const unpaid = out.filter(({ row }) => row['reason'] === 'budget')
    const { writes: reserved, refused, held, bills, ended } = ledger.reserve(unpaid.map(({ row }) => ({ ...chargeOfRow(row), waited: true })))
    const priced = unpaid.map(({ item }, at) => ({ id: item.id, item, bill: bills?.[at] })).filter(({ bill }) => bill)
    const poor = new Set(unpaid.filter((_, at) => refused.has(at) || held?.has(at)).map(({ item }) => item))
    const going = out.filter(({ item }) => !poor.has(item))
    const items = going.map(({ item }) => item)
    queue.release([...poor])
    if (going.length === 0) return (ended?.(true), 0)
    const fence = fenceOf(connection)
    const written = await db.write([...(fence ? [fence] : []), ...queue.postponing(items, now), released(items.map(({ id }) => id)), insertNotes(going.map(({ row }) => ({ message: String(row['id']), at: now, event: 'released', detail: JSON.stringify({ reason: row['reason'] }) }))), ...(priced.length > 0 ? [repriced(priced)] : []), ...reserved])
    ended?.(written.ok)
    if (!written.ok) {
      queue.release(items)
      return 0
    }
    for (const { item, bill } of priced) if (item.body) item.body.bill = bill!
    queue.postponed(items, now)
    changes.publish(going.length, (at) => changeOf(going[at]!.row, now))
    return going.length
  }

  const release = async (rows: readonly Row[]): Promise<number> => {
    let count = 0
    const out = await takeOut(rows)
    for (const [connection, some] of Map.groupBy(out, ({ item }) => item.connection)) count += await letGo(connection, some)
    return count
  }
  const isHeld = (row: Row) => row['state'] === stateOf.held

  return {
    /** Claimed and not begun, of one connection: until a time, or until they are released. False when they went back instead. */
    async defer(connection: string, held: readonly { item: QueueItem<Outbound>; reason: HoldReason; until: number | undefined }[]): Promise<boolean> {
      const items = held.map(({ item }) => item)
      const groups = [...Map.groupBy(held, ({ item, until }) => Math.min(until ?? item.expiresAt, item.expiresAt))]
      const fence = fenceOf(connection)
      const written = await db.write([
        ...(fence ? [fence] : []),
        ...groups.flatMap(([dueAt, some]) => queue.postponing(some.map(({ item }) => item), dueAt)),
        holding(held.map(({ item: { id }, reason, until }) => ({ id, reason, until: until ?? null }))),
      ])
      if (!written.ok) queue.release(items)
      else for (const [dueAt, some] of groups) queue.postponed(some.map(({ item }) => item), dueAt)
      return written.ok
    },
    /** Those of them that are held may go now; says how many that are. */
    async release(asker: Asker, ids: readonly string[]): Promise<number> {
      let count = 0
      for (let at = 0; at < ids.length; at += page) {
        const rows = await reads.messages(ids.slice(at, at + page))
        count += await release(rows.filter((row) => isHeld(row) && isFor(asker, row)))
      }
      return count
    },
    /** Workspaces that hold messages, whatever for. */
    async holders(): Promise<string[]> {
      const holders: string[] = []
      for (let last = await nextHolder(db, ''); last !== undefined; last = await nextHolder(db, last)) holders.push(last)
      return holders
    },
    /** The same of all that a workspace holds for a reason. */
    async releaseAll(workspace: string, reason: HoldReason): Promise<number> {
      let count = 0
      for (let after = ''; ; ) {
        const rows = await heldOf(db, workspace, reason, after, page)
        count += await release(rows)
        if (rows.length < page) return count
        after = String(rows.at(-1)!['id'])
      }
    },
  }
}

const changeOf = (row: Row, at: number): Change => {
  const { workspace, mode, id, to, from, network, about, account, receiptWanted, segments } = outboundOf(row)
  return { workspace, mode, id, to, from, status: 'queued', at, network, about, account, receiptWanted, segments }
}
