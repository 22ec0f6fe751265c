// An administrator steers messages: a block for a word, a route with its reasons, prices that show in a preview, a table of
// prefixes that overrides the ranges; all of it at once and still there after a restart. Then two operators, one of them
// dead: messages take the other, and when that is paused too they wait, until they may go another way.
import { spawn, type ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, cli, createSite, freePort, until, type RunningHouse } from '../support/house.ts'

type Shown = {
  id: string
  status: string
  reason?: string
  evidence?: string
  network?: { name?: string; source: string }
  route: { id: string; why: string[] }
}

const site = await createSite({ ONESIXTY_DEMO: 'on', ONESIXTY_REROUTE_AFTER_SECONDS: '1' })
const operatorSite = await createSite()
let house: RunningHouse
let operator: ChildProcess

beforeAll(async () => {
  const env = { ...process.env, ...operatorSite.env }
  operator = spawn(process.execPath, [...cli, 'smsc'], { env, stdio: 'ignore' })
  house = await site.start()
})
afterAll(async () => {
  operator.kill('SIGKILL')
  await house.stop()
  site.remove()
  operatorSite.remove()
})

const post = async <Body = { id: string }>(path: string, body: object, status: number): Promise<Body> => {
  const answer = await ask<Body>(house, path, body)
  expect(answer, path).toMatchObject({ status })
  return answer.body
}
const sent = async (text: string): Promise<Shown> => {
  const { id } = await post('/v1/messages', { to: '+31612345678', from: 'SHOP', text }, 202)
  return until('the end of a message', async () => {
    const { body } = await ask<Shown>(house, `/v1/messages/${id}`)
    return ['delivered', 'blocked'].includes(body.status) ? body : undefined
  })
}

test('messages take the routes that an administrator made, and say why', async () => {
  expect(await sent('before any route')).toMatchObject({
    status: 'delivered',
    evidence: 'handset',
    network: { name: 'KPN', source: 'range' },
    route: { id: 'rte_demo' },
  })

  const block = {
    name: 'no casinos',
    match: { content: { pattern: 'cas[i1]no' } },
    action: { block: { reason: 'content', say: 'No games of chance.' } },
  }
  await post('/v1/routes', block, 201)
  const action = { connections: [{ connection: 'demo' }], policy: 'cost' }
  const { id } = await post(
    '/v1/routes',
    { name: 'Dutch', match: { countries: ['NL'], prefixes: ['+316'], lanes: ['transactional'] }, action },
    201,
  )
  expect(await sent('You won at the CAS1NO')).toMatchObject({
    status: 'blocked',
    reason: 'content',
    route: { why: [expect.any(String), expect.stringContaining('no casinos')] },
  })
  const routed = await sent('Your parcel is here')
  expect(routed).toMatchObject({
    status: 'delivered',
    route: { id, why: [expect.stringContaining('KPN'), 'route "Dutch" matches', expect.any(String)] },
  })

  const explained = await post<{
    route: { id: string; why: string[] }
    considered: { name: string; verdict: string }[]
  }>('/v1/routes/explain', { to: '+31612345678', from: 'SHOP', text: 'Your parcel is here' }, 200)
  expect(explained.route).toEqual(routed.route)
  expect(explained.considered).toMatchObject([
    { name: 'no casinos', verdict: 'does not match' },
    { name: 'Dutch', verdict: 'chosen' },
  ])

  await post(
    '/v1/costs',
    { connection: 'demo', currency: 'EUR', source: 'a test', prices: [{ country: 'NL', price: '0.0312' }] },
    201,
  )
  const csv = 'prefix,country,mcc,mnc,name\n31612,NL,204,99,Ours\n'
  await post('/v1/networks/prefixes', { source: 'our own table', csv }, 201)
  expect(await post('/v1/messages/preview', { to: '+31612345678', text: 'x'.repeat(161) }, 200)).toMatchObject({
    cost: { amount: '0.0624', currency: 'EUR' },
    network: { name: 'Ours', source: 'imported' },
    route: { id },
  })

  await house.stop()
  house = await site.start()
  expect(await sent('after a restart')).toMatchObject({
    status: 'delivered',
    network: { name: 'Ours', source: 'imported' },
    route: { id },
  })
}, 60_000)

