// Reads a table that came inside a request, as CSV or as a workbook: finds its separator and its columns under any of their
// usual names, and has each row read by our names, a piece at a time. Knows no meaning of a column.
import { gunzip } from 'node:zlib'
import type { z } from 'zod'
import { createCharsetFinder, createParser, findSeparator, type CsvRow } from '../../contacts/csv.ts'
import type { Clock } from '../../kit/clock.ts'
import { readWorkbook } from '../../kit/workbook.ts'

/** Empty cells are left out. */
export type Cells<Column extends string> = { readonly [Name in Column]?: string }
/** Our name of a column and what others call it, in lower case with spaces for all that is no letter or digit. */
export type Columns<Column extends string> = Readonly<Record<Column, readonly string[]>>

/** Characters read between two turns of other work: some milliseconds. */
const pieceOf = 65_536
/** Octets that a file may hold once it is unpacked. */
const mostUnpacked = 128 * 2 ** 20

type Needs<Column extends string, Value> = {
  readonly clock: Clock
  readonly mostRows: number
  /** The first line must name one of these: a title that is not understood is not to change what all rows say. */
  readonly oneOf?: readonly Column[]
  /** The value of a row, or a sentence that says what is wrong with it. */
  readonly read: (cells: Cells<Column>, line: number) => { readonly value: Value } | { readonly say: string }
}

/** Takes rows one by one, the first of which names the columns. */
function createReading<Column extends string, Value>(columns: Columns<Column>, { mostRows, oneOf = [], read }: Needs<Column, Value>) {
  const names = new Map<string, Column>()
  for (const name of Object.keys(columns) as Column[])
    for (const other of [name, ...columns[name]]) names.set(other, name)
  const nameOf = (title: string) =>
    names.get(
      title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim(),
    )
  const values: Value[] = []
  let header: readonly (Column | undefined)[] | undefined
  let say: string | undefined
  const check = (titles: readonly (Column | undefined)[]) => {
    if (!titles.some(Boolean)) return `The first line names no column that is known: ${Object.keys(columns).join(', ')}`
    if (oneOf.length > 0 && !oneOf.some((name) => titles.includes(name))) return `The first line names none of the columns ${oneOf.join(', ')}`
    return undefined
  }
  return {
    nameOf,
    take({ line, cells, broken }: CsvRow): void {
      if (say !== undefined) return
      if (broken) say = `Line ${line}: ${broken}`
      else if (!header) say = check((header = cells.map(nameOf)))
      else if (values.length >= mostRows) say = `There are more than ${mostRows} rows`
      else {
        const it = read(named(cells, header), line)
        if ('say' in it) say = `Line ${line}: ${it.say}`
        else values.push(it.value)
      }
    },
    /** What is wrong, once something is. */
    fault: () => say,
    result: () => (say === undefined ? { values } : { say }),
  }
}

/** The values of all rows, or a sentence about the first that cannot be read. */
export async function readTable<Column extends string, Value>(
  text: string,
  columns: Columns<Column>,
  needs: Needs<Column, Value>,
): Promise<{ readonly values: Value[] } | { readonly say: string }> {
  const reading = createReading(columns, needs)
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const separator = findSeparator(content.slice(0, pieceOf), (title) => reading.nameOf(title) !== undefined)
  const parser = createParser(separator, reading.take)
  for (let at = 0; at < content.length && reading.fault() === undefined; at += pieceOf) {
    if (at > 0) await new Promise<void>((resolve) => needs.clock.soon(resolve))
    parser.push(content.slice(at, at + pieceOf))
  }
  parser.end()
  return reading.result()
}

/** The same of a file, told by its first octets: an Excel workbook, of which the first sheet is read, or a CSV, packed by gzip or not. */
export async function readTableFile<Column extends string, Value>(
  file: Uint8Array,
  columns: Columns<Column>,
  needs: Needs<Column, Value>,
): Promise<{ readonly values: Value[] } | { readonly say: string }> {
  if (file[0] === 0x50 && file[1] === 0x4b) {
    const reading = createReading(columns, needs)
    try {
      for await (const { rows } of readWorkbook(file, mostUnpacked)) {
        rows.forEach(reading.take)
        if (reading.fault() !== undefined) break
        await new Promise<void>((resolve) => needs.clock.soon(resolve))
      }
    } catch (error) {
      return { say: `The workbook cannot be read: ${(error as Error).message}` }
    }
    return reading.result()
  }
  const unpacked = file[0] === 0x1f && file[1] === 0x8b ? await unpack(file) : file
  if (!unpacked) return { say: `The archive is broken, or holds more than ${mostUnpacked / 2 ** 20} MB` }
  const finder = createCharsetFinder()
  const fault = finder.push(unpacked)
  const found = fault ?? finder.end()
  return 'refused' in found ? { say: `The file is ${found.refused}` } : readTable(new TextDecoder(found.charset).decode(unpacked), columns, needs)
}

const unpack = (file: Uint8Array) =>
  new Promise<Uint8Array | undefined>((resolve) => void gunzip(file, { maxOutputLength: mostUnpacked }, (error, octets) => resolve(error ? undefined : octets)))

function named<Column extends string>(
  cells: readonly string[],
  header: readonly (Column | undefined)[],
): Cells<Column> {
  const row: { [Name in Column]?: string } = {}
  header.forEach((name, at) => {
    const cell = cells[at]?.trim()
    if (name !== undefined && cell) row[name] = cell
  })
  return row
}

/** A row as a schema reads it; what is missing or wrong is named by its column. */
export function readBy<Schema extends z.ZodType>(
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
): { readonly value: z.output<Schema> } | { readonly say: string } {
  const checked = schema.safeParse(given)
  if (checked.success) return { value: checked.data }
  const { path, message } = checked.error.issues[0]!
  const column = String(path[0])
  return { say: `\`${column}\` ${given[column] === undefined ? 'is missing' : message}` }
}
