// The noun of this room: a connection is one account at one operator, as data. Its settings are whole: what nobody gave
// has its default. Knows no socket; what a driver makes of the settings is the driver's.
import type { HttpUpstream } from './upstream.ts'

export const modes = ['trx', 'tx+rx'] as const
export const concatenations = ['udh8', 'udh16', 'sar', 'payload'] as const
export const alphabets = ['gsm7', 'gsm7-packed', 'latin1', 'ascii'] as const
export const idBases = ['auto', 'as-is', 'hex', 'decimal'] as const
export const uncertainPolicies = ['by-lane', 'resend', 'hold'] as const
export const evidences = ['handset', 'operator', 'unverified'] as const
export const unstatedVersions = ['3.3', '3.4', '5.0'] as const
export const quirkNames = ['strict', 'lenient', 'version33'] as const
export const addressKinds = ['alphanumeric', 'short', 'long', 'recipient'] as const

export type IdBase = (typeof idBases)[number]
/** Characters that an operator puts around an id. */
export type IdCut = { readonly start: number; readonly end: number }
export type ReceiptIds = { readonly response: IdBase; readonly receipt: IdBase; readonly responseCut?: IdCut; readonly receiptCut?: IdCut }
export type UncertainPolicy = (typeof uncertainPolicies)[number]
export type Evidence = (typeof evidences)[number]
export type AddressType = { readonly ton: number; readonly npi: number }
export type VendorTlv = { readonly name: string; readonly tag: number; readonly kind: 'int' | 'text' | 'octets' }

type Common = {
  readonly name: string
  /** Parts that may be unanswered: per bind, or per HTTP connection. */
  readonly window: number
  /** Parts a second over the whole connection. */
  readonly perSecond?: number
  /** Parts a second for one sender, and to one destination network. */
  readonly perSenderPerSecond?: number
  readonly perNetworkPerSecond?: number
  /** In which base the operator writes its ids: in answers, and in receipts. */
  readonly receiptIds: ReceiptIds
  /** What becomes of a part that may have arrived and was never answered. */
  readonly uncertain: UncertainPolicy
  /** Whose word its receipts are. */
  readonly evidence: Evidence
}

export type SmppSettings = Common & {
  readonly protocol: 'smpp'
  readonly host: string
  readonly port: number
  readonly systemId: string
  readonly systemType: string
  /** One transceiver a bind, or a transmitter and a receiver. */
  readonly mode: (typeof modes)[number]
  readonly binds: number
  /** `true`: verified against the system's authorities and the host name. */
  readonly tls: boolean | {
    readonly ca?: string
    readonly cert?: string
    readonly servername?: string
    readonly insecure?: boolean
  }
  readonly quirks: (typeof quirkNames)[number]
  /** What an operator speaks whose answer to a bind tells no version: 3.3 by the rules, and then it is sent no TLVs. */
  readonly unstatedVersion: (typeof unstatedVersions)[number]
  readonly addressTypes: { readonly [Kind in (typeof addressKinds)[number]]?: AddressType }
  /** data_coding of each encoding. */
  readonly dataCoding: { readonly gsm7: number; readonly ucs2: number }
  /** What the operator takes data_coding 0 (or its own for GSM-7) to mean. */
  readonly alphabet: (typeof alphabets)[number]
  readonly concatenation: (typeof concatenations)[number]
  readonly vendorTlvs: readonly VendorTlv[]
  /** Silence after which the operator is asked for a sign of life, and how long it has for that. */
  readonly enquireSeconds: number
  readonly enquireAnswerSeconds: number
}

export type HttpSettings = Common & {
  readonly protocol: 'http'
  readonly profile?: string
  readonly timeoutSeconds: number
  /** What stands here takes the place of the profile's. */
  readonly upstream: Partial<HttpUpstream>
}

export type Settings = SmppSettings | HttpSettings
/** Named, and kept apart from the settings: sealed at rest, never shown. */
export type Secrets = Readonly<Record<string, string>>

type Defaulted<S extends Settings, Needed extends keyof S> = Omit<S, Needed>
const common = {
  window: 10,
  receiptIds: { response: 'auto', receipt: 'auto' },
  uncertain: 'by-lane',
  evidence: 'unverified',
} as const

export const smppDefaults: Defaulted<SmppSettings, 'name' | 'host' | 'systemId'> = {
  ...common,
  protocol: 'smpp',
  port: 2775,
  systemType: '',
  mode: 'trx',
  binds: 1,
  tls: false,
  quirks: 'lenient',
  unstatedVersion: '3.3',
  addressTypes: {},
  dataCoding: { gsm7: 0, ucs2: 8 },
  alphabet: 'gsm7',
  concatenation: 'udh8',
  vendorTlvs: [],
  // A link of which the other end is gone is noticed, and opened anew, within 15 s.
  enquireSeconds: 9,
  enquireAnswerSeconds: 5,
}

export const httpDefaults: Defaulted<HttpSettings, 'name'> = {
  ...common,
  protocol: 'http',
  timeoutSeconds: 30,
  upstream: {},
}

/** What is wrong with settings that somebody gave; `param` is a JSON pointer to the field. */
export type SettingsFault = {
  readonly code: 'missing_field' | 'unknown_field' | 'invalid_value'
  readonly param: string
  readonly say: string
}

export type ConnectionState = 'bound' | 'connecting' | 'down' | 'paused'

/** How it is doing now. */
export type ConnectionStatus = {
  readonly state: ConnectionState
  /** Of an SMPP connection: binds that stand, and that should. */
  readonly bindsUp?: number
  readonly binds?: number
  readonly window: number
  readonly outstanding: number
  /** Parts a second it allows itself now, where something limits it. */
  readonly allowedPerSecond?: number
  /** Since it was opened: parts handed to the operator, answers that asked to go slower, parts with no answer. */
  readonly sent: number
  readonly slowed: number
  readonly uncertain: number
  /** What the operator last said of its load, 0 to 100. */
  readonly congestion?: number
  /** What last went wrong, as long as it has not gone right since. */
  readonly error?: { readonly at: number; readonly say: string }
}

export type Connection = {
  readonly id: string
  readonly settings: Settings
  /** Names of the secrets that are set. */
  readonly secrets: readonly string[]
  readonly version: number
  readonly paused: boolean
  /** Comes with the program; takes no change. */
  readonly builtin: boolean
  readonly createdAt: number
  readonly changedAt: number
  /** How it was seen to write its ids, where that is not pinned. */
  readonly learnedIds?: ReceiptIds & { readonly since: number }
  /** Where an HTTP upstream sends receipts and inbound messages. */
  readonly callbacks?: { readonly receipts: string; readonly inbound: string }
  readonly status: ConnectionStatus
}

export type ConnectionVersion = {
  readonly version: number
  readonly settings: Settings
  readonly secrets: readonly string[]
  /** Against the version before, where that was asked for too. */
  readonly secretsChanged: readonly string[]
  readonly madeAt: number
  /** The API key that made it. */
  readonly madeBy?: string
  /** The version it took up again. */
  readonly rollbackOf?: number
}
