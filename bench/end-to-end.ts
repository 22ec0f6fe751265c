// How many messages a second travel the whole way: bulk REST → durable accept → intent → SMPP → durable SMSC → receipt →
// final state stored. Gateway and SMSC are processes of their own; the load comes from this one.
// Run: node bench/end-to-end.ts [messages] [rounds] [--save] [--charged]: with a plan, each message is paid for
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Answer, ask, drained, key, median, perRequest, post, startProcess, usage } from './parts/load.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { save: { type: 'boolean' }, charged: { type: 'boolean' } } })
const messages = Number(positionals[0] ?? 100_000)
const rounds = Number(positionals[1] ?? 3)
async function bulk(url: string, done: number): Promise<{ perSecond: number; acceptedPerSecond: number }> {
  const began = performance.now()
  const acceptedPerSecond = await post(url, done, messages)
  await drained(url, done + messages)
  return { perSecond: (messages * 1000) / (performance.now() - began), acceptedPerSecond }
}

/** One message every 4 ms, for the time from accept to final state; as stored, in milliseconds. */
async function latency(url: string, count: number): Promise<{ p50: number; p99: number }> {
  const answers: Promise<Answer>[] = []
  for (let i = 0; i < count; i++) {
    answers.push(ask(url, '/v1/messages', JSON.stringify({ to: `+316${16_000_000 + i}`, from: 'Bench', text: 'One of few' })))
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  const ids = new Set((await Promise.all(answers)).map(({ body: text }) => (JSON.parse(text) as { id: string }).id))
  await new Promise((resolve) => setTimeout(resolve, 500))
  const { data } = JSON.parse((await ask(url, `/v1/messages?limit=${count}`)).body) as { data: { id: string; createdAt: string; finishedAt: string }[] }
  const times = data.filter(({ id }) => ids.has(id)).map(({ createdAt, finishedAt }) => Date.parse(finishedAt) - Date.parse(createdAt))
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(times.length * 0.5)]!, p99: times[Math.floor(times.length * 0.99)]! }
}

/** The house itself pays, by the part. */
async function charge(url: string): Promise<void> {
  const must = async (path: string, body: object, method: 'POST' | 'PUT' = 'POST') => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const response = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as { id: string }
  }
  const { id: plan } = await must('/v1/plans', { name: 'Bench', currency: 'EUR' })
  await must('/v1/prices', { plan, source: 'bench', prices: [{ country: 'NL', mcc: '204', mnc: '08', price: '0.0312' }, { country: 'NL', price: '0.0401' }] })
  const { workspace } = (await (await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${key}` } })).json()) as { workspace: string }
  await must(`/v1/workspaces/${workspace}/plan`, { plan }, 'PUT')
  await must(`/v1/workspaces/${workspace}/entries`, { kind: 'top_up', amount: '100000' })
}

const folder = mkdtempSync(join(tmpdir(), 'onesixty-bench-'))
try {
  const smsc = await startProcess('smsc.ts', { BENCH_FOLDER: folder })
  const gateway = await startProcess('gateway.ts', { BENCH_FOLDER: folder, BENCH_SMSC_PORT: String(smsc.port), BENCH_KEY: key })
  const { url } = gateway
  if (values.charged) await charge(url)
  await bulk(url, 0) // warm up
  const results: { perSecond: number; acceptedPerSecond: number; gatewayUs: number; smscUs: number }[] = []
  for (let round = 1; round <= rounds; round++) {
    const before = [usage(gateway), usage(smsc)] as const
    const result = await bulk(url, round * messages)
    const after = [usage(gateway), usage(smsc)] as const
    const us = (i: 0 | 1) => ((after[i].cpu - before[i].cpu) * 1e6) / messages
    results.push({ ...result, gatewayUs: us(0), smscUs: us(1) })
    console.log(
      `round ${round}: ${Math.round(result.perSecond).toLocaleString('en')} messages/s end to end, ` +
        `${Math.round(result.acceptedPerSecond).toLocaleString('en')}/s accepted, CPU per message: gateway ${us(0).toFixed(1)} µs, SMSC ${us(1).toFixed(1)} µs`,
    )
  }
  const single = await latency(url, 500)
  const memory = { gateway: usage(gateway), smsc: usage(smsc) }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const report = {
    question: 'bulk REST → durable accept → SMPP → durable SMSC → receipt → final state stored; gateway and SMSC in two processes',
    commit,
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}`,
    messages,
    charged: values.charged === true,
    perRequest,
    rounds,
    messagesPerSecond: { median: Math.round(median(results.map((r) => r.perSecond))), all: results.map((r) => Math.round(r.perSecond)) },
    acceptedPerSecond: Math.round(median(results.map((r) => r.acceptedPerSecond))),
    cpuMicrosecondsPerMessage: { gateway: +median(results.map((r) => r.gatewayUs)).toFixed(1), smsc: +median(results.map((r) => r.smscUs)).toFixed(1) },
    singleMessageMs: { acceptToFinalP50: single.p50, acceptToFinalP99: single.p99, ratePerSecond: 250 },
    memoryMiB: { gateway: { now: memory.gateway.rss, peak: memory.gateway.peak }, smsc: { now: memory.smsc.rss, peak: memory.smsc.peak } },
  }
  console.log(JSON.stringify(report, null, 2))
  if (values.save) {
    const results = join(import.meta.dirname, 'results')
    mkdirSync(results, { recursive: true })
    writeFileSync(join(results, 'end-to-end.json'), `${JSON.stringify(report, null, 2)}\n`)
  }
  for (const { child } of [gateway, smsc]) child.disconnect()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
