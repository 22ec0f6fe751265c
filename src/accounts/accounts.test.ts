import { expect, test } from 'vitest'
import { inlineSqlite } from '../db/inline.ts'
import { seededChance } from '../kit/chance.ts'
import { manualClock, systemClock } from '../kit/clock.ts'
import { scopes } from './account.ts'
import type { Principal } from './account.ts'
import { openAccounts } from './open.ts'
import { accountsMigrations } from './records.ts'
import { rememberPrincipals } from './remembered.ts'
import { isSecret, makeSecret } from './secret.ts'

const chance = seededChance(160)

/** Accounts under a wall clock that tests can move; the database runs on real turns. */
function house() {
  let aheadMs = 0
  const timers: (() => void)[] = []
  const clock = {
    ...systemClock,
    wall: () => Date.now() + aheadMs,
    now: () => performance.now() + aheadMs,
    after: (_ms: number, run: () => void) => (timers.push(run), { cancel() {} }),
  }
  const db = inlineSqlite({ clock: systemClock, migrations: accountsMigrations })
  let reads = 0
  const counted = { ...db, read: (...asked: Parameters<typeof db.read>) => (reads++, db.read(...asked)) }
  return {
    db,
    reads: () => reads,
    pass: (ms: number) => void (aheadMs += ms),
    ring: () => timers.splice(0).forEach((run) => run()),
    open: (givenKey?: string) => openAccounts({ db: counted, clock, chance, givenKey, secret: 's'.repeat(32) }),
  }
}

test('the first start makes one workspace and one live key with every scope, later starts make none', async () => {
  const { open } = house()
  const first = await open()
  expect(first.workspace).toMatch(/^wsp_/)
  const key = await first.firstKey()
  expect(key).toMatch(/^live_[0-9A-Za-z]{49}$/)
  const principal = await first.keys.authenticate(key!)
  expect(principal).toMatchObject({ workspace: first.workspace, mode: 'live', scopes: [...scopes] })
  const second = await open()
  expect(second.workspace).toBe(first.workspace)
  expect(await second.firstKey()).toBeUndefined()
  expect((await second.keys.list({ ...second, mode: 'live' }, { limit: 10 })).data).toHaveLength(1)
})

test('a first key that could not be kept is not made, so that the next start makes one', async () => {
  const { open } = house()
  const { firstKey, keys, workspace } = await open()
  await expect(firstKey(() => Promise.reject(new Error('no such folder')))).rejects.toThrow('no such folder')
  expect((await keys.list({ workspace, mode: 'live' }, { limit: 10 })).data).toEqual([])
  let kept = ''
  expect(await firstKey(async (key) => void (kept = key))).toBe(kept)
  expect(await keys.authenticate(kept)).toBeDefined()
})

test('a key given from outside works at once, counts as live, and no other is made', async () => {
  const { open } = house()
  const given = 'an-operator-chose-this-key-0123456789'
  const accounts = await open(given)
  expect(await accounts.firstKey()).toBeUndefined()
  expect(await accounts.keys.authenticate(given)).toMatchObject({ mode: 'live', scopes: [...scopes] })
  expect(await accounts.keys.authenticate(given + 'x')).toBeUndefined()
  await expect(open('too-short')).rejects.toThrow('at least 32 characters')
})

test('a new key is recognised, carries its mode and scopes, and its secret is not in the database', async () => {
  const { open, db } = house()
  const { keys, workspace } = await open()
  const { key, view } = await keys.create(workspace, { name: 'shop', mode: 'test', scopes: ['send'] })
  expect(key.startsWith('test_')).toBe(true)
  expect(await keys.authenticate(key)).toEqual({ workspace, mode: 'test', scopes: ['send'], key: view.id })
  const stored = JSON.stringify(await db.read('SELECT * FROM api_key'))
  expect(stored).toContain('shop')
  expect(stored).not.toContain(key.slice(20))
})

test('a revoked key and the sessions opened with it end at once', async () => {
  const { open } = house()
  const { keys, sessions, workspace } = await open()
  const { key, view } = await keys.create(workspace, { name: 'x', mode: 'live', scopes: ['read'] })
  const session = await sessions.open((await keys.authenticate(key))!)
  expect(await sessions.authenticate(session)).toMatchObject({ key: view.id, scopes: ['read'] })
  expect(await keys.revoke({ workspace: 'wsp_other', mode: 'live' }, view.id)).toBe(false)
  expect(await keys.authenticate(key)).toBeDefined()
  expect(await keys.revoke({ workspace, mode: 'live' }, view.id)).toBe(true)
  expect(await keys.authenticate(key)).toBeUndefined()
  expect(await sessions.authenticate(session)).toBeUndefined()
  expect((await keys.list({ workspace, mode: 'live' }, { limit: 10 })).data.find((other) => other.id === view.id)?.revokedAt).toBeTypeOf('number')
})

