import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { address, Problem } from './call.ts'
import { explain } from './explain.ts'

test('a refusal names its field, says what is wrong and what to do', () => {
  const said = { code: 'invalid_recipient', detail: '"12" is no phone number', param: '/messages/0/to' }
  expect(explain(new Problem(422, said))).toEqual({
    say: '"12" is no phone number.',
    next: 'Write it with + and the country code, like +31 6 1234 5678.',
    field: 'to',
  })
})

test('what to do is said once, also where the server’s sentence says it to programs', () => {
  const detail = 'no connection takes this message: connect an operator first, use a test key, or start with ONESIXTY_DEMO=on'
  expect(explain(new Problem(422, { code: 'no_route', detail }))).toEqual({
    say: 'No connection takes this message.',
    next: 'Connect an operator for this country, or use a test key.',
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

const table = readFileSync(join(import.meta.dirname, '../../../src/api/rest/problem.ts'), 'utf8')
const codes = [...table.matchAll(/^ {2}(\w+): \{ status: /gm)].map(([, code]) => code!)

test('every problem that the server knows has its next step, but for those that only a program can cause', () => {
  expect(codes.length).toBeGreaterThan(30)
  const without = codes.filter((code) => explain(new Problem(422, { code, detail: 'No' })).next === undefined)
  expect(without).toEqual([
    'malformed_request',
    'invalid_json',
    'method_not_allowed',
    'request_timeout',
    'address_too_long',
    'unsupported_media_type',
    'idempotency_mismatch',
    'invalid_idempotency_key',
    'headers_too_large',
    'invalid_request',
    'unknown_field',
    'invalid_type',
    'invalid_value',
  ])
})

test('Dutch and Russian people read every error in their language, and the server’s own sentence beside it', async () => {
  const { en } = await import('./words.en.ts')
  const { nl } = await import('./words.nl.ts')
  const { ru } = await import('./words.ru.ts')
  for (const words of [nl, ru]) {
    expect(Object.keys(words.say).toSorted()).toEqual(codes.toSorted())
    expect(Object.keys(words.next).toSorted()).toEqual(Object.keys(en.next).toSorted())
  }
  vi.resetModules()
  vi.stubGlobal('localStorage', { getItem: () => 'nl' })
  const dutch = await import('./explain.ts')
  const call = await import('./call.ts')
  expect(dutch.explain(new call.Problem(422, { code: 'invalid_recipient', detail: '"12" is no phone number', param: '/to' }))).toEqual({
    say: 'De ontvanger is niet per sms te bereiken.',
    next: 'Schrijf het met + en het landnummer, zoals +31 6 1234 5678.',
    detail: '"12" is no phone number.',
    field: 'to',
  })
  expect(dutch.explainRefusal({ code: 'invalid_recipient', detail: '"12" is no phone number' })).toBe('De ontvanger is niet per sms te bereiken.')
  expect(dutch.explainRefusal({ code: 'of_a_newer_server', detail: 'not so' })).toBe('Not so.')
  expect(dutch.explain(new call.Problem(409, { code: 'of_a_newer_server', detail: 'Not so' }))).toEqual({ say: 'Not so.' })
  vi.unstubAllGlobals()
})
