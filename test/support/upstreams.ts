// Upstreams over HTTP of the three shapes that profiles are shipped for, on this machine, as strict as the real ones are
// about what they are sent. Each keeps the messages it took and reports on them the way its kind does.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isGsm7 } from '../../src/sms/gsm7.ts'
import { segment } from '../../src/sms/segments.ts'

export type Taken = { to: string; from: string; text: string; ids: string[]; callback: string | undefined }
export type Upstream = {
  readonly baseUrl: string
  readonly taken: Taken[]
  /** What a test may make of it: `slow` answers that it is asked too often. */
  mood: 'well' | 'slow'
  asked: number
  report(taken: Taken, word: 'delivered' | 'failed', to: string): Promise<number[]>
  write(to: string, message: { from: string; to: string; text: string }): Promise<number>
  close(): void
}

type Answer = { status: number; body: unknown }
type Kind = {
  answer(path: string, request: IncomingMessage, body: string, upstream: Upstream): Answer
  report: Upstream['report']
  write: Upstream['write']
}

const hex = (count: number) => Array.from({ length: count }, () => '0123456789abcdef'[Math.floor(Math.random() * 16)]).join('')
const post = async (url: string, body: string, type: string) => (await fetch(url, { method: 'POST', body, headers: { 'content-type': type } })).status
const form = 'application/x-www-form-urlencoded'
const partsOf = (text: string) => {
  const segmented = segment(text)
  return 'refused' in segmented ? 1 : segmented.parts.length
}

const twilio: Kind = {
  answer(path, request, body, upstream) {
    const failed = (status: number, code: number, message: string) => ({ status, body: { code, message, more_info: '', status } })
    if (request.headers.authorization !== `Basic ${Buffer.from('AC1:right').toString('base64')}`) return failed(401, 20003, 'Authenticate')
    if (request.method === 'GET' && path === '/2010-04-01/Accounts/AC1.json') return { status: 200, body: { sid: 'AC1', status: 'active' } }
    if (path !== '/2010-04-01/Accounts/AC1/Messages.json' || request.method !== 'POST') return failed(404, 20404, 'Not found')
    if (upstream.mood === 'slow') return failed(429, 20429, 'Too Many Requests')
    const { To: to, From: from, Body: text, ValidityPeriod, StatusCallback, ...rest } = Object.fromEntries(new URLSearchParams(body))
    if (!to || !/^\+\d{8,15}$/.test(to) || to.endsWith('000')) return failed(400, 21211, "Invalid 'To' Phone Number")
    if (Object.keys(rest).length > 0 || !(Number(ValidityPeriod) >= 1 && Number(ValidityPeriod) <= 36_000)) return failed(400, 21601, 'Invalid parameter')
    const sid = `SM${hex(32)}`
    upstream.taken.push({ to, from: from!, text: text!, ids: [sid], callback: StatusCallback })
    return { status: 201, body: { sid, status: 'queued', to, from, body: text, num_segments: String(partsOf(text!)), error_code: null } }
  },
  report: async ({ ids, to, from }, word, url) => {
    const say = (MessageStatus: string, more = {}) => post(url, new URLSearchParams({ MessageSid: ids[0]!, MessageStatus, To: to, From: from, AccountSid: 'AC1', ...more }).toString(), form)
    return [await say('sent'), await (word === 'delivered' ? say('delivered') : say('undelivered', { ErrorCode: '30003' }))]
  },
  write: (url, { from, to, text }) => post(url, new URLSearchParams({ MessageSid: `SM${hex(32)}`, From: from, To: to, Body: text, NumMedia: '0' }).toString(), form),
}

