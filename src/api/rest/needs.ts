// What this door needs of the rooms below, as types of exactly what it uses; app.ts hands the rooms over. Knows how
// none of them does it.
import type { Mode } from '../../accounts/account.ts'
import type { Audit } from '../../accounts/audit/audit.ts'
import type { Keys } from '../../accounts/keys.ts'
import type { Numbers } from '../../accounts/numbers/numbers.ts'
import type { SmppAccounts } from '../../accounts/smpp-accounts/smpp-accounts.ts'
import type { KeyLimits } from '../../accounts/limits.ts'
import type { Members } from '../../accounts/people/members.ts'
import type { Passkeys } from '../../accounts/people/passkeys.ts'
import type { People } from '../../accounts/people/people.ts'
import type { Sso } from '../../accounts/people/sso.ts'
import type { Sessions } from '../../accounts/sessions.ts'
import type { Workspaces } from '../../accounts/workspaces/workspaces.ts'
import type { Weights } from '../../accounts/weights/weights.ts'
import type { Fleet } from '../../carriers/fleet.ts'
import type { IdForms } from '../../carriers/idforms.ts'
import type { Campaigns } from '../../campaigns/open.ts'
import type { Consent } from '../../consent/open.ts'
import type { Database } from '../../db/database.ts'
import type { Wire } from '../../gateway/message.ts'
import type { Conversation } from '../../inbound/open.ts'
import type { Chance } from '../../kit/chance.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Log } from '../../kit/log.ts'
import type { Seal } from '../../kit/seal.ts'
import type { Routing } from '../../routing/open.ts'
import type { Billing } from '../../billing/open.ts'
import type { Money } from '../../kit/money.ts'
import type { Inbound } from '../compat/inbound.ts'
import type { ContactsDoor } from './contacts-needs.ts'
import type { Echo } from '../webhooks/echo.ts'
import type { Follow } from '../webhooks/follow/follow.ts'
import type { Webhooks } from '../webhooks/open.ts'
import type { Trace } from '../../smsc/message.ts'
import type { RequestLimits } from './rates.ts'
import type { Statistics } from '../../statistics/open.ts'
import type { Smsc } from '../../smsc/open.ts'
import type { Subscribers as AllSubscribers } from '../../smsc/subscribers.ts'
import type { PersonalitySwitch } from '../../smsc/personality/conduct.ts'
import type { MetricsNeeds } from './metrics.ts'

export const lanes = ['otp', 'transactional', 'bulk'] as const
export const encodings = ['auto', 'gsm7', 'ucs2'] as const
export const statuses = [
  'scheduled',
  'queued',
  'held',
  'sending',
  'submitted',
  'delivered',
  'undelivered',
  'expired',
  'rejected',
  'unknown',
  'canceled',
  'blocked',
] as const
export type Lane = (typeof lanes)[number]
export type Status = (typeof statuses)[number]

export type Submission = {
  readonly to: string
  readonly from?: string
  readonly text: string
  readonly lane?: Lane
  readonly reference?: string
  readonly tags?: readonly string[]
  readonly encoding?: (typeof encodings)[number]
  readonly maxSegments?: number
  /** Seconds. */
  readonly validity?: number
  /** Milliseconds. */
  readonly scheduledAt?: number
  readonly flash?: boolean
  readonly consent?: { readonly wording: string }
  readonly octets?: { readonly udh?: Uint8Array; readonly binary?: Uint8Array }
  /** Told every status of this message. */
  readonly callbackUrl?: string
  /** How that is told, where a compatible door took the message. */
  readonly callbackKind?: string
  /** What goes out octet for octet. */
  readonly wire?: Wire
  /** The SMPP account that it came by, and the receipts over SMPP that are wanted. */
  readonly origin?: { readonly account: string; readonly receiptWanted: number }
}

