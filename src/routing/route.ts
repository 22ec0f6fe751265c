// A route as data: which messages it is for and what becomes of them. Also what is asked of routing and what it
// answers. Imports nothing of its own folder but the network.
import type { Money } from '../kit/money.ts'
import type { Network } from './network.ts'

export const lanes = ['otp', 'transactional', 'bulk'] as const
export type Lane = (typeof lanes)[number]

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof days)[number]

/** When a route is in force, by the clock of a place. `to` before `from` goes over midnight. */
export type Hours = {
  /** IANA name. */
  readonly timeZone: string
  readonly days?: readonly Day[]
  /** `08:00`, inclusive. */
  readonly from: string
  /** `20:00`, exclusive. */
  readonly to: string
}

/** Every condition that is there must hold; within a list one entry is enough. A route without conditions takes all. */
export type Match = {
  readonly countries?: readonly string[]
  /** `204-08`, or `204` for every network of a mobile country code. */
  readonly networks?: readonly string[]
  /** Digits with the calling code; a + is allowed. */
  readonly prefixes?: readonly string[]
  /** Senders, case ignored; * stands for anything. */
  readonly senders?: readonly string[]
  readonly workspaces?: readonly string[]
  readonly lanes?: readonly Lane[]
  /** Both must hold where both are there; of `contains` one text is enough. */
  readonly content?: { readonly contains?: readonly string[]; readonly pattern?: string }
  readonly hours?: Hours
}

export const policies = ['priority', 'cost', 'quality', 'weighted'] as const
/** The first that is well; the cheapest; the one whose receipts are best; or by weight. */
export type Policy = (typeof policies)[number]

export type Leg = { readonly connection: string; /** 1 unless said; for `weighted` only. */ readonly weight?: number }

export type Send = {
  /** In order of preference; those after the first take over when it fails. */
  readonly connections: readonly Leg[]
  readonly policy: Policy
  /** All messages of this sender, or to this recipient, keep to one connection while it is well. */
  readonly sticky?: 'sender' | 'recipient'
  /** May cost more than it is sold for. */
  readonly allowLoss?: boolean
}

export const blockReasons = ['country', 'fraud', 'price_cap', 'content', 'sender'] as const
export type BlockReason = (typeof blockReasons)[number]
export type Block = { readonly block: { readonly reason: BlockReason; /** For the customer. */ readonly say?: string } }

export type RouteDraft = {
  readonly name: string
  /** Lower goes first; after all others when absent. */
  readonly position?: number
  readonly enabled: boolean
  readonly match: Match
  readonly action: Send | Block
}

export type Route = RouteDraft & {
  readonly id: string
  readonly position: number
  /** Counts up with every change. */
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  /** API keys, where the change came by one. */
  readonly createdBy?: string
  readonly updatedBy?: string
}

export const limits = {
  routes: 2_000,
  /** In one list of a route. */
  values: 500,
  /** In the lists of all routes together. */
  valuesOfAll: 50_000,
  /** Routes that read the text: each costs a pass over it. */
  contentRoutes: 100,
  connections: 20,
  weight: 1_000,
} as const

export type Question = {
  readonly mode: 'test' | 'live'
  readonly workspace: string
  readonly lane: Lane
  readonly to: string
  readonly from: string
  readonly text: string
  /** By the number plan. */
  readonly country: string | undefined
  readonly parts: number
  /** Wall milliseconds. */
  readonly at: number
  /** What the customer pays for one part, where that is known: the guard against loss needs it. */
  readonly sell?: Money
  /** Connections that would not take it. */
  readonly avoid?: readonly string[]
}

export type Choice =
  | {
      readonly kind: 'send'
      /** The route's id; `rte_default` where no route decided. */
      readonly id: string
      readonly connection: string
      readonly why: readonly string[]
      readonly network?: Network
      /** What the operator is expected to charge for the whole message. */
      readonly cost?: Money
    }
  | {
      readonly kind: 'block'
      readonly id: string
      readonly reason: BlockReason
      readonly say: string
      readonly why: readonly string[]
      readonly network?: Network
    }
  /** Nothing takes this message now. */
  | { readonly kind: 'none'; readonly say: string; readonly network?: Network }

/** A connection as routing sees it. */
export type ConnectionView = {
  readonly id: string
  readonly name: string
  /** The embedded operator, whose phones cost nothing. */
  readonly demo: boolean
  readonly state: 'bound' | 'connecting' | 'down' | 'paused'
  /** What its contract says a receipt proves. */
  readonly evidence?: 'handset' | 'operator' | 'unverified'
}
