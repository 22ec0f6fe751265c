// One account while somebody is bound with it: its binds, its rate, the numbers its messages are called by, its receipts.
// Gone with the last bind.
import type { SmppAccount } from '../../accounts/smpp-accounts/smpp-account.ts'
import type { Rate } from '../../kit/rate.ts'
import type { Session } from '../../smpp/session.ts'
import { handleAfter } from './ids.ts'
import type { Owed } from './owed.ts'

export type Line = Session<Owed>

export type Desk = {
  account: SmppAccount
  readonly lines: Set<Line>
  readonly rate: Rate
  /** The number given last. */
  handle: number
}

export const versionOf = ({ interfaceVersion }: Line, { version }: SmppAccount) => Math.min(interfaceVersion, versionNumbers[version])
const versionNumbers = { '3.3': 0x33, '3.4': 0x34, '5.0': 0x50 } as const

export function nextHandle(desk: Desk): number {
  desk.handle = handleAfter(desk.handle)
  return desk.handle
}
