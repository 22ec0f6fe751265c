// The first verb of the gateway: takes a batch of submissions, makes of each either a message or a refusal, and commits all
// of it at once. Nothing is acknowledged before that commit is durable. The list of verbs in `prepare` is the list of
// decisions a message goes through; a new decision is one more line there.
import type { Charge, Ledger } from '../billing/ledger.ts'
import { DatabaseError, type Database, type Write } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import type { LaneNumber, Queue, QueueItem } from '../queue/queue.ts'
import type { ChooseRoute } from '../routing/choose.ts'
import type { Network } from '../routing/network.ts'
import type { Choice } from '../routing/route.ts'
import { parseNumber, parseSender } from '../sms/phone.ts'
import { segment, type Segmented } from '../sms/segments.ts'
import { readySegments } from './ready.ts'
import type { Concat } from './concat.ts'
import type { Changes, Counters } from './events.ts'
import { laneNames, stateOf, statusNames } from './message.ts'
import type { EncodingName, Mode, Outbound, Refusal, Submission } from './message.ts'
import { keptOutcomes, outcomeKeeper, type Outcome } from './outcomes.ts'
import { insertIdempotency, insertMessages, nameRedriven } from './records.ts'
import type { Content, GatewayReads, NewMessage } from './records.ts'
import { wireText } from './wire.ts'
import type { Tally } from './tally.ts'

export type AcceptContext = {
  readonly workspace: string
  readonly mode: Mode
  /** ISO 3166 alpha-2; how numbers in national writing are read. */
  readonly country?: string
  readonly idempotency?: { readonly key: string; readonly bodyHash: string }
  /** The failed message that the one submission repeats. */
  readonly redriveOf?: string
}
export type AcceptResult =
  | { kind: 'done'; batch: string; outcomes: Outcome[]; replayed: boolean }
  | { kind: 'mismatch' }
  | { kind: 'in_progress' }
  | { kind: 'overloaded'; retryAfterMs: number }

type Needs = {
  db: Database
  reads: GatewayReads
  queue: Queue<Outbound>
  clock: Clock
  ids: Ids
  chooseRoute: ChooseRoute
  /** The same for what will not be sent. */
  previewRoute: ChooseRoute
  /** Asks about numbers before their routes are chosen; undefined when there is nothing to wait for. */
  lookUp?: (numbers: () => readonly string[]) => Promise<void> | undefined
  changes: Changes
  counters: Counters
  tally: Tally
  concat: Concat
  ledger: Ledger
  /** Bits of the reference that long messages have on this connection. */
  referenceBitsOf(connection: string): 8 | 16
}

const defaultSender = 'Onesixty'
const defaultMaxSegments = 10
const defaultValiditySeconds = 72 * 3600
const scheduleAheadMs = 366 * 86_400_000
/** Messages whose commit is awaited; beyond it callers are asked to come back. */
const awaitingCommit = 100_000
/** Submissions judged before other work gets a turn, so that a request of 10,000 does not hold up a code. */
const slice = 500

/** A batch of codes may be this large and still go before others. */
const fewMessages = 100
/** A full disk is looked after by people: no hurry to ask again. */
const fullRetryMs = 10_000

/** There is no room to store new work: the caller is told so. Everything else is a broken database. */
function noRoom(error: unknown): undefined {
  if (!(error instanceof DatabaseError && error.temporary)) throw error
}

const refuse = (code: Refusal['code'], param: string, say: string): { refused: Refusal } => ({ refused: { code, param, say, retry: 'never' } })

type Prepared = {
  to: string
  country: string | undefined
  from: string
  segmented: Omit<Segmented, 'encoding'> & { readonly encoding: EncodingName }
  route: Exclude<Choice, { kind: 'none' }>
  expiresAt: number
  scheduledAt: number | undefined
}

