// sendsms as Kannel's user guide describes it, answered as its smsbox answers.
import { expect, test } from 'vitest'
import { openHouse } from '../../rest/house.test-support.ts'

const house = await openHouse()
const made = async (more: object = {}) => (await house.call('POST', '/v1/smpp-accounts', { name: 'shop', ...more })).json as { id: string; systemId: string; password: string }
const account = await made({ lanes: ['bulk', 'transactional', 'transactional', 'otp'] })
const login = { username: account.systemId, password: account.password }
const usual = { ...login, from: 'SHOP', to: '31612345678', text: 'Hi' }

type Request = { readonly method: 'GET' | 'POST'; readonly url: string; readonly headers?: Record<string, string>; readonly payload?: string | Buffer }
const ask = async (options: Request) => {
  const { statusCode, headers, body } = await house.app.inject(options)
  expect(headers['content-type']).toBe('text/plain; charset=utf-8')
  return [statusCode, body]
}
const raw = (query: string) => ask({ method: 'GET', url: `/cgi-bin/sendsms?${query}` })
const send = (fields: Record<string, string>) => raw(new URLSearchParams(fields).toString())
const accepted = [202, '0: Accepted for delivery']
const last = () => house.fake.calls.at(-1)!.submissions.map(({ origin: _, ...rest }) => rest)
const query = new URLSearchParams(login).toString()

