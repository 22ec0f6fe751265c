import { trace, type Attributes, type Span } from '@opentelemetry/api'
import { afterAll, expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

afterAll(() => void trace.disable())

test('every request is a span by its route and its answer, and holds no number and no key', async () => {
  const spans: { name: string; attributes: Attributes; ended: boolean }[] = []
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan(name, { attributes = {} } = {}) {
        const kept = { name, attributes, ended: false }
        spans.push(kept)
        return { spanContext: () => ({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 1 }), setAttributes: (more: Attributes) => Object.assign(attributes, more), setStatus() {}, end: () => (kept.ended = true) } as unknown as Span
      },
      startActiveSpan: () => {
        throw new Error('not used')
      },
    }),
  })
  const { call } = await openHouse()
  await call('POST', '/v1/messages', { to: '+31612345678', text: 'Hi' })
  await call('GET', '/v1/messages?to=%2B31612345678')
  await call('GET', '/v1/no-such/+31612345678')
  expect(spans).toEqual([
    { name: 'POST /v1/messages', ended: true, attributes: { 'http.request.method': 'POST', 'http.route': '/v1/messages', 'url.scheme': 'http', 'http.response.status_code': 202 } },
    { name: 'GET /v1/messages', ended: true, attributes: expect.objectContaining({ 'http.response.status_code': 200 }) },
    { name: 'GET none', ended: true, attributes: expect.objectContaining({ 'http.response.status_code': 404 }) },
  ])
  expect(JSON.stringify(spans)).not.toContain('31612345678')
})
