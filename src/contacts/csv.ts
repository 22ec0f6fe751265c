// Reads CSV as people's programs write it: finds out the character set and the separator, then streams rows in bounded
// memory. A broken row is a value with its line, never the end of the file. Knows no files and no meaning of a column.

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1251'
export type Separator = ',' | ';' | '\t' | '|'

export type CsvRow = {
  /** Line on which the row begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** What is wrong with it. Its cells then hold the line as far as it could be split. */
  readonly broken?: string
}

/** What no row exceeds: an unclosed quote is given up here. */
const longestRow = 64 * 1024
const separators: readonly Separator[] = [',', ';', '\t', '|']

// --- the character set

const signatures: readonly (readonly [head: readonly number[], what: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive or an Excel workbook; save it as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook; save it as CSV'],
  [[0x1f, 0x8b], 'a gzip archive; unpack it'],
]
const marks: readonly (readonly [mark: readonly number[], charset: Charset])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

const beginsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, at) => bytes[at] === byte)

/**
 * Looks at all bytes of a file to name their character set: by byte order mark, else UTF-8 if every byte is, else
 * Windows-1251 or -1252. Refuses what is no text, naming the byte and the line.
 */
export function createCharsetFinder() {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let marked: Charset | undefined
  let offset = 0
  let line = 1
  let valid = true
  let high = 0
  let inRun = 0
  let last = 0

  function push(chunk: Uint8Array): { refused: string } | undefined {
    if (offset === 0) {
      const known = signatures.find(([head]) => beginsWith(chunk, head))
      if (known) return { refused: `line 1, byte 0: this is no CSV but ${known[1]}` }
      marked = marks.find(([head]) => beginsWith(chunk, head))?.[1]
    }
    if (!marked) {
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at]!
        if (byte === 0x0a) line++
        else if (byte < 0x20 && !textControls.has(byte)) {
          const hex = byte.toString(16).padStart(2, '0')
          return { refused: `line ${line}, byte ${offset + at}: this is no text file (byte 0x${hex})` }
        }
        if (byte >= 0xc0) {
          high++
          if (last >= 0xc0) inRun++
        }
        last = byte
      }
      valid &&= decodes(utf8, chunk)
    }
    offset += chunk.length
    return undefined
  }

  function end(): { charset: Charset } | { refused: string } {
    if (offset === 0) return { refused: 'the file is empty' }
    if (marked) return { charset: marked }
    if (valid && decodes(utf8)) return { charset: 'utf-8' }
    // In Cyrillic nearly every letter has the high bit and a neighbour that has it; in Western text accents stand alone.
    return { charset: inRun > high / 2 ? 'windows-1251' : 'windows-1252' }
  }

  return { push, end }
}
const textControls = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a])

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

// --- the separator

/** The separator under which the head of a file looks most like a table, or the one that a `sep=;` line names. */
export function findSeparator(head: string, isWanted: (column: string) => boolean): Separator {
  const named = /^sep=([,;\t|])\r?\n/i.exec(head)?.[1]
  if (named) return named as Separator
  const score = (separator: Separator) => {
    const rows: CsvRow[] = []
    const parser = createParser(separator, (row) => rows.push(row))
    parser.push(`${head}\n`)
    const [header, ...others] = rows.slice(0, 50)
    if (!header || header.cells.length < 2) return 0
    const alike = others.filter((row) => row.cells.length === header.cells.length).length / (others.length || 1)
    return (header.cells.some(isWanted) ? 2 : 0) + alike + header.cells.length / 1_000
  }
  return separators.toSorted((a, b) => score(b) - score(a))[0]!
}

// --- the rows

