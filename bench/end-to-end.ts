// How many messages a second travel the whole way: bulk REST → durable accept → intent → SMPP → durable SMSC → receipt →
// final state stored. Gateway and SMSC are processes of their own; the load comes from this one.
// Run: node bench/end-to-end.ts [messages] [rounds] [--save]
import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { execFileSync } from 'node:child_process'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { save: { type: 'boolean' } } })
const messages = Number(positionals[0] ?? 100_000)
const rounds = Number(positionals[1] ?? 3)
const perRequest = 1_000
const requestsAtOnce = 3
const key = 'live_a_key_for_the_bench_that_is_long_enough_012345'
const agent = new Agent({ keepAlive: true, maxSockets: 16 })

type Answer = { status: number; body: string }
function ask(url: string, path: string, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) }
    const sent = request(`${url}${path}`, { agent, method: body ? 'POST' : 'GET', headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode!, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

type Counters = { accepted: number; submitted: number; delivered: number; failed: number; queued: number }
const counters = async (url: string) => (JSON.parse((await ask(url, '/v1/status')).body) as { counters: Counters }).counters

function startProcess(file: string, env: Record<string, string>): Promise<{ child: ChildProcess; url: string; port: number }> {
  const child = fork(join(import.meta.dirname, 'parts', file), { env: { ...process.env, ...env }, execArgv: ['--disable-warning=ExperimentalWarning'] })
  return new Promise((resolve, reject) => {
    child.once('message', (ready: { url: string; port: number }) => resolve({ child, ...ready }))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
}

/** User and system time of a process so far, in seconds, and its resident memory in MiB now and at its peak. */
function usage(pid: number): { cpu: number; rss: number; peak: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mib = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]) / 1024)
  return { cpu: (Number(stat[11]) + Number(stat[12])) / 100, rss: mib('VmRSS'), peak: mib('VmHWM') }
}

const body = (from: number) =>
  JSON.stringify({
    from: 'Bench',
    messages: Array.from({ length: perRequest }, (_, i) => ({
      to: `+316${10_000_000 + ((from + i) % 80_000_000)}`,
      text: `Hi customer ${from + i}, our doors open at 8 on Saturday, come and see.`,
    })),
  })

async function drained(url: string, goal: number): Promise<void> {
  for (;;) {
    const { delivered, failed } = await counters(url)
    if (delivered + failed >= goal) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function bulk(url: string, done: number): Promise<{ perSecond: number; acceptedPerSecond: number }> {
  const bodies = Array.from({ length: messages / perRequest }, (_, i) => body(done + i * perRequest))
  const begun = performance.now()
  let next = 0
  const worker = async () => {
    while (next < bodies.length) {
      const { status, body: answer } = await ask(url, '/v1/messages', bodies[next++])
      if (status !== 202) throw new Error(`${status}: ${answer.slice(0, 300)}`)
    }
  }
  await Promise.all(Array.from({ length: requestsAtOnce }, worker))
  const accepted = performance.now()
  await drained(url, done + messages)
  return { perSecond: (messages * 1000) / (performance.now() - begun), acceptedPerSecond: (messages * 1000) / (accepted - begun) }
}

/** One message every 4 ms, for the time from accept to final state; as stored, in milliseconds. */
async function latency(url: string, count: number): Promise<{ p50: number; p99: number }> {
  const answers: Promise<Answer>[] = []
  for (let i = 0; i < count; i++) {
    answers.push(ask(url, '/v1/messages', JSON.stringify({ to: `+316${90_000_000 + i}`, from: 'Bench', text: 'One of few' })))
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  const ids = new Set((await Promise.all(answers)).map(({ body: text }) => (JSON.parse(text) as { id: string }).id))
  await new Promise((resolve) => setTimeout(resolve, 500))
  const { data } = JSON.parse((await ask(url, `/v1/messages?limit=${count}`)).body) as { data: { id: string; createdAt: string; finishedAt: string }[] }
  const times = data.filter(({ id }) => ids.has(id)).map(({ createdAt, finishedAt }) => Date.parse(finishedAt) - Date.parse(createdAt))
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(times.length * 0.5)]!, p99: times[Math.floor(times.length * 0.99)]! }
}

const folder = mkdtempSync(join(tmpdir(), 'onesixty-bench-'))
try {
  const smsc = await startProcess('smsc.ts', { BENCH_FOLDER: folder })
  const gateway = await startProcess('gateway.ts', { BENCH_FOLDER: folder, BENCH_SMSC_PORT: String(smsc.port), BENCH_KEY: key })
  const { url } = gateway
  await bulk(url, 0) // warm up
  const results: { perSecond: number; acceptedPerSecond: number; gatewayUs: number; smscUs: number }[] = []
  for (let round = 1; round <= rounds; round++) {
    const before = [usage(gateway.child.pid!), usage(smsc.child.pid!)] as const
    const result = await bulk(url, round * messages)
    const after = [usage(gateway.child.pid!), usage(smsc.child.pid!)] as const
    const us = (i: 0 | 1) => ((after[i].cpu - before[i].cpu) * 1e6) / messages
    results.push({ ...result, gatewayUs: us(0), smscUs: us(1) })
    console.log(
      `round ${round}: ${Math.round(result.perSecond).toLocaleString('en')} messages/s end to end, ` +
        `${Math.round(result.acceptedPerSecond).toLocaleString('en')}/s accepted, CPU per message: gateway ${us(0).toFixed(1)} µs, SMSC ${us(1).toFixed(1)} µs`,
    )
  }
  const single = await latency(url, 500)
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  const memory = { gateway: usage(gateway.child.pid!), smsc: usage(smsc.child.pid!) }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const report = {
    question: 'bulk REST → durable accept → SMPP → durable SMSC → receipt → final state stored; gateway and SMSC in two processes',
    commit,
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}`,
    messages,
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
