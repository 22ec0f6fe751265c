import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { seededChance } from './chance.ts'
import { readWorkbook } from './workbook.ts'

type Part = { readonly packed: Buffer; readonly method: number }
const deflated = (text: string): Part => ({ packed: deflateRawSync(text), method: 8 })

function zip(parts: Record<string, string | Part>): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, part] of Object.entries(parts)) {
    const { packed, method } = typeof part === 'string' ? deflated(part) : part
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(method, 8)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    const local = Buffer.concat([head, Buffer.from(name), packed])
    locals.push(local)
    entries.push(Buffer.concat([entry, Buffer.from(name)]))
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const book = (rows: string, more: Record<string, string | Part> = {}) => zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': sheet(rows), ...more })

async function read(source: Buffer, mostBytes?: number): Promise<string[][]> {
  const found: string[][] = []
  for await (const { rows } of readWorkbook(source, mostBytes)) found.push(...rows.map(({ cells }) => [...cells]))
  return found
}

test('texts of runs stand together, and how they are pronounced is left out', async () => {
  const shared = '<sst><si><r><t>Zo</t></r><r><t xml:space="preserve">ë </t></r><rPh sb="0" eb="1"><t>zoe</t></rPh><r><t/></r></si><si/></sst>'
  const rows = '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c></row><row/><rowBreaks count="0"/>'
  expect(await read(book(rows, { 'xl/sharedStrings.xml': shared }))).toEqual([['Zoë ', '', '']])
})

test('entities of a workbook of its own stay as they stand, and no document is opened for them', async () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
  expect(await read(zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': laughs + sheet(`<row>${cell('&b;&c;&amp;')}</row>`) }))).toEqual([['&b;&c;&']])
})

test('a few packed bytes that become very many are refused where they pass what a workbook may have', async () => {
  const bomb = book(`<row>${cell('1')}</row>${'<row/>'.repeat(500_000)}`)
  expect(bomb.length).toBeLessThan(20_000)
  await expect(read(bomb, 1_000_000)).rejects.toThrow('too large')
  await expect(read(book(`<row>${'<c/>'.repeat(200_000)}`))).rejects.toThrow('longer than')
  await expect(read(book('', { 'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(400_000)}</t></si></sst>` }))).rejects.toThrow('too long')
  await expect(read(book('', { 'xl/sharedStrings.xml': ' '.repeat(1_000_001) }), 1_000_000)).rejects.toThrow('too much text')
  await expect(read(book('', { 'xl/workbook.xml': `<workbook>${' '.repeat(2_000_000)}` }))).rejects.toThrow('too many sheets')
})

test.each([
  ['sheets', { 'xl/workbook.xml': '<sheet '.repeat(140_000) }],
  ['relations', { 'xl/_rels/workbook.xml.rels': '<Relationship '.repeat(70_000) }],
  ['styles', { 'xl/styles.xml': `<cellXfs>${'<xf '.repeat(250_000)}` }],
  ['formats', { 'xl/styles.xml': `<numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(1_000_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>` }],
  ['cells', { 'xl/worksheets/sheet1.xml': sheet(`<row>${'<c>'.repeat(85_000)}</row>`) }],
  ['texts', { 'xl/worksheets/sheet1.xml': sheet(`<row><c t="inlineStr">${'<t>'.repeat(80_000)}</c></row>`) }],
  ['pronunciations', { 'xl/worksheets/sheet1.xml': sheet(`<row><c t="inlineStr">${'<rPh><t>x</t></rPh>'.repeat(12_000)}</c></row>`) }],
])('a workbook whose %s never end takes no longer than one that is whole', async (_, parts) => {
  await read(zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': sheet(`<row>${cell('1')}</row>`), ...parts })).catch((error: Error) => expect(error.message).toMatch(/row|text|sheet/))
})

test('a file that is cut short or lies about its parts is refused with a sentence', async () => {
  const good = book(`<row>${cell('+31612345678')}</row>`.repeat(200))
  for (let cut = 0; cut < good.length; cut += 7) await expect(read(good.subarray(0, cut))).rejects.toThrow(/no Excel workbook/)
  const directoryAt = good.readUInt32LE(good.length - 6)
  const lie = (at: number, value: number) => {
    const copy = Buffer.from(good)
    copy.writeUInt32LE(value, at)
    return read(copy)
  }
  await expect(lie(good.length - 10, 0x7fffffff)).rejects.toThrow('no Excel workbook') // length of the directory
  await expect(lie(good.length - 6, 0x7fffffff)).rejects.toThrow('no Excel workbook') // its place
  await expect(lie(directoryAt + 20, 10)).rejects.toThrow('no Excel workbook') // packed size
  await expect(lie(directoryAt + 42, good.length - 4)).rejects.toThrow('no Excel workbook') // place of a part
  await expect(lie(directoryAt + 20, 0xffffffff)).rejects.toThrow('save it as CSV')
})

test('whatever bytes are changed, rows are read or a sentence is said', async () => {
  const chance = seededChance(160)
  const good = book(`<row r="1">${cell('+31612345678')}<c r="D1" s="1"><v>32904</v></c></row>`.repeat(50), { 'xl/sharedStrings.xml': '<sst><si><t>a</t></si></sst>', 'xl/styles.xml': '<cellXfs><xf numFmtId="14"/></cellXfs>' })
  let refused = 0
  for (let round = 0; round < 1_500; round++) {
    const bad = Buffer.from(good)
    for (let changes = 1 + chance.below(4); changes > 0; changes--) bad[chance.below(bad.length)] = chance.below(256)
    await read(bad).catch((error: Error) => {
      expect(error.message).toMatch(/workbook|row \d+|sheet/)
      refused++
    })
  }
  expect(refused).toBeGreaterThan(300)
})
