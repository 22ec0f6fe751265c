// The noun of this room: one text for many people, from its draft to the end of its last message. States, what a caller
// says and what a caller sees. Knows no table and no way to send.
//
// draft → in_review (somebody else has to agree) → scheduled (its time is to come) → running ⇄ paused → finishing (all is
// handed over, not all has ended) → finished. From everything before `finishing` to canceled; failed where it cannot go on.
import type { AgeCategory } from '../consent/ages.ts'
import type { Money } from '../kit/money.ts'

export const states = ['draft', 'in_review', 'scheduled', 'running', 'paused', 'finishing', 'finished', 'canceled', 'failed'] as const
export type State = (typeof states)[number]
export const mayEdit = (state: State) => state === 'draft' || state === 'in_review' || state === 'scheduled'

export type Mode = 'test' | 'live'
/** Whose campaign it is: a test key reaches those of test keys alone. */
export type Owner = { readonly workspace: string; readonly mode: Mode }

/** Days 1 (Monday) to 7, and times of day as `HH:MM`. */
export type Window = { readonly days: readonly number[]; readonly from: string; readonly to: string; readonly timeZone: string }
export type Schedule = {
  /** Wall milliseconds. */
  readonly at?: number
  /** Another campaign like this one is made and started each time. */
  readonly recurring?: { readonly cron: string; readonly timeZone: string; readonly until?: number }
  /** `HH:MM` where the recipient is. `late`: where it is past that time, tomorrow or at once. */
  readonly localTime?: { readonly time: string; readonly timeZone: string; readonly late: 'tomorrow' | 'now' }
  readonly spreadMinutes?: number
  readonly window?: Window
}
/** Shares of the audience in percent, and what halts it between two of them. */
export type Ramp = {
  readonly steps: readonly number[]
  readonly failedPercent: number
  readonly optOutPercent: number
  readonly waitSeconds: number
}
/** Other texts for shares of the audience; a hold-out gets nothing. */
export type Split = {
  readonly variants: readonly { readonly name: string; readonly text: string }[]
  readonly holdOutPercent: number
  readonly test?: Trial
}
/** The variants are tried with a share of the audience; the rest waits for the better one. */
export type Trial = {
  readonly percent: number
  /** What counts: many replies, or few wishes for silence. */
  readonly by: 'replies' | 'optOuts'
  /** Nothing is said before each has so many people. */
  readonly leastEach: number
  readonly waitMinutes: number
  /** Where no difference was shown in that time: the first variant, or a pause until somebody chooses. */
  readonly otherwise: 'first' | 'pause'
}
/** A text that comes later to who got the one before. Who asked for silence gets none. */
export type FollowUp = {
  readonly afterMinutes: number
  readonly text: string
  readonly texts?: Readonly<Record<string, string>>
  /** Only to those whose message before had arrived by then, or had not. */
  readonly only?: 'delivered' | 'not_delivered'
  /** Without it, not to those who replied. */
  readonly evenIfReplied?: boolean
}

export type Content = {
  readonly name: string
  readonly text: string
  /** By language: a BCP 47 tag, or its first part. */
  readonly texts?: Readonly<Record<string, string>>
  readonly from: string
  /** By country of the number. */
  readonly senders?: Readonly<Record<string, string>>
  readonly audience?: { readonly lists?: readonly string[]; readonly segments?: readonly string[] }
  /** How numbers in national writing are read. */
  readonly country?: string
  /** That the audience agreed to be written to, in the words of who says so. */
  readonly consent?: { readonly wording: string }
  /** For those alone who are old enough for it where they live, by a field that has their date of birth or their age. */
  readonly age?: { readonly category: AgeCategory; readonly field: string }
  readonly tags?: readonly string[]
  /** Seconds. */
  readonly validity?: number
  readonly maxSegments?: number
  /** Parts, of the whole campaign. */
  readonly perSecond?: number
  readonly schedule?: Schedule
  readonly ramp?: Ramp
  readonly split?: Split
  /** Is not sent to all, but to each recipient that is named by a trigger. */
  readonly triggered?: boolean
  /** Letters that cost a part are written without accents, where that saves one. */
  readonly fold?: boolean
  readonly followUps?: readonly FollowUp[]
}

/** What the room keeps beside the content. */
export type Facts = {
  readonly author: string
  readonly editors: readonly string[]
  readonly approvedBy?: string
  /** Of the content that was agreed to. */
  readonly approvedVersion?: number
  readonly startedAt?: number
  /** When it is to begin, while it is scheduled. */
  readonly dueAt?: number
  readonly finishedAt?: number
  /** Its audience is complete; how many were named in all, and how many of them twice. */
  readonly frozen?: { readonly given: number; readonly duplicates: number }
  /** The step of its ramp that it is in, and when that was handed over. */
  readonly step?: number
  readonly stepSince?: number
  readonly recurrenceOf?: string
  readonly counts?: Counts
  /** The recurrence has made the one of this time. */
  readonly lastAt?: number
  /** Which variant the rest gets; of `variant` null that no difference was shown. */
  readonly decided?: { readonly variant: string | null; readonly at: number; readonly by?: string }
  /** The campaigns that its follow-ups are. */
  readonly followedBy?: readonly string[]
  /** Of a follow-up: of which campaign, as which of its follow-ups, and what comes before it. */
  readonly followUpOf?: { readonly campaign: string; readonly number: number; readonly after: string }
  /** When all that the variants are tried with was handed over. */
  readonly triedAt?: number
}

export type Campaign = {
  readonly id: string
  readonly workspace: string
  readonly mode: Mode
  readonly state: State
  /** Why it is paused or failed. */
  readonly reason: string | null
  /** Of the content. */
  readonly version: number
  readonly content: Content
  readonly facts: Facts
  readonly createdAt: number
}

/** `sent + inFlight + waiting + canceled + failed + excluded` is the audience, always. */
export type Counts = {
  readonly audience: number
  /** An operator took it. */
  readonly sent: number
  /** Accepted, and neither sent nor ended. */
  readonly inFlight: number
  /** Not handed over yet. */
  readonly waiting: number
  readonly canceled: number
  /** Ended before an operator took it. */
  readonly failed: number
  readonly excluded: number
  /** Named twice: not part of the audience. */
  readonly duplicates: number
  /** Of `excluded`. */
  readonly reasons: Readonly<Record<string, number>>
  /** Of `sent`. */
  readonly delivered: number
  readonly undelivered: number
  readonly replied: number
  readonly optedOut: number
  readonly parts: number
}

export type Recipient = {
  readonly to: string
  readonly fields?: Readonly<Record<string, string>>
  readonly language?: string
  readonly timeZone?: string
}

/** What was not possible, for whoever asked; `param` is a JSON pointer. */
export type Refused = { readonly refused: { readonly code: 'not_found' | 'wrong_state' | 'invalid_value' | 'not_permitted' | 'too_many'; readonly say: string; readonly param?: string } }
export const refuse = (code: Refused['refused']['code'], say: string, param?: string): Refused =>
  ({ refused: { code, say, ...(param !== undefined && { param }) } })

/** When somebody else has to agree: for more recipients, or a higher cost. */
export type Policy = { readonly recipients?: number; readonly cost?: Money }
