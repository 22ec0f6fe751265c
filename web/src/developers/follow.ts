// The stream of events with types, read as text: the browser's own reader of such streams hears only of names that it was
// told before. Opens it again where the line broke. Knows the writing of server-sent events, not what they tell.
import { address } from '../api/call.ts'
import type { Told } from './feed.ts'

export type FollowState = 'connecting' | 'live' | 'offline' | 'refused'

const againMs = 1_000

/** Cuts text as it comes into events; what has not ended stays for the next piece. */
export function createReader(take: (told: Told) => void) {
  let rest = ''
  return (text: string) => {
    const events = (rest + text).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const told: Told = { id: '', type: '', data: '' }
      for (const line of event.split('\n')) {
        const [, name, value] = /^(id|event|data): ?(.*)$/.exec(line) ?? []
        if (name === 'event') told.type = value!
        else if (name === 'id' || name === 'data') told[name] = value!
      }
      if (told.type !== '') take(told)
    }
  }
}

export function follow(types: string, take: (told: Told) => void, onState: (state: FollowState) => void): { close(): void } {
  const ended = new AbortController()
  let last: string | undefined
  const read = createReader((told) => {
    last = told.id || last
    if (told.type !== 'ready' && told.type !== 'gap') take(told)
  })
  const run = async () => {
    onState('connecting')
    const response = await fetch(address('/v1/events', { types, after: last }), { signal: ended.signal, headers: { accept: 'text/event-stream' } })
    if (response.status === 422) return onState('refused')
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
    onState('live')
    const decoder = new TextDecoder()
    for await (const piece of chunks(response.body.getReader())) read(decoder.decode(piece, { stream: true }))
    throw new Error('the line ended')
  }
  const keep = () =>
    void run().catch(() => {
      if (ended.signal.aborted) return
      onState('offline')
      setTimeout(() => ended.signal.aborted || keep(), againMs)
    })
  keep()
  return { close: () => ended.abort() }
}

async function* chunks(reader: ReadableStreamDefaultReader<Uint8Array>) {
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
