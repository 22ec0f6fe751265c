// An administrator steers messages: a block for a word, a route with its reasons, prices that show in a preview, a table of
// prefixes that overrides the ranges; all of it at once and still there after a restart.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, createSite, until, type RunningHouse } from '../support/house.ts'

type Shown = {
  id: string
  status: string
  reason?: string
  evidence?: string
  network?: { name?: string; source: string }
  route: { id: string; why: string[] }
}

const site = await createSite({ ONESIXTY_DEMO: 'on' })
let house: RunningHouse

beforeAll(async () => {
  house = await site.start()
})
afterAll(async () => {
  await house.stop()
  site.remove()
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
