// The nouns of this room: an endpoint that is told of events, a delivery of one event to it, an attempt at that. Knows no
// HTTP and no table.
import { eventTypes, type EventType } from '../../gateway/outbox/event.ts'
import type { Mode } from '../../gateway/message.ts'

/** What an endpoint may ask for: types, groups of them, or all. */
export const groups = [...new Set(eventTypes.map((type) => `${type.split('.')[0]!}.*`))]
export const subscribable: readonly string[] = ['*', ...groups, ...eventTypes]

export const wants = (types: readonly string[], type: EventType): boolean =>
  types.includes('*') || types.includes(type) || types.includes(`${type.split('.')[0]!}.*`)

export type Endpoint = {
  readonly id: string
  readonly workspace: string
  readonly mode: Mode
  /** Undefined for the one through which messages tell the addresses that they bear themselves. */
  readonly url: string | undefined
  readonly name: string
  readonly types: readonly string[]
  readonly enabled: boolean
  /** Why it is not enabled, where that was not a person's wish. */
  readonly why: string | undefined
  /** Sealed. */
  readonly secret: string
  /** The one before, which signs too until then. */
  readonly oldSecret: string | undefined
  readonly oldUntil: number | undefined
  readonly createdAt: number
  /** Counts its changes. */
  readonly version: number
}

export const deliveryStates = ['waiting', 'delivered', 'dead', 'canceled'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export type Delivery = {
  readonly id: string
  readonly workspace: string
  readonly mode: Mode
  readonly endpoint: string
  /** What is sent one after the other slows the others of its lane alone: an endpoint, or a host that messages name. */
  readonly lane: string
  /** The id of the event: what the receiver knows it by. */
  readonly event: string
  readonly type: EventType
  /** Of one subject the deliveries keep their order. */
  readonly subject: string
  /** Of a message's own; undefined where the endpoint's is called. */
  readonly url: string | undefined
  readonly state: DeliveryState
  readonly attempts: number
  readonly dueAt: number
  readonly createdAt: number
  readonly endedAt: number | undefined
  readonly isReplay: boolean
}

export type Attempt = {
  readonly delivery: string
  readonly workspace: string
  readonly number: number
  readonly at: number
  readonly tookMs: number
  /** HTTP; undefined where no answer came. */
  readonly status: number | undefined
  readonly error: string | undefined
}
