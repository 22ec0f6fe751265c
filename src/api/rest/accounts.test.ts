import readCode from 'qr/decode.js'
import { expect, test } from 'vitest'
import { totpCode } from '../../accounts/people/totp.ts'
import { openHouse } from './house.test-support.ts'

const password = 'four little words here'
const message = { to: '+31612345678', from: 'Shop', text: 'Hi' }
type House = Awaited<ReturnType<typeof openHouse>>

const cookieOf = (headers: Record<string, unknown>) => ({ cookie: String(headers['set-cookie']).split(';', 1)[0]!, 'x-onesixty': '1' })
const owner = async ({ call, accounts }: House) => {
  const made = await call('POST', '/v1/setup', { token: accounts.sessions.signInToken, name: 'Olga', email: 'olga@example.com', password }, {})
  expect(made.status).toBe(204)
  return cookieOf(made.headers)
}
const invite = async ({ call }: House, body: object, headers?: Record<string, string>) => {
  const made = await call('POST', '/v1/invitations', body, headers)
  expect(made.status).toBe(201)
  return { id: made.json.id as string, token: (made.json.link as string).split('#invitation=')[1]! }
}
const accept = ({ call }: House, token: string, more: object = { name: 'Ann' }) => call('POST', '/v1/invitations/accept', { token, password, ...more }, {})
const keyOf = async ({ call }: House, body: object, headers?: Record<string, string>) => {
  const made = await call('POST', '/v1/keys', { name: 'k', mode: 'live', ...body }, headers)
  expect(made.status).toBe(201)
  return { id: made.json.id as string, bearer: { authorization: `Bearer ${made.json.key}` } }
}

/** Drawn as a page would, with three pixels to a square. */
function pictureOf(rows: readonly string[]) {
  const width = rows.length * 3
  const data = new Uint8Array(width * width * 4).fill(255)
  for (let at = 0; at < width * width; at++)
    if (rows[Math.floor(at / width / 3)]?.[Math.floor((at % width) / 3)] === '1') data.fill(0, at * 4, at * 4 + 3)
  return { width, height: width, data }
}

test('the set-up link makes the first owner, once; no other text does', async () => {
  const house = await openHouse()
  const { call, accounts } = house
  const wanted = { name: 'Olga', email: 'olga@example.com', password }
  expect((await call('GET', '/v1/session/ways', undefined, {})).json).toMatchObject({ setUp: true, people: false })
  expect(await call('POST', '/v1/setup', { token: 'guess', ...wanted }, {})).toMatchObject({ status: 401, json: { param: '/token' } })
  expect(await call('POST', '/v1/setup', { token: accounts.sessions.signInToken, ...wanted, password: 'short' }, {})).toMatchObject({ status: 422, json: { code: 'weak_password' } })
  // who was given the link to become the owner has no way in beside that
  const { setUpToken } = accounts.sessions
  expect((await call('POST', '/v1/session', { token: setUpToken }, {})).status).toBe(401)
  expect(await call('POST', '/v1/setup', { token: setUpToken, ...wanted, password: 'short' }, {})).toMatchObject({ status: 422, json: { code: 'weak_password' } })
  const cookie = await owner(house)
  expect((await call('GET', '/v1/me', undefined, cookie)).json).toMatchObject({ person: { name: 'Olga', role: 'owner', secondFactor: false } })
  expect(await call('POST', '/v1/setup', { token: accounts.sessions.signInToken, ...wanted }, {})).toMatchObject({ status: 409, json: { code: 'already_owned' } })
  expect((await call('GET', '/v1/session/ways', undefined, {})).json).toMatchObject({ setUp: false, people: true })
})

