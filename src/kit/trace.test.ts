import { AsyncLocalStorage } from 'node:async_hooks'
import { context, ROOT_CONTEXT, trace, type Attributes, type Context, type ContextManager, type Span } from '@opentelemetry/api'
import { expect, test } from 'vitest'
import { openSpan, traced } from './trace.ts'

type Kept = { name: string; parent: string | undefined; attributes: Attributes; failed: boolean; ended: boolean }

/** As much of an SDK as a span needs. */
function bringSdk(): Kept[] {
  const all: Kept[] = []
  const contexts = new AsyncLocalStorage<Context>()
  const manager: ContextManager = {
    active: () => contexts.getStore() ?? ROOT_CONTEXT,
    with: (at, run, that, ...args) => contexts.run(at, () => run.apply(that as never, args)),
    bind: (_, target) => target,
    enable: () => manager,
    disable: () => manager,
  }
  context.setGlobalContextManager(manager)
  const names = new WeakMap<Span, string>()
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan(name, { attributes = {} } = {}) {
        const above = trace.getActiveSpan()
        const kept: Kept = { name, parent: above && names.get(above), attributes, failed: false, ended: false }
        all.push(kept)
        const span = {
          spanContext: () => ({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 0 }),
          setAttributes: (more: Attributes) => void Object.assign(kept.attributes, more),
          setStatus: () => void (kept.failed = true),
          end: () => void (kept.ended = true),
        } as unknown as Span
        names.set(span, name)
        return span
      },
      startActiveSpan: () => {
        throw new Error('not used')
      },
    }),
  })
  return all
}
test('without an SDK work is done, its result and its errors come through', async () => {
  expect(traced('x', {}, () => 7)).toBe(7)
  await expect(traced('x', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(openSpan('x', {})).toBeUndefined()
})

/** Once brought it stays: a tracer keeps to the first. */
let spans: Kept[] = []

test('spans, sampled or not, stand below the one that they began in, and end with their work', async () => {
  spans = bringSdk()
  const request = openSpan('POST /v1/messages', { 'http.route': '/v1/messages' })!
  let done: Promise<unknown> | undefined
  request.within(() => void (done = traced('accept', { 'onesixty.messages': 3 }, async () => {
    await Promise.resolve()
    expect(spans.at(-1)!.ended).toBe(false)
    traced('inner', {}, () => {})
  })))
  await done
  request.end({ 'http.response.status_code': 202 }, false)
  expect(spans.map(({ name, parent, ended }) => ({ name, parent, ended }))).toEqual([
    { name: 'POST /v1/messages', parent: undefined, ended: true },
    { name: 'accept', parent: 'POST /v1/messages', ended: true },
    { name: 'inner', parent: 'accept', ended: true },
  ])
  expect(spans[0]!.attributes).toMatchObject({ 'http.response.status_code': 202 })
})

test('what throws, at once or later, is a failed span', async () => {
  spans.length = 0
  expect(() => traced('now', {}, () => { throw new Error('+31612345678') })).toThrow()
  await expect(traced('later', {}, () => Promise.reject(new Error('x')))).rejects.toThrow()
  expect(spans.map(({ failed, ended }) => [failed, ended])).toEqual([[true, true], [true, true]])
  expect(JSON.stringify(spans)).not.toContain('31612')
})
