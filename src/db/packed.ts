// A write on its way to the thread of the database: what is alike in all its rows is said once. Most values of a bulk are
// alike, and to copy one costs more than to compare it. Knows nothing of statements.
import type { Value, Write } from './database.ts'

export type Packed = Omit<Write, 'rows'> & {
  readonly count: number
  readonly first: readonly Value[]
  /** The places in which rows differ. */
  readonly differing: readonly number[]
  /** What stands there, row by row. */
  readonly values: readonly Value[]
}

export function pack({ rows, ...write }: Write): Packed {
  const first = rows[0] ?? []
  const differing: number[] = []
  for (let place = 0; place < first.length; place++) {
    const value = first[place]
    let at = 1
    while (at < rows.length && rows[at]![place] === value) at++
    if (at < rows.length) differing.push(place)
  }
  const values: Value[] = []
  if (differing.length > 0) for (const row of rows) for (const place of differing) values.push(row[place]!)
  return { ...write, count: rows.length, first, differing, values }
}

export function unpack({ count, first, differing, values, ...write }: Packed): Write {
  const rows: Value[][] = []
  for (let row = 0, from = 0; row < count; row++, from += differing.length) {
    const whole = first.slice()
    for (let at = 0; at < differing.length; at++) whole[differing[at]!] = values[from + at]!
    rows.push(whole)
  }
  return { ...write, rows }
}
