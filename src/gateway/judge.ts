// What an operator's answer means for a part, and what the want of one: taken, refused, to be tried again and when, to be
// sent once more, or held for a receipt. Sends nothing.
import type { PartResult } from '../carriers/carrier.ts'
import type { Clock } from '../kit/clock.ts'
import type { QueueItem } from '../queue/queue.ts'
import { nameOf } from './called.ts'
import type { FlightPart } from './flight.ts'
import type { Held } from './held.ts'
import { isFinal, stateOf } from './message.ts'
import type { Lane, Outbound } from './message.ts'
import type { Reports } from './report.ts'
import type { Settle } from './settle.ts'

export type UncertainPolicy = (lane: Lane, connection: string) => 'resend' | 'hold'
/** A second code is harmless and a missing one is not; a second promotion costs money and trust. */
export const policyByLane: UncertainPolicy = (lane) => (lane === 'bulk' ? 'hold' : 'resend')

type Needs = {
  clock: Clock
  settle: Settle
  held: Held
  uncertain: UncertainPolicy
  /** Answers create expectations, receipts end held flights. */
  reports(): Reports
  /** Wants another connection tried for a message that waits for its next attempt. */
  elsewhere(item: QueueItem<Outbound>, answer: string): void
}

/** Waits after a temporary refusal, by attempt; after the last the message is a dead letter. */
const retryWaitsMs = [5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 3_600_000]
/** Waits before a copy, by attempts that had no answer: the first is urgent; more of them say that the operator is ill, and
 * the next link would be lost like the last. */
const copyWaitsMs = [0, 1_000, 5_000, 15_000, 60_000, 300_000, 900_000]
/** Attempts after which another connection is asked for: one that is only in trouble gets more of them. */
const triesOfLater = 4
const triesOfElsewhere = 2

export function createJudge(needs: Needs) {
  const { clock, settle, held } = needs

  /** What becomes of a second copy ends no part of which the operator took the first. */
  const fail = (part: FlightPart, state: number, error: { code: string; say: string }) => {
    if (part.operatorId === null) settle.finished(part, state, error)
    else settle.submitted(part, part.operatorId)
  }

  const backOff = (part: FlightPart, status: string, triesHere: number) => {
    const { item } = part.flight
    part.flight.spent = true
    const wait = retryWaitsMs[item.attempts - 1]
    if (wait === undefined) {
      const say = `given up after ${item.attempts} attempts; the last answer was ${status}`
      fail(part, stateOf.rejected, { code: 'attempts_exhausted', say })
    } else {
      settle.note(part.flight, 'attempt', { attempt: item.attempts, connection: item.connection, answer: status, retryInMs: wait })
      settle.retry(part, clock.wall() + wait)
      if (item.attempts >= triesHere) needs.elsewhere(item, status)
    }
  }

  const uncertain = (part: FlightPart, why: string) => {
    const { flight } = part
    flight.spent = true
    if (needs.uncertain(flight.lane, flight.connection) === 'resend') {
      flight.possibleDuplicate = true
      needs.reports().follow(flight) // a late answer and the second copy must meet in one flight
      settle.note(flight, 'attempt', { attempt: flight.item.attempts, connection: flight.connection, answer: null, why, then: 'sent again' })
      const { attempts, dueAt } = flight.item
      const wait = copyWaitsMs[Math.min(attempts, copyWaitsMs.length) - 1] ?? 0
      return settle.retry(part, wait === 0 ? Math.min(dueAt, clock.wall()) : clock.wall() + wait)
    }
    part.held = true
    part.changed = true // its row says so: the intent of the whole goes when other parts are tried again
    held.hold(flight)
    if (needs.reports().alreadyHeardOf(part)) return
    settle.note(flight, 'attempt', { attempt: flight.item.attempts, connection: flight.connection, answer: null, why, then: 'held' })
    settle.touch(flight)
  }

  const taken = (part: FlightPart, operatorId: string) => {
    const name = nameOf(operatorId)
    settle.submitted(part, name)
    if (name !== operatorId) settle.note(part.flight, 'note', { operatorIdAsGiven: operatorId, part: part.number })
    if (name) needs.reports().expect(part, name)
  }

  const judge = (part: FlightPart, result: PartResult) => {
    // An earlier copy has ended it: whatever becomes of this one, it is not sent again.
    if (isFinal(part.state) && result.kind !== 'submitted') return settle.touch(part.flight)
    switch (result.kind) {
      case 'submitted':
        return taken(part, result.operatorId)
      case 'unsent':
        return settle.retry(part, Math.min(part.flight.item.dueAt, clock.wall()))
      case 'uncertain':
        return uncertain(part, result.why)
      case 'refused':
        if (result.retry === 'never') {
          const say = `the operator answered ${result.status}`
          return fail(part, stateOf.rejected, { code: 'operator_refused', say })
        }
        if (result.retry === 'later') return backOff(part, result.status, triesOfLater)
        if (result.retry === 'elsewhere') return backOff(part, result.status, triesOfElsewhere)
        return settle.retry(part, Math.min(part.flight.item.dueAt, clock.wall()))
    }
  }

  /** An answer that came after its time-out, when the part was given up for uncertain already. */
  const late = (connection: string, part: FlightPart, result: PartResult) => {
    if (part.held && result.kind !== 'uncertain') {
      part.held = false
      part.changed = true // or a restart would take it for held
      held.answered(part)
      return judge(part, result)
    }
    // It is being sent again: of both copies receipts may come, and either ends it.
    if (result.kind !== 'submitted' || !result.operatorId) return
    if (part.state < stateOf.submitted) part.operatorId = nameOf(result.operatorId)
    needs.reports().expect(part, nameOf(result.operatorId), connection)
  }

  return { judge, late, uncertain, fail }
}
