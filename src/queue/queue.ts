// What waits to be sent, per connection and lane. A queue row exists from accept until the last part of the message has
// been answered, and it is also the journal of the intent: it says whether bytes of the message may have left us.
// The queue knows ids and turns; what a message says is none of its business.
import type { Write } from '../db/database.ts'

/** 0 otp, 1 transactional, 2 bulk: a lower lane goes first. */
export type LaneNumber = 0 | 1 | 2

export type QueueItem<Body> = {
  readonly id: string
  readonly connection: string
  readonly lane: LaneNumber
  /** Whose it is: within a lane, turns go round between workspaces. */
  readonly workspace: string
  /** Parts to send, for counting against windows and rates. */
  readonly parts: number
  /** Not before this wall time in milliseconds. Changes when an attempt is postponed. */
  dueAt: number
  /** Wall time after which sending it makes no sense any more. */
  readonly expiresAt: number
  /** Attempts that were begun. */
  attempts: number
  /** The message itself, while it is kept in memory; absent when the item was paged in from the database. */
  body?: Body | undefined
  /** Its row was put by a version that gave rows no places: it has its intent by itself. */
  readonly hasNoPlace?: true
}

/** Where an item stands among those of its connection. */
export type Place = Pick<QueueItem<unknown>, 'lane' | 'workspace' | 'dueAt' | 'id'>

export type PageQuery = { readonly after: Place | undefined; /** Wall time. */ readonly dueBefore: number; readonly limit: number }

/** An intent that had no answer when the last process ended: bytes may have left, or not. */
export type OpenIntent = { readonly epoch: number; /** user_message_reference sent with it */ readonly reference: number; readonly intentAt: number }

/** Of one connection: items that are due and wait in memory, by lane, and how many left since this process began. */
export type Flow = { readonly waiting: readonly [number, number, number]; readonly gone: number }

export type Queue<Body> = {
  /** Reads what an earlier process left behind. Items with an open intent are handed over, and are not claimable. */
  start(): Promise<readonly { item: QueueItem<Body>; intent: OpenIntent }[]>
  /** The write that makes items wait: part of the transaction that accepts them. */
  putting(items: readonly QueueItem<Body>[]): Write
  /** After that transaction is durable. */
  put(items: readonly QueueItem<Body>[]): void
  /** Instead of it, where the same transaction holds their intent: they are claimed from the beginning. */
  putClaimed(items: readonly QueueItem<Body>[]): void
  /** Nothing waits for this connection in this lane, as far as is known here. */
  isEmpty(connection: string, lane: LaneNumber): boolean
  /**
   * Takes items until their parts fill `room`: first lane first; in a lane, workspaces by turns of equal numbers of parts;
   * in a workspace, in order. They stay durable in the queue. The last item may exceed the room.
   */
  claim(connection: string, room: number, lanes?: readonly LaneNumber[]): QueueItem<Body>[]
  /** The writes that record that bytes of these are about to leave. */
  intending(intents: readonly { item: QueueItem<Body>; intent: OpenIntent }[]): readonly Write[]
  /** Nothing was sent: claimed items become claimable again, each at its place, or at their time when that is still to come. */
  release(items: readonly QueueItem<Body>[]): void
  /** Takes one waiting item out, whoever's turn it is; undefined when it is not here or is being sent. Who does not know when
   * it is due has its whole line read. */
  withdraw(item: Pick<QueueItem<Body>, 'id' | 'connection' | 'lane' | 'workspace'> & { readonly dueAt?: number }): Promise<QueueItem<Body> | undefined>
  /** The write that ends the waiting of claimed items for good; `removed` after it is durable. */
  removing(items: readonly QueueItem<Body>[]): Write
  removed(items: readonly QueueItem<Body>[]): void
  /** The writes that clear the intent and set a new due time; `postponed` after they are durable. */
  postponing(items: readonly QueueItem<Body>[], dueAt: number): readonly Write[]
  postponed(items: readonly QueueItem<Body>[], dueAt: number): void
  /** Claims items whose validity has passed, at most a page of them, whether in memory or not. */
  claimOverdue(): Promise<QueueItem<Body>[]>
  /** Connections that something waits for, or did since this process began. */
  connections(): readonly string[]
  /** Takes a page of what waits for a connection, in memory or not; `next` where there may be more. */
  claimPage(connection: string, query: PageQuery): Promise<{ items: QueueItem<Body>[]; next: Place | undefined }>
  /** As `removing`; undoes its transaction when bytes of one may have left. */
  withdrawing(items: readonly QueueItem<Body>[]): Write
  /** Called when something became claimable for a connection. */
  onReady: (connection: string) => void
  /** By connection. */
  flow(): ReadonlyMap<string, Flow>
  /** In memory, by lane. */
  waitingOf(connection: string, workspace: string): readonly [number, number, number]
  /** Items waiting or claimed, all connections. */
  readonly depth: number
  /** The same by lane, and since when the oldest that is due waits for its turn, in wall time. */
  waiting(): readonly { readonly lane: LaneNumber; readonly depth: number; readonly oldestDueAt: number | undefined }[]
}
