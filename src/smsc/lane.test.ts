import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createFifo } from './fifo.ts'
import { createLane } from './lane.ts'
import { runsOf } from './records.ts'

test('a turn is one batch, and what comes meanwhile is the next', async () => {
  const clock = manualClock()
  const batches: number[][] = []
  let finish = () => {}
  const lane = createLane<number>({
    clock,
    most: 3,
    commit: (items) => {
      batches.push([...items])
      return new Promise((resolve) => (finish = resolve))
    },
    onBroken() {},
  })
  lane.add(1)
  lane.add(2)
  expect(batches).toEqual([])
  clock.advance(0)
  for (let i = 3; i <= 6; i++) lane.add(i)
  clock.advance(0)
  expect(batches).toEqual([[1, 2]])
  expect(lane.size).toBe(6)
  let idle = false
  void lane.idle().then(() => (idle = true))
  for (let i = 0; i < 3; i++) {
    expect(idle).toBe(false)
    finish()
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(batches).toEqual([[1, 2], [3, 4, 5], [6]])
  expect(idle).toBe(true)
})

test('a lane whose store broke says so and begins nothing more', async () => {
  const clock = manualClock()
  const causes: unknown[] = []
  let begun = 0
  const lane = createLane<number>({
    clock,
    most: 3,
    commit: async () => {
      begun++
      throw new Error('disk full')
    },
    onBroken: (cause) => causes.push(cause),
  })
  lane.add(1)
  clock.advance(0)
  await new Promise((resolve) => setImmediate(resolve))
  lane.add(2)
  clock.advance(0)
  expect(causes).toEqual([new Error('disk full')])
  expect(begun).toBe(1)
})

test('a queue gives back in order, what was put back first', () => {
  const queue = createFifo<number>()
  for (let i = 0; i < 10_000; i++) queue.push(i)
  const first = Array.from({ length: 6000 }, () => queue.shift())
  expect(first.at(-1)).toBe(5999)
  queue.putBack([-2, -1])
  expect(queue.length).toBe(4002)
  expect([queue.shift(), queue.shift(), queue.shift()]).toEqual([-2, -1, 6000])
  while (queue.length > 0) queue.shift()
  expect(queue.shift()).toBe(undefined)
})

test('ids become runs without gaps, in any order', () => {
  expect(runsOf([7, 3, 1, 2, 9, 8].map((id) => ({ id })))).toEqual([
    { first: 1, last: 3, count: 3 },
    { first: 7, last: 9, count: 3 },
  ])
  expect(runsOf([])).toEqual([])
})
