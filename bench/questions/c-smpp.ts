// From a customer's binds to an operator's, with the durable house between; and how much later a single message arrives than it
// would without us. Customer and operator are in this process, so that one clock times both ends; the gateway has its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCustomer, type Customer } from '../parts/customer.ts'
import { key, startProcess, usage } from '../parts/load.ts'
import { openOperator } from '../parts/operator.ts'
import { profiled, profiling } from '../parts/profile.ts'
import { openShop } from '../parts/shop.ts'
import { meter } from '../parts/used.ts'
import type { Figures, Question, Round } from '../question.ts'

const binds = 4
const windowSize = 500
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)]!

export const smpp: Question = {
  name: 'smpp',
  question: 'SMPP in → durable accept → route → price and reserve → SMPP out → receipt → settled, and told to the customer',
  goals: [
    { of: 'onesixty', figure: 'perSecond', atLeast: 20_000 },
    { of: 'onesixty, no receipts', figure: 'perSecond', atLeast: 20_000 },
    { of: 'onesixty', figure: 'addedP50Ms', atMost: 5 },
    { of: 'bare loop', to: 'onesixty', figure: 'cpuUs' },
  ],
  inShort: true,
  async run({ rounds, short, messages: wanted, profile, say }) {
    const messages = wanted ?? (short ? 10_000 : 100_000)
    const singles = short ? 100 : 500
    const folder = mkdtempSync(join(tmpdir(), 'onesixty-bench-'))
    try {
      const arrived = { count: 0 }
      const expected = new Map<string, (at: number) => void>()
      const operator = await openOperator((text) => {
        arrived.count++
        if (expected.size > 0) expected.get(Buffer.from(text).toString('latin1'))?.(performance.now())
      })
      const openThrough = async (name: string, more: Record<string, string> = {}) => {
        const gateway = await startProcess('gateway.ts', { BENCH_FOLDER: join(folder, name), BENCH_SMSC_PORT: String(operator), BENCH_KEY: key, ...more })
        const shop = await openShop(gateway.url)
        const made = await fetch(`${gateway.url}/v1/smpp-accounts`, {
          method: 'POST', headers: { authorization: `Bearer ${shop.key}`, 'content-type': 'application/json' }, body: JSON.stringify({ window: 1_000, perSecond: 100_000 }),
        })
        if (!made.ok) throw new Error(await made.text())
        return { gateway, customer: await openCustomer(gateway.port, (await made.json()) as { systemId: string; password: string }, binds, windowSize) }
      }
      const { gateway, customer: through } = await openThrough('measured')
      const bare = await startProcess('bare.ts', { BENCH_SMSC_PORT: String(operator) })
      const forwarded = await openCustomer(bare.port, { systemId: 'demo', password: 'demo' }, binds, windowSize)
      const direct = await openCustomer(operator, { systemId: 'demo', password: 'demo' }, 1, windowSize)

      const flood = async (customer: Customer, receipts: boolean): Promise<number> => {
        const { told } = customer
        const goal = { arrived: arrived.count + messages, good: told.good + messages, receipts: told.receipts + (receipts ? messages : 0) }
        const began = performance.now()
        customer.pour(messages, receipts)
        while (arrived.count < goal.arrived || told.good < goal.good || told.receipts < goal.receipts) {
          await sleep(2)
          customer.again()
          if (performance.now() - began > 300_000) throw new Error(`stuck: ${JSON.stringify({ goal, arrived: arrived.count, told })}`)
        }
        return (messages * 1_000) / (performance.now() - began)
      }
      /** One message every 4 ms, from our socket to the operator. */
      const latency = async (customer: Customer, mark: string): Promise<number[]> => {
        const times: Promise<number>[] = []
        for (let i = 0; i < singles; i++) {
          const text = `${mark} ${i}`
          const sent = performance.now()
          times.push(new Promise((resolve) => expected.set(text, (when) => resolve(when - sent))))
          customer.send(text)
          await sleep(4)
        }
        const sorted = (await Promise.all(times)).toSorted((a, b) => a - b)
        expected.clear()
        return sorted
      }

      say('warming up')
      await flood(through, true)
      await flood(forwarded, true)
      const measured: Round[] = []
      for (let round = 1; round <= rounds; round++) {
        const figures: Record<string, Figures> = {}
        const used = await meter(gateway)
        const perSecond = await flood(through, true)
        const cost = await used(messages)
        const [with_, without] = [await latency(through, `through ${round}`), await latency(direct, `direct ${round}`)]
        figures['onesixty'] = {
          perSecond, p50Ms: at(with_, 0.5), p99Ms: at(with_, 0.99), ...cost,
          addedP50Ms: at(with_, 0.5) - at(without, 0.5), addedP99Ms: at(with_, 0.99) - at(without, 0.99),
        }
        if (!short) {
          const usedWithout = await meter(gateway)
          const rate = await flood(through, false)
          figures['onesixty, no receipts'] = { perSecond: rate, ...(await usedWithout(messages)) }
        }
        const { cpu } = usage(bare)
        const bareRate = await flood(forwarded, true)
        figures['bare loop'] = { perSecond: bareRate, cpuUs: ((usage(bare).cpu - cpu) * 1e6) / messages, rssMiB: usage(bare).peak }
        measured.push(figures)
        say(`round ${round} of ${rounds}: ${Object.entries(figures).map(([name, one]) => `${name} ${Math.round(one.perSecond!).toLocaleString('en')}/s`).join(', ')}`)
      }
      const watch = async () => {
        const watched = await openThrough('profiled', profiling)
        await flood(watched.customer, true)
        return profiled(watched.gateway.child, messages, () => flood(watched.customer, true))
      }
      return {
        ...(profile && { profile: await watch() }),
        rounds: measured,
        setting: { messages, binds, windowSize, singles, refused: through.told.refused },
        notes: ['bare loop: codec and session alone, which pass messages and receipts on and store nothing. p50 and p99: one message every 4 ms, from the customer’s socket to the operator; added: less what it takes him when bound to the operator itself'],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
