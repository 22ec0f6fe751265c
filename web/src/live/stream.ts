// The event stream of the server, kept open: reconnects with a growing wait, and mistrusts silence. Knows the names of
// the events, not what the pages make of them. A tab that nobody sees gives its line back: a browser has six for one host.
import type { Arrival, Change, Counters } from '../api/shapes.ts'

export type StreamState = 'connecting' | 'live' | 'offline'
type Batch<Row> = { messages: Row[]; skipped?: number }
export type StreamHandlers = {
  onMessages(changes: readonly Change[], skipped: number): void
  onHandset(arrivals: readonly Arrival[], skipped: number): void
  onCounters(counters: Counters): void
  /** Somebody wrote, or a conversation was read, closed or taken. */
  onConversations(): void
  /** `again` is true when the stream is back after a gap, in which events were missed. */
  onState(state: StreamState, again: boolean): void
}

const firstWaitMs = 500
const longestWaitMs = 15_000
/** Counters come once a second; this much silence means the line is dead even if nobody said so. */
const silenceMs = 12_000
/** Out of sight for so long, the line is let go. */
const unseenMs = 60_000

export function openStream(path: string, handlers: StreamHandlers): { close(): void } {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitMs = firstWaitMs
  let connected = 0
  let unseen: ReturnType<typeof setTimeout> | undefined
  let isResting = false

  const later = (ms: number, run: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
  const lost = () => {
    source?.close()
    handlers.onState('offline', false)
    later(waitMs, open)
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }
  const open = () => {
    const line = new EventSource(path)
    source = line
    later(silenceMs, lost)
    line.onopen = () => {
      waitMs = firstWaitMs
      handlers.onState('live', connected++ > 0)
    }
    line.onerror = lost
    const listen = <Data>(event: string, handle: (data: Data) => void) =>
      line.addEventListener(event, ({ data }: MessageEvent<string>) => {
        later(silenceMs, lost)
        handle(JSON.parse(data) as Data)
      })
    listen<Batch<Change>>('messages', ({ messages, skipped = 0 }) => handlers.onMessages(messages, skipped))
    listen<Batch<Arrival>>('handset', ({ messages, skipped = 0 }) => handlers.onHandset(messages, skipped))
    listen<Counters>('counters', (counters) => handlers.onCounters(counters))
    listen<object>('conversations', () => handlers.onConversations())
  }

  const online = () => {
    waitMs = firstWaitMs
    if (!isResting && source?.readyState === EventSource.CLOSED) open()
  }
  const rest = () => {
    isResting = true
    clearTimeout(timer)
    source?.close()
  }
  const seen = () => {
    clearTimeout(unseen)
    if (document.visibilityState === 'hidden') unseen = setTimeout(rest, unseenMs)
    else if (isResting) {
      isResting = false
      online()
    }
  }
  globalThis.addEventListener('online', online)
  globalThis.addEventListener('visibilitychange', seen)
  handlers.onState('connecting', false)
  open()
  return {
    close() {
      globalThis.removeEventListener('online', online)
      globalThis.removeEventListener('visibilitychange', seen)
      clearTimeout(unseen)
      clearTimeout(timer)
      source?.close()
    },
  }
}
