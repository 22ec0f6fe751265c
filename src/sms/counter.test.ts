import { expect, test } from 'vitest'
import { count } from './counter.ts'

test('the counter says how many parts the costly characters add', () => {
  expect(count('a'.repeat(150))).toMatchObject({ encoding: 'gsm7', extraParts: 0, unitsLeft: 10 })
  expect(count(`${'a'.repeat(150)}’`)).toMatchObject({
    encoding: 'ucs2', units: 151, extraParts: 2, costly: [{ char: '’', at: 150 }],
  })
  expect(count('я'.repeat(71))).toMatchObject({ extraParts: 1 })
  expect(count('😀')).toMatchObject({ extraParts: 0 })
  expect(count('')).toMatchObject({ refused: 'empty' })
})
