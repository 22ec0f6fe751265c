// What callers see of messages: one with its whole story, or a page of them. Reads only.
import type { Clock } from '../kit/clock.ts'
import { idFloor } from '../kit/ids.ts'
import type { Row } from '../db/database.ts'
import { joinText } from '../sms/parts.ts'
import { segment } from '../sms/segments.ts'
import { bitsOf } from './concat.ts'
import { stateOf, statusNames } from './message.ts'
import type { Asker, MessageView, Status, TimelineEntry } from './message.ts'
import { isFor, viewOf } from './rows.ts'
import type { GatewayReads } from './records.ts'
import { readWire } from './wire.ts'

export type PageQuery = {
  readonly status?: Status
  readonly to?: string
  readonly from?: string
  readonly batch?: string
  readonly reference?: string
  readonly campaign?: string
  readonly connection?: string
  /** Wall milliseconds, inclusive and exclusive. */
  readonly since?: number
  readonly until?: number
  /** No index has these: looked for among so many messages, and the page's cursor says how far. */
  readonly text?: string
  readonly country?: string
  /** The code of what went wrong. */
  readonly error?: string
  readonly limit: number
  readonly after?: string
}

type Needs = {
  clock: Clock
  reads: GatewayReads
  /** Messages between intent and answer: stored as queued, seen as sending. */
  isSending(id: string): boolean
  sendingIds(): string[]
  evidenceOf(connection: string, country: string | undefined): MessageView['evidence']
}

/** Ids asked for at once where a status lives in memory only. */
const sendingShown = 1_000
/** Messages read at once, and in all, where they are looked through one by one. */
const sought = { atOnce: 500, most: 5_000 } as const

