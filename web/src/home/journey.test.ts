import { expect, test } from 'vitest'
import type { Message } from '../api/shapes.ts'
import { journeyOf } from './journey.ts'

const at = (ms: number) => new Date(1_800_000_000_000 + ms).toISOString()
const message = (status: Message['status'], ...events: [string, number][]): Message => ({
  id: 'msg_1',
  to: '+31612345678',
  status,
  createdAt: at(0),
  timeline: events.map(([event, ms]) => ({ event, at: at(ms) })),
})

test('each hop gets the time between its two moments, and those after the API add up to the ending', () => {
  const done = message('delivered', ['accepted', 0], ['attempt', 4], ['submitted', 11], ['delivered', 41])
  expect(journeyOf(done, 6.5, at(28))).toEqual({
    reached: 5,
    ms: { api: 6.5, queue: 4, smpp: 7, operator: 30 },
    ending: { status: 'delivered', ms: 41 },
  })
})

test('a message under way stands where its last event left it', () => {
  expect(journeyOf(undefined).reached).toBe(0)
  expect(journeyOf(undefined, 5)).toEqual({ reached: 1, ms: { api: 5 } })
  expect(journeyOf(message('queued', ['accepted', 0])).reached).toBe(1)
  expect(journeyOf(message('sending', ['accepted', 0], ['attempt', 3])).reached).toBe(2)
  expect(journeyOf(message('submitted', ['accepted', 0], ['submitted', 9])).ms).toEqual({ smpp: 9 })
})

test('the phone may have it before its receipt is back', () => {
  const under = journeyOf(message('submitted', ['accepted', 0], ['submitted', 9]), 5, at(20))
  expect(under.reached).toBe(5)
  expect(under.ending).toBeUndefined()
})

test('a journey that fails ends where it stands', () => {
  const failed = journeyOf(message('undelivered', ['accepted', 0], ['submitted', 9], ['undelivered', 30]), 5)
  expect(failed.reached).toBe(3)
  expect(failed.ending).toEqual({ status: 'undelivered', ms: 30 })
})
