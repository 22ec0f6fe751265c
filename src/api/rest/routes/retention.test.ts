import { expect, test } from 'vitest'
import { openHouse } from '../house.test-support.ts'

test('how long things are kept is told to whoever may read, and never is null', async () => {
  const { call } = await openHouse({ retention: { messageDays: 400, textDays: 0, keepCodes: false } })
  expect(await call('GET', '/v1/retention')).toMatchObject({ status: 200, json: { messageDays: 400, textDays: null, codes: 'until_sent' } })
  const other = await openHouse({ retention: { messageDays: 0, textDays: 7, keepCodes: true } })
  expect((await other.call('GET', '/v1/retention')).json).toEqual({ messageDays: null, textDays: 7, codes: 'as_others' })
})
