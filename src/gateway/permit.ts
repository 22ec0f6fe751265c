// Asks the rules of consent about messages that were made, and turns their verdicts into states: blocked, held, or as it
// was. Knows no rule.
import type { Asked, Basis, Book, Verdicts } from '../consent/consent.ts'
import type { HoldReason, Refusal, Submission } from './message.ts'
import { stateOf } from './message.ts'
import type { NewMessage } from './records.ts'

/** Answers at once where nothing needs looking up, which is nearly always. */
export type Judge = (asked: readonly Asked[], bases: (at: number) => Basis | undefined, stored?: Promise<unknown>) => Verdicts | Promise<Verdicts> | undefined
export type Rules = {
  readonly judge: Judge
  /** Nobody needs to be asked about anything in this book. */
  readonly isIdle?: (book: Book) => boolean
  /** The same question with nothing kept of it. */
  readonly foresee?: (asked: readonly Asked[], basis: Basis | undefined) => ReturnType<Judge>
  /** The same question before bytes leave. */
  readonly recheck?: (asked: readonly Asked[]) => ReturnType<Judge>
  /** Whether the recipient said STOP since that question was answered. */
  readonly isJustStopped?: (asked: Pick<Asked, 'workspace' | 'mode' | 'to' | 'from' | 'lane'>) => boolean
}
type Made = NewMessage | { refused: Refusal }

export function createPermit(rules: Rules | undefined) {
  /** `stored` resolves when what is permitted is in the database, or given up. */
  return (made: readonly Made[], submissions: readonly Submission[], now: number, stored: Promise<unknown>): readonly Made[] | Promise<readonly Made[]> => {
    const isIdle = (book: Book) => !rules || rules.isIdle?.(book) === true
    const held = submissions.some(({ hold }) => hold) ? made.map((one, at) => heldAsWished(one, submissions[at]!)) : made
    if (held.every((one) => 'refused' in one || one.lane === 'otp' || isIdle(one))) return held
    const places: number[] = []
    const asked: Asked[] = []
    held.forEach((one, at) => {
      if ('refused' in one || one.lane === 'otp' || one.state === stateOf.blocked) return
      places.push(at)
      asked.push({ workspace: one.workspace, mode: one.mode, to: one.to, from: one.from, lane: one.lane, country: one.country, zone: submissions[at]!.timeZone, at: one.scheduledAt ?? now })
    })
    const apply = (verdicts: Verdicts | undefined): readonly Made[] => {
      if (!verdicts || verdicts.size === 0) return held
      const judged = [...held]
      for (const [at, verdict] of verdicts) {
        const place = places[at]!
        const message = held[place] as NewMessage
        if (verdict.kind === 'block') judged[place] = blocked(message, verdict, now)
        else if (message.state !== stateOf.held) judged[place] = asHeld(message, verdict.reason, verdict.until)
      }
      return judged
    }
    const verdicts = rules!.judge(asked, (at) => submissions[places[at]!]!.consent, stored)
    return verdicts instanceof Promise ? verdicts.then(apply) : apply(verdicts)
  }
}

const heldAsWished = (one: Made, { hold }: Submission): Made =>
  'refused' in one || !hold || one.state === stateOf.blocked ? one : asHeld(one, hold.reason, hold.until)

const blocked = (message: NewMessage, { reason, say }: { reason: string; say: string }, at: number): NewMessage =>
  ({ ...message, state: stateOf.blocked, reason, error: JSON.stringify({ code: 'blocked', say }), finishedAt: at })

/** Waits until a time, or until it is released. */
export const asHeld = (message: NewMessage, reason: HoldReason, until?: number): NewMessage =>
  ({ ...message, state: stateOf.held, reason, heldUntil: until === undefined ? null : Math.min(until, message.expiresAt) })
