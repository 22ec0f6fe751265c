// What an operator is like, as plain data: how fast it is, what it refuses, how it lies. One table of fields gives the
// type, the defaults, the checks and the reference page. Knows no message and decides nothing.

/** Milliseconds: the same each time, or drawn anew each time. */
export type Delay =
  | number
  | { readonly uniform: readonly [low: number, high: number] }
  /** Half of them are below the median, 19 of 20 below `p95`. */
  | { readonly logNormal: { readonly median: number; readonly p95: number } }
  /** As things come that have no memory: calls, accidents. */
  | { readonly exponential: { readonly mean: number } }

export const idForms = ['decimal', 'hex', 'upper-hex', 'padded', 'padded-hex'] as const
export type IdForm = (typeof idForms)[number]

/** `moment` is a delay that may also be `never`; `rate` and `count` 0 mean no limit. */
type Values = {
  readonly delay: Delay
  readonly moment: Delay | 'never'
  readonly share: number
  readonly rate: number
  readonly count: number
  readonly flag: boolean
  readonly id: IdForm
}
export type Kind = keyof Values
type Field<K extends Kind = Kind> = { readonly kind: K; readonly standard: Values[K]; readonly help: string }

const delay = (help: string): Field<'delay'> => ({ kind: 'delay', standard: 0, help })
const moment = (help: string): Field<'moment'> => ({ kind: 'moment', standard: 'never', help })
const share = (help: string): Field<'share'> => ({ kind: 'share', standard: 0, help })
const rate = (help: string): Field<'rate'> => ({ kind: 'rate', standard: 0, help })
const count = (help: string): Field<'count'> => ({ kind: 'count', standard: 0, help })
const id = (help: string): Field<'id'> => ({ kind: 'id', standard: 'decimal', help })

export const fields = {
  answers: {
    delay: delay('from a stored submit_sm to its answer'),
    lost: share('of the messages are stored and delivered, and never answered'),
  },
  refusals: {
    perSecond: rate('submits taken a second and account; the others are answered with ESME_RTHROTTLED'),
    queueFull: share('of the submits are answered with ESME_RMSGQFUL'),
    queueDepth: count('messages on their way to phones from which on submits are answered with ESME_RMSGQFUL'),
    temporary: share('of the submits are answered with ESME_RSYSERR or ESME_RX_T_APPN'),
    permanent: share('of the submits are answered with ESME_RINVDSTADR or ESME_RX_R_APPN'),
  },
  delivery: {
    delay: delay('from acceptance to the phone'),
    failing: share('of the messages end as undelivered, expired, rejected, deleted or unknown'),
    outOfOrder: share('of the messages come up to three seconds later, so that parts overtake each other'),
  },
  receipts: {
    delay: delay('from the final state to its receipt'),
    early: share('of the receipts come before the answer to their submit_sm'),
    late: share('of the receipts are late by `lateBy`'),
    lateBy: { kind: 'delay', standard: 60_000, help: 'by which late receipts are later' } as Field<'delay'>,
    repeated: share('of the receipts come twice'),
    missing: share('of the receipts never come'),
    conflicting: share('of the receipts are followed by one that says the contrary'),
    madeUp: share('of the receipts bring along one for a message that nobody sent'),
    intermediate: share('of the receipts come after one that says ENROUTE'),
    tlvs: { kind: 'flag', standard: true, help: 'whether receipts carry TLVs, or text alone' } as Field<'flag'>,
  },
  ids: {
    answer: id('how the answer to a submit_sm writes the id of the message'),
    receipt: id('how receipts write it'),
  },
  line: {
    refuseBind: share('of the binds are answered with ESME_RBINDFAIL'),
    unbindAfter: moment('from a bind to the moment at which the operator unbinds'),
    cutAfter: moment('from a bind to the moment at which the connection breaks'),
    silentAfter: moment('from a bind to the moment from which on nothing is read or answered, on an open connection'),
    garbageAfter: moment('from a bind, and from the garbage before, to octets that are no SMPP'),
    octetsPerSecond: rate('octets read a second and connection'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field>>>>

type Fields = typeof fields
/** Whole: every field has its value. */
export type Personality = {
  readonly [Group in keyof Fields]: {
    readonly [Name in keyof Fields[Group]]: Fields[Group][Name] extends Field<infer K> ? Values[K] : never
  }
}
/** As somebody writes it: what is absent does not differ from a healthy operator. */
export type PartialPersonality = { readonly [Group in keyof Personality]?: Partial<Personality[Group]> }

/** A healthy operator: at once, and always right. */
export const healthy: Personality = Object.fromEntries(
  Object.entries(fields).map(([group, rows]) => [
    group,
    Object.fromEntries(Object.entries<Field>(rows).map(([name, { standard }]) => [name, standard])),
  ]),
) as Personality

export const isHealthy = (personality: Personality): boolean =>
  JSON.stringify(personality) === JSON.stringify(healthy)