test('a person signs in with a password and the code of a phone; what is wrong is told alike, and guessing is slowed down', async () => {
  const house = await openHouse()
  const { call } = house
  const cookie = await owner(house)
  const signIn = (more: object) => call('POST', '/v1/session', { email: 'olga@example.com', password, ...more }, {})
  const { secret, uri, qr } = (await call('POST', '/v1/me/totp', undefined, cookie)).json
  expect(readCode(pictureOf(qr))).toBe(uri)
  const code = totpCode(secret, Math.floor(Date.now() / 30_000))
  const { recoveryCodes } = (await call('POST', '/v1/me/totp/confirm', { code }, cookie)).json
  expect(await signIn({})).toMatchObject({ status: 401, json: { code: 'code_needed' } })
  expect(await signIn({ code: '000000' })).toMatchObject({ status: 401, json: { code: 'code_wrong' } })
  const signedIn = await signIn({ code: recoveryCodes[0] })
  expect(signedIn.status).toBe(204)
  expect(signedIn.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax; Max-Age=43200$/)
  const [wrong, unknown] = [await signIn({ password: 'not this one' }), await signIn({ email: 'nobody@example.com' })]
  expect([wrong.status, wrong.json.detail]).toEqual([unknown.status, unknown.json.detail])
  let slowed = 0
  for (let i = 0; i < 8; i++) slowed += Number((await signIn({ password: 'not this one' })).status === 429)
  expect(slowed).toBeGreaterThan(1)
})

test('signing in anew ends the session that the browser had; signing out of another one ends that', async () => {
  const house = await openHouse()
  const { call } = house
  const first = await owner(house)
  const again = await call('POST', '/v1/session', { email: 'olga@example.com', password }, first)
  const second = cookieOf(again.headers)
  expect((await call('GET', '/v1/me', undefined, first)).status).toBe(401)
  const third = cookieOf((await call('POST', '/v1/session', { email: 'olga@example.com', password }, { 'user-agent': 'Phone' })).headers)
  const { data } = (await call('GET', '/v1/sessions', undefined, second)).json
  expect(data).toHaveLength(2)
  const other = data.find((one: { current: boolean }) => !one.current)
  expect(other.agent).toBe('Phone')
  expect((await call('DELETE', `/v1/sessions/${other.id}`, undefined, second)).status).toBe(204)
  expect((await call('GET', '/v1/me', undefined, third)).status).toBe(401)
  expect((await call('GET', '/v1/me', undefined, second)).status).toBe(200)
})

test('under HTTPS the cookie is one that only this host can have set', async () => {
  const { call, accounts } = await openHouse({ publicUrl: 'https://sms.example.com' })
  const signedIn = await call('POST', '/v1/session', { token: accounts.sessions.signInToken }, { host: 'sms.example.com' })
  expect(signedIn.headers['set-cookie']).toMatch(/^__Host-onesixty_session=ses_\w+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000; Secure$/)
  const { cookie } = cookieOf(signedIn.headers)
  expect((await call('GET', '/v1/me', undefined, { cookie, host: 'sms.example.com' })).status).toBe(200)
  const foreign = { cookie, 'x-onesixty': '1', 'sec-fetch-site': 'cross-site' }
  expect(await call('POST', '/v1/messages', message, foreign)).toMatchObject({ status: 403, json: { code: 'header_required' } })
})

test('an invitation says what it is to, is accepted once, and a role is what it says', async () => {
  const house = await openHouse()
  const { call, accounts } = house
  const boss = await owner(house)
  const { token } = await invite(house, { email: 'ann@example.com', role: 'author' }, boss)
  expect((await call('POST', '/v1/invitations/look', { token }, {})).json).toMatchObject({ email: 'ann@example.com', role: 'author', known: false })
  const ann = cookieOf((await accept(house, token)).headers)
  expect(await accept(house, token)).toMatchObject({ status: 410, json: { code: 'link_gone' } })
  expect((await call('POST', '/v1/messages', message, ann)).status).toBe(403)
  expect((await call('GET', '/v1/members', undefined, ann)).status).toBe(403)
  const { data } = (await call('GET', '/v1/members', undefined, boss)).json
  const id = data.find((one: { email: string }) => one.email === 'ann@example.com').id
  expect(await call('PATCH', `/v1/members/${id}`, { role: 'sender' }, boss)).toMatchObject({ status: 200, json: { role: 'sender' } })
  expect((await call('GET', '/v1/me', undefined, ann)).status).toBe(401)
  const again = cookieOf((await call('POST', '/v1/session', { email: 'ann@example.com', password }, {})).headers)
  expect((await call('POST', '/v1/messages', message, again)).status).toBe(202)
  expect((await call('DELETE', `/v1/members/${id}`, undefined, boss)).status).toBe(204)
  expect((await call('GET', '/v1/me', undefined, again)).status).toBe(401)
  expect(accounts.workspace).toBeTruthy()
})

