import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { seededChance } from '../../kit/chance.ts'
import { manualClock } from '../../kit/clock.ts'
import { createAttempts } from './attempts.ts'
import { password, peopleHouse } from './house.test-support.ts'
import { createPasswords, passwordFault } from './password.ts'
import { base32Of, bytesOf, stepOfCode, totpCode } from './totp.ts'

const address = '192.0.2.1'
const codeNow = (secret: string, at: number) => totpCode(secret, Math.floor(at / 30_000))

test('the first owner is made once, however many try at the same moment', async () => {
  const { people, workspace, isSecured } = await peopleHouse()
  expect(await isSecured()).toBe(false)
  expect(await people.setUp({ email: 'a@example.com', name: 'A', password: 'short' })).toMatchObject({ fault: expect.stringContaining('12 characters') })
  const tries = await Promise.all(['a', 'b', 'c'].map((name) => people.setUp({ email: `${name}@example.com`, name, password })))
  const made = tries.filter((one) => one !== 'owned')
  expect(made).toHaveLength(1)
  expect(made[0]).toMatchObject({ principal: { workspace, mode: 'live', role: 'owner' } })
  const [owner] = made.flatMap((one) => ('principal' in one ? [one.principal.person!] : []))
  expect((await people.me(owner!))?.signedInAt).toEqual(expect.any(Number)) // is signed in from here on
  expect(await isSecured()).toBe(true)
})

test('who signs in is told apart by password alone; an unknown one and a wrong password get the same answer after the same work', async () => {
  const { people, owner } = await peopleHouse()
  await owner()
  expect(await people.prove({ email: ' OWNER@example.com', password, address })).toMatchObject({ person: { name: 'Olga', email: 'owner@example.com' } })
  expect(await people.prove({ email: 'owner@example.com', password: `${password}!`, address })).toEqual({ refused: 'wrong' })
  expect(await people.prove({ email: 'nobody@example.com', password, address })).toEqual({ refused: 'wrong' })
  const worked: string[] = []
  const passwords = createPasswords(seededChance(1), async (given, salt, way) => {
    worked.push(way)
    return createHash('sha256').update(given).update(salt).digest()
  })
  const real = await passwords.hash(password)
  for (const kept of [real, undefined, '$md5$x', '']) expect(await passwords.verify(password, kept)).toBe(kept === real)
  expect(worked).toEqual(Array<string>(5).fill(worked[0]!))
})

test('a password is kept as argon2id, or scrypt where there is no other, each time with salt of its own', async () => {
  const passwords = createPasswords(seededChance(1))
  const [one, other] = [await passwords.hash(password), await passwords.hash(password)]
  expect(one).toMatch(/^\$(argon2id\$v=19\$m=19456,t=2,p=1|scrypt\$ln=15,r=8,p=3)\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(one).not.toBe(other)
  expect(await passwords.verify(password, one)).toBe(true)
  expect(await passwords.verify(`${password} `, one)).toBe(false)
})

test('a thousand guesses at once are a handful of guesses, and the wait grows; the right password is let in afterwards', async () => {
  const clock = manualClock()
  const attempts = createAttempts({ clock })
  const guesses = Array.from({ length: 1_000 }, () => attempts.begin('a@example.com', address))
  expect(guesses.filter((wait) => wait === 0)).toHaveLength(5)
  expect(Math.max(...guesses)).toBe(1_000)
  const waits: number[] = []
  for (let i = 0; i < 14; i++) {
    clock.advance(Math.max(0, attempts.begin('a@example.com', address)))
    attempts.begin('a@example.com', address)
    waits.push(attempts.begin('a@example.com', address))
  }
  expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000])
  expect(waits.at(-1)).toBe(15 * 60_000)
  expect(attempts.begin('a@example.com', '192.0.2.2')).toBe(0)
  const many = Array.from({ length: 200 }, (_, n) => attempts.begin('b@example.com', `10.0.0.${n}`))
  expect(many.filter((wait) => wait === 0)).toHaveLength(50)
  attempts.forgive('a@example.com', address)
  expect(attempts.begin('a@example.com', address)).toBe(0)
})

test('a code of the phone is asked for once it was set up, is good once, and a recovery code takes its place once', async () => {
  const { people, owner, clock, pass } = await peopleHouse()
  const { person } = await owner()
  const { secret, uri } = (await people.beginTotp(person!)) as { secret: string; uri: string }
  expect(uri).toContain(`secret=${secret}`)
  expect(await people.prove({ email: 'owner@example.com', password, address })).toHaveProperty('person')
  expect(await people.confirmTotp(person!, '000000')).toBeUndefined()
  const codes = (await people.confirmTotp(person!, codeNow(secret, clock.wall())))!
  expect(codes).toHaveLength(10)
  expect(await people.beginTotp(person!)).toBe('has_one')
  const proof = { email: 'owner@example.com', password, address }
  expect(await people.prove(proof)).toEqual({ refused: 'code_needed' })
  expect(await people.prove({ ...proof, code: codeNow(secret, clock.wall()) })).toEqual({ refused: 'code_wrong' })
  pass(60_000)
  const code = codeNow(secret, clock.wall())
  const twice = await Promise.all([1, 2].map(() => people.prove({ ...proof, code })))
  expect(twice.filter((one) => 'person' in one)).toHaveLength(1)
  expect(await people.prove({ ...proof, code: codes[0]!.toUpperCase() })).toHaveProperty('person')
  expect(await people.prove({ ...proof, code: codes[0]! })).toEqual({ refused: 'code_wrong' })
  expect(await people.removeTotp(person!, '123456', address)).toBe('wrong')
  expect(await people.removeTotp(person!, codes[1]!, address)).toBe('removed')
  expect(await people.prove(proof)).toHaveProperty('person')
})

