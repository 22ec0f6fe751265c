// Principals by the hash of their secret, kept for a few seconds so that a busy key costs no query per request.
// Bounded; an unknown hash is not kept, since anybody could fill the memory with them.
import type { Clock } from '../kit/clock.ts'
import type { Principal } from './account.ts'

/** How long another process's revocation may go unseen; our own is seen at once. */
const freshMs = 5_000

export function rememberPrincipals(needs: {
  readonly clock: Clock
  readonly load: (hash: string) => Promise<Principal | undefined>
  readonly limit?: number
}) {
  const { clock, load, limit = 10_000 } = needs
  const known = new Map<string, { readonly principal: Principal; readonly until: number }>()
  let generation = 0
  return {
    async find(hash: string): Promise<Principal | undefined> {
      const hit = known.get(hash)
      if (hit && clock.now() < hit.until) return hit.principal
      const begun = generation
      const principal = await load(hash)
      known.delete(hash)
      // what was read before a revocation must not outlive it
      if (!principal || begun !== generation) return principal
      if (known.size >= limit) known.delete(known.keys().next().value!)
      known.set(hash, { principal, until: clock.now() + freshMs })
      return principal
    },
    forget() {
      generation++
      known.clear()
    },
    get size() {
      return known.size
    },
  }
}
