import { connect, Socket } from 'node:net'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { tooManyReads } from '../../db/database.ts'
import { systemClock } from '../../kit/clock.ts'
import { createBodyReader } from './body.ts'
import { refuseConnection } from './errors.ts'
import { givenKey, openHouse } from './house.test-support.ts'

async function listening() {
  const house = await openHouse()
  const { port } = await house.listen('127.0.0.1', 0)
  onTestFinished(() => house.close())
  /** Writes bytes, returns what comes back until the server closes, or until `enough`. */
  const talk = (chunks: Iterable<string | Buffer>, enough = /\r\n\r\n[^]*\}$/) =>
    new Promise<{ answer: string; written: number }>((resolve, reject) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1')
      const source = Readable.from(chunks, { objectMode: false })
      const done = () => {
        source.destroy()
        socket.destroy()
        resolve({ answer, written: socket.bytesWritten })
      }
      source.pipe(socket, { end: false })
      socket.on('data', (bytes: Buffer) => {
        answer += bytes.toString('latin1')
        if (enough.test(answer)) done()
      })
      socket.on('end', done).on('error', reject)
    })
  const head = (lines: string[]) => ['POST /v1/messages HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${givenKey}`, ...lines, '', ''].join('\r\n')
  return { ...house, port, talk, head }
}

const megabyte = Buffer.alloc(2 ** 20, 'x')
function* megabytes(count: number) {
  for (let i = 0; i < count; i++) yield megabyte
}

test('a body of 200 MB gets a 413 that a client can read, also one that reads only after writing it all', async () => {
  const { port } = await listening()
  const before = process.memoryUsage().rss
  const response = await fetch(`http://127.0.0.1:${port}/v1/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${givenKey}`, 'content-type': 'application/json' },
    body: Readable.toWeb(Readable.from(megabytes(200), { objectMode: false })) as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({ code: 'body_too_large', retryable: false, detail: expect.stringContaining('20 MB') })
  expect(process.memoryUsage().rss - before).toBeLessThan(150e6)

  const size = 200 * megabyte.length
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').pause()
    socket.on('error', reject)
    socket.write(`POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${givenKey}\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n`)
    Readable.from(megabytes(200), { objectMode: false }).on('end', () => socket.once('data', (bytes) => resolve(String(bytes))).resume()).pipe(socket, { end: false })
    onTestFinished(() => void socket.destroy())
  })
  expect(answer).toContain('HTTP/1.1 413')
  expect(answer).toContain('body_too_large')
}, 60_000)

test('after a refused body the connection can be used again', async () => {
  const { talk, head } = await listening()
  const size = 30 * megabyte.length
  const next = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n'
  const chunks = [head(['Content-Type: application/json', `Content-Length: ${size}`]), ...megabytes(30), next]
  const { answer } = await talk(chunks, /"live"\}$/)
  expect(answer.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200'])
})

test('elsewhere a body of more than 1 MB is refused', async () => {
  const { call } = await listening()
  const long = { name: 'x'.repeat(1_000_001), mode: 'live' }
  expect(await call('POST', '/v1/keys', long)).toMatchObject({ status: 413, json: { code: 'body_too_large', detail: expect.stringContaining('1 MB') } })
  expect(await call('POST', '/v1/messages', { to: '+31612345678', text: 'x', reference: 'y'.repeat(1_000_001) })).toMatchObject({ status: 422 })
})

test('a caller without a key does not get a body read', async () => {
  const { talk } = await listening()
  const { answer, written } = await talk([`POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${2 ** 40}\r\n\r\n`])
  expect(answer).toContain('HTTP/1.1 401')
  expect(written).toBeLessThan(1_000)
})

