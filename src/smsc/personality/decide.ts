// What becomes of one submit, one message, one bind under a personality: decided by its seed and number alone, so asked
// twice the same is said. Knows no clock, no session and no store.
import { statuses } from '../../smpp/statuses.ts'
import { delayOf, drawn, type Draw } from './chance.ts'
import type { Delay, Personality } from './personality.ts'

/** message_state of a message that is final, SMPP 5.0 §4.7.15. */
export const finals = { delivered: 2, expired: 3, deleted: 4, undelivered: 5, unknown: 7, rejected: 8 } as const
export type FinalState = (typeof finals)[keyof typeof finals]

export type Answer = { readonly delayMs: number; readonly lost: boolean }
/** Causes are relay causes of 3GPP 24.011 §8.2.5.4; 0 for none. */
export type Delivery = {
  readonly delayMs: number
  readonly state: FinalState
  readonly cause: number
  /** So long after acceptance its phone cannot be reached, for this cause. */
  readonly away?: { readonly ms: number; readonly cause: number }
}
/** What is sent besides the true receipt, `delayMs` after it. */
export type Extra = { readonly delayMs: number; readonly kind: 'repeated' | 'conflicting' | 'madeUp' }
export type Receipts = {
  readonly missing: boolean
  readonly delayMs: number
  /** An ENROUTE goes before it. */
  readonly intermediate: boolean
  readonly extras: readonly Extra[]
}
/** Milliseconds after the bind. */
export type Fates = { readonly [Fate in 'unbind' | 'cut' | 'silent' | 'garbage']: number }

export const plainAnswer: Answer = { delayMs: 0, lost: false }
export const plainDelivery: Delivery = { delayMs: 0, state: finals.delivered, cause: 0 }
export const plainReceipts: Receipts = { missing: false, delayMs: 0, intermediate: false, extras: [] }

/** An early receipt has so long to overtake the answer. */
const overtakingMs = 300
const mostDisorderMs = 3_000
/** Extras come within this after the true receipt; contrary ones never with it. */
const mostGapMs = 3_000

const temporary = [statuses.ESME_RSYSERR, statuses.ESME_RX_T_APPN]
const permanent = [statuses.ESME_RINVDSTADR, statuses.ESME_RX_R_APPN]
const failures = [
  { state: finals.undelivered, cause: 30 }, // unknown subscriber
  { state: finals.undelivered, cause: 10 }, // call barred
  { state: finals.expired, cause: 27 }, // absent
  { state: finals.rejected, cause: 21 },
  { state: finals.deleted, cause: 0 },
  { state: finals.unknown, cause: 0 },
] as const

/** Of one seed: `number` tells submits, messages, binds and sessions apart. */
export function createDecisions(personality: Personality, seed: number) {
  const { answers, refusals, delivery, receipts, line } = personality
  const happens = (share: number, draw: Draw, number: number) => share > 0 && drawn(seed, draw, number) < share
  const wait = (delay: Delay, draw: Draw, number: number) =>
    typeof delay === 'number' ? delay : delayOf(delay, drawn(seed, draw, number))
  const one = <T>(list: readonly T[], draw: Draw, number: number) =>
    list[Math.floor(drawn(seed, draw, number) * list.length)]!
  const isEarly = (id: number) => happens(receipts.early, 'early', id)

  return {
    /** The command_status that a submit is refused with, whatever it holds; 0 to take it. */
    refusal(submit: number): number {
      if (happens(refusals.queueFull, 'full', submit)) return statuses.ESME_RMSGQFUL
      if (happens(refusals.temporary, 'temporary', submit)) return one(temporary, 'which', submit)
      if (happens(refusals.permanent, 'permanent', submit)) return one(permanent, 'which', submit)
      return 0
    },
    answer(id: number): Answer {
      const lost = happens(answers.lost, 'lost', id)
      const delayMs = wait(answers.delay, 'answer', id)
      return { lost, delayMs: isEarly(id) ? delayMs + overtakingMs : delayMs }
    },
    delivery(id: number): Delivery {
      const usual = isEarly(id) ? 0 : wait(delivery.delay, 'deliver', id)
      const late = happens(delivery.outOfOrder, 'order', id) ? drawn(seed, 'orderBy', id) * mostDisorderMs : 0
      const end = happens(delivery.failing, 'failing', id) ? one(failures, 'failure', id) : plainDelivery
      return { delayMs: usual + (isEarly(id) ? 0 : late), state: end.state, cause: end.cause }
    },
    receipts(id: number): Receipts {
      const gap = drawn(seed, 'gap', id) * mostGapMs
      const extras: Extra[] = []
      if (happens(receipts.repeated, 'repeated', id)) extras.push({ kind: 'repeated', delayMs: gap })
      if (happens(receipts.conflicting, 'conflicting', id)) extras.push({ kind: 'conflicting', delayMs: 500 + gap })
      if (happens(receipts.madeUp, 'madeUp', id)) extras.push({ kind: 'madeUp', delayMs: gap / 2 })
      const usual = isEarly(id) ? 0 : wait(receipts.delay, 'receipt', id)
      const late = happens(receipts.late, 'late', id) ? wait(receipts.lateBy, 'lateBy', id) : 0
      return {
        missing: happens(receipts.missing, 'missing', id),
        delayMs: usual + late,
        intermediate: happens(receipts.intermediate, 'intermediate', id),
        extras,
      }
    },
    refusesBind: (bind: number): boolean => happens(line.refuseBind, 'bind', bind),
    fates(session: number): Fates {
      const at = (moment: Delay | 'never', draw: Draw) => (moment === 'never' ? Infinity : wait(moment, draw, session))
      return {
        unbind: at(line.unbindAfter, 'unbind'),
        cut: at(line.cutAfter, 'cut'),
        silent: at(line.silentAfter, 'silent'),
        garbage: at(line.garbageAfter, 'garbage'),
      }
    },
  }
}

export type Decisions = ReturnType<typeof createDecisions>
