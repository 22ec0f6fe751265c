// The rows that were not sent: counted by reason, and written with their reason to a CSV beside the original, to be
// mended and sent again. Knows no cause.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join, parse } from 'node:path'
import { csvCell } from '../kit/spreadsheet.ts'
import type { CsvRow, Separator } from '../contacts/csv.ts'
import type { RowRefusal } from './recipients.ts'

export type Reasons = Readonly<Record<string, { count: number; lines: number[]; example: string }>>
export type Refusals = {
  readonly file: string
  readonly total: number
  readonly reasons: Reasons
  add(row: CsvRow, refusal: RowRefusal): void
  close(): void
}

const linesShown = 5
const bufferedChars = 64 * 1024

export const refusedFileOf = (csv: string) => {
  const { dir, name } = parse(csv)
  return join(dir, `${name}.refused.csv`)
}

/** Writes nothing and leaves no file when nothing is refused. */
export function openRefusals(file: string, columns: readonly string[], separator: Separator): Refusals {
  rmSync(file, { force: true }) // of an earlier run: it would be taken for this one's
  const reasons: Record<string, { count: number; lines: number[]; example: string }> = {}
  let total = 0
  let handle: number | undefined
  let text = `\ufeff${writeRow(['line', 'reason', ...columns], separator)}`
  const flush = () => {
    handle ??= openSync(file, 'w')
    writeSync(handle, text)
    text = ''
  }
  return {
    file,
    reasons,
    get total() {
      return total
    },
    add({ line, cells }, { code, say }) {
      total++
      const reason = (reasons[code] ??= { count: 0, lines: [], example: say })
      reason.count++
      if (reason.lines.length < linesShown) reason.lines.push(line)
      text += writeRow([String(line), say, ...cells], separator)
      if (text.length > bufferedChars) flush()
    },
    close() {
      if (total) flush()
      if (handle !== undefined) closeSync(handle)
    },
  }
}

const writeRow = (cells: readonly string[], separator: Separator) =>
  `${cells.map(writeCell).join(separator)}\r\n`

/** Digits alone do no harm, and stay as they were: they are to be sent again. */
const writeCell = (cell: string): string => (/^[+-]?[\d .()-]+$/.test(cell) ? cell : csvCell(cell))
