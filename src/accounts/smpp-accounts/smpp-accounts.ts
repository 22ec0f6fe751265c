// SMPP accounts of workspaces: made, changed, recognised when their programs bind. A password is shown once, when it is
// made. Unknown accounts, wrong passwords and those who are shut out get the same answer after the same time.
import type { Chance } from '../../kit/chance.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import { atTheDoor, type Database } from '../../db/database.ts'
import type { KeyOwner, Mode } from '../account.ts'
import { createGuard } from './guard.ts'
import { createPasswords, makePassword } from './password.ts'
import { smppAccountRecords } from './records.ts'
import { smppDefaults } from './smpp-account.ts'
import type { SmppAccount, SmppSettings } from './smpp-account.ts'

export type NewSmppAccount = Partial<SmppSettings> & { readonly systemId?: string; readonly password?: string; readonly mode: Mode }
/** What became of an account while somebody may be bound with it; undefined when it is gone or must prove itself anew. */
export type AccountListener = (id: string, account: SmppAccount | undefined) => void

export type SmppAccounts = ReturnType<typeof createSmppAccounts>

/** Of one workspace. */
const mostAccounts = 1_000
const shutMs = 50

export function createSmppAccounts({ db, clock, chance, ids }: { db: Database; clock: Clock; chance: Chance; ids: Ids }) {
  const records = smppAccountRecords(atTheDoor(db))
  const passwords = createPasswords(chance)
  const guard = createGuard(clock)
  const listeners = new Set<AccountListener>()
  const tell: AccountListener = (id, account) => listeners.forEach((listener) => listener(id, account))

  /** Holds at once, also for who is bound; another password unbinds them. */
  const change = async (owner: KeyOwner, id: string, { password, ...settings }: Partial<SmppSettings> & { readonly password?: string }): Promise<SmppAccount | undefined> => {
    const before = await records.get(owner, id)
    if (!before) return undefined
    const account = { ...before, ...settings }
    const changed = await records.change(account, password === undefined ? undefined : await passwords.hash(password))
    if (!changed) return undefined
    tell(id, password === undefined ? account : undefined)
    return account
  }

  return {
    change,
    /** The password is in the answer and nowhere else. */
    async create(workspace: string, wanted: NewSmppAccount): Promise<{ account: SmppAccount; password: string } | 'taken' | 'too_many'> {
      const { systemId = `sx${makePassword(chance).toLowerCase()}`, password = makePassword(chance), mode, ...settings } = wanted
      if ((await records.count(workspace)) >= mostAccounts) return 'too_many'
      const account: SmppAccount = { ...smppDefaults, ...settings, id: ids.next('sac_'), workspace, mode, systemId, createdAt: clock.wall() }
      const added = await records.add(account, await passwords.hash(password))
      return added ? { account, password } : 'taken'
    },
    async list(owner: KeyOwner, { limit, after = '' }: { limit: number; after?: string }): Promise<{ data: SmppAccount[]; nextCursor?: string }> {
      const found = await records.list(owner, limit + 1, after)
      const data = found.slice(0, limit)
      return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
    },
    get: (owner: KeyOwner, id: string) => records.get(owner, id),
    /** Another password, made here; whoever is bound is unbound. */
    async renewPassword(owner: KeyOwner, id: string): Promise<{ account: SmppAccount; password: string } | undefined> {
      const password = makePassword(chance)
      const account = await change(owner, id, { password })
      return account && { account, password }
    },
    /** False when the owner has no such account. Whoever is bound is unbound. */
    async remove(owner: KeyOwner, id: string): Promise<boolean> {
      const removed = await records.remove(owner, id)
      if (removed) tell(id, undefined)
      return removed
    },
    /** The account, `refused`, or `busy` when too many want in at once. */
    async authenticate(systemId: string, password: string, address: string): Promise<SmppAccount | 'refused' | 'busy'> {
      if (guard.isShut(systemId, address)) {
        await new Promise<void>((resolve) => void clock.after(shutMs, resolve)) // as long as a look would take, and no work
        return 'refused'
      }
      const found = systemId === '' ? undefined : await records.bySystemId(systemId)
      const right = await passwords.verify(password, found?.password)
      if (right === 'busy') return 'busy'
      if (found && right) {
        guard.passed(systemId, address)
        return found.account
      }
      guard.failed(systemId, address)
      return 'refused'
    },
    watch(listener: AccountListener): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
