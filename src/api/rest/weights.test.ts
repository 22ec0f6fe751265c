import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

test('the share of a workspace at a busy connection is read and set, within bounds', async () => {
  const { call, accounts } = await openHouse()
  const path = `/v1/workspaces/${accounts.workspace}/weight`
  expect((await call('GET', path)).json).toEqual({ weight: 1 })
  expect(await call('PUT', path, { weight: 3 })).toMatchObject({ status: 200, json: { weight: 3 } })
  expect((await call('GET', path)).json).toEqual({ weight: 3 })
  expect(await call('PUT', path, { weight: 0 })).toMatchObject({ status: 422, json: { param: '/weight' } })
  expect(await call('PUT', '/v1/workspaces/wsp_none/weight', { weight: 3 })).toMatchObject({ status: 404 })
})
