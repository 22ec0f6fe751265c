// Sessions of the dashboard, and the sign-in token that this process prints in its start link. The token lives in
// memory only and dies with the process; a session is stored as a hash and ends after 30 days.
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import { scopes } from './account.ts'
import type { Principal } from './account.ts'
import { isGood } from './limits.ts'
import type { AccountRecords } from './records.ts'
import { principalsMet, rememberPrincipals } from './remembered.ts'
import { hashSecret, isSecret, makeSecret, sameHash } from './secret.ts'

export type Sessions = {
  /** The token of the start link, `#signin=TOKEN`. */
  readonly signInToken: string
  /** Who the sign-in token speaks for: the default workspace, live, with every scope; undefined for any other text. */
  signIn(token: string): Principal | undefined
  /** The session's secret, for the cookie. */
  open(principal: Principal): Promise<string>
  /** `address` is where it came from. */
  authenticate(secret: string, address?: string): Promise<Principal | undefined>
  /** Sessions that are good are told from made-up ones from now on. */
  start(): Promise<void>
  close(secret: string): Promise<void>
  /** Keys were revoked: every session is looked up anew. */
  forget(): void
}

export const sessionSeconds = 30 * 24 * 3600
const prefix = 'ses_'

export function createSessions(needs: {
  readonly records: AccountRecords
  readonly clock: Clock
  readonly chance: Chance
  readonly workspace: string
}): Sessions {
  const { records, clock, chance, workspace } = needs
  const remembered = rememberPrincipals({ clock, load: (hash) => records.sessionByHash(hash, clock.wall()) })
  const signInToken = makeSecret('', chance)
  return {
    signInToken,
    signIn: (token) =>
      sameHash(hashSecret(token), hashSecret(signInToken)) ? { workspace, mode: 'live', scopes } : undefined,
    async open(principal) {
      const secret = makeSecret(prefix, chance)
      const now = clock.wall()
      const hash = hashSecret(secret)
      await records.addSession(hash, principal, now, now + sessionSeconds * 1000)
      remembered.meet(hash, principal)
      return secret
    },
    async authenticate(secret, address) {
      if (!isSecret(secret, prefix)) return undefined
      const principal = await remembered.find(hashSecret(secret), address)
      return principal && isGood(principal, clock.wall(), address) ? principal : undefined
    },
    async start() {
      for (const { hash, principal } of await records.goodSessions(clock.wall(), principalsMet)) remembered.meet(hash, principal)
    },
    async close(secret) {
      await records.removeSession(hashSecret(secret))
      remembered.forget()
    },
    forget: () => remembered.forget(),
  }
}
