import { expect, test } from 'vitest'
import { columns, csvCell, csvOf } from './csv.ts'

test('a text never becomes a formula, a number stays a number', () => {
  expect(['=1+1', '@sum', '-2', '+31612345678', 'a "b", c'].map(csvCell)).toEqual(["'=1+1", "'@sum", "'-2", '+31612345678', '"a ""b"", c"'])
})

test('a message is one line with a cell for every column', () => {
  const line = csvOf({ id: 'msg_1', to: '+31612345678', status: 'undelivered', createdAt: '2026-11-22T10:00:00.000Z', text: 'Hi', error: { code: 'operator_report', say: 'gone' }, network: { country: 'NL' } })
  expect(line).toBe('msg_1,2026-11-22T10:00:00.000Z,undelivered,+31612345678,,Hi,,,NL,,,,operator_report,,,,\r\n')
  expect(line.split(',')).toHaveLength(columns.length)
})
