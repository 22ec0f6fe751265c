// What may still be done to a message after it was accepted: cancel or change it while no byte of it has left, send it anew
// after it failed. Each takes the message out of the queue first, so that it cannot leave while it is being changed.
import type { Ledger, Reserved } from '../billing/ledger.ts'
import type { Database, Row, Write, WriteOptions } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { LaneNumber, Queue, QueueItem } from '../queue/queue.ts'
import type { AcceptResult } from './accept.ts'
import type { AcceptContext } from './prepare.ts'
import { bitsOf, type Concat } from './concat.ts'
import type { Changes } from './events.ts'
import { laneNames, stateOf } from './message.ts'
import type { Asker, Change, MessageView, Outbound, Refusal, Status, Submission, Wire } from './message.ts'
import { notYetTried, replaceContent, repriced, updateMessages } from './records.ts'
import { chargeOfRow, isFor, outboundOf, viewOf } from './rows.ts'
import type { Content, GatewayReads } from './records.ts'
import { readWire } from './wire.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { Tally } from './tally.ts'

type Needs = {
  db: Database
  reads: GatewayReads
  queue: Queue<Outbound>
  clock: Clock
  changes: Changes
  tally: Tally
  outbox: Pick<Outbox, 'isHeard' | 'changes'>
  ledger: Ledger
  concat: Concat
  /** The write that fails when another process owns the connection: what it sends meanwhile is not ours to change. */
  fenceOf(connection: string): Write | undefined
  /** It has an intent and no answer. */
  isSending(id: string): boolean
  accept(submissions: readonly Submission[], context: AcceptContext): Promise<AcceptResult>
  /** The decisions of `accept` about one submission, with nothing stored. */
  judge(submission: Submission, context: AcceptContext): Content | { refused: Refusal }
}

export type Canceled = 'canceled' | 'too_late' | 'not_found'
export type Replaced = 'replaced' | 'too_late' | 'not_found' | { refused: Refusal }
export type Replacement = Pick<Submission, 'scheduledAt' | 'validity' | 'wire'> & { readonly text?: string; readonly receiptWanted?: number }
export type Redriven = 'not_found' | 'not_failed' | 'text_gone' | AcceptResult

/** Whoever looks for another way for a message has it out of the queue for so long at most, as a rule. */
const awayMs = [20, 40, 80, 160]
/** What a message may take without being asked for more. */
const usualSegments = 10
/** What stays when a text takes the place of another content. */
function wireBeside(stored: string, otherText: boolean): Wire {
  const { parts, ...beside } = readWire(stored)
  return parts && !otherText ? { parts, ...beside } : beside
}
/** Ends after which sending anew makes sense. */
const failed: ReadonlySet<number> = new Set([stateOf.undelivered, stateOf.expired, stateOf.rejected, stateOf.unknown])

