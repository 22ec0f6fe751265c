// What the addresses of messages are told, judged by the code of those who made these callbacks up.
import { AlgorithmTypes, Auth } from '@vonage/auth'
import { SMS } from '@vonage/sms'
import twilio from 'twilio'
import { expect, test } from 'vitest'
import { inlineSqlite } from '../../db/inline.ts'
import type { MessageTold } from '../../gateway/outbox/event.ts'
import { seededChance } from '../../kit/chance.ts'
import { manualClock, systemClock } from '../../kit/clock.ts'
import { createSeal } from '../../kit/seal.ts'
import { compatMigrations } from './records.ts'
import { createSecrets } from './secrets.ts'
import { createSpeak } from './speak.ts'

const workspace = 'wsp_01kb3nq2s00000g'
const key = 'live_the_key_of_a_shop'
const at = Date.UTC(2026, 10, 22, 10, 30, 15)
const told: MessageTold = {
  id: 'msg_01kb3nq2s00000g', to: '+31612345678', from: 'SHOP', status: 'delivered', mode: 'live', sequence: 5, segments: 2,
  createdAt: '2026-11-22T10:30:00.000Z', submittedAt: '2026-11-22T10:30:10.000Z', finishedAt: '2026-11-22T10:30:15.000Z',
  network: { country: 'NL', mcc: '204', mnc: '08', source: 'range' },
}

const chance = seededChance(7)
const db = inlineSqlite({ clock: systemClock, migrations: compatMigrations })
const open = () => createSecrets({ db, seal: createSeal('a secret of at least 32 characters', chance), clock: systemClock })
const name = await open().keep({ workspace, key: 'key_1' }, key)
const replies: { readonly submission: object; readonly context: object }[] = []
let busy = false
let suspended = ''
const speak = createSpeak({
  secrets: open(), clock: manualClock(), chance, isSuspended: (id) => id === suspended,
  async reply(submission, context) {
    replies.push({ submission, context })
    return !busy
  },
})
const say = (kind: string, more: Partial<MessageTold> = {}, target = 'https://shop.example/sms?for=a%20b&x=1') => {
  const event = { id: 'evt_1', workspace, mode: 'live', audience: 'callback', type: 'message.delivered', subject: told.id, at, target: null } as const
  return speak(kind, { ...event, body: JSON.stringify({ ...told, ...more }) }, target)
}

test('a key is kept sealed, found again by another process, and only in its workspace', async () => {
  expect(JSON.stringify(await db.read('SELECT * FROM compat_secret'))).not.toContain(key)
  expect([name, await open().find(workspace, 'key_1'), await open().find('wsp_other', 'key_1')]).toEqual(['key_1', key, undefined])
  expect(await open().keep({ workspace }, 'the key from outside')).toBe('outside')
})

test('Twilio’s own code finds a status callback signed, and every change of it not', async () => {
  const { method, url, headers, body = '' } = (await say('twilio:key_1'))!
  expect([method, headers['content-type']]).toEqual(['POST', 'application/x-www-form-urlencoded; charset=UTF-8'])
  const parameters = Object.fromEntries(new URLSearchParams(body))
  expect(parameters).toEqual({
    AccountSid: expect.stringMatching(/^AC[0-9a-f]{32}$/), ApiVersion: '2010-04-01', From: 'SHOP', To: '+31612345678',
    MessageSid: expect.stringMatching(/^SM[0-9a-f]{32}$/), SmsSid: parameters['MessageSid'],
    MessageStatus: 'delivered', SmsStatus: 'delivered', RawDlrDoneDate: '2611221030',
  })
  const signature = headers['x-twilio-signature']!
  expect(twilio.validateRequest(key, signature, url, parameters)).toBe(true)
  expect(twilio.validateRequest('another key', signature, url, parameters)).toBe(false)
  expect(twilio.validateRequest(key, signature, url, { ...parameters, MessageStatus: 'failed' })).toBe(false)
  expect(twilio.validateRequest(key, signature, 'https://shop.example/other', parameters)).toBe(false)
})

