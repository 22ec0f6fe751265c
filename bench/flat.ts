// Whether memory stays flat and accept stays within its bounds when customers send as fast as they are let, three million
// messages in one run: every hundred thousand, what is resident, how far accept is ahead of the last receipt, and how often
// the gateway asked to wait. What it lets wait is on disk, and bounded there (src/gateway/brim.ts).
// Run: node bench/flat.ts [messages] [--save]
import { Agent, request } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepFigures } from './keep.ts'
import { bulkBody, ended, killed, startGateway, startSink } from './parts/bulk.ts'
import { usage } from './parts/load.ts'
import { openShop } from './parts/shop.ts'

const perRequest = 1_000
const atOnce = 3
const perSample = 100_000
const longestWaitMs = 60_000

const { positionals, values } = parseArgs({ allowPositionals: true, options: { save: { type: 'boolean' } } })
const messages = Number(positionals[0] ?? 3_000_000)
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

/** Milliseconds to wait; 0 when it was accepted. */
const post = (url: string, token: string, body: string) =>
  new Promise<number>((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const sent = request(`${url}/v1/messages`, { agent, method: 'POST', headers }, (response) => {
      const { statusCode = 0, headers: told } = response
      response.resume().once('end', () => {
        if (statusCode === 202) resolve(0)
        else if (statusCode === 429 || statusCode === 503) resolve(Math.min(longestWaitMs, Number(told['retry-after'] ?? 1) * 1_000))
        else reject(new Error(`answered ${statusCode}`))
      })
    })
    sent.once('error', reject).end(body)
  })

const folder = mkdtempSync(join(tmpdir(), 'onesixty-flat-'))
try {
  const sink = await startSink(0)
  const gateway = await startGateway(folder, sink.port)
  const { key } = await openShop(gateway.url)
  const began = performance.now()
  let [next, accepted, waits] = [0, 0, 0]
  const worker = async () => {
    while (next < messages) {
      const body = bulkBody(next, perRequest)
      next += perRequest
      for (let wait = await post(gateway.url, key, body); wait > 0; wait = await post(gateway.url, key, body)) {
        waits++
        await sleep(wait)
      }
      accepted += perRequest
    }
  }
  const samples: { accepted: number; ended: number; seconds: number; rssMiB: number; cpuUs: number }[] = []
  let before = usage(gateway).cpu
  const sample = (finished: number) => {
    const { cpu, rss } = usage(gateway)
    const done = finished - (samples.at(-1)?.ended ?? 0)
    samples.push({ accepted, ended: finished, seconds: Math.round((performance.now() - began) / 1_000), rssMiB: rss, cpuUs: done > 0 ? +(((cpu - before) * 1e6) / done).toFixed(1) : 0 })
    before = cpu
    console.log(JSON.stringify(samples.at(-1)))
  }
  let acceptedSeconds = 0
  const sending = Promise.all(Array.from({ length: atOnce }, worker)).then(() => void (acceptedSeconds = (performance.now() - began) / 1_000))
  for (let finished = 0, seen = 0; finished < messages; await sleep(100)) {
    finished = await ended(gateway)
    if (Math.floor((accepted + finished) / perSample) > seen) {
      seen = Math.floor((accepted + finished) / perSample)
      sample(finished)
    }
  }
  await sending
  const figures = {
    messages, perRequest, atOnce,
    seconds: Math.round((performance.now() - began) / 1_000),
    acceptedPerSecond: Math.round(messages / acceptedSeconds),
    perSecond: Math.round((messages * 1_000) / (performance.now() - began)),
    mostAhead: Math.max(...samples.map(({ accepted: taken, ended: finished }) => taken - finished)),
    askedToWait: waits,
    rssMiB: { after100k: samples.find(({ accepted: taken }) => taken >= perSample)!.rssMiB, last: samples.at(-1)!.rssMiB, peak: usage(gateway).peak },
  }
  console.log(JSON.stringify(figures, null, 2))
  if (values.save) keepFigures('flat', { ...figures, samples })
  await killed(gateway)
  await killed(sink)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
