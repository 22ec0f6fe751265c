import { expect, test } from 'vitest'
import { blank, press, type Typing } from './keypad.ts'

const type = (presses: readonly (readonly [key: string, at: number])[], from: Typing = blank, most = 160) =>
  presses.reduce((typing, [key, at]) => press(typing, key, at, most), from)

test('presses of one key in quick succession go through its letters, and a pause begins the next letter', () => {
  expect(type([['4', 0], ['4', 300], ['4', 2000], ['4', 2300], ['4', 2600]]).text).toBe('Hi')
})

test('a capital begins a sentence; # changes to all capitals and to figures', () => {
  expect(type([['2', 0], ['1', 2000], ['0', 4000], ['2', 6000]]).text).toBe('A. A')
  expect(type([['#', 0], ['#', 10], ['2', 20], ['#', 30], ['2', 40], ['2', 50]]).text).toBe('A22')
})

test('the last letter that fits can still be changed, and no more come', () => {
  expect(type([['2', 0], ['2', 100], ['3', 200]], blank, 1).text).toBe('B')
})
