import { expect, test } from 'vitest'
import { inlineSqlite } from '../db/inline.ts'
import { seededChance } from '../kit/chance.ts'
import { systemClock } from '../kit/clock.ts'
import type { Limits } from './account.ts'
import { addressFault, isFrom, limitPassed, permitted } from './limits.ts'
import { openAccounts } from './open.ts'
import { accountsMigrations } from './records.ts'

const chance = seededChance(161)

async function house() {
  let aheadMs = 0
  const timers: (() => void)[] = []
  const clock = {
    ...systemClock,
    wall: () => Date.parse('2026-11-22T10:00:00Z') + aheadMs,
    now: () => 1_000 + aheadMs,
    after: (_ms: number, run: () => void) => (timers.push(run), { cancel() {} }),
  }
  const db = inlineSqlite({ clock: systemClock, migrations: accountsMigrations })
  const open = () => openAccounts({ db, clock, chance, secret: 's'.repeat(32) })
  const accounts = await open()
  const restricted = async (limits: Limits) => {
    const { key } = await accounts.keys.create(accounts.workspace, { name: 'x', mode: 'live', scopes: ['send'], limits })
    return key
  }
  return { ...accounts, open, restricted, pass: (ms: number) => void (aheadMs += ms), ring: () => timers.splice(0).forEach((run) => run()) }
}

test('a sender list names who one may send as; a plus before a number makes no difference', () => {
  const only = { limits: { senders: ['Shop', '+31612345678'] } }
  expect(['Shop', '31612345678', '+31612345678'].every((sender) => permitted(only, sender))).toBe(true)
  expect(['shop', 'Shop ', '31612345679', '', undefined].some((sender) => permitted(only, sender))).toBe(false)
  expect(permitted({}, undefined) && permitted({ limits: { perSecond: 1 } }, 'Any')).toBe(true)
})

test('addresses are single ones or networks, of either family, mapped ones too', () => {
  const list = ['192.0.2.7', '10.1.0.0/16', '2001:db8::/32']
  for (const address of ['192.0.2.7', '::ffff:192.0.2.7', '10.1.255.1', '2001:db8:1::9']) expect(isFrom(list, address), address).toBe(true)
  for (const address of ['192.0.2.8', '10.2.0.1', '2001:db9::1', '::1', '', 'nonsense', undefined]) expect(isFrom(list, address), address).toBe(false)
  expect(['192.0.2.7', '::/0', '10.0.0.0/8'].map(addressFault)).toEqual([undefined, undefined, undefined])
  for (const bad of ['192.0.2', '192.0.2.0/33', '::1/129', 'a.example', '1.2.3.4/8/8', '1.2.3.4/']) expect(addressFault(bad), bad).toBeTypeOf('string')
})

test('a key is good from its addresses and until its end, and so is a session opened with it', async () => {
  const { keys, sessions, restricted, pass } = await house()
  const key = await restricted({ addresses: ['192.0.2.0/24'], expiresAt: Date.parse('2026-11-22T11:00:00Z') })
  expect(await keys.authenticate(key, '198.51.100.1')).toBeUndefined()
  expect(await keys.authenticate(key)).toBeUndefined()
  const principal = (await keys.authenticate(key, '192.0.2.9'))!
  const session = await sessions.open(principal)
  expect(await sessions.authenticate(session, '192.0.2.9')).toMatchObject({ limits: { addresses: ['192.0.2.0/24'] } })
  expect(await sessions.authenticate(session, '198.51.100.1')).toBeUndefined()
  pass(3_599_999)
  expect(await keys.authenticate(key, '192.0.2.9')).toBeDefined()
  pass(1)
  expect(await keys.authenticate(key, '192.0.2.9')).toBeUndefined()
  expect(await sessions.authenticate(session, '192.0.2.9')).toBeUndefined()
})

test('a key spends the parts of a day, however many ask at once, and over a restart too', async () => {
  const { keys, limits, restricted, pass, ring, open } = await house()
  const key = await restricted({ partsPerDay: 10 })
  const principal = (await keys.authenticate(key))!
  const taken = await Promise.all(Array.from({ length: 12 }, () => limits.takeParts(principal, 1)))
  expect(taken.filter(Boolean)).toHaveLength(10)
  limits.returnParts(principal, 3)
  expect(await limits.takeParts(principal, 4)).toBe(false)
  expect(await limits.takeParts(principal, 2)).toBe(true)
  ring()
  await limits.close()
  const again = await open()
  expect(await again.limits.takeParts(principal, 2)).toBe(false)
  expect(await again.limits.takeParts(principal, 1)).toBe(true)
  pass(14 * 3_600_000)
  expect(await again.limits.takeParts(principal, 10)).toBe(true)
})

test('of two live keys the old one ends after the overlap, and the new one has the same rights', async () => {
  const { keys, workspace, restricted, pass } = await house()
  const old = await restricted({ senders: ['Shop'] })
  const { key: id } = (await keys.authenticate(old))!
  const owner = { workspace, mode: 'live', scopes: ['admin'] } as const
  expect(await keys.rotate({ ...owner, workspace: 'wsp_other' }, id!, 1)).toBeUndefined()
  const { key: fresh, view } = (await keys.rotate(owner, id!, 3_600_000))!
  expect(view).toMatchObject({ replaces: id, scopes: ['send'], limits: { senders: ['Shop'] } })
  for (const key of [old, fresh]) expect(await keys.authenticate(key)).toMatchObject({ scopes: ['send'], limits: { senders: ['Shop'] } })
  pass(3_600_000)
  expect(await keys.authenticate(old)).toBeUndefined()
  expect(await keys.authenticate(fresh)).toBeDefined()
  expect(await keys.rotate(owner, id!, 1)).toBeUndefined()
  await keys.revoke(owner, view.id)
  expect(await keys.rotate(owner, view.id, 1)).toBeUndefined()
})

test('a key that is restricted gives nobody more: each of its limits stands in what it makes, as narrow or narrower', () => {
  const maker: Limits = { senders: ['Shop'], addresses: ['10.1.0.0/16', '2001:db8::/32'], expiresAt: 2_000, perSecond: 5, partsPerDay: 100 }
  expect(limitPassed(maker, { ...maker })).toBeUndefined()
  expect(limitPassed(maker, { senders: ['Shop'], addresses: ['10.1.2.0/24', '2001:db8:1::1'], expiresAt: 1_999, perSecond: 1, partsPerDay: 0 })).toBeUndefined()
  expect(limitPassed(undefined, undefined)).toBeUndefined()
  expect(limitPassed({ perSecond: 5 }, undefined)).toBe('perSecond')
  for (const name of ['senders', 'addresses', 'expiresAt', 'perSecond', 'partsPerDay'] as const) {
    const { [name]: _, ...rest } = maker
    expect(limitPassed(maker, rest), name).toBe(name)
  }
  const wider: Limits[] = [{ senders: ['Shop', 'Bank'] }, { addresses: ['10.0.0.0/8'] }, { addresses: ['10.1.2.3', '192.0.2.1'] }, { expiresAt: 2_001 }, { perSecond: 6 }, { partsPerDay: 101 }]
  for (const one of wider) expect(limitPassed(maker, { ...maker, ...one }), JSON.stringify(one)).toBe(Object.keys(one)[0])
})
