// What is kept of a batch under its Idempotency-Key: short, also for a hundred thousand messages, because whoever repeats
// the request brings the numbers and texts again. Knows nothing of keys, nor how the batch came about.
import { idAfter } from '../kit/ids.ts'
import type { Money } from '../kit/money.ts'
import type { EncodingName, Refusal, Status, Submission } from './message.ts'

export type Accepted = { id: string; to: string; from: string; status: Status; segments: number; encoding: EncodingName; createdAt: number; price?: Money; /** Why it is held or blocked. */ reason?: string }
export type Outcome = { accepted: Accepted } | { refused: Refusal; to?: string }

type Kept = {
  readonly batch: string
  readonly count: number
  readonly createdAt: number
  /** Runs of ids that follow each other: the first, and how many. */
  readonly ids: [first: string, count: number][]
  /** Runs of messages that agree in all but number and id. */
  readonly alike: [status: Status, segments: number, encoding: EncodingName, from: string, count: number, price?: Money | null, reason?: string][]
  /** Numbers that were not given as they are kept, by place. */
  readonly numbers: [at: number, to: string][]
  readonly refused: [at: number, refused: Refusal, to?: string][]
}

/** Gathers outcomes, in order, into the text to keep. */
export function outcomeKeeper(batch: string) {
  const kept: Kept = { batch, count: 0, createdAt: 0, ids: [], alike: [], numbers: [], refused: [] }
  let count = 0
  let createdAt = 0
  let expected = ''
  return {
    add(outcome: Outcome, given: string) {
      const at = count++
      if ('refused' in outcome) {
        const { refused, to } = outcome
        return void kept.refused.push(to === undefined ? [at, refused] : [at, refused, to])
      }
      const { id, to, from, status, segments, encoding, price, reason } = outcome.accepted
      createdAt = outcome.accepted.createdAt
      if (to !== given) kept.numbers.push([at, to])
      const run = kept.ids.at(-1)
      if (run && id === expected) run[1]++
      else kept.ids.push([id, 1])
      expected = idAfter(id)
      const last = kept.alike.at(-1)
      if (last && last[0] === status && last[1] === segments && last[2] === encoding && last[3] === from && last[5]?.micros === price?.micros && last[5]?.currency === price?.currency && last[6] === reason) last[4]++
      else if (reason !== undefined) kept.alike.push([status, segments, encoding, from, 1, price ?? null, reason])
      else kept.alike.push(price ? [status, segments, encoding, from, 1, price] : [status, segments, encoding, from, 1])
    },
    text: () => JSON.stringify({ ...kept, count, createdAt }),
  }
}

/** The batch as it was told first; undefined when these are not the submissions that it was made of. */
export function keptOutcomes(text: string, submissions: readonly Submission[]): { batch: string; outcomes: Outcome[] } | undefined {
  const { batch, count, createdAt, ids, alike, numbers, refused } = JSON.parse(text) as Kept
  if (count !== submissions.length) return undefined
  const refusals = new Map(refused.map(([at, refusal, to]) => [at, { refused: refusal, ...(to === undefined ? {} : { to }) }]))
  const written = new Map(numbers)
  const nextId = following(ids, idAfter)
  const nextKind = following(alike.map(([status, segments, encoding, from, times, price, reason]) => [{ status, segments, encoding, from, ...(price && { price }), ...(reason !== undefined && { reason }) }, times] as const))
  const outcomes = submissions.map((submission, at): Outcome => {
    return refusals.get(at) ?? { accepted: { id: nextId(), to: written.get(at) ?? submission.to, createdAt, ...nextKind() } }
  })
  return { batch, outcomes }
}

/** Gives out runs one by one. */
function following<T>(runs: readonly (readonly [first: T, count: number])[], after: (one: T) => T = (one) => one): () => T {
  let run = -1
  let left = 0
  let next: T
  return () => {
    if (left === 0) [next, left] = runs[++run]!
    else next = after(next)
    left--
    return next
  }
}
