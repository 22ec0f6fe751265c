import { expect, test } from 'vitest'
import { readRows } from './refused-rows.ts'

const file = 'line,reason,cells\r\n3,"No number, none",,Kim\r\n5,"""06"" is no number","a ""b""\nc",Bo\r\n'

test('rows are read with their quotes, commas and lines within', () => {
  expect(readRows(file, true)).toEqual([
    { line: '3', reason: 'No number, none', cells: 'Kim' },
    { line: '5', reason: '"06" is no number', cells: 'a "b"\nc · Bo' },
  ])
})

test('a row that may be cut is left out', () => {
  expect(readRows(`${file}9,"No nu`, false)).toHaveLength(2)
})
