// How long a code takes from its request to the operator's socket, and to his answer: while bulk messages wait in front of
// it and leave at full speed, and while as many more come in beside it.
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
const mark = 'Your code is '

type Seen = { createdAt: string; submittedAt?: string }
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const spread = (times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => +sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1)
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}

try {
  const smsc = await startProcess('smsc.ts', { BENCH_FOLDER: folder })
  const { child, url } = await startProcess('gateway.ts', { BENCH_FOLDER: folder, BENCH_SMSC_PORT: String(smsc.port), BENCH_KEY: key, BENCH_MARK: mark })
  /** When a code first reached a socket, on the clock of the machine. */
  const reached = new Map<string, number>()
  child.on('message', ({ code, at }: { code?: string; at: number }) => void (code && !reached.has(code) && reached.set(code, at)))
  await post(url, 0, 20_000)
  await drained(url, 20_000)

  let number = 100_000
  /** Codes one after another, at most `most` of them and as long as `wanted` says. */
  const send = async (wanted: () => boolean) => {
    const sent: { code: string; id: string; began: number; answeredMs: number }[] = []
    let waiting = Infinity
    for (let i = 0; i < codes && wanted(); i++) {
      const code = String(number++)
      const began = performance.timeOrigin + performance.now()
      const { status, body } = await ask(url, '/v1/messages', JSON.stringify({ to: `+316${15_000_000 + number}`, from: 'Bench', text: mark + code, lane: 'otp' }))
      if (status !== 202) throw new Error(`${status}: ${body}`)
      const { id } = JSON.parse(body) as { id: string }
      sent.push({ code, id, began, answeredMs: performance.timeOrigin + performance.now() - began })
      if (i % 20 === 0) waiting = Math.min(waiting, (await counters(url)).queued)
      await sleep(10)
    }
    return { sent, waiting }
  }
  const times = async ({ sent, waiting }: Awaited<ReturnType<typeof send>>) => {
    const operator: number[] = []
    for (const { id } of sent) {
      let seen: Seen
      do seen = JSON.parse((await ask(url, `/v1/messages/${id}`)).body) as Seen
      while (!seen.submittedAt)
      operator.push(Date.parse(seen.submittedAt) - Date.parse(seen.createdAt))
    }
    return {
      codes: sent.length, fewestWaiting: waiting,
      requestToSocketMs: spread(sent.map(({ code, began }) => reached.get(code)! - began)),
      requestToAnswerMs: spread(sent.map(({ answeredMs }) => answeredMs)),
      acceptToOperatorsAnswerMs: spread(operator),
    }
  }

  let posting = true
  const accepted = post(url, 20_000, bulk).finally(() => (posting = false))
  const flatOut = await send(() => posting)
  await accepted
  const backlog = await send(() => true)
  const report = {
    question: 'a code from its request to the operator’s socket, durable before each step, beside bulk at full speed',
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}`,
    bulk,
    whileBulkWaitsAndLeaves: await times(backlog),
    whileBulkComesInToo: await times(flatOut),
  }
  console.log(JSON.stringify(report, null, 2))
  if (values.save) {
    mkdirSync(join(import.meta.dirname, 'results'), { recursive: true })
    writeFileSync(join(import.meta.dirname, 'results', 'otp.json'), `${JSON.stringify(report, null, 2)}\n`)
  }
  for (const one of [child, smsc.child]) {
    const ended = new Promise((resolve) => one.once('exit', resolve))
    one.disconnect()
    await ended
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
