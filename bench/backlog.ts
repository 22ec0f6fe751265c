// What a backlog costs: a million messages accepted while the operator is away. Memory, accept rate at the start and at the
// end, time to be ready again after a kill, and the rate at which the backlog drains when the operator is back.
// Run: node bench/backlog.ts [messages] [--save]
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { counters, drained, key, post, startProcess, usage } from './parts/load.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { save: { type: 'boolean' } } })
const messages = Number(positionals[0] ?? 1_000_000)
const tenth = messages / 10
const folder = mkdtempSync(join(tmpdir(), 'onesixty-backlog-'))

const smscPort = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number }
    probe.close(() => resolve(port))
  })
})
const environment = { BENCH_FOLDER: folder, BENCH_SMSC_PORT: String(smscPort), BENCH_KEY: key }

try {
  const first = await startProcess('gateway.ts', environment)
  const rates: number[] = []
  for (let at = 0; at < messages; at += tenth) {
    rates.push(Math.round(await post(first.url, at, tenth)))
    console.log(`${at + tenth} accepted: ${rates.at(-1)}/s, gateway ${usage(first).rss} MiB`)
  }
  const queued = usage(first)
  first.child.kill('SIGKILL')

  const again = await startProcess('gateway.ts', environment)
  const { queued: depth } = await counters(again.url)
  console.log(`ready again after ${Math.round(again.readyMs)} ms with ${depth} queued, ${usage(again).rss} MiB`)
  const began = performance.now()
  const smsc = await startProcess('smsc.ts', { ...environment, BENCH_PORT: String(smscPort) })
  await drained(again.url, messages)
  const perSecond = (messages * 1000) / (performance.now() - began)
  const report = {
    question: 'a backlog while the operator is away: memory, accept rate, restart, draining',
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}`,
    messages,
    acceptedPerSecond: { firstTenth: rates[0], lastTenth: rates.at(-1), ratio: +(rates.at(-1)! / rates[0]!).toFixed(2) },
    memoryMiB: { queued: queued.rss, peakWhileAccepting: queued.peak, afterRestart: usage(again).rss, peakWhileDraining: usage(again).peak },
    readyAfterKillMs: Math.round(again.readyMs),
    drainedPerSecond: Math.round(perSecond),
  }
  console.log(JSON.stringify(report, null, 2))
  if (values.save) {
    const results = join(import.meta.dirname, 'results')
    mkdirSync(results, { recursive: true })
    writeFileSync(join(results, 'backlog.json'), `${JSON.stringify(report, null, 2)}\n`)
  }
  for (const { child } of [again, smsc]) child.disconnect()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
