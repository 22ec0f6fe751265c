import { expect, test } from 'vitest'
import { clocksOf, isNight, numbersOf } from './recipients.ts'

test('recipients come one a line or with commas between, each once and without their writing', () => {
  expect(numbersOf('+31 6 1234 5678, 0032470123456;\n+31612345678\n\n (020) 123')).toEqual(['+31612345678', '+32470123456', '020123'])
})

test('the clock of a country is known, and from where to where it reaches', () => {
  const now = new Date('2026-11-22T10:30:00Z')
  expect(clocksOf('NL', now)).toEqual({ from: '11:30', to: '11:30', night: false })
  expect(clocksOf('XX', now)).toBeUndefined()
  const states = clocksOf('US', now)!
  expect(states.night).toBe(true)
  expect(clocksOf('RU', new Date('2026-11-22T13:30:00Z'))).toEqual({ from: '15:30', to: '01:30', night: true })
  expect(states.from).not.toBe(states.to)
  expect([isNight(20 * 60 + 59), isNight(21 * 60), isNight(7 * 60 + 59), isNight(8 * 60)]).toEqual([false, true, true, false])
})
