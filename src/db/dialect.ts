// What PostgreSQL must hear where our SQL, written in SQLite's words, differs; and how its values become ours. Only words
// in capitals are translated, so a column may be called `real`. Knows no connection.
import type { Value } from './database.ts'
import { opaque } from './migrate.ts'

const questions = new RegExp(`${opaque}|\\?`, 'g')

/** `?` becomes `$1`, `$2` …; quoted text stays as it is. */
export function numbered(sql: string): string {
  let count = 0
  return words(sql.replace(questions, (piece) => (piece === '?' ? `$${++count}` : piece)))
}

/** Text is ordered by its bytes, as SQLite does, whatever the locale of the database: ids and cursors depend on it. */
const translations: Readonly<Record<string, string>> = {
  INTEGER: 'BIGINT',
  INT: 'BIGINT',
  REAL: 'DOUBLE PRECISION',
  BLOB: 'BYTEA',
  TEXT: 'TEXT COLLATE "C"',
  'WITHOUT ROWID': '',
}
const translated = new RegExp(`${opaque}|\\b(?:INTEGER|INT|REAL|BLOB|TEXT|WITHOUT ROWID)\\b`, 'g')
const words = (sql: string) => sql.replace(translated, (piece) => translations[piece] ?? piece)

// PostgreSQL cannot store U+0000 in text, and a message may contain it. It is written as U+FDD0, a code point that means
// nothing in any text (Unicode 23.7), and a digit; U+FDD0 itself likewise.
const mark = '\uFDD0'
const unstorable = /[\0\uFDD0]/
export const toText = (text: string) =>
  unstorable.test(text) ? text.replace(/[\0\uFDD0]/g, (char) => (char === '\0' ? `${mark}0` : `${mark}1`)) : text
const fromText = (text: string) =>
  text.includes(mark) ? text.replace(/\uFDD0([01])/g, (_, digit) => (digit === '0' ? '\0' : mark)) : text

/** Types by their number in pg_type. */
export const types = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, text: 25, float4: 700, float8: 701, numeric: 1700 } as const

function number(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`)
  return value
}

const parsers: Readonly<Record<number, (text: string) => Value>> = {
  [types.bool]: (text) => (text === 't' ? 1 : 0),
  [types.bytea]: (text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex')),
  [types.int8]: number,
  [types.int2]: Number,
  [types.int4]: Number,
  [types.float4]: Number,
  [types.float8]: Number,
  [types.numeric]: number,
}

/** How the client library reads a column of a type: in text form, since that is the form we ask for. */
export const valueTypes = { getTypeParser: (type: number) => parsers[type] ?? fromText }

/** A value as the client library sends it: text form, but octets as they are. */
export function toParameter(value: Value): string | Buffer | null {
  if (value === null) return null
  if (typeof value === 'string') return toText(value)
  if (typeof value === 'number') return String(value)
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
}
