import { expect, test } from 'vitest'
import type { PhoneMessage } from '../api/shapes.ts'
import { newsIn } from './buzz.ts'

const row = (id: string, direction: 'in' | 'out' = 'in'): PhoneMessage => ({
  id,
  from: '1600',
  to: '+31612345678',
  text: id,
  receivedAt: '2026-11-22T10:00:00.000Z',
  parts: 1,
  direction,
})
const ids = (messages: readonly PhoneMessage[]) => messages.map(({ id }) => id)

test('all that came in above the message known last is news, what was written on the phone is not', () => {
  expect(ids(newsIn([row('5'), row('4', 'out'), row('3'), row('2')], '2'))).toEqual(['5', '3'])
  expect(newsIn([row('4', 'out'), row('3')], '3')).toEqual([])
})

test('where the message known last is gone, only the newest is news: not a whole list read anew', () => {
  expect(ids(newsIn([row('9'), row('8'), row('7')], '2'))).toEqual(['9'])
  expect(ids(newsIn([row('1')], undefined))).toEqual(['1'])
})
