// How long a code takes from its accept to the operator's answer while bulk runs flat out beside it, and while a backlog
// waits in front of it.
// Run: node bench/otp.ts [bulk messages] [codes] [--save]
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ask, counters, drained, key, post, startProcess } from './parts/load.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { save: { type: 'boolean' } } })
const bulk = Number(positionals[0] ?? 300_000)
const codes = Number(positionals[1] ?? 500)
const folder = mkdtempSync(join(tmpdir(), 'onesixty-otp-'))

type Seen = { lane: string; status: string; createdAt: string; submittedAt?: string }

try {
  const smsc = await startProcess('smsc.ts', { BENCH_FOLDER: folder })
  const { child, url } = await startProcess('gateway.ts', { BENCH_FOLDER: folder, BENCH_SMSC_PORT: String(smsc.port), BENCH_KEY: key })
  await post(url, 0, 20_000)
  await drained(url, 20_000)

  const posting = post(url, 20_000, bulk)
  const answers: number[] = []
  const ids: string[] = []
  let deepest = 0
  for (let i = 0; i < codes; i++) {
    const began = performance.now()
    const { status, body } = await ask(url, '/v1/messages', JSON.stringify({ to: `+316${15_000_000 + i}`, from: 'Bench', text: `Your code is ${100_000 + i}`, lane: 'otp' }))
    if (status !== 202) throw new Error(`${status}: ${body}`)
    answers.push(performance.now() - began)
    ids.push((JSON.parse(body) as { id: string }).id)
    if (i % 20 === 0) deepest = Math.max(deepest, (await counters(url)).queued)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await posting
  const submitted: number[] = []
  for (const id of ids) {
    let seen: Seen
    do seen = JSON.parse((await ask(url, `/v1/messages/${id}`)).body) as Seen
    while (!seen.submittedAt)
    submitted.push(Date.parse(seen.submittedAt) - Date.parse(seen.createdAt))
  }
  const spread = (times: number[]) => {
    const sorted = times.toSorted((a, b) => a - b)
    const at = (share: number) => +sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1)
    return { p50: at(0.5), p99: at(0.99), max: at(1) }
  }
  const report = {
    question: 'a code from accept to the operator’s answer, both durable, while bulk runs flat out',
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}`,
    bulk, codes, deepestQueue: deepest,
    acceptToSubmittedMs: spread(submitted),
    requestToAnswerMs: spread(answers),
  }
  console.log(JSON.stringify(report, null, 2))
  if (values.save) {
    mkdirSync(join(import.meta.dirname, 'results'), { recursive: true })
    writeFileSync(join(import.meta.dirname, 'results', 'otp.json'), `${JSON.stringify(report, null, 2)}\n`)
  }
  for (const one of [child, smsc.child]) one.disconnect()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
