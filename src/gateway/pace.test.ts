import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createIds } from '../kit/ids.ts'
import { createPace, type Limits, type Paced } from './pace.ts'

const rig = (limits: Limits) => {
  const clock = manualClock()
  const pace = createPace({ clock, limitsOf: (connection) => (connection === 'c' ? limits : undefined) })
  let made = 0
  const message = (more: Partial<Paced> = {}): Paced => ({ id: `m${made++}`, connection: 'c', lane: 'bulk', from: 'Shop', network: '204-08', parts: 1, dueAt: 0, ...more })
  /** Milliseconds from now until it may go. */
  const wait = (paced: Paced) => Math.max(0, pace(paced) - clock.wall())
  return { clock, message, wait }
}

test('a sender gets its parts a second, spread in time, with at most a second at once', () => {
  const { message, wait } = rig({ senderPerSecond: 10 })
  const waits = Array.from({ length: 40 }, () => wait(message()))
  expect(waits.slice(0, 11).every((ms) => ms === 0)).toBe(true)
  expect(waits[39]).toBe(2_900)
  expect(wait(message({ from: 'Other' }))).toBe(0)
  expect(wait(message({ connection: 'unlimited' }))).toBe(0)
})

test('a backlog much longer than memory goes at its pace', () => {
  const clock = manualClock()
  const ids = createIds({ clock })
  const pace = createPace({ clock, limitsOf: () => ({ senderPerSecond: 100 }) })
  let waiting = ids.run('msg_', 20_000).map((id) => ({ id, dueAt: clock.wall() }))
  let asked = 0
  let gone = 0
  for (let second = 0; second < 60; second++) {
    const due = waiting.filter(({ dueAt }) => dueAt <= clock.wall())
    const later = waiting.filter(({ dueAt }) => dueAt > clock.wall())
    for (const { id, dueAt } of due) {
      asked++
      const at = pace({ id, dueAt, connection: 'c', lane: 'bulk', from: 'Shop', network: null, parts: 1 })
      if (at === 0) gone++
      else later.push({ id, dueAt: at })
    }
    waiting = later
    clock.advance(1_000)
  }
  expect(gone).toBeGreaterThanOrEqual(5_900)
  expect(gone).toBeLessThanOrEqual(6_100)
  expect(asked).toBeLessThan(40_000)
})

test('long messages count by their parts, networks by theirs, and the slower limit counts', () => {
  const { message, wait } = rig({ senderPerSecond: 100, networkPerSecond: 10 })
  for (let i = 0; i < 4; i++) wait(message({ parts: 5 }))
  expect(wait(message())).toBe(1_000)
  expect(wait(message({ network: '204-04' }))).toBe(0)
  expect(wait(message({ from: 'Other' }))).toBe(1_100)
})

test('a code does not wait behind the bulk of its sender, and the bulk makes room for it', () => {
  const { message, wait } = rig({ senderPerSecond: 10 })
  for (let i = 0; i < 1_000; i++) wait(message())
  expect(wait(message({ lane: 'otp' }))).toBe(0)
  expect(wait(message())).toBeGreaterThanOrEqual(99_000)
})
