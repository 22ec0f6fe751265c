// Many rows of one statement as one statement of PostgreSQL: the columns of values go as arrays and meet the table in
// `unnest`. Only where that comes to the same as running the rows one after the other, which is decided from the words of
// the statement; anything else says no, and is run row by row. Figures: docs/decisions/0010-postgresql.md.
import type { Value } from './database.ts'
import { toText, types } from './dialect.ts'

export type Bulk = {
  /** The statement with arrays for parameters; of an insert it changes as many rows as are given or fails. */
  readonly sql: string
  /** The same, answering how many rows changed, and of how many given rows; for fences. Absent where that cannot be told. */
  readonly counted?: string
  /** Which parameters pick the row. Given rows that agree in all of them must not be in one bulk. Empty for an insert. */
  readonly key: readonly number[]
}

const arrayOf: Readonly<Record<number, string>> = {
  [types.int8]: 'bigint[]',
  [types.text]: 'text[]',
  [types.bytea]: 'bytea[]',
  [types.float8]: 'double precision[]',
}

const insert = /^INSERT\s+INTO\s+\w+\s*(?:\([^()]*\)\s*)?VALUES\s*\(([^()]*)\)\s*(ON\s+CONFLICT[\s\S]*)?$/
const update = /^UPDATE\s+\w+\s+SET\s+([\s\S]+?)\s+WHERE\s+([\s\S]+)$/
const remove = /^DELETE\s+FROM\s+\w+\s+WHERE\s+([\s\S]+)$/
const beyondUs = /'|\bOR\b|\bNOT\s*\(|\bCASE\b|\bSELECT\b|\bFROM\b|\bUSING\b|\bRETURNING\b/i

/** `sql` has its parameters as `$1` …, of these types; undefined when the rows must be run one by one. */
export function bulkOf(sql: string, parameters: readonly number[]): Bulk | undefined {
  const arrays = parameters.map((type, at) => `$${at + 1}::${arrayOf[type]}`)
  if (arrays.length === 0 || arrays.some((array) => array.endsWith('undefined'))) return undefined
  const names = parameters.map((_, at) => `_${at + 1}`)
  const given = `unnest(${arrays.join(', ')})`
  const inserting = insert.exec(sql)
  if (inserting) {
    const [, values, onConflict = ''] = inserting
    if (onConflict.includes('$')) return undefined
    const head = sql.slice(0, sql.search(/VALUES\s*\(/))
    return { sql: `${head} SELECT ${fromGiven(values!)} FROM ${given} AS given(${names.join(', ')}) ${onConflict}`, key: [] }
  }
  const changing = update.exec(sql)
  const set = changing?.[1] ?? ''
  const where = changing?.[2] ?? remove.exec(sql)?.[1]
  if (where === undefined || beyondUs.test(where) || beyondUs.test(set)) return undefined
  const picked = picking(where)
  const moved = new Set([...set.matchAll(/(?:^|,)\s*(\w+)\s*=/g)].map(([, column]) => column))
  if (picked.length === 0 || picked.some(({ column }) => moved.has(column))) return undefined
  const key = picked.map(({ parameter }) => parameter - 1)
  const from = changing ? `${sql.slice(0, sql.indexOf(set))}${fromGiven(set)} FROM` : `${sql.slice(0, sql.search(/\sWHERE\s/))} USING`
  return {
    sql: `${from} ${given} AS given(${names.join(', ')}) WHERE ${fromGiven(where)}`,
    counted: `WITH changed AS (${from} ${given} WITH ORDINALITY AS given(${names.join(', ')}, _at) WHERE ${fromGiven(where)}
      RETURNING given._at) SELECT count(*), count(DISTINCT _at) FROM changed`,
    key,
  }
}

const fromGiven = (clause: string) => clause.replace(/\$(\d+)/g, 'given._$1')

/** Columns that a condition joined by AND sets equal to a parameter: rows given for different values meet different rows. */
function picking(where: string): { column: string; parameter: number }[] {
  return where.split(/\s+AND\s+/).flatMap((condition) => {
    const equal = /^\(?(\w+)\s*=\s*\$(\d+)\)?$/.exec(condition.trim())
    return equal ? [{ column: equal[1]!, parameter: Number(equal[2]) }] : []
  })
}

/** Whether no two rows pick the same. */
export function distinct(rows: readonly (readonly Value[])[], key: readonly number[]): boolean {
  if (key.length === 0) return true
  const keys = new Set<Value>()
  for (const row of rows) keys.add(key.length === 1 ? row[key[0]!]! : key.map((at) => row[at]).join('\u0000'))
  return keys.size === rows.length
}

/** The columns as arrays in PostgreSQL's binary form; undefined when a value is not of its column's type. */
export function columnsOf(rows: readonly (readonly Value[])[], parameters: readonly number[]): Buffer[] | undefined {
  const columns: Buffer[] = []
  for (let at = 0; at < parameters.length; at++) {
    const column = arrayOfColumn(rows, at, parameters[at]!)
    if (!column) return undefined
    columns.push(column)
  }
  return columns
}

/** One dimension, a flag for nulls, the type, the length, the first index; then each value behind its length. */
const headBytes = 20
let scratch = Buffer.allocUnsafeSlow(2 ** 18)

function arrayOfColumn(rows: readonly (readonly Value[])[], column: number, type: number): Buffer | undefined {
  let offset = headBytes
  let nulls = 0
  for (const row of rows) {
    let value = row[column]!
    if (typeof value === 'string') value = toText(value)
    const room = offset + 12 + (value === null || typeof value === 'number' ? 0 : value.length * 3)
    if (room > scratch.length) scratch = Buffer.concat([scratch.subarray(0, offset)], room * 2)
    if (value === null) {
      offset = scratch.writeInt32BE(-1, offset)
      nulls = 1
    } else if (type === types.int8 && Number.isSafeInteger(value)) {
      const high = Math.floor((value as number) / 2 ** 32)
      offset = scratch.writeInt32BE(8, offset)
      offset = scratch.writeInt32BE(high, offset)
      offset = scratch.writeUInt32BE((value as number) - high * 2 ** 32, offset)
    } else if (type === types.float8 && typeof value === 'number') {
      offset = scratch.writeDoubleBE(value, scratch.writeInt32BE(8, offset))
    } else if (type === types.text && typeof value === 'string') {
      const length = scratch.write(value, offset + 4)
      offset = scratch.writeInt32BE(length, offset) + length
    } else if (type === types.bytea && value instanceof Uint8Array) {
      offset = scratch.writeInt32BE(value.length, offset)
      scratch.set(value, offset)
      offset += value.length
    } else return undefined
  }
  scratch.writeInt32BE(1, 0)
  scratch.writeInt32BE(nulls, 4)
  scratch.writeInt32BE(type, 8)
  scratch.writeInt32BE(rows.length, 12)
  scratch.writeInt32BE(1, 16)
  return Buffer.from(scratch.subarray(0, offset))
}
