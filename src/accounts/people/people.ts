// Signing in and what belongs to one's own account: the first owner, password with second factor, memberships. Tells nobody
// whether an address is known: unknown people and wrong passwords get the same answer after the same work.
import type { Chance } from '../../kit/chance.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import type { Seal } from '../../kit/seal.ts'
import { scopesOfRole } from '../account.ts'
import type { Principal } from '../account.ts'
import { hashSecret } from '../secret.ts'
import type { Attempts } from './attempts.ts'
import { passwordFault } from './password.ts'
import type { Passwords } from './password.ts'
import { emailOf } from './person.ts'
import type { Membership, Person } from './person.ts'
import type { PeopleRecords, Secrets } from './records.ts'
import { isRecoveryCode, makeRecoveryCodes, makeTotpSecret, plainRecoveryCode, stepOfCode, totpUri } from './totp.ts'

export type Proof = { readonly email: string; readonly password: string; readonly code?: string | undefined; readonly address: string }
export type Proved =
  | { readonly person: Person }
  /** `wrong`: nobody, or not with this password. `code_needed`, `code_wrong`: the password was right. */
  | { readonly refused: 'wrong' | 'code_needed' | 'code_wrong' }
  | { readonly waitMs: number }
export type NewPersonRequest = { readonly email: string; readonly name: string; readonly password: string }

export type People = {
  /** The first owner of the installation; `owned` when there is one already. */
  setUp(wanted: NewPersonRequest): Promise<{ readonly principal: Principal } | { readonly fault: string } | 'owned'>
  /** An owner exists: the installation may listen beyond this machine. */
  isOwned(): Promise<boolean>
  prove(proof: Proof): Promise<Proved>
  /** Who they are in one of their workspaces, the oldest where none is named; undefined when they are in none. Notes the sign-in. */
  enter(person: string, workspace?: string): Promise<Principal | undefined>
  me(person: string): Promise<(Person & { readonly memberships: readonly Membership[] }) | undefined>
  rename(person: string, name: string): Promise<void>
  /** Ends every session of the person. */
  changePassword(person: string, change: { current?: string | undefined; next: string; address: string }): Promise<'changed' | 'wrong' | { fault: string } | { waitMs: number }>
  /** A secret for an authenticator app; codes are asked for once one was confirmed. */
  beginTotp(person: string): Promise<{ secret: string; uri: string } | 'has_one' | undefined>
  /** Recovery codes, shown once; undefined when the code is wrong or nothing was begun. */
  confirmTotp(person: string, code: string): Promise<readonly string[] | undefined>
  removeTotp(person: string, code: string, address: string): Promise<'removed' | 'wrong' | { waitMs: number }>
}

export function createPeople(needs: {
  readonly records: PeopleRecords
  readonly clock: Clock
  readonly chance: Chance
  readonly ids: Ids
  readonly seal: Seal
  readonly passwords: Passwords
  readonly attempts: Attempts
  /** The workspace that the installation was made with. */
  readonly house: string
  /** Sessions are to be looked up anew. */
  readonly onChanged: () => void
}): People {
  const { records, clock, chance, ids, seal, passwords, attempts, house, onChanged } = needs
  const place = (person: string) => `person ${person} totp`
  const totpOf = ({ id, totp }: Secrets) => (totp === undefined ? undefined : seal.open(totp, place(id)))

  async function isCode(one: Secrets, code: string): Promise<boolean> {
    if (isRecoveryCode(code)) return records.useRecovery(one.id, hashSecret(plainRecoveryCode(code)))
    const secret = totpOf(one)
    const step = secret === undefined ? undefined : stepOfCode(secret, code.replaceAll(' ', ''), clock.wall())
    return step !== undefined && records.useStep(one.id, step)
  }

  return {
    async setUp({ email, name, password }) {
      const fault = passwordFault(password, [email, name])
      if (fault) return { fault }
      if (await records.isOwned(house)) return 'owned'
      const person = { id: ids.next('usr_'), email: emailOf(email), name, password: await passwords.hash(password), at: clock.wall() }
      if (!(await records.addOwner(house, person))) return 'owned'
      await records.signedIn(person.id, person.at)
      return { principal: { workspace: house, mode: 'live', scopes: scopesOfRole.owner, person: person.id, role: 'owner' } }
    },
    isOwned: () => records.isOwned(house),
    async prove({ email, password, code, address }) {
      const account = emailOf(email)
      const waitMs = attempts.begin(account, address)
      if (waitMs > 0) return { waitMs }
      const one = await records.byEmail(account)
      const right = await passwords.verify(password, one?.password)
      if (!one || !right) return { refused: 'wrong' }
      if (one.hasTotp) {
        // who has the password and asks for the code has guessed nothing, and earlier guesses of codes stay
        if (code === undefined) {
          attempts.undo(account, address)
          return { refused: 'code_needed' }
        }
        if (!(await isCode(one, code))) return { refused: 'code_wrong' }
      }
      attempts.forgive(account, address)
      if (passwords.isOld(one.password!)) await records.rehash(one.id, await passwords.hash(password), one.password!)
      return { person: one }
    },
    async enter(person, workspace) {
      const memberships = await records.memberships(person)
      const one = workspace === undefined ? memberships[0] : memberships.find((other) => other.workspace === workspace)
      if (!one) return undefined
      await records.signedIn(person, clock.wall())
      return { workspace: one.workspace, mode: 'live', scopes: scopesOfRole[one.role], person, role: one.role }
    },
    async me(id) {
      const [one, memberships] = await Promise.all([records.byId(id), records.memberships(id)])
      return one && { ...one, memberships }
    },
    rename: async (person, name) => void (await records.change(person, name)),
    async changePassword(id, { current, next, address }) {
      const one = await records.byId(id)
      if (!one) return 'wrong'
      const waitMs = attempts.begin(one.email, address)
      if (waitMs > 0) return { waitMs }
      // who signs in through another service has none to give, and is asked by that service
      if (one.password !== undefined && !(await passwords.verify(current ?? '', one.password))) return 'wrong'
      attempts.forgive(one.email, address)
      const fault = passwordFault(next, [one.email, one.name])
      if (fault) return { fault }
      await records.setPassword(id, await passwords.hash(next))
      onChanged()
      return 'changed'
    },
    async beginTotp(id) {
      const one = await records.byId(id)
      if (!one) return undefined
      if (one.hasTotp) return 'has_one'
      const secret = makeTotpSecret(chance)
      await records.totpWaits(id, seal.close(secret, place(id)))
      return { secret, uri: totpUri(secret, one.email) }
    },
    async confirmTotp(id, code) {
      const one = await records.byId(id)
      const waiting = one?.totpWaiting
      const secret = waiting === undefined ? undefined : seal.open(waiting, place(id))
      const step = secret === undefined ? undefined : stepOfCode(secret, code.replaceAll(' ', ''), clock.wall())
      if (step === undefined) return undefined
      const codes = makeRecoveryCodes(chance)
      await records.setTotp(id, waiting!, step, codes.map((text) => hashSecret(plainRecoveryCode(text))))
      return codes
    },
    async removeTotp(id, code, address) {
      const one = await records.byId(id)
      if (!one) return 'wrong'
      const waitMs = attempts.begin(one.email, address)
      if (waitMs > 0) return { waitMs }
      if (!(await isCode(one, code))) return 'wrong'
      attempts.forgive(one.email, address)
      await records.removeTotp(id)
      return 'removed'
    },
  }
}