test('what is no JSON, no UTF-8, no known type or compressed is said so', async () => {
  const { app, bearer } = await listening()
  const post = async (payload: string | Buffer, headers: Record<string, string>) => {
    const response = await app.inject({ method: 'POST', url: '/v1/messages', payload, headers: { ...bearer, ...headers } })
    return { status: response.statusCode, ...response.json() as { code: string; detail: string } }
  }
  const json = { 'content-type': 'application/json; charset=utf-8' }
  expect(await post('{"to":"+31",\n"text":}', json)).toMatchObject({ status: 400, code: 'invalid_json', detail: expect.stringContaining('line 2, column 8') })
  expect(await post('', json)).toMatchObject({ status: 400, code: 'invalid_json' })
  expect(await post(Buffer.from([0x89, 0x50, 0x4e, 0x47]), json)).toMatchObject({ status: 400, detail: 'The body is not UTF-8.' })
  expect(await post('{}', { 'content-type': 'text/plain' })).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  expect(await post('to=1', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 415 })
  expect(await post('{}', { ...json, 'content-encoding': 'gzip' })).toMatchObject({ status: 415 })
})

test('bytes that are no HTTP, and headers without end, get an answer and the door', async () => {
  const { talk, head } = await listening()
  expect((await talk(['nonsense\r\n\r\n'])).answer).toMatch(/^HTTP\/1.1 400 [^]*"code":"malformed_request"/)
  expect((await talk([head([`X-Long: ${'y'.repeat(20_000)}`])])).answer).toMatch(/^HTTP\/1.1 431 [^]*"code":"headers_too_large"/)
})

test('a request that comes too slowly is told so, unless an answer was begun on that connection', () => {
  const refuse = (isFree: boolean) => {
    const said: string[] = []
    const socket = { writable: true, write: (text: string) => said.push(text), destroySoon: () => said.push('closed') }
    refuseConnection(Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket as never, isFree)
    return said
  }
  expect(refuse(true)).toEqual([expect.stringMatching(/^HTTP\/1.1 408 [^]*"code":"request_timeout"/), 'closed'])
  expect(refuse(false)).toEqual(['closed'])
})

test('however much comes over a connection that is being closed, it waits to be closed once', () => {
  const socket = new Socket()
  for (let piece = 0; piece < 20; piece++) refuseConnection(Object.assign(new Error(), { code: 'HPE_HEADER_OVERFLOW' }), socket, false)
  expect(socket.listenerCount('finish')).toBeLessThan(4)
  socket.destroy()
})

