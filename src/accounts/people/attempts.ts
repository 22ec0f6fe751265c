// Guesses: how long whoever was wrong waits before the next try, by account and address together, by address, and by account.
// Counted before a password is compared, so that a thousand guesses at once are as slow as one after the other.
import { isIPv6 } from 'node:net'
import type { Clock } from '../../kit/clock.ts'
import { networkOf } from '../smpp-accounts/guard.ts'

const firstWaitMs = 1_000
const longestWaitMs = 15 * 60_000
/** Wrong ones without a wait, by what they have in common. */
const free = { both: 5, address: 30, account: 50 }
const kept = 50_000

type Tries = { wrong: number; until: number }

export type Attempts = {
  /** Milliseconds to wait; 0 counts as a wrong one until it is `forgiven`. */
  begin(account: string, address: string): number
  forgive(account: string, address: string): void
  /** Neither wrong nor right: as if it had not begun. */
  undo(account: string, address: string): void
}

export function createAttempts({ clock }: { readonly clock: Clock }): Attempts {
  const tries = new Map<string, Tries>()
  const placesOf = (account: string, address: string) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
    const from = isIPv6(plain) ? networkOf(plain) : plain
    return [
      [`both ${from} ${account}`, free.both],
      [`address ${from}`, free.address],
      [`account ${account}`, free.account],
    ] as const
  }
  const find = (name: string): Tries => {
    const known = tries.get(name)
    const now = clock.now()
    // a day without a wrong one, and it is forgotten
    return known && now < known.until + 86_400_000 ? known : { wrong: 0, until: now }
  }
  /** The one that was wrong longest ago leaves first; who has to wait comes to none of these, and pushes nobody out. */
  const keep = (name: string, one: Tries) => {
    tries.delete(name)
    if (tries.size >= kept) tries.delete(tries.keys().next().value!)
    tries.set(name, one)
  }
  const takeBack = (names: readonly string[]) => {
    for (const name of names) {
      const one = tries.get(name)
      if (one && one.wrong > 0) one.wrong--
      if (one) one.until = clock.now() // whoever was let begin did not have to wait
    }
  }
  return {
    begin(account, address) {
      const places = placesOf(account, address).map(([name, most]) => ({ name, one: find(name), most }))
      const now = clock.now()
      const wait = Math.max(...places.map(({ one }) => one.until - now))
      if (wait > 0) return wait
      for (const { name, one, most } of places) {
        keep(name, one)
        one.wrong++
        const over = one.wrong - most
        one.until = over < 0 ? now : now + Math.min(longestWaitMs, firstWaitMs * 2 ** over)
      }
      return 0
    },
    forgive(account, address) {
      const [both, ofAddress, ofAccount] = placesOf(account, address)
      tries.delete(both[0])
      // one good sign-in does not wipe away what else was tried from there, or at that account
      takeBack([ofAddress[0], ofAccount[0]])
    },
    undo: (account, address) => takeBack(placesOf(account, address).map(([name]) => name)),
  }
}
