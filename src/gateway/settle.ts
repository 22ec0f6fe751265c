// Makes durable what operators said: answers and receipts of many messages in one transaction, one at a time. While one
// commit runs, the answer and the receipt of a message may both come in; they then cost one write. Operators are told
// "stored" only after the commit.
import type { Ending, Ledger } from '../billing/ledger.ts'
import type { Carrier } from '../carriers/carrier.ts'
import type { Database, Write } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Queue, QueueItem } from '../queue/queue.ts'
import type { Changes, Counters } from './events.ts'
import { isAwaited, isHeld, needsSending, partsSubmitted, rollUp } from './flight.ts'
import type { Flight, FlightPart } from './flight.ts'
import { blockedAtLast } from './holding/records.ts'
import { isFinal, stateOf, statusNames } from './message.ts'
import type { Change, Outbound } from './message.ts'
import { insertNotes, insertReceipts, matchReceipts, recharged, updateMessages, upsertParts } from './records.ts'
import type { Note, PartProgress, Progress, ReceiptRow } from './records.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { Tally } from './tally.ts'

type Needs = {
  db: Database
  queue: Queue<Outbound>
  ledger: Ledger
  clock: Clock
  changes: Changes
  counters: Counters
  tally: Tally
  outbox: Pick<Outbox, 'isHeard' | 'changes'>
  /** The write that fails when another process owns the connection; none for a connection that is not running. */
  fenceOf(connection: string): Write | undefined
  onLost(connection: string): void
  onSettled(flights: readonly Flight[]): void
}
type Answer = { carrier: Pick<Carrier<FlightPart>, 'id' | 'answer'>; handles: unknown[] }

export type Settle = ReturnType<typeof createSettle>

/** What is to be said about the messages of one connection; each has its own, because each has its own owner. */
type Desk = {
  readonly connection: string
  dirty: Flight[]
  receipts: ReceiptRow[]
  matches: { receipt: string; message: string }[]
  notes: Note[]
  answers: Answer[]
  busy: boolean
  /** Another process owns the connection now: nothing from here is written, and operators say it again to the owner. */
  lost: boolean
}

const none: readonly Change[] = []
/** What is committed at once: between two such commits a code may go. */
const pieceOf = 250

