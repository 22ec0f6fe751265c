// The first verb of the gateway: takes a batch of submissions, makes of each either a message or a refusal, and commits
// them piece by piece. Nothing is acknowledged before all of it is durable. What is decided about each message: `prepare`.
import { moneyOf, type Charge, type Ledger } from '../billing/ledger.ts'
import { DatabaseError, type Database } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import type { LaneNumber, Queue, QueueItem } from '../queue/queue.ts'
import type { ChooseRoute } from '../routing/choose.ts'
import { parseNumber } from '../sms/phone.ts'
import { createBackPressure } from './back-pressure.ts'
import { createBrim } from './brim.ts'
import type { Concat } from './concat.ts'
import type { Dispatch } from './dispatch.ts'
import type { Changes, Counters } from './events.ts'
import { createGather, type Single } from './gather.ts'
import { laneNames, stateOf, statusNames } from './message.ts'
import type { Change, Outbound, Refusal, Submission } from './message.ts'
import { outcomeKeeper, type Accepted, type Outcome } from './outcomes.ts'
import { insertIdempotency, insertMessages, nameRedriven } from './records.ts'
import type { Content, GatewayReads, KeptAnswer, NewMessage } from './records.ts'
import { beforeOf, keyOfPiece, pieceAt, pieceOf, recall, type Before } from './repeats.ts'
import { asHeld, type createPermit } from './permit.ts'
import { createPrepare, refuse, type AcceptContext, type Prepared } from './prepare.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { Tally } from './tally.ts'

export type AcceptResult =
  | { kind: 'done'; batch: string; outcomes: Outcome[]; replayed: boolean }
  | { kind: 'mismatch' }
  | { kind: 'in_progress' }
  | { kind: 'overloaded'; retryAfterMs: number }

type Needs = {
  db: Database
  reads: GatewayReads
  queue: Queue<Outbound>
  /** Lets a code go with its acceptance. */
  board: Dispatch['board']
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
  outbox: Pick<Outbox, 'isHeard' | 'changes'>
  concat: Concat
  ledger: Ledger
  /** What people agreed to has the last word. */
  permit: ReturnType<typeof createPermit>
  /** Bits of the reference that long messages have on this connection. */
  referenceBitsOf(connection: string): 8 | 16
}

/** Messages whose commit is awaited; beyond it callers are asked to come back. There is room beside the largest request, of 100,000. */
const awaitingCommit = (asked: number) => (asked > fewMessages ? 110_000 : 120_000)
/** Submissions judged before other work gets a turn, so that a request of 10,000 does not hold up a code. */
const slice = 500
/** A text that is this long counts as several. */
const longText = 1_600
const countOf = ({ text }: Submission) => (text.length > longText ? Math.ceil(text.length / 100) : 1)

/** A batch of codes may be this large and still go before others. */
const fewMessages = 100
/** A full disk is looked after by people: no hurry to ask again. */
const fullRetryMs = 10_000

/** There is no room to store new work: the caller is told so. Everything else is a broken database. */
function noRoom(error: unknown): undefined {
  if (!(error instanceof DatabaseError && error.temporary)) throw error
}

const noRoomNow: Refusal = { code: 'queue_full', param: '', say: 'There was no room to store it; send it again later.', retry: 'later' }
type Idempotency = NonNullable<AcceptContext['idempotency']>
/** With `gathered` the submissions are not one request, but one each: what its batch is called, and its key. */
type Context = AcceptContext & { readonly gathered?: readonly { readonly batch: string; readonly idempotency: Idempotency | undefined }[] }
/** What became of a piece; `taken` when its key was used meanwhile. */
type Stored = Outcome[] | 'full' | 'taken'