export function createChange(needs: Needs) {
  const { db, queue, clock } = needs
  const redriving = new Set<string>()

  const find = async (asker: Asker, id: string) => {
    const [row] = await needs.reads.messages([id])
    return row && isFor(asker, row) ? row : undefined
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

  /** Out of the queue, and as it is now that nobody else can change it; or why not. */
  const takeOut = async (asker: Asker, id: string): Promise<{ item: QueueItem<Outbound>; row: Row } | 'not_found' | 'canceled' | 'too_late'> => {
    for (let tries = 0; ; tries++) {
      const row = await find(asker, id)
      if (!row) return 'not_found'
      if (row['state'] === stateOf.canceled) return 'canceled'
      const item = await withdraw(row)
      if (item) return { item, row: await asItIs(item) }
      const ms = awayMs[tries]
      if (ms === undefined || Number(row['state']) > stateOf.held || needs.isSending(id)) return 'too_late'
      await new Promise<void>((resolve) => void clock.after(ms, resolve))
    }
  }
  const asItIs = async (item: QueueItem<Outbound>): Promise<Row> => {
    try {
      return (await needs.reads.messages([item.id]))[0]!
    } catch (error) {
      queue.release([item])
      throw error
    }
  }

  const writeOwned = (item: QueueItem<Outbound>, writes: readonly Write[], options?: WriteOptions) => {
    const fence = needs.fenceOf(item.connection)
    return db.write(fence ? [fence, ...writes] : writes, options)
  }

  /** It was tried between the look at it and the change: what was decided about it then stands. */
  const giveBack = (item: QueueItem<Outbound>): 'too_late' => {
    queue.release([item])
    return 'too_late'
  }

  /** Another time leaves the text as it was accepted; another text is judged as if it were new. */
  const contentOf = async (row: Row, item: QueueItem<Outbound>, replacement: Replacement): Promise<Content | { refused: Refusal }> => {
    const before = viewOf(row)
    const { to, from, mode, lane, segments, encoding } = before
    const scheduledAt = replacement.scheduledAt ?? before.scheduledAt
    const validity = replacement.validity ?? Math.ceil((item.expiresAt - (before.status === 'held' ? before.createdAt : Math.max(item.dueAt, before.createdAt))) / 1000)
    const submission = { to, from, lane, validity, maxSegments: Math.max(usualSegments, segments), ...(scheduledAt === undefined ? {} : { scheduledAt }) }
    const wire = replacement.wire ?? (row['wire'] === null ? undefined : wireBeside(String(row['wire']), replacement.text !== undefined))
    const receiptWanted = replacement.receiptWanted ?? Number(row['receipt_wanted'])
    const context = { workspace: outboundOf(row).workspace, mode }
    const judged = needs.judge({ ...submission, text: replacement.text ?? before.text, ...(wire && { wire }), ...(replacement.text === undefined && encoding !== 'binary' ? { encoding } : {}) }, context)
    if ('refused' in judged) return judged
    if (replacement.text === undefined) return { ...judged, receiptWanted, text: before.text, encoding, segments, concat: Number(row['concat']) }
    const [concat = 0] = judged.segments > 1 ? await needs.concat.next([{ from, to, bits: bitsOf(judged.concat) }]) : []
    return { ...judged, receiptWanted, concat }
  }

  /** More or fewer parts cost another sum, reserved instead of the old one. What waits for money has none reserved. */
  const recharge = (row: Row, { segments }: Content): Reserved => {
    if (segments === row['segments'] || (row['state'] === stateOf.held && row['reason'] === 'budget')) return { writes: [], refused: new Map() }
    const { id, bill: instead } = outboundOf(row)
    const reserved = needs.ledger.reserve([{ ...chargeOfRow(row), parts: segments, cost: null, instead }])
    if (reserved.held?.has(0)) return { ...reserved, refused: new Map([[0, { code: 'insufficient_balance', say: 'The balance does not cover it.' }]]) }
    const bill = reserved.bills?.[0]
    return bill || instead ? { ...reserved, writes: [...reserved.writes, repriced([{ id, bill }])] } : reserved
  }

  const tell = (message: Outbound, change: Change) => needs.outbox.changes(needs.outbox.isHeard(message) ? [change] : [])

  return {
    async cancel(asker: Asker, id: string): Promise<Canceled> {
      const out = await takeOut(asker, id)
      if (typeof out === 'string') return out
      const { item, row } = out
      const at = clock.wall()
      const progress = {
        id, state: stateOf.canceled, attempts: item.attempts, intentAt: null, submittedAt: null, finishedAt: at, operatorId: null,
        error: null, possibleDuplicate: row['possible_duplicate'] === 1,
      }
      const message = outboundOf(row)
      const { workspace, bill, about } = message
      const change = changeOf(message, 'canceled', at)
      const told = tell(message, change)
      const settling = needs.ledger.settle([{ message: id, workspace, state: 'canceled', partsSubmitted: 0, bill, about }])
      const written = await writeOwned(item, [notYetTried(id), { ...queue.removing([item]), expect: 1 }, updateMessages([{ ...progress, charged: bill?.charged ?? null }]), ...settling.writes, ...told.writes])
      told.ended(written.ok)
      settling.ended?.(written.ok)
      if (!written.ok) return giveBack(item)
      queue.removed([item])
      needs.tally.reached(item.connection, laneNames[item.lane], stateOf.canceled)
      needs.changes.publish(1, () => change)
      return 'canceled'
    },

    /** Another text or another time, judged as if it were new; what is refused changes nothing. */
    async replace(asker: Asker, id: string, replacement: Replacement): Promise<Replaced> {
      const out = await takeOut(asker, id)
      if (typeof out === 'string') return out === 'canceled' ? 'too_late' : out
      const { item, row } = out
      const content = await contentOf(row, item, replacement).catch((error: unknown) => {
        queue.release([item])
        throw error
      })
      if ('refused' in content) {
        queue.release([item])
        return content
      }
      const message = outboundOf(row)
      const { text } = content
      const now = clock.wall()
      const money = recharge(row, content)
      if (money.refused.size > 0) {
        queue.release([item])
        return { refused: { ...[...money.refused.values()][0]!, param: '', retry: 'never' } }
      }
      const { body: _, ...rest } = item
      const isHeld = row['state'] === stateOf.held
      const dueAt = isHeld ? (row['held_until'] === null ? content.expiresAt : item.dueAt) : (content.scheduledAt ?? now)
      const next = { ...rest, parts: content.segments, dueAt, expiresAt: content.expiresAt }
      const writes = [{ ...queue.removing([item]), expect: 1 }, queue.putting([next]), replaceContent(id, isHeld ? { ...content, state: stateOf.held } : content), ...money.writes]
      const change = { ...changeOf(message, isHeld ? 'held' : content.scheduledAt === null ? 'queued' : 'scheduled', now), text, segments: content.segments }
      const told = tell(message, change)
      const written = await writeOwned(item, [...writes, ...told.writes], { whenFull: 'refuse' }).catch((error: unknown) => {
        told.ended(false)
        money.ended?.(false)
        queue.release([item])
        throw error
      })
      told.ended(written.ok)
      money.ended?.(written.ok)
      if (!written.ok) return giveBack(item)
      queue.removed([item])
      queue.put([next])
      const hasCome = !isHeld && content.scheduledAt !== null && content.scheduledAt <= clock.wall() // while it was being written
      needs.changes.publish(1, () => (hasCome ? { ...change, status: 'queued' } : change))
      return 'replaced'
    },

    /** A new message with the content of a failed one, which it names. */
    async redrive(asker: Asker, id: string, idempotency?: AcceptContext['idempotency']): Promise<Redriven> {
      const row = await find(asker, id)
      if (!row) return 'not_found'
      const state = Number(row['state'])
      if (!failed.has(state)) return 'not_failed'
      if (row['redacted_at'] !== null) return 'text_gone'
      if (redriving.has(id)) return { kind: 'in_progress' }
      redriving.add(id)
      return again(asker, id, row, idempotency).finally(() => redriving.delete(id))
    },
  }

  /** Sent anew once: who asks again hears of the message that was made then, which can be sent anew itself. */
  async function again(asker: Asker, id: string, row: Row, idempotency: AcceptContext['idempotency']): Promise<AcceptResult> {
    const made = await needs.reads.redriven(id)
    if (made) return { kind: 'done', batch: '', outcomes: [{ accepted: acceptedOf(viewOf(made)) }], replayed: true }
    const { to, from, text, mode, lane, encoding, segments, reference, tags } = viewOf(row)
    const maxSegments = Math.max(usualSegments, segments)
    const submission = { to, from, text, lane, ...(encoding === 'binary' ? {} : { encoding }), maxSegments, flash: row['flash'] === 1, ...(row['wire'] === null ? {} : { wire: readWire(String(row['wire'])) }), ...(reference ? { reference } : {}), ...(tags ? { tags } : {}) }
    return needs.accept([submission], { workspace: asker.workspace, mode, redriveOf: id, ...(idempotency ? { idempotency } : {}) })
  }
}

const acceptedOf = ({ id, to, from, status, segments, encoding, createdAt, reason }: MessageView) =>
  ({ id, to, from, status, segments, encoding, createdAt, ...(reason !== undefined && { reason }) })

const changeOf = (message: Outbound, status: Status, at: number): Change => {
  const { workspace, mode, id, to, from, network, about, account, receiptWanted, segments } = message
  return { workspace, mode, id, to, from, status, at, network, about, account, receiptWanted, segments }
}