test('an administrator neither makes an owner nor unmakes one', async () => {
  const house = await openHouse()
  const { call } = house
  const boss = await owner(house)
  const admin = cookieOf((await accept(house, (await invite(house, { email: 'a@example.com', role: 'admin' }, boss)).token)).headers)
  const { id } = (await call('GET', '/v1/members', undefined, boss)).json.data[0]
  for (const refused of [
    await call('POST', '/v1/invitations', { email: 'b@example.com', role: 'owner' }, admin),
    await call('PATCH', `/v1/members/${id}`, { role: 'viewer' }, admin),
    await call('DELETE', `/v1/members/${id}`, undefined, admin),
  ]) expect(refused).toMatchObject({ status: 403, json: { code: 'not_permitted' } })
  expect(await call('DELETE', `/v1/members/${id}`, undefined, boss)).toMatchObject({ status: 409, json: { code: 'last_owner' } })
})

test('a developer gives keys no more than they have, and takes none that is above them', async () => {
  const house = await openHouse()
  const { call } = house
  const boss = await owner(house)
  const developer = cookieOf((await accept(house, (await invite(house, { email: 'd@example.com', role: 'developer' }, boss)).token)).headers)
  expect((await call('POST', '/v1/keys', { name: 'k', mode: 'live', scopes: ['send', 'develop'] }, developer)).status).toBe(201)
  expect(await call('POST', '/v1/keys', { name: 'k', mode: 'live', scopes: ['admin'] }, developer)).toMatchObject({ status: 403, json: { param: '/scopes' } })
  const above = await keyOf(house, { scopes: ['admin'] }, boss)
  expect((await call('POST', `/v1/keys/${above.id}/rotate`, {}, developer)).status).toBe(403)
  expect((await call('DELETE', `/v1/keys/${above.id}`, undefined, developer)).status).toBe(403)
  expect((await call('GET', '/v1/keys', undefined, above.bearer)).status).toBe(200)
})

test('of two live keys the old one ends with the overlap', async () => {
  const house = await openHouse()
  const { call } = house
  const old = await keyOf(house, { scopes: ['read'], limits: { perSecond: 100 } })
  const made = await call('POST', `/v1/keys/${old.id}/rotate`, { overlapSeconds: 3_600 })
  expect(made).toMatchObject({ status: 201, json: { replaces: old.id, scopes: ['read'], limits: { perSecond: 100 } } })
  for (const bearer of [old.bearer, { authorization: `Bearer ${made.json.key}` }]) expect((await call('GET', '/v1/messages', undefined, bearer)).status).toBe(200)
  expect((await call('GET', '/v1/keys')).json.data[0].limits.expiresAt).toBeTypeOf('string')
  expect((await call('POST', `/v1/keys/${old.id}/rotate`, { overlapSeconds: 0 })).status).toBe(201)
  expect((await call('GET', '/v1/messages', undefined, old.bearer)).status).toBe(401)
})

test('a key for some senders sends as those alone, and does not touch what others sent', async () => {
  const house = await openHouse()
  const { call } = house
  const { bearer } = await keyOf(house, { scopes: ['send', 'read'], limits: { senders: ['Shop'] } })
  expect((await call('POST', '/v1/messages', message, bearer)).status).toBe(202)
  const { from: _, ...unnamed } = message
  for (const body of [{ ...message, from: 'Bank' }, unnamed, { messages: [message, { ...message, from: 'Bank' }] }, { ...message, from: 'Bank', to: [message.to] }])
    expect(await call('POST', '/v1/messages', body, bearer)).toMatchObject({ status: 403, json: { code: 'sender_not_permitted' } })
  const { id } = (await call('POST', '/v1/messages', { ...message, from: 'Bank' })).json
  expect((await call('POST', `/v1/messages/${id}/cancel`, undefined, bearer)).status).toBe(403)
  expect((await call('PATCH', `/v1/messages/${id}`, { text: 'send me money' }, bearer)).status).toBe(403)
  expect(await call('POST', '/v1/keys', { name: 'x', mode: 'live', scopes: ['admin'], limits: { senders: ['Shop'] } })).toMatchObject({ status: 422, json: { param: '/limits' } })
})

