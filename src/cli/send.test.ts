import { expect, test } from 'vitest'
import { outcomeLines, sentLines } from './send.ts'
import type { Sent } from './send-csv.ts'

const sent = (more: Partial<Sent> = {}): Sent => ({
  file: 'people.csv',
  charset: 'utf-8',
  separator: ';',
  rows: 4_000,
  accepted: 4_000,
  refused: 0,
  reasons: {},
  notSent: 0,
  segments: 4_000,
  replayed: 0,
  batches: 4,
  ms: 1_000,
  ...more,
})
const said = (more: Partial<Sent>) => sentLines(sent(more)).join('\n')

test('a file of refused rows comes with a word about the duplicates in it', () => {
  const refused = { refused: 1, refusedFile: 'people.refused.csv' }
  const reason = { count: 1, lines: [7], example: 'so' }
  expect(said({ ...refused, reasons: { duplicate: reason } })).toContain('Take the duplicates out of people.refused.csv')
  expect(said({ ...refused, reasons: { broken_row: reason } })).not.toContain('duplicates')
})

test('rows that were not sent are counted, and the way on is told', () => {
  const text = said({ accepted: 1_000, notSent: 3_000, stopped: 'nobody answers' })
  expect(text).toMatch(/not sent +3,000 /)
  expect(text).toContain('Run the same command on the same file again')
  expect(said({})).not.toContain('not sent')
})

test('what an earlier run had sent is told in good grammar', () => {
  expect(said({ replayed: 1 })).toContain('1 of 4 batches was sent before and not sent again.')
  expect(said({ replayed: 3 })).toContain('3 of 4 batches were sent before and not sent again.')
  expect(said({ replayed: 4 })).toContain('All of it was sent before and not sent again.')
})

test('messages that may have arrived twice are counted apart', () => {
  const counts = { delivered: 12_000, unknown: 3 }
  expect(outcomeLines({ counts, pending: 0, possiblyTwice: 7 })).toEqual([
    '  delivered    12,000',
    '  unknown           3',
    '  possibly twice    7  a link or the server broke as they left',
  ])
  expect(outcomeLines({ counts, pending: 2, possiblyTwice: 0 })).toHaveLength(3)
})

test('a server that went away while the messages were followed is told, with what is known of them', () => {
  const text = outcomeLines({ counts: { delivered: 1 }, pending: 2, possiblyTwice: 0, lost: 'nobody answers' }).join('\n')
  expect(text).toContain('What became of 2 messages could not be asked: nobody answers')
  expect(text).toContain('accepted and stored')
  expect(text).not.toContain('the wait is over')
})
