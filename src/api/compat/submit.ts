// Messages of a compatible door on their way into the gateway: may this caller send, as this sender, so much in a day;
// was each taken, and if not, why. Every door's road in; knows no door.
import { may } from '../../accounts/account.ts'
import type { Principal } from '../../accounts/account.ts'
import { permitted } from '../../accounts/limits.ts'
import type { KeyLimits } from '../../accounts/limits.ts'
import { segment } from '../../sms/segments.ts'
import type { Accepted, Gateway, Outcome as GatewayOutcome, Submission } from '../rest/needs.ts'
import { idempotencyInProgress, idempotencyMismatch, problem, refusalProblem } from '../rest/problem.ts'
import type { Problem } from '../rest/problem.ts'

export type Submit = ReturnType<typeof createSubmit>
export type Outcome = Accepted | Problem
type Once = { readonly key: string; readonly bodyHash: string }

/** Longer texts are no messages; how many parts one may have is the gateway's to say. */
const longestText = 5_000

type Needs = {
  readonly gateway: Pick<Gateway, 'accept'>
  readonly limits: Pick<KeyLimits, 'takeParts' | 'returnParts'>
}

export function createSubmit({ gateway, limits }: Needs) {
  /** One outcome each, in order. */
  return async (principal: Principal, submissions: readonly Submission[], once?: Once): Promise<Outcome[]> => {
    const all = (it: Problem) => submissions.map(() => it)
    if (!may(principal, 'send')) return all(problem('not_permitted', 'This key may not send.'))
    const faults = submissions.map((submission) => faultOf(submission) ?? senderFault(principal, submission))
    const sound = submissions.filter((_, at) => !faults[at])
    if (sound.length === 0) return faults as Problem[]
    const { workspace, mode } = principal
    const parts = sound.reduce((sum, submission) => sum + partsOf(submission), 0)
    if (!(await limits.takeParts(principal, parts))) return all(capReached)
    let used = 0
    const result = await gateway
      .accept(sound, { workspace, mode, ...(once && { idempotency: once }) })
      .then((done) => {
        if (done.kind === 'done' && !done.replayed) used = done.outcomes.reduce((sum, one) => sum + segmentsOf(one), 0)
        return done
      })
      .finally(() => limits.returnParts(principal, Math.max(0, parts - used)))
    if (result.kind === 'mismatch') return all(idempotencyMismatch)
    if (result.kind === 'in_progress') return all(idempotencyInProgress)
    if (result.kind === 'overloaded') {
      const { retryAfterMs } = result
      return all(problem('queue_full', 'Too much is waiting already. Send it again later.', { retryAfterMs }))
    }
    const outcomes = result.outcomes.values()
    return faults.map((fault) => {
      if (fault) return fault
      const outcome = outcomes.next().value!
      return 'accepted' in outcome ? outcome.accepted : refusalProblem(outcome.refused)
    })
  }
}

/** As many as it will come to, or nearly: what is not used is given back. */
function partsOf({ text, encoding = 'auto', wire }: Submission): number {
  const segmented = wire?.parts ?? segment(text, { encoding })
  return 'refused' in segmented ? 1 : 'parts' in segmented ? segmented.parts.length : segmented.length
}

const segmentsOf = (outcome: GatewayOutcome) =>
  'accepted' in outcome && outcome.accepted.status !== 'blocked' ? outcome.accepted.segments : 0

const capReached = problem('daily_cap_reached', 'This key has sent what it may send in a day.')
const notAs = problem('sender_not_permitted', 'This key may not send as this sender.', { param: '/from' })
const senderFault = (principal: Principal, { from }: Submission) => (permitted(principal, from) ? undefined : notAs)

/** What the gateway expects its doors to have looked at. */
function faultOf({ to, from = '', text }: Submission): Problem | undefined {
  if (text.length > longestText)
    return problem('body_too_long', `The text has more than ${longestText} characters.`, { param: '/text' })
  if (!text.isWellFormed() || !to.isWellFormed() || !from.isWellFormed())
    return problem('invalid_text', 'The text holds half a character (a lone surrogate).', { param: '/text' })
  return undefined
}
