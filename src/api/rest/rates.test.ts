import { expect, test } from 'vitest'
import { manualClock, systemClock } from '../../kit/clock.ts'
import { openHouse } from './house.test-support.ts'
import { createBuckets, neighbourhood } from './rates.ts'

/** Time stands still for what it limits, and goes on for the database. */
const standing = () => {
  const time = manualClock()
  return { ...systemClock, now: () => time.now(), advance: (ms: number) => time.advance(ms) }
}

test('a key is told where it stands, refused with a time to come back, and served again after that', async () => {
  const clock = standing()
  const { call } = await openHouse({ clock, requests: { perKey: 3, perAddress: 0 } })
  const told = []
  for (let at = 0; at < 4; at++) {
    const { status, headers, json } = await call('GET', '/v1/messages')
    told.push([status, headers['ratelimit-limit'], headers['ratelimit-remaining'], headers['ratelimit-reset'], headers['retry-after'], json.code])
  }
  expect(told).toEqual([
    [200, '3', '2', '1', undefined, undefined],
    [200, '3', '1', '1', undefined, undefined],
    [200, '3', '0', '1', undefined, undefined],
    [429, '3', '0', '1', '1', 'rate_limited'],
  ])
  clock.advance(334)
  expect((await call('GET', '/v1/messages')).status).toBe(200)
})

test('one key does not use up what another may ask', async () => {
  const { call } = await openHouse({ clock: standing(), requests: { perKey: 2, perAddress: 0 } })
  const made = await call('POST', '/v1/keys', { name: 'shop', mode: 'live', scopes: ['read'] })
  await call('GET', '/v1/messages')
  expect((await call('GET', '/v1/messages')).status).toBe(429)
  const shop = { authorization: `Bearer ${made.json.key}` }
  expect((await call('GET', '/v1/messages', undefined, shop)).status).toBe(200)
})

test('an address that asks too often is refused before anybody looks at its key', async () => {
  const { call, accounts } = await openHouse({ clock: standing(), requests: { perKey: 0, perAddress: 2 } })
  let looked = 0
  const { authenticate } = accounts.keys
  accounts.keys.authenticate = (...given) => (looked++, authenticate(...given))
  for (let at = 0; at < 2; at++) await call('GET', '/v1/messages')
  expect(await call('GET', '/v1/messages')).toMatchObject({ status: 429, json: { code: 'rate_limited', retryable: true }, headers: { 'retry-after': '1' } })
  expect(looked).toBe(2)
  expect((await call('GET', '/health/live')).status).toBe(200)
})

test('who is wrong again and again is no longer told so, on signing in too; a good key from there is served', async () => {
  const clock = standing()
  const { call, bearer } = await openHouse({ clock })
  const wrong = { authorization: 'Bearer live_wrong' }
  const seen = new Set<number>()
  for (let at = 0; at < 101; at++) seen.add((await call('GET', '/v1/messages', undefined, wrong)).status)
  expect([...seen]).toEqual([401, 429])
  expect((await call('POST', '/v1/session', { token: 'guess' }, {})).status).toBe(429)
  expect((await call('GET', '/v1/messages', undefined, bearer)).status).toBe(200)
  clock.advance(500)
  expect((await call('GET', '/v1/messages', undefined, wrong)).status).toBe(401)
})

test('the addresses of one network count as one, and buckets are bounded', () => {
  expect(neighbourhood('2001:DB8:0:1::7')).toBe('2001:db8:0:1')
  expect(neighbourhood('2001:db8::1:0:0:0:9')).toBe('2001:db8:0:1')
  expect(neighbourhood('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(neighbourhood('::1')).toBe('0:0:0:0')
  const buckets = createBuckets(manualClock(), 100)
  for (let at = 0; at < 1_000; at++) buckets.take(`a${at}`, 5)
  expect(buckets.size).toBe(100)
})