export function createAccept(needs: Needs) {
  const { clock, queue } = needs
  const inProgress = new Set<string>()
  let awaiting = 0

  /** Every decision about one submission, in order; the first refusal ends it. Pure but for the clock. */
  const prepare = (submission: Submission, context: AcceptContext, now: number, chooseRoute = needs.chooseRoute): Prepared | { refused: Refusal } => {
    const number = parseNumber(submission.to, context.country)
    if ('refused' in number) return refuse('invalid_recipient', '/to', number.refused)
    const from = submission.from ?? defaultSender
    const sender = senderOf(from)
    if (sender) return refuse('invalid_sender', '/from', sender)
    const { encoding = 'auto', maxSegments = defaultMaxSegments } = submission
    const ready = submission.wire?.parts
    const usual = ready ? readySegments(ready) : segment(submission.text, { encoding, maxParts: maxSegments })
    if ('refused' in usual) return textRefusal(usual)
    const { scheduledAt } = submission
    if (scheduledAt !== undefined && scheduledAt > now + scheduleAheadMs)
      return refuse('schedule_out_of_range', '/scheduledAt', 'at most one year ahead')
    const sale = { mode: context.mode, workspace: context.workspace, lane: submission.lane ?? 'transactional', to: number.e164, country: number.country }
    const route = chooseRoute({ ...sale, from, text: submission.text, parts: usual.parts.length, at: now, sell: needs.ledger.priceOf?.(sale) })
    if (route.kind === 'none') return refuse('no_route', '/to', route.say)
    const reference = route.kind === 'send' ? needs.referenceBitsOf(route.connection) : 8
    const segmented = usual.parts.length === 1 || reference === 8 || ready ? usual : segment(submission.text, { encoding, maxParts: maxSegments, reference })
    if ('refused' in segmented) return textRefusal(segmented)
    const begins = Math.max(now, scheduledAt ?? now)
    const expiresAt = begins + (submission.validity ?? defaultValiditySeconds) * 1000
    return { to: number.e164, country: number.country, from, segmented, route, expiresAt, scheduledAt: scheduledAt && begins > now ? begins : undefined }
  }

  const senders = new Map<string, string | undefined>()
  /** Undefined when fine, else what is wrong. Callers use few senders, so the answers are kept. */
  const senderOf = (from: string): string | undefined => {
    if (!senders.has(from)) {
      const parsed = parseSender(from)
      if (senders.size >= 1_000) senders.clear()
      senders.set(from, 'refused' in parsed ? parsed.refused : undefined)
    }
    return senders.get(from)
  }

  const messageOf = (id: string, batch: string | null, submission: Submission, prepared: Prepared, context: AcceptContext, now: number, concat = 0): NewMessage => {
    const { segmented, route, scheduledAt } = prepared
    const segments = segmented.parts.length
    const blocked = route.kind === 'block' ? route : undefined
    const cost = route.kind === 'send' ? route.cost : undefined
    return {
      id, batch, workspace: context.workspace, mode: context.mode, to: prepared.to, from: prepared.from, text: submission.text,
      lane: submission.lane ?? 'transactional', state: blocked ? stateOf.blocked : scheduledAt ? stateOf.scheduled : stateOf.queued,
      encoding: segmented.encoding, segments, concat, flash: submission.flash ?? false,
      country: prepared.country ?? null, reference: submission.reference ?? null, tags: submission.tags,
      connection: route.kind === 'send' ? route.connection : '', route: routeText(route),
      network: route.network ? networkText(route.network) : null, cost: cost?.micros ?? null, costCurrency: cost?.currency ?? null,
      wire: submission.wire ? wireText(submission.wire) : null, ...originOf(submission),
      reason: blocked?.reason ?? null, error: blocked ? JSON.stringify({ code: 'blocked', say: blocked.say }) : null,
      createdAt: now, scheduledAt: scheduledAt ?? null, expiresAt: prepared.expiresAt, finishedAt: blocked ? now : null,
    }
  }

  let lastRoute: { id: string; why: readonly string[]; text: string } | undefined
  /** Messages of one request mostly go the same way: their texts are one. */
  const routeText = ({ id, why }: Prepared['route']): string => {
    if (lastRoute?.id !== id || lastRoute.why.length !== why.length || why.some((line, at) => line !== lastRoute!.why[at]))
      lastRoute = { id, why, text: JSON.stringify({ id, why }) }
    return lastRoute.text
  }

  const turn = () => new Promise<void>((resolve) => clock.soon(resolve))

  /** A map with turns for other work in between. */
  const inTurns = async <One, Made>(given: readonly One[], make: (one: One, at: number) => Made): Promise<Made[]> => {
    const made: Made[] = []
    for (let at = 0; at < given.length; at++) {
      if (at > 0 && at % slice === 0) await turn()
      made.push(make(given[at]!, at))
    }
    return made
  }

  /** Statements that are made, and later handed over, a piece at a time. */
  const inPieces = async <One>(given: readonly One[], write: (piece: readonly One[]) => Write): Promise<Write[]> => {
    const writes = [write(given.slice(0, slice))]
    for (let at = slice; at < given.length; at += slice) {
      await turn()
      writes.push(write(given.slice(at, at + slice)))
    }
    return writes
  }

  /** What the ledger does not cover is refused; the rest keeps its order. */
  const reserve = async (judged: readonly (NewMessage | { refused: Refusal })[], submissions: readonly Submission[]) => {
    const toSend = judged.filter((one): one is NewMessage => !('refused' in one) && isSent(one))
    const { writes: reserved, refused } = needs.ledger.reserve(await inTurns(toSend, chargeOf))
    const messages: NewMessage[] = []
    let candidate = 0
    const outcomes = await inTurns(judged, (one, at): Outcome => {
      if ('refused' in one) return { refused: one.refused, to: submissions[at]!.to }
      const uncovered = isSent(one) ? refused.get(candidate++) : undefined
      if (uncovered !== undefined) return { ...refuse('insufficient_balance', '', uncovered), to: one.to }
      messages.push(one)
      const { id, to, from, encoding, segments, state, createdAt } = one
      return { accepted: { id, to, from, status: statusNames[state]!, segments, encoding, createdAt } }
    })
    return { messages, outcomes, reserved }
  }

  const commit = async (batch: string, submissions: readonly Submission[], context: AcceptContext): Promise<AcceptResult> => {
    const asking = needs.lookUp?.(() => numbersOf(submissions, context))
    if (asking) await asking
    const now = clock.wall()
    const judged = await inTurns(submissions, (submission) => prepare(submission, context, now))
    const messageIds = needs.ids.run('msg_', judged.reduce((count, one) => count + ('refused' in one ? 0 : 1), 0))
    const series = judged.filter((one): one is Prepared => !('refused' in one) && one.segmented.parts.length > 1)
    const references = series.length > 0 ? await needs.concat.next(series.map(({ from, to, segmented }) => ({ from, to, bits: segmented.reference }))) : []
    const referenceOf = new Map(series.map((one, at) => [one, references[at]!]))
    let made = 0
    const judgedMessages = await inTurns(judged, (one, at) =>
      'refused' in one
        ? one
        : messageOf(messageIds[made++]!, submissions.length > 1 ? batch : null, submissions[at]!, one, context, now, referenceOf.get(one)),
    )
    const { messages, outcomes, reserved } = await reserve(judgedMessages, submissions)
    const items = await inTurns(messages.filter(isSent), itemOf)
    const writes = [...(await inPieces(messages, insertMessages)), ...(await inPieces(items, queue.putting))]
    const { idempotency, workspace } = context
    const idempotencyAt = writes.length
    if (idempotency) {
      const keeper = outcomeKeeper(batch)
      await inTurns(outcomes, (outcome, at) => keeper.add(outcome, submissions[at]!.to))
      writes.push(insertIdempotency({ workspace, ...idempotency, result: keeper.text(), at: now }))
    }
    writes.push(...reserved)
    if (context.redriveOf && messages[0]) writes.push(nameRedriven(messages[0].id, context.redriveOf))
    const urgent = messages.length <= fewMessages && messages.some(({ lane }) => lane === 'otp')
    const written = await needs.db.write(writes, { whenFull: 'refuse', urgent }).catch(noRoom)
    if (!written) return { kind: 'overloaded', retryAfterMs: fullRetryMs }
    if (!written.ok) {
      if (idempotency && written.at === idempotencyAt) return replay(submissions, context)
      throw new Error(`accept could not be written: ${written.say}`)
    }
    queue.put(items)
    needs.counters.accepted += messages.length
    needs.counters.failed += messages.length - items.length
    for (const { connection, lane, state } of messages) {
      needs.tally.accepted(connection, lane)
      if (state === stateOf.blocked) needs.tally.reached(connection, lane, state)
    }
    needs.changes.publish(messages.length, (at) => changeOf(messages[at]!))
    return { kind: 'done', batch, outcomes, replayed: false }
  }

  const replay = async (submissions: readonly Submission[], { workspace, idempotency }: AcceptContext): Promise<AcceptResult> => {
    const stored = idempotency && (await needs.reads.idempotency(workspace, idempotency.key))
    if (!stored) return { kind: 'in_progress' }
    const kept = stored.bodyHash === idempotency.bodyHash && keptOutcomes(stored.result, submissions)
    return kept ? { kind: 'done', ...kept, replayed: true } : { kind: 'mismatch' }
  }

  return {
    async accept(submissions: readonly Submission[], given: AcceptContext): Promise<AcceptResult> {
      const context = inItsMode(given)
      if (awaiting + submissions.length > awaitingCommit) return { kind: 'overloaded', retryAfterMs: 1_000 }
      const lock = context.idempotency && `${context.workspace} ${context.idempotency.key}`
      if (lock) {
        if (inProgress.has(lock)) return { kind: 'in_progress' }
        inProgress.add(lock)
      }
      awaiting += submissions.length
      try {
        const before = lock ? await replay(submissions, context) : undefined
        if (before && before.kind !== 'in_progress') return before
        return await commit(needs.ids.next('bat_'), submissions, context)
      } finally {
        awaiting -= submissions.length
        if (lock) inProgress.delete(lock)
      }
    },

    /** The decisions about another content for a message that waits already; `concat` tells the bits of its reference only. */
    judge(submission: Submission, context: AcceptContext): Content | { refused: Refusal } {
      const now = clock.wall()
      const prepared = prepare(submission, context, now, needs.previewRoute)
      if ('refused' in prepared) return prepared
      if (prepared.route.kind === 'block') return refuse('no_route', '/text', prepared.route.say)
      return messageOf('', null, submission, prepared, context, now, prepared.segmented.reference === 16 ? 0x100 : 0)
    },

    /** What `accept` would decide, with nothing sent or stored. */
    preview(submission: Submission, context: AcceptContext) {
      const prepared = prepare(submission, context, clock.wall(), needs.previewRoute)
      if ('refused' in prepared) return { refusal: prepared.refused }
      const { to, from, segmented, route, country } = prepared
      const { encoding, parts, costly, units, unitsLeft } = segmented
      const { id, why, network } = route
      return {
        to, from, encoding, segments: parts.length, parts, costly, units, unitsLeft, country, route: { id, why },
        ...(network && { network }),
        ...(route.kind === 'send' && route.cost && { cost: route.cost }),
        ...(route.kind === 'block' && { blocked: { reason: route.reason, say: route.say } }),
      }
    },
  }
}

