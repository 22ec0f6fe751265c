// Answers that are dear to make, kept for a while in proportion to how long that took, so that looking again and again costs
// little; who asks meanwhile shares one. Knows not what they say.
import type { Clock } from '../kit/clock.ts'

/** An answer that took one second is kept for twenty. */
const keptFactor = 20
const keptMost = 100

export function createKept<Answer>(clock: Pick<Clock, 'now'>, leastMs: number) {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>()
  return (name: string, make: () => Promise<Answer>): Promise<Answer> => {
    const since = clock.now()
    const found = kept.get(name)
    if (found && found.until > since) return found.answer
    kept.delete(name)
    if (kept.size >= keptMost) kept.delete(kept.keys().next().value!)
    const answer = make()
    kept.set(name, { until: Infinity, answer })
    const isLast = () => kept.get(name)?.answer === answer
    answer.then(
      () => void (isLast() && kept.set(name, { until: clock.now() + Math.max(leastMs, (clock.now() - since) * keptFactor), answer })),
      () => void (isLast() && kept.delete(name)),
    )
    return answer
  }
}
