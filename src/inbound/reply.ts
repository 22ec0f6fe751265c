// Automatic answers: sent like any message, once for one text, and within limits, so that two machines that answer each other
// fall silent.
import type { Gateway } from '../gateway/open.ts'
import { keepText } from '../gateway/retention/records.ts'
import type { Clock } from '../kit/clock.ts'
import type { Database } from '../db/database.ts'
import { plain, senderOf, type Book } from './keyword.ts'
import { putAnswer, type InboundRecords } from './records.ts'

export type Reply = Book & {
  readonly person: string
  readonly number: string
  readonly text: string
  /** Of what is answered: twice the same is sent once. */
  readonly cause: string
  /** Answers to STOP and HELP go whatever consent says. */
  readonly lane?: 'otp' | 'transactional' | 'bulk'
  /** May be said again within a day. */
  readonly repeats?: boolean
}
export type Replied = 'sent' | 'limited' | 'refused'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const limits = { perHour: 20, perDay: 60, exchanges: 5, exchangeMs: 60_000, silenceMs: hourMs } as const
/** Automatic answers to as many pairs of numbers are counted in memory. */
const mostPairs = 50_000

type Needs = { db: Database; records: InboundRecords; clock: Clock; accept: Gateway['accept']; onLoop: (reply: Reply) => void }

export function createReply({ db, records, clock, accept, onLoop }: Needs) {
  const pairs = new Map<string, { at: number[]; silentUntil: number }>()

  /** So many answers in a minute are no conversation of a person. */
  const isLoop = (reply: Reply, now: number): boolean => {
    const key = `${reply.workspace} ${reply.mode} ${reply.person} ${plain(reply.number)}`
    const pair = pairs.get(key) ?? { at: [], silentUntil: 0 }
    if (pairs.size >= mostPairs && !pairs.has(key)) pairs.delete(pairs.keys().next().value!)
    pairs.set(key, pair)
    if (now < pair.silentUntil) return true
    pair.at = [...pair.at.filter((at) => at > now - limits.exchangeMs), now]
    if (pair.at.length <= limits.exchanges) return false
    pair.silentUntil = now + limits.silenceMs
    onLoop(reply)
    return true
  }

  return async (reply: Reply): Promise<Replied> => {
    const { workspace, mode, person, number, text, cause, lane = 'transactional', repeats = false } = reply
    const now = clock.wall()
    if (isLoop(reply, now)) return 'limited'
    const before = await records.answers(reply, person, now - dayMs, limits.perDay)
    if (before.length >= limits.perDay || before.filter(({ at }) => at > now - hourMs).length >= limits.perHour) return 'limited'
    if (!repeats && before.some((one) => one.text === text && one.number === plain(number))) return 'limited'
    const submission = { to: person, from: senderOf(number), text, lane }
    const result = await accept([submission], { workspace, mode, idempotency: { key: `answer ${cause}`, bodyHash: cause } })
    if (result.kind !== 'done' || !('accepted' in result.outcomes[0]!)) return 'refused'
    const { id } = result.outcomes[0].accepted
    if (!result.replayed) await db.write([putAnswer(id, reply, person, plain(number), text, now), ...(lane === 'otp' ? [keepText(id)] : [])])
    return 'sent'
  }
}
