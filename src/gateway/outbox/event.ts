// The noun of the outbox: something that happened, as it is kept for those who are to be told. What is told of a message
// is made here; who is told, and how, is not known here.
import { bornAt } from '../../kit/ids.ts'
import { iso } from '../../kit/iso.ts'
import { stateOf, statusNames, type Change, type Mode, type Status } from '../message.ts'

/** What other rooms tell of, beside the statuses of messages. */
export const otherEventTypes = [
  'message.received',
  'connection.up',
  'connection.down',
  'link.clicked',
  'consent.changed',
  'contact.created',
  'contact.updated',
  'contact.deleted',
  'campaign.started',
  'campaign.paused',
  'campaign.finished',
  'budget.threshold',
  'budget.stopped',
] as const
export type EventType = `message.${Status}` | (typeof otherEventTypes)[number]
const typesOfStatus = statusNames.map((status) => `message.${status}` as const)
export const eventTypes: readonly EventType[] = [...typesOfStatus, ...otherEventTypes]
export const typeOf = (status: Status): EventType => typesOfStatus[stateOf[status]]!

/** Kept for one audience: `hooks`, `callback`, `stream`, or the id of an SMPP account. */
export type Event = {
  /** In order of birth. */
  readonly id: string
  readonly workspace: string
  readonly mode: Mode
  readonly audience: string
  readonly type: EventType
  /** The message, inbound message, connection … that it is about. */
  readonly subject: string
  /** Wall milliseconds. */
  readonly at: number
  /** Where the audience `callback` is to be called. */
  readonly target: string | null
  /** JSON: a `MessageTold` where it is about the status of a message, a `ReceiptTold` where that is for an SMPP account. */
  readonly body: string
  /** What the body of a receipt says, where it was just made. */
  readonly told?: ReceiptTold
}

/** Something that happened, before it is known who wants to hear of it. */
export type Happening = Pick<Event, 'workspace' | 'mode' | 'type' | 'subject' | 'at'> & {
  /** Or how to make it, where somebody hears of it. */
  readonly body: object | (() => object)
  /** Who hears of it beside those who always do. */
  readonly audiences?: readonly string[]
  /** Told there, too: `kind address`. */
  readonly target?: string
}

/** What is told of a change of a message; times in ISO 8601, fields only where they mean something. */
export type MessageTold = {
  readonly id: string
  readonly to: string
  readonly from: string
  readonly status: Status
  readonly mode: Mode
  /** Grows with every status of one message: what is lower than what was seen is old news. */
  readonly sequence: number
  readonly segments?: number
  readonly partsSubmitted?: number
  readonly reference?: string
  readonly tags?: readonly string[]
  readonly network?: object
  readonly connection?: string
  readonly evidence?: string
  readonly possibleDuplicate?: true
  readonly error?: { readonly code: string; readonly say: string }
  readonly createdAt: string
  readonly submittedAt?: string
  readonly finishedAt?: string
}

/** What a receipt over SMPP needs beside the message’s id, its status and the time: `head` is how its text begins. */
export type ReceiptTold = Pick<MessageTold, 'from' | 'to' | 'error'> & {
  readonly head?: string
  /** By which number the account knows the message; null: by its id. Receipts of before do not say. */
  readonly handle?: number | null
  /** What the door noted with it. */
  readonly note?: string
  /** Why it was blocked. */
  readonly reason?: string
}

export const receiptTold = ({ from, to, error, reason, about }: Change): ReceiptTold => ({
  from, to, handle: about?.handle ?? null,
  ...(error && { error: JSON.parse(error) as { code: string; say: string } }),
  ...(about?.head && { head: about.head }),
  ...(about?.note && { note: about.note }),
  ...(reason && { reason }),
})

/** `evidence`: by whose word it is delivered. */
export function messageTold(change: Change, evidence: string | undefined): MessageTold {
  const { id, to, from, status, mode, at, about, segments, partsSubmitted, network, connection, possibleDuplicate, error, submittedAt } = change
  return {
    id, to, from, status, mode, sequence: stateOf[status],
    ...(segments !== undefined && { segments }),
    ...(partsSubmitted !== undefined && { partsSubmitted }),
    ...(about && about.reference !== null && { reference: about.reference }),
    ...(about && about.tags !== null && { tags: JSON.parse(about.tags) as string[] }),
    ...(network && { network: JSON.parse(network) as object }),
    ...(connection && { connection }),
    ...(status === 'delivered' && evidence !== undefined && { evidence }),
    ...(possibleDuplicate && { possibleDuplicate }),
    ...(error && { error: JSON.parse(error) as { code: string; say: string } }),
    createdAt: iso(bornAt(id)),
    ...(submittedAt !== undefined && { submittedAt: iso(submittedAt) }),
    ...(stateOf[status] >= stateOf.delivered && { finishedAt: iso(at) }),
  }
}
