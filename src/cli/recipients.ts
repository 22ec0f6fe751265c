// Turns the rows of a CSV into messages: which column holds the number, which fill the text, and per row a message or
// the reason why not. Knows no files and no server.
import { compileTemplate } from '../campaigns/template.ts'
import type { CsvRow } from '../contacts/csv.ts'
import { parseNumber } from '../sms/phone.ts'
import { createNumberLines } from './number-lines.ts'

export type Message = { readonly to: string; readonly text: string }
export type RowRefusal = { readonly code: string; readonly say: string }
export type Recipients = {
  readonly columns: readonly string[]
  /** Remembers every number it passed, to refuse it the second time. */
  judge(row: CsvRow): { message: Message } | { refused: RowRefusal }
}
export type Options = { readonly text: string; readonly column?: string; readonly country?: string }

const numberColumns = ['to', 'phone', 'number', 'mobile', 'msisdn']
const plain = (name: string) => name.trim().toLowerCase()
/** `First name` can be written `{{ first_name }}`. */
const asField = (name: string) =>
  plain(name)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
/** Their lines take 400 MB, the double while the table grows. */
const mostNumbers = 20_000_000

export const isNumberColumn = (column: string | undefined) => (name: string) =>
  column === undefined ? numberColumns.includes(plain(name)) : plain(name) === plain(column)

/** From the header row and the options; refuses what can be known to be wrong before the first row. */
export function openRecipients(
  header: CsvRow,
  { text, column, country }: Options,
): { recipients: Recipients } | { refused: string } {
  if (header.broken) return { refused: `line ${header.line}: ${header.broken}` }
  const columns = header.cells.map((name) => name.trim())
  while (columns.at(-1) === '') columns.pop()
  const list = columns.map((name) => JSON.stringify(name)).join(', ')
  const numberAt = findNumberColumn(columns, column)
  if (numberAt < 0) {
    const wanted = column
      ? `a column "${column}"`
      : `a column of numbers (${numberColumns.join(', ')}; or name yours with --column)`
    return {
      refused: `line ${header.line}: the first line must name the columns, among them ${wanted}; it has ${list}`,
    }
  }
  const compiled = compileTemplate(text)
  if ('refused' in compiled) return { refused: `--text: ${compiled.refused}` }
  const { template } = compiled
  const sources = template.fields.map((field) => ({ field, at: findField(columns, field) }))
  const missing = sources.filter(({ at }) => at < 0).map(({ field }) => `{{ ${field} }}`)
  if (missing.length) return { refused: `--text: the file has no column for ${missing.join(', ')}; it has ${list}` }

  const seen = createNumberLines()
  const judge = ({ line, cells, broken }: CsvRow): ReturnType<Recipients['judge']> => {
    const refuse = (code: string, say: string) => ({ refused: { code, say } })
    if (broken) return refuse('broken_row', broken)
    if (cells.length < columns.length || cells.slice(columns.length).some((cell) => cell.trim()))
      return refuse('broken_row', `the row has ${cells.length} columns, the first line has ${columns.length}`)
    if (cells.some((cell) => cell.includes('\ufffd'))) return refuse('damaged_text', 'a character is damaged (U+FFFD)')
    const written = cells[numberAt]!.trim()
    if (!written) return refuse('missing_number', `${columns[numberAt]} is empty`)
    const number = parseNumber(written, country)
    if ('refused' in number) return refuse('invalid_recipient', number.refused)
    const earlier = seen.find(number.e164)
    if (earlier !== undefined) return refuse('duplicate', `the number ${number.e164} stands on line ${earlier} already`)
    const fields: Record<string, string | undefined> = {}
    for (const { field, at } of sources) fields[field] = cells[at]!.trim()
    const rendered = template.render(fields)
    if ('refused' in rendered) return refuse('text_incomplete', rendered.refused)
    if (!rendered.text.trim()) return refuse('empty_text', 'the text is empty for this row')
    if (seen.size >= mostNumbers) return refuse('too_many', `one file can hold ${mostNumbers} numbers; split it`)
    seen.add(number.e164, line)
    return { message: { to: number.e164, text: rendered.text } }
  }
  return { recipients: { columns, judge } }
}

function findNumberColumn(columns: readonly string[], wanted: string | undefined): number {
  for (const name of wanted === undefined ? numberColumns : [plain(wanted)]) {
    const at = columns.findIndex((column) => plain(column) === name)
    if (at >= 0) return at
  }
  return -1
}

function findField(columns: readonly string[], field: string): number {
  const exact = columns.indexOf(field)
  return exact >= 0 ? exact : columns.findIndex((column) => asField(column) === asField(field))
}
