// From the queue to the wire: claims what a connection has room for, records the intent, and only then hands the bytes over.
// What came of it is judged in `judge`; what an intent left open by a crash becomes is taken up here, by the same rule as a
// lost link.
import type { Carrier, PartResult, PartToSend, Reservation } from '../carriers/carrier.ts'
import { holdingEpoch } from '../carriers/records.ts'
import type { Database, Write } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import { traced } from '../kit/trace.ts'
import type { OpenIntent, Queue, QueueItem } from '../queue/queue.ts'
import type { Changes } from './events.ts'
import { createFlight, isHeld, nextTag, rollUp } from './flight.ts'
import type { Flight, FlightPart } from './flight.ts'
import { createHeld } from './held.ts'
import { createJudge, type UncertainPolicy } from './judge.ts'
import { isFinal, stateOf } from './message.ts'
import type { Change, Outbound } from './message.ts'
import { outboundOf } from './rows.ts'
import type { GatewayReads } from './records.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { LastWord } from './last-word.ts'
import type { Pace } from './pace.ts'
import { partsToSend } from './parts-to-send.ts'
import type { Reports } from './report.ts'
import { restoreProgress } from './restore.ts'
import type { Halt } from './campaigns/halt.ts'
import type { Settle } from './settle.ts'

type Needs = {
  db: Database
  reads: GatewayReads
  queue: Queue<Outbound>
  clock: Clock
  log: Log
  changes: Changes
  outbox: Pick<Outbox, 'isHeard' | 'changes'>
  settle: Settle
  onLost(connection: string): void
  pace: Pace
  halt: Pick<Halt, 'keeps' | 'giveBackOverdue'>
  uncertain: UncertainPolicy
  recall: Recall | undefined
  /** Those that may still go. */
  lastWord: LastWord
  /** Wants another connection tried for a message that waits for its next attempt. */
  elsewhere(item: QueueItem<Outbound>, answer: string): void
}

/** What a connection knows of parts whose bytes may have left before this process: its id of each, undefined for what never
 * came. Undefined in the whole where nobody can be asked. */
export type Recall = (connection: string, parts: readonly { readonly to: string; readonly reference: number; readonly since: number }[]) => Promise<readonly (string | undefined)[]> | undefined

const claimMost = 250
const takeUpPage = 2_000
export type Boarding = { readonly writes: readonly Write[]; ended(stored: boolean): void }

export type Dispatch = ReturnType<typeof createDispatch>

