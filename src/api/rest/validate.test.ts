import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

test('an object that says its length is no number is refused where a text or a list belongs', async () => {
  const { call } = await openHouse()
  const odd = { length: { toString: 1 } }
  const key = { name: 'x', mode: 'live', scopes: ['read'] }
  for (const [given, param] of [[{ ...key, name: odd }, '/name'], [{ ...key, scopes: odd }, '/scopes'], [{ ...key, limits: { senders: [odd] } }, '/limits/senders/0']] as const)
    expect(await call('POST', '/v1/keys', given), param).toMatchObject({ status: 422, json: { code: 'invalid_type', param } })
})
