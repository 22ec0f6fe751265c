// Slows down those who guess passwords: after a few failures nobody is listened to from there for a while, twice as long
// with each further one. Counts what it is told; knows no password.
import type { Clock } from '../../kit/clock.ts'
import { createRecent } from '../../kit/recent.ts'

type Entry = { failures: number; at: number; until: number }

export const guardLimits = {
  /** Failures of one account from one address before the first wait, and of one network (/24, /64) before its own. */
  ofPair: 5,
  ofNetwork: 20,
  firstWaitMs: 1_000,
  longestWaitMs: 900_000,
  /** A quiet time after which failures are forgotten. */
  forgetMs: 1_800_000,
  /** Pairs and networks remembered at least. */
  remembered: 20_000,
}

/** The network that an address is in: the first three octets of IPv4, the first four groups of IPv6. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address.split('.').slice(0, 3).join('.')
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  if (tail === undefined) return groups.slice(0, 4).join(':')
  const after = tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0')
  return [...groups, ...zeros, ...after].slice(0, 4).join(':')
}

export function createGuard(clock: Pick<Clock, 'now'>, limits = guardLimits) {
  const pairs = createRecent<Entry>(limits.remembered)
  const networks = createRecent<Entry>(limits.remembered)
  const pairOf = (systemId: string, address: string) => `${address} ${systemId.slice(0, 16)}`

  const waits = (entry: Entry | undefined) => entry !== undefined && clock.now() < entry.until
  const count = (entries: typeof pairs, name: string, allowed: number) => {
    const now = clock.now()
    const before = entries.get(name)
    const failures = before && now - before.at < limits.forgetMs ? before.failures + 1 : 1
    const over = failures - allowed
    const wait = over < 0 ? 0 : Math.min(limits.longestWaitMs, limits.firstWaitMs * 2 ** Math.min(over, 30))
    entries.set(name, { failures, at: now, until: now + wait })
  }

  return {
    /** Not to be listened to now. */
    isShut: (systemId: string, address: string) => waits(pairs.get(pairOf(systemId, address))) || waits(networks.get(networkOf(address))),
    failed(systemId: string, address: string) {
      count(pairs, pairOf(systemId, address), limits.ofPair)
      count(networks, networkOf(address), limits.ofNetwork)
    },
    /** The network's failures stay: who has one account must not guess the passwords of others the more. */
    passed: (systemId: string, address: string) => pairs.delete(pairOf(systemId, address)),
  }
}
