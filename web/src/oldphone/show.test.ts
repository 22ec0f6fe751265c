import { expect, test } from 'vitest'
import type { PhoneMessage } from '../api/shapes.ts'
import { columns, linesOf, oldParts } from './show.ts'

const came = (text: string): PhoneMessage => ({
  id: '7',
  from: 'SHOP',
  to: '+31612345678',
  text,
  receivedAt: '2026-11-22T10:00:00.000Z',
  parts: 1,
  direction: 'in',
})

test('a long message comes as parts apart, the last one on top', () => {
  const parts = oldParts([came('a'.repeat(153) + 'b'.repeat(20))])
  expect(parts.map(({ part, of, text }) => [part, of, text[0], text.length])).toEqual([
    [2, 2, 'b', 20],
    [1, 2, 'a', 153],
  ])
})

test('what GSM-7 has no letter for is a box, an emoji two', () => {
  expect(oldParts([came('Zażółć €5 👍')])[0]!.text).toBe('Za□□□□ €5 □□')
})

test('lines break between words, and through a word that is longer than the screen', () => {
  expect(linesOf('Your parcel arrives tomorrow')).toEqual(['Your parcel arrives', 'tomorrow'])
  expect(linesOf('x'.repeat(columns + 3))).toEqual(['x'.repeat(columns), 'xxx'])
  expect(linesOf('one\n\ntwo')).toEqual(['one', '', 'two'])
})