export function createAccept(needs: Needs) {
  const { clock, queue } = needs
  const { prepare, messageOf } = createPrepare(needs)
  const brim = createBrim(needs)
  const backPressure = createBackPressure(needs)
  const inProgress = new Set<string>()
  let awaiting = 0

  const turn = () => new Promise<void>((resolve) => clock.soon(resolve))
  /** Undefined where there is nothing to wait for. */
  const lookedUp = (submissions: readonly Submission[], context: AcceptContext) => needs.lookUp?.(() => numbersOf(submissions, context))

  /** A map with turns for other work in between; each of the given is of one of the submissions. */
  const inTurns = async <One, Made>(given: readonly One[], of: readonly Submission[], make: (one: One, at: number) => Made): Promise<Made[]> => {
    const made: Made[] = []
    let since = 0
    for (let at = 0; at < given.length; at++) {
      if (since >= slice) {
        since = 0
        await turn()
      }
      since += countOf(of[at]!)
      made.push(make(given[at]!, at))
    }
    return made
  }

  /** What the ledger does not cover is refused; the rest keeps its order. */
  const reserve = (judged: readonly (NewMessage | { refused: Refusal })[], submissions: readonly Submission[], { workspace, mode, spender }: AcceptContext) => {
    const charges: Charge[] = []
    if (!needs.ledger.isFree?.(workspace, mode))
      for (const one of judged) if (!('refused' in one) && isSent(one)) charges.push(chargeOf(one, spender))
    const reserved = needs.ledger.reserve(charges)
    const { refused, held, bills } = reserved
    const messages: NewMessage[] = []
    let candidate = 0
    const outcomes = judged.map((one, at): Outcome => {
      if ('refused' in one) return { refused: one.refused, to: submissions[at]!.to }
      const charge = isSent(one) ? candidate++ : -1
      const uncovered = refused.get(charge)
      if (uncovered !== undefined) return { ...refuse(uncovered.code, uncovered.code === 'no_price' ? '/to' : '', uncovered.say), to: one.to }
      if (bills) one.bill = bills[charge] ?? null
      const message = held?.has(charge) ? asHeld(one, 'budget') : one
      if (message !== one || message.bill?.key !== undefined) message.spender = spender?.key
      messages.push(message)
      const { id, to, from, encoding, segments, state, createdAt, reason } = message
      const accepted: Accepted = { id, to, from, status: statusNames[state]!, segments, encoding, createdAt }
      if (reason) accepted.reason = reason
      return { accepted: message.bill ? { ...accepted, price: moneyOf(message.bill) } : accepted }
    })
    return { messages, outcomes, reserved }
  }

  /** By itself, so that what was thought on the way does not outlive it: the commit that follows takes far longer. */
  const messagesOf = async (wanted: readonly Submission[], batch: string | null, context: AcceptContext, now: number) => {
    const judged = await inTurns(wanted, wanted, (submission) => prepare(submission, context, now))
    const messageIds = needs.ids.run('msg_', judged.reduce((count, one) => count + ('refused' in one ? 0 : 1), 0))
    const series = judged.filter((one): one is Prepared => !('refused' in one) && one.segmented.parts.length > 1)
    const references = series.length > 0 ? await needs.concat.next(series.map(({ from, to, segmented }) => ({ from, to, bits: segmented.reference }))) : []
    const referenceOf = new Map(series.map((one, at) => [one, references[at]!]))
    let made = 0
    return inTurns(judged, wanted, (one, at) =>
      'refused' in one ? one : messageOf(messageIds[made++]!, batch, wanted[at]!, one, context, now, referenceOf.get(one)),
    )
  }

  /** What was not accepted before, piece by piece. `over` resolves after it. */
  const commit = async (submissions: readonly Submission[], before: Before, context: Context, over: Promise<void>): Promise<AcceptResult> => {
    const batch = before.batch ?? needs.ids.next('bat_')
    const left = before.pieces.flatMap((outcomes, piece) => (outcomes ? [] : [piece]))
    const wanted = left.flatMap((piece) => pieceAt(submissions, piece))
    const asking = context.gathered ? undefined : lookedUp(wanted, context)
    if (asking) await asking
    const now = clock.wall()
    const many = submissions.length > 1 && !context.gathered && !context.beside ? batch : null // who notes outcomes has a name for them
    const messages = await messagesOf(wanted, many, context, now)
    const permitted = needs.permit(messages, wanted, now, over)
    const decided = permitted instanceof Promise ? await permitted : permitted
    const storing: Promise<Stored>[] = []
    for (const [nth, piece] of left.entries()) {
      if (nth > 0) await turn()
      const stored = store(batch, piece, pieceAt(submissions, piece), decided.slice(nth * pieceOf, (nth + 1) * pieceOf), context, now)
      stored.catch(() => {}) // it is awaited below, which may be too late to be heard of as awaited
      storing.push(stored)
    }
    const stored = await Promise.all(storing)
    if (stored.includes('taken')) return context.gathered ? { kind: 'in_progress' } : repeated(submissions, context)
    const full = stored.filter((one) => one === 'full').length
    // With a key the rest is done when it is repeated; without one, what was accepted must not be sent again.
    if (full > 0 && (context.idempotency || full === stored.length)) return { kind: 'overloaded', retryAfterMs: fullRetryMs }
    const outcomesOf = new Map(left.map((piece, nth) => [piece, stored[nth]!]))
    const outcomes = before.pieces.flatMap((known, piece) => {
      const one = known ?? outcomesOf.get(piece)!
      return typeof one === 'string' ? pieceAt(submissions, piece).map(({ to }) => ({ refused: noRoomNow, to })) : one
    })
    return { kind: 'done', batch, outcomes, replayed: false }
  }

  const store = async (
    batch: string, piece: number, submissions: readonly Submission[], judged: readonly (NewMessage | { refused: Refusal })[],
    context: Context, now: number, mayBoard = true,
  ): Promise<Stored> => {
    const { workspace, idempotency, redriveOf, beside, gathered } = context
    const { messages, outcomes, reserved } = reserve(judged, submissions, context)
    const items = messages.filter(isSent).map(itemOf)
    const writes = [insertMessages(messages), queue.putting(items)]
    const idempotencyAt = writes.length
    const keep = ({ key, bodyHash }: Idempotency, batch: string, from = 0, to = outcomes.length): KeptAnswer => {
      const keeper = outcomeKeeper(batch)
      for (let at = from; at < to; at++) keeper.add(outcomes[at]!, submissions[at]!.to)
      return { workspace, key: keyOfPiece(key, piece), bodyHash, result: keeper.text(), at: now }
    }
    const kept = gathered?.flatMap((one, at) => (one.idempotency ? [keep(one.idempotency, one.batch, at, at + 1)] : [])) ?? (idempotency ? [keep(idempotency, batch)] : [])
    if (kept.length > 0) writes.push(insertIdempotency(kept))
    writes.push(...reserved.writes)
    if (redriveOf && messages[0]) writes.push(nameRedriven(messages[0].id, redriveOf))
    const besideAt = writes.length
    if (beside) writes.push(...beside(outcomes, piece * pieceOf))
    const toldAt = writes.length
    const urgent = messages.length <= fewMessages && messages.some(({ lane }) => lane === 'otp')
    const told = needs.outbox.changes(messages.filter(needs.outbox.isHeard).map(changeOf))
    const boarding = urgent && mayBoard && items.length === 1 ? needs.board(items[0]!) : undefined
    const written = await needs.db.write([...writes, ...told.writes, ...(boarding?.writes ?? [])], { whenFull: 'refuse', urgent }).catch(noRoom)
    told.ended(written?.ok === true)
    reserved.ended?.(written?.ok === true)
    if (!written?.ok) boarding?.ended(false)
    if (!written) return 'full'
    if (!written.ok) {
      if (boarding && written.at >= writes.length + told.writes.length) return store(batch, piece, submissions, judged, context, now, false)
      if (kept.length > 0 && written.at === idempotencyAt) return 'taken'
      if (written.at >= besideAt && written.at < toldAt) return 'taken'
      throw new Error(`accept could not be written: ${written.say}`)
    }
    if (boarding) queue.putClaimed(items)
    else queue.put(items)
    needs.counters.accepted += messages.length
    needs.counters.failed += messages.length - items.length
    for (const { connection, lane, state } of messages) {
      needs.tally.accepted(connection, lane)
      if (state === stateOf.blocked) needs.tally.reached(connection, lane, state)
    }
    needs.changes.publish(messages.length, (at) => changeOf(messages[at]!))
    boarding?.ended(true)
    return outcomes
  }

  /** No faster than sending goes, where that is what the machine is busy with. A campaign keeps its own distance. */
  const inTime = async (submissions: readonly Submission[], before: Before, context: Context, over: Promise<void>): Promise<AcceptResult> => {
    if (context.beside) return commit(submissions, before, context, over)
    const lane = submissions.reduce<LaneNumber>((lowest, { lane = 'transactional' }) => Math.min(lowest, laneNames.indexOf(lane)) as LaneNumber, 2)
    const waits = backPressure.pass(context.workspace, submissions.length, lane)
    if (waits) await waits
    return commit(submissions, before, context, over).finally(() => backPressure.stored(context.workspace, submissions.length, lane))
  }

  const anew = async (submissions: readonly Submission[], before: Before | undefined, context: Context): Promise<AcceptResult> => {
    if (!before) return { kind: 'mismatch' }
    const told = toldAgain(before)
    if (told) return told
    const over = Promise.withResolvers<void>()
    return inTime(submissions, before, context, over.promise).finally(() => over.resolve())
  }

  const alone = async (submissions: readonly Submission[], context: Context): Promise<AcceptResult> =>
    anew(submissions, await recall(needs.reads, submissions, context.workspace, context.idempotency), context)

  const gather = createGather<AcceptResult>({
    clock,
    async together(ones, context) {
      const keys = ones.flatMap(({ idempotency }) => idempotency?.key ?? [])
      const stored = keys.length > 0 ? await needs.reads.idempotency(context.workspace, keys) : new Map()
      const isNew = ({ idempotency }: Single) => !idempotency || !stored.has(idempotency.key)
      const fresh = ones.filter(isNew)
      const batches = needs.ids.run('bat_', fresh.length)
      const gathered = fresh.map(({ idempotency }, at) => ({ batch: batches[at]!, idempotency }))
      const result = fresh.length > 0 ? await anew(fresh.map(({ submission }) => submission), { pieces: [undefined] }, { ...context, gathered }) : undefined
      let next = 0
      return ones.map(async (one) => {
        const { submission, idempotency } = one
        if (!isNew(one)) return anew([submission], beforeOf(stored, [submission], idempotency!), { ...context, idempotency })
        const at = next++
        if (result!.kind === 'done') return { ...result!, batch: batches[at]!, outcomes: [result!.outcomes[at]!] }
        // a key of one of them was used since it was looked for
        return result!.kind === 'in_progress' ? alone([submission], { ...context, idempotency }) : result!
      })
    },
  })

  /** Codes wait for nobody, and nobody for what is looked up about another’s number. */
  const oneByOne = async (submission: Submission, context: AcceptContext): Promise<AcceptResult> => {
    const asking = lookedUp([submission], context)
    if (asking) await asking
    return gather(submission, context)
  }
  const isGathered = (submissions: readonly Submission[], { redriveOf, beside }: AcceptContext) =>
    submissions.length === 1 && submissions[0]!.lane !== 'otp' && !redriveOf && !beside

  /** Somebody else has this key, at this moment or since. */
  const repeated = async (submissions: readonly Submission[], context: AcceptContext): Promise<AcceptResult> => {
    const before = await recall(needs.reads, submissions, context.workspace, context.idempotency)
    if (!before) return { kind: 'mismatch' }
    return toldAgain(before) ?? { kind: 'in_progress' }
  }

  const toldAgain = ({ batch, pieces }: Before): AcceptResult | undefined => {
    if (batch === undefined || pieces.includes(undefined)) return undefined
    return { kind: 'done', batch, outcomes: pieces.flatMap((outcomes) => outcomes!), replayed: true }
  }

  return {
    async accept(submissions: readonly Submission[], given: AcceptContext): Promise<AcceptResult> {
      const context = inItsMode(given)
      const fullMs = awaiting + submissions.length > awaitingCommit(submissions.length) ? 1_000 : brim.waitMs(submissions.length)
      if (fullMs > 0) return { kind: 'overloaded', retryAfterMs: fullMs }
      const lock = context.idempotency && `${context.workspace} ${context.idempotency.key}`
      if (lock) {
        if (inProgress.has(lock)) return { kind: 'in_progress' }
        inProgress.add(lock)
      }
      awaiting += submissions.length
      try {
        return await (isGathered(submissions, context) ? oneByOne(submissions[0]!, context) : alone(submissions, context))
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
      const { workspace, mode } = context
      const { cost, connection = '' } = route.kind === 'send' ? route : {}
      const charge = { message: '', workspace, mode, country, connection, parts: parts.length, to, from, lane: submission.lane ?? 'transactional' }
      const price = route.kind === 'send' ? needs.ledger.quote?.({ ...charge, network: network ? JSON.stringify(network) : null, cost: cost?.micros ?? null, costCurrency: cost?.currency ?? null }) : undefined
      if (price && 'code' in price) return { refusal: refuse(price.code, '/to', price.say).refused }
      return {
        to, from, encoding, segments: parts.length, parts, costly, units, unitsLeft, country, route: { id, why },
        ...(network && { network }),
        ...(cost && { cost }),
        ...(price && { price }),
        ...(route.kind === 'block' && { blocked: { reason: route.reason, say: route.say } }),
      }
    },
  }
}

/** What was tried out with a test key has not been sent by a live one. Keys of callers have no spaces. */
function inItsMode(context: AcceptContext): AcceptContext {
  const { mode, idempotency } = context
  return mode === 'test' && idempotency ? { ...context, idempotency: { ...idempotency, key: `test ${idempotency.key}` } } : context
}

/** A blocked message is made to be counted and explained, and goes nowhere. */
const isSent = ({ state }: NewMessage) => state !== stateOf.blocked

const numbersOf = (submissions: readonly Submission[], { country }: AcceptContext): string[] =>
  submissions.flatMap(({ to }) => {
    const number = parseNumber(to, country)
    return 'refused' in number ? [] : [number.e164]
  })

/** What sending needs, and nothing of what is in the database only: thousands wait in memory. */
const outboundOf = ({
  id, workspace, mode, to, from, text, encoding, segments, concat, flash, lane, expiresAt, network, wire, account, receiptWanted, about, bill,
}: NewMessage): Outbound => ({
  id, workspace, mode, to, from, text, encoding, segments, concat, flash, lane, expiresAt, network, wire, account, receiptWanted, about, bill,
})

const itemOf = (message: NewMessage): QueueItem<Outbound> => ({
  id: message.id,
  workspace: message.workspace,
  connection: message.connection,
  lane: laneNames.indexOf(message.lane) as LaneNumber,
  parts: message.segments,
  dueAt: message.state === stateOf.held ? (message.heldUntil ?? message.expiresAt) : (message.scheduledAt ?? message.createdAt),
  expiresAt: message.expiresAt,
  attempts: 0,
  body: outboundOf(message),
})

const chargeOf = (message: NewMessage, spender: AcceptContext['spender']): Charge => {
  const { id, workspace, mode, country, connection, segments: parts, to, from, lane, network, cost, costCurrency } = message
  return { message: id, workspace, mode, country, connection, parts, to, from, lane, network, cost, costCurrency, key: spender?.key, campaign: spender?.campaign ?? message.about?.campaign ?? undefined }
}

const changeOf = (message: NewMessage): Change => {
  const { workspace, mode, id, to, from, state, createdAt: at, text, network, about, account, receiptWanted, segments, error, reason } = message
  return { workspace, mode, id, to, from, status: statusNames[state]!, at, text, network, about, account, receiptWanted, segments, error, ...(state === stateOf.blocked && { reason }) }
}
