// The one table from what the gateway refuses to command_status, and from our statuses to those of receipts. Temporary
// trouble has temporary codes.
import type { RefusalCode, Status } from '../../gateway/message.ts'
import { statuses } from '../../smpp/statuses.ts'
import type { ReceiptState } from '../../smpp/receipt.ts'

export const statusOfRefusal: Readonly<Record<RefusalCode, number>> = {
  invalid_recipient: statuses.ESME_RINVDSTADR,
  invalid_sender: statuses.ESME_RINVSRCADR,
  empty_text: statuses.ESME_RINVMSGLEN,
  body_too_long: statuses.ESME_RINVMSGLEN,
  encoding_impossible: statuses.ESME_RINVDCS,
  invalid_text: statuses.ESME_RINVDCS,
  schedule_out_of_range: statuses.ESME_RINVSCHED,
  invalid_request: statuses.ESME_RSUBMITFAIL,
  no_route: statuses.ESME_RSUBMITFAIL,
  insufficient_balance: statuses.ESME_RSUBMITFAIL,
  no_price: statuses.ESME_RSUBMITFAIL,
  budget_reached: statuses.ESME_RSUBMITFAIL,
  queue_full: statuses.ESME_RMSGQFUL,
}

/** Codes that the gateway learns later are refused for good or for now, as they say. */
export const statusFor = ({ code, retry }: { readonly code: string; readonly retry: string }): number =>
  (statusOfRefusal as Readonly<Record<string, number>>)[code] ?? (retry === 'never' ? statuses.ESME_RSUBMITFAIL : statuses.ESME_RMSGQFUL)

export const stateOfStatus: Readonly<Record<Status, ReceiptState>> = {
  scheduled: 'scheduled',
  queued: 'enroute',
  held: 'enroute',
  sending: 'enroute',
  submitted: 'enroute',
  delivered: 'delivered',
  undelivered: 'undelivered',
  expired: 'expired',
  rejected: 'rejected',
  unknown: 'unknown',
  canceled: 'deleted',
  blocked: 'rejected',
}

/** Three digits after `err:` in a receipt: the number of our word for it. */
export const errorNumbers: Readonly<Record<string, number>> = {
  none: 0, unknown: 1, absent_temporary: 2, absent_permanent: 3, barred_by_user: 4, portability: 5, anti_spam: 6,
  handset_busy: 7, network: 8, illegal_number: 9, illegal_message: 10, unroutable: 11, unreachable: 12, age_restriction: 13,
  blocked_by_carrier: 14, no_funds: 15, entity_filter: 50, header_filter: 51, content_filter: 52, consent_filter: 53,
  regulation: 54, general: 99, expired: 2, operator_refused: 99, attempts_exhausted: 8, unsendable: 10,
  // why we stopped it
  opt_out: 101, suppressed: 102, country: 103, fraud: 104, price_cap: 105, content: 106, sender: 107,
}

/** For a message that came to this end for this reason. */
export function errorDigits(status: Status, reason: string | undefined, code: string | undefined): string {
  if (status === 'delivered') return '000'
  return String(errorNumbers[reason ?? ''] ?? errorNumbers[code ?? ''] ?? errorNumbers['unknown']).padStart(3, '0')
}
