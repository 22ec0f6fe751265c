import { expect, test } from 'vitest'
import { distance } from './distance.ts'

test('letters more, less or other are counted, and no further than asked', () => {
  expect([distance('offers', 'offers'), distance('ofers', 'offers'), distance('offres', 'offers'), distance('', 'abc'), distance('kitten', 'sitting')]).toEqual([0, 1, 2, 3, 3])
  expect([distance('offres', 'offers', 2), distance('offres', 'offers', 1), distance('a', 'abcd', 2), distance('kitten', 'sitting', 2)]).toEqual([2, Infinity, Infinity, Infinity])
})