function textRefusal(segmented: Extract<ReturnType<typeof segment>, { refused: string }>) {
  const codes = { empty: 'empty_text', too_long: 'body_too_long', lone_surrogate: 'invalid_text', encoding_impossible: 'encoding_impossible' } as const
  return refuse(codes[segmented.refused], '/text', segmented.say)
}

/** What was tried out with a test key has not been sent by a live one. Keys of callers have no spaces. */
function inItsMode(context: AcceptContext): AcceptContext {
  const { mode, idempotency } = context
  return mode === 'test' && idempotency ? { ...context, idempotency: { ...idempotency, key: `test ${idempotency.key}` } } : context
}

/** Where it came by, in the form it is stored. */
const nowhere = { account: null, registered: 0, handle: null, origin: null }
const originOf = ({ origin }: Submission) =>
  origin ? { account: origin.account, registered: origin.registered, handle: origin.handle ?? null, origin: origin.note ?? null } : nowhere

/** A blocked message is made to be counted and explained, and goes nowhere. */
const isSent = ({ state }: NewMessage) => state !== stateOf.blocked

const numbersOf = (submissions: readonly Submission[], { country }: AcceptContext): string[] =>
  submissions.flatMap(({ to }) => {
    const number = parseNumber(to, country)
    return 'refused' in number ? [] : [number.e164]
  })

