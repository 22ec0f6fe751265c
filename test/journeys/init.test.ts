// A newcomer connects an operator with `onesixty init`: with a wrong password, a closed port, TLS where there is none, and
// at last rightly, with a price, a key and a first message. The operator is another Onesixty's SMSC.
import { spawn, type ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, cli, createSite, freePort, type RunningHouse } from '../support/house.ts'

const site = await createSite()
const operatorSite = await createSite()
let house: RunningHouse
let operator: ChildProcess
let port: number

beforeAll(async () => {
  port = await freePort()
  const env = { ...process.env, ...operatorSite.env, ONESIXTY_SMSC_PORT: String(port) }
  operator = spawn(process.execPath, [...cli, 'smsc', '--json'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  await new Promise((resolve) => operator.stderr!.once('data', resolve))
  house = await site.start()
})
afterAll(async () => {
  operator?.kill('SIGKILL')
  await house?.stop()
  site.remove()
  operatorSite.remove()
})

type Ended = { code: number | null; out: string; complaints: string }
function init(password: string, ...options: string[]): Promise<Ended> {
  const env = { ...process.env, ...site.env, ONESIXTY_OPERATOR_PASSWORD: password }
  const child = spawn(process.execPath, [...cli, 'init', '--host', '127.0.0.1', '--system-id', 'demo', ...options], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, complaints] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, complaints })))
}
const operators = async () => (await ask<{ data: { name: string; builtin: boolean; host: string }[] }>(house, '/v1/connections')).body.data.filter(({ builtin }) => !builtin)

test('what is missing is named, and nothing is asked where nobody can answer', async () => {
  const { code, complaints } = await init('demo')
  expect(code).toBe(2)
  expect(complaints).toContain('Give --port too')
})

test.each([
  ['a wrong password', 'wrong', () => port, 'off', /ESME_RINVPASWD[^]*check system id and password/],
  ['a closed port', 'demo', () => 1, 'off', /no connection[^]*ECONNREFUSED/],
  ['TLS where there is none', 'demo', () => port, 'on', /no connection|TLS|SSL|closed/i],
])('%s is told in a sentence, and nothing is kept', async (_, password, portOf, tls, say) => {
  const { code, out, complaints } = await init(password, '--port', String(portOf()), '--tls', tls)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(complaints).toMatch(/Operator does not let us in: /)
  expect(complaints).toMatch(say)
  expect(complaints).toContain('Nothing was changed.')
  expect(complaints).not.toContain('wrong.')
  expect(await operators()).toEqual([])
})

test('a good account is connected, priced, given a key, and carries a first message; once more it is changed', async () => {
  const options = ['--port', String(port), '--price', '0.0412', '--currency', 'EUR', '--key', 'shop', '--test-to', '+31612345678', '--json']
  const { code, out, complaints } = await init('demo', ...options)
  expect({ code, complaints }).toMatchObject({ code: 0 })
  const made = JSON.parse(out) as { connection: { id: string; changed: boolean }; test: { ok: boolean }; prices: { rows: number }; key: { key: string }; message: { id: string; status: string } }
  expect(made).toMatchObject({ connection: { changed: false }, test: { ok: true }, prices: { rows: 1 }, message: { status: 'delivered' } })
  expect(made.key.key).toMatch(/^live_/)
  const { body } = await ask<{ route: { why: string[] }; timeline: { connection?: string }[] }>(house, `/v1/messages/${made.message.id}?include=timeline`)
  expect(body.timeline.some(({ connection }) => connection === made.connection.id)).toBe(true)

  const again = await init('demo', '--port', String(port))
  expect(again.code).toBe(0)
  expect(again.out).toContain('Operator lets us in')
  expect(again.out).toContain('is changed')
  expect(await operators()).toHaveLength(1)

  const broken = await init('mistyped', '--port', String(port))
  expect(broken.code).toBe(1)
  const probe = await fetch(`${house.url}/v1/connections/${made.connection.id}/test`, { method: 'POST', headers: { authorization: `Bearer ${house.key}` } })
  expect(await probe.json()).toMatchObject({ ok: true })
})
