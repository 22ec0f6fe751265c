import { expect, test } from 'vitest'
import { byDay, changeOf, depthOf, drainSeconds, filled, none, soFarYesterday, stacked } from './figures.ts'

const now = new Date(2026, 10, 22, 12, 30)
const at = (...[day, hour]: [number, number]) => new Date(2026, 10, day, hour).toISOString()
const point = (day: number, hour: number, sent: number) => ({ ...none(), at: at(day, hour), sent })

test('hours become days of where one is, today last, and yesterday counts until this hour', () => {
  const points = [point(16, 0, 7), point(21, 0, 1), point(21, 12, 2), point(21, 13, 4), point(22, 0, 8), point(22, 12, 16)]
  expect(byDay(points, now, 7).map(({ sent }) => sent)).toEqual([7, 0, 0, 0, 0, 7, 24])
  expect(soFarYesterday(points, now).sent).toBe(3)
})

test('a series has every step, and layers lie on each other', () => {
  const points = [{ ...none(), at: new Date(120_000).toISOString(), sent: 5 }]
  expect(filled(points, 65_000, 190_000, 60_000).map(({ at: moment, counts }) => [moment, counts.sent])).toEqual([[60_000, 0], [120_000, 5], [180_000, 0]])
  expect(stacked([[1, 2], [10, 20]])).toEqual([[1, 2], [11, 22]])
})

test('a change needs something before it, colours follow magnitudes, and nothing drains at no speed', () => {
  expect([changeOf(3, 2), changeOf(3, 0)]).toEqual([0.5, undefined])
  expect([depthOf(0, 100), depthOf(1, 100), depthOf(100, 100), depthOf(1, 1)]).toEqual([0, 0.15, 1, 1])
  expect([drainSeconds(0, 0), drainSeconds(100, 50), drainSeconds(100, 0)]).toEqual([0, 2, undefined])
})
