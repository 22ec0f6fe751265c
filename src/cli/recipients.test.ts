import { expect, test } from 'vitest'
import { openRecipients, type Options } from './recipients.ts'

function open(header: string[], options: Options) {
  const opened = openRecipients({ line: 1, cells: header }, options)
  if ('refused' in opened) throw new Error(opened.refused)
  let line = 1
  return (...cells: string[]) => opened.recipients.judge({ line: ++line, cells })
}
const refusal = (header: string[], options: Options) => openRecipients({ line: 1, cells: header }, options)

test('the column of numbers is found by its name in any case, and columns fill the text', () => {
  const judge = open(['First Name', ' MOBILE ', 'city'], { text: '{{ first_name }} in {{ city }}', country: 'NL' })
  expect(judge('Zoë', '06 12 34 56 78', 'Utrecht')).toEqual({ message: { to: '+31612345678', text: 'Zoë in Utrecht' } })
  expect(judge('Ольга', '+31687654321', ' Den\nHaag ')).toEqual({
    message: { to: '+31687654321', text: 'Ольга in Den\nHaag' },
  })
})

test('a named column is taken before the usual ones', () => {
  const judge = open(['to', 'Tel.'], { text: 'x', column: 'tel.' })
  expect(judge('somewhere', '+31612345678')).toMatchObject({ message: { to: '+31612345678' } })
})

test('each refused row says why', () => {
  const judge = open(['to', 'name'], { text: 'Hi {{ name }}' })
  expect(judge('+31612345678', 'A')).toHaveProperty('message')
  expect(judge('0612345678', 'B')).toMatchObject({ refused: { code: 'invalid_recipient' } })
  expect(judge('+31 6 12345678', 'C')).toEqual({
    refused: { code: 'duplicate', say: 'the number +31612345678 stands on line 2 already' },
  })
  expect(judge('+31687654321', '')).toMatchObject({ refused: { code: 'text_incomplete' } })
  expect(judge('+31687654321', 'now it has a name')).toHaveProperty('message')
  expect(judge('', 'D')).toMatchObject({ refused: { code: 'missing_number', say: 'to is empty' } })
  expect(judge('+31611111111')).toEqual({
    refused: { code: 'broken_row', say: 'the row has 1 columns, the first line has 2' },
  })
  expect(judge('+31611111111', 'E', 'F')).toMatchObject({ refused: { code: 'broken_row' } })
  expect(judge('+31611111111', 'E', '')).toHaveProperty('message')
  expect(judge('+31622222222', 'Zo\ufffd')).toMatchObject({ refused: { code: 'damaged_text' } })
})

test('a text that comes to nothing is refused', () => {
  const judge = open(['to', 'a'], { text: '{% if a %}x{% endif %}' })
  expect(judge('+31612345678', '')).toMatchObject({ refused: { code: 'empty_text' } })
})

test('what can be known before the first row is refused before the first row', () => {
  expect(refusal(['name', 'city'], { text: 'x' })).toEqual({
    refused: expect.stringContaining('a column of numbers (to, phone, number, mobile, msisdn'),
  })
  expect(refusal(['to'], { text: 'x', column: 'tel' })).toEqual({
    refused: expect.stringContaining('a column "tel"; it has "to"'),
  })
  expect(refusal(['to', 'name'], { text: '{{ nmae | default: "x" }}' })).toEqual({
    refused: '--text: the file has no column for {{ nmae }}; it has "to", "name"',
  })
  expect(refusal(['to'], { text: '{{ to' })).toEqual({ refused: expect.stringContaining('not closed') })
})