export function createSettle(needs: Needs) {
  const { clock, queue, counters, tally } = needs
  const desks = new Map<string, Desk>()
  const onIdle: (() => void)[] = []

  const deskOf = (connection: string): Desk => {
    const found = desks.get(connection)
    if (found) return found
    const desk: Desk = { connection, dirty: [], receipts: [], matches: [], notes: [], answers: [], busy: false, lost: false }
    desks.set(connection, desk)
    return desk
  }

  const plan = (desk: Desk) => {
    if (desk.busy) return
    desk.busy = true
    clock.soon(() => flush(desk))
  }

  const rest = (desk: Desk) => {
    desk.busy = false
    if ([...desks.values()].every((one) => !one.busy)) for (const resolve of onIdle.splice(0)) resolve()
  }

  const flush = (desk: Desk) => {
    const { dirty: flights, receipts, matches, notes, answers } = desk
    desk.dirty = []
    desk.receipts = []
    desk.matches = []
    desk.notes = []
    desk.answers = []
    if (desk.lost) {
      for (const { carrier, handles } of answers) carrier.answer(handles, false)
      return rest(desk)
    }
    const pieces = Math.ceil(Math.max(flights.length, receipts.length, notes.length, matches.length > 0 || answers.length > 0 ? 1 : 0) / pieceOf)
    if (pieces === 0) return rest(desk)
    const settled = Array.from({ length: pieces }, (_, piece) => {
      const of = <One>(all: readonly One[]) => all.slice(piece * pieceOf, (piece + 1) * pieceOf)
      const writes: Write[] = []
      if (of(receipts).length > 0) writes.push(insertReceipts(of(receipts)))
      if (of(notes).length > 0) writes.push(insertNotes(of(notes)))
      if (piece === pieces - 1 && matches.length > 0) writes.push(matchReceipts(matches)) // when all receipts are there
      return settle(desk, of(flights), writes)
    })
    void Promise.all(settled).then((all) => {
      const owned = !all.includes(false)
      for (const { carrier, handles } of answers) carrier.answer(handles, owned)
      if (!owned && !desk.lost) {
        desk.lost = true
        needs.onLost(desk.connection)
      }
      flush(desk)
    })
  }

  /** One commit. False when another process owns the connection by now. */
  const settle = async (desk: Desk, flights: readonly Flight[], more: readonly Write[]): Promise<boolean> => {
    const { writes, leaving, postponed, settled } = writesFor(flights)
    writes.push(...more)
    const told = flights.filter((flight) => flight.state !== flight.told)
    const states = told.map((flight) => flight.state)
    const before = told.map((flight) => flight.told)
    for (const flight of told) flight.told = flight.state
    const at = clock.wall()
    const changeAt = (i: number) => changeOf(told[i]!, before[i]!, states[i]!, at)
    const events = needs.outbox.changes(heardOf(told, changeAt))
    writes.push(...events.writes)
    const fence = needs.fenceOf(desk.connection)
    const written = await needs.db.write(fence ? [fence, ...writes] : writes)
    events.ended(written.ok)
    settled?.ended?.(written.ok)
    if (!written.ok && written.at === 0 && fence) return false
    if (!written.ok) throw new Error(`settling could not be written: ${written.say}`)
    if (leaving.length > 0) queue.removed(leaving)
    for (const item of leaving) item.body = undefined // receipts need no text, and may be long in coming
    for (const [at, items] of postponed) {
      for (const item of items) item.body = undefined
      queue.postponed(items, at)
    }
    states.forEach((state, i) => count(told[i]!, before[i]!, state))
    needs.changes.publish(told.length, changeAt, 'outcomes')
    needs.onSettled(flights)
    return true
  }

  /** What somebody may want to hear of; that an operator took it, too, where its end came as quickly. */
  const heardOf = (told: readonly Flight[], changeAt: (i: number) => Change): Change[] =>
    told.flatMap((flight, i) => {
      if (!needs.outbox.isHeard(flight)) return none
      const { submittedToo, ...rest } = changeAt(i)
      const change = { ...rest, segments: flight.parts.length, partsSubmitted: partsSubmitted(flight), error: first(flight.parts.map(({ error }) => error)) }
      return submittedToo ? [{ ...change, status: 'submitted' as const, at: change.submittedAt!, error: null }, change] : [change]
    })

  /** Decides for each flight whether it stays, leaves the queue, or waits for another attempt. */
  const writesFor = (flights: readonly Flight[]) => {
    const writes: Write[] = []
    const leaving: QueueItem<Outbound>[] = []
    const postponed = new Map<number, QueueItem<Outbound>[]>()
    const parts: PartProgress[] = []
    for (const flight of flights) {
      flight.dirty = false
      flight.state = rollUp(flight)
      if (flight.parts.length > 1) collectParts(flight, parts)
      if (!flight.queued || flight.postponed || isAwaited(flight)) continue
      if (needsSending(flight) && !isFinal(flight.state)) {
        const at = flight.retryAt ?? flight.item.dueAt
        flight.retryAt = undefined
        flight.postponed = true
        if (!flight.spent) flight.item.attempts = Math.max(0, flight.item.attempts - 1)
        const alike = postponed.get(at)
        if (alike) alike.push(flight.item)
        else postponed.set(at, [flight.item])
      } else if (!isHeld(flight) || isFinal(flight.state)) {
        flight.queued = false
        leaving.push(flight.item)
      }
    }
    const progressAt = writes.length
    if (parts.length > 0) writes.push(upsertParts(parts))
    // Told with the end, and again when an operator takes a part after another one failed: it bills that too.
    const ended = flights.filter((flight) => isFinal(flight.state) && flight.billed !== partsSubmitted(flight))
    const late = ended.filter((flight) => flight.billed !== undefined && flight.bill)
    const settled = ended.length > 0 ? needs.ledger.settle(ended.map(endingOf)) : undefined
    for (const flight of ended) flight.billed = partsSubmitted(flight)
    if (settled) writes.push(...settled.writes)
    if (late.length > 0) writes.push(recharged(late))
    if (flights.length > 0) writes.splice(progressAt, 0, updateMessages(flights.map(progressOf))) // by now it is known what they came to
    const blocked = flights.filter(({ blockedFor }) => blockedFor !== undefined)
    if (blocked.length > 0) writes.push(blockedAtLast(blocked))
    if (leaving.length > 0) writes.push(queue.removing(leaving))
    for (const [at, items] of postponed) writes.push(...queue.postponing(items, at))
    return { writes, leaving, postponed, settled }
  }

  const count = ({ connection, lane }: Flight, before: number, state: number) => {
    const submitted = state === stateOf.submitted || state === stateOf.delivered
    if (submitted && before < stateOf.submitted) {
      counters.submitted++
      tally.reached(connection, lane, stateOf.submitted)
    }
    if (isFinal(state)) tally.reached(connection, lane, state)
    if (state === stateOf.delivered) counters.delivered++
    else if (isFinal(state)) counters.failed++
  }

  const touch = (flight: Flight) => {
    const desk = deskOf(flight.connection)
    if (!flight.dirty) {
      flight.dirty = true
      desk.dirty.push(flight)
    }
    plan(desk)
  }

  return {
    touch,
    /** The operator took the part and calls it `operatorId`. */
    submitted(part: FlightPart, operatorId: string) {
      if (isFinal(part.state)) return touch(part.flight) // a receipt of an earlier copy was quicker
      part.state = stateOf.submitted
      part.operatorId = operatorId
      part.submittedAt = clock.wall()
      part.held = false
      part.changed = true
      touch(part.flight)
    },
    /** The part came to its end. The first end counts; says whether this was it. */
    finished(part: FlightPart, state: number, error: { code: string; say: string } | undefined): boolean {
      if (isFinal(part.state)) return false
      part.state = state
      part.error = error ? JSON.stringify(error) : null
      part.finishedAt = clock.wall()
      part.held = false
      part.changed = true
      touch(part.flight)
      return true
    },
    /** Its end is known and some of its parts will have no answer any more: it leaves the queue. */
    abandon(flight: Flight) {
      for (const part of flight.parts) if (part.state < stateOf.submitted) part.state = stateOf.unknown
      touch(flight)
    },
    /** Back to waiting until `at`. */
    retry(part: FlightPart, at: number) {
      part.state = stateOf.queued
      part.flight.retryAt = Math.max(part.flight.retryAt ?? 0, at)
      touch(part.flight)
    },
    receipt(row: ReceiptRow) {
      const desk = deskOf(row.connection)
      desk.receipts.push(row)
      plan(desk)
    },
    match(connection: string, receipt: string, message: string) {
      const desk = deskOf(connection)
      desk.matches.push({ receipt, message })
      plan(desk)
    },
    note({ connection, id }: Pick<Flight, 'connection' | 'id'>, event: string, detail: Readonly<Record<string, unknown>>) {
      const desk = deskOf(connection)
      desk.notes.push({ message: id, at: clock.wall(), event, detail: JSON.stringify(detail) })
      plan(desk)
    },
    /** Tell the operator "stored" once everything said so far of a connection is; of its own, where no other is named. */
    answer(carrier: Answer['carrier'], handles: unknown[], connection = carrier.id) {
      const desk = deskOf(connection)
      desk.answers.push({ carrier, handles })
      plan(desk)
    },
    /** This process owns the connection again, or for the first time. */
    own: (connection: string) => void (deskOf(connection).lost = false),
    /** Resolves when everything said so far is durable. */
    idle: () =>
      new Promise<void>((resolve) => {
        if ([...desks.values()].every((desk) => !desk.busy)) resolve()
        else onIdle.push(resolve)
      }),
  }
}

