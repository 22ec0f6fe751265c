import { expect, test } from 'vitest'
import { moved, positionsFor } from './order.ts'

const at = (...positions: number[]) => positions.map((position, place) => ({ id: 'abcdef'[place]!, position }))
const told = (changes: { row: { id: string }; position: number }[]) => changes.map(({ row, position }) => `${row.id}${position}`)

test('a moved route goes between its neighbours where there is room, first and last too', () => {
  expect(told(positionsFor(moved(at(10, 20, 30), 2, 0), 0))).toEqual(['c5'])
  expect(told(positionsFor(moved(at(10, 20, 30), 0, 1), 1))).toEqual(['a25'])
  expect(told(positionsFor(moved(at(10, 20, 30), 0, 2), 2))).toEqual(['a40'])
})

test('without room all are numbered anew, and those that stand right stay', () => {
  expect(told(positionsFor(moved(at(10, 11, 12), 2, 1), 1))).toEqual(['c20', 'b30'])
  expect(told(positionsFor(moved(at(0, 0, 0), 2, 0), 0))).toEqual(['c10', 'a20', 'b30'])
})
