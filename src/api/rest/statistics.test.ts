import { expect, test } from 'vitest'
import type { Asked } from '../../statistics/records.ts'
import { openHouse } from './house.test-support.ts'

const counts = { sent: 3, delivered: 2, undelivered: 1, expired: 0, rejected: 0, unknown: 0, optedOut: 0 }

test('figures come over time or by country, for the asker’s workspace, within bounds', async () => {
  const asked: Asked[] = []
  const statistics = {
    series: async (of: Asked) => (asked.push(of), [{ at: 0, counts }]),
    countries: async (of: Asked) => (asked.push(of), [{ country: 'NL', counts }, { country: '', counts }]),
  }
  const { call, accounts } = await openHouse({ statistics })
  expect((await call('GET', '/v1/statistics?by=day&country=NL')).json).toMatchObject({ by: 'day', data: [{ at: '1970-01-01T00:00:00.000Z', sent: 3 }] })
  expect((await call('GET', '/v1/statistics?by=country')).json.data).toEqual([{ country: 'NL', ...counts }, counts])
  expect(asked.map(({ workspace, mode, country }) => [workspace, mode, country])).toEqual([[accounts.workspace, 'live', 'NL'], [accounts.workspace, 'live', undefined]])
  const refused = ['by=minute&since=2020-01-01T00:00:00Z', 'since=2030-01-01T00:00:00Z&until=2029-01-01T00:00:00Z', 'by=minute&country=NL', 'by=week']
  for (const query of refused) expect((await call('GET', `/v1/statistics?${query}`)).status).toBe(422)
})
