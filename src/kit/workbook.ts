// The first sheet of an Excel workbook as rows of texts, read as a stream: neither the sheet nor the workbook is ever in
// memory as a whole, but for the texts that cells share, which have a bound. Knows no meaning of a cell.
import { openZip, type Zip } from './zip.ts'

export type SheetRow = {
  /** As the sheet counts it, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** UTF-8 bytes of the shared texts of a workbook, and how many there are. */
const mostShared = 128 * 2 ** 20
const mostSharedTexts = 5_000_000
const longestRow = 256 * 1024
const mostColumns = 200
/** Of a part that is read as a whole. */
const largestSmall = 2 ** 20
/** Unpacked bytes of the shared texts with their markup, and of a sheet: a few packed ones can be made into any number. */
const mostSharedBytes = 2 ** 29
const usualMostBytes = 2 ** 31
/** Of a format of numbers; Excel's have 255. */
const longestFormat = 300

/**
 * Of a file, or of one that is in memory: rows of each piece together; `bytes` counts what was unpacked of the sheet, at most `mostBytes`.
 * Throws a sentence for people.
 */
export async function* readWorkbook(source: string | Uint8Array, mostBytes = usualMostBytes): AsyncGenerator<{ rows: SheetRow[]; bytes: number }> {
  const zip = await openZip(source)
  const sheet = await firstSheet(zip)
  const shared = await readShared(zip, Math.min(mostBytes, mostSharedBytes))
  const dates = await dateStyles(zip)
  let bytes = 0
  let line = 0
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of await zip.stream(sheet)) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new Error('the first sheet of this workbook is too large; save it as CSV')
    text += decoder.decode(chunk, { stream: true })
    const rows: SheetRow[] = []
    let at = 0
    for (;;) {
      const begin = text.indexOf('<row', at)
      if (begin < 0) {
        at = Math.max(at, text.length - 4)
        break
      }
      const open = text.indexOf('>', begin)
      if (open < 0) {
        at = begin
        break
      }
      const isEmpty = text[open - 1] === '/'
      const end = isEmpty ? open : text.indexOf('</row>', open)
      if (end < 0) {
        at = begin
        break
      }
      const named = /\br="(\d{1,9})"/.exec(text.slice(begin, open))
      line = named ? Number(named[1]) : line + 1
      if (!isEmpty) {
        const cells = cellsOf(text.slice(open + 1, end), shared, dates)
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
      }
      at = isEmpty ? open + 1 : end + 6
    }
    text = text.slice(at)
    if (text.length > longestRow) throw new Error(`row ${line + 1} of the sheet is longer than ${longestRow} characters`)
    if (rows.length > 0) yield { rows, bytes }
  }
}

async function firstSheet(zip: Zip): Promise<string> {
  if (!zip.parts.has('xl/workbook.xml')) throw new Error('this is no Excel workbook: save it as XLSX or CSV')
  const [first] = elements(await whole(zip, 'xl/workbook.xml'), 'sheet')
  const id = /\br:id="([^"]+)"/.exec(first?.tag ?? '')?.[1]
  const relations = zip.parts.has('xl/_rels/workbook.xml.rels') ? await whole(zip, 'xl/_rels/workbook.xml.rels') : ''
  for (const { tag } of elements(relations, 'Relationship')) {
    const target = /\bTarget="([^"]+)"/.exec(tag)?.[1]
    if (target && /\bId="([^"]+)"/.exec(tag)?.[1] === id) return target.startsWith('/') ? target.slice(1) : `xl/${target}`
  }
  return 'xl/worksheets/sheet1.xml'
}

type Element = { readonly at: number; readonly end: number; readonly tag: string; readonly inner: string }

/** Of one name, one after the other; one that does not end has nothing in it. Looks at each character but a few times, whatever they are. */
function* elements(xml: string, name: string): Generator<Element> {
  let isClosing = true
  for (let at = xml.indexOf(`<${name}`); at >= 0; ) {
    const next = at + name.length + 1
    const open = xml.indexOf('>', next)
    if (open < 0) return
    const isOne = /[\s/>]/.test(xml[next]!)
    const isEmpty = !isOne || xml[open - 1] === '/'
    const close: number = isEmpty || !isClosing ? -1 : xml.indexOf(`</${name}>`, open)
    isClosing &&= isEmpty || close >= 0 // where none follows, none follows later
    const end = close < 0 ? open + 1 : close + name.length + 3
    if (isOne) yield { at, end, tag: xml.slice(next, open), inner: close < 0 ? '' : xml.slice(open + 1, close) }
    at = xml.indexOf(`<${name}`, end)
  }
}