/** `param` is a JSON pointer inside the one message. */
export type Refusal = {
  readonly code: string
  readonly param?: string
  readonly say: string
  readonly retry: 'never' | 'later'
}
export type Accepted = {
  readonly id: string
  readonly to: string
  readonly status: Status
  readonly segments: number
  readonly encoding: 'gsm7' | 'ucs2' | 'binary'
  /** The default where the caller named none. */
  readonly from: string
  /** Milliseconds. */
  readonly createdAt: number
  /** Absent where nothing is charged. */
  readonly price?: Money
  /** Why it is held or blocked. */
  readonly reason?: string
}
export type Outcome = { readonly accepted: Accepted } | { readonly refused: Refusal; readonly to?: string }

/** Who asks: a principal with mode `test` meets the test messages of its workspace alone, with `live` all. */
export type Asker = { readonly workspace: string; readonly mode: Mode }
export type AcceptContext = Asker & {
  readonly country?: string
  readonly idempotency?: { readonly key: string; readonly bodyHash: string }
  /** Whose budgets it is for, beside those of the workspace. */
  readonly spender?: { readonly key?: string; readonly campaign?: string }
}
export type AcceptResult =
  | { readonly kind: 'done'; readonly batch: string; readonly outcomes: readonly Outcome[]; readonly replayed: boolean }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'in_progress' }
  | { readonly kind: 'overloaded'; readonly retryAfterMs: number }

/** A message as the gateway shows it: times in milliseconds. Members not named here are passed on as they are. */
export type MessageView = {
  /** What it costs, or came to. */
  readonly price?: Money
  readonly id: string
  readonly to: string
  readonly from?: string
  readonly segments?: number
  readonly campaign?: string
  readonly tags?: readonly string[]
  readonly status: Status
  readonly createdAt: number
  readonly scheduledAt?: number
  readonly heldUntil?: number
  readonly submittedAt?: number
  readonly finishedAt?: number
  readonly redactedAt?: number
  /** Why it is blocked or held. */
  readonly reason?: string
  readonly route?: unknown
  /** `for`, where it is there, is a time in milliseconds too. */
  readonly timeline?: readonly { readonly at: number; readonly event: string; readonly for?: unknown; readonly connection?: unknown }[]
}
export type MessageQuery = {
  readonly status?: Status
  readonly to?: string
  readonly from?: string
  readonly batch?: string
  readonly reference?: string
  readonly campaign?: string
  readonly connection?: string
  /** Looked for one by one, so far and no further: the cursor says how far. */
  readonly text?: string
  readonly country?: string
  readonly error?: string
  readonly since?: number
  readonly until?: number
  readonly limit: number
  readonly after?: string
}
export type Preview = {
  readonly segments?: number
  /** What the operator is expected to charge. */
  readonly cost?: Money
  /** What it is sold for. */
  readonly price?: Money
  readonly refusal?: Refusal
  readonly route?: unknown
  readonly costly?: readonly { readonly char: string; readonly at: number }[]
  /** It would be kept and not sent, or sent later. */
  readonly blocked?: { readonly reason: string; readonly say: string }
  readonly held?: { readonly reason: string; readonly say: string; readonly until?: number }
}

export type Change = Asker & {
  readonly id: string
  readonly to: string
  readonly from?: string
  readonly status: Status
  readonly at: number
  readonly text?: string
  readonly possibleDuplicate?: true
}
export type Counters = {
  readonly accepted: number
  readonly submitted: number
  readonly delivered: number
  readonly failed: number
  readonly queued: number
}

export type Page<Row> = { readonly data: readonly Row[]; readonly nextCursor?: string }

export type Gateway = {
  accept(submissions: readonly Submission[], context: AcceptContext): Promise<AcceptResult>
  /** What sending these now would come to, one for each; nothing is sent or kept. */
  foresee(submissions: readonly Submission[], context: AcceptContext): Promise<readonly Preview[]>
  message(asker: Asker, id: string): Promise<MessageView | undefined>
  messages(asker: Asker, query: MessageQuery): Promise<Page<MessageView>>
  watch(listener: (batch: readonly Change[]) => void): () => void
  counters(): Counters
}

export type UnmatchedReceipt = {
  readonly id: string
  readonly connection: string
  readonly operatorId: string
  readonly from: string
  readonly to: string
  readonly state: string
  readonly error?: string
  /** Milliseconds. */
  readonly at: number
}

