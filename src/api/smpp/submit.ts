// Takes submit_sm, submit_multi and data_sm from all binds: judges each, gives what came in one turn to the gateway as one
// batch for each account and lane, and answers only when that is durable. What cannot be taken now is refused with a
// temporary status: nothing is answered with success that could be lost. Knows no socket.
import type { AcceptResult } from '../../gateway/accept.ts'
import type { AcceptContext } from '../../gateway/prepare.ts'
import type { Submission } from '../../gateway/message.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Log } from '../../kit/log.ts'
import type { DataSm, Failure, PduOf, SubmitSm } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { nextHandle, nextReference, versionOf, type Desk, type Line } from './desk.ts'
import { formFor, writtenId } from './ids.ts'
import { workLimits } from './limits.ts'
import { statusFor } from './statuses.ts'
import { submissionOf, submissionsOf, submitOfData, type Name } from './submission.ts'

type SubmitMulti = PduOf<'submit_multi'>
type Outcome = Extract<AcceptResult, { kind: 'done' }>['outcomes'][number]
/** One request, with a message for each recipient. */
type Waiting = {
  readonly line: Line
  readonly pdu: SubmitSm | DataSm | SubmitMulti
  readonly name: Name
  readonly submissions: readonly Submission[]
  /** Of a submit_multi: those there is no message to. */
  readonly failures?: readonly Failure[]
}
type Lane = { readonly of: Map<Desk, Lane>; waiting: Waiting[]; underWay: number; planned: boolean }

type Needs = {
  readonly clock: Clock
  readonly log: Log
  accept(submissions: readonly Submission[], context: AcceptContext): Promise<AcceptResult>
  /** Answers it itself where a message that waits takes the place; false: it is an ordinary submission. */
  replaceWaiting(desk: Desk, line: Line, pdu: SubmitSm, submission: Submission): Promise<boolean>
}

/** The count of them is one octet. SMPP 3.4 §4.5.2. */
const mostFailures = 255
/** SMPP 5.0 §4.2.3; before it one less. */
const mostRecipients = 255

