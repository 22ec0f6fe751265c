import { expect, test } from 'vitest'
import { createFeed, type Feed, mostRows, type Told } from './feed.ts'

const told = (number: number): Told => ({ id: `evt_${number}`, type: 'message.delivered', data: '{}' })

test('however many events come between two frames, one drawing shows the newest and counts them all', () => {
  const frames: (() => void)[] = []
  const drawn: Feed[] = []
  const feed = createFeed((state) => drawn.push(state), (run) => frames.push(run))
  for (let number = 0; number < 5_000; number++) feed.take(told(number))
  expect(frames).toHaveLength(1)
  frames.shift()!()
  expect(drawn).toHaveLength(1)
  expect(drawn[0]!.heard).toBe(5_000)
  expect(drawn[0]!.rows).toHaveLength(mostRows)
  expect(drawn[0]!.rows[0]!.id).toBe('evt_4999')
  feed.take(told(5_000))
  frames.shift()!()
  expect(drawn[1]!.rows.slice(0, 2).map(({ id }) => id)).toEqual(['evt_5000', 'evt_4999'])
  expect(drawn[1]!.rows).toHaveLength(mostRows)
})

test('what was cleared does not come back', () => {
  const frames: (() => void)[] = []
  const drawn: Feed[] = []
  const feed = createFeed((state) => drawn.push(state), (run) => frames.push(run))
  feed.take(told(1))
  feed.clear()
  frames.shift()!()
  expect(drawn.at(-1)).toEqual({ rows: [], heard: 0 })
})
