// An aggregator connects a real operator (another Onesixty's SMSC, in a process of its own), tries the account, sends live
// messages over it, changes and takes back its settings under load, mistypes the password, and leaves it again.
import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, cli, createSite, freePort, until, type RunningHouse } from '../support/house.ts'

type Connection = { id: string; version: number; window: number; status: { state: string; bindsUp?: number; error?: { say: string } } }
type Message = { id: string; status: string; text: string; possibleDuplicate: boolean; route: { why: string[] }; timeline?: { event: string; connection?: string }[] }

const site = await createSite()
const operatorSite = await createSite()
let house: RunningHouse
let operator: ChildProcess
let port: number
/** Texts on the operator's phones, each as often as it came. */
const shown = new Map<string, number>()

beforeAll(async () => {
  port = await freePort()
  const env = { ...process.env, ...operatorSite.env, ONESIXTY_SMSC_PORT: String(port) }
  operator = spawn(process.execPath, [...cli, 'smsc', '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let left = ''
  operator.stdout!.on('data', (chunk: Buffer) => {
    const lines = (left + chunk.toString()).split('\n')
    left = lines.pop()!
    for (const line of lines) {
      const { text } = JSON.parse(line) as { text: string }
      shown.set(text, (shown.get(text) ?? 0) + 1)
    }
  })
  await new Promise((resolve) => operator.stderr!.once('data', resolve))
  house = await site.start()
})
afterAll(async () => {
  operator?.kill('SIGKILL')
  await house?.stop()
  site.remove()
  operatorSite.remove()
})

const call = async <Body>(method: string, path: string, body?: unknown) => {
  const response = await fetch(`${house.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${house.key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text ? JSON.parse(text) : undefined) as Body }
}
const connection = async (id: string) => (await call<Connection>('GET', `/v1/connections/${id}`)).body
const inState = (id: string, state: string) =>
  until(`the connection to be ${state}`, async () => {
    const it = await connection(id)
    return it.status.state === state ? it : undefined
  })
const messageOf = async (id: string) => (await ask<Message>(house, `/v1/messages/${id}`)).body
const delivered = (id: string) =>
  until(`message ${id} to be delivered`, async () => {
    const message = await messageOf(id)
    return message.status === 'delivered' ? message : undefined
  })
const send = async (text: string) => (await ask<{ id: string }>(house, '/v1/messages', { to: '+31612345678', text })).body.id
let numbers = 0
const sendMany = async (count: number, word: string) => {
  const messages = Array.from({ length: count }, (_, i) => ({ to: `+316${10_000_000 + numbers++}`, text: `${word} ${i}` }))
  const { body } = await ask<{ accepted: number; messages: { id: string }[] }>(house, '/v1/messages', { messages })
  expect(body.accepted).toBe(count)
  return body.messages.map(({ id }) => id)
}
const countOf = async (status: string, limit = 1_000) => (await ask<{ data: unknown[] }>(house, `/v1/messages?status=${status}&limit=${limit}`)).body.data.length
const allEnded = () =>
  until('nothing to be under way', async () => ((await countOf('queued', 1)) + (await countOf('sending', 1)) + (await countOf('submitted', 1)) === 0 ? true : undefined), 60_000)

let id: string

test('before, live messages reach the virtual phones; afterwards they reach the operator, and test messages still do not', async () => {
  const before = await delivered(await send('Before'))
  expect(before.timeline!.find(({ event }) => event === 'submitted')!.connection).toBe('demo')
  const made = await call<Connection>('POST', '/v1/connections', { name: 'North', protocol: 'smpp', host: '127.0.0.1', port, systemId: 'demo', password: 'demo', window: 20 })
  expect(made.status).toBe(201)
  id = made.body.id
  await inState(id, 'bound')
  expect((await call('POST', `/v1/connections/${id}/test`)).body).toMatchObject({ ok: true, say: expect.stringContaining('bound as demo') })
  const status = await ask<{ mode: { demo: boolean }; connections: { id: string; state: string }[] }>(house, '/v1/status')
  expect(status.body.mode.demo).toBe(false)
  expect(status.body.connections.map((one) => [one.id, one.state])).toEqual([['demo', 'bound'], [id, 'bound']])

  const live = await delivered(await send('Over the operator'))
  expect(live.timeline!.find(({ event }) => event === 'submitted')!.connection).toBe(id)
  expect(shown.get('Over the operator')).toBe(1)
  const { body: testKey } = await ask<{ key: string }>(house, '/v1/keys', { name: 'test', mode: 'test' })
  const { body: test } = await ask<{ id: string }>({ url: house.url, key: testKey.key }, '/v1/messages', { to: '+31612345678', text: 'Only a test' })
  await delivered(test.id)
  const phone = await ask<{ data: { text: string }[] }>(house, '/v1/handsets/%2B31612345678/messages')
  expect(phone.body.data.map(({ text }) => text)).toEqual(['Only a test', 'Before'])
  expect(shown.has('Only a test')).toBe(false)
}, 60_000)

test('its settings change under load, again and again, and nothing is lost or sent twice', async () => {
  await call('PATCH', `/v1/connections/${id}`, { perSecond: 600 })
  const before = (await connection(id)).version
  const ids = await sendMany(3_000, 'Changing')
  for (const window of [5, 50, 200]) {
    const changed = await call<Connection>('PATCH', `/v1/connections/${id}`, { window })
    expect(changed).toMatchObject({ status: 200, body: { window } })
    await inState(id, 'bound')
  }
  expect(await countOf('queued', 1)).toBe(1) // still under load
  const back = await call<Connection>('POST', `/v1/connections/${id}/rollback`, { version: before })
  expect(back.body).toMatchObject({ version: before + 4, window: 20 })
  await allEnded()
  const texts = [...shown].filter(([text]) => text.startsWith('Changing '))
  expect(texts.length).toBe(ids.length)
  expect(texts.filter(([, times]) => times !== 1)).toEqual([])
  const ends = await Promise.all(ids.slice(0, 300).map(messageOf))
  expect(ends.filter(({ status, possibleDuplicate }) => status !== 'delivered' || possibleDuplicate)).toEqual([])
  const versions = await call<{ data: { version: number; changed?: string[]; rollbackOf?: number }[] }>('GET', `/v1/connections/${id}/versions`)
  expect(versions.body.data[0]).toMatchObject({ version: before + 4, rollbackOf: before, changed: ['window'] })
}, 120_000)

test('a wrong password is told in words; messages wait; taking the last version up again lets them go', async () => {
  const { version } = await connection(id)
  await call('PATCH', `/v1/connections/${id}`, { password: 'mistyped' })
  const down = await inState(id, 'down')
  expect(down.status.error!.say).toMatch(/ESME_RINVPASWD \(/)
  expect((await call('POST', `/v1/connections/${id}/test`)).body).toMatchObject({ ok: false, answer: 'ESME_RINVPASWD', say: expect.stringContaining('check system id and password') })
  const waiting = await send('Waiting for the password')
  expect((await messageOf(waiting)).status).toBe('queued')
  await call('POST', `/v1/connections/${id}/rollback`, { version })
  await delivered(waiting)
  expect(shown.get('Waiting for the password')).toBe(1)
}, 60_000)

test('paused it keeps its binds and sends nothing; resumed it goes on', async () => {
  await call('POST', `/v1/connections/${id}/pause`)
  expect(await connection(id)).toMatchObject({ paused: true, status: { state: 'paused', bindsUp: 1 } })
  const waiting = await send('Waiting for the end of the pause')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect((await messageOf(waiting)).status).toBe('queued')
  await call('POST', `/v1/connections/${id}/resume`)
  await delivered(waiting)
}, 60_000)

test('the connection is there again after a restart, and its password is on disk for nobody to read', async () => {
  expect(await house.stop()).toBe(0)
  const folder = site.env['ONESIXTY_DATA_DIR']!
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) expect(readFileSync(join(entry.parentPath, entry.name)).includes('mistyped'), entry.name).toBe(false)
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
  house = await site.start()
  await inState(id, 'bound')
  await delivered(await send('After the restart'))
}, 60_000)

test('deleted under load it finishes what is under way; live messages then have no way, not the phones', async () => {
  await call('PATCH', `/v1/connections/${id}`, { window: 5, perSecond: 200 })
  await inState(id, 'bound')
  const ids = await sendMany(400, 'Leaving')
  await until('some to have left', async () => ([...shown.keys()].filter((text) => text.startsWith('Leaving ')).length > 20 ? true : undefined))
  expect((await call('DELETE', `/v1/connections/${id}`)).status).toBe(204)
  expect((await call('GET', `/v1/connections/${id}`)).status).toBe(404)
  await until('nothing to be under way', async () => ((await countOf('sending', 1)) === 0 ? true : undefined))
  const ends = await Promise.all(ids.map(messageOf))
  expect(ends.filter(({ possibleDuplicate }) => possibleDuplicate)).toEqual([])
  const texts = [...shown].filter(([text]) => text.startsWith('Leaving '))
  expect(texts.every(([, times]) => times === 1)).toBe(true)
  for (const { status, text } of ends) expect(shown.has(text) ? ['submitted', 'delivered'] : ['queued'], text).toContain(status)
  const refused = await ask<{ code: string }>(house, '/v1/messages', { to: '+31612345678', text: 'Nowhere to go' })
  expect([refused.status, refused.body.code]).toEqual([422, 'no_route'])
}, 60_000)
