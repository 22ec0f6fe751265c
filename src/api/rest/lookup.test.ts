import { expect, test } from 'vitest'
import { openRouting } from '../../routing/open.ts'
import { seededChance } from '../../kit/chance.ts'
import { systemClock } from '../../kit/clock.ts'
import { silentLog } from '../../kit/log.ts'
import { createSeal } from '../../kit/seal.ts'
import { givenKey, openHouse } from './house.test-support.ts'

const path = '/v1/networks/lookup'
const draft = {
  name: 'Portability',
  url: 'https://lookup.example.com/v1/{number}',
  headers: { authorization: 'Bearer very-secret' },
  fields: { country: 'iso', mccmnc: 'net.code', name: 'net.name' },
}
const kpn = JSON.stringify({ iso: 'nl', net: { code: '204-08', name: 'KPN' } })

test('a look-up is set, shows no secret, is asked about numbers, and what it says counts and tells its source', async () => {
  const { call, lookups, db } = await openHouse()
  expect((await call('GET', path)).status).toBe(404)
  lookups.answer = kpn
  expect(await call('PUT', path, draft)).toMatchObject({ status: 200, json: { headers: ['authorization'], patienceMs: 300, cacheSeconds: 86_400, sealedAway: false } })
  expect((await call('GET', '/v1/networks/+31687654321')).json).toEqual({ country: 'NL', mcc: '204', mnc: '08', name: 'KPN', source: 'lookup' })
  expect(lookups.asked).toMatchObject([{ method: 'GET', url: 'https://lookup.example.com/v1/31687654321', headers: { authorization: 'Bearer very-secret' }, timeoutMs: 2_000 }])
  expect((await call('POST', '/v1/routes/explain', { to: '+31687654321' })).json).toMatchObject({ network: { source: 'lookup' } })
  expect(lookups.asked, 'once in a day').toHaveLength(1)
  const shown = await call('GET', path)
  expect(shown.json).toMatchObject({ counters: { asked: 1, answered: 1, failed: 0, tooLate: 0 } })
  expect(shown.raw + JSON.stringify(await db.read('SELECT * FROM number_lookup'))).not.toContain('very-secret')
  expect((await call('DELETE', path)).status).toBe(204)
  expect((await call('GET', '/v1/networks/+31687654321')).json).toMatchObject({ source: 'range' })
  expect(lookups.asked).toHaveLength(1)
})

test('when nobody answers the number range decides, and a trial says what is wrong', async () => {
  const { call, lookups } = await openHouse()
  await call('PUT', path, draft)
  expect((await call('GET', '/v1/networks/+31612345678')).json).toMatchObject({ name: 'KPN', source: 'range' })
  expect((await call('GET', path)).json).toMatchObject({ counters: { asked: 1, failed: 1 } })
  expect((await call('POST', `${path}/test`, { to: '+31612345678' })).json).toMatchObject({ ok: false, say: 'nobody there' })
  lookups.answer = '{}'
  expect((await call('POST', `${path}/test`, { to: '+31612345678' })).json).toMatchObject({ ok: true, say: expect.stringContaining('knows no network') })
  lookups.answer = kpn
  expect((await call('POST', `${path}/test`, { to: '+31612345678' })).json).toMatchObject({ ok: true, network: { mnc: '08', source: 'lookup' } })
  expect((await call('POST', `${path}/test`, { to: 'nonsense' })).json).toMatchObject({ code: 'invalid_recipient', param: '/to' })
})

test.each([
  [{ ...draft, url: 'https://lookup.example.com/' }, '/url'],
  [{ ...draft, url: 'http://lookup.example.com/{number}' }, '/url'],
  [{ ...draft, url: 'https://127.0.0.1/{e164}' }, '/url'],
  [{ ...draft, url: 'no address {number}' }, '/url'],
  [{ ...draft, fields: { country: 'iso' } }, '/fields'],
  [{ ...draft, patienceMs: 60_000 }, '/patienceMs'],
])('what is wrong with a look-up is named: %j', async (body, param) => {
  const { call } = await openHouse()
  const { status, json } = await call('PUT', path, body)
  expect([status, json.param.startsWith(param)]).toEqual([422, true])
  expect((await call('GET', path)).status).toBe(404)
})

test('headers stay when they are not given, but go to no other place, and all of it is still there after a restart', async () => {
  const { call, lookups, db } = await openHouse()
  await call('PUT', path, draft)
  const { headers: _, ...without } = draft
  expect(await call('PUT', path, { ...without, url: 'https://elsewhere.example.com/{number}' })).toMatchObject({ status: 422, json: { param: '/headers' } })
  expect(await call('PUT', path, { ...without, url: 'https://lookup.example.com/v2/{number}' })).toMatchObject({ status: 200, json: { headers: ['authorization'] } })
  lookups.answer = kpn
  const reopened = async (secret: string) => {
    const outward = { ask: async () => ({ kind: 'answer', status: 200, headers: {}, body: kpn }) as const, seal: createSeal(secret, seededChance(2)), allowPrivate: false }
    const routing = openRouting({ db, clock: systemClock, chance: seededChance(2), log: silentLog, connections: () => [], demoForLive: () => true, outward })
    await routing.start()
    await routing.lookUp(() => ['+31687654321'])
    return routing
  }
  const same = await reopened(givenKey)
  expect(same.lookup.get()).toMatchObject({ url: 'https://lookup.example.com/v2/{number}', headers: ['authorization'] })
  expect(same.networkOf('+31687654321')).toMatchObject({ source: 'lookup' })
  const other = await reopened('another key of thirty-two characters or more')
  expect(other.lookup.get()).toMatchObject({ sealedAway: true, headers: [] })
  expect(other.networkOf('+31687654321')).toMatchObject({ source: 'range' })
})

test('it is for administrators', async () => {
  const { call } = await openHouse()
  const { json } = await call('POST', '/v1/keys', { name: 'shop', mode: 'live', scopes: ['read', 'send'] })
  const shop = { authorization: `Bearer ${json.key}` }
  for (const method of ['GET', 'DELETE'] as const) expect((await call(method, path, undefined, shop)).status).toBe(403)
  expect((await call('PUT', path, draft, shop)).status).toBe(403)
})
