import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMicros, parseMicros, rounded, times } from './money.ts'

test.each([
  ['0.0832', 83_200],
  ['0,0832', 83_200],
  ['1', 1_000_000],
  ['0.000001', 1],
  [' 0.010000000 ', 10_000],
  ['1000', 1_000_000_000],
])('%s is a price', (text, micros) => {
  expect(parseMicros(text)).toBe(micros)
})

test.each(['', '-1', '0.0000001', '1.2.3', '1e3', '.5', '1001', '€1', '1,000.00'])('%j is not a price', (text) =>
  expect(parseMicros(text)).toBeUndefined(),
)

test('a price survives being written and read', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      (micros) => void expect(parseMicros(formatMicros(micros))).toBe(micros),
    ),
  )
  expect([formatMicros(83_200), formatMicros(1_000_000), formatMicros(5)]).toEqual(['0.0832', '1.00', '0.000005'])
})

test('a correction below nothing is written with its sign', () => {
  expect([formatMicros(-83_200), formatMicros(-1), formatMicros(-1_000_000)]).toEqual(['-0.0832', '-0.000001', '-1.00'])
})

test('rounding goes to the nearest, half away from nothing, and moves by half a step at most', () => {
  expect([rounded(5_000), rounded(4_999), rounded(-5_000), rounded(-4_999), rounded(12_345, 3)]).toEqual([10_000, 0, -10_000, 0, 12_000])
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (micros, decimals) => {
      const step = 10 ** (6 - decimals)
      const to = rounded(micros, decimals)
      expect(Math.abs(to % step)).toBe(0)
      expect(Math.abs(to - micros) * 2).toBeLessThanOrEqual(step)
      expect(rounded(-micros, decimals) + to).toBe(0)
    }),
  )
})

test('a product that could not be told exactly is no amount', () => {
  expect(times(83_200, 100_000)).toBe(8_320_000_000)
  expect(() => times(Number.MAX_SAFE_INTEGER, 2)).toThrow('too much')
})
