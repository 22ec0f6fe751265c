// Whether receipts still come: of each connection how many there were for what was submitted lately, against what is usual
// for it. An operator that takes messages and says nothing more of them may be sending them nowhere. Counts only.
import type { Clock } from '../kit/clock.ts'

type Counts = { minute: number; submitted: number[]; ended: number[]; usualAt: number; usualSubmitted: number; usualEnded: number }

const minuteMs = 60_000
/** Looked at: what was submitted in this many minutes but the last few, whose receipts may still come. */
const minutes = 30
const graceMinutes = 5
const halfLifeMs = 6 * 3_600_000
/** Submitted messages before anything is judged: lately, and to know what is usual. */
const judgedFrom = 200
const usualFrom = 1_000
/** Where fewer have receipts as a rule their absence says nothing; and the part of the usual that is still enough. */
const usualShare = 0.5
const enough = 0.1

export type ReceiptRate = ReturnType<typeof createReceiptRate>

export function createReceiptRate({ clock }: { clock: Clock }) {
  const table = new Map<string, Counts>()
  const empty = () => Array.from({ length: minutes }, () => 0)

  const of = (connection: string): Counts => {
    const now = clock.now()
    const minute = Math.floor(now / minuteMs)
    let counts = table.get(connection)
    if (!counts) {
      counts = { minute, submitted: empty(), ended: empty(), usualAt: now, usualSubmitted: 0, usualEnded: 0 }
      table.set(connection, counts)
    }
    for (; counts.minute < minute; counts.minute++) {
      if (minute - counts.minute > minutes) counts.minute = minute - minutes
      const next = (counts.minute + 1) % minutes
      counts.submitted[next] = counts.ended[next] = 0
    }
    const left = 2 ** ((counts.usualAt - now) / halfLifeMs)
    counts.usualAt = now
    counts.usualSubmitted *= left
    counts.usualEnded *= left
    return counts
  }

  return {
    /** Of one message: an operator took it, or a receipt told its end. */
    told(connection: string, what: 'submitted' | 'ended'): void {
      const counts = of(connection)
      counts[what][counts.minute % minutes]!++
      if (what === 'submitted') counts.usualSubmitted++
      else counts.usualEnded++
    },
    /** A sentence when receipts stopped coming; what is counted begins anew then. */
    stopped(connection: string): string | undefined {
      const counts = of(connection)
      const { minute, submitted, ended, usualSubmitted, usualEnded } = counts
      const usual = Math.min(1, usualEnded / usualSubmitted)
      if (usualSubmitted < usualFrom || usual < usualShare) return undefined
      let due = 0
      for (let age = graceMinutes; age < minutes; age++) due += submitted[(minute - age + minutes * 2) % minutes]!
      const came = ended.reduce((sum, count) => sum + count, 0)
      if (due < judgedFrom || came >= enough * usual * due) return undefined
      counts.submitted = empty()
      counts.ended = empty()
      return `${came} receipts came for ${due} messages, usually for ${Math.round(usual * 100)} %`
    },
  }
}
