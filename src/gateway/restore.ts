// Flights of messages that were stored: made anew from their rows, or brought to what these say.
import type { Row } from '../db/database.ts'
import { createFlight, partsSubmitted, type Flight } from './flight.ts'
import { isFinal, stateOf } from './message.ts'
import { outboundOf } from './rows.ts'

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
