// What this room needs of those below and beside it, as types of exactly what it uses. Knows how none of them does it.
import type { Write } from '../db/database.ts'
import type { Money } from '../kit/money.ts'
import type { Mode, Recipient } from './campaign.ts'
import type { Submission } from './render.ts'
import type { Moved, Stored } from './tally.ts'

type Member = Omit<Recipient, 'to'> & { readonly number: string }
/** The people of lists and segments, page by page, in an order that stays; or which of them is not there. */
export type Audience = {
  open(wanted: {
    readonly workspace: string
    readonly mode: Mode
    readonly lists?: readonly string[]
    readonly segments?: readonly string[]
  }): Promise<AsyncIterable<readonly Member[]> | { readonly fault: string; readonly param?: string }>
}

type Network = { readonly country?: string; readonly mcc?: string; readonly mnc?: string; readonly name?: string }
export type Share = {
  readonly status: string
  readonly country: string | null
  readonly network: string | null
  readonly messages: number
  readonly parts: number
  readonly cost: number
  readonly currency: string | null
  readonly price: number
  readonly payer: string | null
}
/** What the gateway does with all messages of a campaign, and tells of them. */
export type CampaignMessages = {
  stop(campaign: string): void
  go(campaign: string): void
  withdraw(campaign: string): Promise<number>
  counts(campaign: string): Promise<readonly Stored[]>
  held(campaign: string, workspace: string, now: number): Promise<readonly { readonly reason: string; readonly messages: number; readonly until: number | null }[]>
  shares(campaign: string): Promise<readonly Share[]>
  troubles(campaign: string): Promise<readonly { readonly status: string; readonly reason: string | null; readonly error: string | null; readonly messages: number }[]>
  minutes(campaign: string): Promise<readonly { readonly at: number; readonly submitted: number; readonly delivered: number }[]>
  outcomes(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly status: string; readonly error: string | null; readonly segments: number; readonly submittedAt: number | null; readonly finishedAt: number | null }>>
}

/** What accept would say of one submission. */
export type Seen = {
  readonly refusal?: { readonly code: string; readonly say: string }
  readonly blocked?: { readonly reason: string; readonly say: string }
  readonly encoding?: string
  readonly segments?: number
  readonly costly?: readonly { readonly char: string; readonly at: number }[]
  readonly country?: string | undefined
  readonly network?: Network
  /** Expected of the operator, and asked of the workspace; of all parts. */
  readonly cost?: Money
  readonly price?: Money
}
/** What one part is sold for, between what and what, and how many of this month still cost nothing. */
export type PriceOf = (
  sale: { readonly workspace: string; readonly mode: Mode; readonly to: string; readonly from: string; readonly country: string | undefined; readonly lane: 'bulk' },
  network: string | null,
) => { readonly low: number; readonly high: number; readonly currency: string; readonly included?: number } | undefined

/** What the account and the budgets still pay for a campaign, in millionths; `country`: for that one alone. */
export type Funds = { readonly currency: string; readonly available: number; readonly budgets: readonly { readonly name: string; readonly country?: string | undefined; readonly left: number }[] }
export type FundsOf = (workspace: string, campaign: string) => Funds | undefined

type Asked = { readonly workspace: string; readonly mode: Mode; readonly to: string; readonly from: string; readonly lane: 'bulk'; readonly country: string | null; readonly zone?: string; readonly at: number }
type Verdict = { readonly kind: 'block' | 'hold'; readonly reason: string; readonly say: string; readonly until?: number | undefined }
/** What consent would say, by index; what is missing may go. Nothing is kept of the question. */
export type Foresee = (asked: readonly Asked[], basis: { readonly wording: string } | undefined) => ReadonlyMap<number, Verdict> | Promise<ReadonlyMap<number, Verdict>> | undefined

export type See = (submission: Submission, context: { readonly workspace: string; readonly mode: Mode; readonly country?: string }) => Seen

export type Watch = (listener: (batch: readonly (Moved & { readonly about?: { readonly campaign: string | null } | null })[]) => void, what?: undefined, isWanted?: () => boolean) => () => void

type Happening = {
  readonly workspace: string
  readonly mode: Mode
  readonly type: 'campaign.started' | 'campaign.paused' | 'campaign.finished'
  readonly subject: string
  readonly at: number
  readonly body: () => object
}
export type RecordEvents = (happenings: readonly Happening[]) => { readonly writes: readonly Write[]; ended(written: boolean): void }