const refused = (status: string) => ({ error: { code: 'operator_refused', say: `the operator answered ${status}` }, status: 'rejected' as const })
test.each<[what: string, more: Partial<MessageTold>, status: string | undefined, code?: string]>([
  ['taken', { status: 'queued' }, undefined],
  ['on the wire', { status: 'sending' }, undefined],
  ['with the operator', { status: 'submitted' }, 'sent'],
  ['delivered', {}, 'delivered'],
  ['not brought', { status: 'undelivered', error: { code: 'operator_report', say: 'the operator reports: undelivered' } }, 'undelivered', '30008'],
  ['too late for the operator', { status: 'expired' }, 'undelivered', '30003'],
  ['too late here', { status: 'expired', submittedAt: undefined as never }, 'failed', '30036'],
  ['no such number', refused('ESME_RINVDSTADR'), 'undelivered', '30006'],
  ['no such sender', refused('ESME_RINVSRCADR'), 'undelivered', '30018'],
  ['never heard of again', { status: 'unknown' }, undefined],
  ['canceled', { status: 'canceled' }, 'canceled'],
])('Twilio is told of a message that is %s in its words', async (_what, more, status, code) => {
  const spoken = await say('twilio:key_1', more)
  const parameters = Object.fromEntries(new URLSearchParams(spoken?.body ?? ''))
  expect([parameters['MessageStatus'], parameters['ErrorCode']]).toEqual([status, code])
})

const received = { id: 'inb_01kb3nq2s00000g', from: '+31612345678', to: '31201234567', text: 'Is it open? 👋', mode: 'live', connection: 'con_1', receivedAt: told.createdAt }
const hear = (kind = 'twilio:key_1') =>
  speak(kind, { id: 'evt_7', workspace, mode: 'live', audience: 'callback', type: 'message.received', subject: received.id, at, target: null, body: JSON.stringify(received) }, 'https://shop.example/sms')

test('Twilio’s own code finds what a phone wrote signed; what comes back is sent as replies, each once', async () => {
  const { url, headers, body = '', heard } = (await hear())!
  const parameters = Object.fromEntries(new URLSearchParams(body))
  expect(parameters).toMatchObject({ From: '+31612345678', To: '+31201234567', Body: 'Is it open? 👋', SmsStatus: 'received', NumMedia: '0', MessageSid: expect.stringMatching(/^SM[0-9a-f]{32}$/) })
  expect(twilio.validateRequest(key, headers['x-twilio-signature']!, url, parameters)).toBe(true)
  const answer = { kind: 'answer', status: 200, headers: { 'content-type': 'text/xml' }, body: '<Response><Message>Yes</Message><Message to="+31687654321">Look</Message></Response>' } as const
  expect(await heard!(answer)).toBe(true)
  const context = (number: number) => ({ workspace, mode: 'live', idempotency: { key: `twiml evt_7 ${number}`, bodyHash: 'evt_7' } })
  expect(replies).toEqual([
    { submission: { to: '+31612345678', from: '+31201234567', text: 'Yes' }, context: context(0) },
    { submission: { to: '+31687654321', from: '+31201234567', text: 'Look' }, context: context(1) },
  ])
  busy = true
  expect(await heard!(answer)).toBe(false)
  // a workspace that is suspended is told what came, and its answers are sent to nobody
  const before = replies.length
  suspended = workspace
  expect(await heard!(answer)).toBe(true)
  expect(replies.length).toBe(before)
  suspended = ''
  expect(await hear('kannel:31')).toBeUndefined()
})

