// One message of a compatible door on its way into the gateway: may this caller send, was it taken, and if not, why. Every
// door's road in; knows no door.
import { may } from '../../accounts/account.ts'
import type { Principal } from '../../accounts/account.ts'
import type { Accepted, Gateway, Submission } from '../rest/needs.ts'
import { problem, refusalProblem } from '../rest/problem.ts'
import type { Problem } from '../rest/problem.ts'
import { idempotencyInProgress, idempotencyMismatch } from '../rest/problem.ts'

export type Submit = ReturnType<typeof createSubmit>
export type Outcome = Accepted | Problem
type Once = { readonly key: string; readonly bodyHash: string }

/** Longer texts are no messages; how many parts one may have is the gateway's to say. */
const longestText = 5_000

export function createSubmit({ gateway }: { readonly gateway: Pick<Gateway, 'accept'> }) {
  /** One outcome each, in order. */
  return async function submit(principal: Principal, submissions: readonly Submission[], once?: Once): Promise<Outcome[]> {
    const all = (it: Problem) => submissions.map(() => it)
    if (!may(principal, 'send')) return all(problem('not_permitted', 'This key may not send.'))
    const faults = submissions.map(faultOf)
    const sound = submissions.filter((_, at) => !faults[at])
    if (sound.length === 0) return faults as Problem[]
    const { workspace, mode } = principal
    const result = await gateway.accept(sound, { workspace, mode, ...(once && { idempotency: once }) })
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

/** What the gateway expects its doors to have looked at. */
function faultOf({ to, from = '', text }: Submission): Problem | undefined {
  if (text.length > longestText)
    return problem('body_too_long', `The text has more than ${longestText} characters.`, { param: '/text' })
  if (!text.isWellFormed() || !to.isWellFormed() || !from.isWellFormed())
    return problem('invalid_text', 'The text holds half a character (a lone surrogate).', { param: '/text' })
  return undefined
}
