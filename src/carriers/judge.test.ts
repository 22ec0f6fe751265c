import { expect, test } from 'vitest'
import { growth } from '../../test/support/growth.ts'
import { extract, readFields, textAt, textsAt } from './extract.ts'
import { judge, retryAfterMs } from './judge.ts'
import { profiles } from './profiles.ts'
import type { ResponseRule } from './upstream.ts'

const body = (value: unknown) => JSON.stringify(value)
const retryOf = (rule: ResponseRule, status: number, text: string) => {
  const judged = judge(rule, status, text)
  return judged.kind === 'taken' ? judged.ids : judged.retry
}

test.each([
  [200, []], [201, []], [301, 'account'], [400, 'never'], [401, 'account'], [402, 'account'], [403, 'account'], [404, 'account'], [408, 'later'],
  [413, 'never'], [422, 'never'], [429, 'slow'], [500, 'uncertain'], [502, 'uncertain'], [503, 'later'], [504, 'uncertain'],
])('HTTP %i without rules means %j', (status, meaning) => expect(retryOf({}, status, 'whatever')).toEqual(meaning))

test('rules of the profile come before those of HTTP', () => {
  const rule: ResponseRule = {
    success: { pointer: '/ok', equals: ['true', '1'] },
    id: { pointer: '/ids/*' },
    errorCode: [{ pointer: '/code' }],
    errors: [{ status: [503], retry: 'slow' }, { status: ['4xx'], code: ['7'], retry: 'later' }, { code: ['9'], retry: 'account' }],
  }
  expect(retryOf(rule, 200, body({ ok: true, ids: ['a', 7, ''] }))).toEqual(['a', '7'])
  expect(retryOf(rule, 200, body({ ok: false, code: 9 }))).toBe('account')
  expect(retryOf(rule, 200, body({ ok: false }))).toBe('never')
  expect(retryOf(rule, 503, '')).toBe('slow')
  expect(retryOf(rule, 400, body({ code: '7' }))).toBe('later')
  expect(retryOf(rule, 500, body({ code: '7' }))).toBe('uncertain')
  expect(judge(rule, 400, body({ code: 'x'.repeat(100) }))).toMatchObject({ status: `HTTP 400, code ${'x'.repeat(40)}` })
})

test('Vonage says what went wrong inside of a 200', () => {
  const { response } = profiles.vonage
  const answer = (...messages: object[]) => body({ 'message-count': String(messages.length), messages })
  expect(retryOf(response, 200, answer({ status: '0', 'message-id': 'A' }, { status: '0', 'message-id': 'B' }))).toEqual(['A', 'B'])
  expect(retryOf(response, 200, answer({ status: '1' }))).toBe('slow')
  expect(retryOf(response, 200, answer({ status: '4' }))).toBe('account')
  expect(retryOf(response, 200, answer({ status: '3' }))).toBe('never')
})

test('values are found by pointer, with * for all, and never by surprise', () => {
  const value = { 'a/b': { '~': [1, { x: 'deep' }] }, list: [{ id: 'p' }, { id: 'q' }, {}], yes: true, none: null, empty: '' }
  expect(textAt(value, '/a~1b/~0/1/x')).toBe('deep')
  expect(textsAt(value, '/list/*/id')).toEqual(['p', 'q'])
  expect(textAt(value, '/yes')).toBe('true')
  for (const pointer of ['/none', '/empty', '/list', '/constructor', '/nothing/at/all', undefined]) expect(textAt(value, pointer), pointer).toBeUndefined()
  expect(textsAt(Array.from({ length: 5_000 }, String), '/*')).toHaveLength(1_000)
})

test('plain text is read between marks, in time that grows with its length', () => {
  expect(extract({ after: 'ID: ' }, undefined, 'OK\nID: abc-1 rest')).toEqual(['abc-1'])
  expect(extract({ after: 'id=', until: '&' }, undefined, 'x=1&id=a b&y')).toEqual(['a b'])
  expect(extract({ after: 'id=' }, undefined, 'no such thing')).toEqual([])
  const read = (text: string) => extract({ after: 'id=', until: '&&' }, undefined, text)
  expect(growth(read, `id=${'&x'.repeat(4_000)}`, `id=${'&x'.repeat(32_000)}`)).toBeLessThan(32)
})

test('a body is JSON or a form, or has no fields', () => {
  expect(readFields(' {"a":1} ')).toEqual({ a: 1 })
  expect(readFields('a=1&b=%2B')).toEqual({ a: '1', b: '+' })
  for (const text of ['', '{broken', 'ID: 5', '<xml a="1"/>']) expect(readFields(text), text).toBeUndefined()
})

test.each([[undefined, undefined], ['5', 5_000], ['0', 1_000], ['999999', 300_000], ['Wed, 21 Oct 2026 07:28:00 GMT', undefined], ['-5', undefined]])(
  'Retry-After %s',
  (header, ms) => expect(retryAfterMs(header)).toBe(ms),
)
