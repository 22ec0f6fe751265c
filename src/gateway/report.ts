// Receipts: finds the part a receipt speaks of and ends it. A receipt may come before the answer to its submit, twice, in
// another spelling, or for nothing we know: it is stored in every case before the operator hears "stored". Receipts without
// a part are kept and matched when the answer comes, or listed.
import type { Carrier, Report } from '../carriers/carrier.ts'
import { strangeMost, type IdStyles } from '../carriers/idstyles.ts'
import type { Clock } from '../kit/clock.ts'
import { bornAt, type Ids } from '../kit/ids.ts'
import { createRecent } from '../kit/recent.ts'
import { canonicalId, canonicalIds, type ReceiptState } from '../smpp/receipt.ts'
import type { Row } from '../db/database.ts'
import { createCalled, sameSubscriber, type Bearer } from './called.ts'
import { createFlight, partsSubmitted } from './flight.ts'
import type { Flight, FlightPart } from './flight.ts'
import { isFinal, stateOf } from './message.ts'
import { outboundOf } from './records.ts'
import type { GatewayReads } from './records.ts'
import type { Settle } from './settle.ts'

type Needs = {
  reads: GatewayReads
  clock: Clock
  ids: Ids
  settle: Settle
  /** How each operator spells ids. */
  styles: IdStyles
  /** Parts whose answer never came, by the tag they were sent with. */
  heldWith(connection: string, tag: number): readonly FlightPart[]
}
type Parked = { id: string; operatorId: string; recipient: string; reference: number | null; state: ReceiptState; error: string | null }
/** A receipt that only another spelling of its id would match. */
type Stray = { readonly id: string; readonly source: string }

/** Messages of several parts in memory. */
const seriesKept = 25_000
/** Receipts whose part is not known yet, in memory; all of them are in the database. */
const parkedKept = 25_000
/** Of one id: repeats, states on the way, other subscribers where an operator uses ids again. */
const parkedPerId = 16
/** By then the answer that an early receipt waits for has come, or will not. */
const strayMs = 90_000
const straysMost = 500
export const unmatchedForMs = 72 * 3600_000

/** How a receipt's word ends a message; words that are missing do not end it. */
const finalState: Partial<Record<ReceiptState, number>> = {
  delivered: stateOf.delivered,
  undelivered: stateOf.undelivered,
  deleted: stateOf.undelivered,
  skipped: stateOf.undelivered,
  expired: stateOf.expired,
  rejected: stateOf.rejected,
  unknown: stateOf.unknown,
}

const endsPart = ({ state }: Parked) => finalState[state] !== undefined

/** The one spelling under which an operator's id is kept: the same for `00A1` and `a1`. */
export const nameOf = canonicalId

export type Reports = ReturnType<typeof createReports>

