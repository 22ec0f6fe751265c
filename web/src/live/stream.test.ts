import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStream } from './stream.ts'

class FakeSource extends EventTarget {
  static readonly CLOSED = 2
  static opened: FakeSource[] = []
  readyState = 0
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  constructor() {
    super()
    FakeSource.opened.push(this)
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
  tell(event: string, data: unknown) {
    if (this.readyState === FakeSource.CLOSED) return
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }))
  }
}

const heard = new Map<string, () => void>()
const see = (visibilityState: 'hidden' | 'visible') => {
  vi.stubGlobal('document', { visibilityState })
  heard.get('visibilitychange')!()
}

beforeEach(() => {
  FakeSource.opened = []
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('addEventListener', (event: string, hear: () => void) => heard.set(event, hear))
  vi.stubGlobal('removeEventListener', vi.fn())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function start() {
  const told: string[] = []
  const stream = openStream('/v1/events', {
    onMessages: (changes, skipped) => told.push(`messages ${changes.length} ${skipped}`),
    onHandset: (arrivals) => told.push(`handset ${arrivals.length}`),
    onCounters: (counters) => told.push(`counters ${counters.accepted}`),
    onConversations: () => told.push('conversations'),
    onState: (state, again) => told.push(again ? `${state} again` : state),
  })
  return { told, stream, last: () => FakeSource.opened.at(-1)! }
}

test('a line that breaks is opened again, each time after a longer wait, and says that it was gone', () => {
  const { told, last } = start()
  last().onopen?.()
  last().onerror?.()
  vi.advanceTimersByTime(499)
  expect(FakeSource.opened).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(FakeSource.opened).toHaveLength(2)
  last().onerror?.()
  vi.advanceTimersByTime(999)
  expect(FakeSource.opened).toHaveLength(2)
  vi.advanceTimersByTime(1)
  last().onopen?.()
  expect(told).toEqual(['connecting', 'live', 'offline', 'offline', 'live again'])
})

test('a line that falls silent counts as broken, one that speaks does not', () => {
  const { told, last } = start()
  last().onopen?.()
  for (let second = 0; second < 30; second++) {
    vi.advanceTimersByTime(1_000)
    last().tell('counters', { accepted: second })
  }
  expect(told).not.toContain('offline')
  vi.advanceTimersByTime(12_000)
  expect(told.at(-1)).toBe('offline')
})

test('batches arrive with what they had to skip, and nothing after the end', () => {
  const { told, stream, last } = start()
  last().tell('messages', { messages: [{}, {}], skipped: 7 })
  last().tell('handset', { messages: [{}] })
  last().tell('conversations', {})
  expect(told.slice(1)).toEqual(['messages 2 7', 'handset 1', 'conversations'])
  stream.close()
  vi.advanceTimersByTime(60_000)
  expect(FakeSource.opened).toHaveLength(1)
})

test('a tab nobody sees gives its line back after a minute, and has it again when somebody looks', () => {
  const { told, last, stream } = start()
  last().onopen?.()
  const speak = (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      vi.advanceTimersByTime(1_000)
      last().tell('counters', { accepted: 1 })
    }
  }
  see('hidden')
  speak(50)
  see('visible')
  speak(20)
  expect(last().readyState).not.toBe(FakeSource.CLOSED)
  see('hidden')
  speak(60)
  expect([FakeSource.opened.length, last().readyState]).toEqual([1, FakeSource.CLOSED])
  heard.get('online')!()
  vi.advanceTimersByTime(600_000)
  expect([FakeSource.opened.length, told.includes('offline')]).toEqual([1, false])
  see('visible')
  last().onopen?.()
  expect([FakeSource.opened.length, told.at(-1)]).toEqual([2, 'live again'])
  stream.close()
})
