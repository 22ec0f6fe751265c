// One account while somebody is bound with it: its binds, its rate, the numbers its messages are called by, its receipts.
// Gone with the last bind.
import type { SmppAccount } from '../../accounts/smpp-accounts/smpp-account.ts'
import type { Received } from '../../gateway/submitters/records.ts'
import type { Rate } from '../../kit/rate.ts'
import type { Session } from '../../smpp/session.ts'
import type { ReceiptFacts } from './deliver.ts'
import { handleAfter } from './ids.ts'

/** What an account is to be sent: a receipt, or what a phone wrote. */
export type Owed = {
  /** Of the event. */
  readonly id: string
  readonly desk: Desk
  readonly receipt?: ReceiptFacts
  readonly received?: Received
}

export type Line = Session<Owed>

export type Desk = {
  account: SmppAccount
  readonly lines: Set<Line>
  readonly rate: Rate
  /** The number given last. */
  handle: number
  /** Of the parts that were cut last. */
  reference: number
  /** As much is owed to it as may be: nothing that asks for a receipt is taken. */
  full: boolean
}

export const versionOf = ({ interfaceVersion }: Line, { version }: SmppAccount) => Math.min(interfaceVersion, versionNumbers[version])
const versionNumbers = { '3.3': 0x33, '3.4': 0x34, '5.0': 0x50 } as const

export function nextHandle(desk: Desk): number {
  desk.handle = handleAfter(desk.handle)
  return desk.handle
}

/** Joins the parts of one message on the phone: a new one for each. */
export function nextReference(desk: Desk): number {
  desk.reference = (desk.reference + 1) & 0xff
  return desk.reference
}