test('a dead operator is passed over, the cheapest live one is taken, and where none is well a message waits', async () => {
  const account = { protocol: 'smpp', host: '127.0.0.1', systemId: 'demo', password: 'demo' }
  const smsc = Number(operatorSite.env['ONESIXTY_SMSC_PORT'])
  const connect = async (name: string, port: number) =>
    (await post('/v1/connections', { ...account, name, port }, 201)).id
  const [dead, alive] = [await connect('Dead', await freePort()), await connect('Alive', smsc)]
  await until('the live connection to be bound', async () => {
    const { body } = await ask<{ status: { state: string } }>(house, `/v1/connections/${alive}`)
    return body.status.state === 'bound' ? body : undefined
  })
  for (const [connection, price] of [
    [dead, '0.01'],
    [alive, '0.02'],
    ['demo', '0.04'],
  ])
    await post(
      '/v1/costs',
      { connection, currency: 'EUR', source: 'a test', prices: [{ price }], allowJumps: true, confirm: true },
      201,
    )
  const legs = ['demo', alive, dead].map((connection) => ({ connection }))
  const cheapest = { name: 'cheapest', position: 0, action: { connections: legs, policy: 'cost' } }
  const { id } = await post('/v1/routes', cheapest, 201)
  expect(await sent('over the live one')).toMatchObject({
    status: 'delivered',
    evidence: 'unverified',
    route: {
      id,
      why: [
        expect.any(String),
        expect.any(String),
        'Alive: the cheapest of 2 that can take it',
        'Dead skipped: it is down',
      ],
    },
  })

  const waiting = {
    name: 'alive only',
    position: 0,
    action: { connections: [{ connection: alive }], policy: 'priority' },
  }
  const put = (body: object, version: string) =>
    fetch(`${house.url}/v1/routes/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${house.key}`, 'content-type': 'application/json', 'if-match': version },
      body: JSON.stringify(body),
    })
  expect((await put(waiting, '"7"')).status).toBe(412)
  expect((await put(waiting, '"1"')).status).toBe(200)
  await post(`/v1/connections/${alive}/pause`, {}, 200)
  await new Promise((resolve) => setTimeout(resolve, 200)) // the state of connections is believed for a tenth of a second
  expect(await sent('by the next route')).toMatchObject({ status: 'delivered', evidence: 'handset' })
  const lonely = { to: '+31612345678', from: 'SHOP', text: 'waits', lane: 'otp' } // which no other route takes
  const { id: message } = await post('/v1/messages', lonely, 202)
  const look = async () => (await ask<Shown>(house, `/v1/messages/${message}`)).body
  expect(await look()).toMatchObject({
    status: 'queued',
    route: { id, why: expect.arrayContaining([expect.stringContaining('so it waits')]) },
  })
  await post(`/v1/connections/${alive}/resume`, {}, 200)
  await until('the message that waited', async () => ((await look()).status === 'delivered' ? true : undefined))

  await post(`/v1/connections/${alive}/pause`, {}, 200)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const { id: stranded } = await post('/v1/messages', { ...lonely, text: 'goes another way' }, 202)
  expect((await put({ ...waiting, action: { connections: [{ connection: alive }, { connection: 'demo' }], policy: 'priority' } }, '"2"')).status).toBe(200)
  const moved = await until('the message that waited for a paused connection', async () => {
    const { body } = await ask<Shown & { timeline: object[] }>(house, `/v1/messages/${stranded}`)
    return body.status === 'delivered' ? body : undefined
  })
  expect(moved).toMatchObject({ evidence: 'handset', route: { id, why: expect.arrayContaining([expect.stringContaining('is paused')]) } })
  expect(moved.timeline).toContainEqual(expect.objectContaining({ event: 'note', left: alive, taken: 'demo' }))

  const health = await ask<{
    connections: { connection: string; state: string }[]
    quality: { connection: string; delivered: number }[]
  }>(house, '/v1/routes/health')
  expect(health.body.connections.find(({ connection }) => connection === dead)).toMatchObject({ state: 'down' })
  expect(health.body.quality.find(({ connection }) => connection === alive)!.delivered).toBe(2)
}, 60_000)
