// Who reads what a phone writes: an account that owns the address, is bound for it or wrote from it, or another phone.
import type { Database } from '../db/database.ts'
import type { Account } from './accounts.ts'
import { digitsOf } from './message.ts'
import type { Reader } from './originate.ts'
import { hasPhoneMessages, readLastWriter } from './records.ts'

/** Of what a phone wrote to an address, both with '+' where they are international; undefined when nobody would. */
export type ReaderOf = (number: string, to: string) => Promise<Reader | undefined>

export function createReaders(needs: {
  db: Database
  accounts: readonly Account[]
  /** Whose bind has the address in its range. */
  boundFor(address: string): string | undefined
  /** Somebody made a subscriber of that number. */
  isSubscriber(digits: string): boolean
}): ReaderOf {
  const { db, accounts, boundFor, isSubscriber } = needs
  const owners = new Map(
    accounts.flatMap(({ systemId, numbers = [] }) => numbers.map((number) => [digitsOf(number), systemId])),
  )
  const tariffs = new Map(
    accounts.flatMap(({ tariffs: ofAccount = {} }) =>
      Object.entries(ofAccount).map(([to, price]) => [digitsOf(to), price]),
    ),
  )

  return async (number, to) => {
    const digits = digitsOf(to)
    const reads = (account: string): Reader => ({ account, tariff: tariffs.get(digits) ?? null })
    const owner = owners.get(digits) ?? boundFor(digits)
    if (owner !== undefined) return reads(owner)
    const writer = (await readLastWriter(db, Number(digitsOf(number)), to))?.account
    if (writer !== undefined && accounts.some(({ systemId }) => systemId === writer)) return reads(writer)
    const isLong = to.startsWith('+')
    const isPhone = isLong && (writer === '' || isSubscriber(digits) || (await hasPhoneMessages(db, Number(digits))))
    if (isPhone) return 'phone'
    const [first] = accounts
    if (first) return reads(first.systemId)
    return isLong ? 'phone' : undefined
  }
}
