// What the preview of a campaign says that it costs is what is taken for it in the end, to the millionth. With 100,000
// recipients: node bench/campaign-cost.ts
import { afterAll, beforeAll, expect, test } from 'vitest'
import { costsOf } from '../support/campaign-costs.ts'
import { createSite, type RunningHouse } from '../support/house.ts'

const site = await createSite()
let house: RunningHouse
beforeAll(async () => void (house = await site.start()))
afterAll(async () => {
  await house?.stop()
  site.remove()
})
const recipients = 2_000

test('where the networks are known the preview is exact', async () => {
  const costs = await costsOf(house, recipients, true)
  expect(costs.countries).toEqual(['BE', 'DE', 'NL'])
  expect(Object.keys(costs.segments)).toEqual(['1', '2'])
  expect(costs).toMatchObject({ recipients: recipients - 21, delivered: recipients - 21, excluded: 21, parts: costs.partsSeen })
  expect(costs.low).toBeGreaterThan(60_000 * recipients)
  expect([costs.high, costs.settled, costs.taken, costs.used]).toEqual([costs.low, costs.low, costs.low, costs.low])
}, 60_000)

test('where some become known only while it is sent, it comes to a sum within the range', async () => {
  const { low, high, settled, taken, used, countries } = await costsOf(house, recipients, false)
  expect(countries).toEqual(['BE', 'DE', 'NL', 'PL'])
  expect(settled).toBeGreaterThan(low)
  expect(settled).toBeLessThan(high)
  expect([taken, used]).toEqual([settled, settled])
}, 60_000)
