// Whether the live stream holds 2,000 events a second without growing: 500 messages a second of four events each, followed
// by one reader that keeps up, one that reads nothing, and dashboards; lag, memory of the gateway, and what is missing.
// Run: node bench/stream.ts [seconds]
import { mkdtempSync, rmSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask, bulkBody, key, median, startProcess, usage } from './parts/load.ts'

const seconds = Number(process.argv[2] ?? 60)
const perSecond = 500
const perRequest = 50

const open = (url: string, path: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}${path}`, { agent: false, headers: { authorization: `Bearer ${key}` } }, resolve).once('error', reject)
  })
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const folder = mkdtempSync(join(tmpdir(), 'onesixty-bench-'))
try {
  const smsc = await startProcess('smsc.ts', { BENCH_FOLDER: folder })
  const gateway = await startProcess('gateway.ts', { BENCH_FOLDER: folder, BENCH_SMSC_PORT: String(smsc.port), BENCH_KEY: key })
  const { url } = gateway
  const reader = await open(url, '/v1/events?types=message.*')
  const idle = await open(url, '/v1/events?types=*')
  let closedIdle = false
  idle.once('close', () => (closedIdle = true)).on('error', () => {}).pause()
  for (let i = 0; i < 3; i++) (await open(url, '/v1/events')).resume()

  let events = 0
  let lags: number[] = []
  const ids = new Set<string>()
  let rest = ''
  reader.setEncoding('utf8').on('data', (piece: string) => {
    const parts = (rest + piece).split('\n\n')
    rest = parts.pop()!
    for (const part of parts) {
      const at = /"timestamp":"([^"]+)"/.exec(part)
      if (!at) continue
      events++
      ids.add(/^id: (\S+)/.exec(part)![1]!)
      if (events % 50 === 0) lags.push(Date.now() - Date.parse(at[1]!))
    }
  })

  let sent = 0
  const memory: number[] = []
  const began = performance.now()
  const pending: Promise<unknown>[] = []
  const { messages } = JSON.parse(bulkBody(0)) as { messages: object[] }
  for (let tick = 0; tick < seconds * (perSecond / perRequest); tick++) {
    pending.push(ask(url, '/v1/messages', JSON.stringify({ messages: messages.slice(0, perRequest) })))
    sent += perRequest
    if (tick % 100 === 99) {
      memory.push(usage(gateway).rss)
      lags.sort((a, b) => a - b)
      console.log(`${Math.round((performance.now() - began) / 1000)} s: ${events} events, lag p50 ${median(lags)} ms p99 ${lags[Math.floor(lags.length * 0.99)]} ms, gateway ${memory.at(-1)} MiB`)
      lags = []
    }
    await sleep(Math.max(0, (tick + 1) * (1000 / (perSecond / perRequest)) - (performance.now() - began)))
  }
  await Promise.all(pending)
  const took = (performance.now() - began) / 1000
  for (let i = 0; i < 300 && ids.size < sent * 4; i++) await sleep(100)
  idle.resume() // it hears of its end only now
  await sleep(2_000)
  console.log(JSON.stringify({
    sent, events, different: ids.size, missing: sent * 4 - ids.size, eventsPerSecond: Math.round((sent * 4) / took),
    gatewayMiB: { first: memory[0], last: memory.at(-1), peak: usage(gateway).peak }, idleReaderClosed: closedIdle,
  }))
  reader.destroy()
  idle.destroy()
  for (const { child } of [gateway, smsc]) child.disconnect()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