export function createDispatch(needs: Needs) {
  const { clock, queue, settle, log } = needs
  const carriers = new Map<string, Carrier<FlightPart>>()
  const pumps = new Set<string>()
  const held = createHeld(needs)
  const judge = createJudge({ ...needs, held, reports: () => reports })
  /** Ids with an intent and no answer: what their owner sees as `sending`. */
  const sending = new Set<string>()
  let reports: Reports
  let reference = 0
  let stopping = false
  let underway = 0
  const onHandedOver: (() => void)[] = []

  /** Of the window alone: what a rate allows is not kept for anybody. */
  const roomBesideCodes = ({ window }: Carrier<FlightPart>, { parts, left }: Reservation) =>
    Math.min(parts, parts + left - Math.floor(window / 20))

  const pump = (carrier: Carrier<FlightPart>) => {
    if (stopping) return
    for (;;) {
      const reservation = carrier.reserve(claimMost)
      if (!reservation) return
      // Codes go alone: their intent is a small commit, and part of the window is kept for them.
      const codes = queue.claim(carrier.id, reservation.parts, [0])
      const items = codes.length > 0 ? codes : queue.claim(carrier.id, roomBesideCodes(carrier, reservation), [1, 2])
      carrier.resize(reservation, items.reduce((sum, item) => sum + item.parts, 0))
      if (items.length === 0) return
      underway++
      void send(carrier, reservation, items).then(landed)
    }
  }

  /** Many things may make room or work in one turn; one look at the end of it is enough. */
  const wake = (connection: string) => {
    if (pumps.has(connection)) return
    pumps.add(connection)
    clock.soon(() => {
      pumps.delete(connection)
      const carrier = carriers.get(connection)
      if (carrier) pump(carrier)
    })
  }
  queue.onReady = wake

  const send = async (carrier: Carrier<FlightPart>, reservation: Reservation, items: QueueItem<Outbound>[]) => {
    const flights = items.every((item) => item.body) ? items.map((item) => createFlight(item, item.body!)) : await restore(items)
    const now = clock.wall()
    const ready: Flight[] = []
    for (const flight of flights) {
      flight.postponed = flight.spent = false
      if (isFinal(flight.state)) settle.touch(flight)
      else if (flight.item.expiresAt <= now) expire(flight)
      else if (needs.halt.keeps(flight.about?.campaign, flight.item) || isPaced(flight)) continue
      else ready.push(flight)
    }
    const permitted = needs.lastWord.ask(carrier.id, ready, now)
    const due = permitted instanceof Promise ? await permitted : permitted
    if (due.length === 0) return carrier.resize(reservation, 0)
    for (const flight of due) intend(flight, now)
    depart(carrier, reservation, await recordIntents(carrier, reservation, due, now), now)
  }

  const intend = (flight: Flight, now: number) => {
    flight.reference = reference
    reference = (reference + flight.parts.length) & 0xffff
    flight.intentAt = now
    flight.postponed = true // until its intent is durable: a receipt for another part must not move it meanwhile
    flight.item.attempts++
    if (flight.parts.length > 1) reports.follow(flight)
  }

  /** Hands over what has a durable intent. */
  const depart = (carrier: Carrier<FlightPart>, reservation: Reservation, kept: readonly Flight[], now: number) => {
    const parts: PartToSend<FlightPart>[] = []
    const going = kept.filter((flight) => goes(flight) && makeParts(flight, parts))
    carrier.resize(reservation, parts.length)
    const begun = going.filter((flight) => flight.told < stateOf.sending)
    for (const flight of going) sending.add(flight.id)
    for (const flight of begun) flight.told = flight.state = stateOf.sending
    const show = sendingSince(now)
    needs.changes.publish(begun.length, (at) => show(begun[at]!))
    if (parts.length > 0) traced('dispatch', { 'onesixty.connection': carrier.id, 'onesixty.parts': parts.length }, () => carrier.submit(reservation, parts))
  }

  /**
   * A message of one part that finds room, and nobody before it, may go with its acceptance: `writes`, in the transaction
   * that stores it, are its intent, and `ended` says whether that is durable. Spares a code the wait for a second commit.
   */
  const board = (item: QueueItem<Outbound>): Boarding | undefined => {
    const carrier = carriers.get(item.connection)
    const now = clock.wall()
    if (stopping || !carrier || item.parts > 1 || item.dueAt > now || !queue.isEmpty(item.connection, item.lane)) return undefined
    const reservation = carrier.reserve(1)
    if (!reservation) return undefined
    const flight = createFlight(item, item.body!)
    if (needs.pace(pacedAs(flight)) > 0) {
      carrier.resize(reservation, 0)
      return undefined
    }
    intend(flight, now)
    const told = needs.outbox.changes(needs.outbox.isHeard(flight) ? [sendingSince(now)(flight)] : [])
    underway++
    return {
      writes: [holdingEpoch(carrier.id, reservation.epoch), ...queue.intending([intentOf(flight, reservation)]), ...told.writes],
      ended(stored) {
        told.ended(stored)
        if (stored) depart(carrier, reservation, [flight], now)
        else {
          item.attempts--
          carrier.resize(reservation, 0)
        }
        landed()
      },
    }
  }

  const landed = () => {
    underway--
    if (underway === 0) for (const resolve of onHandedOver.splice(0)) resolve()
  }

  /** Whether it still is to be sent now that its intent is durable: a receipt may have ended it meanwhile. */
  const goes = (flight: Flight): boolean => {
    flight.postponed = false
    const isStopped = needs.lastWord.isStopped(flight)
    if (!isStopped && !isFinal(rollUp(flight))) return true
    settle.touch(flight)
    if (!isStopped) return false
    flight.blockedFor = 'opt_out'
    for (const part of flight.parts) settle.finished(part, stateOf.blocked, { code: 'blocked', say: 'The recipient said STOP.' })
    return false
  }

  /** False for a message that cannot be made into parts any more, as after an upgrade that judges it otherwise. */
  const makeParts = (flight: Flight, into: PartToSend<FlightPart>[]): boolean => {
    try {
      into.push(...partsToSend(flight))
      return true
    } catch (error) {
      log.error('a message cannot be sent', { message: flight.id, error })
      const say = `it was accepted and cannot be sent now: ${(error as Error).message}`
      settle.touch(flight)
      for (const part of flight.parts) {
        if (part.state < stateOf.submitted && !part.held) settle.finished(part, stateOf.rejected, { code: 'unsendable', say })
      }
      return false
    }
  }

  /** Beyond what its sender or its network may get: it comes back at its time. */
  const isPaced = (flight: Flight): boolean => {
    const at = needs.pace(pacedAs(flight))
    if (at === 0) return false
    flight.spent = true // no attempt was begun, so none is taken back
    for (const part of flight.parts) if (part.state < stateOf.submitted && !part.held) settle.retry(part, at)
    return true
  }

  /** The flights whose intent is durable now: all of them, or none when the connection is another's by now. */
  const recordIntents = async (carrier: Carrier<FlightPart>, reservation: Reservation, due: readonly Flight[], intentAt: number): Promise<readonly Flight[]> => {
    const fence = holdingEpoch(carrier.id, reservation.epoch)
    const tell = (flights: readonly Flight[]) =>
      needs.outbox.changes(flights.filter((flight) => flight.told < stateOf.sending && needs.outbox.isHeard(flight)).map(sendingSince(intentAt)))
    const urgent = due[0]!.lane === 'otp'
    const told = tell(due)
    const written = await needs.db.write([fence, ...queue.intending(due.map((flight) => intentOf(flight, reservation))), ...told.writes], { urgent, first: true })
    told.ended(written.ok)
    if (written.ok) return due
    if (written.at === 0) {
      needs.onLost(carrier.id)
      queue.release(due.map((flight) => flight.item))
      return []
    }
    // A queue row is not there, which no known way leads to: whose it is shows when each is tried by itself.
    const kept: Flight[] = []
    for (const flight of due) {
      const one = tell([flight])
      const alone = await needs.db.write([fence, ...queue.intending([intentOf(flight, reservation)]), ...one.writes])
      one.ended(alone.ok)
      if (alone.ok) kept.push(flight)
      else {
        log.error('a message was claimed that is not in the queue; it is not sent', { message: flight.id, say: alone.say })
        queue.removed([flight.item])
      }
    }
    return kept
  }

  /** Items without their message in memory: read both it and how far its parts came. */
  const restore = async (items: readonly QueueItem<Outbound>[]): Promise<Flight[]> => {
    const ids = items.map((item) => item.id)
    const rows = new Map((await needs.reads.sendable(ids)).map((row) => [String(row['id']), row]))
    const longer = items.filter((item) => item.parts > 1).map((item) => item.id)
    const partRows = Map.groupBy(longer.length > 0 ? await needs.reads.parts(longer) : [], (part) => String(part['message']))
    await drop(items.filter((item) => !rows.has(item.id)))
    return items.filter((item) => rows.has(item.id)).map((item) => {
      const row = rows.get(item.id)!
      item.body = outboundOf(row)
      const live = reports.followed(item.id)
      if (live) {
        live.item = item
        live.connection = item.connection
        live.queued = true
        if (isHeld(live)) held.hold(live)
        return live
      }
      const flight = createFlight(item, item.body)
      restoreProgress(flight, row, partRows.get(item.id) ?? [])
      if (isHeld(flight)) held.hold(flight)
      // Before a receipt makes another flight of its rows; of one that was never tried none comes, and its text may change.
      if (flight.parts.length > 1 && (item.attempts > 0 || partRows.has(item.id))) reports.follow(flight)
      return flight
    })
  }

  /** Queue rows whose message is gone, which no known way leads to: nobody is left to be told. */
  const drop = async (items: readonly QueueItem<Outbound>[]) => {
    if (items.length === 0) return
    for (const { id } of items) log.error('a message waits in the queue and is not stored; it is dropped', { message: id })
    await needs.db.write([queue.removing(items)])
    queue.removed(items)
  }

  const expire = (flight: Flight) => {
    flight.postponed = false
    settle.touch(flight) // which takes out of the queue what has come to its end already
    for (const part of flight.parts) {
      if (part.state >= stateOf.submitted) continue
      judge.fail(part, stateOf.expired, { code: 'expired', say: 'its validity passed before an operator took it' })
    }
  }

  const takeUp = async (open: readonly { item: QueueItem<Outbound>; intent: OpenIntent }[]) => {
    const flights: Flight[] = []
    for (let at = 0, page = restore([]); at < open.length + takeUpPage; at += takeUpPage) {
      const next = restore(open.slice(at, at + takeUpPage).map(({ item }) => item)) // read while the page before is made into flights
      flights.push(...(await page))
      page = next
    }
    const intents = new Map(open.map(({ item, intent }) => [item.id, intent]))
    const unanswered: FlightPart[] = []
    for (const flight of flights) {
      const { reference: tag, intentAt } = intents.get(flight.id)!
      flight.reference = tag
      flight.intentAt = intentAt
      flight.state = flight.told = Math.max(flight.state, stateOf.sending)
      if (isFinal(flight.state)) {
        settle.abandon(flight)
        continue
      }
      sending.add(flight.id) // as its owner was told, though its row does not say so yet
      reports.follow(flight)
      for (const part of flight.parts) {
        if (part.state >= stateOf.submitted || part.held) continue
        part.state = stateOf.sending
        part.tag = nextTag(part)
        unanswered.push(part)
      }
    }
    for (const [connection, parts] of Map.groupBy(unanswered, ({ flight }) => flight.connection)) {
      const known = await needs.recall?.(connection, parts.map(({ flight: { to, intentAt }, tag }) => ({ to: to.slice(1), reference: tag!, since: intentAt! })))
      parts.forEach((part, at) => {
        const operatorId = known?.[at]
        if (!known) judge.uncertain(part, 'the process ended')
        else judge.judge(part, operatorId === undefined ? { kind: 'unsent' } : { kind: 'submitted', operatorId })
      })
    }
    return flights.length
  }

  return {
    /** The two know each other: answers create expectations, receipts end held flights. */
    connect: (to: Reports) => void (reports = to),
    heldWith: held.with,
    add(carrier: Carrier<FlightPart>) {
      carriers.set(carrier.id, carrier)
      wake(carrier.id)
    },
    /** Sends nothing more over this connection. */
    leave: (connection: string) => void carriers.delete(connection),
    wake,
    board,
    settled(flights: readonly Flight[]) {
      for (const flight of flights) if (!flight.parts.some((part) => part.state === stateOf.sending)) sending.delete(flight.id)
      for (const connection of new Set(flights.map((flight) => flight.connection))) wake(connection)
    },
    results(results: readonly { token: FlightPart; result: PartResult }[]) {
      for (const { token, result } of results) judge.judge(token, result)
    },
    late(connection: string, answers: readonly { token: FlightPart; result: PartResult }[]) {
      for (const { token, result } of answers) judge.late(connection, token, result)
    },
    isSending: (id: string) => sending.has(id),
    sendingIds: () => [...sending],
    /** Ends queued messages whose validity has passed. Resolves with how many. */
    async expireOverdue(): Promise<number> {
      needs.halt.giveBackOverdue()
      const items = await queue.claimOverdue()
      const flights = await restore(items).catch((error: unknown) => {
        queue.release(items)
        throw error
      })
      for (const flight of flights) expire(flight)
      return items.length
    },
    /** Decides about every intent that an earlier process left open; resolves with their number. */
    async recover(): Promise<number> {
      reference = clock.wall() & 0xffff
      const open = await queue.start()
      return open.length > 0 ? takeUp(open) : 0
    },
    /** Claims nothing more; resolves when what was claimed is with a carrier. */
    stop(): Promise<void> {
      stopping = true
      return underway === 0 ? Promise.resolve() : new Promise((resolve) => onHandedOver.push(resolve))
    },
  }
}

const intentOf = ({ item, reference, intentAt }: Flight, { epoch }: Reservation) => ({ item, intent: { epoch, reference, intentAt: intentAt! } })

const pacedAs = ({ id, connection, lane, from, item, parts, about }: Flight) =>
  ({ id, connection, lane, from, campaign: about?.campaign, network: item.body!.network, parts: parts.length, dueAt: item.dueAt })

const sendingSince = (at: number) => (flight: Flight): Change => {
  const { workspace, mode, id, to, from, connection, network, about, account, receiptWanted, parts } = flight
  return { workspace, mode, id, to, from, status: 'sending', at, connection, network, about, account, receiptWanted, segments: parts.length }
}
