// Reads a CSV that came inside a request: finds its separator and its columns under any of their usual names, and
// gives each row by our names with its line. Knows no meaning of a column.
import { createParser, findSeparator } from '../../contacts/csv.ts'
import type { Clock } from '../../kit/clock.ts'

export type TableRow<Column extends string> = { readonly line: number } & { readonly [Name in Column]?: string }
export type Table<Column extends string> = { readonly rows: TableRow<Column>[] } | { readonly say: string }

/** Read between two turns of other work. */
const pieceOf = 65_536

/** Our name of a column and what others call it, in lower case with spaces for all that is no letter or digit. */
export type Columns<Column extends string> = Readonly<Record<Column, readonly string[]>>

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Empty cells are left out. A row that is broken, or has no column we know, ends it with a sentence. */
export async function readTable<Column extends string>(
  text: string,
  columns: Columns<Column>,
  { clock, mostRows }: { readonly clock: Clock; readonly mostRows: number },
): Promise<Table<Column>> {
  const nameOf = (title: string): Column | undefined => {
    const entries = Object.entries(columns) as [Column, readonly string[]][]
    return entries.find(([name, others]) => plain(title) === name || others.includes(plain(title)))?.[0]
  }
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const rows: TableRow<Column>[] = []
  let header: readonly (Column | undefined)[] | undefined
  let say: string | undefined
  const parser = createParser(
    findSeparator(content.slice(0, pieceOf), (title) => nameOf(title) !== undefined),
    (row) => {
      if (say !== undefined) return
      if (row.broken) say = `line ${row.line}: ${row.broken}`
      else if (!header) header = row.cells.map(nameOf)
      else if (rows.length >= mostRows) say = `there are more than ${mostRows} rows`
      else rows.push(rowOf(row.line, row.cells, header))
    },
  )
  for (let at = 0; at < content.length && say === undefined; at += pieceOf) {
    if (at > 0) await new Promise<void>((resolve) => clock.soon(resolve))
    parser.push(content.slice(at, at + pieceOf))
  }
  parser.end()
  if (say !== undefined) return { say }
  if (!header?.some(Boolean))
    return { say: `the first line names no column that is known: ${Object.keys(columns).join(', ')}` }
  return { rows }
}

function rowOf<Column extends string>(
  line: number,
  cells: readonly string[],
  header: readonly (Column | undefined)[],
): TableRow<Column> {
  const row: Record<string, string | number> = { line }
  header.forEach((name, at) => {
    const cell = cells[at]?.trim()
    if (name !== undefined && cell) row[name] = cell
  })
  return row as TableRow<Column>
}
