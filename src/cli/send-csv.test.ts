import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createClient, persist } from './client.ts'
import { sendCsv, type CsvOptions } from './send-csv.ts'
import { Stop } from './terminal.ts'

type Batch = { key: string; from?: string; messages: { to: string; text: string }[] }

const folder = mkdtempSync(join(tmpdir(), 'send-csv-'))
const closing: (() => void)[] = []
afterAll(() => closing.forEach((close) => close()))

/** A server that remembers keys as the real one does; `trouble` may answer a request before it is looked at. */
async function fakeServer(
  trouble: (attempt: number, response: ServerResponse, request: IncomingMessage) => boolean = () => false,
) {
  const accepted = new Map<string, Batch>()
  const seen = { attempts: 0, open: 0, mostOpen: 0, keys: [] as string[] }
  const server = createServer((request, response) => {
    seen.mostOpen = Math.max(seen.mostOpen, ++seen.open)
    response.on('close', () => seen.open--)
    let body = ''
    request.on('data', (piece) => (body += piece))
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'])
      seen.keys.push(key)
      if (trouble(++seen.attempts, response, request)) return
      const replayed = accepted.has(key)
      const batch = { ...(JSON.parse(body) as Omit<Batch, 'key'>), key }
      accepted.set(key, batch)
      const messages = batch.messages.map(({ to, text }) =>
        text.includes('bad')
          ? { to, error: { code: 'invalid_text', detail: 'bad, it says' } }
          : { id: `msg_${to}`, to, status: 'queued', segments: 2 },
      )
      setTimeout(() => {
        response.writeHead(202, {
          'content-type': 'application/json',
          ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
        })
        response.end(JSON.stringify({ id: 'bat_1', messages }))
      }, 10)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const client = createClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'key')
  return { client, accepted, seen }
}

function csv(name: string, rows: string[]): string {
  const file = join(folder, name)
  writeFileSync(file, ['to,name', ...rows].join('\n'))
  return file
}
const people = (count: number) => Array.from({ length: count }, (_, i) => `+316${10_000_000 + i},n${i}`)
const options = (file: string, more: Partial<CsvOptions> = {}): CsvOptions => ({
  csv: file,
  text: 'Hi {{ name }}',
  batchSize: 10,
  ...more,
})

test('every row leaves once, in batches of the size asked for, at most two at a time', async () => {
  const { client, accepted, seen } = await fakeServer()
  const ids: string[] = []
  const sent = await sendCsv(client, options(csv('all.csv', people(95)), { from: 'SHOP', lane: 'bulk' }), (some) =>
    ids.push(...some),
  )
  expect(sent).toMatchObject({ rows: 95, accepted: 95, refused: 0, segments: 190, replayed: 0, batches: 10 })
  expect(sent.refusedFile).toBeUndefined()
  // Two batches under way may overtake each other.
  const messages = [...accepted.values()].flatMap((batch) => batch.messages).toSorted((a, b) => (a.to < b.to ? -1 : 1))
  expect(messages).toEqual(people(95).map((row) => ({ to: row.split(',')[0], text: `Hi ${row.split(',')[1]}` })))
  expect([...accepted.values()].map(({ from }) => from)).toEqual(Array(10).fill('SHOP'))
  expect(new Set(ids).size).toBe(95)
  expect(seen.mostOpen).toBe(2)
})

test('what the server refuses is written with its line beside what was refused here', async () => {
  const { client } = await fakeServer()
  const file = csv('some.csv', ['+31610000001,a', '+31610000002,bad', 'nobody,c', '+31610000001,d'])
  const sent = await sendCsv(client, options(file))
  expect(sent).toMatchObject({
    accepted: 1,
    refused: 3,
    reasons: { invalid_text: { lines: [3], example: 'bad, it says' }, duplicate: { lines: [5] } },
  })
  expect(readFileSync(sent.refusedFile!, 'utf8')).toContain('3,"bad, it says",+31610000002,bad')
})

test('a rerun and a repeat carry the same keys; another text, sender or wish to repeat does not', async () => {
  const { client, seen } = await fakeServer()
  const file = csv('again.csv', people(15))
  await sendCsv(client, options(file))
  const first = [...seen.keys]
  expect(await sendCsv(client, options(file))).toMatchObject({ accepted: 15, replayed: 2, batches: 2 })
  expect(seen.keys.splice(0)).toEqual([...first, ...first])
  for (const change of [{ text: 'Ho {{ name }}' }, { from: 'X' }, { lane: 'otp' }, { batchSize: 11 }, { again: true }])
    await sendCsv(client, options(file, change))
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n+31699999999,z`)
  await sendCsv(client, options(file))
  expect(new Set([...first, ...seen.keys]).size).toBe(first.length + 6 * 2)
})

test('while the server is away, busy or cut off, each batch is repeated under its key', async () => {
  const { client, accepted, seen } = await fakeServer((attempt, response, request) => {
    if (attempt === 1) return (request.socket.destroy(), true)
    if (attempt === 2) return (response.writeHead(503, { 'retry-after': '0' }).end('{"retryable":true}'), true)
    if (attempt === 3) return (response.writeHead(409).end('{"retryable":true,"detail":"still running"}'), true)
    return false
  })
  expect(await sendCsv(client, options(csv('flaky.csv', people(30))))).toMatchObject({ accepted: 30, batches: 3 })
  expect(accepted.size).toBe(3)
  expect(seen.attempts).toBe(6)
  expect(new Set(seen.keys).size).toBe(3)
})

test('a refusal of the whole request ends the sending and says how far it came', async () => {
  const { client } = await fakeServer((attempt, response) => {
    if (attempt < 3) return false
    response.writeHead(401).end('{"detail":"no such key"}')
    return true
  })
  const sent = await sendCsv(client, options(csv('stopped.csv', people(100))))
  expect(sent.stopped).toContain('no such key (401)')
  expect(sent).toMatchObject({ accepted: 20, rows: 100, notSent: 80 })
})

test('patience ends, with the last answer', async () => {
  const { client, seen } = await fakeServer((_, response) => Boolean(response.writeHead(503).end('{}')))
  let ms = 0
  const waits: number[] = []
  const sleep = async (wait: number) => void waits.push(((ms += wait), wait))
  const answer = await persist(client, { method: 'GET', path: '/' }, { forMs: 3_000, sleep, now: () => ms })
  expect(answer).toMatchObject({ status: 503 })
  expect(waits).toEqual([200, 400, 800, 1_600])
  expect(seen.attempts).toBe(5)
})

test('a file that is none, or is no table, is wrong use and sends nothing', async () => {
  const { client, seen } = await fakeServer()
  writeFileSync(join(folder, 'picture.csv'), Buffer.from('89504e470d0a1a0a', 'hex'))
  for (const [file, say] of [
    ['picture.csv', /PNG/],
    ['nowhere.csv', /no such file/],
    ['.', /folder/],
  ] as const) {
    const failed = await sendCsv(client, options(join(folder, file))).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Stop)
    expect(failed).toMatchObject({ exitCode: 2, message: expect.stringMatching(say) })
  }
  expect(seen.attempts).toBe(0)
})
