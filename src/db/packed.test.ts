import { expect, test } from 'vitest'
import { pack, unpack } from './packed.ts'

const sql = 'INSERT INTO t (a, b, c) VALUES (?, ?, ?)'

test('what is alike in all rows is said once', () => {
  expect(pack({ sql, rows: [['a', 1, null], ['a', 2, null]], expect: 1 })).toEqual({
    sql, expect: 1, count: 2, first: ['a', 1, null], differing: [1], values: [1, 2],
  })
})

test.each([
  [[]],
  [[['a', 1, null]]],
  [[['a', 1, null], ['a', 1, null]]],
  [[['a', 1, new Uint8Array([1])], ['b', 1, new Uint8Array([1])], ['a', 2, null]]],
  [[[1, '1', 0], ['1', 1, null]]],
  [[[], []]],
])('a write comes out as it went in: %j', (rows) => {
  expect(unpack(pack({ sql, rows }))).toEqual({ sql, rows })
  expect(unpack(pack({ sql, rows, expect: 1 }))).toEqual({ sql, rows, expect: 1 })
})