test('a session that is opened with a key while it is being revoked ends with it', async () => {
  const { open } = house()
  const { keys, sessions, workspace } = await open()
  const { key, view } = await keys.create(workspace, { name: 'leaked', mode: 'live', scopes: ['read'] })
  await keys.authenticate(key)
  const revoking = keys.revoke({ workspace, mode: 'live' }, view.id)
  const session = await sessions.open((await keys.authenticate(key))!)
  expect(await revoking).toBe(true)
  expect(await sessions.authenticate(session)).toBeUndefined()
})

test('of strangers at most 500 are looked up at a time; keys seen before are let in', async () => {
  const clock = manualClock()
  const principal: Principal = { workspace: 'wsp_1', mode: 'live', scopes: ['read'], key: 'key_1' }
  const answers: ((found: Principal | undefined) => void)[] = []
  const remembered = rememberPrincipals({ clock, load: () => new Promise((resolve) => answers.push(resolve)) })
  const first = remembered.find('good')
  answers[0]!(principal)
  await first
  clock.advance(5_000)
  const guesses = Array.from({ length: 500 }, (_, n) => remembered.find(`guess ${n}`, `10.0.0.${n % 5}`))
  await expect(remembered.find('one more')).rejects.toMatchObject({ temporary: true })
  const again = [remembered.find('good'), remembered.find('good')]
  expect(answers).toHaveLength(502)
  for (const answer of answers) answer(principal)
  expect(await Promise.all(again)).toEqual([principal, principal])
  await Promise.all(guesses)
  const later = remembered.find('one more')
  answers.at(-1)!(undefined)
  expect(await later).toBeUndefined()
})

test('strangers of one address leave room for those of others', async () => {
  const answers: ((found: Principal | undefined) => void)[] = []
  const remembered = rememberPrincipals({ clock: manualClock(), load: () => new Promise((resolve) => answers.push(resolve)) })
  const guesses = Array.from({ length: 100 }, (_, n) => remembered.find(`guess ${n}`, '10.0.0.1'))
  await expect(remembered.find('guess', '10.0.0.1')).rejects.toMatchObject({ temporary: true })
  const other = remembered.find('other', '10.0.0.2')
  for (const answer of answers) answer(undefined)
  expect(await other).toBeUndefined()
  await Promise.all(guesses)
})

test('whoever was good before a revocation, a sign-out or a restart is let in during a flood of made-up keys', async () => {
  const { open } = house()
  const first = await open()
  const { key } = await first.keys.create(first.workspace, { name: 'good', mode: 'live', scopes: ['read'] })
  const { view } = await first.keys.create(first.workspace, { name: 'leaked', mode: 'live', scopes: ['read'] })
  const session = await first.sessions.open((await first.keys.authenticate(key))!)
  await first.sessions.authenticate(session)
  const flood = (accounts: typeof first) => {
    const guesses = [0, 1, 2, 3, 4].flatMap((address) =>
      Array.from({ length: 100 }, () => accounts.keys.authenticate(makeSecret('live_', chance), `10.0.0.${address}`)))
    const sessions = [0, 1, 2, 3, 4].flatMap((address) =>
      Array.from({ length: 100 }, () => accounts.sessions.authenticate(makeSecret('ses_', chance), `10.0.0.${address}`)))
    return Promise.all([...guesses, ...sessions])
  }
  await first.keys.revoke({ workspace: first.workspace, mode: 'live' }, view.id)
  for (const accounts of [first, await open()]) {
    const flooded = flood(accounts)
    await expect(accounts.keys.authenticate(makeSecret('live_', chance))).rejects.toMatchObject({ temporary: true })
    expect(await accounts.keys.authenticate(key)).toMatchObject({ scopes: ['read'] })
    expect(await accounts.sessions.authenticate(session)).toMatchObject({ scopes: ['read'] })
    await flooded
  }
})

