// Server-sent events from the bytes of an answer. Knows no address.
export type ServerEvent = { readonly id: string | undefined; readonly event: string; readonly data: string }

/** What may come without an end of line; our own events are smaller. */
const longestEvent = 8 * 2 ** 20

/** `onRetry` is told how long the server wants clients to wait before they come back. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onRetry: (ms: number) => void,
): AsyncGenerator<ServerEvent, void, undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let id: string | undefined
  let event = ''
  let data: string[] = []
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      rest += decoder.decode(value, { stream: true })
      if (rest.length > longestEvent) throw new RangeError('an event of the stream has no end')
      const lines = rest.split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop()!
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield { id, event: event || 'message', data: data.join('\n') }
          event = ''
          data = []
          continue
        }
        const colon = line.indexOf(':')
        const field = colon < 0 ? line : line.slice(0, colon)
        const text = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
        if (field === 'data') data.push(text)
        else if (field === 'event') event = text
        else if (field === 'id' && !text.includes('\0')) id = text
        else if (field === 'retry' && /^\d{1,9}$/.test(text)) onRetry(Number(text))
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
