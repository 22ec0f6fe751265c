import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createPace, type Limits, type Paced } from './pace.ts'

const rig = (limits: Limits) => {
  const clock = manualClock()
  const pace = createPace({ clock, limitsOf: (connection) => (connection === 'c' ? limits : undefined) })
  let made = 0
  const message = (more: Partial<Paced> = {}): Paced => ({ id: `m${made++}`, connection: 'c', lane: 'bulk', from: 'Shop', network: '204-08', parts: 1, ...more })
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

test('who comes back at the time it was told goes, and takes no second slot', () => {
  const { clock, message, wait } = rig({ senderPerSecond: 1 })
  const all = Array.from({ length: 5 }, () => message())
  const waits = all.map(wait)
  expect(waits).toEqual([0, 0, 1_000, 2_000, 3_000])
  clock.advance(1_000)
  expect(wait(all[2]!)).toBe(0)
  expect(wait(message())).toBe(3_000)
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
  expect(wait(message())).toBe(99_100)
})
