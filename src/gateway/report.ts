// Receipts: finds the part a receipt speaks of and ends it. A receipt may come before the answer to its submit, twice, in
// another spelling, or for nothing we know: it is stored in every case before the operator hears "stored". Receipts without
// a part are kept and matched when the answer comes, or listed.
import type { Carrier, Report } from '../carriers/carrier.ts'
import type { IdStyles } from '../carriers/idstyles.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { createRecent } from '../kit/recent.ts'
import { canonicalIds, type Receipt, type ReceiptState } from '../smpp/receipt.ts'
import type { Row } from '../db/database.ts'
import { createCalled, keyOf, nameOf, sameSubscriber, type Bearer } from './called.ts'
import type { Flight, FlightPart } from './flight.ts'
import { isFinal, stateOf } from './message.ts'
import { createPark, parkedKept, type Parked } from './parked.ts'
import type { GatewayReads } from './records.ts'
import { restoreFlight } from './restore.ts'
import type { Settle } from './settle.ts'
import { createStrays } from './strays.ts'
import { asFar, finalState } from './verdict.ts'

type Needs = {
  reads: GatewayReads
  clock: Clock
  ids: Ids
  settle: Settle
  /** How each operator spells ids. */
  styles: IdStyles
  /** Parts whose answer never came, by the tag they were sent with. */
  heldWith(connection: string, tag: number): readonly FlightPart[]
  /** Other connections of the same account at the same operator: what was sent over one may be reported over another. */
  siblingsOf(connection: string): readonly string[]
}

/** Messages of several parts in memory. */
const seriesKept = 25_000
export const unmatchedForMs = 72 * 3600_000

export type Reports = ReturnType<typeof createReports>

