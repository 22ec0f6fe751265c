import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCharsetFinder, createParser, findSeparator, readRows, type CsvRow, type Separator } from './csv.ts'

function parse(
  text: string,
  { separator = ',', piece = text.length || 1 }: { separator?: Separator; piece?: number } = {},
): CsvRow[] {
  const rows: CsvRow[] = []
  const parser = createParser(separator, (row) => rows.push(row))
  for (let at = 0; at < text.length; at += piece) parser.push(text.slice(at, at + piece))
  parser.end()
  return rows
}
const cellsOf = (text: string) => parse(text).map((row) => row.cells)
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
function charset(...chunks: Uint8Array[]) {
  const finder = createCharsetFinder()
  for (const chunk of chunks) {
    const refused = finder.push(chunk)
    if (refused) return refused
  }
  return finder.end()
}

test('quoted commas, quotes and line ends belong to their cell, and lines are counted in the file', () => {
  expect(parse('to,name\r\n1,"Bosch, ""J."""\r\n2,"a\r\nb"\r\n\r\n3,5" pipe')).toEqual([
    { line: 1, cells: ['to', 'name'] },
    { line: 2, cells: ['1', 'Bosch, "J."'] },
    { line: 3, cells: ['2', 'a\nb'] },
    { line: 6, cells: ['3', '5" pipe'] },
  ])
})

test('a broken quote costs its own line and no other', () => {
  expect(parse('a,b\n1,"x\n2,y\n3,"z"\n4,"v"w\n5,u\n')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', '"x'], broken: 'text follows a closing quote' },
    { line: 3, cells: ['2', 'y'] },
    { line: 4, cells: ['3', 'z'] },
    { line: 5, cells: ['4', '"v"w'], broken: 'text follows a closing quote' },
    { line: 6, cells: ['5', 'u'] },
  ])
  expect(parse('a,b\n1,"x\n2,y\n')).toMatchObject([
    { line: 1 },
    { line: 2, broken: 'a quote is opened and never closed' },
    { line: 3, cells: ['2', 'y'] },
  ])
})

test('all kinds of line end are read, also mixed and without one at the end', () => {
  expect(cellsOf('a\rb\r\nc\n\n ,\nd')).toEqual([['a'], ['b'], ['c'], ['d']])
})

test('where the text is cut into pieces makes no difference', () => {
  const text = 'to,name\r\n1,"Bosch, ""J."""\r\n2,"a\r\nb"\r3,"un\r\n4,c\r\n5,""\r\n6,"q" \n7,z\r'
  for (let piece = 1; piece < text.length; piece++) expect(parse(text, { piece })).toEqual(parse(text))
})

test('what is written as CSV is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', '👍', ' ', ';') })
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, fc.constant('x'))), fc.integer({ min: 1, max: 9 }), (rows, piece) => {
      const text = rows.map((row) => row.map(quote).join(',')).join('\n')
      expect(parse(text, { piece }).map((row) => row.cells)).toEqual(rows)
    }),
  )
})

test('a line without end is told once and memory stays bounded', () => {
  const rows: CsvRow[] = []
  const parser = createParser(',', (row) => rows.push(row))
  for (let i = 0; i < 100; i++) parser.push('x'.repeat(10_000))
  parser.push('\n1,2\n"')
  for (let i = 0; i < 20; i++) parser.push('y,\n'.repeat(2_000))
  parser.end()
  expect(rows[0]).toMatchObject({ line: 1, broken: expect.stringContaining('longer than') })
  expect(rows[1]).toEqual({ line: 2, cells: ['1', '2'] })
  expect(rows[2]).toMatchObject({ line: 3, broken: 'a quote is opened and never closed' })
  expect(rows).toHaveLength(2 + 40_000)
})

test('the character set is found by mark, by validity, by neighbourhood', () => {
  expect(charset(bytes('naam\nZoë 👍'))).toEqual({ charset: 'utf-8' })
  expect(charset(bytes('Zo', [0xc3]), bytes([0xab], '\n'))).toEqual({ charset: 'utf-8' })
  expect(charset(bytes([0xef, 0xbb, 0xbf], 'a'))).toEqual({ charset: 'utf-8' })
  expect(charset(bytes([0xff, 0xfe, 0x61, 0]))).toEqual({ charset: 'utf-16le' })
  expect(charset(bytes([0xfe, 0xff, 0, 0x61]))).toEqual({ charset: 'utf-16be' })
  expect(charset(bytes('Zo', [0xeb], ' caf', [0xe9], '\n'))).toEqual({ charset: 'windows-1252' })
  expect(charset(bytes([0xce, 0xeb, 0xfc, 0xe3, 0xe0], '\n'))).toEqual({ charset: 'windows-1251' })
  expect(charset(bytes('abc', [0xc3]))).toEqual({ charset: 'windows-1252' })
})

test('what is no text is refused with its kind, or with the byte and the line', () => {
  expect(charset(bytes([0x89], 'PNG\r\n'))).toEqual({ refused: 'line 1, byte 0: this is no CSV but a PNG picture' })
  expect(charset(bytes('PK', [3, 4]))).toMatchObject({ refused: expect.stringContaining('Excel') })
  expect(charset(bytes('a,b\n1'), bytes([0]))).toEqual({ refused: 'line 2, byte 5: this is no text file (byte 0x00)' })
  expect(charset()).toEqual({ refused: 'the file is empty' })
})

test('the separator is the one that makes a table, or the one the file names', () => {
  const isWanted = (column: string) => column === 'Mobile'
  expect(findSeparator('a;b;c\n1;"x,y,z,w";2\n', isWanted)).toBe(';')
  expect(findSeparator('Name, first;Mobile\nBosch, J;06\nJansen, P;06\n', isWanted)).toBe(';')
  expect(findSeparator('to\tname\n1\ta\n', isWanted)).toBe('\t')
  expect(findSeparator('to|name\n1|a\n', isWanted)).toBe('|')
  expect(findSeparator('Mobile\n0612345678\n', isWanted)).toBe(',')
  expect(findSeparator('sep=|\nto,name|x\n', isWanted)).toBe('|')
})

test('a stream of bytes becomes rows with their lines, whatever the writing', async () => {
  const table = 'sep=;\r\nto;name\r\n0612345678;"Zoë; Ольга"\r\n'
  const utf16 = Buffer.from(`\ufeff${table}`, 'utf16le')
  for (const [content, charset] of [
    [Buffer.from(`\ufeff${table}`), 'utf-8'],
    [utf16, 'utf-16le'],
    [Buffer.from(utf16).swap16(), 'utf-16be'],
  ] as const) {
    const rows: CsvRow[] = []
    const chunks = (async function* () {
      for (let at = 0; at < content.length; at += 5) yield content.subarray(at, at + 5)
    })()
    for await (const part of readRows(chunks, charset, () => false)) {
      rows.push(...part.rows)
      expect(part.separator).toBe(';')
    }
    expect(rows).toEqual([
      { line: 2, cells: ['to', 'name'] },
      { line: 3, cells: ['0612345678', 'Zoë; Ольга'] },
    ])
  }
})
