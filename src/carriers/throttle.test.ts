import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createThrottle } from './throttle.ts'

function rig(perSecond?: number) {
  const clock = manualClock()
  const state = { outstanding: 0 }
  const throttle = createThrottle({ clock, outstanding: () => state.outstanding, ...(perSecond ? { perSecond } : {}) })
  /** Takes whatever may go, every 10 ms; returns how many went. */
  const run = (ms: number) => {
    let went = 0
    for (let at = 0; at < ms; at += 10) {
      const parts = Math.min(1_000, throttle.available())
      throttle.take(parts)
      went += parts
      clock.advance(10)
    }
    return went
  }
  return { clock, state, throttle, run }
}

test('a limit is held, in parts, with one second saved up at most', () => {
  const { run, clock } = rig(50)
  clock.advance(10_000)
  expect(run(10)).toBe(50)
  expect(run(10_000)).toBeGreaterThan(490)
  expect(run(10_000)).toBeLessThanOrEqual(501)
})

test('one answer to go slower halves the rate at once, and it grows back by a twentieth a second', () => {
  const { throttle, run, clock } = rig(100)
  run(2_000)
  throttle.answered(true)
  expect(throttle.perSecond).toBe(50)
  expect(throttle.available()).toBe(0)
  clock.advance(2_000)
  expect(throttle.perSecond).toBeCloseTo(60)
  clock.advance(60_000)
  expect(throttle.perSecond).toBe(100)
})

test('a whole window of such answers halves once; one about a part that went later halves again', () => {
  const { throttle, state, run } = rig(100)
  run(2_000)
  state.outstanding = 40
  for (let i = 0; i < 41; i++) throttle.answered(true)
  expect(throttle.perSecond).toBe(50)
  throttle.answered(true)
  expect(throttle.perSecond).toBe(25)
  expect(throttle.slowed).toBe(42)
})

test('parts that are lost with their link count as answered', () => {
  const { throttle, state, run } = rig(100)
  run(2_000)
  state.outstanding = 10
  throttle.answered(true)
  for (let i = 0; i < 10; i++) throttle.answered(false)
  throttle.answered(true)
  expect(throttle.perSecond).toBe(25)
})

test('without a limit it starts from the rate it had, and is free again at twice that', () => {
  const { throttle, clock } = rig()
  expect(throttle.available()).toBe(Infinity)
  for (let i = 0; i < 300; i++) {
    throttle.take(1)
    clock.advance(10)
  }
  throttle.answered(true)
  expect(throttle.perSecond).toBe(50)
  clock.advance(29_000)
  expect(throttle.perSecond).toBeLessThan(200)
  clock.advance(2_000)
  expect(throttle.perSecond).toBe(Infinity)
})

test('what is halved is the rate it goes at, not a limit far above it', () => {
  const { throttle, clock } = rig(1_000)
  for (let i = 0; i < 200; i++) {
    throttle.take(1)
    clock.advance(10)
  }
  throttle.answered(true)
  expect(throttle.perSecond).toBe(50)
})

test('it never stops for good: one part in five seconds goes on asking', () => {
  const { throttle, clock } = rig(10)
  for (let i = 0; i < 50; i++) throttle.answered(true)
  expect(throttle.available()).toBe(0)
  const wait = throttle.waitMs()
  expect(wait).toBeLessThanOrEqual(5_000)
  clock.advance(wait)
  expect(throttle.available()).toBe(1)
})

test('a pause holds everything until it is over, and a shorter one does not end it', () => {
  const { throttle, clock } = rig()
  throttle.pause(3_000)
  throttle.pause(1_000)
  expect(throttle.available()).toBe(0)
  expect(throttle.waitMs()).toBe(3_000)
  clock.advance(3_000)
  expect(throttle.available()).toBe(Infinity)
})
