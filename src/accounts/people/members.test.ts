import { expect, test } from 'vitest'
import { roles, scopesOfRole } from '../account.ts'
import { password, peopleHouse } from './house.test-support.ts'
import { mayMakeOwners } from './members.ts'

const address = '192.0.2.1'

test('an invitation is good once, until its end, and not after it was revoked', async () => {
  const { members, workspace, pass } = await peopleHouse()
  const accept = (token: string, name = 'Ann') => members.accept({ token, name, password, address })
  const { token, invitation } = await members.invite(workspace, { email: 'Ann@Example.com', role: 'sender', hours: 2 })
  expect(await members.look(token)).toMatchObject({ isKnown: false, invitation: { email: 'ann@example.com', role: 'sender' } })
  expect(await members.accept({ token, password, address })).toHaveProperty('fault')
  expect(await members.accept({ token, name: 'Ann', password: 'short', address })).toHaveProperty('fault')
  const joined = await Promise.all([accept(token), accept(token)])
  expect(joined.filter((one) => typeof one === 'object' && 'principal' in one)).toHaveLength(1)
  expect(await accept(token)).toBe('gone')
  expect((await members.list(workspace, { limit: 5 })).data).toMatchObject([{ email: 'ann@example.com', role: 'sender' }])
  const late = await members.invite(workspace, { email: 'b@example.com', role: 'viewer', hours: 1 })
  pass(3_600_000)
  expect(await accept(late.token)).toBe('gone')
  const revoked = await members.invite(workspace, { email: 'c@example.com', role: 'viewer', hours: 1 })
  expect(await members.revoke('wsp_other', revoked.invitation.id)).toBe(false)
  expect(await members.revoke(workspace, revoked.invitation.id)).toBe(true)
  expect(await accept(revoked.token)).toBe('gone')
  expect(await members.revoke(workspace, invitation.id)).toBe(false)
})

test('who is known proves themselves with their password before they join another workspace', async () => {
  const { members, people, join, customer } = await peopleHouse()
  await join('ann@example.com', 'viewer')
  const shop = await customer('Shop')
  const { token } = await members.invite(shop.id, { email: 'ann@example.com', role: 'admin', hours: 1 })
  expect(await members.look(token)).toMatchObject({ isKnown: true })
  expect(await members.accept({ token, name: 'Mallory', password: 'her own password', address })).toEqual({ refused: 'wrong' })
  const joined = await members.accept({ token, password, address })
  expect(joined).toMatchObject({ principal: { workspace: shop.id, role: 'admin' } })
  const { person } = (joined as { principal: { person: string } }).principal
  expect((await people.me(person))!.memberships).toHaveLength(2)
  expect((await people.me(person))!.signedInAt).toEqual(expect.any(Number))
  expect(await people.enter(person, shop.id)).toMatchObject({ workspace: shop.id, scopes: scopesOfRole.admin })
  expect(await people.enter(person, 'wsp_other')).toBeUndefined()
})

test('a changed role counts at once and ends the sessions there; who is removed is out', async () => {
  const { members, sessions, workspace, owner, join } = await peopleHouse()
  await owner()
  const ann = await join('ann@example.com', 'admin')
  const session = await sessions.open(ann)
  expect(await sessions.authenticate(session)).toMatchObject({ role: 'admin', person: ann.person })
  expect(await members.setRole('wsp_other', ann.person!, 'viewer')).toBeUndefined()
  expect(await members.setRole(workspace, ann.person!, 'viewer')).toBe('changed')
  expect(await sessions.authenticate(session)).toBeUndefined()
  const again = await sessions.open(ann)
  expect(await sessions.authenticate(again)).toMatchObject({ role: 'viewer', scopes: scopesOfRole.viewer })
  expect(await members.remove(workspace, ann.person!)).toBe('removed')
  expect(await sessions.authenticate(again)).toBeUndefined()
  expect(await members.remove(workspace, ann.person!)).toBeUndefined()
})

test('a workspace is never left without an owner', async () => {
  const { members, workspace, owner, join } = await peopleHouse()
  const first = await owner()
  expect(await members.setRole(workspace, first.person!, 'admin')).toBe('last_owner')
  expect(await members.remove(workspace, first.person!)).toBe('last_owner')
  const second = await join('second@example.com', 'owner')
  const both = await Promise.all([members.remove(workspace, first.person!), members.remove(workspace, second.person!)])
  expect(both.toSorted()).toEqual(['last_owner', 'removed'])
})

test('only who owns it, and the machine itself, makes owners; to send is another right than to write', () => {
  const may = roles.filter((role) => mayMakeOwners({ workspace: 'w', mode: 'live', scopes: scopesOfRole[role], person: 'usr_1', role }))
  expect(may).toEqual(['owner'])
  expect(mayMakeOwners({ workspace: 'w', mode: 'live', scopes: ['admin'], key: 'key_1' })).toBe(false)
  expect(mayMakeOwners({ workspace: 'w', mode: 'live', scopes: ['admin'] })).toBe(true)
  expect(scopesOfRole.author).not.toContain('send')
  expect(scopesOfRole.sender).toContain('send')
})
