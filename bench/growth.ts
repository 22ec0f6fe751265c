// How the gateway grows old and wide: bulk through a house that keeps more and more messages, and the same house with 1, 10 and
// 100 connections of programs, binds of customers and binds to operators. `node scripts/generate-docs.ts` draws what is kept.
// Run: node bench/growth.ts rows [messages in the end] [--save]; node bench/growth.ts connections [messages each] [--save]
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepFigures } from './keep.ts'
import { drainedTo, ended, killed, messageOf, portOf, sendBulk, startGateway, startSink } from './parts/bulk.ts'
import { openCustomer } from './parts/customer.ts'
import { fire, requestOf } from './parts/http.ts'
import { key, type Started } from './parts/load.ts'
import { openShop } from './parts/shop.ts'
import { meter } from './parts/used.ts'

const perStep = 100_000
const counts = [1, 10, 100]
const settings = { ONESIXTY_REQUESTS_PER_SECOND: '0' }

const { positionals, values } = parseArgs({ allowPositionals: true, options: { save: { type: 'boolean' } } })
const [what, number] = positionals
const round = (figure: number) => +figure.toPrecision(4)
const mibOf = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0) / 2 ** 20

async function call<Of>({ url }: Started, method: string, path: string, token: string, body: object): Promise<Of> {
  const response = await fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return (await response.json()) as Of
}

async function inHouse<Of>(measure: (gateway: Started, smscPort: number, token: string, folder: string) => Promise<Of>): Promise<Of> {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-growth-'))
  try {
    const sink = await startSink(0)
    const gateway = await startGateway(folder, sink.port, settings)
    const done = await measure(gateway, sink.port, (await openShop(gateway.url)).key, folder)
    await killed(gateway)
    await killed(sink)
    return done
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What `send` takes to the last receipt, a message. */
async function timed(gateway: Started, count: number, send: () => Promise<object | void>) {
  const [used, goal, began] = [await meter(gateway), (await ended(gateway)) + count, performance.now()]
  const more = (await send()) ?? {}
  await drainedTo(gateway, goal)
  const perSecond = Math.round((count * 1_000) / (performance.now() - began))
  const { cpuUs, rssMiB, bytes } = await used(count)
  return { perSecond, cpuUs: round(cpuUs!), rssMiB: rssMiB!, bytes: Math.round(bytes!), ...more }
}

const rows = (most: number) =>
  inHouse(async (gateway, _smsc, token, folder) => {
    const steps: object[] = []
    for (let stored = 0; stored <= most; stored += perStep) {
      const step = { stored, ...(await timed(gateway, perStep, async () => void (await sendBulk(gateway, token, stored, perStep)))), diskMiB: Math.round(mibOf(folder)) }
      steps.push(step)
      console.log(JSON.stringify(step))
    }
    return { perStep, steps: steps.slice(1) } // the first warmed up
  })

/** One message a request. */
const programs = (connections: number, messages: number) =>
  inHouse((gateway, _smsc, token) => {
    const requests = (first: number, count: number) =>
      Array.from({ length: count }, (_, at) => requestOf('POST', '/v1/messages', { authorization: `Bearer ${token}` }, JSON.stringify({ ...messageOf(first + at), from: 'Bench' })))
    const volley = async (first: number, count: number) => {
      const { p50Ms, p99Ms } = await fire(portOf(gateway), requests(first, count), connections)
      return { p50Ms: round(p50Ms), p99Ms: round(p99Ms) }
    }
    const count = connections === 1 ? messages / 10 : messages
    return timed(gateway, 2_000, () => volley(0, 2_000)).then(() => timed(gateway, count, () => volley(2_000, count)))
  })

const customers = (binds: number, messages: number) =>
  inHouse(async (gateway, _smsc, token) => {
    const login = await call<{ systemId: string; password: string }>(gateway, 'POST', '/v1/smpp-accounts', token, { window: 1_000, perSecond: 100_000, binds: 100 })
    const customer = await openCustomer(gateway.port, login, binds, Math.max(20, 2_000 / binds))
    const flood = async (count: number) => {
      const goal = customer.told.receipts + count
      customer.pour(count, true)
      while (customer.told.receipts < goal) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        customer.again()
      }
    }
    await timed(gateway, messages / 5, () => flood(messages / 5))
    return timed(gateway, messages, () => flood(messages))
  })

/** A connection has 50 binds at most; where more are wanted there are two. Their windows come to the same. */
const operators = (binds: number, messages: number) =>
  inHouse(async (gateway, port, token) => {
    const each = Math.min(binds, 50)
    const connections: { connection: string }[] = []
    for (let made = 0; made < binds; made += each) {
      const { id } = await call<{ id: string }>(gateway, 'POST', '/v1/connections', key, { name: `Operator ${made}`, protocol: 'smpp', host: '127.0.0.1', port, systemId: 'demo', password: 'demo', binds: each, window: 2_000 / binds })
      connections.push({ connection: id })
    }
    await call(gateway, 'POST', '/v1/routes', key, { name: 'All', position: 0, match: { countries: ['NL'] }, action: { policy: 'weighted', connections } })
    await timed(gateway, messages / 5, async () => void (await sendBulk(gateway, token, 0, messages / 5)))
    return timed(gateway, messages, async () => void (await sendBulk(gateway, token, messages / 5, messages)))
  })

async function connections(messages: number) {
  const series: Record<string, object[]> = {}
  const all = { 'programs: HTTP connections, one message a request': programs, 'customers: SMPP binds': customers, 'operators: SMPP binds, bulk REST in': operators }
  for (const [name, measure] of Object.entries(all))
    for (const count of counts) {
      const figures = { connections: count, ...(await measure(count, messages)) }
      ;(series[name] ??= []).push(figures)
      console.log(name, JSON.stringify(figures))
    }
  return { messages, series }
}

if (what !== 'rows' && what !== 'connections') throw new Error('say what is to grow: rows or connections')
const grown = what === 'rows' ? await rows(Number(number ?? 1_000_000)) : await connections(Number(number ?? 50_000))
if (values.save) keepFigures(`growth-${what}`, grown)
process.exit(0)