test('a key spends its parts of the day and no more, however many ask at once; what was refused costs nothing', async () => {
  const house = await openHouse()
  const { call } = house
  const { bearer } = await keyOf(house, { scopes: ['send'], limits: { partsPerDay: 5 } })
  const answers = await Promise.all(Array.from({ length: 12 }, () => call('POST', '/v1/messages', message, bearer)))
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(5)
  const over = answers.find(({ status }) => status !== 202)!
  expect(over).toMatchObject({ status: 429, json: { code: 'daily_cap_reached', retryable: true } })
  expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
  const other = await keyOf(house, { scopes: ['send'], limits: { partsPerDay: 4 } })
  const long = { ...message, text: 'x'.repeat(200) }
  expect((await call('POST', '/v1/messages', { ...message, to: 'nonsense' }, other.bearer)).status).toBe(422)
  const once = { ...other.bearer, 'idempotency-key': 'one' }
  for (const _ of [1, 2, 3]) expect((await call('POST', '/v1/messages', long, once)).status).toBe(202)
  expect((await call('POST', '/v1/messages', long, other.bearer)).status).toBe(202)
  const third = await keyOf(house, { scopes: ['send', 'read'], limits: { partsPerDay: 39 } })
  const ids: string[] = []
  while (ids.length < 36) ids.push((await call('POST', '/v1/messages', message, third.bearer)).json.id)
  const waiting = ids.find((id) => id.endsWith('0'))!
  expect(await call('PATCH', `/v1/messages/${waiting}`, { text: 'x'.repeat(800) }, third.bearer)).toMatchObject({ status: 429, json: { code: 'daily_cap_reached' } })
  expect((await call('PATCH', `/v1/messages/${waiting}`, { text: 'x'.repeat(400) }, third.bearer)).status).toBe(200)
  expect((await call('POST', '/v1/messages', long, third.bearer)).status).toBe(429)
  expect((await call('POST', '/v1/messages', message, other.bearer)).status).toBe(429)
})

test('what was done is in the log of actions of its workspace, with who did it and without the secrets; tampering is told', async () => {
  const house = await openHouse()
  const { call, db } = house
  const boss = await owner(house)
  const { id } = await keyOf(house, { scopes: ['read'] }, boss)
  await call('DELETE', `/v1/keys/${id}`, undefined, boss)
  await call('DELETE', '/v1/keys/key_none', undefined, boss)
  const me = (await call('GET', '/v1/me', undefined, boss)).json.person.id
  const { data } = (await call('GET', '/v1/audit', undefined, boss)).json
  expect(data.map(({ action, actor, target }: Record<string, string>) => [action, actor, target])).toEqual([
    ['revokeKey', me, id], ['createKey', me, id], ['setUp', me, me],
  ])
  expect(JSON.stringify(data)).not.toContain('live_')
  expect((await call('GET', '/v1/audit/verdict', undefined, boss)).json).toMatchObject({ whole: true, entries: 3 })
  await db.write([{ sql: "UPDATE audit_entry SET actor = 'usr_other' WHERE seq = 2", rows: [[]] }])
  expect((await call('GET', '/v1/audit/verdict', undefined, boss)).json).toMatchObject({ whole: false, brokenAt: 2 })
})

