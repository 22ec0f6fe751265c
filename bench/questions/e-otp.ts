// How long a code takes from its request to the operator's socket, and to his answer: while bulk messages wait in front of it
// and leave at full speed, and while as many more come in beside it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask, counters, drained, key, post, startProcess, usage, type Started } from '../parts/load.ts'
import type { Figures, Question, Round } from '../question.ts'

const mark = 'Your code is '
const codesEachMs = 10
/** With fewer bulk messages in front of them codes are no longer beside bulk. */
const fewestInFront = 2_000
const lookEvery = 20

type Sent = { readonly code: string; readonly id: string; readonly began: number; readonly answeredMs: number }
type Seen = { createdAt: string; submittedAt?: string }
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const clock = () => performance.timeOrigin + performance.now()
const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b)
const at = (times: readonly number[], share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!

function createCodes({ url, child }: Started) {
  /** When a code first reached a socket, on the clock of the machine. */
  const reached = new Map<string, number>()
  child.on('message', ({ code, at: when }: { code?: string; at: number }) => void (code && !reached.has(code) && reached.set(code, when)))
  let number = 100_000
  return {
    /** Codes one after another, at most so many, as long as `wanted` says of what waits; fewest bulk messages that waited meanwhile. */
    async send(most: number, wanted: (queued: number) => boolean) {
      const sent: Sent[] = []
      let { queued } = await counters(url)
      let fewest: number | undefined
      while (sent.length < most && wanted(queued)) {
        const code = String(number++)
        const began = clock()
        const { status, body } = await ask(url, '/v1/messages', JSON.stringify({ to: `+316${15_000_000 + number}`, from: 'Bench', text: mark + code, lane: 'otp' }))
        if (status !== 202) throw new Error(`${status}: ${body}`)
        sent.push({ code, id: (JSON.parse(body) as { id: string }).id, began, answeredMs: clock() - began })
        if (sent.length % lookEvery === 0) {
          queued = (await counters(url)).queued
          fewest = Math.min(fewest ?? Infinity, queued)
        }
        await sleep(codesEachMs)
      }
      return { sent, fewest }
    },
    async figures(sent: readonly Sent[], fewest: number | undefined): Promise<Figures> {
      if (sent.length === 0) return { codes: 0 }
      const operator: number[] = []
      for (const { id } of sent) {
        let seen: Seen
        do seen = JSON.parse((await ask(url, `/v1/messages/${id}`)).body) as Seen
        while (!seen.submittedAt)
        operator.push(Date.parse(seen.submittedAt) - Date.parse(seen.createdAt))
      }
      const socket = sorted(sent.map(({ code, began }) => reached.get(code)! - began))
      const answer = sorted(sent.map(({ answeredMs }) => answeredMs))
      const answered = sorted(operator)
      return {
        p50Ms: at(socket, 0.5), p99Ms: at(socket, 0.99), codes: sent.length, fewestWaiting: fewest,
        answerP50Ms: at(answer, 0.5), answerP99Ms: at(answer, 0.99), operatorsAnswerP50Ms: at(answered, 0.5), operatorsAnswerP99Ms: at(answered, 0.99),
      }
    },
  }
}

async function run(bulk: number, codes: number): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-otp-'))
  try {
    const smsc = await startProcess('smsc.ts', { BENCH_FOLDER: folder })
    const gateway = await startProcess('gateway.ts', { BENCH_FOLDER: folder, BENCH_SMSC_PORT: String(smsc.port), BENCH_KEY: key, BENCH_MARK: mark })
    const { url } = gateway
    const { send, figures } = createCodes(gateway)
    const warm = Math.min(20_000, bulk)
    await post(url, 0, warm)
    await drained(url, warm)

    const idle = await send(Math.min(codes, 200), () => true)
    let posting = true
    let perSecond = 0
    const accepted = post(url, warm, bulk).then((rate) => void (perSecond = rate)).finally(() => (posting = false))
    const flatOut = await send(codes, () => posting)
    await accepted
    const backlog = await send(codes, (queued) => queued >= fewestInFront)
    const round = {
      'while bulk comes in and leaves': { ...(await figures(flatOut.sent, flatOut.fewest)), bulkAcceptedPerSecond: perSecond },
      'while bulk waits and leaves': await figures(backlog.sent, backlog.fewest),
      'alone': { ...(await figures(idle.sent, 0)), rssMiB: usage(gateway).peak },
    }
    for (const { child } of [gateway, smsc]) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await ended
    }
    return round
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const otp: Question = {
  name: 'otp',
  question: 'a code from its request to the operator’s socket, durable before each step, beside bulk at full speed',
  goals: [
    { of: 'while bulk comes in and leaves', figure: 'p99Ms', atMost: 50 },
    { of: 'while bulk waits and leaves', figure: 'p99Ms', atMost: 50 },
  ],
  async run({ rounds, short, messages, say }) {
    const bulk = messages ?? (short ? 50_000 : 300_000)
    const codes = short ? 100 : 500
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      measured.push(await run(bulk, codes))
      say(`round ${round} of ${rounds}: p99 ${measured.at(-1)!['while bulk comes in and leaves']!.p99Ms!.toFixed(1)} ms while bulk comes in and leaves`)
    }
    return {
      rounds: measured,
      setting: { bulk, codes, codesEachMs },
      notes: ['p50 and p99: from the request to the socket of the operator. While bulk waits and leaves: as long as 2,000 or more wait. Codes follow each other; the operator is the durable SMSC in a process of its own.'],
    }
  },
}
