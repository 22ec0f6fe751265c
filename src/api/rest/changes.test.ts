import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

async function withMessages(count: number) {
  const house = await openHouse()
  const messages = Array.from({ length: count }, () => ({ to: '+31612345678', text: 'Hi' }))
  const { json } = await house.call('POST', '/v1/messages', { messages })
  return { ...house, ids: (json as { messages: { id: string }[] }).messages.map(({ id }) => id) }
}

test('a waiting message is canceled and changed; one that left is not, and a bad change names its field', async () => {
  const { call, ids } = await withMessages(2)
  const [waiting, left] = [ids.find((id) => id.endsWith('0'))!, ids.find((id) => !id.endsWith('0'))!]
  expect(await call('PATCH', `/v1/messages/${waiting}`, { text: 'Other' })).toMatchObject({ status: 200, json: { text: 'Other' } })
  expect(await call('PATCH', `/v1/messages/${waiting}`, { text: '' })).toMatchObject({ status: 422, json: { code: 'empty_text', param: '/text' } })
  expect(await call('PATCH', `/v1/messages/${waiting}`, { txt: 'x' })).toMatchObject({ status: 422, json: { code: 'unknown_field', param: '/txt' } })
  expect(await call('POST', `/v1/messages/${waiting}/cancel`)).toMatchObject({ status: 200, json: { status: 'canceled' } })
  expect(await call('POST', `/v1/messages/${left}/cancel`)).toMatchObject({ status: 409, json: { code: 'too_late', retryable: false } })
  expect(await call('POST', '/v1/messages/msg_none/cancel')).toMatchObject({ status: 404 })
  expect(await call('POST', `/v1/messages/${left}/redrive`)).toMatchObject({ status: 409, json: { code: 'not_failed' } })
})

test('from a receipt and its message it is learned how an operator writes ids', async () => {
  const { call, fleet, ids } = await withMessages(2)
  const learn = (receipt: string, message: string) => call('POST', `/v1/receipts/${receipt}/learn`, { message })
  expect(await learn('rcp_2', ids[0]!)).toMatchObject({ status: 404 })
  expect(await learn('rcp_1', 'msg_none')).toMatchObject({ status: 404 })
  expect(await learn('rcp_1', ids.find((id) => !id.endsWith('0'))!)).toMatchObject({ status: 422, json: { code: 'no_rule' } })
  expect(await learn('rcp_1', ids.find((id) => id.endsWith('0'))!)).toMatchObject({ status: 409, json: { code: 'connection_builtin' } })
  expect(await call('POST', '/v1/connections/con_none/rematch')).toMatchObject({ status: 404 })
  const { id } = fleet.list()[0]!
  expect(await call('POST', `/v1/connections/${id}/rematch`)).toMatchObject({ status: 200, json: { matched: 3, left: 1 } })
})

test('receipts without a message are listed and matched by hand', async () => {
  const { call, ids } = await withMessages(2)
  const ended = ids.find((id) => id.endsWith('0'))!
  const { json } = await call('GET', '/v1/receipts/unmatched?limit=1')
  expect((await call('GET', `/v1/receipts/unmatched?limit=1&after=${json.nextCursor}`)).json).toMatchObject({ data: [{ id: 'rcp_0' }] })
  expect(json).toEqual({ nextCursor: 'rcp_0', data: [{ id: 'rcp_1', connection: 'demo', operatorId: '7', from: 'Shop', to: '31612345678', state: 'delivered', at: '1970-01-01T00:00:00.000Z' }] })
  expect(await call('POST', '/v1/receipts/rcp_1/match', { message: ids[0] })).toMatchObject({ status: 200, json: { id: ids[0] } })
  const wrong = (receipt: string, message: string) => call('POST', `/v1/receipts/${receipt}/match`, { message })
  expect(await wrong('rcp_2', ended)).toMatchObject({ status: 404, json: { detail: 'There is no unmatched receipt rcp_2.' } })
  expect(await wrong('rcp_1', 'msg_none')).toMatchObject({ status: 404, json: { detail: 'There is no message msg_none.' } })
  await call('POST', `/v1/messages/${ended}/cancel`)
  expect(await wrong('rcp_1', ended)).toMatchObject({ status: 409, json: { code: 'too_late', detail: expect.stringContaining('`submitted`') } })
})
