import { expect, test } from 'vitest'
import { createEventReader, followEvents, type ServerEvent } from './events.ts'

const stream = (text: string, status = 200) => new Response(text, { status })

test('events are read whatever pieces they come in', () => {
  const text = 'retry: 1000\n\n: still here\n\nevent: handset\ndata: {"a":1}\n\nevent: messages\r\ndata: one\r\ndata: two\r\n\r\n'
  for (let size = 1; size < text.length; size += 7) {
    const seen: ServerEvent[] = []
    const reader = createEventReader((event) => seen.push(event))
    for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size))
    expect(seen).toEqual([{ event: 'handset', data: '{"a":1}' }, { event: 'messages', data: 'one\ntwo' }])
  }
})

test('an event without an end does not fill the memory', () => {
  const reader = createEventReader(() => {})
  expect(() => {
    for (let round = 0; round < 10; round++) reader.push(`data: ${'x'.repeat(1024 * 1024)}`)
  }).toThrow(/too long/)
})

test('a line that breaks is taken up again, with growing waits, until the command ends', async () => {
  const ending = new AbortController()
  const answers = [() => Promise.reject(new Error('away')), () => Promise.resolve(stream('', 503)), () => Promise.resolve(stream('event: handset\ndata: 1\n\n'))]
  const waits: number[] = []
  const seen: unknown[] = []
  await followEvents(
    { open: () => (answers.shift() ?? (() => (ending.abort(), Promise.reject(new Error('aborted')))))() },
    {
      signal: ending.signal,
      onEvent: ({ data }) => seen.push(data),
      onUp: (again) => seen.push(`up ${again}`),
      onDown: (reason) => seen.push(reason),
      sleep: async (ms) => void waits.push(ms),
    },
  )
  expect(seen).toEqual(['away', 'the server refused the stream (503)', 'up false', '1', 'the server ended the stream'])
  expect(waits).toEqual([500, 1000, 500])
})

test('a key that is not let in ends the command with a sentence', async () => {
  const refused = Response.json({ detail: 'This API key is not valid.' }, { status: 401 })
  const following = followEvents({ open: async () => refused }, { signal: new AbortController().signal, onEvent() {} })
  await expect(following).rejects.toThrow('This API key is not valid. (401) Set ONESIXTY_API_KEY')
})

test('a line that breaks is taken up after the last event, also one that only bore an id', async () => {
  const ending = new AbortController()
  const paths: string[] = []
  const answers = ['id: evt_1\nevent: message.queued\ndata: {}\n\n', 'id: evt_2\n: still here\n\n', '']
  await followEvents(
    {
      async open(path) {
        paths.push(path)
        if (paths.length === answers.length) ending.abort()
        return stream(answers[paths.length - 1]!)
      },
    },
    { signal: ending.signal, types: 'message.*', onEvent() {}, sleep: async () => {} },
  )
  expect(paths).toEqual(['/v1/events?types=message.*', '/v1/events?types=message.*&after=evt_1', '/v1/events?types=message.*&after=evt_2'])
})