const vonage: Kind = {
  answer(path, request, body, upstream) {
    const url = new URL(path, 'http://vonage')
    if (url.pathname === '/account/get-balance') {
      const right = url.searchParams.get('api_key') === 'abcd' && url.searchParams.get('api_secret') === 'right'
      return right ? { status: 200, body: { value: 3.5, autoReload: false } } : { status: 401, body: { 'error-code': '401' } }
    }
    const failed = (status: string, text: string) => ({ status: 200, body: { 'message-count': '1', messages: [{ status, 'error-text': text }] } })
    if (url.pathname !== '/sms/json' || request.method !== 'POST') return { status: 404, body: {} }
    const fields = Object.fromEntries(new URLSearchParams(body))
    if (fields['api_key'] !== 'abcd' || fields['api_secret'] !== 'right') return failed('4', 'Bad Credentials')
    if (upstream.mood === 'slow') return failed('1', 'Throughput Rate Exceeded')
    const { to, from, text, type, ttl, callback } = fields
    if (!/^\d{8,15}$/.test(to!) || to!.endsWith('000')) return failed('3', 'Invalid value for param: to')
    if (type !== (isGsm7(text!) ? 'text' : 'unicode')) return failed('6', 'Invalid message')
    if (!(Number(ttl) >= 20_000 && Number(ttl) <= 604_800_000) || fields['status-report-req'] !== '1') return failed('3', 'Invalid value for param: ttl')
    const ids = Array.from({ length: partsOf(text!) }, () => `0A0000${hex(10).toUpperCase()}`)
    upstream.taken.push({ to: to!, from: from!, text: text!, ids, callback })
    const messages = ids.map((id) => ({ to, 'message-id': id, status: '0', 'remaining-balance': '3.1', 'message-price': '0.07', network: '20408' }))
    return { status: 200, body: { 'message-count': String(ids.length), messages } }
  },
  report: ({ ids, to, from }, word, url) =>
    Promise.all(
      ids.map(async (messageId) => {
        const failed = word === 'failed'
        const query = new URLSearchParams({ msisdn: to, to: from, 'network-code': '20408', messageId, price: '0.07', status: word, scts: '2611221000', 'err-code': failed ? '6' : '0' })
        return (await fetch(`${url}?${query}`)).status
      }),
    ),
  write: (url, { from, to, text }) => post(url, JSON.stringify({ msisdn: from, to, messageId: hex(16), text, type: 'text' }), 'application/json'),
}

const cm: Kind = {
  answer(path, request, body, upstream) {
    if (path !== '/v1.0/message' || request.method !== 'POST') return { status: 404, body: {} }
    type Body = { messages: { authentication: { productToken: string }; msg: { from: string; to: { number: string }[]; body: { content: string; type: string }; minimumNumberOfMessageParts: number; maximumNumberOfMessageParts: number; reference: string }[] } }
    const { messages } = JSON.parse(body) as Body
    const refused = (errorCode: number, details: string) => ({ status: 200, body: { details, errorCode, messages: [] } })
    if (messages.authentication.productToken !== 'right') return refused(103, 'The product token is invalid')
    if (upstream.mood === 'slow') return { status: 429, body: refused(500, 'slow down').body }
    const answers = messages.msg.map(({ from, to, body: { content, type }, reference, minimumNumberOfMessageParts, maximumNumberOfMessageParts }) => {
      const number = to[0]!.number
      const good = /^00\d{8,15}$/.test(number) && !number.endsWith('000')
      const whole = type === 'auto' && minimumNumberOfMessageParts === 1 && maximumNumberOfMessageParts >= partsOf(content) && /^[0-9a-z]{1,32}$/i.test(reference)
      if (!good || !whole) return { to: number, status: 'Rejected', reference, parts: 0, messageDetails: 'The To number is invalid', messageErrorCode: good ? 202 : 303 }
      upstream.taken.push({ to: number, from, text: content, ids: [reference], callback: undefined })
      return { to: number, status: 'Accepted', reference, parts: partsOf(content), messageDetails: null, messageErrorCode: 0 }
    })
    return { status: 200, body: { details: `Created ${answers.length} message(s)`, errorCode: 0, messages: answers } }
  },
  report: async ({ ids, to }, word, url) => {
    const say = (code: string) => post(url, JSON.stringify({ messages: { msg: { received: '2026-11-22T10:00:00', to, reference: ids[0], status: { code, errorCode: code === '3' ? '5' : '', errorDescription: '' }, operator: '204 08' } } }), 'application/json')
    return [await say('0'), await say(word === 'delivered' ? '2' : '3')]
  },
  write: (url, { from, to, text }) =>
    post(url, JSON.stringify({ reference: hex(8), from: { number: from.replace('+', '00') }, to: { number: to }, message: { text }, channel: 'SMS' }), 'application/json'),
}

export const kinds = { twilio, vonage, cm }
export const rightSecrets: Record<keyof typeof kinds, Record<string, string>> = {
  twilio: { accountSid: 'AC1', authToken: 'right' }, vonage: { apiKey: 'abcd', apiSecret: 'right' }, cm: { productToken: 'right' },
}

export async function startUpstream(name: keyof typeof kinds): Promise<Upstream> {
  const kind = kinds[name]
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      upstream.asked++
      const { status, body: answer } = kind.answer(request.url!, request, body, upstream)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const upstream: Upstream = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: [],
    mood: 'well',
    asked: 0,
    report: kind.report,
    write: kind.write,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return upstream
}
