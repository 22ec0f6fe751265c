import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import { seededChance } from '../../kit/chance.ts'
import { systemClock } from '../../kit/clock.ts'
import { createIds } from '../../kit/ids.ts'
import { accountsMigrations } from '../records.ts'
import { smppAccountMigrations } from './records.ts'
import { inNetworks, isNetwork, smppDefaults } from './smpp-account.ts'
import { createSmppAccounts } from './smpp-accounts.ts'

const workspace = 'wsp_a'
const live = { workspace, mode: 'live' } as const
const house = () => {
  const db = inlineSqlite({ clock: systemClock, migrations: [...accountsMigrations, ...smppAccountMigrations] })
  const accounts = createSmppAccounts({ db, clock: systemClock, chance: seededChance(5), ids: createIds({ clock: systemClock }) })
  const make = async (wanted: Parameters<typeof accounts.create>[1] = { mode: 'live' }) => {
    const made = await accounts.create(workspace, wanted)
    if (typeof made === 'string') throw new Error(made)
    return made
  }
  return { db, accounts, make }
}

test('what is left out is made: a system id, and a password of eight characters that is stored as a slow hash', async () => {
  const { db, make, accounts } = house()
  const { account, password } = await make()
  expect(account).toMatchObject({ ...smppDefaults, workspace, mode: 'live', id: expect.stringMatching(/^sac_/), systemId: expect.stringMatching(/^sx[0-9a-z]{8}$/) })
  expect(password).toMatch(/^[0-9A-Za-z]{8}$/)
  const [row] = await db.read('SELECT * FROM smpp_account')
  expect(row!['password']).toMatch(/^scrypt\$[0-9a-f]{32}\$[0-9a-f]{64}$/)
  expect(JSON.stringify(row)).not.toContain(password)
  expect(await accounts.authenticate(account.systemId, password, '192.0.2.1')).toEqual(account)
})

test('a wrong password and an unknown account get one answer, and a good one is known again', async () => {
  const { make, accounts } = house()
  const { account, password } = await make({ mode: 'live', systemId: 'shop', password: 'secret77' })
  expect(await accounts.authenticate('shop', 'secret78', '192.0.2.1')).toBe('refused')
  expect(await accounts.authenticate('nobody', 'secret77', '192.0.2.1')).toBe('refused')
  expect(await accounts.authenticate('', '', '192.0.2.1')).toBe('refused')
  for (let i = 0; i < 2; i++) expect(await accounts.authenticate('shop', password, '192.0.2.1')).toEqual(account)
})

test('after five failures nobody gets in from there with that account, not even with the right password', async () => {
  const { make, accounts } = house()
  await make({ mode: 'live', systemId: 'shop', password: 'secret77' })
  for (let i = 0; i < 5; i++) await accounts.authenticate('shop', 'wrong', '192.0.2.1')
  expect(await accounts.authenticate('shop', 'secret77', '192.0.2.1')).toBe('refused')
  expect(await accounts.authenticate('shop', 'secret77', '192.0.2.2')).toMatchObject({ systemId: 'shop' })
})

test('a system id is one account in the whole installation', async () => {
  const { make, accounts } = house()
  await make({ mode: 'live', systemId: 'shop' })
  expect(await accounts.create('wsp_b', { mode: 'live', systemId: 'shop' })).toBe('taken')
})

test('each workspace has its own, and a test key meets test accounts alone', async () => {
  const { make, accounts } = house()
  const { account } = await make()
  const { account: tried } = await make({ mode: 'test' })
  const other = { workspace: 'wsp_b', mode: 'live' } as const
  const testing = { workspace, mode: 'test' } as const
  expect((await accounts.list(live, { limit: 10 })).data.map(({ id }) => id)).toEqual([account.id, tried.id])
  expect((await accounts.list(testing, { limit: 10 })).data.map(({ id }) => id)).toEqual([tried.id])
  expect((await accounts.list(live, { limit: 1 })).nextCursor).toBe(account.id)
  for (const owner of [other, testing]) {
    expect(await accounts.get(owner, account.id)).toBeUndefined()
    expect(await accounts.change(owner, account.id, { window: 1 })).toBeUndefined()
    expect(await accounts.renewPassword(owner, account.id)).toBeUndefined()
    expect(await accounts.remove(owner, account.id)).toBe(false)
  }
  expect(await accounts.get(live, account.id)).toEqual(account)
})

test('who is bound hears of a change, and has to leave when the password or the account is gone', async () => {
  const { make, accounts } = house()
  const { account, password } = await make()
  const heard: unknown[] = []
  accounts.watch((id, now) => void heard.push([id, now?.window]))
  await accounts.change(live, account.id, { window: 7 })
  const renewed = await accounts.renewPassword(live, account.id)
  await accounts.remove(live, account.id)
  expect(heard).toEqual([[account.id, 7], [account.id, undefined], [account.id, undefined]])
  expect(renewed!.password).not.toBe(password)
  expect(await accounts.authenticate(account.systemId, password, '192.0.2.1')).toBe('refused')
})

test('networks are addresses with or without a length, of either family', () => {
  for (const good of ['192.0.2.1', '192.0.2.0/24', '2001:db8::/32', '::1', '0.0.0.0/0']) expect([good, isNetwork(good)]).toEqual([good, true])
  for (const bad of ['', '192.0.2', '192.0.2.0/33', '192.0.2.0/', '1.2.3.4/8/9', 'example.com', '::/129']) expect([bad, isNetwork(bad)]).toEqual([bad, false])
  const networks = ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7']
  for (const inside of ['192.0.2.77', '2001:db8:1::5', '198.51.100.7']) expect(inNetworks(networks, inside)).toBe(true)
  for (const outside of ['192.0.3.1', '2001:db9::1', '198.51.100.8', 'nowhere']) expect(inNetworks(networks, outside)).toBe(false)
})