export function createLook(needs: Needs) {
  const seen = (row: Row): MessageView => {
    const view = viewOf(row)
    const status = statusNow(view)
    const evidence = status === 'delivered' ? { evidence: needs.evidenceOf(String(row['connection']), view.network?.country) } : {}
    return { ...view, status, ...evidence }
  }

  /** What the row does not say: that the time of a scheduled message has come, or that it is on the wire. */
  const statusNow = ({ id, status, scheduledAt, heldUntil = scheduledAt }: MessageView): Status => {
    if (stateOf[status] > stateOf.held) return status
    if (needs.isSending(id)) return 'sending'
    return heldUntil !== undefined && heldUntil <= needs.clock.wall() ? 'queued' : status
  }

  return {
    async message(asker: Asker, id: string): Promise<MessageView | undefined> {
      const [row] = await needs.reads.messages([id])
      if (!row || !isFor(asker, row)) return undefined
      const view = seen(row)
      const parts = await partsOf(view, row)
      const timeline = await timelineOf(view, row)
      return { ...view, parts, timeline }
    },

    async messages(asker: Asker, query: PageQuery): Promise<{ data: MessageView[]; nextCursor?: string }> {
      if (query.text === undefined && query.country === undefined && query.error === undefined) return pageOf(asker, query)
      const data: MessageView[] = []
      let after = query.after
      for (let read = 0; read < sought.most && data.length < query.limit; read += sought.atOnce) {
        const page = await pageOf(asker, { ...query, limit: sought.atOnce, after })
        const found = page.data.filter((message) => fits(message, query)).slice(0, query.limit - data.length)
        data.push(...found)
        after = data.length === query.limit ? data.at(-1)!.id : page.nextCursor
        if (after === undefined) break
      }
      return after === undefined ? { data } : { data, nextCursor: after }
    },
  }

  async function pageOf(asker: Asker, query: PageQuery): Promise<{ data: MessageView[]; nextCursor?: string }> {
    const { status, to, from, batch, reference, campaign, connection, since, until, limit, after } = query
    const onTheWire = status && stateOf[status] <= stateOf.sending ? needs.sendingIds().slice(0, sendingShown) : []
    const states = status ? [stateOf[status]] : undefined
    const rows = await needs.reads.page({
      asker,
      ...(states ? { states } : {}),
      ...(status === 'sending' ? { orIds: onTheWire } : { notIds: onTheWire }),
      ...(to === undefined ? {} : { to }),
      ...(from === undefined ? {} : { from }),
      ...(batch === undefined ? {} : { batch }),
      ...(reference === undefined ? {} : { reference }),
      ...(campaign === undefined ? {} : { campaign }),
      ...(connection === undefined ? {} : { connection }),
      ...(since === undefined ? {} : { sinceId: idFloor('msg_', since) }),
      ...(until === undefined ? {} : { untilId: idFloor('msg_', until) }),
      ...(after === undefined ? {} : { after }),
      limit: limit + 1,
    })
    const data = rows.slice(0, limit).map(seen)
    return rows.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
  }

  async function partsOf(view: MessageView, row: Row): Promise<NonNullable<MessageView['parts']>> {
    const wire = row['wire'] === null ? {} : readWire(String(row['wire']))
    const texts = wire.parts?.map((part) => joinText([part])) ?? textsOf(view, Number(row['concat']))
    const stored = view.segments > 1 ? await needs.reads.parts([view.id]) : [row]
    return texts.map((text, at) => {
      const part = view.segments > 1 ? stored.find((one) => one['number'] === at + 1) : row
      const operatorId = part?.['operator_id']
      const status = view.segments === 1 ? view.status : part ? statusNames[Number(part['state'])]! : view.status
      return { number: at + 1, status, text, ...(typeof operatorId === 'string' && operatorId ? { operatorId } : {}) }
    })
  }

  async function timelineOf(view: MessageView, row: Row): Promise<TimelineEntry[]> {
    const connection = String(row['connection'])
    const timeline: TimelineEntry[] = [{ at: view.createdAt, event: 'accepted' }]
    if (view.scheduledAt !== undefined) timeline.push({ at: view.createdAt, event: 'scheduled', for: view.scheduledAt })
    if (view.status === 'held') timeline.push({ at: view.createdAt, event: 'held', reason: view.reason, ...(view.heldUntil !== undefined && { for: view.heldUntil }) })
    const intentAt = row['intent_at']
    if (typeof intentAt === 'number') timeline.push({ at: intentAt, event: 'attempt', attempt: Number(row['attempts']), connection })
    if (view.submittedAt !== undefined) {
      const operatorId = row['operator_id']
      timeline.push({ at: view.submittedAt, event: 'submitted', connection, ...(operatorId ? { operatorId } : {}) })
    }
    const notes = await needs.reads.notes(view.id)
    // What waited until a time was let go by nobody; of what somebody let go, a note says what it had waited for.
    const heldUntil = row['held_until'] === null ? undefined : Number(row['held_until'])
    const wasHeld = view.status !== 'held' && view.status !== 'blocked' && row['reason'] !== null && heldUntil !== undefined
    const isReleased = wasHeld && heldUntil <= Math.min(needs.clock.wall(), view.finishedAt ?? Infinity)
    if (wasHeld) timeline.push({ at: view.createdAt, event: 'held', reason: row['reason'], for: heldUntil })
    if (isReleased) timeline.push({ at: heldUntil, event: 'released', reason: row['reason'] })
    const released = notes.find((note) => note['event'] === 'released')
    if (released && view.status !== 'held') timeline.push({ at: view.createdAt, event: 'held', ...(JSON.parse(String(released['detail'])) as { reason: string }) })
    for (const note of notes)
      timeline.push({ at: Number(note['at']), event: String(note['event']), ...(JSON.parse(String(note['detail'])) as Readonly<Record<string, unknown>>) })
    const evidenceOf = (state: unknown) => (state === 'delivered' ? { evidence: needs.evidenceOf(connection, view.network?.country) } : {})
    for (const { at, operator_id: operatorId, state } of await needs.reads.receipts(view.id))
      timeline.push({ at: Number(at), event: 'receipt', operatorId, state, ...evidenceOf(state) })
    if (view.finishedAt !== undefined) timeline.push({ at: view.finishedAt, event: view.status, ...view.error, ...evidenceOf(view.status) })
    return timeline.sort((a, b) => a.at - b.at)
  }
}

/** Whether it is one of those that are looked for. */
function fits(message: MessageView, { text, country, error }: PageQuery): boolean {
  if (country !== undefined && message.network?.country !== country) return false
  if (error !== undefined && message.error?.code !== error) return false
  return text === undefined || message.text.toLowerCase().includes(text.toLowerCase())
}

function textsOf({ text, encoding, segments, redactedAt }: MessageView, concat: number): string[] {
  if (redactedAt !== undefined) return Array.from({ length: segments }, () => text)
  const segmented = segment(text, { encoding: encoding === 'binary' ? 'auto' : encoding, reference: bitsOf(concat) })
  return 'refused' in segmented ? [text] : segmented.parts.map((part) => part.text)
}
