// The shapes of the public REST API, as a customer's program sees them. Knows nothing of how they are fetched.
export type Status =
  | 'scheduled'
  | 'queued'
  | 'held'
  | 'sending'
  | 'submitted'
  | 'delivered'
  | 'undelivered'
  | 'expired'
  | 'rejected'
  | 'unknown'
  | 'canceled'
  | 'blocked'

export type Encoding = 'gsm7' | 'ucs2'

/** One line of a message's history; whatever else the server tells stands beside. */
export type TimelineEvent = { at: string; event: string } & { readonly [detail: string]: unknown }

export type Message = {
  id: string
  to: string
  from?: string
  text?: string
  status: Status
  createdAt: string
  encoding?: Encoding
  segments?: number
  lane?: string
  mode?: 'test' | 'live'
  evidence?: string
  reason?: string
  error?: { code: string; say: string }
  reference?: string
  tags?: readonly string[]
  network?: { country?: string; mcc?: string; mnc?: string; name?: string; source?: string }
  price?: { amount: string; currency: string }
  route?: { id: string; why?: readonly string[] }
  possibleDuplicate?: boolean
  campaign?: string
  redriveOf?: string
  scheduledAt?: string
  heldUntil?: string
  redactedAt?: string
  submittedAt?: string
  finishedAt?: string
  timeline?: readonly TimelineEvent[]
  parts?: readonly { number: number; status: Status; operatorId?: string; text?: string }[]
}

/** A change of one message as the event stream tells it; the text comes with the first. */
export type Change = { id: string; to: string; from?: string; status: Status; text?: string; at: string }

export type Phone = { number: string; messages: number; lastAt: string; lastText: string }

/** `in` arrived at the phone, `out` was sent from it. */
export type PhoneMessage = {
  id: string
  from: string
  to: string
  text: string
  receivedAt: string
  parts: number
  direction: 'in' | 'out'
  flash?: boolean
  /** Came by cell broadcast. */
  alert?: boolean
}

export type SubscriberState = 'attached' | 'detached' | 'memory_full' | 'busy' | 'barred' | 'unknown' | 'ported'

/** A phone as its operator knows it. */
export type Subscriber = {
  number: string
  state: SubscriberState
  imsi?: string
  /** MCC and MNC. */
  network?: string
  roaming?: string
  oldPhone: boolean
  /** Messages that wait at the operator. */
  waiting: number
}
export type SubscriberChange = Partial<Pick<Subscriber, 'state' | 'oldPhone'>> & {
  /** null: at home. */
  roaming?: string | null
}

/** One unit that travelled for a message, octet by octet; `at` and `length` of a field count octets. */
export type Frame = {
  at: string
  kind: 'pdu' | 'tpdu'
  direction: 'to_centre' | 'to_phone' | 'from_phone' | 'to_application'
  name: string
  hex: string
  fields: readonly { name: string; value: string; at?: number; length?: number }[]
}

export type Arrival = PhoneMessage & { number: string }

export type Page<Row> = { data: Row[]; nextCursor?: string }

export type Counters = {
  accepted: number
  submitted: number
  delivered: number
  failed: number
  queued: number
  perSecond: number
}

export type ServerStatus = {
  version: string
  mode: { demo: boolean }
  counters: Counters
  connections: readonly { id: string; name: string; state: string; window: number; outstanding: number }[]
}
