import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { systemClock } from './clock.ts'
import { createAsk, urlFault } from './request.ts'

const open: { close(): void }[] = []
afterAll(() => open.forEach((one) => one.close()))

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({ close: () => (server.closeAllConnections(), server.close()) })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const free = createAsk({ clock: systemClock, allowPrivate: true })
const strict = createAsk({ clock: systemClock, allowPrivate: false })
open.push(free, strict)
const get = (url: string, more = {}) => ({ method: 'GET', url, headers: {}, timeoutMs: 2_000, ...more })

test('an answer of any status comes back with its body, and a redirect is not followed', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/away') return void response.writeHead(302, { location: '/' }).end()
    request.on('data', (chunk) => response.writeHead(418, { 'x-said': String(chunk) }).end('short and stout'))
  })
  expect(await free.ask(get(url, { method: 'POST', body: 'tea', headers: { 'content-type': 'text/plain' } }))).toMatchObject({
    kind: 'answer', status: 418, body: 'short and stout', headers: { 'x-said': 'tea' },
  })
  expect(await free.ask(get(`${url}away`))).toMatchObject({ kind: 'answer', status: 302 })
})

test('what cannot be reached was not sent; what was not answered may have been', async () => {
  const url = await serve((request) => {
    if (request.url === '/cut') request.socket.destroy()
  })
  expect(await free.ask(get('http://127.0.0.1:1/'))).toMatchObject({ kind: 'unsent' })
  expect(await free.ask(get('http://no-such-host.invalid/'))).toMatchObject({ kind: 'unsent' })
  expect(await free.ask(get(`${url}cut`))).toMatchObject({ kind: 'uncertain' })
  expect(await free.ask(get(url, { timeoutMs: 60 }))).toEqual({ kind: 'uncertain', say: 'no answer within 60 ms' })
  expect(await free.ask(get(url, { headers: { 'x-bad': 'a\nb' } }))).toMatchObject({ kind: 'unsent' })
})

test('whoever does not finish the TLS handshake was sent nothing', async () => {
  const mute = createTcpServer(() => {})
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  open.push({ close: () => void mute.close() })
  const url = `https://127.0.0.1:${(mute.address() as AddressInfo).port}/`
  expect(await free.ask(get(url, { timeoutMs: 60 }))).toEqual({ kind: 'unsent', say: 'no answer within 60 ms' })
})

test('an endless answer is cut at its limit', async () => {
  const url = await serve((_, response) => {
    const more = () => response.write('x'.repeat(30_000), more)
    more()
  })
  const reply = await free.ask(get(url))
  expect(reply).toMatchObject({ kind: 'answer', status: 200 })
  expect(reply.kind === 'answer' && reply.body.length).toBe(65_536)
})

test('without permission nothing private is connected to, however it is written', async () => {
  let connects = 0
  const url = await serve(() => connects++)
  const { port } = new URL(url)
  const hosts = ['127.0.0.1', 'localhost', '127.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '017700000001']
  for (const host of hosts)
    for (const scheme of ['http', 'https'])
      expect(await strict.ask(get(`${scheme}://${host}:${port}/`)), `${scheme} ${host}`).toMatchObject({ kind: 'unsent' })
  expect(connects).toBe(0)
  expect(await free.ask(get(url, { timeoutMs: 100 }))).toMatchObject({ kind: 'uncertain' })
  expect(connects).toBe(1)
})

test.each([
  ['ftp://example.com/', 'neither'],
  ['https://user:pass@example.com/', 'user name'],
  ['http://example.com/', 'https:'],
  ['https://169.254.169.254/latest', 'public internet'],
  ['not an address', 'no address'],
])('%s is refused', (url, why) => expect(urlFault(url, false)).toContain(why))

test('an address of the public internet is fine', () => {
  expect(urlFault('https://api.example.com/v1', false)).toBeUndefined()
  expect(urlFault('http://127.0.0.1:9/', true)).toBeUndefined()
})

test('whoever answers with another protocol has answered, and holds up nobody', async () => {
  const other = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'))
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  open.push({ close: () => void other.close() })
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`
  expect(await free.ask(get(url))).toMatchObject({ kind: 'answer', status: 101, body: '' })
})

test('connections to many hosts are not all kept for a next request', async () => {
  const connected = new Set<Socket>()
  const few = createAsk({ clock: systemClock, allowPrivate: true, idle: 2 })
  open.push(few)
  for (let host = 0; host < 5; host++) {
    const server = createServer((_, response) => response.end())
    server.keepAliveTimeout = 0
    server.on('connection', (socket) => connected.add(socket) && socket.once('close', () => connected.delete(socket)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    open.push({ close: () => (server.closeAllConnections(), server.close()) })
    await few.ask(get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`))
  }
  await expect.poll(() => connected.size).toBe(2)
})