function changeOf(flight: Flight, before: number, state: number, at: number): Change {
  const { workspace, mode, id, to, from, connection, network, parts, possibleDuplicate, about, account, receiptWanted, blockedFor: reason } = flight
  const submittedAt = parts[0]!.submittedAt ?? undefined
  const change = { workspace, mode, id, to, from, status: statusNames[state]!, at, connection, submittedAt, network, about, account, receiptWanted }
  const submittedToo = submittedAt !== undefined && before < stateOf.submitted && isFinal(state)
  if (!possibleDuplicate && !submittedToo && reason === undefined) return change
  return { ...change, ...(possibleDuplicate && { possibleDuplicate }), ...(submittedToo && { submittedToo }), ...(reason !== undefined && { reason }) }
}

const endingOf = (flight: Flight): Ending => {
  const { id: message, workspace, state, billed: partsBefore, bill, about } = flight
  return { message, workspace, state: statusNames[state]!, partsSubmitted: partsSubmitted(flight), partsBefore, bill, about }
}

const first = <T>(values: readonly (T | null)[]): T | null => values.find((value) => value !== null) ?? null

function progressOf(flight: Flight): Progress {
  const { id, state, intentAt, possibleDuplicate, parts, item } = flight
  const finished = isFinal(state)
  const charged = flight.bill?.charged ?? null
  if (parts.length === 1) {
    const { submittedAt, finishedAt, operatorId, error } = parts[0]!
    return { id, state, attempts: item.attempts, intentAt, submittedAt, finishedAt: finished ? finishedAt : null, operatorId, error, possibleDuplicate, charged }
  }
  return {
    id, state, attempts: item.attempts, intentAt, possibleDuplicate,
    submittedAt: latest(parts.map((part) => part.submittedAt)),
    finishedAt: finished ? latest(parts.map((part) => part.finishedAt)) : null,
    operatorId: null,
    error: first(parts.map((part) => part.error)),
    charged,
  }
}

const latest = (times: readonly (number | null)[]) => {
  const known = times.filter((at) => at !== null)
  return known.length > 0 ? Math.max(...known) : null
}

function collectParts(flight: Flight, into: PartProgress[]) {
  for (const part of flight.parts) {
    if (!part.changed) continue
    part.changed = false
    const { number, state, operatorId, error, submittedAt, finishedAt, tag: reference } = part
    into.push({ message: flight.id, number, connection: flight.connection, state, operatorId, error, submittedAt, finishedAt, reference })
  }
}
