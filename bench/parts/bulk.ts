// Bulk as a customer sends it, 1,000 messages a request, for the questions about many messages: requests are made a hundred
// thousand messages at a time, while no clock runs. And a gateway that is left and come back to.
import { createServer } from 'node:net'
import { fire, requestOf } from './http.ts'
import { counters, key, startProcess, type Started } from './load.ts'

const perRequest = 1_000
const perVolley = 100_000
const connections = 3

export const messageOf = (at: number) => ({ to: `+316${10_000_000 + (at % 40_000_000)}`, text: `Hi customer ${at}, our doors open at 8 on Saturday, come and see.` })
export const bulkBody = (first: number, count: number) => JSON.stringify({ from: 'Bench', messages: Array.from({ length: count }, (_, at) => messageOf(first + at)) })
export const bulkRequests = (token: string, first: number, count: number): Buffer[] =>
  Array.from({ length: Math.ceil(count / perRequest) }, (_, at) =>
    requestOf('POST', '/v1/messages', { authorization: `Bearer ${token}` }, bulkBody(first + at * perRequest, Math.min(perRequest, count - at * perRequest))))

export const portOf = ({ url }: Started) => Number(new URL(url).port)

/** Seconds that the gateway took to accept so many. */
export async function sendBulk(gateway: Started, token: string, first: number, count: number): Promise<number> {
  let seconds = 0
  for (let at = 0; at < count; at += perVolley) seconds += (await fire(portOf(gateway), bulkRequests(token, first + at, Math.min(perVolley, count - at)), connections)).seconds
  return seconds
}

/** One that nothing listens on. */
export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

export const startSink = (port: number) => startProcess('sink.ts', { BENCH_PORT: String(port) })
export const startGateway = (folder: string, smscPort: number, more: Record<string, string> = {}) =>
  startProcess('gateway.ts', { BENCH_FOLDER: folder, BENCH_SMSC_PORT: String(smscPort), BENCH_KEY: key, ...more })

export async function killed({ child }: Started): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

export const ended = async ({ url }: Started): Promise<number> => {
  const { delivered, failed } = await counters(url)
  return delivered + failed
}

const pollMs = 50
const longestStillMs = 60_000
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until so many messages have come to their end since the gateway started; throws when none does for a minute. */
export async function drainedTo(gateway: Started, goal: number, every?: (ended: number) => void): Promise<void> {
  let last = -1
  for (let still = 0; still < longestStillMs; still += pollMs) {
    const now = await ended(gateway)
    every?.(now)
    if (now >= goal) return
    if (now > last) still = 0
    last = now
    await sleep(pollMs)
  }
  throw new Error(`no message ended for a minute, ${last} of ${goal} have`)
}