test('a connection that was answered before is told too what is wrong with its next request', async () => {
  const { port } = await listening()
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.on('data', (bytes: Buffer) => {
    answer += bytes.toString('latin1')
    if (answer.endsWith('"live"}')) socket.write(`GET /${'y'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  })
  socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await closed
  expect(answer).toMatch(/^HTTP\/1.1 200 [^]*"live"\}HTTP\/1.1 431 [^]*"code":"headers_too_large"/)
})

test('what is wrong with a request is not told as the answer to the one before it', async () => {
  const { talk } = await listening()
  const { answer } = await talk([`GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\nGET /${'y'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`], /never/)
  expect(answer).not.toMatch(/^HTTP\/1.1 431/)
})

test('unknown addresses and methods are problems too', async () => {
  const { call, app } = await listening()
  expect(await call('GET', '/v1/nothing')).toMatchObject({ status: 404, json: { code: 'not_found' } })
  const wrong = await call('DELETE', '/v1/messages')
  expect(wrong).toMatchObject({ status: 405, json: { code: 'method_not_allowed' } })
  expect(wrong.headers.allow).toBe('POST, GET, HEAD')
  expect((await app.inject('/v1/messages/%zz')).json()).toMatchObject({ status: 400, code: 'malformed_request' })
  expect((await app.inject(`/v1/messages/${'m'.repeat(300)}`)).json()).toMatchObject({ status: 414, code: 'address_too_long' })
  expect((await app.inject({ method: 'HEAD', url: '/health/live' })).statusCode).toBe(200)
})

test('a client that never finishes its request does not keep the door from closing', async () => {
  const waits: (() => void)[] = []
  const clock = { ...systemClock, after: (ms: number, run: () => void) => (ms === 10_000 ? waits.push(run) : 0, { cancel() {} }) }
  const { app, listen, close } = await openHouse({ clock })
  const { port } = await listen('127.0.0.1', 0)
  const begun = new Promise((resolve) => app.server.once('request', resolve))
  const socket = connect(port, '127.0.0.1')
  await new Promise<void>((resolve) => {
    socket.write(`POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${givenKey}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`, () => resolve())
  })
  await begun
  let closed = false
  const closing = close().then(() => (closed = true))
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(closed).toBe(false)
  for (const run of waits) run()
  await closing
  socket.destroy()
})

test('a connection that was opened ahead, and asked nothing, does not keep the door from closing', async () => {
  const house = await openHouse()
  const { port } = await house.listen('127.0.0.1', 0)
  const socket = connect(port, '127.0.0.1')
  await new Promise((resolve) => house.app.server.once('connection', resolve))
  const gone = new Promise((resolve) => socket.once('close', resolve))
  await house.close() // within the time that a test has; the drain of ten seconds is longer
  await gone
})

test('every answer carries the security headers and the id of its request', async () => {
  const { call } = await listening()
  for (const url of ['/v1/status', '/v1/nothing', '/health/live']) {
    const { headers } = await call('GET', url)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'x-request-id': expect.stringMatching(/^req_/) })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  }
})

test('all bodies together have a bound, and what they held is given back', async () => {
  const read = createBodyReader(100)
  const request = (chunks: string[]) => Object.assign(Readable.from(chunks, { objectMode: false }), { headers: {} }) as never
  const slow = Object.assign(new Readable({ read() {} }), { headers: {} })
  const held = read(slow as never, { limit: 1_000 })
  slow.push('1'.repeat(60))
  await new Promise((resolve) => setImmediate(resolve))
  await expect(read(request(['2'.repeat(60)]), { limit: 1_000 })).rejects.toMatchObject({ problem: { code: 'queue_full' } })
  slow.push(null)
  expect((await held).value).toBe(Number('1'.repeat(60)))
  expect((await read(request(['2'.repeat(60)]), { limit: 1_000 })).value).toBe(Number('2'.repeat(60)))
})

test('a database that has too much to do is no error of ours: the request may come again, and nothing is logged', async () => {
  const { call, gateway, accounts, logged } = await listening()
  gateway.message = () => Promise.reject(tooManyReads())
  const busy = await call('GET', '/v1/messages/msg_1')
  expect([busy.status, busy.json.code, busy.json.retryable, busy.headers['retry-after']]).toEqual([503, 'queue_full', true, '1'])
  accounts.keys.authenticate = () => Promise.reject(tooManyReads())
  expect((await call('GET', '/v1/status')).status).toBe(503)
  expect(logged).toEqual([])
})

test('a connection that asks without taking answers is cut off, and others are served meanwhile', async () => {
  const { port } = await listening()
  const greedy = connect(port, '127.0.0.1')
  greedy.on('error', () => {})
  const closed = new Promise((resolve) => greedy.once('close', resolve))
  greedy.pause()
  greedy.write('GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(5_000))
  expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200)
  greedy.resume()
  await closed
})

test('what takes no body takes none, whatever kind of body the client announces', async () => {
  const { port } = await listening()
  const headers = { authorization: `Bearer ${givenKey}`, 'content-type': 'application/json' }
  const ask = async (method: string, path: string) => (await (await fetch(`http://127.0.0.1:${port}${path}`, { method, headers })).json()) as { code: string }
  expect(await ask('DELETE', '/v1/keys/key_none')).toMatchObject({ code: 'not_found' })
  expect(await ask('POST', '/v1/messages')).toMatchObject({ code: 'invalid_json' })
  expect(await ask('GET', '/v1/messages?number=1')).toMatchObject({ code: 'unknown_field', detail: expect.stringContaining('no field `number` here; there are status, to, ') })
})
