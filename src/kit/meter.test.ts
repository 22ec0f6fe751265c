import { expect, test } from 'vitest'
import { createCounts, createDurations } from './meter.ts'

test('counts by labels, and whatever is one too many together', () => {
  const counts = createCounts(['route', 'status'], 2)
  counts.add(['/a', '200'])
  counts.add(['/a', '200'], 4)
  counts.add(['/b', '200'])
  counts.add(['/c', '200'])
  counts.add(['/d', '500'])
  counts.add(['/a', '200'])
  expect(counts.read()).toEqual([
    { labels: { route: '/a', status: '200' }, value: 6 },
    { labels: { route: '/b', status: '200' }, value: 1 },
    { labels: { route: 'other', status: 'other' }, value: 2 },
  ])
})

test('a duration counts in its own limit and in all above', () => {
  const durations = createDurations([1, 10])
  for (const ms of [1, 1.5, 10, 11]) durations.add(ms)
  expect(durations.read()).toEqual({
    buckets: [{ upToMs: 1, count: 1 }, { upToMs: 10, count: 3 }, { upToMs: Infinity, count: 4 }],
    sumMs: 23.5,
    count: 4,
  })
})
