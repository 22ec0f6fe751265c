// Sessions of the dashboard, and the sign-in token that this process prints in its start link. The token lives in
// memory only and dies with the process; a session is stored as a hash. One opened with the link or a key ends after 30 days;
// a person's ends after 30 minutes in which nothing was done, and after 12 hours in any case.
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import type { Ids } from '../kit/ids.ts'
import { scopes } from './account.ts'
import type { Principal } from './account.ts'
import { isGood } from './limits.ts'
import type { AccountRecords } from './records.ts'
import { principalsMet, rememberPrincipals } from './remembered.ts'
import { hashSecret, isSecret, makeSecret, sameHash } from './secret.ts'

export type Session = {
  readonly id: string
  readonly workspace: string
  readonly createdAt: number
  readonly seenAt: number
  readonly expiresAt: number
  readonly address: string
  readonly agent: string
  readonly isCurrent: boolean
}
/** Where a session is opened from, as its owner will see it in the list. */
export type OpenedFrom = { readonly address: string; readonly agent: string }

export type Sessions = {
  /** The token of the start link, `#signin=TOKEN`. */
  readonly signInToken: string
  /** That of the set-up link, `#setup=TOKEN`, which may be passed on: it makes the first owner and signs nobody else in. */
  readonly setUpToken: string
  /** Who the sign-in token speaks for: the default workspace, live, with every scope; undefined for any other text. */
  signIn(token: string, to?: 'set up'): Principal | undefined
  /** The session's secret, for the cookie, good for so many seconds at most. */
  open(principal: Principal, from?: OpenedFrom): Promise<string>
  /** `address` is where it came from. `quietly`: a look that nobody made by hand; the session does not live longer for it. */
  authenticate(secret: string, address?: string, quietly?: boolean): Promise<Principal | undefined>
  /** Sessions that are good are told from made-up ones from now on. */
  start(): Promise<void>
  close(secret: string): Promise<void>
  /** Those of a person; `current` is the secret of the one that asks. */
  list(person: string, current?: string): Promise<Session[]>
  /** False when the person has no such session. */
  end(person: string, id: string): Promise<boolean>
  /** Keys were revoked, or people changed: every session is looked up anew. */
  forget(): void
  /** Writes when sessions were used last. */
  stop(): Promise<void>
}

export const sessionSeconds = 30 * 24 * 3600
export const personSeconds = 12 * 3600
export const idleMs = 30 * 60_000
export const secondsOf = ({ person }: Pick<Principal, 'person'>) => (person === undefined ? sessionSeconds : personSeconds)

const prefix = 'ses_'
const seenEveryMs = 10_000
const seenWaiting = 10_000
const agentLength = 200

export function createSessions(needs: {
  readonly records: AccountRecords
  readonly clock: Clock
  readonly chance: Chance
  readonly ids: Ids
  readonly workspace: string
}): Sessions {
  const { records, clock, chance, ids, workspace } = needs
  const load = (hash: string) => records.sessionByHash(hash, clock.wall(), clock.wall() - idleMs)
  const remembered = rememberPrincipals({ clock, load })
  const signInToken = makeSecret('', chance)
  const setUpToken = makeSecret('', chance)
  const seen = new Map<string, number>()
  let writing: Promise<unknown> = Promise.resolve()

  const writeSeen = () => {
    const rows = [...seen]
    seen.clear()
    if (rows.length) writing = Promise.all([writing, records.markSeen(rows)]).catch(() => {}) // a broken database is heard of elsewhere
    return writing
  }
  const wasSeen = (hash: string) => {
    if (seen.size === 0) clock.after(seenEveryMs, () => void writeSeen())
    if (seen.size < seenWaiting || seen.has(hash)) seen.set(hash, clock.wall())
  }

  return {
    signInToken,
    setUpToken,
    signIn(token, to) {
      const is = (own: string) => sameHash(hashSecret(token), hashSecret(own))
      return is(signInToken) || (to === 'set up' && is(setUpToken)) ? { workspace, mode: 'live', scopes } : undefined
    },
    async open(principal, { address, agent } = { address: '', agent: '' }) {
      const secret = makeSecret(prefix, chance)
      const now = clock.wall()
      const hash = hashSecret(secret)
      const expiresAt = now + secondsOf(principal) * 1000
      const row = { hash, id: ids.next('sid_'), expiresAt, at: now, address, agent: agent.slice(0, agentLength) }
      await records.addSession(row, principal)
      remembered.meet(hash, principal)
      return secret
    },
    async authenticate(secret, address, quietly = false) {
      if (!isSecret(secret, prefix)) return undefined
      const hash = hashSecret(secret)
      const principal = await remembered.find(hash, address)
      if (!principal || !isGood(principal, clock.wall(), address)) return undefined
      if (!quietly) wasSeen(hash)
      return principal
    },
    async start() {
      for (const { hash, principal } of await records.goodSessions(clock.wall(), principalsMet)) remembered.meet(hash, principal)
    },
    async close(secret) {
      await records.removeSession(hashSecret(secret))
      remembered.forget()
    },
    async list(person, current) {
      const mine = current === undefined ? undefined : hashSecret(current)
      const found = await records.sessionsOf(person, clock.wall(), clock.wall() - idleMs)
      return found.map(({ hash, ...session }) => ({ ...session, isCurrent: hash === mine }))
    },
    async end(person, id) {
      const ended = await records.endSession(person, id)
      remembered.forget()
      return ended
    },
    forget: () => remembered.forget(),
    stop: async () => void (await writeSeen()),
  }
}
