// Messages that come one by one go on together: what one caller brings in a turn is accepted as one batch, so that it shares
// transactions, and on its way to the operator stands in runs of ids. At rest one goes at the end of its turn; under load
// those that come while two batches are being stored are the next. Judges nothing and stores nothing.
import type { Clock } from '../kit/clock.ts'
import type { Submission } from './message.ts'
import type { AcceptContext } from './prepare.ts'
import { pieceOf } from './repeats.ts'

/** One is stored while the next is judged. */
const underWayMost = 2

/** One message, and its key where it has one. */
export type Single = { readonly submission: Submission; readonly idempotency: AcceptContext['idempotency'] }
type Waiting<Result> = Single & { resolve(result: Result | Promise<Result>): void; reject(error: unknown): void }
type Caller<Result> = { readonly context: AcceptContext; readonly waiting: Waiting<Result>[]; underWay: number; planned: boolean }

type Needs<Result> = {
  readonly clock: Pick<Clock, 'soon'>
  /** Some of one caller and lane; answers for each. */
  readonly together: (ones: readonly Single[], context: AcceptContext) => Promise<readonly (Result | Promise<Result>)[]>
}

export function createGather<Result>({ clock, together }: Needs<Result>) {
  const callers = new Map<string, Caller<Result>>()

  const go = (name: string, caller: Caller<Result>) => {
    while (caller.waiting.length > 0 && caller.underWay < underWayMost) {
      const batch = caller.waiting.splice(0, pieceOf)
      caller.underWay++
      together(batch, caller.context)
        .then(
          (results) => batch.forEach(({ resolve }, at) => resolve(results[at]!)),
          (error: unknown) => batch.forEach(({ reject }) => reject(error)),
        )
        .finally(() => {
          caller.underWay--
          go(name, caller)
        })
    }
    if (caller.waiting.length === 0 && caller.underWay === 0 && !caller.planned) callers.delete(name)
  }

  /** What `together` says of the one. */
  return (submission: Submission, context: AcceptContext): Promise<Result> => {
    const { idempotency, ...alike } = context
    const { workspace, mode, country, spender } = alike
    const name = [workspace, mode, country, spender?.key, spender?.campaign, submission.lane].join(' ')
    const caller: Caller<Result> = callers.get(name) ?? { context: alike, waiting: [], underWay: 0, planned: false }
    callers.set(name, caller)
    return new Promise((resolve, reject) => {
      caller.waiting.push({ submission, idempotency, resolve, reject })
      if (caller.planned || caller.underWay >= underWayMost) return
      caller.planned = true
      clock.soon(() => {
        caller.planned = false
        go(name, caller)
      })
    })
  }
}
