import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import { seededChance } from '../../kit/chance.ts'
import { systemClock } from '../../kit/clock.ts'
import type { Workspace } from '../account.ts'
import { openAccounts } from '../open.ts'
import { accountsMigrations } from '../records.ts'

async function house() {
  const db = inlineSqlite({ clock: systemClock, migrations: accountsMigrations })
  const accounts = await openAccounts({ db, clock: { ...systemClock, after: () => ({ cancel() {} }) }, chance: seededChance(162), secret: 's'.repeat(32) })
  const make = async (above: string, name: string) => (await accounts.workspaces.create(above, { name })) as Workspace
  const keyOf = async (workspace: string) => (await accounts.keys.create(workspace, { name: 'k', mode: 'live', scopes: ['send'] })).key
  return { ...accounts, make, keyOf }
}

test('the house has customers, customers have workspaces below them, and those have none', async () => {
  const { workspaces, workspace, make } = await house()
  const customer = await make(workspace, 'Customer')
  const shop = await make(customer.id, 'Shop')
  expect(await workspaces.create(shop.id, { name: 'too deep' })).toBe('too_deep')
  expect((await workspaces.list(workspace, { limit: 5 })).data).toEqual([customer])
  expect((await workspaces.list(customer.id, { limit: 5 })).data).toEqual([shop])
  expect(shop).toMatchObject({ parent: customer.id, name: 'Shop' })
})

test('whoever is above finds and changes what is below, nobody else, and nobody suspends themselves', async () => {
  const { workspaces, workspace, make } = await house()
  const [a, b] = [await make(workspace, 'A'), await make(workspace, 'B')]
  const ofA = await make(a.id, 'A1')
  expect(await workspaces.find(a.id, ofA.id)).toEqual(ofA)
  expect(await workspaces.find(workspace, ofA.id)).toEqual(ofA)
  for (const [above, id] of [[b.id, ofA.id], [ofA.id, a.id], [a.id, b.id], [a.id, workspace], [a.id, 'wsp_none']] as const) {
    expect(await workspaces.find(above, id)).toBeUndefined()
    expect(await workspaces.change(above, id, { name: 'stolen' })).toBeUndefined()
  }
  expect(await workspaces.change(a.id, a.id, { name: 'Renamed', suspended: true })).toMatchObject({ name: 'Renamed' })
  expect(workspaces.isSuspended(a.id)).toBe(false)
})

test('a suspended workspace and those below it are refused at once, and let in again when it is over', async () => {
  const { workspaces, workspace, keys, sessions, make, keyOf } = await house()
  const customer = await make(workspace, 'Customer')
  const shop = await make(customer.id, 'Shop')
  const [one, below] = [await keyOf(customer.id), await keyOf(shop.id)]
  const session = await sessions.open((await keys.authenticate(below))!)
  const told: string[] = []
  workspaces.onSuspended((ids) => void told.push(...ids))
  await workspaces.change(workspace, customer.id, { suspended: true })
  expect([await keys.authenticate(one), await keys.authenticate(below), await sessions.authenticate(session)]).toEqual([undefined, undefined, undefined])
  expect([customer.id, shop.id].every((id) => workspaces.isSuspended(id) && told.includes(id))).toBe(true)
  expect(workspaces.isSuspended(workspace)).toBe(false)
  await workspaces.change(workspace, customer.id, { suspended: false })
  expect(await keys.authenticate(below)).toMatchObject({ workspace: shop.id })
  expect(await sessions.authenticate(session)).toMatchObject({ workspace: shop.id })
})
