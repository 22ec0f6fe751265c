import { expect, test } from 'vitest'
import { arranged, numbersFrom } from './wall.ts'

test('a phone that buzzes keeps its place; a new one comes in front, and older ones follow behind', () => {
  expect(arranged([], ['a', 'b', 'c'])).toEqual(['a', 'b', 'c'])
  expect(arranged(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual(['a', 'b', 'c'])
  expect(arranged(['a', 'b', 'c'], ['new', 'c', 'a', 'b'])).toEqual(['new', 'a', 'b', 'c'])
  expect(arranged(['a', 'b'], ['a', 'b', 'older', 'oldest'])).toEqual(['a', 'b', 'older', 'oldest'])
})

test('a range is counted on without losing a digit', () => {
  expect(numbersFrom('+999999999999998', 2)).toEqual(['+999999999999998', '+999999999999999'])
})
