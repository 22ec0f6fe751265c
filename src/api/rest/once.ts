// Idempotency for routes that do not keep it themselves: who repeats a request under its key gets the answer that the
// first one got. The key is written before the work is begun and the answer before it leaves, so that a crash in
// between leaves a key that was begun: such work is never run a second time unless its route says that this changes
// nothing.
import type { Mode } from '../../accounts/account.ts'
import type { Clock, Timer } from '../../kit/clock.ts'
import type { Log } from '../../kit/log.ts'
import type { Seal } from '../../kit/seal.ts'
import { idempotencyInProgress, idempotencyInterrupted, idempotencyMismatch } from './problem.ts'
import type { keptAnswers, KeyPlace } from './records.ts'
import { replayedHeader } from './route.ts'
import type { Answer } from './route.ts'

type Kept = Extract<Answer, { kind: 'answer' }>
export type KeyUse = {
  readonly workspace: string
  readonly mode: Mode
  readonly key: string
  readonly bodyHash: string
  /** What was begun and not seen to end may be run again. */
  readonly repeatable: boolean
}

/** At least a day is promised. */
const keptMs = 25 * 3_600_000
const forgetEveryMs = 600_000

export function createOnce(needs: {
  readonly records: ReturnType<typeof keptAnswers>
  readonly seal: Seal
  readonly clock: Clock
  readonly log: Pick<Log, 'warn'>
}) {
  const { records, seal, clock, log } = needs
  const running = new Map<string, string>()
  const placeOf = ({ workspace, key }: KeyPlace) => `answer ${workspace} ${key}`
  let timer: Timer | undefined

  /** Only what succeeded is kept: a refused request had no effect, and may succeed the next time. */
  const work = async (at: KeyPlace, run: () => Answer | Promise<Answer>): Promise<Answer> => {
    let isDone = false
    try {
      const answer = await run()
      if (answer.kind !== 'answer') return answer
      isDone = true // whatever becomes of its answer
      // answers tell secrets that are told once
      const whole = { ...answer, body: typeof answer.body === 'object' ? JSON.stringify(answer.body) : answer.body }
      await records.finish(at, seal.close(JSON.stringify(whole), placeOf(at)))
      return whole
    } finally {
      if (!isDone) await records.release(at)
    }
  }

  async function take(use: KeyUse, at: KeyPlace, run: () => Answer | Promise<Answer>): Promise<Answer> {
    const now = clock.wall()
    if (await records.begin(at, use.bodyHash, now, now - keptMs)) return work(at, run)
    const before = await records.find(at)
    if (!before) return idempotencyInProgress
    if (before.bodyHash !== use.bodyHash) return idempotencyMismatch
    if (before.answer === undefined) return use.repeatable ? work(at, run) : idempotencyInterrupted
    const text = seal.open(before.answer, placeOf(at))
    if (text === undefined) return idempotencyInterrupted
    const kept = JSON.parse(text) as Kept
    return { ...kept, headers: { ...kept.headers, ...replayedHeader } }
  }

  const forget = async () => {
    try {
      while (await records.forget(clock.wall() - keptMs));
    } catch (error) {
      log.warn('old answers could not be forgotten; it is tried again', { error })
    }
  }
  const again = () => {
    timer = clock.after(forgetEveryMs, () => void forget().then(() => timer && again()))
  }

  return {
    async once(use: KeyUse, run: () => Answer | Promise<Answer>): Promise<Answer> {
      // keys of callers have no spaces: what was tried out with a test key has not been done by a live one
      const at = { workspace: use.workspace, key: use.mode === 'test' ? `test ${use.key}` : use.key }
      const place = placeOf(at)
      const other = running.get(place)
      if (other !== undefined) return other === use.bodyHash ? idempotencyInProgress : idempotencyMismatch
      running.set(place, use.bodyHash)
      try {
        return await take(use, at, run)
      } finally {
        running.delete(place)
      }
    },
    forget,
    start: again,
    stop() {
      timer?.cancel()
      timer = undefined
    },
  }
}
