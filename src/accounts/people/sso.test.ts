import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Ask } from '../../kit/request.ts'
import { peopleHouse } from './house.test-support.ts'
import { isSigned } from './sso.ts'

const issuer = 'https://login.example.com'
const callback = 'https://sms.example.com/v1/session/sso/callback'
const text = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

const pairs = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
}
type Alg = keyof typeof pairs
const jwk = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid }) as { kid: string; kty: string }
function token(claims: object, alg: Alg = 'RS256', kid: string = alg): string {
  const signed = `${text({ alg, kid })}.${text(claims)}`
  const key = pairs[alg].privateKey
  const bytes = Buffer.from(signed)
  const mark = alg === 'EdDSA' ? sign(null, bytes, key) : sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${mark.toString('base64url')}`
}

/** A provider that answers as told, and what it was asked. */
function provider() {
  const state = { claims: {} as Record<string, unknown>, keys: [jwk(pairs.RS256.publicKey, 'RS256')], verifier: '', alg: 'RS256' as Alg }
  const ask: Ask = async ({ url, body }) => {
    const answer = (value: object) => ({ kind: 'answer' as const, status: 200, headers: {}, body: JSON.stringify(value) })
    if (url.endsWith('/.well-known/openid-configuration'))
      return answer({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` })
    if (url.endsWith('/keys')) return answer({ keys: state.keys })
    state.verifier = new URLSearchParams(body).get('code_verifier') ?? ''
    return answer({ id_token: token(state.claims, state.alg) })
  }
  return { state, ask }
}

async function signingOn() {
  const { state: idp, ask } = provider()
  const house = await peopleHouse({ provider: { issuer, clientId: 'onesixty', clientSecret: 'secret' }, ask })
  const good = () => ({ iss: issuer, sub: 'sub-1', aud: 'onesixty', exp: house.clock.wall() / 1_000 + 60, email: 'Ann@Example.com', email_verified: true, name: 'Ann' })
  /** Goes there and comes back with these claims. */
  const goAndReturn = async (changes: object = {}, change: (given: { state: string; kept: string | undefined }) => void = () => {}) => {
    const begun = await house.sso!.begin(callback)
    if ('say' in begun) return begun
    const asked = new URL(begun.location).searchParams
    idp.claims = { ...good(), nonce: asked.get('nonce'), ...changes }
    const given = { state: begun.state, kept: begun.state as string | undefined }
    change(given)
    const done = await house.sso!.finish({ ...given, code: 'code', callback })
    if ('person' in done) expect(createHash('sha256').update(idp.verifier).digest('base64url')).toBe(asked.get('code_challenge'))
    return done
  }
  return { ...house, idp, goAndReturn }
}

test('who was invited signs on and is a member; the next time they are the same person, whatever their address', async () => {
  const { members, people, workspace, goAndReturn } = await signingOn()
  expect(await goAndReturn()).toMatchObject({ say: expect.stringContaining('Nobody invited') })
  await members.invite(workspace, { email: 'ann@example.com', role: 'sender', hours: 1 })
  const first = await goAndReturn()
  expect(first).toHaveProperty('person')
  const { person } = first as { person: string }
  expect(await people.enter(person)).toMatchObject({ role: 'sender', workspace })
  expect(await people.prove({ email: 'ann@example.com', password: '', address: '' })).toEqual({ refused: 'wrong' })
  expect(await goAndReturn({ email: 'ann.new@example.com' })).toEqual({ person })
})

test.each<[why: string, changes: object]>([
  ['another issuer', { iss: 'https://evil.example.com' }],
  ['another client', { aud: 'other' }],
  ['several clients of which it is not made out to us', { aud: ['onesixty', 'other'], azp: 'other' }],
  ['an old token', { exp: 1 }],
  ['a nonce of another sign-in', { nonce: 'other' }],
  ['an address that is not verified', { email_verified: false }],
  ['no address', { email: undefined }],
])('a token with %s signs nobody on', async (_why, changes) => {
  const { join, goAndReturn } = await signingOn()
  await join('ann@example.com', 'sender')
  expect(await goAndReturn()).toHaveProperty('person')
  expect(await goAndReturn(changes)).toHaveProperty('say')
})

test('a service that cannot be reached is asked once for all who want in, and not again at once', async () => {
  let asked = 0
  const house = await peopleHouse({ provider: { issuer, clientId: 'onesixty' }, ask: async () => (asked++, { kind: 'unsent', say: 'no way' }) })
  const say = { say: 'The sign-in service cannot be reached.' }
  expect(await Promise.all([house.sso!.begin(callback), house.sso!.begin(callback)])).toEqual([say, say])
  expect([await house.sso!.begin(callback), asked]).toEqual([say, 1])
  house.pass(10_000)
  expect([await house.sso!.begin(callback), asked]).toEqual([say, 2])
})

test('an answer is taken once, from the browser that began, and from the provider alone', async () => {
  const { idp, join, sso, goAndReturn } = await signingOn()
  await join('ann@example.com', 'sender')
  expect(await goAndReturn({}, (given) => void (given.kept = undefined))).toHaveProperty('say')
  expect(await goAndReturn({}, (given) => void (given.kept = 'other'))).toHaveProperty('say')
  expect(await goAndReturn({}, (given) => Object.assign(given, { state: 'é', kept: 'a' }))).toHaveProperty('say')
  let used = { state: '', kept: '' as string | undefined }
  expect(await goAndReturn({}, (given) => void (used = given))).toHaveProperty('person')
  expect(await sso!.finish({ ...used, code: 'code', callback })).toHaveProperty('say')
  idp.keys = [jwk(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey, 'RS256')]
  idp.alg = 'ES256'
  expect(await goAndReturn()).toMatchObject({ say: expect.stringContaining('signed') })
  idp.keys = [jwk(pairs.ES256.publicKey, 'ES256')]
  expect(await goAndReturn()).toHaveProperty('person')
})

test('signatures of the usual kinds are checked; none, a changed one and one under a shared secret are not taken', () => {
  const claims = { sub: 'x' }
  for (const alg of Object.keys(pairs) as Alg[]) {
    const keys = [jwk(pairs[alg].publicKey, alg)]
    const good = token(claims, alg)
    expect(isSigned(good, keys), alg).toBe(true)
    const [head, , mark] = good.split('.')
    expect(isSigned(`${head}.${text({ sub: 'y' })}.${mark}`, keys), alg).toBe(false)
    expect(isSigned(`${head}.${text(claims)}.`, keys), alg).toBe(false)
    expect(isSigned(good, []), alg).toBe(false)
  }
  const keys = Object.entries(pairs).map(([alg, { publicKey }]) => jwk(publicKey, alg))
  for (const alg of ['none', 'HS256']) expect(isSigned(`${text({ alg })}.${text(claims)}.AAAA`, keys)).toBe(false)
})