export function createSubmit(needs: Needs) {
  const { clock } = needs
  /** By themselves: the store may let what goes after others wait. */
  const lanes = { otp: new Map<Desk, Lane>(), transactional: new Map<Desk, Lane>(), bulk: new Map<Desk, Lane>() }
  const isIdle = () => Object.values(lanes).every(({ size }) => size === 0)
  let messages = 0
  const counters = { accepted: 0, refused: 0, throttled: 0 }
  const onIdle: (() => void)[] = []

  const refuse = (line: Line, pdu: Waiting['pdu'], status: number) => {
    counters.refused++
    line.respond(pdu, status)
  }

  /** For now: too fast, too many unanswered, too much waiting. */
  const busy = (desk: Desk, line: Line, pdu: Waiting['pdu'], count: number): number => {
    if (line.unanswered > desk.account.window || desk.rate.available() < 1) {
      counters.throttled++
      return statuses.ESME_RTHROTTLED
    }
    if (desk.full && (pdu.registered_delivery & 3) !== 0) return statuses.ESME_RMSGQFUL
    return messages + count > workLimits.waiting ? statuses.ESME_RMSGQFUL : 0
  }

  const nameFor = (desk: Desk, line: Line, several: boolean): Name => {
    const form = formFor(desk.account, versionOf(line, desk.account))
    const reference = nextReference(desk)
    if (form === 'text' && !several) return { form: undefined, handle: undefined, reference }
    return { form: form === 'text' ? 'decimal' : form, handle: nextHandle(desk), reference }
  }

  const add = (desk: Desk, one: Waiting) => {
    const of = lanes[one.submissions[0]!.lane ?? 'transactional']
    let lane = of.get(desk)
    if (!lane) of.set(desk, (lane = { of, waiting: [], underWay: 0, planned: false }))
    lane.waiting.push(one)
    messages += one.submissions.length
    desk.rate.take(one.submissions.length)
    plan(desk, lane)
  }
  /** What all binds of the account brought in this turn goes together. */
  const plan = (desk: Desk, lane: Lane) => {
    if (lane.planned || lane.underWay >= workLimits.batches) return
    lane.planned = true
    clock.soon(() => {
      lane.planned = false
      next(desk, lane)
    })
  }
  const next = (desk: Desk, lane: Lane) => {
    while (lane.waiting.length > 0 && lane.underWay < workLimits.batches) {
      const batch = lane.waiting.length > workLimits.batch ? lane.waiting.splice(0, workLimits.batch) : lane.waiting
      if (batch === lane.waiting) lane.waiting = []
      lane.underWay++
      void give(desk, batch).then((count) => {
        lane.underWay--
        messages -= count
        if (lane.waiting.length > 0) return plan(desk, lane)
        if (lane.underWay > 0) return
        lane.of.delete(desk)
        if (isIdle()) for (const resolve of onIdle.splice(0)) resolve()
      })
    }
  }

  /** What peers of version 5.0 are told of our load. */
  const tellLoad = ({ lines }: Desk) => {
    const load = Math.min(100, Math.round((100 * messages) / workLimits.waiting))
    for (const line of lines) line.congest(load)
  }

  const give = async (desk: Desk, batch: readonly Waiting[]): Promise<number> => {
    const submissions = batch.length === 1 ? batch[0]!.submissions : batch.flatMap((one) => one.submissions)
    const { workspace, mode } = desk.account
    try {
      const result = await needs.accept(submissions, { workspace, mode, spender: { key: desk.account.id } })
      tellLoad(desk)
      if (result.kind === 'done') {
        let at = 0
        for (const one of batch) {
          const count = one.submissions.length
          answer(desk, one, count === 1 ? [result.outcomes[at]!] : result.outcomes.slice(at, at + count))
          at += count
        }
      } else for (const { line, pdu } of batch) refuse(line, pdu, statuses.ESME_RMSGQFUL)
    } catch (error) {
      needs.log.error('messages that came over SMPP could not be accepted', { error })
      for (const { line, pdu } of batch) refuse(line, pdu, statuses.ESME_RSYSERR)
    }
    return submissions.length
  }

  const answer = (desk: Desk, { line, pdu, name, failures = [] }: Waiting, outcomes: readonly Outcome[]) => {
    const first = outcomes.find((outcome) => 'accepted' in outcome)
    let parts = 0
    for (const outcome of outcomes) if ('accepted' in outcome) parts += outcome.accepted.segments - 1
    if (parts > 0) desk.rate.take(parts)
    if (!first) {
      const [only] = outcomes
      return refuse(line, pdu, only && 'refused' in only ? statusFor(only.refused) : statuses.ESME_RSUBMITFAIL)
    }
    counters.accepted++
    const message_id = writtenId(first.accepted.id, name.handle, name.form ?? 'text')
    if (pdu.command !== 'submit_multi') return line.respond(pdu, statuses.ESME_ROK, { message_id })
    const unsuccess_smes = [...failures]
    const addresses = pdu.dest_addresses.filter((one) => one.dest_flag === 1 && !failures.some((failure) => failure.destination_addr === one.destination_addr))
    outcomes.forEach((outcome, at) => {
      const one = addresses[at]
      if (!('refused' in outcome) || one?.dest_flag !== 1) return
      const { dest_addr_ton, dest_addr_npi, destination_addr } = one
      unsuccess_smes.push({ dest_addr_ton, dest_addr_npi, destination_addr, error_status_code: statusFor(outcome.refused) })
    })
    line.respond(pdu, statuses.ESME_ROK, { message_id, unsuccess_smes: unsuccess_smes.slice(0, mostFailures) })
  }

  const submit = (desk: Desk, line: Line, pdu: SubmitSm | DataSm, as: SubmitSm) => {
    const status = busy(desk, line, pdu, 1)
    if (status) return refuse(line, pdu, status)
    const name = nameFor(desk, line, false)
    const submission = submissionOf(as, desk.account, name, clock.wall())
    if (typeof submission === 'number') return refuse(line, pdu, submission)
    const waiting = { line, pdu, name, submissions: [submission] }
    if (as.replace_if_present_flag === 0) return add(desk, waiting)
    messages++
    needs.replaceWaiting(desk, line, as, submission).then(
      (done) => {
        messages--
        if (!done) add(desk, waiting)
      },
      (error: unknown) => {
        messages--
        needs.log.error('a message could not be replaced', { error })
        refuse(line, pdu, statuses.ESME_RSYSERR)
      },
    )
  }

  return {
    submit: (desk: Desk, line: Line, pdu: SubmitSm): void => submit(desk, line, pdu, pdu),
    data: (desk: Desk, line: Line, pdu: DataSm): void => submit(desk, line, pdu, submitOfData(pdu)),
    multi(desk: Desk, line: Line, pdu: SubmitMulti): void {
      const { dest_addresses: all } = pdu
      if (all.length === 0 || all.length > mostRecipients) return refuse(line, pdu, statuses.ESME_RINVNUMDESTS)
      if (all.some(({ dest_flag }) => dest_flag === 2)) return refuse(line, pdu, statuses.ESME_RINVDLNAME)
      const status = busy(desk, line, pdu, all.length)
      if (status) return refuse(line, pdu, status)
      const name = nameFor(desk, line, true)
      const { submissions, failures } = submissionsOf(pdu, desk.account, name, clock.wall())
      if (submissions.length === 0) return refuse(line, pdu, failures[0]!.error_status_code)
      add(desk, { line, pdu, name, submissions, failures })
    },
    /** Resolves when nothing waits for the store. */
    idle: () => new Promise<void>((resolve) => (isIdle() ? resolve() : onIdle.push(resolve))),
    counters: () => ({ ...counters, waiting: messages }),
  }
}
