// A message between its claim and its last receipt, in memory. What is decided about its parts is rolled up here; making
// it durable is `settle`'s, sending it is `dispatch`'s.
import type { QueueItem } from '../queue/queue.ts'
import { isFinal, stateOf } from './message.ts'
import type { Outbound } from './message.ts'

export type FlightPart = {
  readonly flight: Flight
  readonly number: number
  /** queued: not sent; sending: intent written, no answer; submitted; or a final state. */
  state: number
  /** Bytes may have left, no answer will come, and policy says to wait for a receipt. */
  held: boolean
  operatorId: string | null
  /** By which receipts find it; see `called`. */
  calledAs: string | undefined
  error: string | null
  /** user_message_reference it was last sent with. */
  tag: number | null
  submittedAt: number | null
  finishedAt: number | null
  changed: boolean
}

export type Flight = {
  /** Another object after it was paged in anew. */
  item: QueueItem<Outbound>
  readonly id: string
  readonly workspace: string
  readonly mode: Outbound['mode']
  /** Another one when it was rerouted while it waited. */
  connection: string
  readonly to: string
  readonly from: string
  readonly lane: Outbound['lane']
  readonly network: string | null
  readonly about: Outbound['about']
  readonly bill: Outbound['bill']
  readonly account: string | null
  readonly receiptWanted: number
  readonly parts: FlightPart[]
  state: number
  intentAt: number | null
  /** user_message_reference of the first part in this attempt; the others follow. */
  reference: number
  possibleDuplicate: boolean
  /** Its queue row exists. */
  queued: boolean
  /** It waits in the queue again: the queue's until it is claimed anew. */
  postponed: boolean
  /** A part was refused for a while, or nobody knows: the attempt counts. */
  spent: boolean
  /** Submitted parts that the ledger was told of at its end, and after it when an operator took more. */
  billed: number | undefined
  /** When to try again, where a part asks for it. */
  retryAt: number | undefined
  /** Why it is blocked, where that showed when its intent was written. */
  blockedFor: string | undefined
  /** The state its owner was last told. */
  told: number
  dirty: boolean
}

export function createFlight(item: QueueItem<Outbound>, message: Outbound, state: number = stateOf.queued): Flight {
  const flight: Flight = {
    item,
    id: message.id,
    workspace: message.workspace,
    mode: message.mode,
    connection: item.connection,
    to: message.to,
    from: message.from,
    lane: message.lane,
    network: message.network,
    about: message.about,
    bill: message.bill,
    account: message.account,
    receiptWanted: message.receiptWanted,
    parts: [],
    state,
    intentAt: null,
    reference: 0,
    possibleDuplicate: false,
    queued: true,
    postponed: false,
    spent: false,
    billed: undefined,
    retryAt: undefined,
    blockedFor: undefined,
    told: state,
    dirty: false,
  }
  for (let number = 1; number <= message.segments; number++) flight.parts.push(createPart(flight, number))
  return flight
}

const createPart = (flight: Flight, number: number): FlightPart => ({
  flight,
  number,
  state: stateOf.queued,
  held: false,
  operatorId: null,
  calledAs: undefined,
  error: null,
  tag: null,
  submittedAt: null,
  finishedAt: null,
  changed: false,
})

/** The state of the whole: the worst of its parts, never lower than it was; the first end stays. */
export function rollUp(flight: Flight): number {
  if (isFinal(flight.state)) return flight.state
  let lowest: number = stateOf.blocked
  for (const part of flight.parts) {
    if (isFinal(part.state) && part.state !== stateOf.delivered) return Math.max(flight.state, part.state)
    lowest = Math.min(lowest, part.state)
  }
  const state = lowest === stateOf.queued && flight.item.attempts > 0 ? stateOf.sending : lowest
  return Math.max(flight.state, state)
}

/** The 16-bit tag that this part is sent with, by which its receipt is known when its answer never came. */
export const nextTag = (part: FlightPart) => (part.flight.reference + part.number - 1) & 0xffff

export const partsSubmitted = (flight: Flight) => flight.parts.reduce((sum, part) => sum + (part.submittedAt === null ? 0 : 1), 0)
export const isAwaited = (flight: Flight) => flight.parts.some((part) => part.state === stateOf.sending && !part.held)
export const isHeld = (flight: Flight) => flight.parts.some((part) => part.held)
export const needsSending = (flight: Flight) => flight.parts.some((part) => part.state === stateOf.queued)
