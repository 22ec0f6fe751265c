// Principals by the hash of their secret, kept for a few seconds so that a busy key costs no query per request.
// Bounded; an unknown hash is not kept, since anybody could fill the memory with them. Whoever was good once is no stranger
// afterwards: however many keys are made up, theirs is looked up.
import { tooManyReads } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Principal } from './account.ts'

/** How long another process's revocation may go unseen; our own is seen at once. */
const freshMs = 5_000
/** Look-ups of strangers at one moment: anybody can make up a key that only the database can tell from a good one. */
const strangersLookedUp = 500
/** Of one address; behind a proxy that is everybody. */
const strangersOfAddress = 100

/** How many are remembered, and asked for at the start. */
export const principalsMet = 10_000

export function rememberPrincipals(needs: {
  readonly clock: Clock
  readonly load: (hash: string) => Promise<Principal | undefined>
  readonly limit?: number
}) {
  const { clock, load, limit = principalsMet } = needs
  const known = new Map<string, { readonly principal: Principal; until: number }>()
  const loading = new Map<string, Promise<Principal | undefined>>()
  let strangers = 0
  const strangersBy = new Map<string, number>()
  let generation = 0

  const count = (address: string, by: 1 | -1) => {
    strangers += by
    const now = (strangersBy.get(address) ?? 0) + by
    if (now > 0) strangersBy.set(address, now)
    else strangersBy.delete(address)
  }

  const remember = (hash: string, principal: Principal, until: number) => {
    known.delete(hash)
    if (known.size >= limit) known.delete(known.keys().next().value!)
    known.set(hash, { principal, until })
  }

  /** Of `address` only where it is a stranger's. */
  async function look(hash: string, address: string | undefined): Promise<Principal | undefined> {
    const begun = generation
    if (address !== undefined) count(address, 1)
    try {
      const principal = await load(hash)
      // what was read before a revocation must not outlive it
      if (begun !== generation) return principal
      if (principal) remember(hash, principal, clock.now() + freshMs)
      else known.delete(hash)
      return principal
    } finally {
      if (address !== undefined) count(address, -1)
      if (begun === generation) loading.delete(hash)
    }
  }

  return {
    /** Rejects with a temporary error when too many strangers are being looked up; whoever was here before gets in. */
    async find(hash: string, address = ''): Promise<Principal | undefined> {
      const hit = known.get(hash)
      if (hit && clock.now() < hit.until) return hit.principal
      const underWay = loading.get(hash)
      if (underWay) return underWay
      if (!hit && (strangers >= strangersLookedUp || (strangersBy.get(address) ?? 0) >= strangersOfAddress)) throw tooManyReads()
      const looking = look(hash, hit ? undefined : address)
      loading.set(hash, looking)
      return looking
    },
    /** It is good: made just now, or found in the store. Looked up all the same when it comes. */
    meet: (hash: string, principal: Principal) => remember(hash, principal, 0),
    /** From now on everybody is looked up anew. */
    forget() {
      generation++
      for (const one of known.values()) one.until = 0
      loading.clear()
    },
    get size() {
      return known.size
    },
  }
}
