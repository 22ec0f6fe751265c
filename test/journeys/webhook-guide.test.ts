// The guide to webhooks, done as it is written.
import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue, Envelope } from '../../src/api/webhooks/catalogue.ts'
import type { EventType } from '../../src/gateway/outbox/event.ts'
import { ask, createSite, freePort, until, type RunningHouse, type Site } from '../support/house.ts'

const root = join(import.meta.dirname, '..', '..')
const guide = readFileSync(join(root, 'docs/guide/webhooks.md'), 'utf8')
const blocks = (language: string) => [...guide.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code]) => code!)

let site: Site
let house: RunningHouse
beforeAll(async () => {
  site = await createSite({ ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on' })
  house = await site.start()
}, 60_000)
afterAll(async () => {
  await house?.stop()
  site?.remove()
})

test('its commands do what it says, and what arrives is as the catalogue has it', async () => {
  const script = `set -e\n${blocks('sh').join('\n')}`
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env: { ...process.env, API: `${house.url}/v1`, KEY: house.key } })
  for (const said of ['"secret":"whsec_', '"reference":"order-1642"', '"delivered":true', '"replayed":4', '"oldSecretUntil":']) expect(stdout).toContain(said)
  const { data: hooks } = (await ask<{ data: { url: string }[] }>(house, '/v1/webhooks')).body
  const { pathname } = new URL(hooks[0]!.url)
  const { data } = (await ask<{ data: { body: string }[] }>(house, pathname)).body
  const events = data.map(({ body }) => Envelope.parse(JSON.parse(body))).filter(({ type }) => type !== 'webhook.ping')
  for (const { type, data: told } of events) catalogue[type as EventType].data.parse(told)
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['message.queued', 'message.sending', 'message.submitted', 'message.delivered']))
}, 60_000)

test('its receiver takes what is signed', async () => {
  const port = await freePort()
  const { secret } = (await ask<{ secret: string }>(house, '/v1/webhooks', { url: `http://127.0.0.1:${port}/`, types: ['message.*', 'message.received'] })).body
  const receiver = spawn(process.execPath, ['--input-type=module', '-e', blocks('js')[0]!], { cwd: root, env: { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port) } })
  let said = ''
  receiver.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  try {
    const { id } = (await ask<{ id: string }>(house, '/v1/messages', { to: '+31612345678', text: 'Hi', reference: 'order-7' })).body
    await until('the receiver to say so', async () => (said.includes(`message.delivered ${id} order-7`) ? true : undefined), 30_000)
  } finally {
    receiver.kill()
  }
}, 60_000)
