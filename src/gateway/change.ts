// What may still be done to a message after it was accepted: cancel or change it while no byte of it has left, send it anew
// after it failed. Each takes the message out of the queue first, so that it cannot leave while it is being changed.
import type { Ledger } from '../billing/ledger.ts'
import type { Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { LaneNumber, Queue } from '../queue/queue.ts'
import type { AcceptContext, AcceptResult } from './accept.ts'
import type { Changes } from './events.ts'
import { modeNames, stateOf } from './message.ts'
import type { Outbound, Refusal, Submission } from './message.ts'
import { outboundOf, replaceContent, updateMessages, viewOf } from './records.ts'
import type { Content, GatewayReads } from './records.ts'

type Needs = {
  db: Database
  reads: GatewayReads
  queue: Queue<Outbound>
  clock: Clock
  changes: Changes
  ledger: Ledger
  accept(submissions: readonly Submission[], context: AcceptContext): Promise<AcceptResult>
  /** The decisions of `accept` about one submission, with nothing stored. */
  judge(submission: Submission, context: AcceptContext): Content | { refused: Refusal }
}

export type Canceled = 'canceled' | 'too_late' | 'not_found'
export type Replaced = 'replaced' | 'too_late' | 'not_found' | { refused: Refusal }
export type Replacement = { readonly text?: string; readonly scheduledAt?: number }
export type Redriven = 'not_found' | 'not_failed' | AcceptResult

/** Ends after which sending anew makes sense. */
const failed: ReadonlySet<number> = new Set([stateOf.undelivered, stateOf.expired, stateOf.rejected, stateOf.unknown])

export function createChange(needs: Needs) {
  const { db, queue, clock } = needs

  const find = async (workspace: string, id: string) => {
    const [row] = await needs.reads.messages([id])
    return row?.['workspace'] === workspace ? row : undefined
  }
  const withdraw = async (row: Readonly<Record<string, unknown>>) =>
    Number(row['state']) > stateOf.held
      ? undefined
      : queue.withdraw({
          id: String(row['id']),
          connection: String(row['connection']),
          lane: Number(row['lane']) as LaneNumber,
          workspace: String(row['workspace']),
        })

  return {
    async cancel(workspace: string, id: string): Promise<Canceled> {
      const row = await find(workspace, id)
      if (!row) return 'not_found'
      if (row['state'] === stateOf.canceled) return 'canceled'
      const item = await withdraw(row)
      if (!item) return 'too_late'
      const at = clock.wall()
      const progress = {
        id, state: stateOf.canceled, attempts: item.attempts, intentAt: null, submittedAt: null, finishedAt: at, operatorId: null,
        error: null, possibleDuplicate: row['possible_duplicate'] === 1,
      }
      const settling = needs.ledger.settle([{ message: id, workspace, state: 'canceled', partsSubmitted: 0 }])
      const written = await db.write([{ ...queue.removing([item]), expect: 1 }, updateMessages([progress]), ...settling])
      if (!written.ok) throw new Error(`canceling could not be written: ${written.say}`)
      queue.removed([item])
      const { to, from } = outboundOf(row)
      needs.changes.publish(1, () => ({ workspace, id, to, from, status: 'canceled', at }))
      return 'canceled'
    },

    /** Another text or another time, judged as if it were new; what is refused changes nothing. */
    async replace(workspace: string, id: string, replacement: Replacement): Promise<Replaced> {
      const row = await find(workspace, id)
      if (!row) return 'not_found'
      const item = await withdraw(row)
      if (!item) return 'too_late'
      const before = viewOf(row)
      const { to, from, lane } = before
      const text = replacement.text ?? before.text
      const scheduledAt = replacement.scheduledAt ?? before.scheduledAt
      const validity = Math.ceil((item.expiresAt - Math.max(item.dueAt, before.createdAt)) / 1000)
      const mode = modeNames[Number(row['mode'])]!
      const content = needs.judge({ to, from, text, lane, validity, ...(scheduledAt === undefined ? {} : { scheduledAt }) }, { workspace, mode })
      if ('refused' in content) {
        queue.release([item])
        return content
      }
      const now = clock.wall()
      const { body: _, ...rest } = item
      const next = { ...rest, parts: content.segments, dueAt: content.scheduledAt ?? now, expiresAt: content.expiresAt }
      const written = await db.write([{ ...queue.removing([item]), expect: 1 }, queue.putting([next]), replaceContent(id, content)])
      if (!written.ok) throw new Error(`replacing could not be written: ${written.say}`)
      queue.removed([item])
      queue.put([next])
      const status = content.scheduledAt === null ? 'queued' : 'scheduled'
      needs.changes.publish(1, () => ({ workspace, id, to, from, status, at: now, text }))
      return 'replaced'
    },

    /** A new message with the content of a failed one, which it names. */
    async redrive(workspace: string, id: string): Promise<Redriven> {
      const row = await find(workspace, id)
      if (!row) return 'not_found'
      const state = Number(row['state'])
      if (!failed.has(state)) return 'not_failed'
      const { to, from, text, lane, encoding, reference, tags } = viewOf(row)
      const submission = { to, from, text, lane, encoding, ...(reference ? { reference } : {}), ...(tags ? { tags } : {}) }
      return needs.accept([submission], { workspace, mode: modeNames[Number(row['mode'])]!, redriveOf: id })
    },
  }
}
