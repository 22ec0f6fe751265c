// How a campaign is doing, counted as it happens: each message that moves is told once, so nothing big is ever asked for
// the sum. Counted anew from what is stored when a process begins.
import type { Counts } from './campaign.ts'

/** As messages are told of, in the gateway’s words; `submittedAt` and `submittedToo` say that an operator took it. */
export type Moved = { readonly status: string; readonly submittedAt?: number | undefined; readonly submittedToo?: true | undefined; readonly segments?: number | undefined; readonly reason?: string | null | undefined }
export type Stored = { readonly status: string; readonly submitted: boolean; readonly messages: number; readonly parts: number; /** Of what is blocked. */ readonly reason?: string | null }
export type Rows = { readonly waiting: number; readonly handed: number; readonly reasons: Readonly<Record<string, number>> }

const ends = new Set(['delivered', 'undelivered', 'expired', 'rejected', 'unknown', 'canceled', 'blocked'])
const kept = new Set(['delivered', 'undelivered', 'canceled', 'blocked'])

export type Tally = ReturnType<typeof createTally>

export function createTally(rows: Rows, duplicates: number, stored: readonly Stored[] = [], answers = { replied: 0, optedOut: 0 }) {
  let { waiting, handed } = rows
  const reasons: Record<string, number> = { ...rows.reasons }
  let excluded = Object.values(reasons).reduce((sum, n) => sum + n, 0)
  let [sent, endedUnsent, ended, canceled, blocked, delivered, parts] = [0, 0, 0, 0, 0, 0, 0]
  let { replied, optedOut } = answers
  const leftOut = (reason: string | null | undefined, messages: number) => {
    blocked += messages
    reasons[reason ?? 'blocked'] = (reasons[reason ?? 'blocked'] ?? 0) + messages
  }
  for (const { status, submitted, messages, parts: of, reason } of stored) {
    if (status !== 'blocked' && (status !== 'canceled' || submitted)) parts += of
    if (submitted) sent += messages
    if (!ends.has(status)) continue
    ended += messages
    if (!submitted) endedUnsent += messages
    if (status === 'canceled') canceled += messages
    if (status === 'blocked') leftOut(reason, messages)
    if (status === 'delivered') delivered += messages
  }
  // whose messages are not kept any more, or were erased, had theirs long ago
  const gone = Math.max(0, handed - stored.reduce((sum, { messages }) => sum + messages, 0))
  sent += gone
  ended += gone
  return {
    named: (count: number) => void (waiting += count),
    accepted(messages: number, of: number) {
      waiting -= messages
      handed += messages
      parts += of
    },
    excluded(reason: string, wasWaiting = true) {
      if (wasWaiting) waiting--
      excluded++
      reasons[reason] = (reasons[reason] ?? 0) + 1
    },
    moved({ status, submittedAt, submittedToo, segments = 0, reason }: Moved) {
      if (status === 'submitted') sent++
      if (!ends.has(status)) return
      if (submittedToo) sent++
      ended++
      if (submittedAt === undefined) endedUnsent++
      if (!kept.has(status)) return
      if (status === 'canceled') {
        canceled++
        if (submittedAt === undefined && !submittedToo) parts -= segments // nothing of it left
      } else if (status === 'blocked') leftOut(reason, 1)
      else if (status === 'delivered') delivered++
    },
    answered(isStop: boolean) {
      if (isStop) optedOut++
      else replied++
    },
    /** Handed over, and neither sent nor ended. */
    ahead: () => handed - sent - endedUnsent,
    isHandedOver: () => waiting === 0,
    isOver: () => ended === handed,
    get waiting() {
      return waiting
    },
    get sent() {
      return sent
    },
    counts: (state?: string): Counts => ({
      audience: waiting + handed + excluded,
      sent,
      inFlight: handed - sent - endedUnsent,
      waiting: state === 'canceled' ? 0 : waiting,
      canceled: canceled + (state === 'canceled' ? waiting : 0),
      failed: endedUnsent - canceled - blocked,
      excluded: excluded + blocked,
      duplicates,
      reasons: { ...reasons },
      delivered,
      undelivered: ended - endedUnsent - delivered - gone,
      replied,
      optedOut,
      parts,
    }),
  }
}
