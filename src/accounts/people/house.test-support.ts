// A house of accounts under a clock that tests can move, with people in it.
import { inlineSqlite } from '../../db/inline.ts'
import { seededChance } from '../../kit/chance.ts'
import { systemClock } from '../../kit/clock.ts'
import type { Ask } from '../../kit/request.ts'
import type { Role, Workspace } from '../account.ts'
import { openAccounts } from '../open.ts'
import type { Provider } from '../people/sso.ts'
import { accountsMigrations } from '../records.ts'
import { weightMigrations } from '../weights/records.ts'

export const password = 'four little words here'

export async function peopleHouse(signOn?: { provider: Provider; ask: Ask }) {
  let aheadMs = 0
  const timers: (() => void)[] = []
  const clock = {
    ...systemClock,
    wall: () => Date.now() + aheadMs,
    now: () => performance.now() + aheadMs,
    after: (_ms: number, run: () => void) => (timers.push(run), { cancel() {} }),
  }
  const db = inlineSqlite({ clock: systemClock, migrations: [...accountsMigrations, ...weightMigrations] })
  const accounts = await openAccounts({ db, clock, chance: seededChance(163), secret: 's'.repeat(32), ...(signOn && { signOn }) })
  const { members, people, workspaces, workspace } = accounts
  const owner = async () => {
    const made = await people.setUp({ email: 'Owner@Example.com', name: 'Olga', password })
    if (made === 'owned' || 'fault' in made) throw new Error('no owner was made')
    return made.principal
  }
  const join = async (email: string, role: Role, of = workspace) => {
    const { token } = await members.invite(of, { email, role, hours: 1 })
    const made = await members.accept({ token, name: 'New', password, address: '' })
    if (typeof made !== 'object' || !('principal' in made)) throw new Error('nobody joined')
    return made.principal
  }
  const customer = async (name: string) => (await workspaces.create(workspace, { name })) as Workspace
  return { ...accounts, db, clock, owner, join, customer, pass: (ms: number) => void (aheadMs += ms), ring: () => timers.splice(0).forEach((run) => run()) }
}
