import { expect, test } from 'vitest'
import { octetsOf, ownersOf } from './octets.ts'

test('every octet knows its field, the inner one where fields lie in each other', () => {
  const fields = [{ at: 0, length: 1 }, { at: 1, length: 3 }, { at: 2, length: 1 }, {}]
  expect(ownersOf(fields, 5)).toEqual([0, 1, 2, 1, undefined])
})

test('a field that is longer than what came lights what came', () => {
  expect(ownersOf([{ at: 1, length: 9 }], octetsOf('040B91').length)).toEqual([undefined, 0, 0])
})
