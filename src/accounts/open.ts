// Opens this room: makes the default workspace and, when asked to and nobody could get in otherwise, an administrator's key.
import { hkdfSync } from 'node:crypto'
import { atTheDoor, type Database } from '../db/database.ts'
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import type { Ask } from '../kit/request.ts'
import { createSeal } from '../kit/seal.ts'
import { scopes } from './account.ts'
import { createAudit } from './audit/audit.ts'
import type { Audit } from './audit/audit.ts'
import { auditRecords } from './audit/records.ts'
import { createKeys } from './keys.ts'
import type { KeepKey, Keys } from './keys.ts'
import { createLimits } from './limits.ts'
import type { KeyLimits } from './limits.ts'
import { createAttempts } from './people/attempts.ts'
import { createMembers } from './people/members.ts'
import type { Members } from './people/members.ts'
import { createPasskeys } from './people/passkeys.ts'
import type { Passkeys } from './people/passkeys.ts'
import { createPasswords } from './people/password.ts'
import { createPeople } from './people/people.ts'
import type { People } from './people/people.ts'
import { peopleRecords } from './people/records.ts'
import { createSso } from './people/sso.ts'
import type { Provider, Sso } from './people/sso.ts'
import { createTickets } from './people/ticket.ts'
import { accountRecords } from './records.ts'
import { createSessions } from './sessions.ts'
import type { Sessions } from './sessions.ts'
import { workspaceRecords } from './workspaces/records.ts'
import { createWorkspaces } from './workspaces/workspaces.ts'
import type { Workspaces } from './workspaces/workspaces.ts'

export type Accounts = {
  /** The default workspace, `wsp_…`. */
  readonly workspace: string
  readonly workspaces: Workspaces
  readonly keys: Keys
  readonly limits: KeyLimits
  readonly sessions: Sessions
  readonly people: People
  readonly members: Members
  readonly passkeys: Passkeys
  /** Absent where no provider was named. */
  readonly sso?: Sso
  readonly audit: Audit
  /** Somebody owns the installation, or runs it with a key of their own: it may listen beyond this machine. */
  isSecured(): Promise<boolean>
  /** A live key with every scope, where nobody could get in otherwise: made and given here once, never again. */
  firstKey(keep?: KeepKey): Promise<string | undefined>
  close(): Promise<void>
}

export const givenKeyMinimum = 32

const keyFor = (secret: string, what: string) => new Uint8Array(hkdfSync('sha256', secret, '', `onesixty ${what}`, 32))

/** The key of the log's marks, which is not in the database. */
export const auditKeyOf = (secret: string) => keyFor(secret, 'audit')

/** Throws when `givenKey` has fewer than 32 characters. */
export async function openAccounts(needs: {
  readonly db: Database
  readonly clock: Clock
  readonly chance: Chance
  /** An administrator's key given from outside; none is made then. */
  readonly givenKey?: string
  /** Seals second factors and marks the log of actions; at least 32 characters that are not in the database. */
  readonly secret: string
  /** Where people may sign in as well, and the way to it. */
  readonly signOn?: { readonly provider: Provider; readonly ask: Ask }
}): Promise<Accounts> {
  const { clock, chance, givenKey, secret, signOn } = needs
  // who asks for too much is refused; what was done is written down all the same
  const db = atTheDoor(needs.db)
  if (givenKey !== undefined && givenKey.length < givenKeyMinimum)
    throw new RangeError(`an API key given from outside must have at least ${givenKeyMinimum} characters`)
  const records = accountRecords(db)
  const ids = createIds({ clock })
  let workspace = await records.firstWorkspace()
  if (!workspace) {
    workspace = ids.next('wsp_')
    await records.addWorkspace(workspace, 'default', clock.wall())
  }
  const sessions = createSessions({ records, clock, chance, ids, workspace })
  const keys = createKeys({
    records,
    clock,
    chance,
    ids,
    given: givenKey === undefined ? undefined : { key: givenKey, workspace },
    onRevoked: () => sessions.forget(),
  })
  const forget = () => {
    keys.forget()
    sessions.forget()
  }
  const workspaces = createWorkspaces({ records: workspaceRecords(db), clock, ids, house: workspace, onChanged: forget })
  const limits = createLimits({ clock, records })
  const persons = peopleRecords(db)
  const passwords = createPasswords(chance)
  const onChanged = () => sessions.forget()
  const people = createPeople({
    records: persons,
    clock,
    chance,
    ids,
    seal: createSeal(secret, chance),
    passwords,
    attempts: createAttempts({ clock }),
    house: workspace,
    onChanged,
  })
  const members = createMembers({ records: persons, clock, chance, ids, passwords, prove: people.prove, onChanged })
  const { acceptAll } = members
  const tickets = createTickets({ clock, chance, key: keyFor(secret, 'tickets'), goodMs: 10 * 60_000 })
  await Promise.all([keys.start(), sessions.start(), workspaces.start()])
  return {
    workspace,
    workspaces,
    keys,
    limits,
    sessions,
    people,
    members,
    passkeys: createPasskeys({ records: persons, clock, tickets }),
    ...(signOn && { sso: createSso({ ...signOn, records: persons, acceptAll, clock, tickets, ids }) }),
    audit: createAudit({ records: auditRecords(needs.db), clock, key: auditKeyOf(secret) }),
    isSecured: async () => givenKey !== undefined || (await people.isOwned()),
    async firstKey(keep) {
      if (givenKey !== undefined || (await records.hasAdministrator(workspace))) return undefined
      return (await keys.create(workspace, { name: 'administrator', mode: 'live', scopes }, keep)).key
    },
    async close() {
      workspaces.stop()
      await Promise.all([keys.close(), limits.close(), sessions.stop()])
    },
  }
}
