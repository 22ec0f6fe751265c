// Who belongs to a workspace, as what, and how others are asked to come: by a link that is good once and ends. Only whoever
// owns it makes and unmakes owners, and one owner stays.
import type { Chance } from '../../kit/chance.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Ids } from '../../kit/ids.ts'
import { scopesOfRole } from '../account.ts'
import type { Principal, Role } from '../account.ts'
import { hashSecret, isSecret, makeSecret } from '../secret.ts'
import { passwordFault } from './password.ts'
import type { Passwords } from './password.ts'
import type { People, Proved } from './people.ts'
import { emailOf } from './person.ts'
import type { Invitation, Member } from './person.ts'
import type { PeopleRecords } from './records.ts'

type Page<Row> = { data: Row[]; nextCursor?: string }
type PageQuery = { limit: number; after?: string }

export type Accepting = { readonly token: string; readonly name?: string; readonly password: string; readonly code?: string; readonly address: string }

export type Members = {
  list(workspace: string, page: PageQuery): Promise<Page<Member>>
  get(workspace: string, person: string): Promise<Member | undefined>
  /** Their sessions there end. `last_owner`: a workspace is not left without one. */
  setRole(workspace: string, person: string, role: Role): Promise<'changed' | 'last_owner' | undefined>
  remove(workspace: string, person: string): Promise<'removed' | 'last_owner' | undefined>
  /** The token is in the link that the inviter passes on, and nowhere else. */
  invite(workspace: string, wanted: { email: string; role: Role; hours: number }): Promise<{ invitation: Invitation; token: string }>
  invitations(workspace: string, page: PageQuery): Promise<Page<Invitation>>
  /** False when there is none, or it was used. */
  revoke(workspace: string, id: string): Promise<boolean>
  /** The invitation behind a token, while it is good, and whether its person signed in here before. */
  look(token: string): Promise<{ invitation: Invitation; isKnown: boolean } | undefined>
  accept(wanted: Accepting): Promise<{ principal: Principal } | { fault: string } | 'gone' | Exclude<Proved, { person: unknown }>>
  /** Whoever proved an address elsewhere joins what it was invited to. */
  acceptAll(person: { id: string; email: string }): Promise<void>
}

const tokenPrefix = 'inv_'

/** Whether one may make somebody this, in their own workspace. The machine's own key and link come from whoever runs it. */
export const mayMakeOwners = ({ role, key, person }: Principal) => role === 'owner' || (key === undefined && person === undefined)

export function createMembers(needs: {
  readonly records: PeopleRecords
  readonly clock: Clock
  readonly chance: Chance
  readonly ids: Ids
  readonly passwords: Passwords
  readonly prove: People['prove']
  readonly onChanged: () => void
}): Members {
  const { records, clock, chance, ids, passwords, prove, onChanged } = needs
  const pageOf = <Row extends { id: string }>(found: Row[], limit: number): Page<Row> => {
    const data = found.slice(0, limit)
    return found.length > limit ? { data, nextCursor: data.at(-1)!.id } : { data }
  }
  const look = async (token: string) =>
    isSecret(token, tokenPrefix) ? records.openInvitation(hashSecret(token), clock.wall()) : undefined
  const principalOf = ({ workspace, role }: Invitation, person: string): Principal => ({ workspace, mode: 'live', scopes: scopesOfRole[role], person, role })
  const entered = async (invitation: Invitation, person: string) => {
    await records.signedIn(person, clock.wall())
    return { principal: principalOf(invitation, person) }
  }

  return {
    list: async (workspace, { limit, after = '' }) => pageOf(await records.members(workspace, limit + 1, after), limit),
    get: records.member,
    async setRole(workspace, person, role) {
      if (!(await records.member(workspace, person))) return undefined
      const changed = await records.setRole(workspace, person, role)
      onChanged()
      return changed ? 'changed' : 'last_owner'
    },
    async remove(workspace, person) {
      if (!(await records.member(workspace, person))) return undefined
      const removed = await records.removeMember(workspace, person)
      onChanged()
      return removed ? 'removed' : 'last_owner'
    },
    async invite(workspace, { email, role, hours }) {
      const now = clock.wall()
      const invitation = { id: ids.next('ivt_'), workspace, email: emailOf(email), role, createdAt: now, expiresAt: now + hours * 3_600_000 }
      const token = makeSecret(tokenPrefix, chance)
      await records.invite(invitation, hashSecret(token))
      return { invitation, token }
    },
    invitations: async (workspace, { limit, after = '' }) => pageOf(await records.invitations(workspace, limit + 1, after), limit),
    revoke: (workspace, id) => records.revokeInvitation(workspace, id, clock.wall()),
    async look(token) {
      const invitation = await look(token)
      return invitation && { invitation, isKnown: (await records.byEmail(invitation.email)) !== undefined }
    },
    async accept({ token, name, password, code, address }) {
      const invitation = await look(token)
      if (!invitation) return 'gone'
      const { email } = invitation
      const known = await records.byEmail(email)
      if (known) {
        const proved = await prove({ email, password, code, address })
        if (!('person' in proved)) return proved
        return (await records.join(invitation, known.id, clock.wall())) ? entered(invitation, known.id) : 'gone'
      }
      if (name === undefined) return { fault: 'a name is needed' }
      const fault = passwordFault(password, [email, name])
      if (fault) return { fault }
      const person = { id: ids.next('usr_'), email, name, password: await passwords.hash(password), at: clock.wall() }
      return (await records.join(invitation, person, clock.wall())) ? entered(invitation, person.id) : 'gone'
    },
    async acceptAll({ id, email }) {
      for (const invitation of await records.openInvitationsTo(email, clock.wall())) await records.join(invitation, id, clock.wall())
    },
  }
}
