// Principals by the hash of their secret, kept for a few seconds so that a busy key costs no query per request.
// Bounded; an unknown hash is not kept, since anybody could fill the memory with them.
import { tooManyReads } from '../db/database.ts'
import type { Clock } from '../kit/clock.ts'
import type { Principal } from './account.ts'

/** How long another process's revocation may go unseen; our own is seen at once. */
const freshMs = 5_000
/** Look-ups of strangers at one moment: anybody can make up a key that only the database can tell from a good one. */
const strangersLookedUp = 200

export function rememberPrincipals(needs: {
  readonly clock: Clock
  readonly load: (hash: string) => Promise<Principal | undefined>
  readonly limit?: number
}) {
  const { clock, load, limit = 10_000 } = needs
  const known = new Map<string, { readonly principal: Principal; readonly until: number }>()
  const loading = new Map<string, Promise<Principal | undefined>>()
  let strangers = 0
  let generation = 0

  async function look(hash: string, stranger: boolean): Promise<Principal | undefined> {
    const begun = generation
    if (stranger) strangers++
    try {
      const principal = await load(hash)
      // what was read before a revocation must not outlive it
      if (begun !== generation) return principal
      known.delete(hash)
      if (!principal) return undefined
      if (known.size >= limit) known.delete(known.keys().next().value!)
      known.set(hash, { principal, until: clock.now() + freshMs })
      return principal
    } finally {
      if (stranger) strangers--
      if (begun === generation) loading.delete(hash)
    }
  }

  return {
    /** Rejects with a temporary error when too many strangers are being looked up; whoever was here before gets in. */
    async find(hash: string): Promise<Principal | undefined> {
      const hit = known.get(hash)
      if (hit && clock.now() < hit.until) return hit.principal
      const underWay = loading.get(hash)
      if (underWay) return underWay
      if (!hit && strangers >= strangersLookedUp) throw tooManyReads()
      const looking = look(hash, !hit)
      loading.set(hash, looking)
      return looking
    },
    forget() {
      generation++
      known.clear()
      loading.clear()
    },
    get size() {
      return known.size
    },
  }
}