/** What is done to messages that were accepted before. */
export type ChangeNeeds = Pick<Gateway, 'message'> & {
  cancel(asker: Asker, id: string): Promise<'canceled' | 'too_late' | 'not_found'>
  replace(
    asker: Asker,
    id: string,
    change: { readonly text?: string; readonly scheduledAt?: number },
  ): Promise<'replaced' | 'too_late' | 'not_found' | { readonly refused: Refusal }>
  redrive(asker: Asker, id: string, idempotency?: AcceptContext['idempotency']): Promise<AcceptResult | 'not_found' | 'not_failed' | 'text_gone'>
  /** Of what has ended. */
  readonly erase: Record<'text' | 'message', (asker: Asker, id: string) => Promise<'erased' | 'not_ended' | 'not_found'>>
  unmatchedReceipts(query: PageQuery): Promise<Page<UnmatchedReceipt>>
  /** Only a message that waits for its receipt takes one. */
  matchReceipt(
    asker: Asker,
    receipt: string,
    message: string,
  ): Promise<'matched' | 'no_receipt' | 'no_message' | 'not_submitted'>
  pairOf(
    asker: Asker,
    receipt: string,
    message: string,
  ): Promise<{ readonly connection: string; readonly answered: readonly string[]; readonly reported: string } | 'no_receipt' | 'no_message'>
  rematch(connection: string, forms: IdForms): Promise<{ readonly matched: number; readonly left: number }>
}

export type PhoneMessage = {
  readonly id: string
  readonly number: string
  readonly direction: 'in' | 'out'
  readonly from: string
  readonly to: string
  readonly text: string
  readonly at: number
  readonly parts: number
  readonly flash?: boolean
  /** Came by cell broadcast. */
  readonly alert?: boolean
  /** Of a test key, or an answer to such a message. */
  readonly test?: boolean
}
export type Phone = {
  readonly number: string
  readonly messages: number
  readonly lastAt: number
  readonly lastText: string
}
export type PageQuery = { readonly limit: number; readonly after?: string }

/** Of what is on phones: test keys see what test keys sent, answers to that, and alerts; live ones all. */
export type Seen = 'all' | 'tests'
export const seenBy = ({ mode }: Pick<Asker, 'mode'>): Seen => (mode === 'test' ? 'tests' : 'all')

/** The virtual phones of the embedded operator. */
export type Phones = {
  list(query: PageQuery & { readonly seen?: Seen }): Promise<Page<Phone>>
  messages(number: string, query: PageQuery & { readonly seen?: Seen }): Promise<Page<PhoneMessage>>
  send(number: string, message: { to: string; text: string; test?: boolean }): Promise<PhoneMessage | { refused: string }>
  watch(listener: (batch: readonly PhoneMessage[]) => void): () => void
  /** Oldest first; undefined where no trace was kept. Absent at an operator that keeps none. */
  truth?(number: string, id: string, seen?: Seen): Promise<readonly Trace[] | undefined>
}

export type Subscribers = Pick<AllSubscribers, 'get' | 'list' | 'change' | 'createRange'>
export type SmscView = Pick<Smsc, 'operator' | 'counters'>

export type Connection = {
  readonly id: string
  readonly name: string
  readonly state: 'bound' | 'connecting' | 'down' | 'paused'
  readonly window: number
  readonly outstanding: number
}

/** How long a request may take to arrive: its headers, all of it. Both are looked at now and then. */
export type WireLimits = { readonly headersMs: number; readonly requestMs: number; readonly checkMs: number; readonly connections: number }

export type ConsentNeeds = {
  readonly consent: Pick<Consent, 'ledger' | 'addAll' | 'settingsOf' | 'change' | 'reviews'>
  /** What was held for a doubt may go on, or be stopped. */
  readonly release: (workspace: string, reason: 'review') => Promise<unknown>
  /** The same in its own time, of what is judged anew. */
  readonly releaseSoon?: (workspace: string, reason: 'quiet_hours') => void
  /** A person goes with all that is known of them; only the ledger forgets without it. */
  readonly erase?: (book: { readonly workspace: string; readonly mode: Mode }, number: string) => Promise<void>
}