test('a message is accepted, by every name and way there is', async () => {
  expect(await send(usual)).toEqual(accepted)
  expect(house.fake.calls.at(-1)!.submissions[0]!.origin).toEqual({ account: account.id, receiptWanted: 0 })
  expect(last()).toEqual([{ to: '+31612345678', from: 'SHOP', text: 'Hi', lane: 'bulk' }])
  expect(await send({ user: login.username, pass: login.password, from: 'SHOP', to: '+31612345678', text: 'Hi' })).toEqual(accepted)
  const form = { method: 'POST', url: '/cgi-bin/sendsms', headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const
  expect(await ask({ ...form, payload: new URLSearchParams(usual).toString() })).toEqual(accepted)
  const headers = {
    'content-type': 'text/plain; charset=iso-8859-1', 'x-kannel-username': login.username, 'x-kannel-password': login.password,
    'x-kannel-from': 'SHOP', 'x-kannel-to': '31612345678', 'x-kannel-priority': '3',
  }
  expect(await ask({ method: 'POST', url: '/cgi-bin/sendsms', headers, payload: Buffer.from('caf\xe9', 'latin1') })).toEqual(accepted)
  expect(last()).toEqual([{ to: '+31612345678', from: 'SHOP', text: 'café', lane: 'otp' }])
})

test('several receivers are one request, and those that are no numbers are named', async () => {
  expect(await send({ ...usual, to: '31612345678 +31687654321  31611111111' })).toEqual(accepted)
  expect(last().map(({ to }) => to)).toEqual(['+31612345678', '+31687654321', '+31611111111'])
  expect(await send({ ...usual, to: '31612345678 nobody 31' })).toEqual([202, '0: Accepted for delivery Denied receivers are: nobody 31'])
})

test.each<[what: string, query: string, text: string, more?: object]>([
  ['UTF-8', 'text=caf%C3%A9', 'café'],
  ['Latin 1 by name', 'text=caf%E9&charset=ISO-8859-1', 'café'],
  ['Windows by name', 'text=%80&charset=windows-1252', '€'],
  ['UTF-16BE as coding 2 without a name', 'text=%04%11%04%3E%04%40%04%38%04%41&coding=2', 'Борис', { encoding: 'ucs2' }],
  ['UTF-8 as coding 2', 'text=%D0%91&coding=2&charset=UTF-8', 'Б', { encoding: 'ucs2' }],
  ['UCS-2 by name', 'text=%04%11&coding=2&charset=UCS-2', 'Б', { encoding: 'ucs2' }],
  ['a flash', 'text=Hi&mclass=0', 'Hi', { flash: true }],
  ['a protocol id', 'text=Hi&pid=65', 'Hi', { wire: { protocolId: 65 } }],
  ['minutes', 'text=Hi&validity=5', 'Hi', { validity: 300 }],
  ['priority', 'text=Hi&priority=1', 'Hi', { lane: 'transactional' }],
  ['a percent sign that is one', 'text=100%+%zz', '100% %zz'],
  ['numbers as smsbox reads them', 'text=Hi&validity=5min&mclass=', 'Hi', { validity: 300 }],
])('%s', async (_what, more, text, rest = {}) => {
  expect(await raw(`${query}&from=SHOP&to=31612345678&${more}`)).toEqual(accepted)
  expect(last()).toEqual([{ to: '+31612345678', from: 'SHOP', text, lane: 'bulk', ...rest }])
})

test.each<[what: string, query: string, part: object]>([
  ['octets', 'text=%00%01%FF&coding=1', { esmClass: 0, dataCoding: 4, octets: Buffer.from('0001ff', 'hex') }],
  ['a header, which makes them octets', 'text=%01&udh=%06%05%04%0B%84%23%F0', { esmClass: 0x40, dataCoding: 4, octets: Buffer.from('0605040b8423f001', 'hex') }],
  ['a header before a text', 'text=Hi&coding=0&udh=%05%00%03%2A%02%01', { esmClass: 0x40, dataCoding: 0, octets: Buffer.from('0500032a02014869', 'hex') }],
  ['a header before UCS-2', 'text=%04%11&coding=2&udh=%05%00%03%2A%02%01', { esmClass: 0x40, dataCoding: 8, octets: Buffer.from('0500032a02010411', 'hex') }],
  ['octets for the SIM', 'text=%01&coding=1&mclass=2', { esmClass: 0, dataCoding: 0xf6, octets: Buffer.from('01', 'hex') }],
])('%s go out as they are', async (_what, more, part) => {
  expect(await raw(`${query}&from=SHOP&to=31612345678&${more}`)).toEqual(accepted)
  const { parts } = last()[0]!.wire!
  expect(parts!.map(({ octets, ...rest }) => ({ ...rest, octets: Buffer.from(octets) }))).toEqual([part])
})

test('what is deferred waits', async () => {
  const before = Date.now()
  await send({ ...usual, deferred: '10' })
  expect(last()[0]!.scheduledAt).toBeGreaterThanOrEqual(before + 600_000)
})

test.each<[what: string, fields: Record<string, string | undefined>, status: number, say: string]>([
  ['no receiver', { to: undefined }, 400, 'Missing receiver number, rejected'],
  ['an empty receiver', { to: '' }, 400, 'Empty receiver number not allowed, rejected'],
  ['receivers that are none', { to: 'nobody no-one' }, 400, 'Number(s) has/have been denied by white- and/or black-lists.'],
  ['no sender', { from: undefined }, 400, 'Sender missing and no global set, rejected'],
  ['no text', { text: undefined }, 400, 'Empty text not allowed, rejected'],
  ['a header of another length', { udh: '\u0006\u0001' }, 400, 'UDH field misformed, rejected'],
  ['a class that is not', { mclass: '4' }, 400, 'MClass field misformed, rejected'],
  ['a coding that is not', { coding: '3' }, 400, 'Coding field misformed, rejected'],
  ['a mask that is not', { 'dlr-mask': '64' }, 400, 'DLR-Mask field misformed, rejected'],
  ['an address without http', { 'dlr-url': 'ftp://x/' }, 400, 'DLR-URL field misformed, rejected'],
  ['an address inside our network', { 'dlr-url': 'https://10.0.0.1/' }, 400, 'DLR-URL field misformed, rejected'],
  ['a validity of less than nothing', { validity: '-5' }, 400, 'Validity field misformed, rejected'],
  ['a deferral of less than nothing', { deferred: '-2' }, 400, 'Deferred field misformed, rejected'],
  ['a priority that is not', { priority: '4' }, 400, 'Priority field misformed, rejected'],
  ['a protocol id that is not', { pid: '256' }, 400, 'PID field misformed, rejected'],
  ['a character set that is not', { charset: 'klingon' }, 400, 'Charset or body misformed, rejected'],
  ['half of UTF-16', { coding: '2', text: 'abc' }, 400, 'Charset or body misformed, rejected'],
  ['141 octets', { coding: '1', text: 'x'.repeat(141) }, 400, 'Text too long for one part, rejected'],
  ['a number that a rule stops', { to: '31612345000' }, 403, 'Not routable. Do not try again.'],
  ['a wrong password', { password: 'wrong' }, 403, 'Authorization failed for sendsms'],
  ['no password', { password: undefined }, 403, 'Authorization failed for sendsms'],
  ['nobody', { username: 'nobody' }, 403, 'Authorization failed for sendsms'],
])('%s', async (_what, fields, status, say) => {
  const given = Object.entries({ ...usual, ...fields }).filter((pair): pair is [string, string] => pair[1] !== undefined)
  expect(await send(Object.fromEntries(given))).toEqual([status, say])
})

test('an account sends as its senders alone, as the first of them where none is named, from where it may', async () => {
  const named = await made({ senders: ['SHOP', '+31600000001'] })
  const as = (from?: string) => send({ username: named.systemId, password: named.password, to: '31612345678', text: 'Hi', ...(from !== undefined && { from }) })
  expect([await as(), last()[0]!.from]).toEqual([accepted, 'SHOP'])
  expect([await as('31600000001'), last()[0]!.from]).toEqual([accepted, '+31600000001'])
  expect((await as('OTHER'))[0]).toBe(403)
  const elsewhere = await made({ addresses: ['192.0.2.0/24'] })
  expect(await send({ ...usual, username: elsewhere.systemId, password: elsewhere.password })).toEqual([403, 'Authorization failed for sendsms'])
})

test('the address of reports is filled in as far as it is known, and asked for by the mask', async () => {
  const url = 'https://example.com/dlr?type=%d&to=%P&from=%p&time=%T&id=%I&text=%a&who=%n&x={y}&left=%z%25'
  await send({ ...usual, text: 'Hi %d!', 'dlr-url': url, 'dlr-mask': '27' })
  expect(last()[0]).toMatchObject({
    callbackKind: 'kannel:27',
    callbackUrl: `https://example.com/dlr?type={d}&to=31612345678&from=SHOP&time={T}&id={I}&text=Hi%20%25d%21&who=${login.username}&x=%7By%7D&left=%z%25`,
  })
  await send({ ...usual, 'dlr-url': url })
  expect(last()[0]).not.toHaveProperty('callbackUrl')
  await send({ ...usual, dlrurl: 'https://example.com/%d', dlrmask: '31' })
  expect(last()[0]).toMatchObject({ callbackKind: 'kannel:31', callbackUrl: 'https://example.com/{d}' })
})

test('accounts of a workspace that is suspended are not let in, nor those below it', async () => {
  const { id } = (await house.call('POST', '/v1/workspaces', { name: 'Bakery' })).json as { id: string }
  const { key } = (await house.call('POST', `/v1/workspaces/${id}/keys`, { name: 'k', mode: 'live', scopes: ['admin'] })).json as { key: string }
  const { systemId: username, password } = (await house.call('POST', '/v1/smpp-accounts', { name: 'oven' }, { authorization: `Bearer ${key}` })).json as typeof account
  expect(await send({ ...usual, username, password })).toEqual(accepted)
  await house.call('PATCH', `/v1/workspaces/${id}`, { status: 'suspended' })
  expect(await send({ ...usual, username, password })).toEqual([403, 'Authorization failed for sendsms'])
  await house.call('PATCH', `/v1/workspaces/${id}`, { status: 'active' })
  expect(await send({ ...usual, username, password })).toEqual(accepted)
})

test('who guesses from one address shuts nobody out at another, also where both come inside IPv6', async () => {
  const from = async (remoteAddress: string, fields: Record<string, string>) =>
    (await house.app.inject({ method: 'GET', url: `/cgi-bin/sendsms?${new URLSearchParams(fields).toString()}`, remoteAddress })).statusCode
  for (let nth = 0; nth < 20; nth++) await from('::ffff:192.0.2.7', { ...usual, username: `nobody${nth}`, password: 'guess' })
  expect([await from('::ffff:192.0.2.7', usual), await from('::ffff:198.51.100.7', usual)]).toEqual([403, 202])
}, 20_000)

test('too much at once, what breaks here, and what is not there', async () => {
  house.fake.state.overloaded = true
  expect(await send(usual)).toEqual([503, 'Temporal failure, try again later.'])
  house.fake.state.overloaded = false
  house.fake.state.broken = true
  expect(await send(usual)).toEqual([503, 'Temporal failure, try again later.'])
  house.fake.state.broken = false
  expect(await ask({ method: 'GET', url: '/cgi-bin/status' })).toEqual([404, 'Unknown request.'])
  expect(await ask({ method: 'POST', url: '/cgi-bin/sendsms', headers: { 'content-type': 'text/xml' }, payload: '<xml/>' })).toEqual([400, 'Invalid content-type'])
})
