// Keys, people, workspaces and the log of actions are kept alike on every database.
import { afterAll, expect, test } from 'vitest'
import { openAccounts } from '../../src/accounts/open.ts'
import { accountsMigrations } from '../../src/accounts/records.ts'
import { totpCode } from '../../src/accounts/people/totp.ts'
import { weightMigrations } from '../../src/accounts/weights/records.ts'
import { inlineSqlite } from '../../src/db/inline.ts'
import { openPostgres } from '../../src/db/postgres.ts'
import { systemChance } from '../../src/kit/chance.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
const missing = 'missing' in postgres ? postgres.missing : undefined
afterAll(() => ('missing' in postgres ? undefined : postgres.stop()))

const migrations = [...accountsMigrations, ...weightMigrations]
const open = {
  sqlite: async () => inlineSqlite({ clock: systemClock, migrations }),
  postgres: async () => {
    if ('missing' in postgres) throw new Error(postgres.missing)
    return openPostgres({ url: postgres.url, migrations })
  },
}
const password = 'four little words here'
const address = '192.0.2.1'

const story = async (driver: keyof typeof open) => {
  const db = await open[driver]()
  const opened = () => openAccounts({ db, clock: systemClock, chance: systemChance, secret: 's'.repeat(32) })
  const { workspace, workspaces, keys, limits, sessions, people, members, audit, close } = await opened()

  const both = await Promise.all(['a', 'b'].map((name) => people.setUp({ email: `${name}@example.com`, name, password })))
  expect(both.filter((one) => one === 'owned')).toHaveLength(1)
  const made = both.find((one) => one !== 'owned')
  if (!made || typeof made === 'string' || 'fault' in made) throw new Error('no owner')
  const { person } = made.principal
  const { email } = (await people.me(person!))!
  const { token } = await members.invite(workspace, { email: 'ann@example.com', role: 'admin', hours: 1 })
  const joined = await Promise.all([1, 2].map(() => members.accept({ token, name: 'Ann', password, address })))
  expect(joined.filter((one) => one === 'gone')).toHaveLength(1)
  expect(await members.setRole(workspace, person!, 'viewer')).toBe('last_owner')
  const [ann] = (await members.list(workspace, { limit: 10 })).data.filter((one) => one.email === 'ann@example.com')
  expect(await members.setRole(workspace, ann!.id, 'owner')).toBe('changed')
  const left = await Promise.all([person!, ann!.id].map((one) => members.remove(workspace, one)))
  expect(left.toSorted()).toEqual(['last_owner', 'removed'])
  expect((await members.list(workspace, { limit: 10 })).data).toHaveLength(1)
  expect((await members.invitations(workspace, { limit: 10 })).data).toMatchObject([{ role: 'admin', usedAt: expect.any(Number) }])

  const { secret } = (await people.beginTotp(person!)) as { secret: string }
  const codes = (await people.confirmTotp(person!, totpCode(secret, Math.floor(Date.now() / 30_000))))!
  expect(codes).toHaveLength(10)
  const twice = await Promise.all([1, 2].map(() => people.prove({ email, password, code: codes[0]!, address })))
  expect(twice.filter((one) => 'person' in one)).toHaveLength(1)

  const below = await workspaces.create(workspace, { name: 'Bakery' })
  if (typeof below === 'string') throw new Error(below)
  const { key, view } = await keys.create(below.id, { name: 'k', mode: 'live', scopes: ['send'], limits: { partsPerDay: 3, senders: ['Shop'] }, maker: { workspace, mode: 'live', scopes: ['develop'], person: 'usr_dana' } })
  const principal = (await keys.authenticate(key, address))!
  expect(principal).toMatchObject({ limits: { partsPerDay: 3 } })
  expect(await limits.takeParts(principal, 3)).toBe(true)
  const session = await sessions.open(principal, { address, agent: 'Browser' })
  const rotated = (await keys.rotate({ workspace: below.id, mode: 'live', scopes: ['admin'], key: 'key_boss' }, view.id, 3_600_000))!
  expect(await keys.authenticate(rotated.key, address)).toMatchObject({ limits: { senders: ['Shop'] } })
  const ofDana = { owner: 'usr_dana', makers: ['key_boss', view.id, 'usr_dana'] }
  await workspaces.change(workspace, below.id, { suspended: true })
  for (const found of [await keys.authenticate(key, address), await keys.authenticate(rotated.key, address), await sessions.authenticate(session, address)])
    expect(found).toBeUndefined()
  await workspaces.change(workspace, below.id, { suspended: false })
  expect(await sessions.authenticate(session, address)).toMatchObject({ workspace: below.id })

  await Promise.all([1, 2, 3].map((n) => audit.record({ workspace, actor: person!, action: 'x', target: `t${n}`, address, request: 'r' })))
  expect(await audit.verify()).toMatchObject({ kind: 'whole', heads: [{ entries: 3 }] })
  await close()
  const again = await opened()
  expect(await again.limits.takeParts(principal, 1)).toBe(false)
  expect(await again.keys.authenticate(rotated.key, address)).toMatchObject(ofDana)
  expect(await again.sessions.authenticate(session, address)).toMatchObject({ owner: 'usr_dana', makers: ['usr_dana'] })
  await again.close()
  await db.close()
}

test('the story of an account on the embedded database', () => story('sqlite'), 20_000)
test.skipIf(missing)(`the story of an account on PostgreSQL${missing ? ` (skipped: ${missing})` : ''}`, () => story('postgres'), 20_000)