async function whole(zip: Zip, name: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of await zip.stream(name)) {
    if ((size += chunk.length) > largestSmall) throw new Error('this workbook has too many sheets or styles; save it as CSV')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

type Shared = (index: number) => string

/** Their UTF-8 one after the other, and where each ends. */
async function readShared(zip: Zip, mostBytes: number): Promise<Shared> {
  if (!zip.parts.has('xl/sharedStrings.xml')) return () => ''
  let octets = Buffer.alloc(2 ** 16)
  let ends = new Uint32Array(2 ** 12)
  let count = 0
  let used = 0
  let text = ''
  const decoder = new TextDecoder()
  const keep = (value: string) => {
    if (count === mostSharedTexts || used + value.length * 3 > mostShared) throw new Error('this workbook has too much text to be read as it is; save it as CSV')
    while (used + value.length * 3 > octets.length) octets = Buffer.concat([octets], octets.length * 2)
    if (count === ends.length) {
      const more = new Uint32Array(ends.length * 2)
      more.set(ends)
      ends = more
    }
    used += octets.write(value, used)
    ends[count++] = used
  }
  let size = 0
  for await (const chunk of await zip.stream('xl/sharedStrings.xml')) {
    if ((size += chunk.length) > mostBytes) throw new Error('this workbook has too much text to be read as it is; save it as CSV')
    text += decoder.decode(chunk, { stream: true })
    let at = 0
    for (;;) {
      const begin = text.indexOf('<si', at)
      if (begin < 0) {
        at = Math.max(at, text.length - 2)
        break
      }
      const open = text.indexOf('>', begin)
      const isEmpty = open > 0 && text[open - 1] === '/'
      const end = open < 0 ? -1 : isEmpty ? open : text.indexOf('</si>', open)
      if (end < 0) {
        at = begin
        break
      }
      keep(isEmpty ? '' : textsOf(text.slice(open + 1, end)))
      at = isEmpty ? open + 1 : end + 5
    }
    text = text.slice(at)
    if (text.length > longestRow) throw new Error('a text of this workbook is too long')
  }
  return (index) => (index >= 0 && index < count ? octets.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]) : '')
}

/** The texts of runs together; how they are pronounced is left out. */
function textsOf(xml: string): string {
  const spoken = [...elements(xml, 'rPh')]
  let text = ''
  for (const { at, inner } of elements(xml, 't')) {
    while (spoken.length > 0 && spoken[0]!.end <= at) spoken.shift()
    if (!spoken[0] || at < spoken[0].at) text += unescaped(inner)
  }
  return text
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
function unescaped(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text
  return text
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole_, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return entities[name.toLowerCase()]!
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole_
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

/** Which styles show a number as a day. */
async function dateStyles(zip: Zip): Promise<ReadonlySet<number>> {
  const found = new Set<number>()
  if (!zip.parts.has('xl/styles.xml')) return found
  const xml = await whole(zip, 'xl/styles.xml')
  const own = new Map<number, string>()
  for (const { tag } of elements(xml, 'numFmt')) {
    const [id, code] = [/\bnumFmtId="(\d+)"/.exec(tag)?.[1], /\bformatCode="([^"]*)"/.exec(tag)?.[1]]
    if (id && code) own.set(Number(id), code.slice(0, longestFormat))
  }
  const isDate = (id: number) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || /[dy]/i.test((own.get(id) ?? '').replace(/\[[^\]]*\]|"[^"]*"|&quot;.*?&quot;|\\./g, ''))
  const [styles] = elements(xml, 'cellXfs')
  let at = 0
  for (const { tag } of elements(styles?.inner ?? '', 'xf')) {
    if (isDate(Number(/\bnumFmtId="(\d+)"/.exec(tag)?.[1]))) found.add(at)
    at++
  }
  return found
}

function cellsOf(xml: string, shared: Shared, dates: ReadonlySet<number>): string[] {
  const cells: string[] = []
  for (const { tag, inner } of elements(xml, 'c')) {
    const place = /\br="([A-Z]{1,3})\d{1,9}"/.exec(tag)?.[1]
    const at = place === undefined ? cells.length : columnOf(place)
    if (at >= mostColumns) continue
    while (cells.length < at) cells.push('')
    cells[at] = valueOf(tag, inner, shared, dates)
  }
  return cells
}
function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function valueOf(attributes: string, inner: string, shared: Shared, dates: ReadonlySet<number>): string {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1]
  if (type === 'inlineStr') return textsOf(inner)
  const value = elements(inner, 'v').next().value?.inner ?? ''
  if (type === 's') return shared(Number(value))
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type === 'e' || value === '') return ''
  if (type === 'str' || type === 'd') return unescaped(value)
  const number = Number(value)
  if (!Number.isFinite(number)) return unescaped(value)
  if (dates.size > 0 && dates.has(Number(/\bs="(\d+)"/.exec(attributes)?.[1]))) return dayOf(number)
  // a phone number that Excel keeps as 3.1612345678E10
  if (Number.isInteger(number) && Math.abs(number) < 1e16) return BigInt(number).toString()
  // Excel shows 15 digits and keeps 0.0832 as 8.3199999999999996E-2
  return String(Number(number.toPrecision(15)))
}
/** Day 1 is 1900-01-01, and there was a 1900-02-29 (ECMA-376 part 1, 18.17.4.1). */
function dayOf(serial: number): string {
  const day = Math.floor(serial)
  if (day < 1 || day > 2_958_465) return String(serial)
  return new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * 86_400_000).toISOString().slice(0, 10)
}
