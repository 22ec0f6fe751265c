// Messages go over HTTP to an upstream of each shape that a profile is shipped for: taken, reported on, refused, asked to go
// slower, and locked out by a wrong secret.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameOf } from '../../src/gateway/called.ts'
import { ask, createSite, freePort, until, type RunningHouse } from '../support/house.ts'
import { kinds, rightSecrets, startUpstream, type Upstream } from '../support/upstreams.ts'

type Connection = { id: string; receiptsUrl: string; inboundUrl: string; status: { state: string; slowed: number; error?: { say: string } } }
type Message = { id: string; status: string; error?: { code: string; say: string }; parts: { status: string; operatorId?: string }[] }

const port = await freePort()
const publicUrl = `http://127.0.0.1:${port}`
const site = await createSite({ ONESIXTY_HTTP_PORT: String(port), ONESIXTY_PUBLIC_URL: publicUrl, ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on' })
let house: RunningHouse
const upstreams: Upstream[] = []

beforeAll(async () => {
  house = await site.start()
})
afterAll(async () => {
  await house.stop()
  site.remove()
  for (const upstream of upstreams) upstream.close()
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
const send = async (text: string, to = '+31612345678') => (await ask<{ id: string }>(house, '/v1/messages', { to, from: 'SHOP', text })).body.id
const messageIn = (id: string, status: string) =>
  until(`message ${id} to be ${status}`, async () => {
    const { body } = await ask<Message>(house, `/v1/messages/${id}`)
    return body.status === status ? body : undefined
  })
const inState = (id: string, state: string) =>
  until(`the connection to be ${state}`, async () => {
    const { body } = await call<Connection>('GET', `/v1/connections/${id}`)
    return body.status.state === state ? body : undefined
  })

test.each(Object.keys(kinds) as (keyof typeof kinds)[])('%s', async (kind) => {
  const upstream = await startUpstream(kind)
  upstreams.push(upstream)
  const secrets = rightSecrets[kind]
  const made = await call<Connection>('POST', '/v1/connections', { name: kind, protocol: 'http', profile: kind, secrets, upstream: { baseUrl: upstream.baseUrl }, window: 5 })
  expect(made.status).toBe(201)
  const { id, receiptsUrl, inboundUrl } = made.body
  await inState(id, 'bound')

  // taken and reported on: in GSM-7, in other scripts, and longer than one part
  for (const text of ['Hello & goodbye = 100 % {ok} €', 'Привет 👋', `Long: ${'words and more '.repeat(30)}`]) {
    const message = await messageIn(await send(text), 'submitted').catch(() => undefined) ?? expect.fail(`${text} was not submitted`)
    const taken = upstream.taken.at(-1)!
    expect([taken.text, taken.from]).toEqual([text, 'SHOP'])
    expect(taken.to.replace(/^(\+|00)/, '')).toBe('31612345678')
    if (kind !== 'cm') expect(taken.callback).toBe(receiptsUrl)
    expect(new Set(await upstream.report(taken, 'delivered', receiptsUrl))).toEqual(new Set([200]))
    const done = await messageIn(message.id, 'delivered')
    expect(new Set(done.parts.map(({ operatorId }) => operatorId))).toEqual(new Set(taken.ids.map(nameOf)))
  }

  const undelivered = await send('To a phone that is off')
  await messageIn(undelivered, 'submitted')
  await upstream.report(upstream.taken.at(-1)!, 'failed', receiptsUrl)
  expect((await messageIn(undelivered, 'undelivered')).error).toMatchObject({ code: 'operator_report' })

  // a number it does not take
  expect((await messageIn(await send('To nobody', '+31612345000'), 'rejected')).error).toMatchObject({ code: 'operator_refused' })

  // asked to go slower: the message waits and goes later, once
  upstream.mood = 'slow'
  const slow = await send('In a hurry')
  await until('the upstream to have refused', async () => ((await call<Connection>('GET', `/v1/connections/${id}`)).body.status.slowed > 0 ? true : undefined))
  upstream.mood = 'well'
  await messageIn(slow, 'submitted')
  expect(upstream.taken.filter(({ text }) => text === 'In a hurry')).toHaveLength(1)

  // a message from a phone
  expect(await upstream.write(inboundUrl, { from: '+31612345678', to: '1600', text: 'STOP' })).toBe(200)

  // locked out: nothing is lost, the reason is told, and the right secret lets it go
  const [name] = Object.keys(secrets).slice(-1)
  await call('PATCH', `/v1/connections/${id}`, { secrets: { [name!]: 'wrong' } })
  const locked = await send('Locked out')
  const down = await inState(id, 'down')
  expect(down.status.error!.say).toMatch(/refuses our account/)
  const trial = (await call<{ ok: boolean; say: string }>('POST', `/v1/connections/${id}/test`)).body
  expect(trial.ok).toBe(false)
  const tries = upstream.asked
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(upstream.asked).toBe(tries) // it does not knock again and again
  await call('PATCH', `/v1/connections/${id}`, { secrets })
  await messageIn(locked, 'submitted')
  if (kind !== 'cm') expect((await call('POST', `/v1/connections/${id}/test`)).body).toMatchObject({ ok: true })

  expect((await call('DELETE', `/v1/connections/${id}`)).status).toBe(204)
}, 60_000)

test('an upstream that goes away in the middle leaves nothing half-sent: what it never got waits for it', async () => {
  const upstream = await startUpstream('twilio')
  const made = await call<Connection>('POST', '/v1/connections', { name: 'away', protocol: 'http', profile: 'twilio', secrets: rightSecrets.twilio, upstream: { baseUrl: upstream.baseUrl } })
  await messageIn(await send('Before'), 'submitted')
  upstream.close()
  const waiting = await send('While it is away')
  await inState(made.body.id, 'down')
  expect((await ask<Message>(house, `/v1/messages/${waiting}`)).body.status).toMatch(/queued|sending/)
  const back = await startUpstream('twilio')
  upstreams.push(back)
  await call('PATCH', `/v1/connections/${made.body.id}`, { upstream: { baseUrl: back.baseUrl }, secrets: rightSecrets.twilio })
  await messageIn(waiting, 'submitted')
  expect(back.taken.map(({ text }) => text)).toEqual(['While it is away'])
}, 60_000)
