import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createParser, type CsvRow } from '../contacts/csv.ts'
import { openRefusals, refusedFileOf } from './refusals.ts'

const folder = mkdtempSync(join(tmpdir(), 'refusals-'))

test('the file lies beside the original, and there is none when nothing is refused', () => {
  const file = refusedFileOf(join(folder, 'people.csv'))
  expect(file).toBe(join(folder, 'people.refused.csv'))
  writeFileSync(file, 'of an earlier run')
  openRefusals(file, ['to'], ',').close()
  expect(existsSync(file)).toBe(false)
})

test('refused rows are written with line and reason, ready to be read again', () => {
  const file = join(folder, 'a.refused.csv')
  const refusals = openRefusals(file, ['to', 'name'], ';')
  refusals.add({ line: 3, cells: ['0612', 'Bosch; "J."\nUtrecht'] }, { code: 'invalid_recipient', say: 'too short' })
  for (let line = 4; line < 20_000; line++)
    refusals.add({ line, cells: ['', 'x'] }, { code: 'missing_number', say: 'to is empty' })
  refusals.close()
  const rows: CsvRow[] = []
  const parser = createParser(';', (row) => rows.push(row))
  parser.push(readFileSync(file, 'utf8').replace('\ufeff', ''))
  parser.end()
  expect(rows[0]!.cells).toEqual(['line', 'reason', 'to', 'name'])
  expect(rows[1]!.cells).toEqual(['3', 'too short', '0612', 'Bosch; "J."\nUtrecht'])
  expect(rows).toHaveLength(19_998)
  expect(refusals.total).toBe(19_997)
  expect(refusals.reasons).toMatchObject({
    invalid_recipient: { count: 1, lines: [3] },
    missing_number: { count: 19_996, lines: [4, 5, 6, 7, 8] },
  })
})

test('no cell that a spreadsheet would run as a formula is written as one', () => {
  const file = join(folder, 'b.refused.csv')
  const refusals = openRefusals(file, ['to', 'a', 'b', 'c', 'd'], ',')
  refusals.add(
    { line: 2, cells: ['+31 6 12', '=HYPERLINK("x")', '@SUM(1)', '-2+cmd|x', '\t=1'] },
    { code: 'x', say: '+y' },
  )
  refusals.close()
  expect(readFileSync(file, 'utf8').split('\r\n')[1]).toBe(
    `2,'+y,+31 6 12,"'=HYPERLINK(""x"")","'@SUM(1)","'-2+cmd|x","'\t=1"`,
  )
})
