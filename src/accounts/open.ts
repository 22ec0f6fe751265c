// Opens this room: makes the default workspace and, when asked to and nobody could get in otherwise, an administrator's key.
import type { Database } from '../db/database.ts'
import type { Chance } from '../kit/chance.ts'
import type { Clock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import { scopes } from './account.ts'
import { createKeys } from './keys.ts'
import type { KeepKey, Keys } from './keys.ts'
import { createLimits } from './limits.ts'
import type { KeyLimits } from './limits.ts'
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
  /** A live key with every scope, where nobody could get in otherwise: made and given here once, never again. */
  firstKey(keep?: KeepKey): Promise<string | undefined>
  close(): Promise<void>
}

export const givenKeyMinimum = 32

/** Throws when `givenKey` has fewer than 32 characters. */
export async function openAccounts(needs: {
  readonly db: Database
  readonly clock: Clock
  readonly chance: Chance
  /** An administrator's key given from outside; none is made then. */
  readonly givenKey?: string
}): Promise<Accounts> {
  const { db, clock, chance, givenKey } = needs
  if (givenKey !== undefined && givenKey.length < givenKeyMinimum)
    throw new RangeError(`an API key given from outside must have at least ${givenKeyMinimum} characters`)
  const records = accountRecords(db)
  const ids = createIds({ clock })
  let workspace = await records.firstWorkspace()
  if (!workspace) {
    workspace = ids.next('wsp_')
    await records.addWorkspace(workspace, 'default', clock.wall())
  }
  const sessions = createSessions({ records, clock, chance, workspace })
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
  await Promise.all([keys.start(), sessions.start(), workspaces.start()])
  return {
    workspace,
    workspaces,
    keys,
    limits,
    sessions,
    async firstKey(keep) {
      if (givenKey !== undefined || (await records.hasAdministrator(workspace))) return undefined
      return (await keys.create(workspace, { name: 'administrator', mode: 'live', scopes }, keep)).key
    },
    async close() {
      workspaces.stop()
      await Promise.all([keys.close(), limits.close()])
    },
  }
}
