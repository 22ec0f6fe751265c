import { expect, test } from 'vitest'
import { csvCell } from './spreadsheet.ts'

test.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', '＋1', '－1', '＠A', ' =1', '\ufeff=1', '|calc', '%x'])('%j is told to be a text', (text) => {
  expect(csvCell(text)).toMatch(/^"?'/)
})

test.each([['a,b', '"a,b"'], ['a;=b', '"a;=b"'], ['a\t=b', '"a\t=b"'], ['say "hi"', '"say ""hi"""'], ['two\nlines', '"two\nlines"'], ["Zoë d'Arc", "Zoë d'Arc"], ['', '']])(
  '%j is written %j',
  (text, written) => expect(csvCell(text)).toBe(written),
)
