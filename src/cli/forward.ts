// Carries events to an address on the developer's machine, one after the other, as a webhook would come. Tries a few
// times and then says so: it is a window for developers, and keeps nothing.

export type Forwarded = { readonly id: string; readonly type: string; readonly body: string }
export type Delivery = { readonly type: string; readonly ms: number; readonly tries: number } & (
  | { readonly status: number }
  | { readonly failed: string }
)

export type ForwardNeeds = {
  readonly url: string
  readonly fetch?: (url: string, init: RequestInit) => Promise<Pick<Response, 'status' | 'body'>>
  readonly sleep: (ms: number) => Promise<unknown>
  readonly now?: () => number
  onDelivery(delivery: Delivery): void
  /** Events that came while too many waited were left out, so many until now. */
  onLeftOut(count: number): void
}

const answerMs = 10_000
const firstWaitMs = 500
export const mostTries = 5
/** Events that wait for their turn; beyond it new ones are left out. */
export const mostWaiting = 1_000

export function createForward(needs: ForwardNeeds) {
  const { url, fetch: ask = fetch, sleep, now = () => performance.now(), onDelivery, onLeftOut } = needs
  const waiting: Forwarded[] = []
  let leftOut = 0
  let running: Promise<void> | undefined
  let stopped = false

  /** The answer's status; or why there is none, and whether another try may help. */
  const attempt = async ({ id, body }: Forwarded): Promise<{ status: number } | { failed: string; again: boolean }> => {
    try {
      const headers = { 'content-type': 'application/json', 'user-agent': 'onesixty-listen', 'webhook-id': id }
      const signal = AbortSignal.timeout(answerMs)
      const response = await ask(url, { method: 'POST', headers, body, redirect: 'manual', signal })
      await response.body?.cancel()
      const { status } = response
      if (status >= 200 && status < 300) return { status }
      return { failed: `it answered ${status}`, again: status >= 500 || status === 408 || status === 429 }
    } catch (error) {
      const { cause, message, name } = error as Error
      const code = (cause as { code?: string } | undefined)?.code
      const failed = name === 'TimeoutError' ? `no answer within ${answerMs / 1000} s` : (code ?? message)
      return { failed, again: true }
    }
  }

  const carry = async (event: Forwarded) => {
    const startedAt = now()
    for (let tries = 1; ; tries++) {
      const result = await attempt(event)
      const ms = now() - startedAt
      if ('status' in result) return onDelivery({ type: event.type, ms, tries, status: result.status })
      if (!result.again || tries === mostTries || stopped) {
        return onDelivery({ type: event.type, ms, tries, failed: result.failed })
      }
      await sleep(firstWaitMs * 2 ** (tries - 1))
    }
  }

  const run = async () => {
    for (let event = waiting.shift(); event && !stopped; event = waiting.shift()) await carry(event)
    running = undefined
  }

  return {
    add(event: Forwarded) {
      if (waiting.length >= mostWaiting) return onLeftOut(++leftOut)
      waiting.push(event)
      running ??= run()
    },
    /** No more tries after the one under way. */
    async stop() {
      stopped = true
      await running
      return { waiting: waiting.length, leftOut }
    },
    idle: () => running ?? Promise.resolve(),
  }
}