test('a revocation during a look-up is not overtaken by what the look-up found', async () => {
  const clock = manualClock()
  const principal: Principal = { workspace: 'wsp_1', mode: 'live', scopes: ['read'], key: 'key_1' }
  const answers: ((found: Principal | undefined) => void)[] = []
  const remembered = rememberPrincipals({ clock, load: () => new Promise((resolve) => answers.push(resolve)), limit: 2 })
  const slow = remembered.find('a')
  remembered.forget()
  answers[0]!(principal)
  await slow
  expect(remembered.size).toBe(0)
  for (const hash of ['a', 'b', 'c', 'unknown']) {
    const found = remembered.find(hash)
    answers.at(-1)!(hash === 'unknown' ? undefined : principal)
    await found
  }
  expect(remembered.size).toBe(2)
  expect(await remembered.find('c')).toBe(principal)
})

test('a busy key costs no query per request, and its last use is written in a batch', async () => {
  const { open, reads, ring } = house()
  const { keys, firstKey, workspace } = await open()
  const key = (await firstKey())!
  await keys.authenticate(key)
  const before = reads()
  for (let i = 0; i < 1_000; i++) await keys.authenticate(key)
  expect(reads()).toBe(before)
  expect((await keys.list({ workspace, mode: 'live' }, { limit: 1 })).data[0]!.usedAt).toBeUndefined()
  ring()
  await keys.close()
  expect((await keys.list({ workspace, mode: 'live' }, { limit: 1 })).data[0]!.usedAt).toBeTypeOf('number')
})

test('text that is no key costs no query', async () => {
  const { open, reads } = house()
  const { keys } = await open()
  const before = reads()
  for (const guess of ['', 'live_', `live_${'A'.repeat(49)}`, 'x'.repeat(10_000)]) expect(await keys.authenticate(guess)).toBeUndefined()
  expect(reads()).toBe(before)
})

test('keys are listed in pages and only to their own workspace', async () => {
  const { open } = house()
  const { keys, firstKey, workspace } = await open()
  await firstKey()
  for (let i = 0; i < 5; i++) await keys.create(workspace, { name: `k${i}`, mode: 'test', scopes: ['read'] })
  const first = await keys.list({ workspace, mode: 'live' }, { limit: 4 })
  const rest = await keys.list({ workspace, mode: 'live' }, { limit: 4, after: first.nextCursor })
  expect([...first.data, ...rest.data].map((key) => key.name)).toEqual(['administrator', 'k0', 'k1', 'k2', 'k3', 'k4'])
  expect(rest.nextCursor).toBeUndefined()
  expect((await keys.list({ workspace: 'wsp_other', mode: 'live' }, { limit: 4 })).data).toEqual([])
})

test('the sign-in token opens a session that lasts 30 days, over restarts, and can be closed', async () => {
  const { open, pass } = house()
  const { sessions, workspace } = await open()
  expect(sessions.signIn(sessions.signInToken + 'x')).toBeUndefined()
  const principal = sessions.signIn(sessions.signInToken)!
  expect(principal).toMatchObject({ workspace, mode: 'live', scopes: [...scopes] })
  const secret = await sessions.open(principal)
  const later = (await open()).sessions
  expect(later.signIn(sessions.signInToken)).toBeUndefined()
  pass(29 * 24 * 3600_000)
  expect(await later.authenticate(secret)).toMatchObject({ workspace })
  pass(24 * 3600_000)
  expect(await later.authenticate(secret)).toBeUndefined()
  const other = await later.open(principal)
  await later.close(other)
  expect(await later.authenticate(other)).toBeUndefined()
})

test('a secret carries a checksum, and no character is likelier than another', () => {
  const secret = makeSecret('live_', chance)
  expect(isSecret(secret, 'live_')).toBe(true)
  expect(isSecret(secret, 'test_')).toBe(false)
  const typo = secret.slice(0, 10) + (secret[10] === 'a' ? 'b' : 'a') + secret.slice(11)
  expect(isSecret(typo, 'live_')).toBe(false)
  const counts = new Map<string, number>()
  for (let i = 0; i < 2_000; i++) for (const char of makeSecret('', chance).slice(0, 43)) counts.set(char, (counts.get(char) ?? 0) + 1)
  expect(counts.size).toBe(62)
  const expected = (2_000 * 43) / 62
  for (const [char, count] of counts) if (Math.abs(count - expected) > 0.15 * expected) expect.fail(`${char} came ${count} times`)
})