test('who has the password does not guess the code: asking for it between wrong ones changes nothing', async () => {
  const { people, owner, clock } = await peopleHouse()
  const { person } = await owner()
  const { secret } = (await people.beginTotp(person!)) as { secret: string }
  await people.confirmTotp(person!, codeNow(secret, clock.wall()))
  const proof = { email: 'owner@example.com', password, address }
  const answers: string[] = []
  for (let i = 0; i < 8; i++) {
    for (const code of [undefined, '000000']) {
      const proved = await people.prove({ ...proof, code })
      answers.push('waitMs' in proved ? 'wait' : 'refused' in proved ? proved.refused : 'in')
    }
  }
  expect(answers.filter((one) => one === 'code_wrong')).toHaveLength(5)
  expect(answers.slice(-4)).toEqual(['wait', 'wait', 'wait', 'wait'])
})

test('codes are those of RFC 6238', () => {
  const secret = base32Of(Buffer.from('12345678901234567890'))
  expect(bytesOf(secret).toString()).toBe('12345678901234567890')
  const told: readonly [seconds: number, code: string][] = [[59, '287082'], [1_111_111_109, '081804'], [1_234_567_890, '005924'], [20_000_000_000, '353130']]
  for (const [seconds, code] of told) expect(stepOfCode(secret, code, seconds * 1_000)).toBe(Math.floor(seconds / 30))
  expect(stepOfCode(secret, '287082', 59_000 + 120_000)).toBeUndefined()
})

test('a password must not be short, of few characters, or made of what everybody knows', () => {
  for (const bad of ['short', 'aaaaaaaaaaaaaaaa', 'ababababababab', 'olga@example.com', 'password123456', 'Welcome-Admin-1234', 'x'.repeat(129)]) expect(passwordFault(bad, ['olga@example.com']), bad).toBeTypeOf('string')
  for (const good of ['four little words', 'пароль из слов', 'olga has a hat on']) expect(passwordFault(good, ['olga@example.com']), good).toBeUndefined()
})

test('a new password ends every session; the old one no longer proves anything', async () => {
  const { people, sessions, owner } = await peopleHouse()
  const principal = await owner()
  const session = await sessions.open(principal, { address, agent: 'Browser' })
  expect(await people.changePassword(principal.person!, { current: 'not this one', next: 'five quite little words', address })).toBe('wrong')
  expect(await people.changePassword(principal.person!, { current: password, next: 'short', address })).toHaveProperty('fault')
  expect(await people.changePassword(principal.person!, { current: password, next: 'five quite little words', address })).toBe('changed')
  expect(await sessions.authenticate(session)).toBeUndefined()
  expect(await people.prove({ email: 'owner@example.com', password, address })).toEqual({ refused: 'wrong' })
  expect(await people.prove({ email: 'owner@example.com', password: 'five quite little words', address })).toHaveProperty('person')
})

test('a session of a person ends after half an hour of nothing and after twelve hours in any case, and is listed and ended by its owner', async () => {
  const { sessions, owner, join, pass, ring } = await peopleHouse()
  const [principal, other] = [await owner(), await join('other@example.com', 'viewer')]
  const idle = await sessions.open(principal, { address, agent: 'Idle' })
  const busy = await sessions.open(principal, { address, agent: 'Busy' })
  const quiet = await sessions.open(principal, { address, agent: 'Quiet' })
  for (let minutes = 0; minutes < 11.5 * 60; minutes += 20) {
    pass(20 * 60_000)
    if (minutes < 60) await sessions.authenticate(quiet, address, true)
    expect(await sessions.authenticate(busy)).toMatchObject({ role: 'owner' })
    ring()
    await sessions.stop()
  }
  expect(await sessions.authenticate(idle)).toBeUndefined()
  expect(await sessions.authenticate(quiet)).toBeUndefined()
  const listed = await sessions.list(principal.person!, busy)
  expect(listed).toMatchObject([{ agent: 'Busy', isCurrent: true, address }])
  expect(await sessions.end(other.person!, listed[0]!.id)).toBe(false)
  pass(30 * 60_000)
  expect(await sessions.authenticate(busy)).toBeUndefined()
  const fresh = await sessions.open(principal)
  const [one] = await sessions.list(principal.person!)
  expect(await sessions.end(principal.person!, one!.id)).toBe(true)
  expect(await sessions.authenticate(fresh)).toBeUndefined()
})
