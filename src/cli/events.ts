// The live events of a server, over its stream: read as they come, and taken up again when the line breaks. Knows the
// form of the stream, no event. Where events have ids, what happened while the line was down is asked for after it.
import { setTimeout as sleepFor } from 'node:timers/promises'
import type { StreamClient } from './client.ts'
import { Stop } from './terminal.ts'

export type ServerEvent = { readonly event: string; readonly data: string; readonly id?: string }
export type EventsOptions = {
  /** Which events are told one by one; batches for dashboards without it. */
  types?: string
  signal: AbortSignal
  onEvent(event: ServerEvent): void
  /** The line is up, for the first time or again. */
  onUp?(again: boolean): void
  onDown?(reason: string): void
  sleep?: (ms: number) => Promise<unknown>
}

const path = '/v1/events'
const firstWaitMs = 500
const longestWaitMs = 15_000
/** The server says something every 15 s at least; this much silence means that the line is dead. */
const silenceMs = 45_000
/** One event; the server ends them at half of it. */
const mostCharacters = 4 * 1024 * 1024

/** Events of a stream in pieces of any size. Comments and fields that nobody asked for are passed over. */
export function createEventReader(onEvent: (event: ServerEvent) => void, onId: (id: string) => void = () => {}) {
  let waiting = ''
  return {
    push(text: string) {
      waiting += text
      for (;;) {
        const end = /\r?\n\r?\n/.exec(waiting)
        if (!end) break
        const fields = waiting.slice(0, end.index).split(/\r?\n/)
        waiting = waiting.slice(end.index + end[0].length)
        const of = (name: string) =>
          fields
            .filter((field) => field.startsWith(`${name}:`))
            .map((field) => field.slice(name.length + 1).replace(/^ /, ''))
        const data = of('data')
        const [id] = of('id')
        if (data.length > 0) onEvent({ event: of('event')[0] ?? 'message', data: data.join('\n'), ...(id && { id }) })
        if (id) onId(id)
      }
      if (waiting.length > mostCharacters) throw new Error('an event of the server is too long')
    },
  }
}

/** Follows the events until the signal; ends with a `Stop` when the server does not let the key in. */
export async function followEvents(client: Pick<StreamClient, 'open'>, options: EventsOptions): Promise<void> {
  const { signal, types, onEvent, onUp, onDown, sleep = (ms) => sleepFor(ms, undefined, { signal }) } = options
  let waitMs = firstWaitMs
  let times = 0
  let last: string | undefined
  const where = () => (types === undefined ? path : `${path}?types=${encodeURIComponent(types)}${last === undefined ? '' : `&after=${last}`}`)
  while (!signal.aborted) {
    const line = new AbortController()
    const quiet = () => setTimeout(() => line.abort(new Error('the server fell silent')), silenceMs)
    let timer = quiet()
    try {
      const response = await client.open(where(), AbortSignal.any([signal, line.signal]))
      if (response.status !== 200) await refuse(response)
      onUp?.(times++ > 0)
      waitMs = firstWaitMs
      const reader = createEventReader(onEvent, (id) => (last = id))
      const decoder = new TextDecoder()
      for await (const piece of response.body!) {
        clearTimeout(timer)
        timer = quiet()
        reader.push(decoder.decode(piece, { stream: true }))
      }
      throw new Error('the server ended the stream')
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof Stop) throw error
      onDown?.(reasonOf(error, line.signal))
    } finally {
      clearTimeout(timer)
      line.abort()
    }
    await sleep(waitMs).catch(() => {})
    waitMs = Math.min(2 * waitMs, longestWaitMs)
  }
}

/** Ends the command where another try would not help. */
async function refuse(response: Response): Promise<never> {
  const said = (await response.json().catch(() => ({}))) as { detail?: string; title?: string }
  const say = `${said.detail ?? said.title ?? 'the server refused the stream'} (${response.status})`
  if (response.status >= 500 || response.status === 429) throw new Error(say)
  throw new Stop(`${say}${response.status === 401 ? ' Set ONESIXTY_API_KEY to a key that is valid there.' : ''}`)
}

function reasonOf(error: unknown, line: AbortSignal): string {
  if (line.aborted) return (line.reason as Error).message
  const { cause, message } = error as Error
  return (cause as { code?: string } | undefined)?.code ?? (cause as Error | undefined)?.message ?? message
}
