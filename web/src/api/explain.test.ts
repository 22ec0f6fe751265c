import { expect, test } from 'vitest'
import { address, Problem } from './call.ts'
import { explain } from './explain.ts'

test('a refusal names its field, says what is wrong and what to do', () => {
  const said = { code: 'invalid_recipient', detail: '"12" is no phone number', param: '/messages/0/to' }
  expect(explain(new Problem(422, said))).toEqual({
    say: '"12" is no phone number.',
    next: 'Write the number with its country, like +31 6 1234 5678.',
    field: 'to',
  })
})

test('an answer that is no problem+json still makes a sentence', () => {
  expect(explain(new Problem(502, {})).say).toBe('HTTP 502.')
  expect(explain(new Problem(0, {})).say).toContain('npm start')
  expect(explain(new TypeError('x is undefined')).say).not.toContain('undefined')
})

test('an address leaves out the parameters that hold nothing and escapes the others', () => {
  expect(address('/v1/messages', { status: undefined, to: '+316' })).toBe('/v1/messages?to=%2B316')
  expect(address('/v1/messages', {})).toBe('/v1/messages')
})
