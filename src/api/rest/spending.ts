// What a restricted key may send: as its senders alone, and so many parts a day. The parts are taken before the messages are
// accepted and what was not used is given back, so that a thousand requests at once cannot spend more than one after the
// other. Keys without such limits pay nothing for this.
import type { Principal } from '../../accounts/account.ts'
import { permitted } from '../../accounts/limits.ts'
import type { KeyLimits } from '../../accounts/limits.ts'
import { segment } from '../../sms/segments.ts'
import type { AcceptResult, Submission } from './needs.ts'
import { problem } from './problem.ts'
import type { Problem } from './problem.ts'

const dayMs = 86_400_000

export const barredSender = (principal: Principal, from: string | undefined, param = '/from') =>
  permitted(principal, from) ? undefined : problem('sender_not_permitted', 'This key may send as its own senders alone; name one of them.', { param })

export function partsOf(submissions: readonly Pick<Submission, 'text' | 'encoding'>[]): number {
  const known = new Map<string, number>()
  let parts = 0
  for (const { text, encoding = 'auto' } of submissions) {
    const place = `${encoding} ${text}`
    let own = known.get(place)
    if (own === undefined) {
      const it = segment(text, { encoding })
      own = 'refused' in it ? 1 : it.parts.length
      if (known.size < 1_000) known.set(place, own)
    }
    parts += own
  }
  return parts
}

const usedBy = (result: AcceptResult) =>
  result.kind !== 'done' || result.replayed
    ? 0
    : result.outcomes.reduce((sum, one) => sum + ('accepted' in one && one.accepted.status !== 'blocked' ? one.accepted.segments : 0), 0)

export type Spending = Pick<KeyLimits, 'takeParts' | 'returnParts'>

type Spender = { readonly limits: Spending; readonly principal: Principal; readonly now: number }

/** Runs what accepts them, within what the key may spend today. `parts` where they are known already. */
export async function spend<Result extends AcceptResult | string>(spender: Spender, wanted: readonly Submission[] | number, accept: () => Promise<Result>): Promise<Result | Problem> {
  if (spender.principal.limits?.partsPerDay === undefined) return accept()
  return spendParts(spender, typeof wanted === 'number' ? wanted : partsOf(wanted), accept, (result) => (typeof result === 'string' ? 0 : usedBy(result)))
}

/** Runs work that takes so many parts at most; `usedOf` says how many it took. */
export async function spendParts<Result>(
  { limits, principal, now }: Spender,
  parts: number,
  work: () => Promise<Result>,
  usedOf: (result: Result) => number,
): Promise<Result | Problem> {
  if (!(await limits.takeParts(principal, parts)))
    return problem('daily_cap_reached', `This takes ${parts} parts, more than is left of today for this key.`, { retryAfterMs: dayMs - (now % dayMs) })
  let used = 0
  try {
    const result = await work()
    used = usedOf(result)
    return result
  } finally {
    limits.returnParts(principal, Math.max(0, parts - used))
  }
}
