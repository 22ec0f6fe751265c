import { expect, test } from 'vitest'
import { z } from 'zod'
import { guardEdits } from './edits.ts'
import type { Answer, Call, Route } from './route.ts'
import { answer, route } from './route.ts'
import { problem } from './problem.ts'

function shelf() {
  const things = new Map<string, { name: string; seen: number }>([['a', { name: 'first', seen: 0 }]])
  const params = z.strictObject({ id: z.string() })
  const usual = { path: '/v1/things/{id}', operation: 'x', tag: 'x', summary: 'x', scope: 'write', params, answers: {} } as const
  const missing = problem('not_found', 'There is none.')
  const rows = guardEdits([
    route({
      ...usual,
      method: 'GET',
      volatile: ['seen'],
      handle({ params: { id } }) {
        const thing = things.get(id)
        return thing ? answer(200, { ...thing, seen: ++thing.seen }) : missing
      },
    }),
    route({
      ...usual,
      method: 'PATCH',
      body: z.strictObject({ name: z.string() }),
      async handle({ params: { id }, body }) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        things.set(id, { seen: 0, ...body })
        return answer(200, body)
      },
    }),
    route({ ...usual, method: 'DELETE', handle: ({ params: { id } }) => (things.delete(id) ? answer(204) : missing) }),
  ])
  const call = async (method: Route['method'], more: Partial<Call> = {}, id = 'a') => {
    const principal = { workspace: 'wsp_1', mode: 'live', scopes: [] } as const
    const whole = { params: { id }, principal, ...more } as unknown as Call
    return (await rows.find((row) => row.method === method)!.handle(whole)) as Exclude<Answer, { kind: 'stream' }>
  }
  return { things, call, rows }
}
const tagIn = (from: Answer) => (from as { headers: Record<string, string> }).headers['etag']!

test('of two who saw the same, one changes it and the other is told; what moves by itself does not count', async () => {
  const { call, things } = shelf()
  const [seen, again] = [tagIn(await call('GET')), tagIn(await call('GET'))]
  expect(again).toBe(seen)
  const edits = await Promise.all(['one', 'two'].map((name) => call('PATCH', { ifMatch: seen, body: { name } })))
  expect(edits).toMatchObject([{ status: 200 }, { kind: 'problem', code: 'changed_meanwhile' }])
  expect(things.get('a')!.name).toBe('one')
  expect(tagIn(edits[0]!)).toBe(tagIn(await call('GET')))
  expect(await call('DELETE', { ifMatch: seen })).toMatchObject({ code: 'changed_meanwhile' })
  expect(await call('DELETE', { ifMatch: `"other", ${tagIn(edits[0]!)}` })).toMatchObject({ status: 204 })
  expect(await call('PATCH', { ifMatch: seen, body: { name: 'three' } })).toMatchObject({ code: 'not_found' })
})

test('who has the present state is not sent it again, and who names no tag just changes it', async () => {
  const { call } = shelf()
  const seen = tagIn(await call('GET'))
  expect(await call('GET', { ifNoneMatch: seen })).toMatchObject({ status: 304 })
  expect(await call('PATCH', { body: { name: 'other' } })).toMatchObject({ status: 200 })
  expect(await call('GET', { ifNoneMatch: seen })).toMatchObject({ status: 200 })
})

test('routes that count versions themselves are left alone', () => {
  const own = (method: Route['method']): Route =>
    route({ method, path: '/v1/x/{id}', operation: 'x', tag: 'x', summary: 'x', scope: 'read', answers: {}, problems: ['changed_meanwhile'], handle: () => answer(204) })
  const rows = [own('GET'), own('PATCH')]
  expect(guardEdits(rows)).toEqual(rows)
})
