// Idempotency for routes that do not keep it themselves: who repeats a request under its key gets the answer that the
// first one got. In memory and bounded: the oldest answers leave first, and all of them with the process.
import type { Clock } from '../../kit/clock.ts'
import { idempotencyInProgress, idempotencyMismatch } from './problem.ts'
import type { Answer } from './route.ts'

type Kept = {
  readonly bodyHash: string
  readonly until: number
  /** Absent while the first request is being worked on. */
  answer?: Extract<Answer, { kind: 'answer' }>
  characters: number
}

const keptMs = 24 * 3_600_000

export function createOnce(needs: {
  readonly clock: Clock
  readonly mostAnswers?: number
  readonly mostCharacters?: number
}) {
  const { clock, mostAnswers = 10_000, mostCharacters = 16_000_000 } = needs
  const kept = new Map<string, Kept>()
  let characters = 0
  const forget = (key: string) => {
    characters -= kept.get(key)?.characters ?? 0
    kept.delete(key)
  }

  /** Only what succeeded is kept: a refused request had no effect, and may succeed the next time. */
  return async function once(key: string, bodyHash: string, run: () => Answer | Promise<Answer>): Promise<Answer> {
    const before = kept.get(key)
    if (before && clock.now() < before.until) {
      if (before.bodyHash !== bodyHash) return idempotencyMismatch
      if (!before.answer) return idempotencyInProgress
      return { ...before.answer, headers: { ...before.answer.headers, 'idempotent-replayed': 'true' } }
    }
    forget(key)
    const mine: Kept = { bodyHash, until: clock.now() + keptMs, characters: 0 }
    kept.set(key, mine)
    try {
      const answer = await run()
      if (answer.kind !== 'answer' || kept.get(key) !== mine) return answer
      const body = typeof answer.body === 'object' ? JSON.stringify(answer.body) : answer.body
      mine.characters = body?.length ?? 0
      characters += mine.characters
      return (mine.answer = { ...answer, body })
    } finally {
      if (!mine.answer && kept.get(key) === mine) forget(key)
      while (kept.size > mostAnswers || characters > mostCharacters) forget(kept.keys().next().value!)
    }
  }
}
