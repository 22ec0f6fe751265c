// The programs that may bind: their passwords, the codes phones reach them by, what these cost, their lists, and how
// receipts are written for them. Plain data, given when the centre is opened.
import { timingSafeEqual } from 'node:crypto'
import type { Bind } from '../smpp/pdu.ts'
import { statuses } from '../smpp/statuses.ts'
import type { ReceiptFormName } from './dialects.ts'

export type Account = {
  readonly systemId: string
  readonly password: string
  /** Short and long codes that phones reach it by: '1600', '+3197…'. */
  readonly numbers?: readonly string[]
  /** What the writer of a message to one of them pays, in words for the record: `{ '4422': '1.50 EUR' }`. */
  readonly tariffs?: Readonly<Record<string, string>>
  /** Distribution lists for submit_multi, by name: numbers of phones. */
  readonly lists?: Readonly<Record<string, readonly string[]>>
  /** How receipts are written for it; as the specification has them when absent. */
  readonly receipts?: ReceiptFormName
}

/** 0, or why not; takes as long for a wrong password as for the right one. */
export function passwordStatus(accounts: readonly Account[], { system_id, password }: Bind): number {
  const account = accounts.find(({ systemId }) => systemId === system_id)
  if (!account) return statuses.ESME_RINVSYSID
  const [given, right] = [Buffer.alloc(64), Buffer.alloc(64)]
  given.write(password)
  right.write(account.password)
  return timingSafeEqual(given, right) ? 0 : statuses.ESME_RINVPASWD
}
