import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

const path = '/v1/smpp-accounts'

test('an account is made with what was left out, shown without its password, changed and removed', async () => {
  const { call } = await openHouse()
  const made = await call('POST', path, { name: 'shop', senders: ['SHOP'], tlvs: { PE_ID: 0x1400 } })
  expect(made).toMatchObject({ status: 201, json: { systemId: expect.stringMatching(/^sx/), password: expect.stringMatching(/^\w{8}$/), mode: 'live', window: 100, senders: ['SHOP'] } })
  const { id, password, ...rest } = made.json as { id: string; password: string }
  const one = `${path}/${id}`
  expect((await call('GET', one)).json).toEqual({ id, ...rest, binds: [] })
  expect((await call('GET', path)).json).toEqual({ data: [{ id, ...rest, binds: [] }] })
  expect((await call('PATCH', one, { window: 7, ids: 'hex' })).json).toEqual({ id, ...rest, window: 7, ids: 'hex', binds: [] })
  const renewed = await call('POST', `${one}/password`)
  expect(renewed).toMatchObject({ status: 200, json: { id, password: expect.stringMatching(/^\w{8}$/) } })
  expect((renewed.json as { password: string }).password).not.toBe(password)
  expect((await call('DELETE', one)).status).toBe(204)
  for (const [method, body] of [['GET', undefined], ['PATCH', {}], ['DELETE', undefined]] as const) expect((await call(method, one, body)).status).toBe(404)
})

test('what cannot be is refused with its field', async () => {
  const { call } = await openHouse()
  await call('POST', path, { systemId: 'taken' })
  expect(await call('POST', path, { systemId: 'taken' })).toMatchObject({ status: 409, json: { code: 'already_there', param: '/systemId' } })
  const cases: [object, string][] = [
    [{ systemId: 'sixteen_letters_' }, '/systemId'], [{ password: 'ninechars' }, '/password'], [{ password: 'short' }, '/password'],
    [{ addresses: ['192.0.2.0/33'] }, '/addresses/0'], [{ window: 0 }, '/window'], [{ tlvs: { A: 5 } }, '/tlvs/A'], [{ lanes: ['otp'] }, '/lanes'],
    [{ ids: 'roman' }, '/ids'],
  ]
  for (const [body, param] of cases) expect([body, await call('POST', path, body)]).toMatchObject([body, { status: 422, json: { param } }])
})

test('a number is given, assigned to an account of its workspace, and taken', async () => {
  const { call, accounts } = await openHouse()
  const { id: account } = (await call('POST', path, {})).json as { id: string }
  const given = await call('POST', '/v1/numbers', { number: '1600' })
  expect(given).toMatchObject({ status: 201, json: { number: '1600', workspace: accounts.workspace } })
  const one = `/v1/numbers/${(given.json as { id: string }).id}`
  expect((await call('PATCH', one, { account })).json).toMatchObject({ account })
  expect(await call('PATCH', one, { account: 'sac_none' })).toMatchObject({ status: 422, json: { param: '/account' } })
  expect((await call('GET', '/v1/numbers')).json).toMatchObject({ data: [{ number: '1600', account }] })
  expect(await call('POST', '/v1/numbers', { number: '1600' })).toMatchObject({ status: 409, json: { code: 'already_there' } })
  expect(await call('POST', '/v1/numbers', { number: '1601', workspace: 'wsp_none' })).toMatchObject({ status: 422, json: { param: '/workspace' } })
  await call('DELETE', `${path}/${account}`)
  expect((await call('GET', '/v1/numbers')).json).toEqual({ data: [expect.not.objectContaining({ account })] })
  expect([(await call('DELETE', one)).status, (await call('DELETE', one)).status]).toEqual([204, 404])
})
