import { EventEmitter } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { manualClock } from '../../kit/clock.ts'
import { createEvents } from './events.ts'
import { liveRoutes } from './routes/live.ts'
import { fakeGateway, fakePhones, givenKey, openHouse } from './house.test-support.ts'
import { createMeter } from './meter.ts'
import type { Asker, Change } from './needs.ts'

const change = (n: number, more: Partial<Change> = {}): Change => ({ workspace: 'wsp_1', mode: 'live', id: `msg_${n}`, to: '+31612345678', from: 'SHOP', status: 'queued', at: 1_767_225_600_000, ...more })

type Event = { event: string; data: { messages?: { id: string }[]; skipped?: number; perSecond?: number } }
const eventsOf = (text: string): Event[] =>
  [...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(([, event, data]) => ({ event: event!, data: JSON.parse(data!) }))

function stage() {
  const clock = manualClock()
  const { gateway, publish, watchers } = fakeGateway()
  const { phones, add } = fakePhones()
  const counters = { accepted: 0, submitted: 0, delivered: 0, failed: 0, queued: 0 }
  const meter = createMeter({ clock, counters: () => counters })
  meter.start()
  let hear: (moved: readonly Asker[]) => void = () => {}
  const threads = { watch: (told: typeof hear) => ((hear = told), () => {}) }
  const events = createEvents({ clock, gateway, phones, threads, meter, house: 'wsp_1' })
  const join = (asker: Partial<Asker> = {}, socket = { destroyed: false }) => {
    const client = Object.assign(new EventEmitter(), { req: { socket }, text: '', writableLength: 0, permitted: true, ended: '' })
    const end = (how: string) => () => {
      if (client.ended) return
      client.ended = how
      client.emit('close')
    }
    const to = Object.assign(client, { write: (text: string) => ((client.text += text), true), destroy: end('destroyed'), end: end('ended') })
    events.open({ asker: { workspace: 'wsp_1', mode: 'live', ...asker }, to: to as never, stillPermitted: async () => client.permitted })
    return { client, read: () => eventsOf(client.text.slice(0, (client.text.length))), clear: () => void (client.text = '') }
  }
  return { clock, events, publish, watchers, add, join, counters, talk: (...moved: Asker[]) => hear(moved) }
}

test('changes come in batches of at most 100 ms, and only those of the own workspace', () => {
  const { clock, publish, join } = stage()
  const [mine, other] = [join(), join({ workspace: 'wsp_2' })]
  for (const one of [mine, other]) one.clear()
  publish([change(1, { text: 'Hi' }), change(2)])
  publish([change(3, { workspace: 'wsp_2', status: 'delivered' })])
  clock.advance(99)
  expect(mine.read()).toEqual([])
  clock.advance(1)
  const at = '2026-01-01T00:00:00.000Z'
  expect(mine.read()).toEqual([
    { event: 'messages', data: { skipped: 0, messages: [
      { id: 'msg_1', to: '+31612345678', from: 'SHOP', status: 'queued', text: 'Hi', at },
      { id: 'msg_2', to: '+31612345678', from: 'SHOP', status: 'queued', at },
    ] } },
  ])
  expect(other.read()).toMatchObject([{ data: { messages: [{ id: 'msg_3' }] } }])
})

test('that conversations moved is told once a batch, to whom they belong', () => {
  const { clock, talk, join } = stage()
  const [mine, tests, other] = [join(), join({ mode: 'test' }), join({ workspace: 'wsp_2' })]
  for (const one of [mine, tests, other]) one.clear()
  talk({ workspace: 'wsp_1', mode: 'live' }, { workspace: 'wsp_1', mode: 'live' }, { workspace: 'wsp_9', mode: 'live' })
  talk({ workspace: 'wsp_1', mode: 'live' })
  clock.advance(100)
  expect([mine, tests, other].map((one) => one.read())).toEqual([[{ event: 'conversations', data: {} }], [], []])
})

test('a test key hears of test messages alone, a live key of all; a second copy is named', () => {
  const { clock, publish, join } = stage()
  const [live, tests] = [join(), join({ mode: 'test' })]
  for (const one of [live, tests]) one.clear()
  publish([change(1), change(2, { mode: 'test', possibleDuplicate: true })])
  clock.advance(100)
  const heard = ({ read }: typeof live) => read().flatMap(({ data }) => data.messages)
  expect(heard(live)).toMatchObject([{ id: 'msg_1' }, { id: 'msg_2' }])
  expect(heard(live)[0]).not.toHaveProperty('possibleDuplicate')
  expect(heard(tests)).toMatchObject([{ id: 'msg_2', possibleDuplicate: true }])
  tests.client.emit('close')
  live.clear()
  publish([change(3, { mode: 'test' })])
  clock.advance(100)
  expect(heard(live)).toMatchObject([{ id: 'msg_3' }])
})

test('of more than 200 changes the latest are shown and the others counted', () => {
  const { clock, publish, join } = stage()
  const { read, clear } = join()
  clear()
  for (let i = 0; i < 5; i++) publish(Array.from({ length: 1_000 }, (_, n) => change(i * 1_000 + n)))
  clock.advance(100)
  const [{ data }] = read() as [Event]
  expect([data.messages!.length, data.skipped, data.messages![0]!.id, data.messages!.at(-1)!.id]).toEqual([200, 4_800, 'msg_4800', 'msg_4999'])
})

test('long texts make a batch shorter, not the memory longer', () => {
  const { clock, publish, join } = stage()
  const { client, read, clear } = join()
  clear()
  publish(Array.from({ length: 200 }, (_, n) => change(n, { text: 'x'.repeat(30_000) })))
  clock.advance(100)
  const [{ data }] = read() as [Event]
  expect(client.text.length).toBeLessThan(600_000)
  expect(data.messages!.length + data.skipped!).toBe(200)
  expect(data.messages!.at(-1)!.id).toBe('msg_199')
})

test('what phones receive is shown with their number', () => {
  const { clock, add, join } = stage()
  const { read, clear } = join()
  clear()
  add({ id: '7', number: '+31612345678', direction: 'in', from: 'SHOP', to: '+31612345678', text: 'Hi', at: 1_767_225_600_000, parts: 1 })
  clock.advance(100)
  expect(read()).toMatchObject([{ event: 'handset', data: { messages: [{ id: '7', number: '+31612345678', text: 'Hi', receivedAt: '2026-01-01T00:00:00.000Z' }] } }])
})

test('of what phones receive a test key hears tests and alerts, a live key all', () => {
  const { clock, add, join } = stage()
  const [live, tests] = [join(), join({ mode: 'test' })]
  for (const one of [live, tests]) one.clear()
  const shown = { number: '+31612345678', direction: 'in' as const, from: 'SHOP', to: '+31612345678', text: 'Hi', at: 0, parts: 1 }
  for (const message of [{ id: '1' }, { id: '2', test: true }, { id: '3', alert: true }]) add({ ...shown, ...message })
  clock.advance(100)
  const heard = ({ read }: typeof live) => read().flatMap(({ data }) => data.messages!.map(({ id }) => id))
  expect(heard(live)).toEqual(['1', '2', '3'])
  expect(heard(tests)).toEqual(['2', '3'])
})

test('phones and counters are shown to the workspace of the house alone', () => {
  const { clock, add, join } = stage()
  const { read } = join({ workspace: 'wsp_2' })
  add({ id: '7', number: '+31612345678', direction: 'in', from: 'SHOP', to: '+31612345678', text: 'Your code is 1234', at: 0, parts: 1 })
  clock.advance(20_000)
  expect(read()).toEqual([])
})

test('a stream whose client left is not kept, neither before it opens nor while it waits for its turn', () => {
  const { clock, join, watchers } = stage()
  join({}, { destroyed: true })
  expect(watchers.size).toBe(0)
  const socket = { destroyed: false }
  join({}, socket)
  expect(watchers.size).toBe(1)
  socket.destroyed = true
  clock.advance(1_000)
  expect(watchers.size).toBe(0)
  expect(clock.pending()).toBe(1) // the meter's
})

test('one workspace does not take every stream', () => {
  const { events, join } = stage()
  const joined = Array.from({ length: 300 }, () => join({ workspace: 'wsp_2' }))
  expect([events.isFull('wsp_2'), events.isFull('wsp_1')]).toEqual([true, false])
  joined[0]!.client.emit('close')
  expect(events.isFull('wsp_2')).toBe(false)
})

test('a client that does not read is dropped, the others stay', () => {
  const { clock, publish, join } = stage()
  const [slow, quick] = [join(), join()]
  slow.client.writableLength = 2 * 1024 * 1024
  publish([change(1)])
  clock.advance(100)
  expect([slow.client.ended, quick.client.ended]).toEqual(['destroyed', ''])
})

test('counters come once a second with their speed, a heartbeat every 15 s, and nobody is watched for without clients', () => {
  const { clock, join, watchers, counters, events } = stage()
  expect(watchers.size).toBe(0)
  const { client, read } = join()
  expect(watchers.size).toBe(1)
  counters.submitted = 500
  clock.advance(2_000)
  expect(read().map(({ data }) => data.perSecond)).toEqual([0, 500, 0])
  clock.advance(13_000)
  expect(client.text.match(/: still here\n\n/g)).toHaveLength(1)
  events.close()
  expect(client.ended).toBe('ended')
  expect(watchers.size).toBe(0)
})

test('a stream ends soon after its key was revoked', async () => {
  const { clock, join } = stage()
  const { client } = join()
  clock.advance(15_000)
  await Promise.resolve()
  expect(client.ended).toBe('')
  client.permitted = false
  clock.advance(15_000)
  await new Promise((resolve) => setImmediate(resolve))
  expect(client.ended).toBe('destroyed')
})

test('over a real connection the stream begins at once, carries what happens, and ends with the server', async () => {
  const { listen, close, fake, accounts } = await openHouse()
  const { port } = await listen('127.0.0.1', 0)
  let open = true
  onTestFinished(async () => void (open && (await close())))
  const response = await fetch(`http://127.0.0.1:${port}/v1/events`, { headers: { authorization: `Bearer ${givenKey}` } })
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (pattern: RegExp) => {
    while (!pattern.test(text)) {
      const { value, done } = await reader.read()
      if (done) throw new Error(`ended after ${text}`)
      text += value
    }
  }
  await until(/event: counters/)
  fake.publish([change(1, { workspace: accounts.workspace })])
  await until(/event: messages\ndata: .*msg_1/)
  open = false
  await close()
  expect((await reader.read()).done).toBe(true)
})

test('a HEAD request for the stream ends', async () => {
  const { app, bearer } = await openHouse()
  const response = await app.inject({ method: 'HEAD', url: '/v1/events', headers: bearer })
  expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8'])
})

test('whether there is room is asked in the turn that opens the stream: calls that were handled together do not pass the limit', async () => {
  let full = false
  const streams = { isFull: () => full, open: () => {}, close: () => {} }
  const [row] = liveRoutes({ events: streams, follow: { ...streams, open: async () => {} }, document: () => ({ text: '', etag: '' }) })
  for (const types of [undefined, ['*']]) {
    full = false
    const answer = await row!.handle({ principal: { workspace: 'wsp_1', mode: 'live', scopes: ['read'] }, query: { types } } as never)
    if (answer.kind !== 'stream') throw new Error('no stream')
    expect(answer.fault?.()).toBeUndefined()
    full = true
    expect(answer.fault?.()).toMatchObject({ code: 'queue_full' })
  }
})
