// A stand-in for the server while the dashboard is being worked on: the REST shapes in memory and a life cycle on
// timers. It also serves a finished build with the real content security policy. Never part of a release.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const port = Number(process.argv[2] ?? 1600)
const dist = join(import.meta.dirname, '../dist')
const key = 'test_dashboard'
const messages = []
const phones = new Map()
const streams = new Set()
let outbox = { messages: [], handset: [] }
let count = 0
let delivered = 0

const id = (prefix) => `${prefix}${Date.now().toString(36).padStart(9, '0')}${(count++).toString(36).padStart(6, '0')}`
const iso = (ms) => new Date(ms).toISOString()
const final = new Set(['delivered', 'undelivered', 'expired', 'rejected', 'unknown', 'canceled', 'blocked'])

function note(message, event, extra = {}, at = Date.now()) {
  message.timeline.push({ at: iso(at), event, ...extra })
  if (['queued', 'sending', 'submitted'].includes(event) || final.has(event)) message.status = event
  if (event === 'submitted') message.submittedAt = iso(at)
  if (final.has(event)) message.finishedAt = iso(at)
  if (event === 'delivered') delivered++
  outbox.messages.push({ id: message.id, to: message.to, from: message.from, status: message.status, at: iso(at) })
}

function toPhone(number, entry) {
  const held = phones.get(number) ?? []
  held.unshift(entry)
  phones.set(number, held)
  outbox.handset.push({ number, ...entry })
}

const receive = (message, at = Date.now()) =>
  toPhone(message.to, {
    id: id('pho_'), from: message.from, to: message.to, text: message.text, receivedAt: iso(at),
    parts: message.segments, direction: 'in',
  })

function accept({ to, from = 'Onesixty', text }, at = Date.now(), outcome) {
  const plain = /^[\x20-\x7e\n€£ßéèìòùüöäñ]*$/.test(text)
  const single = plain ? 160 : 70
  const segments = text.length <= single ? 1 : Math.ceil(text.length / (plain ? 153 : 67))
  const message = {
    id: id('msg_'), to, from, text, status: 'queued', lane: 'transactional', mode: 'test',
    encoding: plain ? 'gsm7' : 'ucs2', segments, createdAt: iso(at),
    timeline: [{ at: iso(at), event: 'accepted' }],
    route: { id: 'rte_demo', why: ['test traffic goes to the demo operator'] },
  }
  messages.unshift(message)
  outbox.messages.push({ id: message.id, to, from, status: 'queued', text, at: iso(at) })
  if (outcome === undefined) live(message, to.endsWith('99') ? 'undelivered' : 'delivered')
  else past(message, at, outcome)
  return message
}

function live(message, outcome) {
  setTimeout(() => note(message, 'sending'), 3)
  setTimeout(() => note(message, 'attempt', { connection: 'demo' }), 4)
  setTimeout(() => note(message, 'submitted', { connection: 'demo', operatorId: randomBytes(4).toString('hex') }), 11)
  if (outcome === 'delivered') setTimeout(() => receive(message), 28)
  setTimeout(() => {
    note(message, 'receipt', { state: outcome })
    note(message, outcome)
    if (outcome === 'delivered') message.evidence = 'handset'
  }, 41)
}

function past(message, at, outcome) {
  if (outcome === 'queued') return
  note(message, 'sending', {}, at + 2)
  if (outcome === 'blocked') return note(message, 'blocked', { reason: 'opt_out' }, at + 2)
  note(message, 'submitted', { connection: 'demo', operatorId: randomBytes(4).toString('hex') }, at + 9)
  if (outcome === 'submitted') return
  if (outcome === 'delivered') receive(message, at + 24)
  note(message, 'receipt', { state: outcome }, at + 36)
  note(message, outcome, {}, at + 37)
  if (outcome === 'delivered') message.evidence = 'handset'
}

const problem = (status, code, detail, param) => ({ status, problem: { type: 'about:blank', title: code, status, code, detail, ...(param && { param }), retryable: status >= 429, requestId: id('req_') } })
const page = (rows, query) => {
  const limit = Number(query.get('limit') ?? 50)
  const start = query.get('after') ? rows.findIndex((row) => (row.id ?? row.number) === query.get('after')) + 1 : 0
  const data = rows.slice(start, start + limit)
  return { data, ...(start + limit < rows.length && { nextCursor: data.at(-1).id ?? data.at(-1).number }) }
}
const counters = () => ({
  accepted: messages.length, submitted: messages.length, delivered,
  failed: messages.filter((message) => final.has(message.status) && message.status !== 'delivered').length,
  queued: messages.filter((message) => !final.has(message.status)).length,
  perSecond: messages.filter((message) => Date.parse(message.createdAt) > Date.now() - 1000).length,
})

