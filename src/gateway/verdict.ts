// What an operator's word about a part means for it.
import type { Report } from '../carriers/carrier.ts'
import type { ReceiptState } from '../smpp/receipt.ts'
import { stateOf } from './message.ts'

/** How a receipt's word ends a message; words that are missing do not end it. */
export const finalState: Partial<Record<ReceiptState, number>> = {
  delivered: stateOf.delivered,
  undelivered: stateOf.undelivered,
  deleted: stateOf.undelivered,
  skipped: stateOf.undelivered,
  expired: stateOf.expired,
  rejected: stateOf.rejected,
  unknown: stateOf.unknown,
}

export const endsPart = ({ state }: { readonly state: ReceiptState }): boolean => finalState[state] !== undefined

/** A word that nobody knows, or one of the way, ends nothing, whatever state it was read as. */
export const asFar = (report: Report): Report =>
  report.receipt.final || finalState[report.receipt.state] === undefined ? report : { ...report, receipt: { ...report.receipt, state: 'enroute' } }
