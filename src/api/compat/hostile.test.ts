// Whatever strangers and customers send to the compatible doors: no answer says that something broke here, each is in
// the shape of its door, and every code that can go wrong has a number there.
import { expect, test } from 'vitest'
import { seededChance } from '../../kit/chance.ts'
import { givenKey, openHouse } from '../rest/house.test-support.ts'
import { problem, problems, statusOf } from '../rest/problem.ts'
import type { Code } from '../rest/problem.ts'
import { kannelDoor } from './kannel/routes.ts'
import { listmonkDoor } from './listmonk/routes.ts'
import { twilioDoor } from './twilio/routes.ts'
import { accountSid } from './twilio/sid.ts'
import { vonageDoor } from './vonage/routes.ts'

const house = await openHouse({ requests: { perKey: 0, perAddress: 0 } })
const { json: smpp } = await house.call('POST', '/v1/smpp-accounts', { name: 'shop' })
const account = accountSid(house.accounts.workspace)
const chance = seededChance(1_600)
const pick = <One>(of: readonly One[]): One => of[Math.floor(chance.float() * of.length)]!
const basic = (name: string, password: string) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`

/** Values that have broken something somewhere. */
const values = [
  '', ' ', '0', '-1', '1e999', '99999999999999999999', 'NaN', 'null', 'true', '[]', '{}', '[object Object]', '%', '%00', '%d%s%n', '\u0000', '\ufeff', '\ud83d', 'é'.repeat(70),
  'x'.repeat(5_000), '+31612345678', '31612345678', '0031612345678', '+31612345000', "' OR 1=1 --", '<script>alert(1)</script>', '=cmd|calc', '{{7*7}}', '${7*7}', '../../etc/passwd',
  'a\r\nX-Injected: 1', 'https://127.0.0.1/', 'https://[::1]/', 'http://169.254.169.254/latest', 'https://user:pass@example.com/', 'https://example.com/%d{d}%', 'javascript:alert(1)', '2026-02-30',
  '2026-11-22T10:00:00Z', '9999-12-31T23:59:59Z', '__proto__', 'constructor', 'SHOP', 'A very long sender name', '٠٦١٢٣٤٥٦٧٨', '‮31612345678',
]
const names = {
  twilio: ['To', 'From', 'Body', 'StatusCallback', 'ValidityPeriod', 'ScheduleType', 'SendAt', 'MessagingServiceSid', 'MediaUrl', 'Status', 'Page', 'PageSize', 'PageToken', 'DateSent', 'DateSent<', 'DateSent>', '__proto__'],
  vonage: ['to', 'from', 'text', 'type', 'ttl', 'callback', 'client-ref', 'account-ref', 'message-class', 'status-report-req', 'sig', 'api_key', 'body', 'udh', '__proto__'],
  kannel: ['to', 'from', 'text', 'charset', 'coding', 'udh', 'mclass', 'mwi', 'validity', 'deferred', 'priority', 'dlr-mask', 'dlr-url', 'pid', 'account', 'binfo', 'compress', 'constructor'],
}
const fields = (of: readonly string[], least: Record<string, string> = {}) => {
  const given = new URLSearchParams(chance.float() < 0.7 ? least : {})
  for (let count = chance.float() * 6; count > 0; count--) given.set(pick(of), pick(values))
  return given.toString()
}
const noise = () => Buffer.from(chance.bytes(1 + Math.floor(chance.float() * 60)))
const types = ['application/x-www-form-urlencoded', 'application/json', 'text/plain', 'text/xml', 'application/octet-stream', 'multipart/form-data; boundary=x', '', 'x']

const base = `/compat/twilio/2010-04-01/Accounts/${account}`
const sid = () => pick([`SM${'0'.repeat(32)}`, 'SM16', '%00', 'x'.repeat(40), `SM16${Buffer.from('01kb3nq2s00000g').toString('hex')}`])
type Made = { readonly method: 'GET' | 'POST' | 'DELETE'; readonly url: string; readonly payload?: string | Buffer; readonly headers: Record<string, string> }
const makers: readonly (() => Made)[] = [
  () => ({ method: 'POST', url: `${base}/Messages.json`, payload: fields(names.twilio, { To: '+31612345678', From: 'SHOP', Body: 'Hi' }), headers: { 'content-type': types[0]! } }),
  () => ({ method: 'GET', url: `${base}/Messages.json?${fields(names.twilio)}`, headers: {} }),
  () => ({ method: pick(['GET', 'POST', 'DELETE'] as const), url: `${base}/Messages/${sid()}.json`, payload: fields(names.twilio), headers: { 'content-type': pick(types) } }),
  () => ({ method: 'POST', url: '/compat/vonage/sms/json', payload: fields(names.vonage, { to: '31612345678', from: 'SHOP', text: 'Hi' }), headers: { 'content-type': types[0]! } }),
  () => ({ method: 'POST', url: '/compat/vonage/sms/json', payload: JSON.stringify({ to: pick(values), from: [pick(values)], text: { a: pick(values) }, ttl: chance.float() * 1e12 }), headers: { 'content-type': types[1]! } }),
  () => ({ method: 'GET', url: `/cgi-bin/sendsms?username=${smpp.systemId}&password=${smpp.password}&${fields(names.kannel, { to: '31612345678', from: '1600', text: 'Hi' })}`, headers: {} }),
  () => ({ method: 'POST', url: '/cgi-bin/sendsms', payload: noise(), headers: { 'content-type': pick(['text/plain', 'application/octet-stream', 'text/plain; charset=utf-16', 'text/xml']), 'x-kannel-username': smpp.systemId, 'x-kannel-password': smpp.password, 'x-kannel-to': '31612345678', 'x-kannel-from': '1600', 'x-kannel-udh': pick(['', 'zz', '%05%00', '0500032a0201']) } }),
  () => ({ method: 'POST', url: `/compat/listmonk?from=${encodeURIComponent(pick(['SHOP', pick(values).toWellFormed()]))}`, payload: JSON.stringify({ body: pick(['Hi', pick(values)]), content_type: pick(['plain', 'html', 7]), recipients: pick([[], null, 'x', [null], [{ attribs: pick(values) }], [{ uuid: 'r', attribs: { phone: pick(['+31612345678', pick(values)]) } }]]), campaign: pick([null, 1, { uuid: pick(values), name: pick(values) }]) }), headers: { 'content-type': types[1]! } }),
  () => ({ method: 'POST', url: pick([`${base}/Messages.json`, '/compat/vonage/sms/json', '/compat/listmonk']), payload: noise(), headers: { 'content-type': pick(types) } }),
]

test('3,000 requests of every sort are answered without a 5xx, each in the shape of its door', async () => {
  const seen = new Map<string, number>()
  for (let count = 0; count < 3_000; count++) {
    const { headers, ...made } = pick(makers)()
    const authorization = chance.float() < 0.97 ? basic(account, givenKey) : basic(pick(['', account]), 'wrong')
    const { statusCode, headers: got, body } = await house.app.inject({ ...made, headers: { authorization, ...headers } })
    const where = `${made.method} ${made.url} ${String(made.payload).slice(0, 200)} → ${statusCode} ${body.slice(0, 200)}`
    expect(statusCode, where).toBeLessThan(500)
    const door = /^\/(?:compat\/)?([\w-]+)/.exec(made.url)![1]!
    seen.set(`${door} ${statusCode}`, (seen.get(`${door} ${statusCode}`) ?? 0) + 1)
    if (statusCode === 204) continue
    if (door === 'cgi-bin') expect([got['content-type'], body.split('\n').length], where).toEqual(['text/plain; charset=utf-8', 1])
    else if (door === 'vonage') expect(Number(JSON.parse(body)['message-count']), where).toBeGreaterThan(0)
    else if (door === 'twilio' && statusCode >= 400) expect(JSON.parse(body), where).toEqual({ code: expect.any(Number), message: expect.any(String), more_info: expect.any(String), status: statusCode })
    else JSON.parse(body)
  }
  // nothing of this would be worth much if everything were refused
  for (const good of ['twilio 201', 'twilio 200', 'vonage 200', 'cgi-bin 202', 'listmonk 200']) expect(seen.get(good) ?? 0, good).toBeGreaterThan(10)
  expect(house.logged).toEqual([])
}, 30_000)

test.each(Object.keys(problems) as Code[])('%s has its number at every door', (code) => {
  const it = problem(code, 'Something went wrong.')
  const none = { callers: undefined, gateway: undefined, submit: undefined } as never
  const [twilio, vonage, kannel, listmonk] = [twilioDoor(none), vonageDoor(none), kannelDoor(none), listmonkDoor(none)].map((door) => door.refuse(it))
  const ours = statusOf(it)
  expect(Math.floor(twilio!.status / 100)).toBe(Math.floor(ours / 100))
  expect(JSON.parse(twilio!.body)).toMatchObject({ code: expect.any(Number), status: twilio!.status })
  if (vonage!.status === 200) expect(JSON.parse(vonage!.body).messages[0].status).toMatch(/^[1-9]\d?$/)
  else expect([404, 405]).toContain(ours)
  expect(kannel!.status).toBe(ours === 404 || ours === 405 ? 404 : ours >= 500 || ours === 429 ? 503 : code === 'not_authenticated' || code === 'not_permitted' ? 403 : 400)
  expect(listmonk!.status).toBe(ours)
})