test('the house makes workspaces, their keys and their first owners, and suspends them', async () => {
  const house = await openHouse()
  const { call } = house
  const { id } = (await call('POST', '/v1/workspaces', { name: 'Bakery' })).json
  const { key } = (await call('POST', `/v1/workspaces/${id}/keys`, { name: 'k', mode: 'live', scopes: ['admin'] })).json
  const bakery = { authorization: `Bearer ${key}` }
  const { token } = await invite(house, { email: 'baker@example.com', role: 'owner', workspace: id })
  const baker = cookieOf((await accept(house, token)).headers)
  expect((await call('GET', '/v1/me', undefined, baker)).json).toMatchObject({ workspace: id, person: { role: 'owner' } })
  const below = (await call('POST', '/v1/workspaces', { name: 'Cakes' }, baker)).json
  expect(below).toMatchObject({ parent: id, status: 'active', weight: 1 })
  expect(await call('PATCH', `/v1/workspaces/${id}`, { status: 'suspended' }, baker)).toMatchObject({ status: 403, json: { param: '/status' } })
  expect(await call('PATCH', `/v1/workspaces/${id}`, { status: 'suspended' })).toMatchObject({ status: 200, json: { status: 'suspended' } })
  for (const headers of [bakery, baker]) expect((await call('GET', '/v1/messages', undefined, headers)).status).toBe(401)
  expect(await call('POST', '/v1/session', { email: 'baker@example.com', password }, {})).toMatchObject({ status: 403, json: { code: 'not_permitted' } })
  await call('PATCH', `/v1/workspaces/${id}`, { status: 'active' })
  expect((await call('GET', '/v1/messages', undefined, bakery)).status).toBe(200)
})

test('a browser goes to the sign-in service and comes back signed in, if it is the one that went', async () => {
  const house = await openHouse()
  const { call, accounts } = house
  expect((await call('GET', '/v1/session/sso', undefined, {})).status).toBe(404)
  await owner(house)
  const { id } = (await accounts.members.list(accounts.workspace, { limit: 1 })).data[0]!
  const came: unknown[] = []
  const sso = {
    begin: async (callback: string) => ({ location: `https://login.example.com/?redirect_uri=${callback}`, state: 'the-state' }),
    finish: async (given: { kept: string | undefined }) => (came.push(given), given.kept === 'the-state' ? { person: id } : { say: 'This sign-in was not begun here.' }),
  }
  Object.assign(accounts, { sso })
  const gone = await call('GET', '/v1/session/sso', undefined, { host: 'localhost:1600' })
  expect(gone).toMatchObject({ status: 302, headers: { location: 'https://login.example.com/?redirect_uri=http://localhost:1600/v1/session/sso/callback' } })
  expect(gone.headers['set-cookie']).toMatch(/^onesixty_sso=the-state; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/)
  const back = '/v1/session/sso/callback?code=c&state=the-state'
  expect(await call('GET', back, undefined, {})).toMatchObject({ status: 401, json: { code: 'not_authenticated' } })
  expect((await call('GET', '/v1/session/sso/callback?error=access_denied', undefined, {})).status).toBe(401)
  const entered = await call('GET', `${back}&session_state=x`, undefined, { cookie: 'onesixty_sso=the-state', host: 'localhost:1600' })
  expect(entered).toMatchObject({ status: 302, headers: { location: '/' } })
  expect(came.at(-1)).toEqual({ state: 'the-state', kept: 'the-state', code: 'c', callback: 'http://localhost:1600/v1/session/sso/callback' })
  expect((await call('GET', '/v1/me', undefined, cookieOf(entered.headers))).json).toMatchObject({ person: { id } })
})

test('what a page asks for by itself keeps no session open', async () => {
  const house = await openHouse()
  const { call, accounts } = house
  const cookie = await owner(house)
  const seen: (boolean | undefined)[] = []
  const { authenticate } = accounts.sessions
  Object.assign(accounts.sessions, { authenticate: (...asked: Parameters<typeof authenticate>) => (seen.push(asked[2]), authenticate(...asked)) })
  await call('GET', '/v1/status', undefined, cookie)
  await call('GET', '/v1/status', undefined, { cookie: cookie.cookie, 'x-onesixty': 'background' })
  expect(seen).toEqual([false, true])
  expect((await call('POST', '/v1/messages', message, { cookie: cookie.cookie, 'x-onesixty': 'background' })).status).toBe(403)
})