/** Decodes and parses, yielding the rows of each chunk together. Empty lines are left out; the header row is a row. */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  charset: Charset,
  isWanted: (column: string) => boolean,
): AsyncGenerator<{ rows: CsvRow[]; separator: Separator; bytes: number }> {
  const decoder = new TextDecoder(charset)
  const rows: CsvRow[] = []
  let parser: ReturnType<typeof createParser> | undefined
  let separator: Separator = ','
  let head = ''
  let bytes = 0
  const begin = () => {
    separator = findSeparator(head, isWanted)
    parser = createParser(separator, (row) => rows.push(row))
    parser.push(head)
  }
  for await (const chunk of chunks) {
    bytes += chunk.length
    const text = decoder.decode(chunk, { stream: true })
    if (parser) parser.push(text)
    else if ((head += text).length >= longestRow) begin()
    if (rows.length) yield { rows: rows.splice(0), separator, bytes }
  }
  if (!parser) begin()
  parser!.push(decoder.decode())
  parser!.end()
  yield { rows, separator, bytes }
}

/** Takes text in any pieces and gives each row as soon as it is whole. */
export function createParser(separator: Separator, each: (row: CsvRow) => void) {
  let buffer = ''
  let line = 1
  let heldReturn = ''
  let first = true
  let skipping = false // the rest of a line that was too long

  function emit(row: CsvRow): void {
    const preface = first && row.cells.length > 0 && /^sep=.?$/i.test(row.cells[0]!)
    first = false
    if (!preface && row.cells.some((cell) => cell.trim() !== '')) each(row)
  }

  /** Gives all rows that are whole; at the end of the file every row is. */
  function drain(ended: boolean): void {
    let at = 0
    while (at < buffer.length) {
      let end = buffer.indexOf('\n', at)
      if (end < 0) {
        if (!ended && buffer.length - at <= longestRow) break
        end = buffer.length
      }
      if (skipping || end - at > longestRow) {
        if (!skipping)
          emit({
            line,
            cells: [buffer.slice(at, at + 100)],
            broken: `the line is longer than ${longestRow} characters`,
          })
        skipping = end === buffer.length
        if (!skipping) line++
        at = end + 1
        continue
      }
      const text = buffer.slice(at, end)
      const row = text.includes('"') ? quoted(at, end, ended) : { cells: text.split(separator), end, lines: 1 }
      if (!row) break
      emit({ line, cells: row.cells, ...('broken' in row ? { broken: row.broken } : {}) })
      line += row.lines
      at = row.end + 1
    }
    buffer = buffer.slice(at)
  }

  /** A row with quotes in its first line, which may go on in the next ones. Undefined: more text is needed to tell. */
  function quoted(start: number, lineEnd: number, ended: boolean) {
    // Whatever is wrong with quotes costs this one line: the next line is read as a row again.
    const broken = (why: string) => ({
      cells: buffer.slice(start, lineEnd).split(separator),
      end: lineEnd,
      lines: 1,
      broken: why,
    })
    const cells: string[] = []
    let lines = 1
    let at = start
    for (;;) {
      if (buffer[at] !== '"') {
        const until = plainEnd(at)
        cells.push(buffer.slice(at, until))
        at = until
      } else {
        let cell = ''
        let from = at + 1
        for (;;) {
          const close = buffer.indexOf('"', from)
          const far = (close < 0 ? buffer.length : close) - start > longestRow
          if (close < 0 || far) return ended || far ? broken('a quote is opened and never closed') : undefined
          if (close === buffer.length - 1 && !ended) return undefined // the next character decides what this quote is
          cell += buffer.slice(from, close)
          from = close + 2
          if (buffer[close + 1] !== '"') {
            at = close + 1
            break
          }
          cell += '"'
        }
        lines += cell.split('\n').length - 1
        cells.push(cell)
      }
      if (at >= buffer.length && !ended) return undefined
      if (at >= buffer.length || buffer[at] === '\n') return { cells, end: at, lines }
      if (buffer[at] !== separator) return broken('text follows a closing quote')
      at++
    }
  }

  function plainEnd(from: number): number {
    let at = from
    while (at < buffer.length && buffer[at] !== separator && buffer[at] !== '\n') at++
    return at
  }

  return {
    push(text: string): void {
      // All three kinds of line end become one; a carriage return at the end waits for what follows it.
      const whole = heldReturn + text
      heldReturn = whole.endsWith('\r') ? '\r' : ''
      buffer += (heldReturn ? whole.slice(0, -1) : whole).replace(/\r\n?/g, '\n')
      drain(false)
    },
    end(): void {
      if (heldReturn) buffer += '\n'
      drain(true)
    },
  }
}