export type ConversationNeeds = { readonly conversation: Pick<Conversation, 'keywords' | 'forms' | 'signUp' | 'threads' | 'answered'>; readonly publicUrl?: string }

export type RestNeeds = {
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  /** Keeps answers under their Idempotency-Keys, sealed: they may tell secrets. */
  readonly db: Database
  readonly seal: Seal
  /** Requests a second; generous where it says nothing. */
  readonly requests?: RequestLimits
  /** For tests that do not want to wait. */
  readonly wire?: WireLimits
  /** Whose X-Forwarded-For is believed: addresses and networks, separated by commas. */
  readonly proxies?: string
  readonly version: string
  /** How long things are kept, in days; 0: for ever. */
  readonly retention?: { readonly messageDays: number; readonly textDays: number; readonly keepCodes: boolean }
  /** Live keys may use the embedded operator and its phones. */
  demo(): boolean
  readonly accounts: {
    /** The workspace that the installation was made with: what concerns all of it is for this one alone. */
    readonly workspace: string
    readonly keys: Pick<Keys, 'authenticate' | 'create' | 'get' | 'list' | 'rotate' | 'revoke'>
    readonly limits: KeyLimits
    readonly sessions: Pick<Sessions, 'signIn' | 'open' | 'authenticate' | 'close' | 'list' | 'end'>
    readonly workspaces: Pick<Workspaces, 'find' | 'list' | 'create' | 'change'>
    readonly people: People
    readonly members: Members
    readonly passkeys: Passkeys
    readonly sso?: Sso
    readonly audit: Audit
  }
  /** Shares of workspaces at busy connections. */
  readonly weights: Weights
  readonly smppAccounts: Pick<SmppAccounts, 'create' | 'list' | 'get' | 'change' | 'renewPassword' | 'remove' | 'authenticate'> & {
    /** Who is bound with an account now. */
    binds(account: string): readonly object[]
  }
  /** Who is told, in another product's words, what phones write. */
  readonly inbound: Pick<Inbound, 'set' | 'targetOf'>
  readonly numbers: Pick<Numbers, 'give' | 'list' | 'get' | 'assign' | 'take' | 'forget'>
  readonly gateway: Gateway & ChangeNeeds
  /** Absent where nothing is added up. */
  readonly statistics?: Pick<Statistics, 'series' | 'countries'>
  /** Absent where no people are kept. */
  readonly contacts?: ContactsDoor
  /** What people agreed to; nobody is asked without it. */
  readonly consent?: ConsentNeeds
  /** What comes of what people text; nothing without it. */
  readonly conversation?: ConversationNeeds['conversation']
  readonly campaigns?: Campaigns
  readonly routing: Pick<
    Routing,
    'routes' | 'prices' | 'prefixes' | 'networkOf' | 'lookUp' | 'lookup' | 'explain' | 'health' | 'qualities' | 'doubted'
  >
  /** Absent where there are no virtual phones. */
  readonly phones?: Phones
  /** Who the phones belong to; absent where there are none. */
  readonly subscribers?: Subscribers
  /** The embedded operator's view of itself; absent where there is none. */
  readonly smsc?: SmscView
  /** Of the embedded operator; absent where there is none. */
  readonly personality?: PersonalitySwitch
  connections(): readonly Connection[]
  readonly fleet: Pick<
    Fleet, 'list' | 'find' | 'create' | 'change' | 'remove' | 'versions' | 'rollback' | 'test' | 'tryNew' | 'setPaused' | 'receive'
  >
  /** Where the internet reaches this door, without a slash at the end. */
  readonly publicUrl?: string
  readonly billing: Billing
  readonly webhooks: Webhooks
  readonly echo: Echo
  readonly follow: Pick<Follow, 'isFull' | 'open' | 'close'>
  /** False while new messages are refused because there is no room to store them. */
  hasRoom(): boolean
  /** What `/metrics` tells beside what this door counts itself; absent where there is no such page. */
  readonly metrics?: Omit<MetricsNeeds, 'version' | 'wall' | 'requests'>
  /** Folder of the built dashboard; absent where none is served. */
  readonly dashboard?: string
}
