import { expect, test } from 'vitest'
import { z } from 'zod'
import { openHouse } from './house.test-support.ts'
import { validatorCompiler } from './validate.ts'

test('an object that says its length is no number is refused where a text or a list belongs', async () => {
  const { call } = await openHouse()
  const odd = { length: { toString: 1 } }
  const key = { name: 'x', mode: 'live', scopes: ['read'] }
  for (const [given, param] of [[{ ...key, name: odd }, '/name'], [{ ...key, scopes: odd }, '/scopes'], [{ ...key, limits: { senders: [odd] } }, '/limits/senders/0']] as const)
    expect(await call('POST', '/v1/keys', given), param).toMatchObject({ status: 422, json: { code: 'invalid_type', param } })
})

test('a length that cannot be compared is found beside what is nested deeper than the stack', () => {
  const schema = z.strictObject({ more: z.unknown(), text: z.string().max(5) })
  const check = validatorCompiler({ schema, method: 'POST', url: '/', httpPart: 'body' })
  const depth = 60_000
  const body: unknown = JSON.parse(`{"more":${'['.repeat(depth)}${']'.repeat(depth)},"text":{"length":{"toString":1,"valueOf":1}}}`)
  expect(check(body)).toMatchObject({ error: { message: '`text` must not be an object.' } })
})