test('Vonage’s own code finds a receipt signed, and every change of it not', async () => {
  const { headers, body = '' } = (await say('vonage:key_1', { reference: 'order 7 & 8 = 15' }))!
  expect(headers['content-type']).toBe('application/json')
  const { sig, ...parameters } = JSON.parse(body) as Record<string, string>
  expect(parameters).toEqual({
    msisdn: '31612345678', to: 'SHOP', 'network-code': '20408', messageId: told.id, price: '0.00000000', status: 'delivered', scts: '2611221030',
    'err-code': '0', 'message-timestamp': expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/), timestamp: expect.stringMatching(/^\d+$/),
    nonce: expect.stringMatching(/^[0-9a-f]{32}$/), 'client-ref': 'order 7 & 8 = 15',
  })
  const sms = new SMS(new Auth({ apiKey: 'shop', apiSecret: key }))
  const isSigned = (given: Record<string, string>, secret = key) => sms.verifySignature(sig!, given, secret, AlgorithmTypes.sha256hmac)
  expect([isSigned(parameters), isSigned(parameters, 'another'), isSigned({ ...parameters, status: 'failed' })]).toEqual([true, false, false])
})

test.each<[status: MessageTold['status'], word: string | undefined, code?: string]>([
  ['queued', undefined], ['sending', undefined], ['submitted', undefined],
  ['delivered', 'delivered', '0'], ['undelivered', 'failed', '1'], ['expired', 'expired', '1'], ['rejected', 'rejected', '1'],
  ['unknown', 'unknown', '1'], ['blocked', 'rejected', '99'],
])('Vonage’s word for %s is %s', async (status, word, code) => {
  const spoken = await say('vonage:key_1', { status })
  const { status: theirs, 'err-code': error } = JSON.parse(spoken?.body ?? '{}') as Record<string, string>
  expect([theirs, error]).toEqual([word, code])
})

const kannelUrl = 'https://shop.example/dlr?type={d}&id={I}&via={i}&at={T}&on={t}&say={A}&text=%7Bd%7D{z}'
test('Kannel calls the address with what it asked for', async () => {
  const { method, url, body } = (await say('kannel:31', { connection: 'con_1' }, kannelUrl))!
  expect([method, body]).toEqual(['GET', undefined])
  const sent = 'id%3Amsg_01kb3nq2s00000g+sub%3A002+dlvrd%3A002+submit+date%3A2611221030+done+date%3A2611221030+stat%3ADELIVRD+err%3A000+text%3A'
  expect(url).toBe(`https://shop.example/dlr?type=1&id=${told.id}&via=con_1&at=${at / 1000}&on=2026-11-22+10%3A30&say=${sent}&text=%7Bd%7D{z}`)
})

test.each<[what: string, more: Partial<MessageTold>, value: number | undefined]>([
  ['taken', { status: 'queued' }, undefined],
  ['with the operator', { status: 'submitted' }, 8],
  ['delivered', {}, 1],
  ['not brought', { status: 'undelivered' }, 2],
  ['too late', { status: 'expired' }, 2],
  ['never heard of again', { status: 'unknown' }, 2],
  ['refused by receipt', { status: 'rejected' }, 2],
  ['refused at once', { ...refused('ESME_RINVDSTADR'), submittedAt: undefined as never }, 16],
  ['stopped by a rule', { status: 'blocked' }, 16],
])('Kannel’s mask decides who hears of a message that is %s', async (_what, more, value) => {
  for (const bit of [1, 2, 4, 8, 16]) {
    const spoken = await say(`kannel:${bit}`, more, 'https://shop.example/{d}')
    expect(spoken?.url).toBe(bit === value ? `https://shop.example/${value}` : undefined)
  }
})

test('who was refused a message hears nothing of it; of one that a later rule stopped they do', async () => {
  const stopped = { status: 'blocked', submittedAt: undefined as never } as const
  for (const kind of ['twilio:key_1', 'vonage:key_1']) {
    expect(await say(kind, { ...stopped, finishedAt: told.createdAt })).toBeUndefined()
    expect(await say(kind, stopped)).toBeDefined()
  }
  // of several receivers, this one alone was stopped
  expect(await say('kannel:16', { ...stopped, finishedAt: told.createdAt })).toBeDefined()
})

test('of a door that is not, nothing is said', async () => {
  expect(await say('carrier-pigeon')).toBeUndefined()
})
