// Numbers, passwords, keys and texts that nobody else would write go through every path there is, the wrong ones above
// all, with everything logged. None of them stands in the log.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { npmSmpp, type PeerSession } from '../../src/smpp/peer.ts'
import { ask, cli, createSite, freePort, until, type RunningHouse } from '../support/house.ts'

const smppPort = await freePort()
const site = await createSite({ ONESIXTY_LOG: 'debug', ONESIXTY_SMPP_PORT: String(smppPort) })
let house: RunningHouse
let log = ''

const numbers = ['+31698765401', '+491709876502', '+12025550173', '+447700900981']
const texts = ['Canary text one', 'Kanarienvogel 4711', '{ canary: json']
const secrets = ['canary-password', 'canarypw', 'live_canarykey0123456789abcdefghijklmnop', 'canary-api-token']

beforeAll(async () => {
  house = await site.start()
  house.child.stderr!.on('data', (chunk: Buffer) => (log += chunk.toString()))
})
afterAll(async () => {
  await house?.stop()
  site.remove()
})

const command = (words: readonly string[], env: Record<string, string> = {}) =>
  new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [...cli, ...words], { env: { ...process.env, ...site.env, ...env }, stdio: ['ignore', 'ignore', 'ignore'] })
    child.once('close', resolve)
  })
const bindTo = (port: number | string, fields: object) =>
  new Promise<number>((resolve) => {
    const session: PeerSession = npmSmpp.connect(`smpp://127.0.0.1:${port}`, () =>
      session['bind_transceiver'](fields, ({ command_status: status }) => {
        session.destroy()
        resolve(status)
      }),
    )
    session.on('error', () => resolve(-1))
  })

test('what must not be in a log is not', async () => {
  const text = texts[1]!
  await ask(house, '/v1/messages', { to: numbers[0], text })
  await ask(house, '/v1/messages', { to: numbers[1], from: numbers[2], text, lane: 'otp' })
  await ask(house, '/v1/messages', { messages: numbers.map((to) => ({ to, text })) })
  await ask(house, '/v1/messages', { to: numbers, text })
  await ask(house, '/v1/messages', `{"to":"${numbers[0]}","text":"${texts[2]}`)
  await ask(house, '/v1/messages', { to: numbers[0], text, nonsense: text })
  await ask(house, `/v1/messages?to=${encodeURIComponent(numbers[0]!)}`)
  await ask(house, `/v1/no-such/${numbers[0]}`)
  await ask(house, `/v1/handsets/${encodeURIComponent(numbers[0]!)}/messages`, { to: numbers[3], text })
  await ask({ ...house, key: secrets[2]! }, '/v1/messages', { to: numbers[0], text })
  await ask(house, '/v1/session', { email: 'canary@example.com', password: secrets[0] })
  for (const port of [1, Number(site.env['ONESIXTY_SMSC_PORT'])]) {
    const settings = { protocol: 'smpp', host: '127.0.0.1', port, systemId: 'demo', password: secrets[1] }
    await ask(house, '/v1/connections/test', { name: 'canary', ...settings })
    await ask(house, '/v1/connections', { name: `canary ${port}`, ...settings })
  }
  await ask(house, '/v1/connections', { name: 'http', protocol: 'http', profile: 'twilio', secrets: { accountSid: 'AC', authToken: secrets[3] } })
  await ask(house, '/v1/webhooks', { url: `http://127.0.0.1:1/${secrets[3]}`, name: text })
  await bindTo(site.env['ONESIXTY_SMSC_PORT']!, { system_id: 'demo', password: secrets[1] })
  await bindTo(smppPort, { system_id: 'canary', password: secrets[1] })
  const file = join(site.folder, 'canaries.csv')
  writeFileSync(file, `phone,name\n${numbers.map((number) => `${number},${text}`).join('\n')}\n`)
  await command(['send', '--csv', file, '--text', 'Hi {{ name }}'])
  await command(['init', '--host', '127.0.0.1', '--port', '1', '--system-id', 'demo'], { ONESIXTY_OPERATOR_PASSWORD: secrets[1]! })
  // the log lives: at debug the bind and what failed are told
  await until('lines of the log', async () => (log.includes('bound') ? true : undefined))
  await new Promise((resolve) => setTimeout(resolve, 500))
  const lines = log.split('\n').filter((line) => line.startsWith('{'))
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow()
  const canaries = [...numbers, ...numbers.map((number) => number.slice(1)), ...numbers.map((number) => number.slice(5, -2)), ...texts, ...secrets, house.key]
  expect(canaries.filter((canary) => log.includes(canary))).toEqual([])
}, 60_000)
