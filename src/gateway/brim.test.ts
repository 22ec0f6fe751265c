import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createBrim } from './brim.ts'

test('a full queue tells how long it will take to have room, by how fast it is emptied', () => {
  const clock = manualClock()
  const queue = { depth: 900 }
  const counters = { submitted: 0 }
  const brim = createBrim({ clock, queue, counters, most: 1_000 })
  expect(brim.waitMs(100)).toBe(0)
  expect(brim.waitMs(101)).toBe(60_000)
  clock.advance(2_000)
  counters.submitted = 100
  queue.depth = 1_000
  expect(brim.waitMs(500)).toBe(10_000)
  expect(brim.waitMs(1)).toBe(1_000)
  expect(brim.waitMs(1_000_000)).toBe(3_600_000)
  queue.depth = 0
  expect(brim.waitMs(1_000)).toBe(0)
})
