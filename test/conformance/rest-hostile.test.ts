// Clients that mean harm: slow ones, many of them, and bodies made to hold up or to poison whoever reads them. Figures are
// printed. The waits are shortened; what they are otherwise stands in the first lines.
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { givenKey, openHouse } from '../../src/api/rest/house.test-support.ts'
import { usualWire } from '../../src/api/rest/server.ts'

async function listening(connections = 500) {
  const house = await openHouse({ wire: { headersMs: 400, requestMs: 800, checkMs: 100, connections } })
  const { port } = await house.listen('127.0.0.1', 0)
  onTestFinished(() => house.close())
  return { ...house, port, url: `http://127.0.0.1:${port}` }
}
type Slow = { readonly socket: Socket; readonly closed: Promise<{ afterMs: number; answer: string }> }

function open(port: number, head: string): Slow {
  const begun = performance.now()
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (bytes: Buffer) => (answer += bytes.toString('latin1'))).on('error', () => {})
  socket.write(head)
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve({ afterMs: performance.now() - begun, answer }))) }
}

test('what waits are without shortening', () => {
  expect(usualWire).toEqual({ headersMs: 10_000, requestMs: 30_000, checkMs: 5_000, connections: 5_000 })
})

test.each([
  ['headers', (at: number) => (at === 0 ? 'GET /v1/messages HTTP/1.1\r\nHost: localhost\r\n' : `X-${at}: y\r\n`)],
  ['bodies', (at: number) => (at === 0 ? `POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${givenKey}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{` : ' ')],
] as const)('two hundred clients that drip %s are let go, told why, and hold up nobody', async (what, piece) => {
  const { port, url } = await listening()
  const slow = Array.from({ length: 200 }, () => open(port, piece(0)))
  let at = 1
  const dripping = setInterval(() => {
    for (const { socket } of slow) if (socket.writable) socket.write(piece(at))
    at++
  }, 50)
  onTestFinished(() => clearInterval(dripping))
  const waits: number[] = []
  for (let asked = 0; asked < 20; asked++) {
    const begun = performance.now()
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
    waits.push(performance.now() - begun)
  }
  const ends = await Promise.all(slow.map(({ closed }) => closed))
  clearInterval(dripping)
  const afterMs = ends.map((end) => end.afterMs).toSorted((a, b) => a - b)
  console.log(`200 clients dripping ${what}: let go after ${Math.round(afterMs[0]!)} to ${Math.round(afterMs.at(-1)!)} ms; others waited at most ${Math.round(Math.max(...waits))} ms`)
  expect(ends.filter(({ answer }) => /^HTTP\/1\.1 408 [^]*"code":"request_timeout"/.test(answer)).length).toBeGreaterThan(190)
})

test('connections beyond the most are closed at once, and there is room again when others leave', async () => {
  const { port, url } = await listening(20)
  const idle = Array.from({ length: 20 }, () => open(port, ''))
  await Promise.all(idle.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))))
  await expect(fetch(`${url}/health/live`)).rejects.toThrow()
  for (const { socket } of idle) socket.destroy()
  await Promise.all(idle.map(({ closed }) => closed))
  await expect.poll(() => fetch(`${url}/health/live`).then(({ status }) => status, () => 0)).toBe(200)
})

test('bodies made to hold us up are refused before they do', async () => {
  const { url } = await listening()
  const many = 4_000_000
  const bodies: Readonly<Record<string, readonly [string, number]>> = {
    'deep, 9 MB of [': ['['.repeat(9_000_000), 413],
    'deep, 5 MB of {"a":': ['{"a":'.repeat(1_000_000), 413],
    'wide, 12 MB of empty objects': [`[${'{},'.repeat(many)}{}]`, 413],
    'wide, 8 MB of one number': [`{"to":[${'1,'.repeat(many)}1],"text":"x"}`, 413],
    'one string of 19 MB': [`{"to":"+31612345678","text":"${'x'.repeat(19_000_000)}"}`, 422],
    'escapes, 18 MB': [`{"to":"+31612345678","text":"${String.raw`\u0041`.repeat(3_000_000)}"}`, 422],
    'a key of 10 MB': [`{"${'k'.repeat(10_000_000)}":1}`, 422],
    'a hundred thousand keys': [`{${Array.from({ length: 100_000 }, (_, at) => `"k${at}":1`).join()}}`, 422],
    'a number of a million digits': [`{"to":"+31612345678","text":"x","validity":${'9'.repeat(1_000_000)}}`, 422],
    'broken at the end of 15 MB': [`{"text":"${'x'.repeat(15_000_000)}"`, 400],
    'a number to match, 60 KB': [`{"to":"${'+'.repeat(60_000)}","text":"x"}`, 422],
  }
  for (const [name, [body, expected]] of Object.entries(bodies)) {
    const begun = performance.now()
    const answer = await fetch(`${url}/v1/messages`, { method: 'POST', headers: { authorization: `Bearer ${givenKey}`, 'content-type': 'application/json' }, body })
    const text = await answer.text()
    console.log(`${name}: ${answer.status} in ${Math.round(performance.now() - begun)} ms`)
    expect([name, answer.status, text.length < 3_000]).toEqual([name, expected, true])
  }
})

test('no body reaches the prototype of anything, on any route', async () => {
  const { routes, app, bearer } = await openHouse()
  const poison = ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '[{"__proto__":{"polluted":1}}]', '{"a":{"__proto__":{"polluted":1}},"__proto__":null}']
  const counts: Record<number, number> = {}
  for (const { method, path, body } of routes) {
    if (!body) continue
    for (const payload of poison) {
      const url = path.replaceAll(/\{\w+\}/g, '__proto__')
      const { statusCode } = await app.inject({ method, url, headers: { ...bearer, 'content-type': 'application/json' }, payload })
      counts[statusCode] = (counts[statusCode] ?? 0) + 1
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      expect([path, payload, statusCode < 500]).toEqual([path, payload, true])
    }
  }
  console.log('poisoned bodies:', counts)
  const twice = await app.inject({ method: 'POST', url: '/v1/messages', headers: { ...bearer, 'content-type': 'application/json' }, payload: '{"to":"+31612345678","to":"+31612345679","text":"x"}' })
  expect(twice.json()).toMatchObject({ to: '+31612345679' }) // of a name that comes twice the last counts, as in ECMAScript
})