/** Networks are few and shared, so their texts are kept as long as they are. */
const networkTexts = new WeakMap<Network, string>()
function networkText(network: Network): string {
  let text = networkTexts.get(network)
  if (text === undefined) networkTexts.set(network, (text = JSON.stringify(network)))
  return text
}

/** What sending needs, and nothing of what is in the database only: thousands wait in memory. */
const outboundOf = ({
  id, workspace, mode, to, from, text, encoding, segments, concat, flash, lane, expiresAt, network, wire, account, registered,
}: NewMessage): Outbound => ({
  id, workspace, mode, to, from, text, encoding, segments, concat, flash, lane, expiresAt, network, wire, account, registered,
})

const itemOf = (message: NewMessage): QueueItem<Outbound> => ({
  id: message.id,
  workspace: message.workspace,
  connection: message.connection,
  lane: laneNames.indexOf(message.lane) as LaneNumber,
  parts: message.segments,
  dueAt: message.scheduledAt ?? message.createdAt,
  expiresAt: message.expiresAt,
  attempts: 0,
  body: outboundOf(message),
})

const chargeOf = ({ id: message, workspace, mode, country, connection, segments: parts }: NewMessage): Charge => {
  return { message, workspace, mode, country, connection, parts }
}

const changeOf = (message: NewMessage) => ({
  workspace: message.workspace,
  mode: message.mode,
  id: message.id,
  to: message.to,
  from: message.from,
  status: statusNames[message.state]!,
  at: message.createdAt,
  text: message.text,
})
