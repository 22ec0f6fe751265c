import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

const path = '/v1/smsc/personality'

test('the embedded SMSC is healthy, and becomes what it is told to be, for all or for one account', async () => {
  const { call } = await openHouse()
  const before = await call('GET', path)
  expect(before.json).toMatchObject({ seed: 1, accounts: [], says: [expect.stringContaining('healthy')] })
  expect(before.json.presets.map(({ name }: { name: string }) => name)).toContain('eu-tier1')
  expect(before.json.testNumbers.endings).toContainEqual({
    ending: '30', name: 'replies-stop', say: 'Delivered; the phone replies STOP.',
  })
  const flaky = await call('PUT', path, { personality: 'flaky,hex-ids', seed: 7 })
  expect(flaky.status).toBe(200)
  expect(flaky.json).toMatchObject({ seed: 7, personality: { ids: { answer: 'hex' }, answers: { lost: 0.01 } } })
  await call('PUT', path, { personality: { answers: { lost: 0.5 } }, account: 'demo' })
  const both = await call('GET', path)
  expect(both.json).toMatchObject({
    seed: 7, accounts: [{ account: 'demo', seed: 1, personality: { answers: { lost: 0.5 }, ids: { answer: 'decimal' } } }],
  })
  await call('PUT', path, { personality: null, account: 'demo' })
  expect((await call('PUT', path, { personality: null })).json).toMatchObject({ seed: 1, says: before.json.says, accounts: [] })
})

test.each([
  [{ personality: 'angry' }, 'invalid_value', '/personality', 'there is no personality "angry"'],
  [{ personality: { answers: { lots: 1 } } }, 'unknown_field', '/personality/answers/lots', 'answers.lots is no field'],
  [{ personality: { answers: { lost: 2 } } }, 'invalid_value', '/personality/answers/lost', 'answers.lost must be a share'],
  [{ personality: 'slow', account: 'nobody' }, 'invalid_value', '/account', 'there is no account'],
  [{ personality: 'slow', seed: -1 }, 'invalid_value', '/seed', ''],
  [{}, 'missing_field', '/personality', '`personality` is missing'],
])('%j is refused by the name of the field', async (body, code, param, detail) => {
  const { call } = await openHouse()
  const refused = await call('PUT', path, body)
  expect(refused.status).toBe(422)
  expect(refused.json).toMatchObject({ code, param })
  expect(refused.json.detail).toContain(detail)
  expect((await call('GET', path)).json.says).toEqual([expect.stringContaining('healthy')])
})

test('only an administrator may change it, and where there is no embedded SMSC there is nothing to change', async () => {
  const { call, accounts } = await openHouse()
  const { key } = await accounts.keys.create(accounts.workspace, { name: 'shop', mode: 'test', scopes: ['send', 'read'] })
  expect((await call('PUT', path, { personality: 'dead' }, { authorization: `Bearer ${key}` })).status).toBe(403)
  const without = await openHouse({ personality: undefined })
  expect((await without.call('GET', path)).status).toBe(404)
})
