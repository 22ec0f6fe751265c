import { expect, test } from 'vitest'
import { createNumberLines } from './number-lines.ts'

test('every number is found on its line, and no other is, however many there are', () => {
  const lines = createNumberLines()
  const number = (i: number) => `+${316_1000_0000 + i * 7}`
  for (let i = 0; i < 50_000; i++) lines.add(number(i), i + 2)
  lines.add('+999999999999999', 4_000_000_000)
  for (let i = 0; i < 50_000; i++)
    if (lines.find(number(i)) !== i + 2) expect.fail(`${number(i)} is on ${lines.find(number(i))}`)
  expect(lines.find('+999999999999999')).toBe(4_000_000_000)
  expect(lines.find('+31610000001')).toBeUndefined()
  expect(lines.size).toBe(50_001)
})

test('numbers that share a place are told apart', () => {
  const lines = createNumberLines()
  // 2^32 apart: the same low word, so the same place to begin with.
  for (let i = 0; i < 100; i++) lines.add(`+${31_612_345_678 + i * 2 ** 32}`, i)
  for (let i = 0; i < 100; i++) expect(lines.find(`+${31_612_345_678 + i * 2 ** 32}`)).toBe(i)
})
