import { expect, test } from 'vitest'
import { createDurations } from '../../kit/meter.ts'
import { openHouse } from './house.test-support.ts'
import { createMetrics, type MetricsNeeds } from './metrics.ts'

const needs = (): Omit<MetricsNeeds, 'version' | 'wall' | 'requests'> => ({
  messages: () => [{ connection: 'demo', lane: 'otp', status: 'delivered', count: 3 }, { connection: '', lane: 'bulk', status: 'blocked', count: 1 }],
  waiting: () => [{ lane: 'otp', depth: 7, oldestDueAt: 1_000 }, { lane: 'bulk', depth: 0, oldestDueAt: undefined }],
  connections: () => [{ id: 'demo', state: 'bound', window: 10, outstanding: 4, sent: 9, slowed: 2, uncertain: 0, binds: 2, bindsUp: 1 }],
  commits: createDurations(),
})

test('shows counts by status, lane and connection, what waits and for how long, windows, binds and commits', async () => {
  const { commits, ...more } = needs()
  commits.add(3)
  commits.add(30)
  const requests = { answers: () => [{ labels: { method: 'GET', route: '/v1/status', status: '200' }, value: 5 }], durations: createDurations() }
  const read = createMetrics({ ...more, commits, requests, version: '1.2.3', wall: () => 3_500 })
  const text = await read()
  const lines = text.split('\n')
  for (const line of [
    'onesixty_info{version="1.2.3"} 1',
    'onesixty_messages_total{status="delivered",lane="otp",connection="demo"} 3',
    'onesixty_messages_total{status="blocked",lane="bulk",connection="none"} 1',
    'onesixty_queue_depth{lane="otp"} 7',
    'onesixty_queue_oldest_seconds{lane="otp"} 2.5',
    'onesixty_queue_oldest_seconds{lane="bulk"} 0',
    'onesixty_connection_state{connection="demo",state="bound"} 1',
    'onesixty_connection_state{connection="demo",state="down"} 0',
    'onesixty_connection_outstanding{connection="demo"} 4',
    'onesixty_connection_binds_up{connection="demo"} 1',
    'onesixty_connection_throttled_total{connection="demo"} 2',
    'onesixty_commits_total 2',
    'onesixty_commit_duration_seconds_bucket{le="0.005"} 1',
    'onesixty_commit_duration_seconds_bucket{le="+Inf"} 2',
    'onesixty_commit_duration_seconds_sum 0.033',
    'onesixty_http_requests_total{method="GET",route="/v1/status",status="200"} 5',
  ]) expect(lines).toContain(line)
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m)
  expect(text).toMatch(/^process_resident_memory_bytes /m)
})

test('is open to a program here, and to nobody from elsewhere or through a proxy without an administrator’s key', async () => {
  const { app, call, bearer } = await openHouse({ metrics: needs() })
  const scrape = (more: object) => app.inject({ method: 'GET', url: '/metrics', ...more })
  expect((await scrape({})).statusCode).toBe(200)
  expect((await scrape({ remoteAddress: '::ffff:127.0.0.1' })).statusCode).toBe(200)
  expect((await scrape({ remoteAddress: '10.0.0.7' })).statusCode).toBe(401)
  expect((await scrape({ headers: { 'x-forwarded-for': '203.0.113.9' } })).statusCode).toBe(401)
  expect((await scrape({ remoteAddress: '10.0.0.7', headers: bearer })).statusCode).toBe(200)
  const { json } = await call('POST', '/v1/keys', { name: 'reader', mode: 'live' })
  expect((await scrape({ headers: { authorization: `Bearer ${json.key}` } })).statusCode).toBe(403)
})

test('counts answers by route, whatever stands in the address', async () => {
  const { app, call } = await openHouse({ metrics: needs() })
  await call('GET', '/v1/messages/msg_1')
  await call('GET', '/v1/messages/msg_2')
  await call('GET', '/v1/no-such-place')
  const text = (await app.inject({ method: 'GET', url: '/metrics' })).body
  expect(text).toContain('onesixty_http_requests_total{method="GET",route="/v1/messages/{id}",status="404"} 2\n')
  expect(text).toContain('onesixty_http_requests_total{method="GET",route="none",status="404"} 1\n')
  expect(text).toContain('onesixty_http_request_duration_seconds_count 3\n')
})