export function createReports(needs: Needs) {
  const { clock, settle, styles } = needs
  const called = createCalled()
  const park = createPark(styles)
  /** Messages of several parts: all that is known of one must meet in one flight, or no one sees that the last part came. */
  const series = createRecent<Flight>(seriesKept)
  /** Names of receipts whose messages are being read; what comes for them meanwhile comes after. */
  const lookedUp = new Map<string, number>()
  let lastTurn = Promise.resolve()
  /** Receipts that somebody is giving to a message. */
  const givenByHand = new Set<string>()

  const knownAs = (connection: string, name: string, source: string, receipt?: Receipt) => called.find(`${connection} ${name}`, source, receipt)
  /** By the spellings that the operator may use. An id alone proves little: they are short and are used again; so it must be
   * for the same subscriber too. Some receipts bear a second id. */
  const partFor = (connection: string, { receipt, source }: Report): Bearer | undefined => {
    for (const id of receipt.otherId === undefined ? [receipt.id] : [receipt.id, receipt.otherId])
      for (const name of styles.ofReceipt(connection, id)) {
        const found = knownAs(connection, name, source, receipt)
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
    if (message === null) park.add(connection, { id, operatorId: receipt.id, recipient: source, reference, state: receipt.state, error })
  }

  /** Receipts that came early belong to this part. Whether one of them ended it. */
  const join = (part: FlightPart, early: readonly Parked[], connection = part.flight.connection): boolean => {
    let ended = false
    for (const { id, state, error } of early) {
      settle.match(connection, id, part.flight.id)
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
    const found: Bearer[] = []
    for (const row of rows) {
      const flight = series.get(String(row['id'])) ?? restoreFlight(row, [])
      remember(connection, flight)
      found.push(...flight.parts.map((part) => called.of(keyOf(connection, String(row['operator_id'])), flight.id) ?? part))
    }
    for (const row of longer) {
      const id = String(row['id'])
      const partRows = series.get(id) ? [] : await needs.reads.parts([id])
      const flight = series.get(id) ?? restoreFlight(row, partRows)
      follow(flight)
      remember(connection, flight)
      found.push(...flight.parts)
    }
    return found.filter((one): one is FlightPart => 'flight' in one && !isFinal(one.state))
  }
  /** Of those who bear a name only so many are in memory: for one of the others it is looked among those that were stored. */
  const storedPart = (connection: string, stored: readonly FlightPart[], { receipt, source }: Report): FlightPart | undefined => {
    const names = [receipt.id, ...(receipt.otherId === undefined ? [] : [receipt.otherId])].flatMap((id) => styles.ofReceipt(connection, id))
    const found = stored.findLast(({ flight, operatorId, state }) => !isFinal(state) && operatorId !== null && names.includes(nameOf(operatorId)) && sameSubscriber(flight.to, source))
    if (found) called.set(keyOf(connection, found.operatorId!), found) // what is said again finds it, and not another flight of its row
    return found
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

  const leavePark = (receipt: Row) => {
    const key = keyOf(String(receipt['connection']), String(receipt['operator_id']))
    park.leave(key, park.waiting(key).filter((one) => one.id === receipt['id']))
  }
  const give = async (flight: Flight, receipt: Row): Promise<void> => {
    settle.match(flight.connection, String(receipt['id']), flight.id)
    const error = receipt['error'] as string | null
    for (const part of flight.parts) if (!isFinal(part.state)) end(part, receipt['state'] as ReceiptState, error)
    leavePark(receipt)
    await settle.idle()
  }

  const strays = createStrays({ clock, styles, settle, park, knownAs, apply, join, findStored, keep: (connection, report) => keep(connection, report, null) })

  /** Answered when it is stored with what is said of the connection that the message went by. */
  const judgeLate = (carrier: Carrier<FlightPart>, reports: readonly Report[], stored: readonly (readonly [connection: string, parts: readonly FlightPart[]])[]) => {
    const handles = new Map<string, unknown[]>()
    for (const report of reports) {
      let by = carrier.id
      let part: Bearer | undefined
      for (const [connection, parts] of stored) {
        part = partFor(connection, report) ?? heldPart(connection, report) ?? storedPart(connection, parts, report)
        if (!part) continue
        by = connection
        break
      }
      if (part) apply(by, report, part)
      else strays.missed(by, report)
      const told = handles.get(by)
      if (told) told.push(report.handle)
      else handles.set(by, [report.handle])
    }
    for (const [connection, told] of handles) settle.answer(carrier, told, connection)
  }
  /** Batches are looked up side by side and judged in the order they came in: the first end of a message counts. */
  const lateReports = async (carrier: Carrier<FlightPart>, reports: readonly Report[]) => {
    const names = reports.map(({ receipt }) => keyOf(carrier.id, receipt.id))
    for (const name of names) lookedUp.set(name, (lookedUp.get(name) ?? 0) + 1)
    const turn = lastTurn
    const { promise, resolve } = Promise.withResolvers<void>()
    lastTurn = promise
    try {
      const ids = reports.flatMap(({ receipt }) => [receipt.id, receipt.otherId])
      const stored = await Promise.all([carrier.id, ...needs.siblingsOf(carrier.id)].map(async (connection) => [connection, await findStored(connection, ids)] as const))
      await turn
      judgeLate(carrier, reports, stored)
    } finally {
      for (const name of names) {
        const left = lookedUp.get(name)! - 1
        if (left > 0) lookedUp.set(name, left)
        else lookedUp.delete(name)
      }
      resolve()
    }
  }

  return {
    /** Takes up the receipts that found no part before this process began. */
    async start() {
      const rows = await needs.reads.unmatched(clock.wall() - unmatchedForMs, parkedKept)
      for (const row of rows.toReversed()) {
        const connection = String(row['connection'])
        const one = parkedOf(row)
        park.add(connection, one)
        strays.takeUp(connection, one)
      }
    },

    /** The operator's name for a part is known: from now on receipts find it, and one that came early ends it. */
    expect(part: FlightPart, operatorId: string, connection = part.flight.connection) {
      const twin = sharingWith(part).find((one) => isFinal(one.state))
      if (twin) settle.finished(part, twin.state, twin.error === null ? undefined : (JSON.parse(twin.error) as { code: string; say: string }))
      part.calledAs = keyOf(connection, operatorId)
      called.set(part.calledAs, part)
      if (park.isEmpty) return
      const early = park.take(connection, operatorId, part.flight.to)
      for (const one of early) styles.matched(connection, one.operatorId, nameOf(operatorId))
      let ended = join(part, early)
      for (const sibling of needs.siblingsOf(connection)) ended = join(part, park.take(sibling, operatorId, part.flight.to), sibling) || ended
      if (!ended) strays.meet(part, operatorId, connection)
    },

    /** For a part whose answer will not come: whether its receipt came before, and ended it now. */
    alreadyHeardOf(part: FlightPart): boolean {
      if (part.tag === null) return false
      const { connection, to } = part.flight
      const early = park.takeTagged(connection, part.tag, to)
      if (!early) return false
      const others = park.take(connection, early.operatorId, to).filter(({ id }) => id !== early.id)
      return join(part, [early, ...others])
    },
    /** A message of one part that was sent once needs no more than its name after its end. */
    ended(flights: readonly Flight[]) {
      for (const { id: message, connection, to, state, parts, possibleDuplicate } of flights) {
        if (!isFinal(state) || parts.length > 1 || possibleDuplicate) continue
        const [part] = parts
        const { operatorId } = part!
        if (operatorId === null) continue
        called.ended(part!.calledAs ?? keyOf(connection, operatorId), part!, { message, to })
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

    /** Ends a message by a receipt that found none, because a person says that they belong together. False when the receipt was
     * given to another meanwhile: it ends one message. */
    async matchByHand(message: Row, receiptId: string): Promise<boolean> {
      if (givenByHand.has(receiptId)) return false
      givenByHand.add(receiptId)
      try {
        await settle.idle()
        const [flight, receipt] = [await flightOf(message), await needs.reads.unmatchedReceipt(receiptId)]
        if (receipt) await give(flight, receipt)
        return receipt !== undefined
      } finally {
        givenByHand.delete(receiptId)
      }
    },

    /** Ends the part that the operator calls so by a receipt that found none. */
    async giveTo(message: Row, operatorId: string, receipt: Row): Promise<void> {
      const flight = await flightOf(message)
      const parts = flight.parts.filter((part) => part.operatorId === operatorId)
      settle.match(flight.connection, String(receipt['id']), flight.id)
      for (const part of parts) end(part, receipt['state'] as ReceiptState, receipt['error'] as string | null)
      leavePark(receipt)
    },

    take(carrier: Carrier<FlightPart>, reports: readonly Report[]) {
      const handles: unknown[] = []
      const missing: Report[] = []
      for (const told of reports) {
        const report = asFar(told)
        const isBehind = lookedUp.size > 0 && lookedUp.has(keyOf(carrier.id, report.receipt.id))
        const part = isBehind ? undefined : partFor(carrier.id, report)
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

const parkedOf = (row: Row): Parked => ({
  id: String(row['id']),
  operatorId: String(row['operator_id']),
  recipient: String(row['recipient']),
  reference: row['reference'] as number | null,
  state: row['state'] as ReceiptState,
  error: row['error'] as string | null,
})
