// The noun of this room: may this text go to that number now? What is asked, what the answer may be, and what is kept of
// what people agreed to. Knows no message's life: who asks holds, blocks or sends.
import type { Write, Written } from '../db/database.ts'

export type Mode = 'test' | 'live'
export type Lane = 'otp' | 'transactional' | 'bulk'

/** Each workspace has one book of consent for its live messages and one for its test messages. */
export type Book = { readonly workspace: string; readonly mode: Mode }

export type Asked = Book & {
  readonly to: string
  readonly from: string
  readonly lane: Lane
  /** ISO 3166 alpha-2, by the number plan; null: not looked up yet. */
  readonly country: string | null
  /** IANA name of the recipient's time zone, where it is known. */
  readonly zone?: string
  /** Wall milliseconds at which it would go. */
  readonly at: number
}

/** That consent is there already, in the words of who says so: kept in the ledger. */
export type Basis = { readonly wording: string }

export type Verdict =
  | { readonly kind: 'block'; readonly reason: 'opt_out' | 'suppressed' | 'no_consent'; readonly say: string }
  | { readonly kind: 'hold'; readonly reason: 'quiet_hours' | 'cap' | 'review'; readonly until: number | undefined; readonly say: string }
/** By index of what was asked; what is missing may go. */
export type Verdicts = ReadonlyMap<number, Verdict>

export const purposes = ['marketing', 'transactional'] as const
export type Purpose = (typeof purposes)[number]
export const actions = ['requested', 'confirmed', 'given', 'withdrawn', 'imported', 'expired', 'paused', 'resumed', 'suppressed', 'lifted'] as const
export type Action = (typeof actions)[number]
export const sources = ['form', 'keyword', 'api', 'import', 'operator', 'agent', 'review', 'basis', 'stop'] as const
export type Source = (typeof sources)[number]

/** One fact about one number. Facts are added and never changed; how things stand follows from them. */
export type Fact = Book & {
  readonly number: string
  /** The sender it is about; `*`: all of the workspace. */
  readonly sender: string
  readonly purpose: Purpose
  readonly action: Action
  readonly source: Source
  /** Of the fact; when it was written down is kept beside. */
  readonly at?: number
  readonly wording?: string
  readonly wordingVersion?: string
  readonly url?: string
  readonly ip?: string
  /** The text that caused it, and the last message to the number before that. */
  readonly inbound?: string
  readonly message?: string
  /** The key or person who said so. */
  readonly actor?: string
}
export type Entry = Omit<Fact, 'number'> & {
  readonly id: string
  readonly seq: number
  readonly at: number
  readonly recordedAt: number
  /** Null once it was erased: then its keyed hash alone is left. */
  readonly number: string | null
  readonly numberHash: string
  readonly hash: string
}

/** Puts the facts into the transaction of whoever calls. */
export type Recording = (writes: readonly Write[]) => Promise<Written>
