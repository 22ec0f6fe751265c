import { expect, test } from 'vitest'
import { manualClock } from '../../kit/clock.ts'
import { createGuard, guardLimits, networkOf } from './guard.ts'

const failing = () => {
  const clock = manualClock()
  const guard = createGuard(clock)
  const fail = (times: number, systemId = 'shop', address = '192.0.2.1') => {
    for (let i = 0; i < times; i++) guard.failed(systemId, address)
  }
  return { clock, guard, fail }
}

test('five failures shut an account out from its address for a second, and each further one for twice as long', () => {
  const { clock, guard, fail } = failing()
  fail(4)
  expect(guard.isShut('shop', '192.0.2.1')).toBe(false)
  for (const seconds of [1, 2, 4, 8]) {
    fail(1)
    clock.advance(seconds * 1000 - 1)
    expect(guard.isShut('shop', '192.0.2.1')).toBe(true)
    clock.advance(1)
    expect(guard.isShut('shop', '192.0.2.1')).toBe(false)
  }
  fail(10)
  clock.advance(guardLimits.longestWaitMs)
  expect(guard.isShut('shop', '192.0.2.1')).toBe(false)
})

test('others are not shut out with it, until too much fails in one network', () => {
  const { guard, fail } = failing()
  fail(5)
  expect(guard.isShut('other', '192.0.2.1')).toBe(false)
  expect(guard.isShut('shop', '192.0.2.2')).toBe(false)
  for (let i = 0; i < 15; i++) fail(1, `guess${i}`, `192.0.2.${i + 10}`)
  expect(guard.isShut('other', '192.0.2.200')).toBe(true)
  expect(guard.isShut('other', '192.0.3.200')).toBe(false)
})

test('a right password forgets the failures of its pair, not those of the network; quiet forgets all', () => {
  const { clock, guard, fail } = failing()
  fail(4)
  guard.passed('shop', '192.0.2.1')
  fail(4)
  expect(guard.isShut('shop', '192.0.2.1')).toBe(false)
  for (let i = 0; i < 12; i++) fail(1, `guess${i}`)
  expect(guard.isShut('other', '192.0.2.9')).toBe(true)
  clock.advance(guardLimits.forgetMs)
  fail(1)
  expect(guard.isShut('other', '192.0.2.9')).toBe(false)
})

test('a network is 24 bits of IPv4 and 64 of IPv6', () => {
  expect([networkOf('192.0.2.7'), networkOf('2001:db8:1:2:3::9'), networkOf('::1'), networkOf('2001:db8::5')]).toEqual([
    '192.0.2', '2001:db8:1:2', '0:0:0:0', '2001:db8:0:0',
  ])
})
