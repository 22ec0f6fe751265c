// `onesixty init`: connects an operator, tries the account before it carries anything, and sets prices, a key and a first
// message where they are wanted. Asks on a terminal for what was not given. Writes through the REST API alone, and may be
// run again: a connection of the same name is changed, and left alone when the operator does not take the change.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { connect, expectOk, type Request } from './client.ts'
import { complete, type InitOptions, type Wishes } from './init-wishes.ts'
import { note, paint, print, printJson, Stop } from './terminal.ts'

type Connection = { id: string; name: string; protocol: string; builtin: boolean }
type Probe = { ok: boolean; say: string; tookMs: number; answer?: string }
type Made = {
  connection: { id: string; name: string; changed: boolean }
  test: Probe
  prices?: { id: string; rows: number }
  key?: { id: string; key: string }
  message?: { id: string; status: string }
}

const tlsOf = { on: true, off: false, unverified: { insecure: true } } as const
const finalWithinMs = 20_000

export async function init(config: Config, options: InitOptions): Promise<number> {
  const client = await connect(config)
  const ask = async (request: Request) => expectOk(await client.ask(request))
  // a server that is away, or a key that may not, is told before anything is asked
  await ask({ method: 'GET', path: '/v1/connections' })
  const password = options.password ?? config.operatorPassword
  const known = { ...options, ...(password === undefined ? {} : { password }) }
  const asking = process.stdin.isTTY && process.stdout.isTTY && !options.json
  const wishes = asking ? await (await import('./init-questions.ts')).askFor(known) : complete(known)
  if (!wishes) return 1
  const prices = await pricesOf(wishes) // a file that cannot be read is told before anything is changed
  const made = await setUp(ask, wishes, prices)
  if (wishes.json) printJson(made)
  else show(made)
  return made.message && made.message.status !== 'delivered' ? 1 : 0
}

type Prices = { readonly currency: string; readonly source: string } & (
  | { readonly csv: string }
  | { readonly prices: readonly { price: string }[] }
)

async function pricesOf({ price, prices: file, currency = 'EUR' }: Wishes): Promise<Prices | undefined> {
  if (price !== undefined) return { currency, source: 'onesixty init', prices: [{ price }] }
  if (file === undefined) return undefined
  const csv = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Stop(`--prices ${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`, 2)
  })
  return { currency, source: basename(file).slice(0, 200), csv }
}

type Ask = (request: Request) => Promise<unknown>

async function setUp(ask: Ask, wishes: Wishes, prices: Prices | undefined): Promise<Made> {
  const { name, host, port, systemId, password, tls } = wishes
  const before = await sameName(ask, name)
  const settings = { host, port, systemId, password, tls: tlsOf[tls] }
  const whole = { name, protocol: 'smpp', ...settings }
  note(`Trying ${host}:${port} as ${systemId} ...`)
  const test = (await ask({ method: 'POST', path: '/v1/connections/test', body: whole })) as Probe
  if (!test.ok) throw new Stop(`${name} does not let us in: ${test.say}.\nNothing was changed.`)
  const post = async <T>(path: string, body: object) =>
    (await ask({ method: 'POST', path, body, idempotencyKey: randomUUID() })) as T
  const connection = before
    ? ((await ask({ method: 'PATCH', path: `/v1/connections/${before.id}`, body: settings })) as Connection)
    : await post<Connection>('/v1/connections', whole)
  const ofPrices = { connection: connection.id, allowJumps: true, ...prices }
  const list = prices && (await post<{ id: string; rows: number }>('/v1/costs', ofPrices))
  const ofKey = { name: wishes.key, mode: 'live' }
  const key = wishes.key === undefined ? undefined : await post<{ id: string; key: string }>('/v1/keys', ofKey)
  const message = wishes.testTo === undefined ? undefined : await sendTo(ask, wishes.testTo)
  return {
    connection: { id: connection.id, name, changed: before !== undefined },
    test,
    ...(list && { prices: { id: list.id, rows: list.rows } }),
    ...(key && { key: { id: key.id, key: key.key } }),
    ...(message && { message }),
  }
}

async function sameName(ask: Ask, name: string): Promise<Connection | undefined> {
  const { data } = (await ask({ method: 'GET', path: '/v1/connections' })) as { data: Connection[] }
  const before = data.find((one) => one.name === name)
  if (before && (before.protocol !== 'smpp' || before.builtin))
    throw new Stop(`There is a connection ${name} already, of another kind: choose another --name.`, 2)
  return before
}

async function sendTo(ask: Ask, to: string): Promise<{ id: string; status: string }> {
  note(`Sending a message to ${to} ...`)
  const body = { to, text: 'Onesixty is connected.' }
  const request = { method: 'POST', path: '/v1/messages', body, idempotencyKey: randomUUID() } as const
  let message = (await ask(request)) as { id: string; status: string }
  const until = performance.now() + finalWithinMs
  while (['queued', 'held', 'sending', 'submitted'].includes(message.status) && performance.now() < until) {
    await sleepFor(250)
    message = (await ask({ method: 'GET', path: `/v1/messages/${message.id}` })) as typeof message
  }
  return { id: message.id, status: message.status }
}

function show({ connection, test, prices, key, message }: Made): void {
  const row = (say: string) => print(`${paint('green', '✓')} ${say}`)
  const { id, name, changed } = connection
  row(`${name} lets us in (${test.tookMs} ms), and is ${changed ? 'changed' : 'connected'}: ${id}`)
  if (prices) row(`${prices.rows === 1 ? 'One price' : `${prices.rows} prices`} of it: ${prices.id}`)
  if (key) row(`A key, shown this once: ${key.key}`)
  if (message) {
    const mark = message.status === 'delivered' ? paint('green', '✓') : paint('yellow', '!')
    print(`${mark} The message is ${message.status}: npx onesixty status ${message.id}`)
    if (message.status === 'submitted')
      print('  The operator has it, and no receipt came in 20 seconds: the phone may be off, or receipts go elsewhere. npx onesixty doctor')
  }
  print(`\nNext: docs/guide/first-message.md. Is all well? npx onesixty doctor`)
}

