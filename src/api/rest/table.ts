// Reads a CSV that came inside a request: finds its separator and its columns under any of their usual names, and has each
// row read by our names, a piece of the text at a time. Knows no meaning of a column.
import type { z } from 'zod'
import { createParser, findSeparator } from '../../contacts/csv.ts'
import type { Clock } from '../../kit/clock.ts'

/** Empty cells are left out. */
export type Cells<Column extends string> = { readonly [Name in Column]?: string }
/** Our name of a column and what others call it, in lower case with spaces for all that is no letter or digit. */
export type Columns<Column extends string> = Readonly<Record<Column, readonly string[]>>

/** Characters read between two turns of other work: some milliseconds. */
const pieceOf = 65_536

type Needs<Column extends string, Value> = {
  readonly clock: Clock
  readonly mostRows: number
  /** The first line must name one of these: a title that is not understood is not to change what all rows say. */
  readonly oneOf?: readonly Column[]
  /** The value of a row, or a sentence that says what is wrong with it. */
  readonly read: (cells: Cells<Column>) => { readonly value: Value } | { readonly say: string }
}

/** The values of all rows, or a sentence about the first that cannot be read. */
export async function readTable<Column extends string, Value>(
  text: string,
  columns: Columns<Column>,
  { clock, mostRows, oneOf = [], read }: Needs<Column, Value>,
): Promise<{ readonly values: Value[] } | { readonly say: string }> {
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

  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const values: Value[] = []
  let header: readonly (Column | undefined)[] | undefined
  let say: string | undefined
  const separator = findSeparator(content.slice(0, pieceOf), (title) => nameOf(title) !== undefined)
  const parser = createParser(separator, ({ line, cells, broken }) => {
    if (say !== undefined) return
    if (broken) say = `Line ${line}: ${broken}`
    else if (!header) header = cells.map(nameOf)
    else if (values.length >= mostRows) say = `There are more than ${mostRows} rows`
    else {
      const it = read(named(cells, header))
      if ('say' in it) say = `Line ${line}: ${it.say}`
      else values.push(it.value)
    }
  })
  for (let at = 0; at < content.length && say === undefined; at += pieceOf) {
    if (at > 0) await new Promise<void>((resolve) => clock.soon(resolve))
    parser.push(content.slice(at, at + pieceOf))
    if (header && !header.some(Boolean))
      say = `The first line names no column that is known: ${Object.keys(columns).join(', ')}`
    else if (header && oneOf.length > 0 && !oneOf.some((name) => header!.includes(name)))
      say = `The first line names none of the columns ${oneOf.join(', ')}`
  }
  parser.end()
  return say === undefined ? { values } : { say }
}

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
