import { expect, test } from 'vitest'
import { raceRest } from './rest-races.ts'

// The long form: node test/fuzz/rest-races.ts 100
test('all that can be asked about a thing while it is removed is answered as documented, and nothing breaks', { timeout: 120_000 }, async () => {
  const { faults, unmade, statuses } = await raceRest(3, 160)
  expect(faults).toEqual([])
  expect(unmade, 'every removal has a scene, and every scene begins').toEqual([])
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '201', '204', '404', '409']))
})