function answer(method, path, query, body) {
  const [, , noun, rest, tail] = path.split('/').map(decodeURIComponent)
  if (noun === 'status') {
    const connections = [{ id: 'con_demo', name: 'demo', state: 'bound', window: 100, outstanding: 0 }]
    return { status: 200, body: { version: '0.1.0', mode: { demo: true }, counters: counters(), connections } }
  }
  if (noun === 'messages' && method === 'POST') {
    const to = String(body.to ?? '')
    if (!/^\+\d{8,15}$/.test(to)) return problem(422, 'invalid_recipient', `"${to}" is not a phone number in international writing.`, '/to')
    if (/[a-z]/i.test(body.from ?? '') && body.from.length > 11) return problem(422, 'invalid_sender', 'A sender name has at most 11 characters.', '/from')
    if (!body.text) return problem(422, 'invalid_request', 'The text is empty.', '/text')
    return { status: 202, body: accept(body) }
  }
  if (noun === 'messages' && rest) {
    const found = messages.find((message) => message.id === rest)
    return found ? { status: 200, body: found } : problem(404, 'not_found', `There is no message ${rest}.`)
  }
  if (noun === 'messages') {
    const wanted = query.get('status')?.split(',')
    const rows = messages.filter((m) => (!wanted || wanted.includes(m.status)) && (!query.get('to') || m.to === query.get('to')))
    return { status: 200, body: page(rows, query) }
  }
  if (noun === 'handsets' && tail && method === 'POST') {
    const entry = { id: id('pho_'), from: rest, to: body.to, text: body.text, receivedAt: iso(Date.now()), parts: 1, direction: 'out' }
    toPhone(rest, entry)
    return { status: 201, body: entry }
  }
  if (noun === 'handsets' && tail) return { status: 200, body: page(phones.get(rest) ?? [], query) }
  if (noun === 'handsets') {
    const rows = [...phones].map(([number, held]) => ({ number, messages: held.length, lastAt: held[0].receivedAt, lastText: held[0].text }))
    return { status: 200, body: page(rows.sort((a, b) => b.lastAt.localeCompare(a.lastAt)), query) }
  }
  return problem(404, 'not_found', `Nothing is at ${path}.`)
}

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }
async function file(path, response) {
  const nonce = randomBytes(12).toString('base64')
  const name = extname(path) ? normalize(path) : '/index.html'
  let body = await readFile(join(dist, name)).catch(() => undefined)
  if (!body) return response.writeHead(404).end()
  if (name === '/index.html') body = body.toString().replace('content="" name="csp-nonce"', `content="${nonce}" name="csp-nonce"`)
  response.writeHead(200, {
    'content-type': types[extname(name)] ?? 'application/octet-stream',
    'content-security-policy': `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default`,
  })
  response.end(body)
}

const read = async (request) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : {}
}

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost')
  if (!url.pathname.startsWith('/v1/')) return file(url.pathname, response)
  const body = await read(request)
  const send = (status, value, headers = {}) => {
    response.writeHead(status, { 'content-type': value?.code ? 'application/problem+json' : 'application/json', ...headers })
    response.end(value === undefined ? undefined : JSON.stringify(value))
  }
  if (url.pathname === '/v1/session' && request.method === 'POST') {
    const good = body.key === key || body.token === 'TOKEN'
    if (!good) return send(401, problem(401, 'not_authenticated', 'No key like this exists here.', '/key').problem)
    return send(204, undefined, { 'set-cookie': 'onesixty_session=1; HttpOnly; SameSite=Strict; Path=/' })
  }
  if (url.pathname === '/v1/session') return send(204, undefined, { 'set-cookie': 'onesixty_session=; Max-Age=0; Path=/' })
  const cookie = /onesixty_session=1/.test(request.headers.cookie ?? '')
  if (!cookie || (request.method !== 'GET' && !request.headers['x-onesixty']))
    return send(401, problem(401, 'not_authenticated', 'Sign in first.').problem)
  if (url.pathname === '/v1/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.flushHeaders()
    streams.add(response)
    return response.on('close', () => streams.delete(response))
  }
  const result = answer(request.method, url.pathname, url.searchParams, body)
  setTimeout(() => send(result.status, result.problem ?? result.body), 3)
}).listen(port, '127.0.0.1', () => console.log(`mock on http://127.0.0.1:${port}/#signin=TOKEN or key ${key}`))

const emit = (event, value) => streams.forEach((stream) => stream.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`))
setInterval(() => {
  for (const [event, rows] of Object.entries(outbox)) if (rows.length) emit(event, { messages: rows.slice(-200), skipped: Math.max(0, rows.length - 200) })
  outbox = { messages: [], handset: [] }
}, 100)
setInterval(() => emit('counters', counters()), 1000)

if (!process.argv.includes('--empty')) {
  const texts = ['Your parcel arrives today between 14:00 and 16:00.', 'Doors open at eight. Show this text at the till for 10% off.',
    'Appointment confirmed: Tuesday 24 November, 09:20, room 4.', 'Ваш заказ собран и ждёт вас до пятницы.', 'Hi Zoë, your table for four is ready — see you soon!']
  for (let i = 0; i < 72; i++) {
    const outcome = i % 23 === 5 ? 'undelivered' : i % 31 === 7 ? 'expired' : i % 29 === 11 ? 'blocked' : i % 37 === 1 ? 'submitted' : i % 41 === 3 ? 'rejected' : 'delivered'
    const from = ['Onesixty', 'BAKERY', '1600', 'CLINIC'][i % 4]
    accept({ to: `+316${String(12345600 + ((i * 7) % 24))}`, from, text: texts[i % texts.length] }, Date.now() - (73 - i) * 47_000, outcome)
  }
  if (process.argv.includes('--busy')) setInterval(() => accept({ to: `+316${12345600 + Math.floor(Math.random() * 24)}`, from: 'BAKERY', text: texts[count % 5] }), 700)
  outbox = { messages: [], handset: [] }
}