export function createReports(needs: Needs) {
  const { clock, settle, styles } = needs
  const called = createCalled()
  const parked = createRecent<Parked[]>(parkedKept)
  /** The same, by the tag of the submit, for those whose answer never comes. */
  const parkedByTag = createRecent<Parked>(parkedKept)
  const tagOf = (connection: string, reference: number) => `${connection} ${reference}`
  /** Of each connection the last receipts that only another spelling of their id would match. */
  const strays = new Map<string, readonly Stray[]>()
  let straysWaiting = 0
  /** Messages of several parts: all that is known of one must meet in one flight, or no one sees that the last part came. */
  const series = createRecent<Flight>(seriesKept)

  const keyOf = (connection: string, operatorId: string) => `${connection} ${nameOf(operatorId)}`
  const knownAs = (connection: string, name: string, source: string) => called.find(`${connection} ${name}`, source)
  /** By the spellings that the operator may use. An id alone proves little: they are short and are used again; so it must be
   * for the same subscriber too. Some receipts bear a second id. */
  const partFor = (connection: string, { receipt, source }: Report): Bearer | undefined => {
    for (const id of receipt.otherId === undefined ? [receipt.id] : [receipt.id, receipt.otherId])
      for (const name of styles.ofReceipt(connection, id)) {
        const found = knownAs(connection, name, source)
        if (!found) continue
        styles.matched(connection, id, name)
        return found
      }
    return undefined
  }
  const end = (part: FlightPart, state: ReceiptState, err: string | null): boolean => {
    const final = finalState[state]
    if (final === undefined) return false
    const error = final === stateOf.delivered ? undefined : { code: 'operator_report', say: `the operator reports: ${state}${err ? `, error ${err}` : ''}` }
    return settle.finished(part, final, error)
  }

  const keep = (connection: string, report: Report, message: string | null) => {
    const { receipt, source, destination } = report
    const id = needs.ids.next('rcp_')
    const error = receipt.err ?? null
    const reference = receipt.reference ?? null
    // A receipt travels from the recipient to the sender of the message.
    settle.receipt({ id, connection, operatorId: receipt.id, sender: destination, recipient: source, state: receipt.state, error, reference, at: clock.wall(), message })
    if (message === null) park(connection, { id, operatorId: receipt.id, recipient: source, reference, state: receipt.state, error })
  }

  const park = (connection: string, one: Parked) => {
    const key = keyOf(connection, one.operatorId)
    const waiting = parked.get(key)
    if (!waiting) parked.set(key, [one])
    else if (waiting.length < parkedPerId) waiting.push(one)
    else if (!waiting.some(endsPart)) waiting[0] = one // the first end counts; others without room are in the database
    if (one.reference !== null && endsPart(one)) parkedByTag.set(tagOf(connection, one.reference), one)
  }

  const leaveParked = (key: string, waiting: Parked[]) => {
    if (waiting.length > 0) parked.set(key, waiting)
    else parked.delete(key)
  }

  /** Takes what waits for a subscriber under any spelling of an id, the earliest first. Once one of them ends the part, no end
   * under another spelling is taken: it may be another message's. */
  const unpark = (connection: string, operatorId: string, to: string): Parked[] => {
    const taken: Parked[] = []
    for (const form of styles.ofAnswer(connection, operatorId)) {
      const waiting = parked.get(`${connection} ${form}`)
      if (!waiting) continue
      const ended = taken.some(endsPart)
      const mine = waiting.filter((one) => sameSubscriber(to, one.recipient) && !(ended && endsPart(one)))
      taken.push(...mine)
      leaveParked(`${connection} ${form}`, waiting.filter((one) => !mine.includes(one)))
    }
    return taken.sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** Receipts that came early belong to this part. Whether one of them ended it. */
  const join = (part: FlightPart, early: readonly Parked[]): boolean => {
    let ended = false
    for (const { id, state, error } of early) {
      settle.match(part.flight.connection, id, part.flight.id)
      ended = end(part, state, error) || ended
    }
    return ended
  }

  /** Parts that went as one submit share its id, and its receipt. */
  const sharingWith = (part: FlightPart) =>
    part.flight.parts.length === 1 || part.operatorId === null ? [part] : part.flight.parts.filter((one) => one.operatorId === part.operatorId)

  const apply = (connection: string, report: Report, part: Bearer) => {
    if ('message' in part) return keep(connection, report, part.message)
    const { state, err = null } = report.receipt
    let ended = false
    for (const one of sharingWith(part)) ended = end(one, state, err) || ended
    if (!ended) keep(connection, report, part.flight.id)
  }

  /** A part whose answer never came: known only by whom it was for and the tag it was sent with. */
  const heldPart = (connection: string, report: Report): FlightPart | undefined => {
    const { reference } = report.receipt
    if (reference === undefined) return undefined
    return needs.heldWith(connection, reference).find(({ flight }) => sameSubscriber(flight.to, report.source))
  }

  const findStored = async (connection: string, ids: readonly (string | undefined)[]) => {
    const forms = [...new Set(ids.flatMap((id) => (id === undefined ? [] : canonicalIds(id))))]
    const parts = await needs.reads.submittedParts(connection, forms)
    const rows = await needs.reads.submitted(connection, forms)
    const longer = parts.length > 0 ? await needs.reads.messages([...new Set(parts.map((row) => String(row['message'])))]) : []
    for (const row of rows) remember(connection, series.get(String(row['id'])) ?? restoreFlight(row, []))
    for (const row of longer) {
      const id = String(row['id'])
      const partRows = series.get(id) ? [] : await needs.reads.parts([id])
      const flight = series.get(id) ?? restoreFlight(row, partRows)
      follow(flight)
      remember(connection, flight)
    }
  }

  const remember = (connection: string, flight: Flight) => {
    for (const part of flight.parts) if (part.operatorId !== null) called.add(keyOf(connection, part.operatorId), part)
  }

  const follow = (flight: Flight) => {
    if (flight.parts.length > 1 || flight.possibleDuplicate) series.set(flight.id, flight)
  }

  /** The flight of a stored message: the one in memory where there is one, so that an end is told once. */
  const flightOf = async (row: Row): Promise<Flight> => {
    const id = String(row['id'])
    const operatorId = row['operator_id']
    const single = typeof operatorId === 'string' ? called.of(keyOf(String(row['connection']), operatorId), id) : undefined
    if (single && 'flight' in single) return single.flight
    const flight = series.get(id) ?? restoreFlight(row, row['segments'] === 1 ? [] : await needs.reads.parts([id]))
    follow(flight)
    remember(flight.connection, flight)
    return flight
  }

  const missed = (connection: string, report: Report) => {
    const { receipt: { id, reference }, source } = report
    const bearers = () => canonicalIds(id).flatMap((name) => knownAs(connection, name, source) ?? [])
    const miss = styles.missed(connection, id, () => bearers().length > 0)
    const tagged = miss === 'plain' ? undefined : bearers().find((one) => 'flight' in one && one.tag === reference)
    if (tagged) apply(connection, report, tagged)
    else keep(connection, report, null)
    strayed(connection, miss, tagged ? undefined : { id, source })
  }
  /** What a miss means for the receipts that only another spelling would match; `stray` is one more of them. */
  const strayed = (connection: string, miss: ReturnType<IdStyles['missed']>, stray?: Stray) => {
    if (miss === 'plain') return
    const mine = [...(strays.get(connection) ?? []), ...(stray ? [stray] : [])].slice(-strangeMost)
    strays.set(connection, mine)
    if (miss === 'stray') return stray && awaitAnswer(connection, stray)
    strays.delete(connection)
    for (const each of mine) rejoin(connection, each)
  }
  /** Receipts that came just before this answer in another spelling than was learned: those with the tag of its part are its own,
   * one without waits until no other answer can be coming. */
  const meetStrays = (part: FlightPart, operatorId: string, connection: string) => {
    if (styles.learnedOf(connection) === undefined) return // every spelling was tried
    for (const name of canonicalIds(operatorId)) {
      const key = `${connection} ${name}`
      const waiting = parked.get(key)
      if (!waiting) continue
      const mine = waiting.filter(({ id, recipient }) => sameSubscriber(part.flight.to, recipient) && bornAt(id) > clock.wall() - strayMs)
      const tagged = mine.filter(({ reference }) => reference !== null && reference === part.tag)
      leaveParked(key, waiting.filter((one) => !tagged.includes(one)))
      join(part, tagged)
      const ending = mine.find(endsPart)
      if (!ending) continue
      const stray = tagged.includes(ending) ? undefined : { id: ending.operatorId, source: ending.recipient }
      strayed(connection, styles.missed(connection, ending.operatorId, () => true), stray)
    }
  }
  /** Where it fails, or too many wait, it stays listed as unmatched. */
  const awaitAnswer = (connection: string, stray: Stray) => {
    if (straysWaiting >= straysMost) return
    straysWaiting++
    clock.after(strayMs, () => {
      straysWaiting--
      void findStored(connection, [stray.id]).then(() => rejoin(connection, stray), () => {})
    })
  }
  /** A receipt that missed its part, because what was learned of the ids was wrong, finds it under any spelling. */
  const rejoin = (connection: string, { id, source }: Stray) => {
    const key = keyOf(connection, id)
    const waiting = parked.get(key) ?? []
    const early = waiting.find((one) => one.recipient === source)
    const name = canonicalIds(id).find((one) => knownAs(connection, one, source))
    if (!early || name === undefined) return
    const part = knownAs(connection, name, source)!
    leaveParked(key, waiting.filter((one) => one !== early))
    if ('flight' in part) join(part, [early])
    else settle.match(connection, early.id, part.message)
  }

  const lateReports = async (carrier: Carrier<FlightPart>, reports: readonly Report[]) => {
    await findStored(carrier.id, reports.flatMap(({ receipt }) => [receipt.id, receipt.otherId]))
    for (const report of reports) {
      const part = partFor(carrier.id, report) ?? heldPart(carrier.id, report)
      if (part) apply(carrier.id, report, part)
      else missed(carrier.id, report)
    }
    settle.answer(carrier, reports.map((report) => report.handle))
  }

  return {
    /** Takes up the receipts that found no part before this process began. */
    async start() {
      const rows = await needs.reads.unmatched(clock.wall() - unmatchedForMs, parkedKept)
      for (const row of rows.toReversed()) {
        park(String(row['connection']), {
          id: String(row['id']), operatorId: String(row['operator_id']), recipient: String(row['recipient']),
          reference: row['reference'] as number | null, state: row['state'] as ReceiptState, error: row['error'] as string | null,
        })
      }
    },

    /** The operator's name for a part is known: from now on receipts find it, and one that came early ends it. */
    expect(part: FlightPart, operatorId: string, connection = part.flight.connection) {
      const twin = sharingWith(part).find((one) => isFinal(one.state))
      if (twin) settle.finished(part, twin.state, twin.error === null ? undefined : (JSON.parse(twin.error) as { code: string; say: string }))
      called.set(keyOf(connection, operatorId), part)
      if (parked.size === 0) return
      const early = unpark(connection, operatorId, part.flight.to)
      for (const one of early) styles.matched(connection, one.operatorId, nameOf(operatorId))
      if (!join(part, early)) meetStrays(part, operatorId, connection)
    },

    /** For a part whose answer will not come: whether its receipt came before, and ended it now. */
    alreadyHeardOf(part: FlightPart): boolean {
      if (part.tag === null) return false
      const { connection, to } = part.flight
      const tag = tagOf(connection, part.tag)
      const early = parkedByTag.get(tag)
      if (!early || !sameSubscriber(to, early.recipient)) return false
      parkedByTag.delete(tag)
      const others = unpark(connection, early.operatorId, to).filter(({ id }) => id !== early.id)
      return join(part, [early, ...others])
    },
    /** A message of one part that was sent once needs no more than its name after its end. */
    ended(flights: readonly Flight[]) {
      for (const { id: message, connection, to, state, parts, possibleDuplicate } of flights) {
        if (!isFinal(state) || parts.length > 1 || possibleDuplicate) continue
        const [part] = parts
        const { operatorId } = part!
        if (operatorId === null) continue
        called.ended(keyOf(connection, operatorId), part!, { message, to })
      }
    },

    flightOf,
    /** The one flight of a message of several parts, while it is in memory. */
    followed: (id: string) => series.get(id),
    /** From now on everything about this message goes to this flight, parts that were taken earlier included. */
    follow(flight: Flight) {
      follow(flight)
      remember(flight.connection, flight)
    },

    /** Ends a message by a receipt that found none, because a person says that they belong together. */
    async matchByHand(message: Row, receipt: Row): Promise<void> {
      const id = String(message['id'])
      const flight = await flightOf(message)
      const error = receipt['error'] as string | null
      settle.match(flight.connection, String(receipt['id']), id)
      for (const part of flight.parts) if (!isFinal(part.state)) end(part, receipt['state'] as ReceiptState, error)
      const key = keyOf(String(receipt['connection']), String(receipt['operator_id']))
      leaveParked(key, (parked.get(key) ?? []).filter((one) => one.id !== receipt['id']))
      await settle.idle()
    },

    take(carrier: Carrier<FlightPart>, reports: readonly Report[]) {
      const handles: unknown[] = []
      const missing: Report[] = []
      for (const told of reports) {
        const report = asFar(told)
        const part = partFor(carrier.id, report)
        if (!part) {
          missing.push(report)
          continue
        }
        apply(carrier.id, report, part)
        handles.push(report.handle)
      }
      if (handles.length > 0) settle.answer(carrier, handles)
      if (missing.length > 0) void lateReports(carrier, missing)
    },
  }
}

/** A word that nobody knows, or one of the way, ends nothing, whatever state it was read as. */
const asFar = (report: Report): Report =>
  report.receipt.final || finalState[report.receipt.state] === undefined ? report : { ...report, receipt: { ...report.receipt, state: 'enroute' } }

/** A submitted message from its stored rows, with no queue row any more. */
export function restoreFlight(row: Row, partRows: readonly Row[]): Flight {
  const message = outboundOf(row)
  const item = {
    id: message.id,
    workspace: message.workspace,
    connection: String(row['connection']),
    lane: 0 as const,
    parts: message.segments,
    dueAt: 0,
    expiresAt: message.expiresAt,
    attempts: Number(row['attempts']),
  }
  const flight = createFlight(item, message, Number(row['state']))
  flight.queued = false
  restoreProgress(flight, row, partRows)
  return flight
}

/** Brings a flight to what its rows say. */
export function restoreProgress(flight: Flight, row: Row, partRows: readonly Row[]): void {
  flight.state = flight.told = Number(row['state'])
  flight.possibleDuplicate = row['possible_duplicate'] === 1
  flight.intentAt = row['intent_at'] as number | null
  const single = flight.parts.length === 1
  for (const stored of single ? [row] : partRows) {
    const part = flight.parts[single ? 0 : Number(stored['number']) - 1]
    if (!part) continue // nobody knows how it came to be
    const state = Number(stored['state'])
    if (!single && state === stateOf.sending) {
      part.state = state
      part.held = true
      part.tag = stored['reference'] as number | null
    }
    if (state < stateOf.submitted) continue
    part.state = state
    part.operatorId = stored['operator_id'] as string | null
    part.submittedAt = stored['submitted_at'] as number | null
    part.finishedAt = stored['finished_at'] as number | null
    part.error = stored['error'] as string | null
  }
  flight.billed = isFinal(flight.state) ? partsSubmitted(flight) : undefined
}
